"""What fails, by shape: how a quotation is attributed, what its speaker is called, where it is."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from benchmarks.quotations.gold import Quoted
from benchmarks.quotations.judge import Judged, Outcome
from benchmarks.quotations.marked import Run
from benchmarks.quotations.names import PRONOUNS, is_proper, last_word

__all__ = ["Row", "by_reference", "by_rule", "confusion"]


@dataclass(frozen=True, slots=True)
class Row:
    """How many runs of a shape had which outcome."""

    shape: str
    counts: Counter[Outcome]

    @property
    def total(self) -> int:
        """Return how many runs have the shape."""
        return self.counts.total()

    @property
    def errors(self) -> int:
        """Return how many of them went wrong."""
        return self.total - self.counts["right"]


def confusion(judged: Iterable[Judged], shape_of: Callable[[Judged], str]) -> list[Row]:
    """Return a row for each shape, the one with the most errors first."""
    counts: defaultdict[str, Counter[Outcome]] = defaultdict(Counter)
    for one in judged:
        counts[shape_of(one)][one.outcome] += 1
    rows = [Row(shape, outcomes) for shape, outcomes in counts.items()]
    return sorted(rows, key=lambda row: (-row.errors, -row.total, row.shape))


def by_rule(judged: Judged) -> str:
    """Return the rule that attributed the run; of one that was missed, where it stands."""
    if judged.found is None:
        return f"missed: {_place(judged.case.article.body, judged.run)}"
    return judged.found.rule or "no cue"


def by_reference(judged: Judged) -> str:
    """Return how the mention led to the name, or what kind of mention led to none."""
    if judged.found is None:
        return "missed"
    form = judged.found.reference or _form(judged.found)
    return form if judged.is_given else f"{form}, unresolved"


def _form(quoted: Quoted) -> str:
    """Return what kind of words the mention is."""
    if quoted.mention is None:
        return "no mention"
    if last_word(quoted.mention) in PRONOUNS:
        return "pronoun"
    return "name" if is_proper(quoted.mention) else "description"


def _place(text: str, run: Run) -> str:
    """Return where the run stands: the first that is true of it."""
    if not run.closed:
        return "unclosed"
    if run.single:
        return "single marks"
    start = text.rfind("\n", 0, run.outer.start) + 1
    end = text.find("\n", run.outer.end)
    before = text[start : run.outer.start].rstrip()
    after = text[run.outer.end : len(text) if end < 0 else end].strip(" \t\r.,;:!?")
    if not before:
        return "opens its paragraph" if after else "alone in its paragraph"
    if before[-1] == ":":
        return "after a colon"
    return "behind a sentence" if before[-1] in '.!?…”"' else "inside the reporter's sentence"
