"""The meaning of a query, spelled out on the text of one article: true or not, and why.

Nothing here is shared with the engine or the matcher; only what a sentence and a paragraph
are is taken from `searchnews.sentences`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Literal, NamedTuple, TypeAlias

from plain_leaves import glob, places
from plain_tokens import tokens

from searchnews.article import Article, Quote
from searchnews.query.tree import (
    And,
    AtLeast,
    Boost,
    Clauses,
    Dates,
    Everything,
    Exact,
    Field,
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
from searchnews.sentences import paragraphs, sentences
from searchnews.text import Span, fold

__all__ = ["Oracle", "Why"]

PROSE = ("headline", "body", "quote")
KEYWORDS = ("id", "url", "language")
OF_QUOTATIONS = ("quote", "speaker", "by")


class Why(NamedTuple):
    """A marked span: field, offsets there, which clause (`id` of its node), which quotation."""

    field: str
    start: int
    end: int
    clause: int
    quotation: int


Support: TypeAlias = "frozenset[Why] | None"
NOTHING: frozenset[Why] = frozenset()


class Place(NamedTuple):
    """A text that is looked through: of this field, from this offset on, of this quotation."""

    field: str
    text: str
    offset: int = 0
    quotation: int = -1


class Around(NamedTuple):
    """What is looked through: texts, and the quotations that are meant, by ordinal."""

    places: tuple[Place, ...]
    quotations: tuple[int, ...]
    in_unit: bool = False


class Oracle:
    """Tells what makes queries true of one article; a ``by:`` name is one with its words."""

    def __init__(
        self,
        article: Article,
        quotes: Sequence[Quote],
        match: Literal["all", "any"],
        *,
        indirect: bool,
    ) -> None:
        self.article = article
        self.quotes = quotes
        self.match = match
        self.counted = tuple(
            i for i, quote in enumerate(quotes) if indirect or quote.kind != "indirect"
        )
        self.prose = list(article.body)
        for region in article.regions:
            for i in range(*region.span):
                if self.prose[i] not in "\r\n":
                    self.prose[i] = " "

    def of_article(self, node: Node) -> frozenset[Why] | None:
        """Return why the query is true of the article, None if it is false."""
        body = Place("body", "".join(self.prose))
        headline = Place("headline", self.article.headline)
        return self.support(node, Around((headline, body), self.counted), True)

    def of_quotation(self, node: Node, ordinal: int) -> frozenset[Why] | None:
        """Return why the query is true of a quotation, None if it is false."""
        return self.support(node, self.words_of(ordinal), True)

    def words_of(self, ordinal: int) -> Around:
        quote = self.quotes[ordinal]
        said = [" "] * len(quote.text)
        for start, end in quote.spans:
            for i in range(start, end):
                said[i - quote.start] = self.article.body[i]
        return Around((Place("quote", "".join(said), quote.start, ordinal),), (ordinal,))

    def name_of(self, ordinal: int) -> Around:
        name = self.quotes[ordinal].speaker or ""
        return Around((Place("speaker", name, 0, ordinal),), (ordinal,))

    def support(
        self, node: Node, around: Around, want: bool, clause: int = 0, field: str = ""
    ) -> Support:
        """Return what makes the node true (or false, as wanted); None if it is not.

        All leaves are of one `clause` if it is given. `field` is the one that is named.
        """
        match node:
            case Word() | Pattern() | Fuzzy() | Phrase() | Near() | Exact() | AtLeast():
                return as_wanted(self.leaf(node, around, clause or id(node), field), want)
            case Dates():
                return as_wanted(NOTHING if self.published(node) else None, want)
            case Everything():
                filled = any(place.text.strip() for place in around.places)
                if not around.in_unit and len(around.places) == 1:
                    (only,) = around.places
                    if only.field in ("headline", "body", "source", "author", "section"):
                        filled = bool(tokens(only.text))
                return as_wanted(NOTHING if filled else None, want)
            case Boost(child=child):
                return self.support(child, around, want, clause, field)
            case Not(child=child):
                return self.support(child, around, not want, clause, field)
            case Or(children=children):
                found = [self.support(c, around, want, clause, field) for c in children]
                return any_of(found) if want else all_of(found)
            case And(children=children) if field == "by":
                found = [self.support(c, around, want, clause, field) for c in children]
                return all_of(found) if want else any_of(found)
            case Clauses(children=children) if field == "by":
                found = [self.support(c, around, want, clause, field) for c in children]
                return all_of(found) if want else any_of(found)
            case And(children=children):
                return self.side_by_side(children, "all", around, want, clause, field)
            case Clauses(children=children):
                return self.side_by_side(children, self.match, around, want, clause, field)
            case Within():
                if not field and not around.in_unit and names_quotations(node):
                    node_field: Node = Field("quote", node)
                    return self.support(node_field, around, want, clause)
                found_in = self.within(node, around, clause or id(node), field)
                return as_wanted(found_in, want)
            case Field():
                return self.in_field(node, around, want, clause)
        raise AssertionError(node)

    def leaf(self, leaf: Node, around: Around, clause: int, field: str) -> Support:
        found: set[Why] = set()
        for place in around.places:
            if field in KEYWORDS:
                if is_value(leaf, place.text):
                    found.add(Why(field, 0, len(place.text), clause, -1))
            elif field == "by" and (name := asked_name(leaf)):
                if has_name(name, place.text):
                    found.add(Why("speaker", 0, len(place.text), clause, place.quotation))
                    parts = leaf.parts if isinstance(leaf, Phrase) else (leaf,)
                    for part in parts:
                        found |= self.where_named(part, place.quotation, clause)
            else:
                spans = places(leaf, place.text, stemmed=place.field in PROSE)
                found |= {shifted(place, span, clause) for span in spans}
                if spans and place.field == "speaker":
                    found |= self.where_named(leaf, place.quotation, clause)
        return frozenset(found) or None

    def where_named(self, leaf: Node, ordinal: int, clause: int) -> set[Why]:
        """Return where the words stand in the mention of the speaker, or what it is short for."""
        quote = self.quotes[ordinal]
        found: set[Why] = set()
        for named in filter(None, (quote.mention_span, quote.antecedent_span)):
            place = Place("body", self.article.body[named.start : named.end], named.start)
            found |= {
                shifted(place, span, clause) for span in places(leaf, place.text, stemmed=False)
            }
        return found

    def published(self, node: Dates) -> bool:
        if self.article.date is None:
            return False
        when = first_second(self.article.date)
        after = node.start is None or when >= first_second(node.start)
        return after and (node.end is None or when <= last_second(node.end))

    def in_field(self, node: Field, around: Around, want: bool, clause: int) -> Support:
        name = node.name
        if name in OF_QUOTATIONS:
            found = [
                self.support(node.child, self.of_one(name, ordinal, around), True, clause, name)
                for ordinal in around.quotations
            ]
            return as_wanted(any_of(found), want)
        if around.in_unit and (name in PROSE or name == around.places[0].field):
            here = around._replace(places=tuple(p for p in around.places if p.field == name))
            return self.support(node.child, here, want, clause, name)
        value = "".join(self.prose) if name == "body" else getattr(self.article, name) or ""
        there = Around((Place(name, value),), around.quotations)
        if name not in KEYWORDS:
            return self.support(node.child, there, want, clause, name)
        found_in = self.support(node.child, there, True, clause, name) if value else None
        return as_wanted(found_in, want)

    def of_one(self, name: str, ordinal: int, around: Around) -> Around:
        """Return the words of one quotation, or the name of its speaker."""
        if name != "quote":
            return self.name_of(ordinal)
        return around if around.in_unit else self.words_of(ordinal)

    def side_by_side(
        self,
        children: Iterable[Node],
        match: Literal["all", "any"],
        around: Around,
        want: bool,
        clause: int,
        field: str,
    ) -> Support:
        group, positive, excluded = parted(list(children), match)
        if group:
            several = [
                all_of(
                    [
                        self.support(c, self.of_one("quote", ordinal, around), True, clause)
                        for c in group
                    ]
                )
                for ordinal in around.quotations
            ]
            positive_found = [as_wanted(any_of(several), want)]
        else:
            positive_found = []
        positive_found += [self.support(c, around, want, clause, field) for c in positive]
        excluded_found = [self.support(c, around, want, clause, field) for c in excluded]
        if match == "all" or not positive_found:
            everything = positive_found + excluded_found
            return all_of(everything) if want else any_of(everything)
        if want:
            return all_of([any_of(positive_found), *excluded_found])
        return any_of([all_of(positive_found), *excluded_found])

    def within(self, node: Within, around: Around, clause: int, field: str) -> Support:
        divide = sentences if node.unit == "sentence" else paragraphs
        found: list[Support] = []
        for place in around.places:
            for start, end in divide(place.text):
                unit = place._replace(text=place.text[start:end], offset=place.offset + start)
                here = Around((unit,), around.quotations, in_unit=True)
                parts = [self.support(c, here, True, clause, field) for c in node.children]
                found.append(all_of(parts))
        return any_of(found)


def as_wanted(found: Support, want: bool) -> Support:
    """Return what was found; what is false is false because of nothing that is there."""
    if want:
        return found
    return NOTHING if found is None else None


def all_of(found: Sequence[Support]) -> Support:
    known = [support for support in found if support is not None]
    return NOTHING.union(*known) if len(known) == len(found) else None


def any_of(found: Sequence[Support]) -> Support:
    known = [support for support in found if support is not None]
    return NOTHING.union(*known) if known else None


def shifted(place: Place, span: Span, clause: int) -> Why:
    field = "body" if place.field == "quote" else place.field
    quotation = place.quotation if place.field == "speaker" else -1
    return Why(field, span.start + place.offset, span.end + place.offset, clause, quotation)


def is_value(leaf: Node, value: str) -> bool:
    match leaf:
        case Word(text=text) | Exact(text=text):
            return text == value
        case Phrase(parts=parts):
            return " ".join(part.text for part in parts) == value
        case Pattern(text=text):
            return glob(fold(text).replace("'", ""), fold(value).replace("'", ""))
    return False


def asked_name(leaf: Node) -> str:
    """Return the name that a clause of ``by:`` asks for; nothing where it is a pattern."""
    match leaf:
        case Word(text=text):
            return text
        case Phrase(parts=parts) if all(isinstance(part, Word) for part in parts):
            return " ".join(part.text for part in parts)
    return ""


def has_name(asked: str, name: str) -> bool:
    """Tell whether the name has all the words asked for: in our casts that is enough."""
    return {t.surface for t in tokens(asked)} <= {t.surface for t in tokens(name)}


def first_second(iso: str) -> datetime:
    year, *rest = iso[:10].split("-")
    month, day = [*map(int, rest), 1, 1][:2]
    clock = datetime.fromisoformat(iso).time() if len(iso) > 10 else datetime.min.time()
    return datetime.combine(datetime(int(year), month, day), clock)


def last_second(iso: str) -> datetime:
    start = first_second(iso)
    if len(iso) > 10:
        return start + timedelta(seconds=1, microseconds=-1)
    years, months = (len(iso) == 4), (len(iso) == 7)
    if years:
        end = start.replace(year=start.year + 1)
    elif months:
        end = (start + timedelta(days=31)).replace(day=1)
    else:
        end = start + timedelta(days=1)
    return end - timedelta(microseconds=1)


def names_quotations(node: Node) -> bool:
    if isinstance(node, Field):
        return node.name in OF_QUOTATIONS
    return any(map(names_quotations, children_of(node)))


def parted(
    children: list[Node], match: Literal["all", "any"]
) -> tuple[list[Node], list[Node], list[Node]]:
    """Return the clauses that mean one quotation; those that do not; the exclusions of these."""
    about = [child for child in children if is_loose(child) and speaks_of_quotations(child)]
    positive = [child for child in about if not isinstance(child, Not)]
    words = [child for child in positive if names_field("quote", child)]
    others = [child for child in positive if child not in words]
    group: list[Node] = []
    if len(about) > 1 and positive and any(names_field("quote", child) for child in about):
        if match == "all":
            group = about
        elif words and others:
            group = [Or(tuple(others)), Or(tuple(words)), *(c for c in about if c not in positive)]
        if group:
            children = [child for child in children if not any(child is c for c in about)]
    return (
        group,
        [child for child in children if not isinstance(child, Not)],
        [child for child in children if isinstance(child, Not)],
    )


def is_loose(node: Node) -> bool:
    while isinstance(node, Not | Boost):
        node = node.child
    return not isinstance(node, And | Clauses)


def speaks_of_quotations(node: Node) -> bool:
    match node:
        case Field(name=name):
            return name in OF_QUOTATIONS
        case And() | Or() | Clauses() | Not() | Boost():
            return all(map(speaks_of_quotations, children_of(node)))
    return False


def names_field(name: str, node: Node) -> bool:
    if isinstance(node, Field):
        return node.name == name
    if isinstance(node, Within):
        return False
    return any(names_field(name, child) for child in children_of(node))
