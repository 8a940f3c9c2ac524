"""Why a quotation has its speaker, in words for a reader.

The rules are those of `searchnews.quotes`: one says which words attribute the quotation, the
other how the words that name the speaker there lead to a name. A rule that is not known here
is shown by its own name.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from searchnews.article import Article, Quote
from searchnews.export.style import Role
from searchnews.sentences import sentences
from searchnews.text import Span

__all__ = ["REFERENCES", "RULES", "Pointer", "ShownEvidence", "evidence_of"]

#: What attributes a quotation: `Quote.rule` → words about its {cue} and its {mention}.
RULES: Final = {
    "NP said": "{mention} is the subject of the cue {cue}, right behind the quotation",
    "NP said (far)": "{mention} is the subject of the cue {cue}, further on in the sentence",
    "NP said (left)": "{mention} is the subject of the cue {cue} before the quotation",
    "NP's claim": "the noun {cue} says that the words are those of {mention}",
    "according to": "the words “according to” name {mention} as the source",
    "colon": "the quotation stands behind a colon and {mention}",
    "continued": "the quotation goes on from the one beside it, by {mention}",
    "floating": "nobody is named beside the quotation; {mention} spoke last before it",
    "goes on": "the sentence names nobody; it goes on from what is said of {mention}",
    "interview": "{mention} is the label of this turn of an interview",
    "introduced": "the sentence before the quotation is about {mention}",
    "label": "{mention} is the label that opens the words, as in a transcript",
    "passive": "the passive {cue} names {mention} as the one whose words they are",
    "said NP": "the cue {cue} stands before its subject {mention}",
    "saying": "the participle {cue} belongs to {mention}",
    "signed": "{mention} signs the quotation, behind a dash",
    "subject": "no cue attributes the quotation; {mention} is the subject of the sentence",
    "to say": "{mention} is the subject of the clause that leads to the cue {cue}",
}
#: How the words there lead to a name: `Quote.reference` → what these words are.
REFERENCES: Final = {
    "acronym": "the initials of the name",
    "alias": "a short form of the name",
    "description": "words that fit the likeliest person before them",
    "family": "a surname that several in the article bear, for the one whom it fits best here",
    "given name": "the given name of the one so named",
    "name": "the name as the article gives it",
    "nobody": "nobody whom the article names is surely meant",
    "organisation": "a kind of body, for the one of that kind named before it",
    "organisation pronoun": "a pronoun, for the body last named before it",
    "own words": "these very words, for the article has no fuller name",
    "plural": "several: those named here, or last named together",
    "pronoun": "a pronoun, for the likeliest before it: near, a subject, of the right gender",
    "relation": "a relation, for the one of whom the article tells it",
    "role": "a role, for the one of whom the article tells it",
    "surname": "the surname of the one so named",
}
_NO_MENTION: Final = "no speaker: no words near the quotation say whose it is"
_IN_FURNITURE: Final = "no speaker: it stands in the page's {kind}, not in the article's text"
_NONE: Final = (None, "nobody")
_PRONOUNS: Final = frozenset("he him his she her it its they them their both".split())
# Code points of the article that are shown to either side, and at most in all.
_REACH: Final = 100
_LONGEST: Final = 400


class Pointer(NamedTuple):
    """Words of a context, as offsets into it, and what they are there."""

    span: Span
    role: Role
    note: str


class ShownEvidence(NamedTuple):
    """Why a quotation has its speaker: the sentence that tells it, and the reasons, a line each.

    `context` is empty where nothing attributes the quotation; `marks` are sorted and disjoint.
    """

    context: str
    marks: tuple[Pointer, ...]
    reasons: tuple[str, ...]


def evidence_of(article: Article, quote: Quote) -> ShownEvidence:
    """Return why the quotation of the article has its speaker, or has none."""
    context, marks = _context(article.body, quote)
    return ShownEvidence(context, marks, tuple(_reasons(article, quote)))


def _reasons(article: Article, quote: Quote) -> Iterator[str]:
    if quote.rule is None or quote.mention is None:
        yield _without_mention(article, quote)
        return
    cue, mention = _quoted(quote.cue or "—"), _quoted(quote.mention)
    words = RULES.get(quote.rule)
    yield quote.rule if words is None else words.format(cue=cue, mention=mention)
    yield f"{mention} → {_name_and_why(quote)}"
    antecedent = quote.antecedent_span
    if antecedent is not None and antecedent != quote.mention_span:
        yield _antecedent(article.body, antecedent, known=quote.speaker is not None)
    if quote.confidence is not None:
        yield f"confidence {quote.confidence:.2f} of 1"


def _name_and_why(quote: Quote) -> str:
    code = quote.reference
    if quote.speaker is None:
        how = REFERENCES.get(code or "nobody", code)
        return f"no name: {how}" + (", but not surely enough" if code not in _NONE else "")
    return quote.speaker if code is None else f"{quote.speaker}: {REFERENCES.get(code, code)}"


def _antecedent(body: str, span: Span, *, known: bool) -> str:
    words = body[slice(*span)]
    place = f"{_quoted(words)} at character {span.start}"
    if not known:
        return f"the likeliest is {place}"
    return f"the same as {place}" if words.lower() in _PRONOUNS else f"named as {place}"


def _without_mention(article: Article, quote: Quote) -> str:
    for region in article.regions:
        if region.kind != "repeat" and region.span.overlaps(quote.spans[0]):
            return _IN_FURNITURE.format(kind=region.kind)
    return _NO_MENTION


def _quoted(words: str) -> str:
    return f"“{' '.join(words.split())}”"


def _context(body: str, quote: Quote) -> tuple[str, tuple[Pointer, ...]]:
    """Return the sentence around cue and mention, and where in it they are."""
    cue, mention = quote.cue_span, quote.mention_span
    if mention is None:
        return "", ()
    told = [Pointer(mention, "speaker", "mention")]
    if cue is not None and not cue.overlaps(mention) and _gap(cue, mention) <= _LONGEST:
        told = sorted([*told, Pointer(cue, "match", "cue")])
    text, first = _sentence(body, Span(told[0].span.start, told[-1].span.end))
    return text, tuple(mark._replace(span=_moved(mark.span, first)) for mark in told)


def _sentence(body: str, told: Span) -> tuple[str, int]:
    """Return the sentence that holds `told`, cut to its neighbourhood, and where it begins.

    The second is the offset into the body of what is the text's first character, or would be
    if the body went on to the left as the text does.
    """
    line_start = body.rfind("\n", max(0, told.start - _REACH), told.start) + 1
    line_end = body.find("\n", told.end, told.end + _REACH)
    start = line_start or _word_after(body, told.start - _REACH, told.start)
    end = line_end if line_end >= 0 else _word_before(body, told.end, told.end + _REACH)
    parts = sentences(body, Span(start, end))
    first = max((part.start for part in parts if part.start <= told.start), default=start)
    last = min((part.end for part in parts if part.end >= told.end), default=end)
    before = "" if first != start or line_start or not start else "… "
    after = "" if last != end or line_end >= 0 or end == len(body) else " …"
    return f"{before}{body[first:last]}{after}", first - len(before)


def _word_after(body: str, start: int, stop: int) -> int:
    """Return where the first whole word behind `start` begins, `stop` if that is nearer."""
    if start <= 0:
        return 0
    while start < stop and not body[start - 1].isspace():
        start += 1
    return start


def _word_before(body: str, start: int, stop: int) -> int:
    """Return where the last whole word before `stop` ends, `start` if that is nearer."""
    if stop >= len(body):
        return len(body)
    while stop > start and not body[stop].isspace():
        stop -= 1
    return stop


def _gap(one: Span, other: Span) -> int:
    return max(one.start, other.start) - min(one.end, other.end)


def _moved(span: Span, first: int) -> Span:
    return Span(span.start - first, span.end - first)
