"""Queries whose best hits can be found without scoring all: words, ANDed or ORed, and filters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from searchnews.engine import Match
from searchnews.index.read.spelling import Term, Typing, typed_terms, typing_of
from searchnews.query.fields import INDEX_FIELD, KEYWORD_FIELDS, QUOTATION_FIELDS
from searchnews.query.tree import And, Boost, Clauses, Dates, Field, Node, Not, Or, Word

__all__ = ["ARTICLE_FIELDS", "Plan", "PlannedWord", "plan_of"]

#: Where a word without a field is looked for.
ARTICLE_FIELDS = ("headline", "body")


@dataclass(frozen=True, slots=True)
class PlannedWord:
    """A term, in one of the fields; its score counts `weight` times."""

    fields: tuple[str, ...]
    term: Term
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Plan:
    """All of the `words`, or any if not `every`; all of `filters`, none of `excluded`.

    Only the words score.
    """

    words: tuple[PlannedWord, ...]
    every: bool = True
    filters: tuple[Node, ...] = ()
    excluded: tuple[Node, ...] = ()


def plan_of(node: Node, match: Match) -> Plan | None:
    """Return the plan for a query that is no more than words and filters, else None."""
    return _plan(node, match, typing_of(node))


def _plan(node: Node, match: Match, typing: Typing) -> Plan | None:
    match node:
        case And(children=children):
            return _all_of(children, match, typing)
        case Clauses(children=children) if match == "all":
            return _all_of(children, match, typing)
        case Or(children=children) | Clauses(children=children):
            words = [_word(child, typing) for child in children]
            known = tuple(word for word in words if word is not None)
            return Plan(known, every=False) if known and len(known) == len(words) else None
        case _:
            word = _word(node, typing)
            return None if word is None else Plan((word,))


def _all_of(children: Sequence[Node], match: Match, typing: Typing) -> Plan | None:
    scored: list[Node] = []
    filters: list[Node] = []
    excluded: list[Node] = []
    for child in children:
        if isinstance(child, Not):
            excluded.append(child.child)
        elif _is_silent(child):
            filters.append(child)
        else:
            scored.append(child)
    if any(map(_asks_for_quotations, children)):
        return None
    if len(scored) == 1:
        plan = _plan(scored[0], match, typing)
        if plan is None or plan.filters or plan.excluded:
            return None
        return replace(plan, filters=tuple(filters), excluded=tuple(excluded))
    words = tuple(word for one in scored if (word := _word(one, typing)) is not None)
    if not words or len(words) < len(scored):
        return None
    return Plan(words, filters=tuple(filters), excluded=tuple(excluded))


def _word(
    node: Node, typing: Typing, fields: tuple[str, ...] = ARTICLE_FIELDS
) -> PlannedWord | None:
    """Return the one term that a node asks for, None if it is anything else."""
    match node:
        case Word(text=text):
            terms = typed_terms(text, fields[0], typing)
            return PlannedWord(fields, terms[0]) if len(terms) == 1 else None
        case Field(name=name, child=child) if not (
            name in KEYWORD_FIELDS or name in QUOTATION_FIELDS
        ):
            return _word(child, typing, (INDEX_FIELD[name],))
        case Boost(child=child, factor=factor) if factor > 0:
            word = _word(child, typing, fields)
            return None if word is None else replace(word, weight=word.weight * factor)
        case _:
            return None


def _is_silent(node: Node) -> bool:
    match node:
        case Dates():
            return True
        case Field(name=name):
            return name in KEYWORD_FIELDS
        case Boost(child=child, factor=factor):
            return not factor or _is_silent(child)
        case _:
            return False


def _asks_for_quotations(node: Node) -> bool:
    """Tell whether a clause may have to hold for the same quotation as another."""
    while isinstance(node, Boost | Not):
        node = node.child
    match node:
        case Field(name=name):
            return name in QUOTATION_FIELDS
        case And(children=children) | Or(children=children) | Clauses(children=children):
            return any(map(_asks_for_quotations, children))
        case _:
            return False
