"""Gold beside extraction: what became of each run, and of each whole quotation."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from benchmarks.quotations.gold import Case, Quoted
from benchmarks.quotations.marked import Run, owners, runs
from benchmarks.quotations.names import PRONOUNS, is_proper, last_word, same_name

__all__ = ["OUTCOMES", "Judged", "Outcome", "Wholes", "judge", "match_wholes"]

#: How alike two contents have to be, by Dice's coefficient of their words.
_ALIKE = 0.8
_WORD = re.compile(r"[\w']+")

Outcome = Literal["right", "wrong", "none", "invented", "missed", "taken"]
#: What the outcomes mean.
OUTCOMES: dict[Outcome, str] = {
    "right": "the run is found, with its speaker (or none, if the gold names none)",
    "wrong": "another speaker",
    "none": "no speaker, though the gold has one",
    "invented": "a speaker, though the gold has none",
    "missed": "the run is not found",
    "taken": "the run is no quotation",
}


@dataclass(frozen=True, slots=True)
class Judged:
    """A run of an article with its quotation in the gold and in the extraction."""

    case: Case
    run: Run
    gold: Quoted | None
    found: Quoted | None

    @property
    def is_given(self) -> bool:
        """Tell whether the extraction names a speaker."""
        return self.found is not None and self.found.name is not None

    @property
    def is_named(self) -> bool:
        """Tell whether the gold has the speaker's full name, and that is a proper name."""
        return self.gold is not None and self.gold.name is not None and is_proper(self.gold.name)

    @property
    def has_speaker(self) -> bool:
        """Tell whether the last words of the two speakers are the same."""
        if self.gold is None or self.found is None or (self.gold.is_nameless and self.is_given):
            return False
        wanted = _last_words(self.gold)
        return not wanted.isdisjoint(_last_words(self.found))

    @property
    def has_name(self) -> bool:
        """Tell whether the last words of the two resolved names are the same."""
        if self.gold is None or self.found is None:
            return False
        # Where no name is known or none is given the mention stands for it.
        given = self.found.name or self.found.mention
        return bool(given) and last_word(given) == last_word(self.gold.name)

    @property
    def has_full_name(self) -> bool:
        """Tell whether the whole names are the same."""
        if self.gold is None or self.found is None:
            return False
        wanted, given = (q.name or q.mention for q in (self.gold, self.found))
        return bool(wanted and given) and same_name(wanted or "", given or "")

    @property
    def outcome(self) -> Outcome:
        """Return what became of the run."""
        if self.found is None:
            return "missed"
        if self.gold is None:
            return "taken"
        if not self.gold.is_attributed:
            return "invented" if self.is_given else "right"
        if self.is_given:
            return "right" if (self.has_name if self.is_named else self.has_speaker) else "wrong"
        # Whom nobody can name is rightly left without one: “a spokeswoman”.
        is_nameless = not is_proper(self.gold.name or self.gold.mention or "")
        is_word = last_word(self.gold.mention) not in PRONOUNS
        return "right" if is_nameless and is_word and self.has_speaker else "none"


def _last_words(quoted: Quoted) -> set[str]:
    return {last_word(quoted.name), last_word(quoted.mention)} - {""}


def judge(case: Case, found: Sequence[Quoted]) -> list[Judged]:
    """Return all runs of the article that are quoted in the gold or the extraction, in order."""
    marked = runs(case.article.body)
    wanted, taken = owners(marked, case.gold), owners(marked, found)
    return [
        Judged(case, run, wanted.get(run), taken.get(run))
        for run in marked
        if run in wanted or run in taken
    ]


@dataclass(frozen=True, slots=True)
class Wholes:
    """How many quotations, marked or not, are in the gold, were found, and are the same."""

    gold: int
    found: int
    matched: int


def match_wholes(gold: Sequence[Quoted], found: Sequence[Quoted]) -> Wholes:
    """Match the quotations of an article one to one, the most alike first."""
    pairs = sorted(
        (
            (-alike, i, j)
            for i, one in enumerate(gold)
            for j, other in enumerate(found)
            if one.whole.overlaps(other.whole) and (alike := _dice(one, other)) >= _ALIKE
        ),
    )
    matched: set[int] = set()
    taken: set[int] = set()
    for _, i, j in pairs:
        if i not in matched and j not in taken:
            matched.add(i)
            taken.add(j)
    return Wholes(len(gold), len(found), len(matched))


def _dice(one: Quoted, other: Quoted) -> float:
    """Return Dice's coefficient of the multisets of words."""
    a, b = _bag(one), _bag(other)
    return 2 * (a & b).total() / max(1, a.total() + b.total())


def _bag(quoted: Quoted) -> Counter[str]:
    return Counter(_WORD.findall(quoted.text.lower().replace("’", "'")))
