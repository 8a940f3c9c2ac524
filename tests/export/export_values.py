"""Results made by hand, for the formats to write."""

from __future__ import annotations

from searchnews.article import Article, Quote
from searchnews.engine import Stats, Stored
from searchnews.export import Extracted, Item, Kind, Summary
from searchnews.results import Hit, QuoteHit
from searchnews.snippets import Snippet
from searchnews.text import Span

BODY = (
    "The harbour bridge will open in spring, the council said on Monday.\n"
    "“We kept the promise,” said Mayor Ines Aldana, “and the *budget*.”\n"
    'A critic, Tom Okafor, called it "a [very] costly bridge".\n'
)
FIRST, SECOND = BODY.index("“We"), BODY.index('"a [')
PROMISE = Quote(
    text=BODY[FIRST : BODY.index("”\nA") + 1],
    start=FIRST,
    end=BODY.index("”\nA") + 1,
    spans=(
        Span(FIRST, BODY.index(" said Mayor")),
        Span(BODY.index("“and"), BODY.index("”\nA") + 1),
    ),
    speaker="Ines Aldana",
    mention="Mayor Ines Aldana",
    cue="said",
    kind="direct",
)
COSTLY = Quote(
    text=BODY[SECOND:-2],
    start=SECOND,
    end=len(BODY) - 2,
    spans=(Span(SECOND, len(BODY) - 2),),
    kind="partial",
)
BRIDGE = Article(
    id="bridge-1",
    body=BODY,
    headline="Bridge opens: 1 < 2 & “on time”",
    date="2019-04-01",
    source="The Harbour Ledger",
    url="https://ledger.example/bridge?a=1&b=(2)",
    author="P. Quill",
    section="Local",
    language="en",
    extra={"wire": True, "tags": ["bridge", "naïve"]},
)
# Everything that a reader, a terminal or a spreadsheet could take for something else.
NASTY = Article(
    id="-7|x",
    body="=1+1\x1b[31mred\u2028line\r\n# no *heading*\x07",
    headline="=HYPERLINK(0)\x1b]0;title\x07, **bold** [x](javascript:y)",
    source='Say "what"\nnow',
    url="javascript:alert(1)",
)
OPENING = BODY[: BODY.index("\n")]
HITS: list[Item] = [
    Hit(
        rank=1,
        score=7.25,
        article=BRIDGE,
        snippets=(
            Snippet(
                field="body",
                text=OPENING,
                start=0,
                end=len(OPENING),
                highlights=(Span(4, 11), Span(12, 18)),
            ),
        ),
        headline_highlights=(Span(0, 6),),
        quotes=(PROMISE, COSTLY),
        quote_highlights=((Span(13, 20),), ()),
    ),
    Hit(
        rank=2,
        score=0.5,
        article=NASTY,
        snippets=(
            Snippet(field="body", text=NASTY.body, start=0, end=22, highlights=(Span(9, 12),)),
        ),
        headline_highlights=(),
        quotes=(),
        quote_highlights=(),
    ),
]
QUOTES: list[Item] = [
    QuoteHit(rank=1, score=3.5, article=BRIDGE, quote=PROMISE, highlights=(Span(13, 20),)),
    QuoteHit(rank=2, score=1.25, article=BRIDGE, quote=COSTLY, highlights=(Span(18, 24),)),
]
STATS = Stats(
    articles=21_000,
    quotations=45_678,
    attributed=40_000,
    speakers=9_876,
    words=7_654_321,
    bytes=123_456_789,
    segments=3,
    format_version=1,
    oldest="1999-01-02",
    newest=None,
    sources=4,
)
ITEMS: dict[Kind, list[Item]] = {
    "hits": HITS,
    "quotes": QUOTES,
    "articles": [
        Stored(article=BRIDGE, quotes=(PROMISE, COSTLY)),
        Stored(article=NASTY, quotes=()),
    ],
    "extracted": [Extracted(BRIDGE, (PROMISE, COSTLY)), Extracted(NASTY, ())],
    "stats": [STATS],
}
SUMMARY = Summary(
    kind="hits",
    query="bridge OR *red*",
    total=1_234,
    shown=2,
    limit=2,
    offset=0,
    relaxed=False,
    seconds=0.0213,
)
SUMMARIES: dict[Kind, Summary | None] = {
    "hits": SUMMARY,
    "quotes": None,
    "articles": None,
    "extracted": None,
    "stats": None,
}
