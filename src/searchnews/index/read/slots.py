"""What a word, a pattern, a misspelling or a phrase means among the terms of a segment."""

from __future__ import annotations

import re
from copy import copy
from dataclasses import replace
from typing import Final

import numpy as np

from searchnews.analysis import FIELD_ANALYZERS, NAME
from searchnews.index.files.segment import PROSE_FIELDS
from searchnews.index.read.forms import Family, Forms, Names
from searchnews.index.read.occurrences import Slot
from searchnews.index.read.spelling import MISSPELLED, Typing, typed_terms
from searchnews.index.read.view import SegmentView
from searchnews.match import pattern_test
from searchnews.query.tree import Fuzzy, Pattern, Phrase, Word
from searchnews.text import fold

__all__ = ["SlotReader"]

_PLAIN: Final = re.compile(r"[^*?\\]*")


class SlotReader:
    """Finds the slots of leaves in one segment."""

    def __init__(self, view: SegmentView) -> None:
        self._view = view
        self._forms = Forms(view.segment)
        self._names = Names(view.segment.names)
        self._typing: Typing = "among"

    def typed(self, typing: Typing) -> SlotReader:
        """Return the same for the words of a query that was typed so."""
        found = copy(self)
        found._typing = typing
        return found

    def slots(self, leaf: Word | Pattern | Fuzzy | Phrase, field: str) -> list[Slot]:
        """Return the slots that have to be filled side by side in the field."""
        match leaf:
            case Word(text=text):
                telling = self._view.statistics.telling
                return [telling(field, term) for term in typed_terms(text, field, self._typing)]
            case Fuzzy(text=text) if len(NAME.terms(text)) != 1:
                return self.slots(Word(text), field)
            case Pattern() | Fuzzy():
                return [self._family(leaf, field)]
            case Phrase(parts=parts):
                return [slot for part in parts for slot in self.slots(part, field)]

    def _family(self, leaf: Pattern | Fuzzy, field: str) -> Family:
        is_prose = field in PROSE_FIELDS
        found: Family | None = self._view.kept(leaf, is_prose)
        if found is None:
            words = self._forms if is_prose else self._names
            if isinstance(leaf, Fuzzy):
                found = self._with_factors(
                    words.near(NAME.terms(leaf.text)[0], leaf.edits), leaf.text, field
                )
            else:
                prefix = _literal_prefix(leaf.text)
                # Most patterns are a beginning and a star, for which no word needs a test.
                is_prefix = prefix.isascii() and leaf.text == f"{prefix}*"
                found = words.matching(prefix, None if is_prefix else pattern_test(leaf.text))
            self._view.keep(
                (leaf, is_prose), found, found.terms, found.whole, found.sure, found.perhaps
            )
        return found

    def _with_factors(self, family: Family, text: str, field: str) -> Family:
        """Return a family in which the word as it was typed comes first, where it stands at all."""
        (term,) = FIELD_ANALYZERS[field].terms(text)
        if not self._view.statistics.spellings(field, term.encode()):
            return family
        typed = self._view.segment.text(field).vocabulary.find(term.encode())
        return replace(family, factors=np.where(family.terms == typed, 1.0, MISSPELLED))


def _literal_prefix(pattern: str) -> str:
    """Return what all words begin with that match the pattern."""
    plain = _PLAIN.match(pattern)
    return fold(plain.group() if plain else "").replace("'", "")
