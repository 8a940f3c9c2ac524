"""How a query was understood, for people: a tree with its figures in columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final, NamedTuple

from searchnews.explanation import (
    ArticleExplanation,
    ClauseExplanation,
    Count,
    Holding,
    Meaning,
    QueryExplanation,
    Suggestion,
    TermScore,
)
from searchnews.export.clause_words import alone, label_of, nowhere, stretch_of
from searchnews.export.clean import one_line
from searchnews.export.layout import columns, cut, fold_lines
from searchnews.export.style import PLAIN, Role, Style
from searchnews.export.summary import FLAGS, meant_lines
from searchnews.query.tree import FieldName, Not

__all__ = ["explanation_lines"]

#: Columns of the tree: as many at most where nothing is folded, and at least on a screen.
_MOST, _FEWEST = 100, 20
_GAP: Final = "  "
#: Places of one clause in the article that are shown.
_SHOWN: Final = 5


class _Line(NamedTuple):
    """A clause in the tree, or a detail below it: then without figures."""

    lead: str
    text: str
    figures: tuple[str, ...] = ()
    role: Role | None = None


def explanation_lines(explanation: QueryExplanation, style: Style = PLAIN) -> Iterator[str]:
    """Yield the lines of an explanation."""
    yield from _head(explanation, style)
    lines = [*_tree(explanation.tree, explanation)]
    if explanation.filters:
        same = " for the same quotation" if explanation.options_together else ""
        lines.append(_Line("", f"options, which have to hold as well{same}, and score nothing:"))
        for clause in explanation.filters:
            lines += _tree(clause, explanation, "  ")
    yield ""
    yield from _aligned(lines, explanation, style)
    if explanation.article is not None:
        yield ""
        yield from _verdict(explanation.article, explanation, style)


def _head(explanation: QueryExplanation, style: Style) -> Iterator[str]:
    """Yield how the query was read, and how much it finds."""
    if explanation.canonical != explanation.query:
        yield from _folded(f"read as: {explanation.canonical}", style)
    if explanation.dropped:
        words = ", ".join(f"“{word.word}”" for word in explanation.dropped)
        why = "left out, as it says little beside the others; in quotation marks it counts"
        yield from _folded(f"{words}: {why}", style)
    for suggestion in explanation.suggestions:
        yield from _folded(_nowhere(suggestion), style)
    for line in meant_lines(explanation.did_you_mean, explanation.options_meant):
        yield from _folded(line, style)
    if any(clause.meanings and clause.field is None for clause in explanation.tree.walk()):
        yield from _folded("what names no field is looked for in headline and body", style)
    found = f"finds {_articles(explanation.total)}"
    if explanation.relaxed:
        found = f"nothing has all of it; {_articles(explanation.relaxed)} with some of its words"
    yield from _folded(found, style)


def _nowhere(suggestion: Suggestion) -> str:
    nearest = ", ".join(
        f"{one.word} ({_count(Count(one.articles, one.at_most))})" for one in suggestion.candidates
    )
    asked = f"“{suggestion.word}”"
    if suggestion.option is not None:
        asked = f"{FLAGS[suggestion.option]}: {asked}"
    nearest = f"; nearest: {nearest}" if nearest else ""
    return f"{asked} is {nowhere(suggestion.field)}{nearest}"


def _tree(
    clause: ClauseExplanation, explanation: QueryExplanation, lead: str = "", rest: str = ""
) -> Iterator[_Line]:
    """Yield a clause, what is told of it, and those below it; `rest` leads what follows it."""
    rest = rest or lead
    text = f"{label_of(clause.node, explanation.match)}: {stretch_of(clause, explanation.query)}"
    yield _Line(lead, one_line(text), _figures(clause))
    below = rest + ("│ " if clause.children else "  ")
    for detail in _details(clause, explanation):
        yield _Line(below, one_line(detail), role="detail")
    for at, child in enumerate(clause.children, 1):
        is_last = at == len(clause.children)
        branch, stem = ("└ ", "  ") if is_last else ("├ ", "│ ")
        yield from _tree(child, explanation, rest + branch, rest + stem)


def _figures(clause: ClauseExplanation) -> tuple[str, ...]:
    """Return the columns of a clause: articles, quotations and, in an article, two more."""
    figures = (
        _count(clause.articles),
        "" if clause.quotations is None else _count(clause.quotations),
    )
    if clause.here is None:
        return figures
    score = f"{clause.here.score:.4f}" if clause.here.terms else ""
    return (*figures, "yes" if clause.here.holds else "no", score)


def _header(explanation: QueryExplanation) -> tuple[str, ...]:
    found = ("articles", "quotations")
    return found if explanation.article is None else (*found, "here", "score")


def _details(clause: ClauseExplanation, explanation: QueryExplanation) -> Iterator[str]:
    if clause.together:
        together = (clause.children[at] for at in clause.together)
        parts = " ".join(stretch_of(child, explanation.query) for child in together)
        yield f"for one and the same quotation: {parts}"
    for meaning in clause.meanings:
        yield _meaning(meaning, clause.field)
    if clause.here is not None:
        yield from _here(clause.here, explanation)


def _meaning(meaning: Meaning, field: FieldName | None) -> str:
    words = ", ".join(f"{word} {_count(articles)}" for word, articles in meaning.words)
    asked = meaning.asked if meaning.term is None else f"{meaning.asked} (stem {meaning.term})"
    if meaning.term == meaning.asked:
        asked = meaning.asked
    if not meaning.total:
        return f"{asked} → {nowhere(field)}"
    more = meaning.total - len(meaning.words)
    return f"{asked} → {words}" + (f", … {meaning.total:,} words in all" if more else "")


def _here(here: Holding, explanation: QueryExplanation) -> Iterator[str]:
    yield from map(_term, here.terms)
    if here.terms and here.spelling < 1 - 1e-9:
        yield f"× {here.spelling:.4g}, spelled otherwise than it was typed"
    if here.terms and here.weight != 1:
        yield f"× {here.weight:g}, its boost"
    article = explanation.article
    if here.marks and article is not None:
        places: list[str] = []
        for mark in islice(here.marks, _SHOWN):
            start, end = mark.span
            value = getattr(article.article, mark.field, None) if mark.quotation < 0 else None
            words = f" “{value[start:end]}”" if isinstance(value, str) else ""
            of = "" if mark.quotation < 0 else f" of quotation {mark.quotation + 1}"
            places.append(f"{mark.field}{of} {start}–{end}{words}")
        more = len(here.marks) - _SHOWN
        yield "at " + ", ".join(places) + (f", … {len(here.marks):,} places" if more > 0 else "")


def _term(term: TermScore) -> str:
    length = f"{'at least' if term.at_least else 'about'} {term.length:,.0f} words"
    often = f"{term.frequency:,} in {length} (on average {term.average:,.0f})"
    return f"{term.field}: {term.term} {often}, idf {term.idf:.4f} → {term.score:.4f}"


def _verdict(
    found: ArticleExplanation, explanation: QueryExplanation, style: Style
) -> Iterator[str]:
    """Yield whether the article matches, and how its score is made up."""
    title = " · ".join(filter(None, (one_line(found.article.id), one_line(found.article.headline))))
    yield style.paint(title, "headline")
    if found.score is not None:
        clauses = [clause.here for clause in explanation.tree.walk() if clause.here is not None]
        parts = [f"{here.score:.4f}" for here in clauses if here.terms]
        if found.placement:
            parts.append(f"{found.placement:.4f} for where its words stand")
        made_up = f" = {' + '.join(parts)}" if len(parts) > 1 else ""
        matches = "matches" if found.matches else "has some of the words"
        yield from _folded(f"{matches}; score {found.score:.4f}{made_up}", style)
    for clause in found.failing:
        yield from _folded(_failure(clause, explanation), style)
    if found.score is None and not found.failing:
        yield "all of it is in this article, but not in one and the same quotation"


def _failure(clause: ClauseExplanation, explanation: QueryExplanation) -> str:
    if isinstance(clause.node, Not):
        [excluded] = clause.children
        return f"excluded, but in this article: {_asked(excluded, explanation)}"
    asked = _asked(clause, explanation)
    if clause.together:
        return f"in this article, but not in one and the same quotation: {asked}"
    label = label_of(clause.node, explanation.match) + ": " if clause.field is None else ""
    return f"not in this article: {label}{asked}"


def _asked(clause: ClauseExplanation, explanation: QueryExplanation) -> str:
    """Return a clause as it was typed or, as its field may stand further off, with that."""
    if clause.field is not None:
        return one_line(alone(clause))
    return one_line(stretch_of(clause, explanation.query))


def _aligned(lines: Sequence[_Line], explanation: QueryExplanation, style: Style) -> Iterator[str]:
    """Yield a header and the lines, the figures of clauses in columns."""
    header = _header(explanation)
    rows = [header, *(line.figures for line in lines if line.figures)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    figures_width = sum(len(_GAP) + width for width in widths)
    room = _MOST if style.width is None else max(_FEWEST, style.width - figures_width)
    tree = max(columns(line.lead + line.text) for line in lines if line.figures)
    tree = min(tree, room)
    yield style.paint(" " * tree + _row(header, widths), "detail")
    for line in lines:
        if not line.figures:
            yield from _folded(line.text, style, line.lead, line.role)
            continue
        text = cut(line.text, tree - columns(line.lead)) if style.width is not None else line.text
        pad = " " * (tree - columns(line.lead + text))
        yield style.paint(line.lead, "detail") + text + pad + _row(line.figures, widths).rstrip()


def _row(figures: Sequence[str], widths: Sequence[int]) -> str:
    return "".join(
        _GAP + figure.rjust(width) for figure, width in zip(figures, widths, strict=True)
    )


def _folded(text: str, style: Style, lead: str = "", role: Role | None = None) -> Iterator[str]:
    return fold_lines(text, (), style, first=lead, rest=lead, role=role)


def _articles(number: int) -> str:
    if not number:
        return "nothing"
    return f"{number:,} article" + ("" if number == 1 else "s")


def _count(count: Count) -> str:
    return f"≤{count.number:,}" if count.at_most else f"{count.number:,}"
