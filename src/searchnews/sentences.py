"""Paragraphs and sentences of news text, as spans, without a trained model.

Abbreviations are those of English; the stops are those of every script that has some.
"""

from __future__ import annotations

import re
from itertools import pairwise

from searchnews.text import Span

__all__ = ["paragraphs", "sentences"]

# Stops behind which white space is written: a point may also stand inside a number or a name.
_SPACED = ".!?…"
# Stops of scripts that write none, or that mean nothing else: Chinese and Japanese, Arabic and
# Urdu, the Indic danda, Ethiopic, Armenian, Burmese, Khmer.
_CLEAR = "。！？｡؟۔।॥።፧։။។"
# What closes behind a stop: quotation marks, brackets, marks of direction, pictures.
_CLOSING = (
    "\"'”’»›)\\]“」』】）〉》〕｣\u200b\u200e\u200f\u2069\ufe0f\u200d"
    "\u2600-\u27bf\U0001f000-\U0001faff"
)
_OPENING = "\"'“‘„«‹(\\[「『【（〈《〔｢\u200e\u200f\u2066-\u2068"
# What may end a sentence, with the marks that close behind it. A pattern that begins with
# one character of a set, not with a repetition, lets the engine skip to the next of them.
_STOP = re.compile(
    rf"([{_SPACED}{_CLEAR}](?<![{_SPACED}{_CLEAR}]{{2}})[{_SPACED}{_CLEAR}]*)[{_CLOSING}]*"
    rf"(?:(?=\s|$)|(?<=[{_CLEAR}])|(?<=[{_CLEAR}][{_CLOSING}]))"
)
_NEXT = re.compile(rf"\s+[{_OPENING}]*(\S)")
_LAST_WORD = re.compile(rf"[{_OPENING}]*([^\s—–/]+)$")
# Japanese goes on behind what is quoted with a particle, which is written in Hiragana.
_PARTICLE = re.compile(r"[\u3040-\u309f]")
# The number or letter of an item of a list.
_ENUMERATOR = re.compile(r"\s*[(\[]?(?:\d{1,3}|[^\W\d_]|[ivxIVX]{1,5})[)\]]?")
# Behind a place in a dateline; a dash that opens a sentence of its own touches its first word.
_DASH = re.compile(r"\s+[—–](?=\s)")

# Abbreviations that stand before a name, a number or a place: no sentence ends there.
_TITLES = frozenset(
    "mr mrs ms dr drs prof profs sen sens rep reps gov govs gen gens col cols lt capt sgt maj cpl "
    "pvt pte adm brig cmdr cdr rev hon pres mt messrs mme mlle sra dra msgr supt insp det const "
    "coun atty vs v eds cf approx ca e.g i.e".split()
)
# Words of their own, which are abbreviations before a number: No. 7, but “no. Seven”.
_NUMBERED = frozenset("no nos fig vol sec art ch pp p".split())
# Abbreviations that end sentences too: one ends if the next word could start a new one.
_OTHERS = frozenset(
    "inc corp co ltd plc llc bros etc al u.s u.k u.n e.u a.m p.m d.c jan feb mar apr jun jul aug "
    "sept sep oct nov dec mon tue wed thu fri sat sun st ave blvd rd ft est mln bln dlrs pct cts "
    "jr sr esq ph.d ed dept univ assn ala ariz calif conn fla ga ky md mich minn neb nev okla tenn "
    "tex va wis".split()
)
_ABBREVIATIONS = _TITLES | _NUMBERED | _OTHERS
# Words that open a sentence far more often than they continue a name.
_OPENERS = frozenset(
    "the a an he she it they we i you this that these those but and in on at for with as when if "
    "while after before however meanwhile his her their its our there here what who why how".split()
)
_WORD = re.compile(rf"\s+[{_OPENING}]*([^\W\d_]+)")

# Lines that were wrapped by hand: nearly as long as one another, none very long.
_WRAPPED_MIN, _WRAPPED_MAX = 40, 100
_LINE = re.compile(r"[^\r\n]+")
# Where a line that was not wrapped ends.
_LINE_END = re.compile(rf"[{_SPACED}{_CLEAR}:][{_CLOSING}]*\s*$")


def paragraphs(text: str) -> list[Span]:
    """Return the paragraphs of `text`: its lines, but a block of wrapped lines is one.

    A block are lines that one line break parts. It is wrapped when its lines, but the
    last, are 40 to 100 characters long and half of them break off inside a sentence. White
    space at the ends of a paragraph is left out; empty paragraphs are.
    """
    found: list[Span] = []
    for block in _blocks(text):
        if _is_wrapped(text, block):
            found.append(_trimmed(text, Span(block[0].start, block[-1].end)))
        else:
            found += [_trimmed(text, line) for line in block]
    return found


def _blocks(text: str) -> list[list[Span]]:
    """Return the lines of `text` that hold anything, in blocks."""
    lines = [Span(*m.span()) for m in _LINE.finditer(text) if not m[0].isspace()]
    blocks = [lines[:1]] if lines else []
    for line, following in pairwise(lines):
        if _same_block(text, line, following):
            blocks[-1].append(following)
        else:
            blocks.append([following])
    return blocks


def _is_wrapped(text: str, block: list[Span]) -> bool:
    inner = [text[line.start : line.end] for line in block[:-1]]
    if not inner:
        return False
    if len(inner) == 1 and not text[block[1].start].islower():
        # A headline over a byline looks the same but for what the second line starts with.
        return False
    fitting = sum(_WRAPPED_MIN <= len(line) <= _WRAPPED_MAX for line in inner)
    broken_off = sum(_LINE_END.search(line[-8:]) is None for line in inner)
    return fitting >= 0.8 * len(inner) and broken_off >= 0.5 * len(inner)


def _same_block(text: str, line: Span, following: Span) -> bool:
    """Tell whether one line break parts the two lines, and the second is not indented."""
    if text[following.start].isspace():
        return False
    if following.start == line.end + 1:
        return True
    between = text[line.end : following.start]
    return between.count("\n") + between.count("\r") - between.count("\r\n") == 1


def _trimmed(text: str, span: Span) -> Span:
    start, end = span
    if end > start and (text[start].isspace() or text[end - 1].isspace()):
        piece = text[start:end]
        return Span(end - len(piece.lstrip()), start + len(piece.rstrip()))
    return span


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
        return _PARTICLE.match(text, stop.end()) is None
    first = following.group(1)
    if first.islower() or first in ",;:.!?…":
        return False
    if stop.group(1) != ".":
        # Any other stop ends a sentence unless a lower-case word goes on.
        return True
    if stop.group() == "." and (
        _DASH.match(text, stop.end()) or _ENUMERATOR.fullmatch(text, begin, stop.start())
    ):
        return False
    # An abbreviation is short: a window keeps the step constant however long the sentence.
    window = text[max(begin, stop.start() - 24) : stop.start()]
    last = _LAST_WORD.search(window)
    return last is None or not _is_abbreviation(last.group(1), first, text, stop.end())


def _is_abbreviation(written: str, first: str, text: str, end: int) -> bool:
    """Tell whether the word before a point is one, and the sentence goes on at `first`."""
    word = written.lower()
    if len(word) > 1 and word not in _ABBREVIATIONS and word.isalpha():
        return False
    joined = word.rpartition("-")[2]
    if joined in _TITLES or (word in _NUMBERED and first.isdigit()):
        return True
    if word in _NUMBERED and len(word) > 1:
        return False
    if joined in _OTHERS or (len(word) == 1 and word.isalpha()) or _is_acronym(word):
        opener = _WORD.match(text, end)
        return opener is None or opener.group(1).lower() not in _OPENERS
    return False


def _is_acronym(word: str) -> bool:
    return "." in word and all(len(part) == 1 for part in word.split("."))
