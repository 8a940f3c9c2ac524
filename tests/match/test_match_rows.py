from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from searchnews.analysis import NAME, PROSE
from searchnews.match import rows
from searchnews.match.document import Document
from searchnews.match.rows import Row
from searchnews.match.slots import occurrences_of, slots_of
from searchnews.query.tree import Fuzzy, Pattern, Phrase, Word

WORDS = (
    "tide tides ti o'ti t'i't'i't'i u.s u.s. u 1,780 1780 17.5 17.5x 3' die dying _ti ﬁx ½ é… 東 и"
)
pieces = st.sampled_from([*WORDS.split(), *" .,'’-_\n\u00ad"])
texts = st.lists(pieces, max_size=30).map("".join)
words = st.sampled_from("tide tides ti t u.s u 1780 1,780 17.5 die fix 3 titi é и".split()).map(
    Word
)
patterns = st.sampled_from(["t*", "ti*s", "?i*", "*s", "u*", "1*", "u.*", "*", "ét*"]).map(Pattern)
parts = st.lists(words | patterns, min_size=1, max_size=3).map(tuple)
leaves = words | patterns | parts.map(Phrase) | st.just(Fuzzy("tide", 1))


@given(texts, leaves, st.booleans())
@example("ti't.i", Pattern("t*"), True)
@example("t,t t.t", Word("t"), True)
def test_a_row_is_found_where_the_tokens_say(
    text: str, leaf: Word | Pattern | Phrase | Fuzzy, stemmed: bool
) -> None:
    analyzer = PROSE if stemmed else NAME
    slots = slots_of(leaf, analyzer)
    document = Document(text, analyzer)
    assert Row(slots).spans(document) == [
        document.span(*o) for o in occurrences_of(slots, document)
    ]


def test_a_text_is_not_taken_apart_for_a_few_words() -> None:
    document = Document("The tide went out.\nThe “tidal” gauge stood still.", PROSE)
    assert len(Row(slots_of(Word("tidal"), PROSE)).spans(document)) == 1
    assert "_lines" not in document.__dict__
    assert "ends" not in document.__dict__


def test_forgotten_verdicts_are_found_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "_REMEMBERED", 2)
    document = Document("tide tile tin tick " * 3, PROSE)
    assert len(Row(slots_of(Pattern("ti?e"), PROSE)).spans(document)) == 6
