"""The same articles as Whoosh's own writer indexes them, and as segments of ours."""

from __future__ import annotations

import json
import struct
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from whoosh.codec.whoosh3 import W3Codec
from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC, FileIndex

from searchnews.analysis import FIELD_ANALYZERS
from searchnews.article import Article, Kind, Quote, content_id, normalise_date
from searchnews.index.codec import ColumnarSegment
from searchnews.index.files.layout import SEPARATOR, STRIDE
from searchnews.index.files.storage import write_manifest
from searchnews.index.files.toc import INDEX_NAME
from searchnews.index.schema import build_schema
from searchnews.index.write.build import SegmentBuilder
from searchnews.index.write.content import Content
from searchnews.quotes.extract import Attributed, Quotations
from searchnews.quotes.profile import SpeakerProfile
from searchnews.quotes.reference import Answer
from searchnews.text import Span

#: An article with those of its quotations that are indexed.
Entry = tuple[Article, Quotations]
#: An article without quotations has these.
SILENT = Quotations(())
#: The articles of each segment, and the documents that are deleted.
Batches = tuple[list[list[Entry]], list[int]]

_WORDS = (
    "dam dams river water rose flood flooded the a of treaty security Ötztal 1,000 it's".split()
)
_NAMES = ["Ana Roe", "Bo Lind", "Cy Roe", "Ötztal Council"]
_DATES = ["2019", "2020-02", "2020-02-29", "2021-03-04T05:06:07+02:00", "0001-01-01"]


def said(
    marked: Iterable[Quote], indirect: Iterable[Quote] = (), held: Iterable[int] = ()
) -> Quotations:
    """Return quotations as extraction gives them, with a profile of each speaker."""
    return Quotations(
        [_attributed(quote) for quote in marked],
        [_attributed(quote) for quote in indirect],
        frozenset(held),
    )


def _attributed(quote: Quote) -> Attributed:
    profiles = (SpeakerProfile(quote.speaker),) if quote.speaker else ()
    return Attributed(quote, None, Answer(None, 0.0), profiles)


def document(article: Article, quotations: Quotations) -> dict[str, Any]:
    """Return the keyword arguments that write the article with Whoosh's ``add_document``."""
    marked = [item.quote for item in quotations.marked]
    indirect = [item.quote for item in quotations.indirect]
    spoken = [quote.spoken().replace(SEPARATOR, " ") for quote in (*marked, *indirect)]
    names = [quote.speaker for quote in (*marked, *indirect)]
    first = len(marked)
    lengths = [min(STRIDE - 1, len(FIELD_ANALYZERS["quotes"].terms(text))) for text in spoken]
    content = _content(article)
    return {
        "id": article.id,
        "headline": article.headline,
        "body": article.prose(),
        "_stored_body": article.body,
        **_block_fields("quotes", "speakers", 0, spoken[:first], marked),
        **_block_fields("indirect", "indirect_speakers", first, spoken[first:], indirect),
        "date": article.date and normalise_date(article.date),
        "source": article.source,
        "author": article.author,
        "section": article.section,
        "language": article.language,
        "url": article.url,
        "extra": dict(article.extra),
        "regions": [[region.kind, *region.span] for region in article.regions],
        "source_name": (article.source or "").encode(),
        "origin": (article.origin or "").encode(),
        "content": content.hash.hex().encode() + b"~" * content.brought_no_id,
        "quotation_lengths": struct.pack(f"<{len(lengths)}H", *lengths),
        "quotation_speakers": json.dumps(names).encode(),
    }


def _block_fields(
    words: str, names: str, first: int, spoken: list[str], quotes: list[Quote]
) -> dict[str, Any]:
    """Return the two fields of quotations of one sort, the first of which is block `first`."""
    empty = [""] * first
    speakers = [(quote.speaker or "").replace(SEPARATOR, " ") for quote in quotes]
    return {
        words: SEPARATOR.join(empty + spoken),
        f"_stored_{words}": [_stored(quote) for quote in quotes],
        names: SEPARATOR.join(empty + speakers),
        f"_stored_{names}": sorted({quote.speaker for quote in quotes if quote.speaker}),
    }


def _stored(quote: Quote) -> list[Any]:
    return [
        quote.start,
        quote.end,
        [list(span) for span in quote.spans],
        quote.speaker,
        quote.mention,
        quote.cue,
        quote.kind,
        quote.mention_span and list(quote.mention_span),
        quote.cue_span and list(quote.cue_span),
        quote.rule,
        quote.reference,
        quote.antecedent_span and list(quote.antecedent_span),
        quote.confidence,
    ]


def write_stock(
    folder: Path, batches: Sequence[Sequence[Entry]], deleted: Iterable[int] = ()
) -> None:
    """Write the articles with Whoosh's own writer and codec, a segment a batch."""
    folder.mkdir(parents=True, exist_ok=True)
    index = FileIndex.create(FileStorage(str(folder)), build_schema())
    for batch in batches:
        writer = index.writer(codec=W3Codec(), limitmb=512)
        for article, quotes in batch:
            writer.add_document(**document(article, quotes))
        writer.commit(merge=False)
    writer = index.writer(codec=W3Codec())
    for doc in deleted:
        writer.delete_document(doc)
    writer.commit(merge=False)


def write_ours(
    folder: Path,
    batches: Sequence[Sequence[Entry]],
    deleted: Iterable[int] = (),
    generation: int = 0,
) -> list[Path]:
    """Write the articles as segments of ours, one a batch; return the files of these."""
    folder.mkdir(parents=True, exist_ok=True)
    write_manifest(folder)
    builder = SegmentBuilder()
    segments: list[ColumnarSegment] = []
    base = 0
    gone = set(deleted)
    for batch in batches:
        segment = ColumnarSegment(INDEX_NAME)
        for article, quotes in batch:
            builder.add(article, quotes, _content(article))
        built = builder.write(folder / segment.make_filename(".arrays"))
        here = {doc - base for doc in gone if base <= doc < base + built.documents}
        base += built.documents
        segments.append(
            ColumnarSegment(INDEX_NAME, segment.segid, built.documents, here, built.lengths)
        )
    TOC(build_schema(), segments, generation).write(FileStorage(str(folder)), INDEX_NAME)
    return [folder / segment.make_filename(".arrays") for segment in segments]


def _content(article: Article) -> Content:
    derived = content_id(article.headline, article.body, article.date, article.source)
    return Content(bytes.fromhex(article.content_hash()), article.id == derived)


def _quote(body: str, cut: tuple[int, int], speaker: str | None, kind: Kind = "direct") -> Quote:
    start, end = sorted(at % (len(body) + 1) for at in cut)
    return Quote(
        text=body[start:end],
        start=start,
        end=end,
        spans=(Span(start, end),),
        speaker=speaker,
        kind=kind,
        mention_span=Span(0, 1) if speaker else None,
        confidence=0.9 if speaker else None,
    )


@st.composite
def entries(draw: st.DrawFn, id: str) -> Entry:
    """Draw an article of few words, of which many come again, with some quotations."""
    words = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=12).map(" ".join)
    body = draw(words) * draw(st.sampled_from([1, 1, 1, 30]))
    names = st.none() | st.sampled_from(_NAMES)
    article = Article(
        id=id,
        body=body,
        headline=draw(st.just("") | words),
        date=draw(st.none() | st.sampled_from(_DATES)),
        source=draw(names),
        author=draw(names),
        section=draw(names),
        url=draw(st.none() | st.sampled_from(["https://vale.example/1", "https://vale.example/2"])),
        language=draw(st.sampled_from([None, "en", "de"])),
        extra=draw(st.dictionaries(st.sampled_from(["tags", "desk"]), st.integers(), max_size=2)),
        origin=draw(st.none() | st.just("wire.jsonl")),
    )
    cuts = st.tuples(st.integers(0, 10_000), st.integers(0, 10_000))
    drawn = st.lists(st.tuples(cuts, names), max_size=3)
    marked = [_quote(body, cut, speaker) for cut, speaker in draw(drawn)]
    indirect = [_quote(body, cut, speaker, "indirect") for cut, speaker in draw(drawn)]
    held = draw(st.sets(st.integers(0, len(marked) - 1))) if marked else ()
    return article, said(marked, indirect, held)


@st.composite
def batches(draw: st.DrawFn, most: int = 3) -> Batches:
    """Draw the batches of an index, a segment each, and some documents to delete."""
    sizes = draw(st.lists(st.integers(1, 5), min_size=1, max_size=most))
    found = [[draw(entries(f"a{k}-{i}")) for i in range(size)] for k, size in enumerate(sizes)]
    return found, draw(st.lists(st.integers(0, sum(sizes) - 1), unique=True, max_size=2))
