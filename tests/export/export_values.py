"""Results made by hand, for the formats to write."""

from __future__ import annotations

from dataclasses import replace

from searchnews.article import Article, Quote, Region, Speaker
from searchnews.engine import Bucket, Stats, Stored
from searchnews.export import Explained, Extracted, Item, Kind, Summary
from searchnews.kwic import KwicLine
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
REPORTED = Quote(
    text="The harbour bridge will open in spring",
    start=0,
    end=BODY.index(", the council"),
    spans=(Span(0, BODY.index(", the council")),),
    speaker="Harbour Council",
    mention="the council",
    cue="said",
    kind="indirect",
    mention_span=Span(BODY.index("the council"), BODY.index(" said on")),
    cue_span=Span(BODY.index("said on"), BODY.index(" on Monday")),
    rule="NP said",
    reference="organisation",
    confidence=0.6,
)
EXPLAINED = (
    REPORTED,
    replace(
        PROMISE,
        mention_span=Span(BODY.index("Mayor"), BODY.index(", “and")),
        cue_span=Span(BODY.index("said Mayor"), BODY.index(" Mayor")),
        rule="said NP",
        reference="name",
        antecedent_span=Span(BODY.index("Ines"), BODY.index(", “and")),
        confidence=0.9215,
    ),
    replace(
        COSTLY,
        mention="it",
        mention_span=Span(BODY.index('it "'), BODY.index(' "a')),
        cue="called",
        cue_span=Span(BODY.index("called"), BODY.index(' it "')),
        rule="a rule of tomorrow",
    ),
)
# Everything that a reader, a terminal or a spreadsheet could take for something else.
NASTY = Article(
    id="-7|x",
    body="=1+1\x1b[31mred\u2028line\r\n# no *heading*\x07",
    headline="=HYPERLINK(0)\x1b]0;title\x07, **bold** [x](javascript:y)",
    source='Say "what"\nnow',
    url="javascript:alert(1)",
)
FOOTER = replace(BRIDGE, id="footer", regions=(Region("boilerplate", Span(SECOND, len(BODY))),))
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
        speaker_highlights=((Span(5, 11),), ()),
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
        speaker_highlights=(),
    ),
]
QUOTES: list[Item] = [
    QuoteHit(
        rank=rank,
        score=score,
        article=BRIDGE,
        quote=quote,
        highlights=(span,),
        speaker_highlights=named,
    )
    for rank, score, quote, span, named in (
        (1, 3.5, PROMISE, Span(13, 20), (Span(0, 11),)),
        (2, 1.25, COSTLY, Span(18, 24), ()),
        (3, 1.0, REPORTED, Span(12, 18), (Span(8, 15),)),
    )
]


def kwic_line(rank: int, article: Article, start: int, end: int, speaker: str | None) -> KwicLine:
    return KwicLine(
        rank=rank,
        id=article.id,
        headline=article.headline,
        date=article.date,
        source=article.source,
        url=article.url,
        field="body",
        start=start,
        end=end,
        left=article.body[max(0, start - 30) : start],
        keyword=article.body[start:end],
        right=article.body[end : end + 30],
        clause="bridge OR *red*",
        speaker=speaker,
        kind="direct" if speaker else None,
    )


ELSEWHERE = [
    replace(BRIDGE, id="harbour-he", body="ראש העיר אמרה שהגשר החדש ייפתח באביב הקרוב.", date=None),
    replace(
        BRIDGE,
        id="harbour-ja",
        body="市長は月曜日、新しい橋が春に開通すると述べた。",
        date="2019-04",
    ),
]
LINES: list[Item] = [
    kwic_line(1, BRIDGE, 12, 18, None),
    kwic_line(2, BRIDGE, BODY.index("promise"), BODY.index("promise") + 7, "Ines Aldana"),
    kwic_line(3, BRIDGE, BODY.index("costly"), BODY.index('".\n'), None),
    kwic_line(4, NASTY, 9, 12, "=1|*x*\x1b[2J"),
    kwic_line(5, ELSEWHERE[0], 14, 19, None),
    kwic_line(6, ELSEWHERE[1], 10, 11, "港湾新聞社"),
]
SPEAKERS: list[Item] = [
    Speaker(
        name="Ines Aldana",
        quotations=1_234,
        articles=98,
        first="2019-04-01",
        last="2021-06-30T09:30:00+00:00",
        kind="person",
        roles=("mayor", "minister"),
        spellings=("Ines Aldana", "Inés Aldana", "Aldana"),
    ),
    Speaker(name="ينس الدانا", quotations=12, articles=3, spellings=("ينس الدانا",)),
    Speaker(name="港湾新聞社", quotations=3, articles=2, kind="organisation"),
    Speaker(
        name="=The Very Long Name | of a *Committee* that Nobody\x1b[2J Can Read in One Breath",
        quotations=1,
        articles=1,
        first="2020-02",
        last="2020-02",
        roles=("committee",),
    ),
]
TIMELINE: list[Item] = [
    Bucket(start=f"{2019 + month // 12}-{month % 12 + 1:02}", articles=articles)
    for month, articles in enumerate([3, 0, 1, 1_200, *[0] * 9, 640, 7])
]
STATS = Stats(
    articles=21_000,
    quotations=45_678,
    attributed=40_000,
    indirect=30_123,
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
    "lines": LINES,
    "speakers": SPEAKERS,
    "timeline": TIMELINE,
    "articles": [
        Stored(article=BRIDGE, quotes=(PROMISE, COSTLY), indirect=(REPORTED,)),
        Stored(article=NASTY, quotes=()),
    ],
    "extracted": [Extracted(BRIDGE, (PROMISE, COSTLY)), Extracted(NASTY, ())],
    "explained": [Explained(BRIDGE, EXPLAINED), Explained(FOOTER, (COSTLY,)), Explained(NASTY, ())],
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
    "lines": SUMMARY._replace(kind="lines", shown=6, limit=6, articles=98),
    "speakers": SUMMARY._replace(kind="speakers", total=50),
    "timeline": SUMMARY._replace(kind="timeline", total=1_851, shown=1_851, limit=None, undated=7),
    "articles": None,
    "extracted": None,
    "explained": None,
    "stats": None,
}
