"""Runs: many queries in, ``query-id<TAB>article-id<TAB>score`` out."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final, NamedTuple

from searchnews.cli.errors import ERROR, FOUND, NOTHING, Complaints
from searchnews.cli.request import SearchRequest
from searchnews.errors import QueryError, SourceError

if TYPE_CHECKING:
    from searchnews.library import SearchEngine

__all__ = ["run_file", "run_one"]

# A query of a megabyte is a file that is not one of queries.
_LONGEST: Final = 1_000_000


class _Query(NamedTuple):
    line: int
    id: str
    text: str


def run_one(request: SearchRequest, directory: Path, limit: int) -> int:
    """Print the run of one query, whose id is 1."""
    import searchnews

    with searchnews.open(directory) as engine:
        return FOUND if _run("1", request, engine, limit) else NOTHING


def run_file(path: str, request: SearchRequest, directory: Path, limit: int) -> int:
    """Print the run of each query of the file at `path` with the options of `request`.

    A line that cannot be used is named on standard error, and the rest go on.
    """
    import searchnews

    complain = Complaints()
    found = 0
    with searchnews.open(directory) as engine, ExitStack() as files:
        lines = sys.stdin.buffer if path == "-" else files.enter_context(Path(path).open("rb"))
        for query in _queries(lines, path, complain):
            try:
                found += _run(query.id, request._replace(query=query.text), engine, limit)
            except QueryError as error:
                complain(SourceError(path, str(error), query.line))
    if complain.count:
        return ERROR
    return FOUND if found else NOTHING


def _run(name: str, request: SearchRequest, engine: SearchEngine, limit: int) -> int:
    hits = request.rank(engine, limit=limit)
    sys.stdout.writelines(f"{name}\t{id}\t{score!r}\n" for id, score in hits)
    return len(hits)


def _queries(lines: BinaryIO, path: str, complain: Complaints) -> Iterator[_Query]:
    """Yield the queries of a file in UTF-8; empty lines are none."""
    number = 0
    lines_of: dict[str, int] = {}
    while line := lines.readline(_LONGEST):
        number += 1
        if len(line) == _LONGEST and not line.endswith(b"\n"):
            complain(SourceError(path, f"a line of more than {_LONGEST:,} bytes", number))
            while line and not line.endswith(b"\n"):
                line = lines.readline(_LONGEST)
            continue
        try:
            text = line.decode("utf-8-sig" if number == 1 else "utf-8").strip("\r\n")
        except UnicodeDecodeError:
            complain(SourceError(path, "not UTF-8", number))
            continue
        id, tab, query = text.partition("\t")
        id, query = id.strip(), query.strip()
        if tab and id and query:
            first = lines_of.setdefault(id, number)
            if first == number:
                yield _Query(number, id, query)
            else:
                complain(SourceError(path, f"the query id {id!r} is that of line {first}", number))
        elif tab and id:
            complain(SourceError(path, "the query is empty", number))
        elif text.strip():
            complain(SourceError(path, "expected query-id<TAB>query", number))
