"""What is a token, and which tokens are the same term."""

from __future__ import annotations

import subprocess
import sys
from unicodedata import category, normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchnews.analysis import NAME, PROSE, StemTable
from searchnews.text import fold, spelling_of


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Moscow's elections", ["moscow", "elect"]),
        ("Moscow’s election", ["moscow", "elect"]),
        ("the U.S. and the U.N.", ["the", "u.s", "and", "the", "u.n"]),
        ("rock-and-roll", ["rock", "and", "roll"]),
        ("1,780.50 or 1780.50", ["1780.50", "or", "1780.50"]),
        ("Łódź, Tromsø, straße", ["lodz", "tromso", "strass"]),
        ("don't DON’T dont", ["dont", "dont", "dont"]),
        ("東京都", ["東", "京", "都"]),
        ("ケン・ロウ", ["ケ", "ン", "ロ", "ウ"]),
        ("हिन्दी में", ["हिन्दी", "में"]),
        ("މާލެ ރާއްޖެ", ["މާލެ", "ރާއްޖެ"]),
        ("ලංකා නුවර", ["ලංකා", "නුවර"]),
        ("བོད་ཡིག", ["བོད", "ཡིག"]),
        ("שָׁלׇם", ["שָׁלׇם"]),
        ("❤\ufe0f 1\ufe0f\u20e3", ["1"]),
        ("a_b", ["a", "b"]),
        ("end.Start", ["end", "start"]),
    ],
)
def test_terms_of_prose(text: str, terms: list[str]) -> None:
    assert PROSE.terms(text) == terms


def test_no_mark_of_any_script_parts_a_word() -> None:
    symbols = (range(0x20D0, 0x2100), range(0xFE00, 0xFE10), range(0x1D165, 0x1D245))
    for code in range(0x300, 0x1F000):
        if category(chr(code)) in ("Mn", "Mc") and not any(code in some for some in symbols):
            assert len(NAME.terms(f"ab{chr(code)}c")) == 1, hex(code)


def test_punctuation_and_symbols_of_all_scripts_part_words() -> None:
    for char in map(chr, range(0x80, 0x1F000)):
        kinds = {category(part)[0] for part in char + fold(char)}
        if kinds <= set("PSZ") and fold(char) != "'":
            assert len(NAME.terms(f"ab{char}ba")) == 2, hex(ord(char))


def test_names_are_not_stemmed() -> None:
    assert NAME.terms("Jens Meyers") == ["jens", "meyers"]


texts = st.text(alphabet="aAbé’'-. 1,ßﬁİ東नि\n“”e\u0301_\u3000\u00a0\x1c", max_size=40)


@given(texts)
def test_tokens_and_terms_are_the_same(text: str) -> None:
    tokens = list(PROSE.tokens(text))
    assert [token.term for token in tokens] == PROSE.terms(text)
    assert [token.position for token in tokens] == list(range(len(tokens)))


@given(texts)
def test_words_are_spelt_alike_in_all_forms(text: str) -> None:
    spelled = PROSE.spelled(text)
    assert [term for term, _ in spelled] == PROSE.terms(text)
    composed, decomposed = (PROSE.spelled(normalize(form, text)) for form in ("NFC", "NFD"))
    assert composed == decomposed == spelled


@given(texts)
def test_words_are_spelt_as_their_tokens(text: str) -> None:
    for token, (term, spelling) in zip(NAME.tokens(text), NAME.spelled(text), strict=True):
        assert (term, spelling) == (token.term, spelling_of(text[slice(*token.span)]))


@given(texts)
def test_token_spans_are_sorted_disjoint_and_analyse_to_their_term(text: str) -> None:
    tokens = list(NAME.tokens(text))
    ends = [0, *(token.span.end for token in tokens)]
    for end, token in zip(ends, tokens, strict=False):
        assert end <= token.span.start < token.span.end <= len(text)
        assert token.term in NAME.terms(text[token.span.start : token.span.end])


SUFFIXES = (
    "s es ies ied ed edly ing ingly eed y ly li ational ization ator aliti fulness ousness iviti "
    "biliti abilities bli ogi lessli alize icate ical ative ance able ible ement ion ous ize e l"
).split()
made_up = st.builds(
    lambda root, ends: root + "".join(ends),
    st.text("abcdeilnorstuyz", max_size=6),
    st.lists(st.sampled_from(SUFFIXES), max_size=3),
)


@given(made_up | st.sampled_from("dying lying tying skies gently news u.s 1,780 o'neill's".split()))
def test_a_word_begins_as_its_term_says(word: str) -> None:
    for analyzer in (PROSE, NAME):
        for term, normal in zip(analyzer.terms(word), NAME.terms(word), strict=True):
            assert normal.startswith(analyzer.beginning(term))


def test_long_and_many_pieces_are_read_like_others() -> None:
    long = "a" * 100
    assert NAME.terms(f"{long} b,{long} {long}.") == [long, "b", long, long]
    assert NAME.terms(" ".join(map(str, range(250_000)))) == [str(n) for n in range(250_000)]


def test_known_stems_do_not_import_nltk() -> None:
    program = (
        "import sys; from searchnews.analysis import StemTable;"
        "table = StemTable(); table['elections'] = 'elect';"
        "assert table['elections'] == 'elect'; assert 'nltk' not in sys.modules;"
        "assert table['ministers'] == 'minist'; assert 'nltk' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_a_table_remembers() -> None:
    table = StemTable()
    assert table["flooding"] == "flood"
    assert dict(table) == {"flooding": "flood"}


def test_a_source_is_asked_before_the_stemmer_and_only_as_long_as_it_may_be() -> None:
    table = StemTable()
    asked: list[str] = []

    def source(form: str) -> str | None:
        asked.append(form)
        return "known" if form == "knowingly" else None

    table.ask(source)
    assert table["knowingly"] == "known"
    assert table["ministers"] == "minist"
    assert asked == ["knowingly", "ministers"]
    table.forget(source)
    table.forget(source)
    assert table["waters"] == "water"
    assert asked == ["knowingly", "ministers"]
