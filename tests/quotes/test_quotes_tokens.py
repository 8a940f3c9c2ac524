from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from searchnews.quotes.marks import find_runs
from searchnews.quotes.tokens import mask, read_sentences
from searchnews.sentences import paragraphs
from searchnews.text import Span

TEXTS = st.lists(
    st.sampled_from(["“", "”", '"', "Holm", " ", ". ", "? ", "said", "the", "’s", ",", "—", "U.S."])
).map("".join)


def kinds(text: str) -> str:
    part = Span(0, len(text))
    runs = find_runs(text, [part])[0]
    return " ".join(
        "".join(token.kind for token in sentence.tokens)
        for sentence in read_sentences(text, part, runs)
    )


def test_words_have_their_classes() -> None:
    assert kinds("The mayor, who has often said it, left Harwick.") == "DN,WXAVR,vP."


def test_a_cue_behind_a_determiner_is_a_noun() -> None:
    assert kinds("Her claims.") == "DN."
    assert kinds("Holm claims it.") == "PVR."


def test_a_run_is_one_token() -> None:
    assert kinds("Holm said “it is. It was” twice.") == "PVQA."


def test_a_stop_inside_a_run_ends_the_sentence_only_at_its_end() -> None:
    assert kinds("Holm said “it is. It was.” Ruud left.") == "PVQ Pv."


def test_a_question_that_begins_its_sentence_goes_on() -> None:
    assert kinds("“Is it?” Holm asked.") == "QPV."


@given(TEXTS)
def test_masking_keeps_every_offset(text: str) -> None:
    for part, runs in zip(paragraphs(text), find_runs(text, paragraphs(text)), strict=True):
        assert len(mask(text, part, runs)) == part.end - part.start


@given(TEXTS)
def test_tokens_are_in_order_and_hold_their_text(text: str) -> None:
    for number, part in enumerate(paragraphs(text)):
        runs = find_runs(text, paragraphs(text))[number]
        at = part.start
        for sentence in read_sentences(text, part, runs):
            for token in sentence.tokens:
                assert at <= token.start < token.end <= part.end
                assert token.kind == "Q" or text[token.start : token.end].startswith(token.text)
                at = token.end


def test_a_sentence_longer_than_any_comes_in_pieces() -> None:
    text = "Holm met Ruud and " * 200
    part = Span(0, len(text.rstrip()))
    pieces = read_sentences(text, part, [])
    assert len(pieces) > 1
    assert all(len(piece.tokens) <= 250 for piece in pieces)
    assert sum(len(piece.tokens) for piece in pieces) == 800


def test_only_a_sentence_with_a_run_may_quote() -> None:
    text = "Holm left. He said “it is late” again. Ruud stayed."
    part = Span(0, len(text))
    found = read_sentences(text, part, find_runs(text, [part])[0])
    assert [sentence.may_quote for sentence in found] == [False, True, False]
