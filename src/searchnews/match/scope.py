"""What clauses are looked for in: the texts of an article, of one quotation, of one sentence."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import NamedTuple, TypeAlias

from searchnews.article import Article, Quote
from searchnews.match.document import Document, analyzer_of, document
from searchnews.query.tree import FieldName

__all__ = ["FieldText", "Quotation", "Scope", "SpokenBy", "field_text"]

#: Whether the quotation with an ordinal is by the speaker with a name, however spelled.
SpokenBy: TypeAlias = Callable[[str, int], bool]


class FieldText(NamedTuple):
    """A text, or a part of one that begins at `offset`.

    `field` says what it is and how it is analysed. The words of a quotation have offsets into
    the body, its speaker's name has those into the name.
    """

    field: FieldName
    document: Document
    offset: int = 0
    quotation: Quotation | None = None

    def part(self, start: int, end: int) -> FieldText:
        """Return the part from `start` to `end` as a text of its own."""
        document = self.document.part(start, end)
        return self._replace(document=document, offset=self.offset + start)


def field_text(field: FieldName, text: str) -> FieldText:
    """Return a whole text of an article."""
    return FieldText(field, document(text, stemmed=analyzer_of(field).stemmed))


class Quotation:
    """A quotation of an article, with its ordinal there."""

    def __init__(self, ordinal: int, quote: Quote, article: Article) -> None:
        self.ordinal = ordinal
        self.quote = quote
        self._article = article

    @cached_property
    def words(self) -> FieldText:
        """What is said in it."""
        spoken = document(self.quote.spoken(), stemmed=analyzer_of("quote").stemmed)
        return FieldText("quote", spoken, self.quote.start, self)

    @cached_property
    def speaker(self) -> FieldText:
        """The name of its speaker; empty where nobody knows."""
        return field_text("speaker", self.quote.speaker or "")._replace(quotation=self)

    @cached_property
    def naming(self) -> tuple[FieldText, ...]:
        """The words of the body that name the speaker: the mention, and what it stands for."""
        places = {self.quote.mention_span, self.quote.antecedent_span} - {None}
        body = FieldText("body", document(self._article.body, stemmed=False))
        return tuple(body.part(*place) for place in sorted(filter(None, places)))


class Scope(NamedTuple):
    """Where a clause has to hold.

    `texts` are what words are looked for in, `quotations` those that a clause about
    quotations may mean: all of the article, or the one. In a `unit` the texts are a sentence
    or a paragraph. Where not `marking`, it is only asked whether the clause holds.
    """

    texts: tuple[FieldText, ...]
    article: Article
    quotations: tuple[Quotation, ...] = ()
    spoken_by: SpokenBy | None = None
    unit: bool = False
    marking: bool = True
