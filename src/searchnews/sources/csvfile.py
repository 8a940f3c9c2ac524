"""CSV and TSV: a header row with the names of fields, then one article a row (RFC 4180)."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import Final, NamedTuple

from searchnews.sources.encodings import Undecodable, check_text, damage_report, decode
from searchnews.sources.origin import Found, Origin
from searchnews.sources.records import RecordReader
from searchnews.sources.streams import LIMIT, Stream

__all__ = ["looks_like_csv", "read_csv"]

_DELIMITERS: Final = ",;\t"


class _Row(NamedTuple):
    cells: list[str]
    line: int


def read_csv(stream: Stream) -> Iterator[Found]:
    """Yield the article of every row; one that is broken is reported with its first line.

    Raises SourceError if the file is no text or its header row has no column for the body.
    """
    # The limit is the csv module's own and holds for the process; it cannot be given to a reader.
    csv.field_size_limit(LIMIT)
    origin = stream.origin
    try:
        check_text(stream.head)
    except Undecodable as error:
        raise origin.error(str(error)) from error
    rows = _rows(stream)
    header = _header(next(rows, None), origin)
    records = RecordReader(origin)
    count = 0
    for cells, line in rows:
        if not any(cells):
            continue
        count += 1
        if len(cells) > len(header):
            origin.report(
                f"the row has {len(cells)} cells, the header {len(header)}: "
                "put a cell that holds the delimiter in quotation marks",
                line,
            )
            continue
        record = {name: cell for name, cell in zip(header, cells, strict=False) if cell}
        found = records.read(dict(record), line)
        if found is not None:
            yield found
    if not count:
        origin.report("holds a header row, but no article")


def looks_like_csv(first_line: str, body: str) -> bool:
    """Tell whether `first_line` is a header row with a column named `body`."""
    delimiter = _delimiter(first_line)
    names = [_name(cell.strip('"')) for cell in first_line.split(delimiter)]
    return len(names) > 1 and _name(body) in names


def _header(row: _Row | None, origin: Origin) -> list[str]:
    body = origin.fields.get("body", "body")
    if row is None:
        raise origin.error("has no header row")
    # The names of fields are known in lower case; a column that --field names, as it is.
    renamed = set(origin.fields.values())
    names = [c.strip() if c.strip() in renamed else _name(c) for c in row.cells]
    if body not in names:
        shown = ", ".join(names[:12]) + (", …" if len(names) > 12 else "")
        raise origin.error(
            f"the header row has no column {body!r}, only {shown[:200]}; "
            "name the right one with --field body=NAME",
            row.line,
        )
    for name in names:
        if name and names.count(name) > 1:
            raise origin.error(f"the header row has the column {name!r} twice", row.line)
    return names


def _name(cell: str) -> str:
    return cell.strip().lower()


def _delimiter(first_line: str) -> str:
    return max(_DELIMITERS, key=first_line.count)


def _rows(stream: Stream) -> Iterator[_Row]:
    """Yield the rows with the line that each begins in; report those that csv refuses."""
    origin = stream.origin
    first = stream.head.split(b"\n", 1)[0].decode("utf-8", "replace")
    lines = _Lines(stream)
    # Strict, because the other way takes a missing quotation mark for the rest of the file.
    reader = csv.reader(lines, delimiter=_delimiter(first), strict=True)
    while True:
        begin = lines.number + 1
        try:
            yield _Row(next(reader), begin)
        except StopIteration:
            return
        except csv.Error as error:
            origin.report(_explained(error, begin, lines.number), begin)


def _explained(error: csv.Error, begin: int, end: int) -> str:
    lines = "the line is" if begin >= end else f"lines {begin} to {end} are"
    message = str(error)
    if "unexpected end" in message:
        return f"a quotation mark is opened here and never closed; {lines} not read"
    if "field limit" in message:
        return f"a cell is longer than {LIMIT >> 20} MiB; {lines} not read"
    return f"is not CSV: {message}; {lines} not read"


class _Lines:
    """The decoded lines of a stream, their ends kept, with the number of the last one."""

    def __init__(self, stream: Stream) -> None:
        self.number = 0
        self._origin = stream.origin
        self._lines = stream.lines()

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        while True:
            self.number, line = next(self._lines)
            try:
                text, damage = decode(line)
            except Undecodable as error:
                self._origin.report(str(error), self.number)
                continue
            if damage:
                self._origin.report(damage_report(damage), self.number)
            return f"{text}\n"
