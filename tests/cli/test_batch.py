from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from typer.testing import Result

Run = Callable[..., Result]


QUERIES = b"\xef\xbb\xbfq1\tbridge\n\nq2\tzeppelin\r\nq3\tspeaker:aldana\n"


def rows(text: str) -> list[list[str]]:
    return [line.split("\t") for line in text.splitlines()]


def test_each_query_gives_its_articles_with_scores(run: Run, tmp_path: Path) -> None:
    (tmp_path / "q.tsv").write_bytes(QUERIES)
    result = run("search", "--queries", "q.tsv", "--format", "run", "-n", "5")
    assert (result.exit_code, result.stderr) == (0, "")
    found = rows(result.stdout)
    assert [(query, id) for query, id, _ in found if query != "q3"] == [("q1", "bridge")]
    assert {id for query, id, _ in found if query == "q3"} == {"bridge", "budget"}
    assert all(float(score) > 0 for _, _, score in found)


def test_the_limit_is_that_of_each_query(run: Run) -> None:
    result = run("search", "--queries", "-", "-n", "1", input=QUERIES)
    assert [row[0] for row in rows(result.stdout)] == ["q1", "q3"]


def test_a_bad_line_is_named_and_the_rest_go_on(run: Run) -> None:
    lines = b"q1\tbridge\nno tab here\nq2\tspeaker:(\nq3\t\xff\nq4\t\n" + b"q5\t" + b"x" * 1_000_001
    result = run("search", "--queries", "-", input=lines + b"\nq6\tcouncil\n")
    assert result.exit_code == 2
    assert [row[:2] for row in rows(result.stdout)] == [["q1", "bridge"], ["q6", "budget"]]
    places = [line.split(": ")[1] for line in result.stderr.splitlines()]
    assert places == ["-:2", "-:3", "-:4", "-:5", "-:6"]


def test_when_no_query_finds_anything_the_code_is_1(run: Run) -> None:
    result = run("search", "--queries", "-", input="q\tzeppelin\n")
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", "")


def test_one_query_can_be_run_too(run: Run) -> None:
    [[query, id, _]] = rows(run("search", "bridge", "--format", "run").stdout)
    assert (query, id) == ("1", "bridge")


def test_any_of_the_words_may_do(run: Run) -> None:
    result = run("search", "--queries", "-", "--match", "any", input="q\tferry council\n")
    assert {row[1] for row in rows(result.stdout)} == {"ferry", "budget"}


def test_a_query_id_that_comes_twice_is_named(run: Run) -> None:
    result = run("search", "--queries", "-", input="q\tbridge\nq\tferry\nr\t \n")
    assert result.exit_code == 2
    assert {line.split("\t")[0] for line in result.stdout.splitlines()} == {"q"}
    assert "-:2: the query id 'q' is that of line 1" in result.stderr
    assert "-:3: the query is empty" in result.stderr
