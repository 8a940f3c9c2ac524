"""Hits become a stream in one format; markup and escaping happen here."""

from __future__ import annotations

from searchnews.export.files import replacing
from searchnews.export.model import Explained, Extracted, Item, Kind, Writer
from searchnews.export.registry import FORMATS, Format, Sink, format_of, open_sink
from searchnews.export.style import PLAIN, Style
from searchnews.export.summary import Listing, Summary, count_line, summary_of

__all__ = [
    "FORMATS",
    "PLAIN",
    "Explained",
    "Extracted",
    "Format",
    "Item",
    "Kind",
    "Listing",
    "Sink",
    "Style",
    "Summary",
    "Writer",
    "count_line",
    "format_of",
    "open_sink",
    "replacing",
    "summary_of",
]
