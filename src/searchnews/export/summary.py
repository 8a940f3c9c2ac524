"""What a stream of results ends with: how much was found, and which part of it was shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final, Literal, NamedTuple, TypeAlias

from searchnews.engine import Suggestion
from searchnews.export.clean import one_line
from searchnews.export.model import Row
from searchnews.query.asked import OptionName
from searchnews.results import KwicResults, QuoteResults, Results, SpeakerResults, Timeline

__all__ = [
    "FLAGS",
    "Listing",
    "Summary",
    "count_line",
    "meant_lines",
    "suggestion_row",
    "summary_of",
    "summary_row",
]

#: What a search of any kind gives.
Listing: TypeAlias = Results | QuoteResults | KwicResults | SpeakerResults | Timeline

#: What the command line calls options.
FLAGS: Final[Mapping[OptionName, str]] = MappingProxyType({"source": "--source", "speaker": "--by"})

#: What a shell does not leave alone in double quotes.
_ACTIVE: Final = frozenset('"$`\\!')

_UNITS: Final = {
    "hits": "article",
    "quotes": "quotation",
    "lines": "line",
    "speakers": "speaker",
    "timeline": "article",
}


class Summary(NamedTuple):
    """What a stream of results ends with.

    `kind` is that of its items, `shown` their number, `total` that of all pages; `limit`
    None means that the stream was not cut. A timeline counts articles, `undated` those
    among them that have no place in it; lines are in so many `articles`, and `unplaced` are
    those without a line. `suggestions` are for words that are in no article.
    """

    kind: Literal["hits", "quotes", "lines", "speakers", "timeline"]
    query: str
    total: int
    shown: int
    limit: int | None
    offset: int
    relaxed: bool
    seconds: float
    undated: int | None = None
    articles: int | None = None
    unplaced: int | None = None
    suggestions: tuple[Suggestion, ...] = ()
    did_you_mean: str | None = None
    options_meant: Mapping[OptionName, str] = MappingProxyType({})

    @property
    def unit(self) -> str:
        """What is counted, in the plural."""
        return f"{self.one}s"

    @property
    def one(self) -> str:
        """What is counted, in the singular."""
        return _UNITS[self.kind]


def summary_of(results: Listing) -> Summary:
    """Return the summary of one page of results, or of a timeline."""
    match results:
        case Results():
            return _summary_of_page("hits", results)
        case QuoteResults():
            return _summary_of_page("quotes", results)
        case KwicResults():
            articles, unplaced = results.articles, results.unplaced
            summary = _summary_of_page("lines", results)
            return summary._replace(articles=articles, unplaced=unplaced)
        case SpeakerResults():
            return _summary_of_page("speakers", results)
        case Timeline():
            return Summary(
                kind="timeline",
                query=results.query,
                total=results.total,
                shown=results.total,
                limit=None,
                offset=0,
                relaxed=results.relaxed,
                seconds=results.seconds,
                undated=results.undated,
                suggestions=results.suggestions,
                did_you_mean=results.did_you_mean,
                options_meant=results.options_meant,
            )


def _summary_of_page(
    kind: Literal["hits", "quotes", "lines", "speakers"],
    page: Results | QuoteResults | KwicResults | SpeakerResults,
) -> Summary:
    return Summary(
        kind=kind,
        query=page.query,
        total=page.total,
        shown=len(page),
        limit=page.limit,
        offset=page.offset,
        relaxed=page.relaxed,
        seconds=page.seconds,
        suggestions=page.suggestions,
        did_you_mean=page.did_you_mean,
        options_meant=page.options_meant,
    )


def summary_row(summary: Summary) -> Row:
    """Return the object that closes a stream of results."""
    counts = {
        "undated": summary.undated,
        "articles": summary.articles,
        "unplaced": summary.unplaced,
    }
    return {
        "type": "summary",
        "total": summary.total,
        "unit": summary.unit,
        **{name: count for name, count in counts.items() if count is not None},
        "query": summary.query,
        "limit": summary.limit,
        "offset": summary.offset,
        "relaxed": summary.relaxed,
        "suggestions": [suggestion_row(suggestion) for suggestion in summary.suggestions],
        "did_you_mean": summary.did_you_mean,
        "options_meant": dict(summary.options_meant),
        "seconds": round(summary.seconds, 6),
    }


def suggestion_row(suggestion: Suggestion) -> Row:
    """Return a word that is in no article, with the nearest, as an object of JSON types.

    Offsets are into the query or, where there is one, the value of the `option`.
    """
    return {
        "word": suggestion.word,
        "option": suggestion.option,
        "field": suggestion.field,
        "start": suggestion.span.start,
        "end": suggestion.span.end,
        "candidates": [candidate._asdict() for candidate in suggestion.candidates],
    }


def meant_lines(did_you_mean: str | None, options_meant: Mapping[OptionName, str]) -> Iterator[str]:
    """Yield what may have been meant, as it would be typed: the query, and options."""
    if did_you_mean is not None:
        yield f"did you mean: {one_line(did_you_mean)}"
    if options_meant:
        options = (
            f"{FLAGS[name]} {_typed(one_line(value))}" for name, value in options_meant.items()
        )
        yield f"did you mean: {' '.join(options)}"


def _typed(value: str) -> str:
    """Return the value of an option as it is typed in a shell."""
    if value.replace("-", "").isalnum():
        return value
    if _ACTIVE.isdisjoint(value):
        return f'"{value}"'
    import shlex

    return shlex.quote(value)


def count_line(summary: Summary) -> str:
    """Return how much was found, which part of it is shown, and how to see the next."""
    seconds = f"{summary.seconds:.2f} s"
    if not summary.total and summary.unplaced:
        return f"nothing to show in the text of {_articles(summary.unplaced)} found, {seconds}"
    if not summary.total:
        return f"nothing found, {seconds}"
    first, last = summary.offset + 1, summary.offset + summary.shown
    shown = f"{first:,}–{last:,} of " if summary.shown else f"nothing at {first:,} of "
    if summary.shown == summary.total:
        shown = ""
    unit = summary.one if summary.total == 1 else summary.unit
    more = f" ({summary.undated:,} without a date)" if summary.undated else ""
    if summary.articles is not None:
        of = f"{summary.articles:,} of " if summary.unplaced else ""
        more = f" in {of}{_articles(summary.articles + (summary.unplaced or 0))}"
    line = f"{shown}{summary.total:,} {unit}{more}, {seconds}"
    if summary.limit and summary.shown and last < summary.total:
        line += f"; next: --page {summary.offset // summary.limit + 2}"
    return line


def _articles(number: int) -> str:
    return f"{number:,} article" + ("" if number == 1 else "s")
