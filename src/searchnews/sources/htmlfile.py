"""An .html file: the article of a web page, with what the page says about it."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from email.utils import parsedate_to_datetime
from typing import Any, Final

from searchnews.article import normalise_date
from searchnews.sources.bylines import spoken_date
from searchnews.sources.furniture import lay_out
from searchnews.sources.htmltext import Block, Markup, parse
from searchnews.sources.linkeddata import article_data
from searchnews.sources.origin import Found, Origin
from searchnews.sources.page import text_of
from searchnews.sources.records import RecordReader
from searchnews.sources.streams import Stream

__all__ = ["looks_like_html", "read_html"]

_CHARSET: Final = re.compile(rb"<meta[^>]{0,200}?charset\s{0,8}=\s{0,8}[\"']?([\w.:-]{1,40})", re.I)
# What pages are written in; other codecs of Python are no encodings of text, or not linear.
_PAGE_CODECS: Final = re.compile(
    r"iso8859-\d+|cp125\d|koi8-[rut]|gb2312|gbk|gb18030|big5|euc_jp|euc_kr|shift_jis|mac-roman|cp866"
)
_MARKUP: Final = re.compile(
    r"<(?:!doctype html|\?xml|html|head|body|article|main|div|p|h1|meta)\b", re.I
)
_SITE: Final = re.compile(r"\s+(?:[|–—»·]|::|-)\s+")

_DATES: Final = (
    "article:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "dcterms.date",
    "pubdate", "publishdate", "parsely-pub-date", "sailthru.date", "og:published_time",
)  # fmt: skip
_AUTHORS: Final = ("author", "article:author", "byl", "parsely-author", "dc.creator")


def looks_like_html(head: str) -> bool:
    """Tell whether the beginning of a file is HTML."""
    return _MARKUP.match(head.lstrip()) is not None


def read_html(stream: Stream) -> Iterator[Found]:
    """Yield the one article of a page. Raises SourceError if there is no text in it."""
    markup = parse(text_of(stream, _declared(stream.head)))
    blocks = _content(markup.blocks)
    if not blocks:
        raise stream.origin.error("the page holds no text")
    body = "\n\n".join(block.text for block in blocks)
    shown = next((block.text for block in blocks if block.tag == "h1"), "")
    record = _described(markup)
    layout = lay_out(body, headline=shown or record.get("headline", ""))
    record["headline"] = record.get("headline") or layout.headline
    record["date"] = record.get("date") or layout.date
    record["author"] = record.get("author") or layout.author
    plain = Origin(stream.origin.path, {}, stream.origin.on_error)
    found = RecordReader(plain).read(record | {"body": body}, None, layout.regions)
    if found is not None:
        yield found


def _declared(head: bytes) -> str | None:
    """Return the codec that the page names, None if it names none that pages have."""
    match = _CHARSET.search(head)
    if match is None:
        return None
    try:
        codec = codecs.lookup(match[1].decode()).name
    except (LookupError, ValueError):
        return None
    # Browsers read Latin-1 as Windows-1252; so does what follows, by itself.
    return codec if codec != "iso8859-1" and _PAGE_CODECS.fullmatch(codec) else None


def _content(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks of the part that is marked as the article, if it is a fair part."""
    whole = _size(blocks)
    sizes = Counter[int]()
    for block in blocks:
        sizes[block.article] += len(block.text)
    del sizes[0]
    largest = max(sizes, key=lambda number: sizes[number], default=0)
    parts = (
        [block for block in blocks if block.story],
        [block for block in blocks if largest and block.article == largest],
        [block for block in blocks if block.main],
    )
    return next((part for part in parts if part and _size(part) >= whole / 4), list(blocks))


def _size(blocks: Sequence[Block]) -> int:
    return sum(len(block.text) for block in blocks)


def _described(markup: Markup) -> dict[str, Any]:
    """Return what the page says of its article, as a record without a body."""
    meta = markup.meta
    data = article_data(markup.linked_data)
    source = data.get("source") or meta.get("og:site_name")
    title = data.get("headline") or meta.get("og:title") or _heading(markup)
    authors = [meta[name] for name in _AUTHORS if not meta.get(name, "http").startswith("http")]
    dates = [data.get("date", ""), *(meta.get(name, "") for name in _DATES), markup.time]
    return {
        "headline": _without_site(title, source) if title else "",
        "date": _best_date([date for date in dates if date]),
        "source": source,
        "url": markup.canonical or data.get("url") or meta.get("og:url"),
        "author": data.get("author") or (re.sub(r"(?i)^by ", "", authors[0]) if authors else None),
        "section": data.get("section") or meta.get("article:section"),
        "language": markup.language or data.get("language"),
    }


def _heading(markup: Markup) -> str:
    """Return the first <h1>, else the title of the window without the name of the site."""
    shown = next((block.text for block in markup.blocks if block.tag == "h1"), "")
    title = " ".join(markup.title.split())
    parts = _SITE.split(title)
    return shown or (title[: title.rindex(parts[-1])].rstrip(" |–—»·:-") if parts[1:] else title)


def _without_site(title: str, source: str | None) -> str:
    """Return `title` without `` | Site`` at its end."""
    title = " ".join(title.split())
    if source and title.endswith(source) and len(_SITE.split(title)) > 1:
        return title.removesuffix(source).rstrip(" |–—»·:-") or title
    return title


def _best_date(dates: Sequence[str]) -> str | None:
    """Return the first date that can be read, in ISO 8601; else the first as it is."""
    for value in dates:
        for read in (normalise_date, spoken_date, lambda v: parsedate_to_datetime(v).isoformat()):
            try:
                if iso := read(value):
                    return normalise_date(iso)
            except (ValueError, TypeError, IndexError, OverflowError):
                continue
    return dates[0] if dates else None
