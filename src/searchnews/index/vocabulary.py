"""Patterns and misspellings become terms of the index.

The terms of prose are stems, and a reader's ``elect*`` means the words as written. The table
of stems tells which surface forms lead to a term: a term whose forms all match the pattern
is exact; one of whose forms only some match has to be checked in the text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from searchnews.analysis import FIELD_ANALYZERS
from searchnews.index.postings import PostingsReader

__all__ = ["Expansion", "Vocabulary"]


@dataclass(frozen=True, slots=True)
class Expansion:
    """The `terms` of one field that a pattern stands for, ascending.

    `exact` False says that an article may have one of the terms in a form that does not match.
    """

    terms: tuple[str, ...]
    exact: bool


class Vocabulary:
    """The terms of each field of one generation of an index, with their surface forms."""

    def __init__(self, reader: PostingsReader) -> None:
        self._reader = reader
        self._forms: dict[str, dict[str, list[str]]] = {}

    def expand(self, field: str, accepts: Callable[[str], bool]) -> Expansion:
        """Return the terms with a surface form that `accepts` accepts."""
        terms: list[str] = []
        exact = True
        for term, forms in self._forms_of(field).items():
            accepted = sum(map(accepts, forms))
            if accepted:
                terms.append(term)
                exact = exact and accepted == len(forms)
        return Expansion(tuple(terms), exact)

    def _forms_of(self, field: str) -> dict[str, list[str]]:
        """Return the terms of the field, ascending, each with its surface forms."""
        if field not in self._forms:
            terms = self._reader.terms(field)
            if not FIELD_ANALYZERS[field].stemmed:
                self._forms[field] = {term: [term] for term in terms}
            else:
                written = self._written()
                self._forms[field] = {term: written.get(term) or [term] for term in terms}
        return self._forms[field]

    def _written(self) -> dict[str, list[str]]:
        """Return each stem with the words as written that lead to it."""
        written: defaultdict[str, list[str]] = defaultdict(list)
        for form, stem in self._reader.forms.items():
            written[stem].append(form)
        return written
