"""The runs of a text, found without the extraction that is measured, and whose they are.

Between marks of one kind or mixed, straight or curly, of one line: a run that is not closed
ends with its line. Single marks count outside double ones, if they are no apostrophes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.quotations.gold import Quoted
from searchnews.text import Span

__all__ = ["Run", "owners", "runs"]

_LINE = re.compile(r"[^\n]+")
# Two single ones in a row are a double one; a straight one behind a digit means inches.
_OPENS = r"(?:[“„«]|(?:[”»‟]|\"(?:(?<!\d\")|(?=[^\W\d_])))(?=\S))"
_DOUBLE = re.compile(rf"„([^\"”»“‟\n]*)[\"”»“‟]|{_OPENS}([^\"”»‟\n]*)(?:[\"”»‟]|$)")
_SINGLE = re.compile(r"(?<![\w’'])[‘'](?=\S)([^‘\n]{3,600}?)(?<=\S)[’'](?!\w)")
_TYPED_OPENER = re.compile(r"(?<![^\s(\[—-])(?:''|``)(?=\S)")
_TYPED_CLOSER = re.compile(r"''|``")
_SHORTEST_UNCLOSED = 3


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch between marks: `outer` with them, `inner` without, in code points."""

    outer: Span
    inner: Span
    single: bool = False

    @property
    def closed(self) -> bool:
        """Tell whether a mark closes it."""
        return self.inner.end < self.outer.end


def runs(text: str) -> list[Run]:
    """Return the outermost runs of `text`, in order, disjoint."""
    if "''" in text or "``" in text:
        text = _TYPED_CLOSER.sub('" ', _TYPED_OPENER.sub(' "', text))
    return [run for line in _LINE.finditer(text) for run in _runs(text, Span(*line.span()))]


def _runs(text: str, line: Span) -> list[Run]:
    double = [_run(match) for match in _DOUBLE.finditer(text, *line)]
    double = [run for run in double if run.closed or _length(run.inner) >= _SHORTEST_UNCLOSED]
    single = [_run(match, single=True) for match in _SINGLE.finditer(text, *line)]
    alone = [run for run in single if not any(run.outer.overlaps(other.outer) for other in double)]
    return sorted([*double, *alone], key=lambda run: run.outer)


def _run(match: re.Match[str], *, single: bool = False) -> Run:
    return Run(Span(*match.span()), Span(*match.span(match.lastindex or 0)), single)


def owners(found: Sequence[Run], quotations: Sequence[Quoted]) -> dict[Run, Quoted]:
    """Return the quotation of each run that has one."""
    return {
        run: min(holders, key=_size) for run in found if (holders := [*_holders(run, quotations)])
    }


def _holders(run: Run, quotations: Sequence[Quoted]) -> Iterator[Quoted]:
    """Yield the quotations that cover half of the run or more."""
    for quoted in quotations:
        shared = sum(_shared(run.inner, span) for span in quoted.spans)
        if shared and 2 * shared >= _length(run.inner):
            yield quoted


def _size(quoted: Quoted) -> int:
    return len(quoted.text)


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _length(span: Span) -> int:
    return span.end - span.start
