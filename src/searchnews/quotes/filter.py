"""What stands between quotation marks and is no quotation: titles, headings, nicknames, irony."""

from __future__ import annotations

import re

from searchnews.quotes import lexicon
from searchnews.quotes.cues import Evidence
from searchnews.quotes.marks import Run
from searchnews.text import Span

__all__ = ["is_quotation"]

_WORD = re.compile(r"[^\W_][\w’'-]*")
_SMALL = lexicon.PREPOSITIONS | lexicon.CONJUNCTIONS | frozenset("the a an is not vs".split())
_BEFORE_TITLE = re.compile(
    r"\b(?:titled|entitled|called|named|headlined|book|books|film|films|movie|movies|song|songs"
    r"|show|shows|album|series|episode|novel|play|program|programme|podcast|single|memoir|musical"
    r"|[A-Z][\w.]*['’]s?"
    r"|magazine|documentary|game|opera|poem|painting|drama|sitcom|comedy|hit|on [\w]+['’]s"
    r"|so-called|host of|star of|author of|known as)[\s,]*$",
    re.IGNORECASE,
)
# A line that points to another article.
_POINTER = re.compile(
    r"\W*(?:read more|read also|more|watch|see also|related|listen|in pictures|photos?|video)\s*:",
    re.IGNORECASE,
)
_CERTAIN = frozenset(("said NP", "NP said", "according to", "colon"))
_CUED = _CERTAIN | {
    "NP said (left)",
    "saying",
    "to say",
    "passive",
    "NP's claim",
    "NP said (far)",
    "signed",
}
# Rules whose cue stands before the run.
_LEADING = frozenset(("NP said (left)", "saying", "passive", "colon"))
_ON_AIR = re.compile(r"\b(?i:on|host)(?P<channel>\s[A-Z][\w.]*(?:\s[A-Z][\w.]*)*['’]s?)?\s$")
_MAX_HEADING = 12  # words
_LONGEST_HEADLINE = 200  # code points


def is_quotation(
    text: str, run: Run, paragraph: Span, evidence: Evidence | None, *, split: bool = False
) -> bool:
    """Tell whether the run quotes someone; `evidence` is what attributes it, if anything does.

    `split` tells that the run goes on the quotation before it, behind an inserted clause.
    """
    inner = text[run.inner.start : run.inner.end]
    words = _WORD.findall(inner[:2000])
    if not words:
        return False
    alone = run.start == paragraph.start and run.end >= paragraph.end - 1
    if alone and run.closed:
        return not _is_heading(inner, words, run)
    if _POINTER.match(text, paragraph.start, run.start):
        return False
    if not run.closed and run.start == paragraph.start:
        return True
    rule = evidence.rule if evidence is not None and not split else ""
    if len(words) <= 2 and rule not in _LEADING and _is_nickname(text, run, paragraph):
        return False
    if rule in _CERTAIN:
        return not (rule == "NP said" and _is_programme(text, run, paragraph, words))
    if _is_headline(text, run, paragraph):
        return bool(rule)
    if not _is_named(text, evidence) and _is_title(text, run, paragraph, words, evidence, rule):
        return False
    if len(words) <= 3:
        told = rule == "subject" and len(words) == 3 and inner[0].islower()
        told = told or (rule == "subject" and _is_led(text, run, paragraph))
        return rule in _CUED or split or told or (bool(rule) and _is_sentence(inner))
    return True


def _is_led(text: str, run: Run, paragraph: Span) -> bool:
    """Tell whether a colon leads to the run: Holm had one word for it: “never”."""
    return text[max(paragraph.start, run.start - 3) : run.start].rstrip().endswith(":")


def _is_sentence(inner: str) -> bool:
    return inner[0].isupper() and inner.rstrip()[-1:] in ".!?…"


def _is_heading(inner: str, words: list[str], run: Run) -> bool:
    """Tell whether a paragraph of its own in marks is a headline: short, no full stop."""
    if len(words) > _MAX_HEADING:
        return False
    return run.single or inner.rstrip()[-1:] not in ".!?,…;—-"


def _is_headline(text: str, run: Run, paragraph: Span) -> bool:
    """Tell whether the run stands in a line whose words are capitalised throughout."""
    if paragraph.end - paragraph.start > _LONGEST_HEADLINE:
        return False
    outside = text[paragraph.start : run.start] + text[run.end : paragraph.end]
    big = [word for word in _WORD.findall(outside) if word.lower() not in _SMALL]
    return len(big) >= 3 and sum(word[0].isupper() for word in big) >= 0.9 * len(big)


def _is_named(text: str, evidence: Evidence | None) -> bool:
    """Tell whether the cue says what someone is called: she called him “Big Boss”."""
    if evidence is None or evidence.cue is None or evidence.rule == "passive":
        return False
    return text[slice(*evidence.cue)].lower() in lexicon.NAMING_CUES


def _is_nickname(text: str, run: Run, paragraph: Span) -> bool:
    """Tell whether the run stands inside a name: Ben “Shorty” Ruud."""
    if text[run.inner.end - 1] in ",.!?":
        return False
    before = text[max(paragraph.start, run.start - 30) : run.start]
    after = text[run.end : run.end + 30]
    first = re.search(r"([^\W\d_][\w’'.-]*)\s$", before)
    second = re.match(r"\s([^\W\d_])", after)
    return bool(
        first
        and second
        and first.group(1)[0].isupper()
        and second.group(1).isupper()
        and text[run.inner.start].isupper()
    )


def _is_programme(text: str, run: Run, paragraph: Span, words: list[str]) -> bool:
    """Tell whether the run names what someone spoke on: Monday on “The Morning Hour,” Holm said."""
    if text[run.inner.end - 1] in "!?" or not _is_capitalised(words):
        return False
    on = _ON_AIR.search(text[max(paragraph.start, run.start - 40) : run.start])
    return on is not None and (len(words) > 1 or on.group("channel") is not None)


def _is_told(text: str, run: Run, evidence: Evidence | None) -> bool:
    """Tell whether the cue leaves no doubt, or stands near: she was chanting “Red Tide”."""
    if evidence is None or evidence.cue is None:
        return evidence is not None
    cue = text[slice(*evidence.cue)].lower()
    if cue in _OF_WORKS:
        return False
    return run.start - evidence.cue.end <= _NEAR or cue in lexicon.STRONG_CUES


_NEAR = 25  # code points
_OF_WORKS = frozenset("wrote writes write writing sang sings sing released published read".split())


def _is_title(
    text: str, run: Run, paragraph: Span, words: list[str], evidence: Evidence | None, rule: str
) -> bool:
    """Tell whether the run names a work: its words capitalised, or a word for one before it."""
    titled = _is_capitalised(words)
    if not titled and (len(words) > 1 or rule in _CUED):
        return False
    before = text[max(paragraph.start, run.start - 40) : run.start]
    if before.rstrip().endswith(("from", "between")) and {"to", "and"} & set(words[1:]):
        return False  # from “A to B”
    if _BEFORE_TITLE.search(before):
        return True
    if not titled or (rule in _LEADING and _is_told(text, run, evidence)):
        return False
    if len(words) == 1:
        return rule not in _CUED
    big = sum(word.lower() not in _SMALL for word in words)
    return big >= 2 and text[run.inner.end - 1] not in "!?"


def _is_capitalised(words: list[str]) -> bool:
    """Tell whether the first word and all but the smallest are capitalised, one at least."""
    if not words[0][0].isupper():
        return False
    big = False
    for word in words:
        if word.lower() in _SMALL:
            continue
        if not (word[0].isupper() or word[0].isdigit()):
            return False
        big = True
    return big
