from __future__ import annotations

from collections.abc import Callable

import pytest

from searchnews.article import Article

Reader = Callable[..., tuple[list[Article], list[str]]]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_is_found_in_the_header(reading: Reader, delimiter: str) -> None:
    rows = [
        "ID|Body|Date|Desk",
        '1|"He said ""no"", twice.\r\nThen: yes."|2019|city',
        "|||",
        "2|Two||",
    ]
    data = "\ufeff" + "\r\n".join(row.replace("|", delimiter) for row in rows)
    articles, errors = reading("a.csv", data)
    assert errors == []
    assert [(a.id, a.body, a.date) for a in articles] == [
        ("1", 'He said "no", twice.\r\nThen: yes.', "2019"),
        ("2", "Two", None),
    ]
    assert dict(articles[0].extra) == {"desk": "city"}


def test_every_fault_is_named_with_the_line_its_row_begins_in(reading: Reader) -> None:
    data = 'id,body\n1,"two\nlines"\n2,a,b\n3,"x"y\n4,\n5,fine\n6,"open\nto the end\n'
    articles, errors = reading("a.csv", data)
    assert [article.id for article in articles] == ["1", "5"]
    assert [error.split(": ")[0] for error in errors] == [
        "a.csv:4",
        "a.csv:5",
        "a.csv:6",
        "a.csv:8",
    ]
    assert "3 cells, the header 2" in errors[0]
    assert errors[3] == (
        "a.csv:8: a quotation mark is opened here and never closed; lines 8 to 9 are not read"
    )


@pytest.mark.parametrize(
    ("data", "error"),
    [
        ("id,text\n1,x\n", "a.csv:1: the header row has no column 'body', only id, text; "),
        ("body,id,id\nx,1,2\n", "a.csv:1: the header row has the column 'id' twice"),
        ("id,body\n", "a.csv: holds a header row, but no article"),
        ("", "a.csv: is empty"),
    ],
)
def test_a_header_that_will_not_do(reading: Reader, data: str, error: str) -> None:
    articles, errors = reading("a.csv", data)
    assert articles == []
    assert len(errors) == 1
    assert errors[0].startswith(error)


def test_a_column_is_renamed_in_any_case(reading: Reader) -> None:
    (article,), errors = reading("a.csv", "id,Text\n1,The harbour\n", {"body": "Text"})
    assert (article.body, errors) == ("The harbour", [])


def test_a_long_cell_is_read(reading: Reader) -> None:
    (article,), errors = reading("a.csv", "id,body\n1," + "sea " * 100_000)
    assert (len(article.body), errors) == (400_000, [])
