"""Tables of what stands between marks of every kind, and of what quotes nobody."""

from __future__ import annotations

import pytest

from searchnews.article import Article
from searchnews.quotes.extract import extract

# A body, and its quotations: text and speaker.
Case = tuple[str, list[tuple[str, str | None]]]


def found(body: str) -> list[tuple[str, str | None]]:
    return [(quote.text, quote.speaker) for quote in extract(Article(id="a", body=body))]


_MARKS: list[Case] = [
    ('"The ferry will sail," said Ada Holm.', [('"The ferry will sail,"', "Ada Holm")]),
    ("«The ferry will sail», said Ada Holm.", [("«The ferry will sail»", "Ada Holm")]),
    ("„The ferry will sail“, said Ada Holm.", [("„The ferry will sail“", "Ada Holm")]),
    ("„The ferry will sail,” said Ada Holm.", [("„The ferry will sail,”", "Ada Holm")]),
    ("‹The ferry will sail›, said Ada Holm.", [("‹The ferry will sail›", "Ada Holm")]),
    ("»The ferry will sail«, said Ada Holm.", [("»The ferry will sail«", "Ada Holm")]),
    ("'The ferry will sail,' said Ada Holm.", [("'The ferry will sail,'", "Ada Holm")]),
    ("‘The ferry will sail,’ said Ada Holm.", [("‘The ferry will sail,’", "Ada Holm")]),
    ("''The ferry will sail,'' said Ada Holm.", [("''The ferry will sail,''", "Ada Holm")]),
    ("``The ferry will sail,'' said Ada Holm.", [("``The ferry will sail,''", "Ada Holm")]),
    ('“The ferry will sail," said Ada Holm.', [('“The ferry will sail,"', "Ada Holm")]),
    ('"The ferry will sail,” said Ada Holm.', [('"The ferry will sail,”', "Ada Holm")]),
    ("“The ferry will sail,“ said Ada Holm.", [("“The ferry will sail,“", "Ada Holm")]),
    ("”The ferry will sail,” said Ada Holm.", [("”The ferry will sail,”", "Ada Holm")]),
    (
        "Ada Holm said: “The ferry will sail today. It must.",
        [("“The ferry will sail today. It must.", "Ada Holm")],
    ),
    (
        "“The ferry will sail today,” said Ada Holm. “It must.\n\n“It will sail again.”",
        [
            ("“The ferry will sail today,”", "Ada Holm"),
            ("“It must.\n\n“It will sail again.”", "Ada Holm"),
        ],
    ),
    (
        "“He told me, ‘The ferry will sail,’ and left,” said Ada Holm.",
        [("“He told me, ‘The ferry will sail,’ and left,”", "Ada Holm")],
    ),
    (
        "“He told me, “The ferry will sail,” and left,” said Ada Holm.",
        [("“He told me, “The ferry will sail,” and left,”", "Ada Holm")],
    ),
    (
        "\"He said 'it sails' and left,\" said Ada Holm.",
        [("\"He said 'it sails' and left,\"", "Ada Holm")],
    ),
    ("The pilots' boat wasn't new, and the '90s were long gone.", []),
    ('The mast was 6\' 2" high and the plank 4" wide.', []),
    (
        'The 12" pipe broke, "and that was that," said Ada Holm.',
        [('"and that was that,"', "Ada Holm")],
    ),
    ('See http://harwick.example/?q="ferry" and <a href="x">.', []),
]


@pytest.mark.parametrize(("body", "quotes"), _MARKS)
def test_marks_of_every_kind_part_runs_from_text(
    body: str, quotes: list[tuple[str, str | None]]
) -> None:
    assert found(body) == quotes


_DROPS: list[Case] = [
    ("Tom “Shorty” Brennick runs the harbour.", []),
    ("She starred in “The Long Winter Road” last year.", []),
    ("The so-called “experts” were in the room.", []),
    ("The film “Salt” opens on Friday.", []),
    ("The harbour is known for its “mud”.", []),
    ("“Harbour Opens Again”\n\nThe ferry sailed on Monday from Harwick.", []),
]


@pytest.mark.parametrize(("body", "quotes"), _DROPS)
def test_titles_nicknames_headings_and_scare_quotes_are_left_out(
    body: str, quotes: list[tuple[str, str | None]]
) -> None:
    assert found(body) == quotes


_PARTIAL: list[Case] = [
    ("Ada Holm called the plan “dead”.", [("“dead”", "Ada Holm")]),
    ("The plan is “dead in the water”, Ada Holm said.", [("“dead in the water”", "Ada Holm")]),
]


@pytest.mark.parametrize(("body", "quotes"), _PARTIAL)
def test_partial_quotations_stay(body: str, quotes: list[tuple[str, str | None]]) -> None:
    assert found(body) == quotes
