from __future__ import annotations

from collections.abc import Sequence

import pytest

from searchnews.quotes.main_clause import sentence_subject
from searchnews.quotes.phrases import Phrase
from searchnews.quotes.subjects import clause_subject, subject_of
from searchnews.quotes.tokens import Token, read_sentences
from searchnews.text import Span


def tokens_of(text: str) -> Sequence[Token]:
    return read_sentences(text, Span(0, len(text)), [])[0].tokens


def words(text: str, tokens: Sequence[Token], phrase: Phrase | None) -> str | None:
    if phrase is None:
        return None
    return text[tokens[phrase.whole_first].start : tokens[phrase.whole_last].end]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Ada Holm has often said so", "Ada Holm"),
        ("The mayor, Ada Holm, said so", "The mayor, Ada Holm"),
        ("Ada Holm (the pilot) said so", "Ada Holm"),
        (
            "Ada Holm, president and head of the fleet said so",
            "Ada Holm, president and head of the fleet",
        ),
        ("Ada Holm of Salem, Oregon said so", "Ada Holm of Salem, Oregon"),
        ("Many groups linked to the fleet said so", "Many groups"),
        ("A source close to the fleet said so", "A source close to the fleet"),
        ("One of the old pilots said so", "One of the old pilots"),
        ("An increasingly tired pilot said so", "An increasingly tired pilot"),
        ("The tall, thin man said so", "The tall, thin man"),
        ("A report by the port said so", "A report by the port"),
        ("Ada Holm herself said so", "Ada Holm"),
        ("As Ben Ruud left, Ada Holm waved and said so", "Ada Holm"),
        ("Ben Ruud left, and Ada Holm took over and said so", "Ada Holm"),
        ("Ada Holm left and in a letter said so", "Ada Holm"),
        ("He spoke to Ada Holm, who said so", "Ada Holm"),
        ("said so", None),
    ],
)
def test_a_verb_has_its_subject(text: str, subject: str | None) -> None:
    tokens = tokens_of(text)
    cue = next(i for i, token in enumerate(tokens) if token.low == "said")
    assert words(text, tokens, subject_of(tokens, cue)) == subject


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Ada Holm said the ferry sank", "Ada Holm"),
        ("When Ben Ruud left, Ada Holm waved", "Ada Holm"),
        ("Ada Holm and other pilots left", "Ada Holm and other pilots"),
        ("Holm said it when protesters came", "protesters"),
    ],
)
def test_the_last_clause_has_a_subject(text: str, subject: str) -> None:
    tokens = tokens_of(text)
    assert words(text, tokens, clause_subject(tokens, len(tokens))) == subject


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("In May, Ada Holm left", "Ada Holm"),
        ("Facing the crowd, Ada Holm left", "Ada Holm"),
        ("Even though it was late, Ada Holm left", "Ada Holm"),
        ("In Salem, Oregon, Ada Holm left", "Ada Holm"),
        ("Ada Holm and other pilots sailed", "Ada Holm and other pilots"),
    ],
)
def test_a_sentence_has_a_main_clause(text: str, subject: str) -> None:
    tokens = tokens_of(text)
    assert words(text, tokens, sentence_subject(tokens, 0, len(tokens))) == subject
