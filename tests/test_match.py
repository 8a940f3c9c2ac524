from __future__ import annotations

import unicodedata
from itertools import product
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from searchnews.analysis import NAME, PROSE
from searchnews.article import Article
from searchnews.match import Matcher, edit_distance, occurrences, pattern_test
from searchnews.match.leaves import Leaf
from searchnews.query import parse
from searchnews.query.tree import (
    AtLeast,
    Dates,
    Exact,
    FieldName,
    Fuzzy,
    Near,
    Node,
    Not,
    Pattern,
    Phrase,
    Within,
    Word,
)
from searchnews.text import Span

TEXT = (
    "The harbour ferry was late in Łódź. The ferries of the harbour, O’Hare's crew said, "
    "carry VFC's mail and U.S. post.\nHarbour ferry again; a ferry, a ferry."
)


def marked(query: str, text: str = TEXT, field: FieldName = "body") -> list[str]:
    matcher = Matcher(parse(query))
    return [text[m.span.start : m.span.end] for m in matcher.find(field, text)]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("harbor", []),
        ("HARBOUR", ["harbour", "harbour", "Harbour"]),
        ("lodz", ["Łódź"]),
        ("mails", ["mail"]),
        ('"harbour ferry"', ["harbour ferry", "Harbour ferry"]),
        ('"ferry harbour"', []),
        ('"the * ferry"', ["The harbour ferry"]),
        ('"ferr* of"', ["ferries of"]),
        ("ferr*", ["ferry", "ferries", "ferry", "ferry", "ferry"]),
        ("ferri*", ["ferries"]),
        ("?erry", ["ferry", "ferry", "ferry", "ferry"]),
        ("o'ha*", ["O’Hare's"]),
        ("fery~1", ["ferry", "ferry", "ferry", "ferry"]),
        ("ferires~1", ["ferries"]),
        ("exact:harbour", ["harbour", "harbour"]),
        ("exact:Lodz", []),
        ("exact:Łódź", ["Łódź"]),
        ("exact:VFC", ["VFC"]),
        ('exact:"ferry again"', ["ferry again"]),
        ("exact:erry", []),
        ("exact:Hare", []),
        ('"harbour ferry"~0', ["harbour", "ferry", "Harbour", "ferry"]),
        ("crew ADJ/3 mail", ["crew", "mail"]),
        ("mail ADJ/3 crew", []),
        ('"mail crew"~3', ["crew", "mail"]),
        ('"mail crew"~2', []),
        ('mail NEAR/9 "harbour ferry"', ["mail", "Harbour ferry"]),
        ("again ADJ/1 ferry ADJ/1 ferry", []),
        ("again ADJ/2 ferry ADJ/2 ferry", ["again", "ferry", "ferry"]),
        ("late /s lodz", ["late", "Łódź"]),
        ("late /s crew", []),
        ("late /p crew", ["late", "crew"]),
        ("mail /s -harbour", []),
        ("(mail OR again) /s harbour", ["harbour", "mail", "Harbour", "again"]),
        ("atleast5:ferry", ["ferry", "ferries", "ferry", "ferry", "ferry"]),
        ("atleast6:ferry", []),
        ("-ferry mail", ["mail"]),
        ("quote:ferry", []),
        ("body:mail^2", ["mail"]),
        ("date:2009 mail", ["mail"]),
    ],
)
def test_exactly_what_matched_is_marked(query: str, expected: list[str]) -> None:
    assert marked(query) == expected


def test_a_field_looks_in_its_own_text() -> None:
    matcher = Matcher(parse("speaker:Ferries quote:ferry ferry"))
    assert [m.clause for m in matcher.find("body", "the ferry")] == [2]
    assert [m.clause for m in matcher.find("quote", "the ferry")] == [1, 2]
    assert matcher.find("speaker", "Anna Ferry") == []
    assert [m.span for m in matcher.find("speaker", "Anna Ferries")] == [Span(5, 12)]


# --- an oracle that knows nothing of postings, windows or caches ------------------------

VOCABULARY = ["ferry", "ferries", "ferrying", "harbour", "the", "Łódź", "so-called", "U.S.", "a"]
texts = st.lists(st.sampled_from([*VOCABULARY, "a. The", "\n", ","]), max_size=14).map(" ".join)
words = st.sampled_from(VOCABULARY).map(Word)
patterns = st.sampled_from(["f*", "*y", "?", "*r*r*", "fer?y", "a*"]).map(Pattern)
phrases = st.lists(words | patterns, min_size=1, max_size=3).map(lambda p: Phrase(tuple(p)))
parts = st.lists(words | patterns | phrases, min_size=2, max_size=3).map(tuple)
leaves = st.one_of(
    words,
    patterns,
    phrases,
    st.builds(Fuzzy, st.sampled_from(["fery", "teh", "harbuor"]), st.integers(1, 2)),
    st.builds(Near, parts, st.integers(0, 5), st.booleans()),
    st.builds(AtLeast, st.integers(1, 3), words | patterns | phrases),
)


def naive_pattern(pattern: str, word: str) -> bool:
    if not pattern:
        return not word
    if pattern[0] == "*":
        return any(naive_pattern(pattern[1:], word[i:]) for i in range(len(word) + 1))
    return bool(word) and pattern[0] in ("?", word[0]) and naive_pattern(pattern[1:], word[1:])


def naive_distance(one: str, other: str) -> int:
    if not one or not other:
        return len(one) + len(other)
    options = [
        naive_distance(one[1:], other) + 1,
        naive_distance(one, other[1:]) + 1,
        naive_distance(one[1:], other[1:]) + (one[0] != other[0]),
    ]
    if one[:2] == other[1::-1] and len(one) > 1 and len(other) > 1:
        options.append(naive_distance(one[2:], other[2:]) + 1)
    return min(options)


def stretches(leaf: Word | Pattern | Fuzzy | Phrase, text: str) -> set[tuple[int, int]]:
    """Return every stretch of tokens that is the leaf, by trying all."""
    terms, surfaces = PROSE.terms(text), NAME.terms(text)

    def holds(part: Word | Pattern | Fuzzy | Phrase, start: int, end: int) -> bool:
        match part:
            case Word(text=word):
                return terms[start:end] == PROSE.terms(word)
            case Pattern(text=pattern):
                return end - start == 1 and naive_pattern(pattern, surfaces[start])
            case Fuzzy(text=word, edits=edits):
                return end - start == 1 and naive_distance(word, surfaces[start]) <= edits
            case Phrase(parts=(first, *rest)):
                if not rest:
                    return holds(first, start, end)
                later = Phrase(tuple(rest))
                cuts = range(start + 1, end)
                return any(holds(first, start, k) and holds(later, k, end) for k in cuts)
        return False

    size = len(terms)
    pairs = [(i, j) for i in range(size) for j in range(i + 1, size + 1) if holds(leaf, i, j)]
    return set(pairs)


def expected(leaf: Node, text: str) -> set[tuple[int, int]]:
    match leaf:
        case Word() | Pattern() | Fuzzy() | Phrase():
            return stretches(leaf, text)
        case AtLeast(count=count, child=child):
            found = stretches(child, text)
            return found if len(found) >= count else set()
        case Near(parts=parts, distance=distance, ordered=ordered):
            marked: set[tuple[int, int]] = set()
            for choice in product(*(stretches(part, text) for part in parts)):
                used = sum(end - start for start, end in choice)
                tokens = {k for start, end in choice for k in range(start, end)}
                gap = max(end for _, end in choice) - min(start for start, _ in choice) - used
                in_order = not ordered or list(choice) == sorted(choice)
                if len(tokens) == used and gap <= distance and in_order:
                    marked |= set(choice)
            return marked
    raise AssertionError(leaf)


@settings(max_examples=1000, deadline=None)
@given(leaves, texts)
def test_spans_are_those_of_brute_force(leaf: Leaf, text: str) -> None:
    tokens = PROSE.spans(text)
    wanted = sorted(
        Span(tokens[start].start, tokens[end - 1].end) for start, end in expected(leaf, text)
    )
    assert occurrences(leaf, "body", text) == wanted


few = st.sampled_from([Word("x"), Word("y"), Phrase((Word("y"), Word("x"))), Pattern("y*")])
nears = st.builds(
    Near, st.lists(few, min_size=2, max_size=3).map(tuple), st.integers(0, 4), st.booleans()
)


@settings(max_examples=800, deadline=None)
@given(nears, st.text("xyzzzz ", max_size=22).map(" ".join))
def test_proximity_is_that_of_brute_force(leaf: Near, text: str) -> None:
    tokens = PROSE.spans(text)
    wanted = sorted(Span(tokens[i].start, tokens[j - 1].end) for i, j in expected(leaf, text))
    assert occurrences(leaf, "body", text) == wanted


SCRIPTS = {
    "Latin": "Łódź café",
    "Greek": "Αθήνα λιμάνι",
    "Cyrillic": "Київ йод",
    "Arabic": "مَدِينَة بحر",
    "Hebrew": "שָׁלוֹם ים",
    "Devanagari": "हिन्दी नगर",
    "Thai": "เมือง ทะเล",
    "Hangul": "서울 항구",
    "Han": "東京 港",
    "Kana": "ガラス みなと",
    "Armenian": "Երևան նավ",
    "Georgian": "თბილისი ზღვა",
    "Emoji": "🚢 ferry 👩‍🚀",
}


@pytest.mark.parametrize("script", SCRIPTS)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("asked", ["NFC", "NFD"])
@pytest.mark.parametrize("exactly", [False, True])
def test_marks_do_not_shift_in_any_script(
    script: str, form: Literal["NFC", "NFD"], asked: Literal["NFC", "NFD"], *, exactly: bool
) -> None:
    phrase = SCRIPTS[script]
    text = unicodedata.normalize(form, f"İﬁ🙂 {phrase}, ß {phrase}\u200f.")
    query = unicodedata.normalize(asked, phrase)
    leaf = Exact(query) if exactly else Phrase(tuple(map(Word, query.split())))
    spans = occurrences(leaf, "body", text)
    assert len(spans) == 2
    for start, end in spans:
        assert PROSE.terms(text[start:end]) == PROSE.terms(query)
        assert not unicodedata.combining(text[end])


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=40), st.text(max_size=80), st.integers(0, 60))
def test_a_span_analyses_to_the_word_it_is_marked_for(word: str, text: str, at: int) -> None:
    text = f"{text[:at]} {word} {text[at:]}"
    for start, end in occurrences(Word(word), "body", text):
        piece = text[start:end]
        # "¼" is one character and two tokens: it is marked for either.
        if not any(len(PROSE.terms(char)) > 1 for char in piece):
            assert PROSE.terms(piece) == PROSE.terms(word)
    assert bool(occurrences(Word(word), "body", text)) == bool(PROSE.terms(word))


small = st.text("abc", max_size=6)


@settings(max_examples=400, deadline=None)
@given(small, small, st.integers(0, 4))
def test_edit_distance_is_exact_up_to_its_bound(one: str, other: str, most: int) -> None:
    assert edit_distance(one, other, most) == min(naive_distance(one, other), most + 1)


@settings(max_examples=400, deadline=None)
@given(st.text("ab*?", min_size=1, max_size=8), small)
def test_a_pattern_is_a_glob(pattern: str, word: str) -> None:
    assert pattern_test(pattern)(word) == naive_pattern(pattern, word)


@pytest.mark.parametrize(
    ("pattern", "word", "holds"),
    [
        (r"a\*b*", "a*b1", True),
        (r"a\*b*", "axb1", False),
        (r"a\?*", "a?", True),
        (r"a\?*", "ab", False),
        (r"\\server*", "\\server/x", True),
        (r"r\é?", "re\n", True),
        ("o'n*", "oneill", True),
    ],
)
def test_what_is_escaped_in_a_pattern_stands_for_itself(
    pattern: str, word: str, holds: bool
) -> None:
    assert pattern_test(pattern)(word) is holds


def test_hostile_patterns_and_windows_take_no_time() -> None:
    text = "a" * 20_000 + " " + "b a " * 20_000
    assert occurrences(Pattern("*a" * 30 + "*b"), "body", text) == []
    assert len(occurrences(Near((Word("b"), Pattern("b*")), 9999), "body", text)) > 0


@given(texts)
def test_what_asks_for_nothing_marks_nothing(text: str) -> None:
    for node in (Not(Word("ferry")), Dates("2009", None), Within((Not(Word("a")),), "sentence")):
        assert Matcher(node).find("body", text) == []
        assert not Matcher(node).of_article(Article(id="a", body=text), ())
