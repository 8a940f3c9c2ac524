"""Runs whose closing mark is missing: where the reporter's own words begin in them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from searchnews.quotes.marks import Run
from searchnews.text import Span

__all__ = ["cut_unclosed"]

_SAID = r"(?:said|says|added|adds|asked|wrote|told|explained|replied|recalled|noted|warned)"
_NAME = r"[^\W\d_a-z][\w.’'-]*(?:\s[^\W\d_a-z][\w.’'-]*){0,3}"
# “It sails, said Ada Holm. “It sails, she told the Gazette.
_ATTRIBUTION = re.compile(
    rf"[,?!]\s+(?:(?:said|says|added|wrote|asked)\s+(?:the\s\w+|{_NAME})"
    rf"|(?:he|she|they|{_NAME})\s+{_SAID}\b)[^.,;:!?]{{0,60}}(?:[.,][^.!?]{{0,80}})?[.!?:]?$"
)
_LONGEST = 200  # code points of an attribution


def cut_unclosed(text: str, runs: Sequence[list[Run]]) -> list[list[Run]]:
    """Return the runs of each paragraph, those that nothing closes cut where they must end.

    That is before the attribution that ends the paragraph (“It sails, said Holm.), unless the
    run goes on in the next paragraph, which then begins with a mark.
    """
    found = list(runs)
    for number, of_part in enumerate(runs):
        if of_part and not of_part[-1].closed and not _goes_on(text, runs, number):
            found[number] = [*of_part[:-1], _cut(text, of_part[-1])]
    return found


def _goes_on(text: str, runs: Sequence[list[Run]], number: int) -> bool:
    following = runs[number + 1] if number + 1 < len(runs) else []
    return bool(following) and not text[runs[number][-1].end : following[0].start].strip()


def _cut(text: str, run: Run) -> Run:
    first = max(run.inner.start, run.end - _LONGEST)
    found = _ATTRIBUTION.search(text, first, run.end)
    if found is None:
        return run
    end = found.start() + 1
    return run._replace(end=end, inner=Span(run.inner.start, end))
