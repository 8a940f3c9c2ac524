"""Full-text search for news that knows who said what.

::

    import searchnews

    with searchnews.create("index") as engine:
        engine.add(searchnews.read(["articles.jsonl"], on_error=print))
    with searchnews.open("index") as engine:
        for hit in engine.search('speaker:aldana quote:"tunnel budget"'):
            print(hit.article.headline, [quote.text for quote in hit.quotes])

Names are looked up when they are first used, so that importing the package is quick.
"""

from __future__ import annotations

# As in `typing`, which takes longer to import than all that is asked for here.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from searchnews.article import Article, Quote, Region, Speaker
    from searchnews.engine import AddReport, Bucket, Stats, Stored
    from searchnews.errors import (
        ArticleNotFound,
        IndexCorrupt,
        IndexLocked,
        IndexNotFound,
        QueryError,
        RequestError,
        SearchnewsError,
        SourceError,
        StorageError,
    )
    from searchnews.explanation import (
        ArticleExplanation,
        Candidate,
        ClauseExplanation,
        Count,
        Holding,
        Meaning,
        QueryExplanation,
        Suggestion,
        TermScore,
        WordCount,
    )
    from searchnews.index.check import CheckReport
    from searchnews.kwic import KwicLine
    from searchnews.library import SearchEngine
    from searchnews.match import Mark
    from searchnews.opening import check, create, open, rebuild
    from searchnews.query.asked import AskedWord
    from searchnews.quotes.extract import extract
    from searchnews.results import (
        Hit,
        KwicResults,
        QuoteHit,
        QuoteResults,
        Results,
        SpeakerResults,
        Timeline,
    )
    from searchnews.snippets import Snippet
    from searchnews.sources import read
    from searchnews.text import Span

__version__ = "0.1.0"

__all__ = [
    "AddReport",
    "Article",
    "ArticleExplanation",
    "ArticleNotFound",
    "AskedWord",
    "Bucket",
    "Candidate",
    "CheckReport",
    "ClauseExplanation",
    "Count",
    "Hit",
    "Holding",
    "IndexCorrupt",
    "IndexLocked",
    "IndexNotFound",
    "KwicLine",
    "KwicResults",
    "Mark",
    "Meaning",
    "QueryError",
    "QueryExplanation",
    "Quote",
    "QuoteHit",
    "QuoteResults",
    "Region",
    "RequestError",
    "Results",
    "SearchEngine",
    "SearchnewsError",
    "Snippet",
    "SourceError",
    "Span",
    "Speaker",
    "SpeakerResults",
    "Stats",
    "StorageError",
    "Stored",
    "Suggestion",
    "TermScore",
    "Timeline",
    "WordCount",
    "__version__",
    "check",
    "create",
    "extract",
    "open",
    "read",
    "rebuild",
]

_HOME = {
    "article": "Article Quote Region Speaker",
    "engine": "AddReport Bucket Stats Stored",
    "errors": (
        "ArticleNotFound IndexCorrupt IndexLocked IndexNotFound QueryError RequestError "
        "SearchnewsError SourceError StorageError"
    ),
    "explanation": (
        "ArticleExplanation Candidate ClauseExplanation Count Holding Meaning QueryExplanation "
        "Suggestion TermScore WordCount"
    ),
    "index.check": "CheckReport",
    "kwic": "KwicLine",
    "library": "SearchEngine",
    "match": "Mark",
    "opening": "check create open rebuild",
    "query.asked": "AskedWord",
    "quotes.extract": "extract",
    "results": "Hit KwicResults QuoteHit QuoteResults Results SpeakerResults Timeline",
    "snippets": "Snippet",
    "sources": "read",
    "text": "Span",
}
_MODULE_OF = {name: module for module, names in _HOME.items() for name in names.split()}


def __getattr__(name: str) -> object:
    if name not in _MODULE_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value: object = getattr(import_module(f"{__name__}.{_MODULE_OF[name]}"), name)
    return value


def __dir__() -> list[str]:
    return __all__
