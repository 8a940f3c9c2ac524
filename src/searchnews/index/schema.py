"""The schema: the fields of the index as Whoosh knows them; see `layout` for what is in them."""

from __future__ import annotations

import struct
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import count, islice
from typing import Any

from whoosh import analysis, columns, fields, formats

from searchnews.analysis import FIELD_ANALYZERS
from searchnews.article import moment
from searchnews.index.files.layout import (
    BLOCK_FIELDS,
    MAX_BLOCKS,
    SEPARATOR,
    STRIDE,
)

__all__ = ["build_schema"]


def _blocks(field: str, text: str) -> list[str]:
    return text.split(SEPARATOR)[:MAX_BLOCKS] if field in BLOCK_FIELDS else [text]


def _positions(field: str, text: str) -> Iterator[tuple[str, int]]:
    """Yield (term, position) of a field's text, block by block where it has blocks."""
    terms = FIELD_ANALYZERS[field].terms
    if field not in BLOCK_FIELDS:
        yield from zip(terms(text), count(), strict=False)
        return
    for k, block in enumerate(_blocks(field, text)):
        yield from zip(terms(block), range(k * STRIDE, (k + 1) * STRIDE - 1), strict=False)


class FieldAnalyzer(analysis.Analyzer):  # type: ignore[misc]  # whoosh has no types
    """The chain of one field, as Whoosh's own parser and writer call it."""

    def __init__(self, field: str) -> None:
        self.field = field

    def __call__(self, value: str, **options: Any) -> Iterator[analysis.Token]:
        token = analysis.Token(positions=True, chars=True, boosts=True, stopped=False, boost=1.0)
        token.mode = options.get("mode", "")
        begin = 0
        for k, block in enumerate(_blocks(self.field, value)):
            for found in islice(FIELD_ANALYZERS[self.field].tokens(block), STRIDE - 1):
                token.original = token.text = found.term
                token.pos = options.get("start_pos", 0) + k * STRIDE + found.position
                token.startchar, token.endchar = (begin + at for at in found.span)
                yield token
            begin += len(block) + len(SEPARATOR)


class PositionArray(formats.Positions):  # type: ignore[misc]  # whoosh has no types
    """Positions of a posting as little-endian 32-bit numbers: read as an array, not unpickled."""

    def encode(self, poslist: Iterable[int]) -> bytes:
        """Return the payload of a posting with these positions."""
        positions = list(poslist)
        return struct.pack(f"<{len(positions)}I", *positions)

    def decode_positions(self, valuestring: bytes) -> list[int]:
        """Return the positions of a payload."""
        return list(struct.unpack(f"<{len(valuestring) // 4}I", valuestring))

    def decode_frequency(self, valuestring: bytes) -> int:
        """Return how often the term stands in the document."""
        return len(valuestring) // 4

    def decode_weight(self, valuestring: bytes) -> float:
        """Return the weight of the term in the document: its frequency."""
        return float(len(valuestring) // 4)


class Text(fields.TEXT):  # type: ignore[misc]  # whoosh has no types
    """A text field that runs our chain once over a value instead of token by token."""

    def __init__(self, field: str) -> None:
        super().__init__(analyzer=FieldAnalyzer(field), phrase=True, stored=True)
        self.format = PositionArray()
        self.field = field

    def index(self, value: str, **_: Any) -> Iterator[tuple[bytes, int, float, bytes]]:
        """Yield (term, frequency, weight, payload) of each term of `value`."""
        occurrences: defaultdict[str, list[int]] = defaultdict(list)
        for term, position in _positions(self.field, value):
            occurrences[term].append(position)
        encode = self.format.encode
        for term, positions in occurrences.items():
            yield term.encode(), len(positions), float(len(positions)), encode(positions)


class Date(fields.DATETIME):  # type: ignore[misc]  # whoosh has no types
    """An instant; its values are ISO 8601 dates, stored as precise as they came."""

    def prepare_datetime(self, x: Any) -> Any:
        """Return microseconds since the year 1 for a date in any form that Whoosh hands in."""
        if isinstance(x, str):
            try:
                x = moment(x)
            except ValueError:
                # Whoosh's own query parser writes dates as 20091201.
                return super().prepare_datetime(x)
        return super().prepare_datetime(x)

    def from_column_value(self, x: int) -> Any:
        """Return the instant of a number of microseconds since the year 1, None for no date."""
        return None if x == self.default else super().from_column_value(x)


def build_schema() -> fields.Schema:
    """Return the schema of a new index."""
    return fields.Schema(
        id=fields.ID(unique=True, stored=True, sortable=True),
        headline=Text("headline"),
        body=Text("body"),
        quotes=Text("quotes"),
        speakers=Text("speakers"),
        indirect=Text("indirect"),
        indirect_speakers=Text("indirect_speakers"),
        date=Date(stored=True, sortable=True),
        source=Text("source"),
        author=Text("author"),
        section=Text("section"),
        language=fields.ID(stored=True),
        url=fields.ID(stored=True),
        extra=fields.STORED,
        regions=fields.STORED,
        source_name=fields.COLUMN(columns.VarBytesColumn()),
        origin=fields.COLUMN(columns.VarBytesColumn()),
        content=fields.COLUMN(columns.VarBytesColumn()),
        quotation_lengths=fields.COLUMN(columns.VarBytesColumn()),
        quotation_speakers=fields.COLUMN(columns.VarBytesColumn()),
    )
