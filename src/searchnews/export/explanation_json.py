"""How a query was understood, as an object of JSON types."""

from __future__ import annotations

from typing import Final

from searchnews.article import Article
from searchnews.explanation import (
    ArticleExplanation,
    ClauseExplanation,
    Count,
    Holding,
    Meaning,
    QueryExplanation,
)
from searchnews.export.clause_words import alone, kind_of, label_of, stretch_of
from searchnews.export.model import Row
from searchnews.export.summary import suggestion_row
from searchnews.match import Mark

__all__ = ["explanation_row"]

#: Where a clause without a field is looked for.
_FIELDS: Final = ("headline", "body")


def explanation_row(explanation: QueryExplanation) -> Row:
    """Return an explanation as an object; all offsets are code points, ends exclusive."""
    article = explanation.article
    return {
        "type": "explanation",
        "query": explanation.query,
        "read_as": explanation.canonical,
        "match": explanation.match,
        "indirect": explanation.indirect,
        "dropped": [
            {"word": word.word, "start": word.span.start, "end": word.span.end}
            for word in explanation.dropped
        ],
        "options_same_quotation": explanation.options_together,
        "total": explanation.total,
        "relaxed": explanation.relaxed,
        "suggestions": [suggestion_row(suggestion) for suggestion in explanation.suggestions],
        "did_you_mean": explanation.did_you_mean,
        "options_meant": dict(explanation.options_meant),
        "article": None if article is None else _article(article),
        "tree": _clause(explanation.tree, explanation),
        "filters": [_clause(clause, explanation) for clause in explanation.filters],
    }


def _article(explained: ArticleExplanation) -> Row:
    return {
        "id": explained.article.id,
        "headline": explained.article.headline,
        "matches": explained.matches,
        "score": explained.score,
        "placement": explained.placement,
        "failing": [alone(clause) for clause in explained.failing],
    }


def _clause(clause: ClauseExplanation, explanation: QueryExplanation) -> Row:
    start, end = clause.node.span
    article = explanation.article
    return {
        "kind": kind_of(clause.node),
        "label": label_of(clause.node, explanation.match),
        "text": alone(clause),
        "stretch": stretch_of(clause, explanation.query),
        "start": start,
        "end": end,
        "field": clause.field,
        "fields": list(_FIELDS if clause.field is None else (clause.field,)),
        "articles": _count(clause.articles),
        "quotations": None if clause.quotations is None else _count(clause.quotations),
        "meanings": [_meaning(meaning) for meaning in clause.meanings],
        "same_quotation": list(clause.together),
        **({} if article is None else {"here": _holding(clause.here, article.article)}),
        "children": [_clause(child, explanation) for child in clause.children],
    }


def _count(count: Count) -> Row:
    return {"number": count.number, "at_most": count.at_most}


def _meaning(meaning: Meaning) -> Row:
    return {
        "asked": meaning.asked,
        "term": meaning.term,
        "total": meaning.total,
        "words": [{"word": word.word, "articles": _count(word.articles)} for word in meaning.words],
    }


def _holding(here: Holding | None, article: Article) -> Row | None:
    if here is None:
        return None
    return {
        "holds": here.holds,
        "score": here.score,
        "weight": here.weight,
        "spelling": here.spelling,
        "terms": [term._asdict() for term in here.terms],
        "marks": [_mark(mark, article) for mark in here.marks],
    }


def _mark(mark: Mark, article: Article) -> Row:
    start, end = mark.span
    quotation = {} if mark.quotation < 0 else {"quotation": mark.quotation}
    value = getattr(article, mark.field, None) if mark.quotation < 0 else None
    text = {} if value is None else {"text": value[start:end]}
    return {"field": mark.field, "start": start, "end": end, **text, **quotation}
