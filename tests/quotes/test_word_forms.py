from __future__ import annotations

import pytest

from searchnews.quotes.word_forms import FORMS


@pytest.mark.parametrize(
    ("piece", "kind"),
    [
        ("the", "D"),
        ("The", "D"),
        ("she", "R"),
        ("Harwick", "P"),
        ("harbour", "N"),
        ("slowly", "A"),
        ("daily", "N"),
        ("monday", "T"),
        ("mayor’s", "N"),
        ("1987", "#"),
        ("—", "-"),
        (";", ";"),
    ],
)
def test_most_pieces_have_one_class_wherever_they_stand(piece: str, kind: str) -> None:
    assert FORMS[piece].settled
    assert FORMS[piece].kind == kind


@pytest.mark.parametrize("piece", ["said", "claims", "Said", "Mayor", "rallied", "of", ".", "-"])
def test_what_stands_before_decides_on_the_others(piece: str) -> None:
    assert not FORMS[piece].settled


@pytest.mark.parametrize(
    ("piece", "word", "rest"),
    [
        ("we’re", "we", [("’re", 2, 5)]),
        ("He's", "He", [("'s", 2, 4)]),
        ("she’d’ve", "she", [("’d", 3, 5), ("’ve", 5, 8)]),
        ("Holm's", "Holm", []),
    ],
)
def test_a_contraction_is_cut_into_its_words(
    piece: str, word: str, rest: list[tuple[str, int, int]]
) -> None:
    form = FORMS[piece]
    assert form.text == word
    assert [(text, start, end) for text, _, start, end in form.rest] == rest
    assert form.possessive == (word == "Holm")
