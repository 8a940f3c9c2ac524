"""The words of pieces against the analysis of whole texts."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from searchnews.analysis import NAME, stems
from searchnews.index.write.lexicon import Lexicon

# Zero-width characters, spaces that do not break, what folds to white space or to several.
awkward = st.text(
    alphabet="aAbB’'`-. 1,ßﬁİ東नि\n“”e\u0301_\u3000\u00a0\x1c\u200b\ufeff\u00ad´½㏂\u2003Σς",
    max_size=40,
)
texts = st.one_of(awkward, st.text(max_size=30), st.text("aB’“ .é\n", max_size=30))


@given(st.lists(texts, max_size=5))
def test_words_are_those_of_the_analyzer(several: list[str]) -> None:
    lexicon = Lexicon()
    pieces = [piece for text in several for piece in lexicon.pieces(text)]
    words = lexicon.words(np.array(pieces, dtype=np.uint32))
    forms = [lexicon.forms.numbers.strings[form] for form in words.forms.tolist()]
    assert [*zip(forms, words.spellings.tolist(), strict=True)] == [
        word for text in several for word in NAME.spelled(text)
    ]
    assert words.counts.sum() == len(forms)
    stem_numbers = lexicon.stems_of_forms().tolist()
    for form, stem in zip(lexicon.forms.numbers.strings, stem_numbers, strict=True):
        assert lexicon.stems.numbers.strings[stem] == stems[form]
