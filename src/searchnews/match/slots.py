"""What may stand at one place of a phrase, and where a row of such places occurs.

A slot is a term of the index, or a test of the word as written (patterns and misspellings
mean what the reader sees, not its stem). An occurrence is ``(first, last)``: the positions
of its tokens, both included.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import TypeAlias

from searchnews.analysis import NAME, Analyzer
from searchnews.match.distance import edit_distance
from searchnews.match.document import Document
from searchnews.query.tree import Fuzzy, Pattern, Phrase, Word
from searchnews.text import fold

__all__ = ["Occurrence", "Slot", "occurrences_of", "pattern_test", "slots_of"]

Occurrence: TypeAlias = tuple[int, int]
Test: TypeAlias = Callable[[str], bool]

# Words whose verdict a slot remembers.
_REMEMBERED = 50_000
_PATTERN_PART = re.compile(r"([^\\*?]+)|\\(.)|(\*|\?)", re.DOTALL)


class Slot:
    """One place: a `term`, or else a test of the surface form.

    `beginning` is what the normal form of every token that is accepted begins with; empty
    where nothing is known of it.
    """

    __slots__ = ("_test", "_verdicts", "analyzer", "beginning", "key", "term")

    def __init__(
        self, key: str, analyzer: Analyzer, *, beginning: str = "", test: Test | None = None
    ) -> None:
        #: Two slots that accept the same words have the same key.
        self.key = key
        self.analyzer = analyzer
        self.term = key if test is None else None
        self.beginning = beginning
        self._test = test
        self._verdicts: dict[str, bool] = {}

    def accepts(self, document: Document, position: int) -> bool:
        """Tell whether the token at `position` may stand here."""
        if self._test is None:
            return document.terms[position] == self.term
        return self._passes(document.surfaces[position], self._test)

    def accepts_token(self, token: str) -> bool:
        """Tell whether a folded token may stand here."""
        if self._test is None:
            return self.analyzer.term(token) == self.term
        return self._passes(NAME.term(token), self._test)

    def _passes(self, surface: str, test: Test) -> bool:
        verdict = self._verdicts.get(surface)
        if verdict is None:
            if len(self._verdicts) >= _REMEMBERED:
                self._verdicts.clear()
            verdict = self._verdicts[surface] = test(surface)
        return verdict

    def positions(self, document: Document) -> list[int]:
        """Return the positions that this slot accepts, ascending."""
        if self.term is not None:
            return document.positions(self.term)
        return [i for i in range(len(document.surfaces)) if self.accepts(document, i)]


def slots_of(leaf: Word | Pattern | Fuzzy | Phrase, analyzer: Analyzer) -> tuple[Slot, ...]:
    """Return the places of a leaf; none if it holds no token."""
    match leaf:
        case Word(text=text):
            return _terms_of(text, analyzer)
        case Pattern(text=text):
            test, beginning = pattern_test(text), _pattern_pieces(text)[0]
            # A piece of several letters is a regular expression where it has a point or "?".
            known = beginning if beginning.isalnum() else ""
            return (Slot(f"{text} pattern", analyzer, beginning=known, test=test),)
        case Fuzzy(text=text, edits=edits):
            wanted = NAME.terms(text)
            if len(wanted) != 1:
                return _terms_of(text, analyzer)
            test = _misspelling_test(wanted[0], edits)
            return (Slot(f"{text} {edits} edits", analyzer, test=test),)
        case Phrase(parts=parts):
            return tuple(slot for part in parts for slot in slots_of(part, analyzer))


def _terms_of(text: str, analyzer: Analyzer) -> tuple[Slot, ...]:
    return tuple(
        Slot(term, analyzer, beginning=analyzer.beginning(term)) for term in analyzer.terms(text)
    )


def pattern_test(pattern: str) -> Test:
    """Return the test whether a pattern (``*`` any letters, ``?`` one) is a whole word.

    The word is in normal form: folded, without apostrophes; what folding took apart to
    several is one letter again. Time is linear in the word: each stretch between two stars
    is looked for once, at its first place. A backslash makes the next character stand for
    itself.
    """
    pieces = _pattern_pieces(pattern)
    expression = pieces[0]
    if len(pieces) > 1:
        middle = "".join(f"(?>.*?{piece})" for piece in pieces[1:-1])
        expression += f"{middle}.*{pieces[-1]}"
    matches = re.compile(expression, re.DOTALL).fullmatch
    return lambda word: matches(unicodedata.normalize("NFC", word)) is not None


def _pattern_pieces(pattern: str) -> list[str]:
    """Return what stands between the stars of a pattern, as regular expressions."""
    pieces = [""]
    for plain, escaped, wild in _PATTERN_PART.findall(pattern):
        if wild == "*":
            pieces.append("")
        else:
            letters = unicodedata.normalize("NFC", fold(plain or escaped))
            pieces[-1] += "." if wild else re.escape(letters.replace("'", ""))
    return pieces


def _misspelling_test(wanted: str, edits: int) -> Test:
    return lambda word: edit_distance(word, wanted, edits) <= edits


def occurrences_of(slots: tuple[Slot, ...], document: Document) -> list[Occurrence]:
    """Return where the slots stand side by side, in order; occurrences may overlap."""
    if not slots:
        return []
    known = [i for i, slot in enumerate(slots) if slot.term is not None]
    if any(slots[i].term not in document.vocabulary for i in known):
        return []
    anchor = known[0] if known else 0
    if len(known) > 1:
        anchor = min(known, key=lambda i: document.terms.count(slots[i].term or ""))
    others = [(i - anchor, slot) for i, slot in enumerate(slots) if i != anchor]
    # The first and the last position at which the anchor leaves room for the others.
    low, high = anchor, len(document.terms) - len(slots) + anchor
    return [
        (position - anchor, position - anchor + len(slots) - 1)
        for position in slots[anchor].positions(document)
        if low <= position <= high
        and all(slot.accepts(document, position + i) for i, slot in others)
    ]
