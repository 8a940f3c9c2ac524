"""Spans, folding, and the way back to the original characters."""

from __future__ import annotations

import sys
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchnews.text import (
    ACCENTED,
    CAPITALS,
    LOWER,
    PLAIN,
    TITLE,
    Span,
    compose_with_offsets,
    fold,
    fold_with_offsets,
    merge,
    spelling_of,
)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Élan", "elan"),
        ("ŁÓDŹ", "lodz"),
        ("Đorđe", "dorde"),
        ("Tromsø", "tromso"),
        ("Straße", "strasse"),
        ("ﬁne", "fine"),
        ("İstanbul", "istanbul"),
        ("O’Neill", "o'neill"),
        ("co‑op", "co-op"),
        ("soft\u00adhyphen", "softhyphen"),
        ("ΆΘΗΝΑ", "αθηνα"),
        ("Ёлка", "елка"),
        ("ΟΔΟΣ οδος", "οδοσ οδοσ"),
        ("ᎠꭰꮿA", "ᎠᎠᏯa"),
        ("हिन्दी", "हिन्दी"),
    ],
)
def test_folding(written: str, folded: str) -> None:
    assert fold(written) == folded


def test_folding_twice_changes_nothing() -> None:
    for char in map(chr, range(sys.maxunicode + 1)):
        assert fold(fold(char)) == fold(char), hex(ord(char))


# Sigmas, dotted and dotless i, letters that casefold to capitals, what folds to none or several.
awkward = st.text(alphabet="aAB`´’—\u00ad\u200bßﬁİıΣσς…½\u0301ŁéᎠꭰꮿ東\ud800\udc00ŉ \n", max_size=40)
many_letters = st.text(alphabet=[chr(i) for i in range(0xC0, 0x250)], min_size=60, max_size=120)


@given(awkward | many_letters | st.text(max_size=40))
def test_folding_goes_character_by_character(text: str) -> None:
    assert fold(text) == "".join(map(fold, text))


@given(st.text(alphabet="aeiouÀÉêñçäöüłøßŃžЙёΌώ", max_size=20))
def test_composed_and_decomposed_forms_fold_alike(text: str) -> None:
    forms = {fold(unicodedata.normalize(form, text)) for form in ("NFC", "NFD")}
    assert len(forms) == 1


@given(awkward, st.data())
def test_offsets_lead_back(text: str, data: st.DataObject) -> None:
    folded = fold_with_offsets(text)
    assert folded.text == fold(text)
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))
    span = folded.original(start, end)
    assert 0 <= span.start <= span.end <= len(text)
    assert folded.text[start:end] in fold(text[span.start : span.end])


@pytest.mark.parametrize(
    ("word", "spelling"),
    [
        ("dam", LOWER | PLAIN),
        ("1,000", LOWER | PLAIN),
        ("東", LOWER | PLAIN),
        ("한", LOWER | PLAIN),
        ("don’t", LOWER | PLAIN),
        ("`tis", LOWER | PLAIN),
        ("so\u00adft", LOWER | PLAIN),
        ("Turkey", TITLE | PLAIN),
        ("I", TITLE | PLAIN),
        ("3D", TITLE | PLAIN),
        ("Roe’s", TITLE | PLAIN),
        ("US", CAPITALS | PLAIN),
        ("U.S", CAPITALS | PLAIN),
        ("McRoe", CAPITALS | PLAIN),
        ("O’Brien", CAPITALS | PLAIN),
        ("ΟΔΟΣ", CAPITALS | PLAIN),
        ("οδος", LOWER | PLAIN),
        ("café", LOWER | ACCENTED),
        ("cafe\u0301", LOWER | ACCENTED),
        ("Łódź", TITLE | ACCENTED),
        ("Đorđe", TITLE | ACCENTED),
        ("Tromsø", TITLE | ACCENTED),
        ("İstanbul", TITLE | ACCENTED),
        ("Οδός", TITLE | ACCENTED),
        ("Straße", TITLE | ACCENTED),
        ("ﬁne", LOWER | ACCENTED),
        ("ÉTÉ", CAPITALS | ACCENTED),
        ("أَنَّ", LOWER | ACCENTED),
    ],
)
def test_the_spelling_of_a_word(word: str, spelling: int) -> None:
    assert spelling_of(word) == spelling
    for form in ("NFC", "NFD"):
        assert spelling_of(unicodedata.normalize(form, word)) == spelling


def test_a_letter_is_spelt_alike_in_all_forms() -> None:
    for char in map(chr, range(sys.maxunicode + 1)):
        if char.isalpha() and (parts := unicodedata.normalize("NFD", char)) != char:
            assert spelling_of(parts) == spelling_of(char), hex(ord(char))


@given(st.text(alphabet="aeioußﬁÀÉêñçäöüłøŃžЙёΌώ’-", max_size=20))
def test_what_is_folded_has_neither_capitals_nor_accents(word: str) -> None:
    assert spelling_of(fold(word)) == LOWER | PLAIN


# Letters that decompose, and accents in any number and order behind any letter.
any_form = st.text(
    st.sampled_from(
        list(filter(unicodedata.decomposition, filter(str.isalpha, map(chr, range(0xAC00)))))
    )
    | st.characters(min_codepoint=0x300, max_codepoint=0x36F)
    | st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3)
    | st.sampled_from("aeiouσςиА하ガかकन ßﬁİı'’-\u00ad\u200d"),
    max_size=12,
)


@given(any_form | awkward | st.text(max_size=40))
def test_folding_a_folded_text_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def scripts() -> list[str]:
    """Return the letters and marks of each script that has marks, by the names of Unicode."""
    found: dict[str, str] = {}
    for char in map(chr, range(0x370, 0x2000)):
        if char.isalpha() or unicodedata.combining(char):
            script = unicodedata.name(char, "").partition(" ")[0]
            found[script] = found.get(script, "") + char
    return [chars for chars in found.values() if any(map(unicodedata.combining, chars))]


# Marks in any number and order behind the letters of their script.
vocalised = st.sampled_from(scripts()).flatmap(lambda chars: st.text(chars, max_size=8))


@given(any_form | vocalised | st.sampled_from(["أَنَّ", "مُؤَسَّسَة", "رَئِيس"]))
def test_folding_does_not_depend_on_the_form(text: str) -> None:
    assert fold(unicodedata.normalize("NFC", text)) == fold(unicodedata.normalize("NFD", text))


@given(any_form | awkward | st.text(max_size=40))
def test_offsets_ascend_from_the_first_character_to_the_last(text: str) -> None:
    folded = fold_with_offsets(text)
    offsets = folded.offsets if folded.offsets is not None else tuple(range(len(text) + 1))
    assert len(offsets) == len(folded.text) + 1
    assert all(one <= other for one, other in pairwise(offsets))
    assert all(0 <= offset < len(text) for offset in offsets[:-1])
    assert offsets[-1] == len(text)


def test_a_combining_mark_belongs_to_the_letter_before() -> None:
    text = "cafe\u0301 au lait"
    folded = fold_with_offsets(text)
    start = folded.text.index("cafe")
    assert folded.original(start, start + 4) == Span(0, 5)


spans = st.tuples(st.integers(0, 30), st.integers(0, 9)).map(lambda t: Span(t[0], t[0] + t[1]))


@given(st.lists(spans, max_size=8))
def test_merged_spans_are_sorted_disjoint_and_cover_the_same(some: list[Span]) -> None:
    merged = merge(some)
    assert all(a.end <= b.start for a, b in pairwise(merged))
    covered = {i for span in some for i in range(*span)}
    assert {i for span in merged for i in range(*span)} == covered


def test_spans_that_only_touch_stay_apart() -> None:
    assert merge([Span(2, 4), Span(0, 2), Span(3, 5), Span(0, 2)]) == [Span(0, 2), Span(2, 5)]


def test_relations_of_spans() -> None:
    assert Span(0, 3).overlaps(Span(2, 5))
    assert not Span(0, 3).overlaps(Span(3, 5))
    assert Span(0, 5).contains(Span(1, 5))
    assert not Span(1, 5).contains(Span(0, 5))


@given(st.text(st.sampled_from("aeZ x\u0301\u0308\u030a\u0327é\n“"), max_size=20))
def test_composed_text_leads_back_to_letters_with_their_accents(text: str) -> None:
    composed = compose_with_offsets(text)
    for i, char in enumerate(composed.text):
        start, end = composed.original(i, i + 1)
        assert char in unicodedata.normalize("NFC", text[start:end])
    assert unicodedata.normalize("NFC", composed.text) == unicodedata.normalize("NFC", text)
    if composed.offsets is not None:
        assert len(composed.offsets) == len(composed.text) + 1
        assert composed.offsets[-1] == len(text)
