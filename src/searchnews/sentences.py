"""Paragraphs and sentences of English news text, as spans, without a trained model."""

from __future__ import annotations

import re
from itertools import pairwise

from searchnews.text import Span

__all__ = ["paragraphs", "sentences"]

# What may end a sentence, with the marks that close behind it.
_STOP = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s|$)")
_NEXT = re.compile(r"\s+[\"'“‘„«‹(\[]*(\S)")
_LAST_WORD = re.compile(r"(\S+)$")

# Abbreviations that stand before a name, a number or a place: no sentence ends there.
_TITLES = frozenset(
    "mr mrs ms dr prof sen rep gov gen col lt capt sgt maj cpl pvt adm cmdr rev hon pres st mt ft "
    "sr jr messrs mme supt insp det const coun atty no nos vs v fig vol art sec ch pp p ed eds "
    "cf approx ca dept univ assn bros e.g i.e".split()
)
# Abbreviations that end sentences too: one ends if the next word could start a new one.
_OTHERS = frozenset(
    "inc corp co ltd plc llc etc al u.s u.k u.n e.u a.m p.m d.c jan feb mar apr jun jul aug sept "
    "sep oct nov dec mon tue wed thu fri sat sun ave blvd rd est mln bln dlrs pct cts".split()
)
# Words that open a sentence far more often than they continue a name.
_OPENERS = frozenset(
    "the a an he she it they we i you this that these those but and in on at for with as when if "
    "while after before however meanwhile his her their its our there here what who why how".split()
)
_WORD = re.compile(r"\s+[\"'“‘„«‹(\[]*([^\W\d_]+)")

# Lines of a text that was wrapped by hand: nearly as long as one another, none very long.
_WRAPPED_MIN, _WRAPPED_MAX = 40, 100


def paragraphs(text: str) -> list[Span]:
    """Return the paragraphs of `text`: its lines, or its blocks where the lines are wrapped.

    A text is wrapped when blank lines part its blocks and the lines inside the blocks,
    but the last of each, are 40 to 100 characters long. White space at the ends of a
    paragraph is left out; empty paragraphs are.
    """
    lines = [
        Span(m.start(), m.end()) for m in re.finditer(r"[^\r\n]+", text) if not m[0].isspace()
    ]
    inner: list[int] = []
    glued: list[bool] = []
    for line, following in pairwise(lines):
        joined = _same_block(text, line, following)
        glued.append(joined)
        if joined:
            inner.append(line.end - line.start)
    wrapped = (
        len(inner) >= 3
        and len(inner) < len(lines) - 1
        and sum(_WRAPPED_MIN <= n <= _WRAPPED_MAX for n in inner) >= 0.8 * len(inner)
    )
    if not wrapped:
        return [_trimmed(text, line) for line in lines]
    blocks: list[Span] = []
    for i, line in enumerate(lines):
        if i and glued[i - 1]:
            blocks[-1] = Span(blocks[-1].start, line.end)
        else:
            blocks.append(line)
    return [_trimmed(text, block) for block in blocks]


def _same_block(text: str, line: Span, following: Span) -> bool:
    """Tell whether one line break, and none other, parts the two lines."""
    between = text[line.end : following.start]
    return between.count("\n") + between.count("\r") - between.count("\r\n") == 1


def _trimmed(text: str, span: Span) -> Span:
    piece = text[span.start : span.end]
    left = len(piece) - len(piece.lstrip())
    return Span(span.start + left, span.start + len(piece.rstrip()))


def sentences(text: str, within: Span | None = None) -> list[Span]:
    """Return the sentences of `text` (or of the part `within`), in order, disjoint.

    No sentence reaches over the end of a paragraph. White space between them is left out.
    """
    if within is None:
        return [s for paragraph in paragraphs(text) for s in sentences(text, paragraph)]
    found: list[Span] = []
    begin = within.start
    for stop in _STOP.finditer(text, within.start, within.end):
        if stop.end() < within.end and _ends_sentence(text, begin, stop):
            found.append(_trimmed(text, Span(begin, stop.end())))
            begin = stop.end()
    rest = _trimmed(text, Span(begin, within.end))
    if rest.start < rest.end:
        found.append(rest)
    return found


def _ends_sentence(text: str, begin: int, stop: re.Match[str]) -> bool:
    """Tell whether the stop ends the sentence that starts at `begin`."""
    following = _NEXT.match(text, stop.end())
    if following is None:
        return True
    first = following.group(1)
    if first.islower() or first in ",;:":
        return False
    if not stop.group().startswith(".") or len(stop.group()) > 1:
        # "…" and "?" and '."' end a sentence unless a lower-case word goes on.
        return True
    # An abbreviation is short: a window keeps the step constant however long the sentence.
    window = text[max(begin, stop.start() - 24) : stop.start()]
    last = _LAST_WORD.search(window)
    if last is None:
        return True
    word = last.group(1).lstrip("\"'“‘„«‹([").lower()
    if word in _TITLES:
        return False
    if word in _OTHERS or (len(word) == 1 and word.isalpha()) or _is_acronym(word):
        opener = _WORD.match(text, stop.end())
        return opener is not None and opener.group(1).lower() in _OPENERS
    return True


def _is_acronym(word: str) -> bool:
    return len(word) > 1 and all(len(part) == 1 for part in word.split("."))
