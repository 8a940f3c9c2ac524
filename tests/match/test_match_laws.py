"""Laws of marks over many scripts: they say what they mark, and leave the text as it is.

What the text of a mark has to be: of a word its tokens, of a pattern or a misspelling one
token that is meant, of a phrase its parts side by side, of an exact text its letters, and of
what joins several (proximity, so many times, one sentence) one of these.
"""

from __future__ import annotations

import re
from itertools import pairwise
from unicodedata import category, normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from searchnews.analysis import NAME, PROSE
from searchnews.article import Article
from searchnews.match import Matcher, edit_distance, marks_of, pattern_test
from searchnews.query.tree import (
    And,
    AtLeast,
    Clauses,
    Exact,
    Fuzzy,
    Near,
    Node,
    Not,
    Or,
    Pattern,
    Phrase,
    Within,
    Word,
    children_of,
)
from searchnews.text import Span, merge

#: Words of each script; the first two are looked for.
SCRIPTS = {
    "Latin": "Łódź İzmir ﬁne Straße Ørsted ðær Þór œuvre nǽr Việt ŉ",
    "Greek": "Αθήνα λιμάνι ΟΔΟΣ οδός",
    "Cyrillic": "Київ йод ёлка Ђорђе",
    "Hebrew": "שָׁלוֹם ים שלום",
    "Arabic": "مَدِينَة بحر مدينة",
    "Devanagari": "हिन्दी नगर की क़लम",
    "Bengali": "ঢাকা নদী বাংলা",
    "Tamil": "நகரம் கடல் தமிழ்",
    "Thai": "เมือง ทะเล น้ำ",
    "Georgian": "თბილისი ზღვა ᲗᲑᲘᲚᲘᲡᲘ",
    "Armenian": "Երևան նավ և",
    "Han": "東京 港 葛\U000e0100城",
    "Hiragana": "みなと がっこう か",
    "Katakana": "ガラス パリ ｶﾞﾗｽ",
    "Hangul": "서울 항구 각",
    "Ethiopic": "ከተማ ባሕር",
    "Gujarati": "શહેર નદી",
    "Telugu": "నగరం సముద్రం",
    "Khmer": "ទីក្រុង សមុទ្រ",
}
#: What stands between words: bidirectional controls, emoji, what cannot be seen, loose marks.
BETWEEN = [
    *(" ", ". ", "\n", "-", "—", "’s ", "…", " 1,780 ", "\u00a0", "\u3000"),
    *("\u200f ", "\u202b ", "\u2067 \u2069", "\u00ad ", "\u200b ", "\ufeff "),
    *(" 🚢 ", " 👩🏽\u200d🚀 ", " ☎\ufe0f ", " \u0301", "x\u20dd "),
]

letters = st.sampled_from(["NFC", "NFD", "as is"])


def in_form(text: str, form: str) -> str:
    if form == "NFC":
        return normalize("NFC", text)
    return normalize("NFD", text) if form == "NFD" else text


@st.composite
def texts(draw: st.DrawFn, script: str) -> str:
    """Draw words of one script, and some Latin ones, in one or in mixed forms."""
    pool = st.sampled_from([*SCRIPTS[script].split(), "ferry", "Ferries", "co-op"])
    pieces = draw(st.lists(st.tuples(pool, st.sampled_from(BETWEEN), letters), max_size=12))
    return "".join(in_form(word, form) + between for word, between, form in pieces)


@st.composite
def leaves(draw: st.DrawFn, script: str) -> Node:
    """Draw what is looked for: words of the script, by all nodes of the language."""
    pool = [*SCRIPTS[script].split(), "ferry"]
    words = st.builds(in_form, st.sampled_from(pool), letters)
    word = words.map(Word)
    starred = words.map(lambda text: Pattern(text[:1] + "*"))
    phrase = st.lists(word | starred, min_size=1, max_size=3).map(lambda p: Phrase(tuple(p)))
    part = word | starred | phrase
    parts = st.lists(part, min_size=2, max_size=3).map(tuple)
    leaf: Node = draw(
        st.one_of(
            part,
            words.map(lambda text: Fuzzy(text, 1)),
            words.map(Exact),
            st.builds(Near, parts, st.integers(0, 5), st.booleans()),
            st.builds(AtLeast, st.integers(1, 2), part),
            st.builds(Within, st.tuples(part, part), st.sampled_from(["sentence", "paragraph"])),
        )
    )
    other = draw(part)
    trees: list[Node] = [leaf, Or((leaf, other)), And((leaf, Not(other))), Clauses((leaf, other))]
    return draw(st.sampled_from(trees))


def is_marked_for(node: Node, piece: str) -> bool:
    """Tell whether the text of a mark is what its clause looks for."""
    surfaces, terms = NAME.terms(piece), PROSE.terms(piece)
    match node:
        case Word(text=text):
            return terms == PROSE.terms(text)
        case Fuzzy(text=text) if len(NAME.terms(text)) != 1:
            return terms == PROSE.terms(text)
        case Fuzzy(text=text, edits=edits):
            return (
                len(surfaces) == 1
                and edit_distance(surfaces[0], NAME.terms(text)[0], edits) <= edits
            )
        case Pattern(text=text):
            return len(surfaces) == 1 and pattern_test(text)(surfaces[0])
        case Phrase(parts=parts):
            sizes = [len(NAME.terms(p.text)) if isinstance(p, Word) else 1 for p in parts]
            spans = NAME.spans(piece)
            if sum(sizes) != len(spans):
                return False
            at = 0
            for part, size in zip(parts, sizes, strict=True):
                if size and not is_marked_for(
                    part, piece[spans[at].start : spans[at + size - 1].end]
                ):
                    return False
                at += size
            return True
        case Exact(text=text):
            return normalize("NFC", re.sub(r"\s+", " ", piece)) == normalize("NFC", text)
        case Near(parts=parts):
            return any(is_marked_for(part, piece) for part in parts)
        case AtLeast(child=child):
            return is_marked_for(child, piece)
        case _:
            return any(is_marked_for(child, piece) for child in children_of(node))


def is_inside_letter(text: str, at: int) -> bool:
    return 0 < at < len(text) and category(text[at])[0] == "M" and not text[at - 1].isspace()


def with_marks(text: str, spans: list[Span]) -> str:
    """Return the text with marks around the spans, as a page shows it."""
    pieces: list[str] = []
    at = 0
    for start, end in spans:
        pieces += [text[at:start], "\ue000", text[start:end], "\ue001"]
        at = end
    return "".join(pieces) + text[at:]


def parts_one_character(text: str, span: Span) -> bool:
    """Tell whether a mark has a character of several tokens: it is marked for each of them."""
    return any(len(NAME.terms(char)) > 1 for char in text[span.start : span.end])


@pytest.mark.parametrize("script", SCRIPTS)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_marks_say_what_they_mark_in_every_script(script: str, data: st.DataObject) -> None:
    headline, body = data.draw(texts(script)), data.draw(texts(script))
    article = Article(id="a", headline=headline, body=body)
    matcher = Matcher(data.draw(leaves(script)))
    marks = marks_of(article, (), matcher)
    for text, found in ((headline, marks.headline), (body, marks.body)):
        assert list(found) == sorted(set(found))
        for (start, end), clause in found:
            assert 0 <= start < end <= len(text)
            assert not is_inside_letter(text, start)
            assert not is_inside_letter(text, end)
            if not parts_one_character(text, Span(start, end)):
                assert is_marked_for(matcher.clauses[clause].node, text[start:end])
        shown = merge(mark.span for mark in found)
        assert all(one.end <= other.start for one, other in pairwise(shown))
        assert {i for mark in found for i in range(*mark.span)} == {
            i for span in shown for i in range(*span)
        }
        assert with_marks(text, shown).translate({0xE000: None, 0xE001: None}) == text


def test_the_laws_are_tried_on_many_scripts() -> None:
    assert len(SCRIPTS) >= 12


@pytest.mark.parametrize("script", SCRIPTS)
@pytest.mark.parametrize("word", range(2))
def test_what_is_marked_does_not_depend_on_the_form(script: str, word: int) -> None:
    asked = SCRIPTS[script].split()[word]
    source = " ".join([*SCRIPTS[script].split(), f"(«{asked}»,", f"🚢{asked}\u200f)", asked])
    for node in (Word(asked), Exact(asked), Phrase((Word(asked), Word(asked))), Fuzzy(asked, 1)):
        marked: set[tuple[str, ...]] = set()
        for query_form, text_form in (("NFC", "NFC"), ("NFC", "NFD"), ("NFD", "NFC")):
            text = in_form(source, text_form)
            query = rewritten(node, query_form)
            spans = [m.span for m in marks_of(Article(id="a", body=text), (), Matcher(query)).body]
            marked.add(tuple(normalize("NFC", text[start:end]) for start, end in spans))
            assert len(spans) >= (0 if isinstance(node, Phrase) else 3)
        assert len(marked) == 1


def rewritten(node: Node, form: str) -> Node:
    """Return the leaf with its texts in a form of Unicode."""
    match node:
        case Word(text=text):
            return Word(in_form(text, form))
        case Phrase(parts=parts):
            return Phrase(tuple(Word(in_form(part.text, form)) for part in parts))
        case Exact(text=text):
            return Exact(in_form(text, form))
        case Fuzzy(text=text, edits=edits):
            return Fuzzy(in_form(text, form), edits)
    raise AssertionError(node)


@pytest.mark.parametrize(
    ("text", "asked", "marked"),
    [
        ("cafe\u0301s", "cafe", ["cafe\u0301s"]),
        ("a x\u20dd b", "x", ["x\u20dd"]),
        ("na\u00adive\u00ad, naive", "naive", ["na\u00adive\u00ad", "naive"]),
        ("fer\u200bry", "ferry", ["fer\u200bry"]),
        ("\u202eferry\u202c", "ferry", ["ferry"]),
        ("東京", "東", ["東"]),
        ("東\ufe00京", "東", ["東\ufe00"]),
        ("かな", "か", ["か"]),
        ("か\u3099な", "が", ["か\u3099"]),
        ("👩🏽‍🚀ferry👍🏽", "ferry", ["ferry"]),
        ("\ud800ferry\udc00", "ferry", ["ferry"]),
        ("İSTANBUL ıstanbul", "istanbul", ["İSTANBUL", "ıstanbul"]),
        ("ŉ ½", "2", ["½"]),
    ],
)
def test_a_mark_holds_whole_letters(text: str, asked: str, marked: list[str]) -> None:
    marks = marks_of(Article(id="a", body=text), (), Matcher(Word(asked)))
    assert [text[m.span.start : m.span.end] for m in marks.body] == marked


@pytest.mark.parametrize(
    ("text", "asked", "found"),
    [
        ("cafe\u0301", "cafe", 0),
        ("cafe\u0301", "café", 1),
        ("café", "cafe\u0301", 1),
        ("Việt Vie\u0323\u0302t Vi\u1eb9\u0302t", "Việt", 3),
        ("naïve\u00a0 cafe\u0301", "nai\u0308ve café", 1),
        ("x\u20dd", "x", 0),
        ("O’Hare’s", "O’Hare", 1),
        ("O'Hare", "O’Hare", 0),
        ("서울", normalize("NFD", "서울"), 1),
    ],
)
def test_exact_means_the_same_letters_in_any_form(text: str, asked: str, found: int) -> None:
    assert len(marks_of(Article(id="a", body=text), (), Matcher(Exact(asked))).body) == found


def test_clauses_side_by_side_in_chinese_are_marked_one_by_one() -> None:
    matcher = Matcher(And((Word("東"), Word("京"))))
    marks = marks_of(Article(id="a", body="東京"), (), matcher)
    assert merge(mark.span for mark in marks.body) == [Span(0, 1), Span(1, 2)]
