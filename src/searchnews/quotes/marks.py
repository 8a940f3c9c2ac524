"""Runs: the stretches of a paragraph between quotation marks, however they are set."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from searchnews.text import Span

__all__ = ["Run", "find_runs", "may_open"]


class Run(NamedTuple):
    """A stretch between quotation marks, marks included, inside one paragraph.

    `inner` is what stands between the marks. `closed` is False where the paragraph ends
    before the run does. `single` tells that the marks are single ones.
    """

    start: int
    end: int
    inner: Span
    closed: bool = True
    single: bool = False


# A mark, but no apostrophe inside a word; two single ones in a row are one.
_MARK = re.compile(r"[\"“”„‟«»‹›‘’'`](?!(?<=[^\W_][‘’'`])[^\W_])(?:(?<=')'|(?<=`)`)?")
# The same where a curly mark is set twice for a double one: ‘‘It sails.’’
_PAIRED = re.compile(_MARK.pattern[:-2] + "|(?<=‘)‘|(?<=’)’)?")
# A mark that may open a run: a single one opens none behind a letter or a digit.
_OPENER = re.compile(r"[\"“”„‟«»‹›‘'`](?:(?<![^\W_][‘'`])|(?<=')'|(?<=`)`)")
_OPENERS = frozenset("“„‟«‹")
_CLOSERS = frozenset("”»›")
_TWICE = frozenset(("‘‘", "’’"))
# A mark that is set the other way round in some languages closes what its mirror opened.
_REVERSED = {"»": "«", "›": "‹", "„": "“"}
_SINGLES = frozenset("‘’'`")
_MAX_SINGLE = 1500
_MIN_UNCLOSED = 4
_OPEN_BEFORE = frozenset("([{—–―-/…\u200b\u200e\u200f\u202a\u202c\u2066\u2069\ufeff")
# Words that begin with an apostrophe.
_ELISION = re.compile(
    r"['‘’](?:\d0s\b|(?:em|tis|twas|til|cause|n|round|bout|cept|nuff|ere)\b)", re.IGNORECASE
)
_TYPED = re.compile(r"\"(?:s|t|ll|re|ve|d)\b")
# What a text of computing sets between back ticks: `print("now")`.
_CODE = re.compile(r"(?<![\w`])`(?=[^\s`])[^`]*(?<=[^\s`])`(?![\w`])")


@dataclass(slots=True)
class _Mark:
    """One mark in a paragraph, with what its neighbours allow it to be."""

    start: int
    end: int
    char: str
    can_open: bool
    can_close: bool


def may_open(text: str) -> bool:
    """Tell whether any mark of `text` may open a run: most articles have none."""
    if '"' in text:
        return True
    if text.isascii() and "'" not in text and "`" not in text:
        return False
    return _OPENER.search(text) is not None


def find_runs(text: str, paragraphs: Sequence[Span]) -> list[list[Run]]:
    """Return the outermost runs of each paragraph of `text`, in order, disjoint.

    Nested runs are part of the run around them. Time is linear in the length.
    """
    found: list[list[Run]] = []
    opener = -1
    for paragraph in paragraphs:
        if opener < paragraph.start:
            opener = _next_opener(text, paragraph.start)
        # What stands before the first opener closes nothing.
        runs = _runs(text, paragraph, opener) if opener < paragraph.end else []
        found.append(runs)
    return _reopened(text, paragraphs, found)


def _reopened(text: str, paragraphs: Sequence[Span], runs: Sequence[list[Run]]) -> list[list[Run]]:
    """Return the runs with those of single marks that the next paragraph opens anew.

    A single mark that nothing closes opens nothing, for it may be an apostrophe; but not
    where it begins its paragraph, and the next one begins with a run of the same mark.
    """
    found = list(runs)
    for n in range(len(found) - 2, -1, -1):
        part, following = paragraphs[n], found[n + 1]
        mark = text[part.start]
        if mark not in "‘'" or not following or following[0].start != paragraphs[n + 1].start:
            continue
        whole = found[n] and found[n][0].start == part.start
        if whole or text[following[0].start] != mark or part.end - part.start < _MIN_UNCLOSED:
            continue
        if following[0].single and not _ELISION.match(text, part.start):
            inner = Span(part.start + 1, part.end)
            found[n] = [Run(part.start, part.end, inner, closed=False, single=True)]
    return found


def _next_opener(text: str, at: int) -> int:
    opener = _OPENER.search(text, at)
    return len(text) if opener is None else opener.start()


def _runs(text: str, paragraph: Span, begin: int) -> list[Run]:
    """Return the runs of the paragraph, whose first possible opener is at `begin`."""
    marks = _marks(text, paragraph, begin)
    closers: list[int] = []
    runs: list[Run] = []
    i = 0
    while i < len(marks):
        mark = marks[i]
        if not mark.can_open:
            i += 1
            continue
        if mark.char in _SINGLES:
            closers = closers or _last_single_closers(marks)
            found = _single(text, marks, i, closers[i])
        else:
            found = _double(text, marks, i, paragraph.end)
        if found is None:
            i += 1
        else:
            run, i = found
            runs.append(run)
    return runs


def _marks(text: str, paragraph: Span, begin: int) -> list[_Mark]:
    """Return the marks of the paragraph from `begin` on, those of code left out."""
    marks: list[_Mark] = []
    twice = text.find("‘‘", begin, paragraph.end) >= 0
    plain = 0  # where the code ends that began last
    for match in (_PAIRED if twice else _MARK).finditer(text, begin, paragraph.end):
        start, end = match.span()
        if start < plain:
            continue
        code = _CODE.match(text, start, paragraph.end) if text[start] == "`" else None
        if code is not None:
            plain = code.end()
            continue
        before = text[start - 1] if start > paragraph.start else " "
        after = text[end] if end < paragraph.end else " "
        char = match.group()
        if before == " " and text[max(paragraph.start, start - 2)] == "=":
            before = "="  # a value: x = "now"
        if char in _SINGLES:
            if _ELISION.match(text, start):
                continue
        elif char == '"' and _TYPED.match(text, start) and before.isalpha():
            continue  # an apostrophe that came out as a double mark
        marks.append(_judged(char, start, end, before, after))
    return marks


def _judged(char: str, start: int, end: int, before: str, after: str) -> _Mark:
    """Return the mark with what it can be: an opener, a closer, or both."""
    inside = not after.isspace()
    if char in _SINGLES:
        opens = inside and char != "’" and not (before.isalnum() or before in "’'")
        closes = not after.isalnum() and not before.isspace() and char not in "‘`"
    elif char == "“":
        # Set by mistake where a run ends: it has a space behind it, and none before.
        ends = not before.isspace() and before not in _OPEN_BEFORE and not after.isalnum()
        opens, closes = not ends, True
    elif char in _OPENERS or char in ("``", "‘‘"):
        opens, closes = True, char in "«‹"
    elif char in _CLOSERS or char == "’’":
        opens, closes = inside and (before.isspace() or before in _OPEN_BEFORE), True
    else:  # a straight mark, or two apostrophes
        outside = before.isspace() or before in _OPEN_BEFORE
        measure = before.isdigit() and not after.isalpha()
        opens = inside and before != "=" and not measure and (outside or after not in ".,;:?!)>")
        closes = True
    return _Mark(start, end, char, opens, closes)


def _double(text: str, marks: list[_Mark], i: int, limit: int) -> tuple[Run, int] | None:
    """Return the run that the double mark `i` opens and the index of the next mark."""
    opener = marks[i]
    depth = 0  # nested runs that are open
    for k in range(i + 1, len(marks)):
        mark = marks[k]
        if mark.char in _SINGLES or (mark.char in _TWICE and opener.char != "‘‘"):
            continue
        if mark.char == opener.char and mark.char not in _OPENERS and _only_opens(text, mark):
            if not _is_nested(text, marks, k):
                return _cut(text, opener, mark.start), k
            depth += 1
        elif _nests(text, mark, opener) or (mark.char == opener.char and _has_own(marks, k)):
            depth += 1
        elif _closes(mark, opener) and not _is_measure(text, marks, k):
            if depth and (mark.char in _CLOSERS or mark.char == opener.char):
                depth -= 1
                continue
            if mark.start == opener.end:
                return None
            return Run(opener.start, mark.end, Span(opener.end, mark.start)), k + 1
    if limit - opener.end < _MIN_UNCLOSED:
        return None
    return _cut(text, opener, limit), len(marks)


def _cut(text: str, opener: _Mark, limit: int) -> Run:
    """Return the run of an opener whose closer is missing: it ends before `limit`."""
    while limit > opener.end and text[limit - 1].isspace():
        limit -= 1
    return Run(opener.start, limit, Span(opener.end, limit), closed=False)


def _only_opens(text: str, mark: _Mark) -> bool:
    """Tell whether a mark that could be either stands as an opener does."""
    return mark.can_open and text[mark.start - 1].isspace()


def _is_nested(text: str, marks: list[_Mark], k: int) -> bool:
    """Tell whether two closers follow the opener `k`: its own, and that of the run around it."""
    following = [m for m in marks[k + 1 : k + 8] if m.char == marks[k].char][:2]
    return len(following) == 2 and not any(_only_opens(text, m) for m in following)


def _nests(text: str, mark: _Mark, opener: _Mark) -> bool:
    """Tell whether the mark, of another kind than the opener, opens a run inside it."""
    if not mark.can_open or mark.char == opener.char:
        return False
    if mark.char in _OPENERS or mark.char == "``":
        return _REVERSED.get(opener.char, "").find(mark.char) < 0
    return mark.char not in _CLOSERS and _only_opens(text, mark)


def _has_own(marks: list[_Mark], k: int) -> bool:
    """Tell whether the opener `k` has a closer, and the run around it another: “a “b” c”."""
    if marks[k].char not in "“«‹" or not marks[k].can_open:
        return False
    following = [mark for mark in marks[k + 1 : k + 6] if mark.char not in _SINGLES][:2]
    return len(following) == 2 and all(mark.char in _CLOSERS for mark in following)


def _closes(mark: _Mark, opener: _Mark) -> bool:
    if mark.char in _OPENERS:
        mistaken = mark.char == opener.char and not mark.can_open
        return mistaken or mark.char in _REVERSED.get(opener.char, "")
    return mark.can_close


def _is_measure(text: str, marks: list[_Mark], k: int) -> bool:
    """Tell whether the straight mark `k` stands for inches: a digit before, a closer later."""
    mark = marks[k]
    if mark.char != '"' or not text[mark.start - 1].isdigit():
        return False
    following = text[mark.end : mark.end + 2]
    if len(following) < 2 or following[0] != " " or not following[1].islower():
        return False
    later = marks[k + 1] if k + 1 < len(marks) else None
    return later is not None and later.char == '"' and not text[later.start - 1].isspace()


def _last_single_closers(marks: list[_Mark]) -> list[int]:
    """Return for each mark the index of the next single mark that can close, or -1."""
    following = [-1] * len(marks)
    nearest = -1
    for i in range(len(marks) - 1, -1, -1):
        following[i] = nearest
        if marks[i].char in _SINGLES and marks[i].can_close:
            nearest = i
    return following


def _single(text: str, marks: list[_Mark], i: int, k: int) -> tuple[Run, int] | None:
    """Return the run between the single mark `i` and the closer `k`, if they are a pair."""
    if k < 0:
        return None
    opener, closer = marks[i], marks[k]
    # "the players’ union’s" – a plural's apostrophe closes nothing if a better closer follows.
    for _ in range(3):
        if not _is_plural_apostrophe(text, closer):
            break
        later = next(
            (j for j in range(k + 1, min(k + 4, len(marks))) if marks[j].char in _SINGLES), -1
        )
        if later < 0 or not marks[later].can_close or marks[later].can_open:
            break
        k, closer = later, marks[later]
    length = closer.start - opener.end
    if length < 1 or length > _MAX_SINGLE:
        return None
    inside = sum(mark.char not in _SINGLES for mark in marks[i + 1 : k])
    if inside % 2:
        return None  # half of a run of double marks: one of the two is an apostrophe
    return Run(opener.start, closer.end, Span(opener.end, closer.start), single=True), k + 1


def _is_plural_apostrophe(text: str, mark: _Mark) -> bool:
    if text[mark.start - 1] not in "sS":
        return False
    following = text[mark.end : mark.end + 2]
    return len(following) == 2 and following[0] == " " and following[1].isalpha()
