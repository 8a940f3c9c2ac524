"""The parts of a query: each says of a scope whether it holds, and which spans make it true.

::

    Part
    ├── Words          a leaf, in one of the texts of the scope
    ├── Value          a leaf that is the whole of a keyword
    ├── Spoken         by whom the quotation of the scope is
    ├── Filled         some text of the scope holds anything
    ├── Published      the article is of that period
    ├── InUnit         a part that holds in one sentence, in one paragraph
    ├── InText         a part that holds in one text of the article
    ├── SomeQuotation  a part that holds for one quotation
    ├── All, Any       parts all or any of which hold
    └── Negation       a part that does not hold

A part that holds is supported by the spans of those of its parts that hold. What does not
hold supports nothing, whatever is found of it, and neither does a negation: it holds because
of what is not there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal, NamedTuple, Protocol

from searchnews.article import moment
from searchnews.match.leaves import Finder, Leaf, finder_of
from searchnews.match.scope import FieldText, Scope, field_text
from searchnews.match.slots import pattern_test
from searchnews.query.fields import KEYWORD_FIELDS
from searchnews.query.tree import Dates, Exact, FieldName, Pattern, Phrase, Word
from searchnews.sentences import paragraphs, sentences
from searchnews.text import Span, fold

__all__ = [
    "All",
    "Any",
    "Filled",
    "InText",
    "InUnit",
    "Mark",
    "Negation",
    "Part",
    "Published",
    "SomeQuotation",
    "Spoken",
    "Value",
    "Words",
]


class Mark(NamedTuple):
    """A span of one field of an article, and the ordinal of the clause that it makes true.

    Offsets are into the headline, the body, or the value of another field. That of ``speaker``
    is the name of the speaker of the quotation with the ordinal `quotation`.
    """

    field: FieldName
    span: Span
    clause: int
    quotation: int = -1


class Part(Protocol):
    """A part of a query."""

    def marks(self, scope: Scope) -> list[Mark] | None:
        """Return the marks that support the part in the scope, or None if it does not hold.

        There may be none although it holds. Where the scope is not `marking` there are none.
        """
        ...


@dataclass(frozen=True, slots=True)
class Words:
    """A leaf, looked for in the texts of the scope."""

    leaf: Leaf
    clause: int
    _finders: dict[bool, Finder] = field(default_factory=dict, compare=False)

    def spans(self, text: FieldText) -> list[Span]:
        """Return where the leaf stands, as offsets into the part of the text that is given."""
        stemmed = text.document.stemmed
        finder = self._finders.get(stemmed)
        if finder is None:
            finder = self._finders[stemmed] = finder_of(self.leaf, stemmed=stemmed)
        return finder(text.document)

    def marks(self, scope: Scope) -> list[Mark] | None:
        """Return the marks of all texts in which the leaf stands."""
        found: list[Mark] = []
        for text in scope.texts:
            spans = self.spans(text)
            if not spans:
                continue
            if not scope.marking:
                return found
            found += _marks(text, spans, self.clause)
            if text.field == "speaker" and text.quotation is not None:
                for naming in text.quotation.naming:
                    found += _marks(naming, self.spans(naming), self.clause)
        return found or None


def _marks(text: FieldText, spans: Sequence[Span], clause: int) -> Iterator[Mark]:
    name, _, offset, quotation = text
    if name == "quote":
        name, quotation = "body", None
    ordinal = -1 if quotation is None else quotation.ordinal
    for start, end in spans:
        yield Mark(name, Span(start + offset, end + offset), clause, ordinal)


@dataclass(frozen=True, slots=True)
class Value:
    """A leaf that a keyword has to be, letter by letter.

    Patterns are for the whole value too but do not mind case and accents. Leaves that look
    for words among others never hold.
    """

    leaf: Leaf
    clause: int

    def marks(self, scope: Scope) -> list[Mark] | None:
        """Return the mark of the whole value."""
        (text,) = scope.texts
        if not self._is(text.document.text):
            return None
        whole = Span(0, len(text.document.text))
        return list(_marks(text, [whole], self.clause)) if scope.marking else []

    def _is(self, value: str) -> bool:
        match self.leaf:
            case Word(text=text) | Exact(text=text):
                return value == text
            case Phrase(parts=parts):
                return value == " ".join(part.text for part in parts)
            case Pattern(text=text):
                return pattern_test(text)(fold(value).replace("'", ""))
            case _:
                return False


@dataclass(frozen=True, slots=True)
class Spoken:
    """The quotation of the scope is by the speaker who has the name.

    The name of the speaker is marked as the article gives it, and the words of the name asked
    for that stand where the speaker is named. Where nobody knows who has which names, the
    name of the speaker has to hold the words: `otherwise` tells.
    """

    name: str
    clauses: tuple[tuple[Words, ...], ...]
    otherwise: Part

    def marks(self, scope: Scope) -> list[Mark] | None:
        """Return the marks of the name."""
        (quotation,) = scope.quotations
        if scope.spoken_by is None:
            return self.otherwise.marks(scope._replace(texts=(quotation.speaker,)))
        if not scope.spoken_by(self.name, quotation.ordinal):
            return None
        found: list[Mark] = []
        if scope.marking:
            for words in self.clauses:
                whole = Span(0, len(quotation.speaker.document.text))
                found += _marks(quotation.speaker, [whole], words[0].clause)
                for naming in quotation.naming:
                    for word in words:
                        found += _marks(naming, word.spans(naming), word.clause)
        return found


#: Fields of an article that hold words.
_OF_WORDS: Final = frozenset({"headline", "body", "source", "author", "section"})


@dataclass(frozen=True, slots=True)
class Filled:
    """``*``: some text of the scope is not empty; where it is one field, it has a word."""

    def marks(self, scope: Scope) -> list[Mark] | None:
        """Return no marks."""
        if not scope.unit and len(scope.texts) == 1 and scope.texts[0].field in _OF_WORDS:
            return [] if scope.texts[0].document.terms else None
        filled = any(text.document.text.strip() for text in scope.texts)
        return [] if filled else None


@dataclass(frozen=True, slots=True)
class Published:
    """The article is of a period; one without a date is of none."""

    dates: Dates

    def marks(self, scope: Scope) -> list[Mark] | None:
        """Return no marks."""
        start, end = self.dates.start, self.dates.end
        if scope.article.date is None:
            return None
        instant = moment(scope.article.date)
        inside = (start is None or moment(start) <= instant) and (
            end is None or instant <= moment(end, end=True)
        )
        return [] if inside else None


@dataclass(frozen=True, slots=True)
class InUnit:
    """A part that holds in one sentence, or in one paragraph, of one of the texts.

    What is asked there of the article (its date, its source, …) has to hold of the article.
    """

    unit: Literal["sentence", "paragraph"]
    child: Part

    def marks(self, scope: Scope) -> list[Mark] | None:
        """Return the marks of all units in which the part holds."""
        divide = sentences if self.unit == "sentence" else paragraphs
        needed = [part for part in _needed(self.child) if isinstance(part, Words)]
        held, found = False, list[Mark]()
        for text in scope.texts:
            if not all(part.spans(text) for part in needed):
                continue
            for start, end in divide(text.document.text):
                unit = scope._replace(texts=(text.part(start, end),), unit=True)
                here = self.child.marks(unit)
                if here is not None:
                    held = True
                    found += here
                    if not scope.marking:
                        return found
        return found if held else None


def _needed(part: Part) -> Sequence[Part]:
    """Return parts that hold wherever the part does."""
    return part.parts if isinstance(part, All) else (part,)


@dataclass(frozen=True, slots=True)
class InText:
    """A part that holds in the text of one field of the article, not of a quotation.

    A keyword that the article does not have satisfies nothing. In a sentence of the body no
    words of the headline are found, and the other way round.
    """

    name: FieldName
    child: Part

    def marks(self, scope: Scope) -> list[Mark] | None:
        """Return the marks of the part."""
        if scope.unit and (name := self.name) in ("headline", "body", *_names(scope)):
            texts = tuple(text for text in scope.texts if text.field == name)
            return self.child.marks(scope._replace(texts=texts))
        article = scope.article
        value = article.prose() if self.name == "body" else getattr(article, self.name) or ""
        if not value and self.name in KEYWORD_FIELDS:
            return None
        return self.child.marks(scope._replace(texts=(field_text(self.name, value),), unit=False))


def _names(scope: Scope) -> Iterator[FieldName]:
    return (text.field for text in scope.texts)


@dataclass(frozen=True, slots=True)
class SomeQuotation:
    """A part that holds for one quotation.

    Leaves are looked for in its words or in the name of its speaker. Where no field is named,
    there are none: the part is made of others that name one, and mean the same quotation.
    """

    name: Literal["quote", "speaker"] | None
    child: Part

    def marks(self, scope: Scope) -> list[Mark] | None:
        """Return the marks of all quotations for which the part holds."""
        held, found = False, list[Mark]()
        for quotation in scope.quotations:
            one = scope._replace(quotations=(quotation,))
            if self.name == "speaker":
                one = one._replace(texts=(quotation.speaker,), unit=False)
            elif self.name == "quote" and not scope.unit:
                one = one._replace(texts=(quotation.words,))
            here = self.child.marks(one)
            if here is not None:
                held = True
                found += here
                if not scope.marking:
                    return found
        return found if held else None


@dataclass(frozen=True, slots=True)
class All:
    """Parts that all hold."""

    parts: tuple[Part, ...]

    def marks(self, scope: Scope) -> list[Mark] | None:
        """Return the marks of all parts."""
        found: list[Mark] = []
        for part in self.parts:
            here = part.marks(scope)
            if here is None:
                return None
            found += here
        return found


@dataclass(frozen=True, slots=True)
class Any:
    """Parts of which one or more hold."""

    parts: tuple[Part, ...]

    def marks(self, scope: Scope) -> list[Mark] | None:
        """Return the marks of the parts that hold."""
        held, found = False, list[Mark]()
        for part in self.parts:
            here = part.marks(scope)
            if here is not None:
                held = True
                found += here
                if not scope.marking:
                    return found
        return found if held else None


@dataclass(frozen=True, slots=True)
class Negation:
    """A part that does not hold."""

    part: Part

    def marks(self, scope: Scope) -> list[Mark] | None:
        """Return no marks."""
        return [] if self.part.marks(scope._replace(marking=False)) is None else None
