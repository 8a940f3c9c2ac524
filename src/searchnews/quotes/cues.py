"""Cues: the verb that attributes, and the phrase that is its subject or its agent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from searchnews.quotes import lexicon
from searchnews.quotes.conjoined import partners_left, partners_right
from searchnews.quotes.main_clause import sentence_subject
from searchnews.quotes.objects import object_saying
from searchnews.quotes.phrases import Phrase, is_role, phrase_left, phrase_right, with_name
from searchnews.quotes.subjects import clause_subject, subject_of
from searchnews.quotes.tokens import Token
from searchnews.text import Span

__all__ = ["SURE_CUES", "Evidence", "by_cue", "cue_tier", "evidence_of", "is_passive"]


class Evidence(NamedTuple):
    """Why a run has its speaker: the rule, the words it rests on, how sure it is (0 to 1).

    `phrase` are the tokens that name the speaker, `tail` those that belong to it further
    right (“of State Ada Holm”), `others` the phrases that “and” ties to it from the left;
    `mention` are the code points of all, `cue` those of the attributing word.
    """

    rule: str
    phrase: tuple[Token, ...]
    tail: tuple[Token, ...]
    mention: Span
    cue: Span | None
    confidence: float
    others: tuple[tuple[Token, ...], ...] = ()


def evidence_of(
    rule: str,
    tokens: Sequence[Token],
    phrase: Phrase,
    cue: Token | None,
    confidence: float,
) -> Evidence:
    """Return the evidence of `rule` for the phrase, whose cue is at the token `cue`."""
    partners = partners_left(tokens, phrase)
    if rule == "said NP":
        right = partners_right(tokens, phrase, len(tokens))
        if right:
            partners, phrase = [phrase], right[0]
    words = tuple(tokens[phrase.first : phrase.last + 1])
    opening = partners[0] if partners else phrase
    first, last = tokens[opening.whole_first], tokens[phrase.whole_last]
    if phrase.pronoun >= 0 and tokens[phrase.head].kind == "P":
        first = last = tokens[phrase.pronoun]
    return Evidence(
        rule,
        words,
        tuple(tokens[phrase.last + 1 : phrase.whole_last + 1]),
        Span(first.start, last.end),
        None if cue is None else Span(cue.start, cue.end),
        confidence,
        tuple(tuple(tokens[other.first : other.last + 1]) for other in partners),
    )


def cue_tier(cue: str, distance: int) -> int:
    """Return how little the cue deserves to be tried: what is called “…” stands near."""
    if cue in lexicon.STRONG_CUES or (cue in lexicon.NAMING_CUES and distance <= _NEAR):
        return 0
    return 1 if cue in lexicon.NAMING_CUES else 2


_NEAR = 7
SURE_CUES = lexicon.STRONG_CUES | lexicon.NAMING_CUES


def by_cue(tokens: Sequence[Token], c: int, k: int) -> Evidence | None:
    """Return the evidence of the cue at `c` for a run to its right."""
    token = tokens[c]
    before = tokens[c - 1] if c else None
    confidence = 0.93 if token.low in SURE_CUES else 0.85
    if (before is None or before.kind in ",Q-") and token.low in lexicon.INVERTIBLE:
        phrase = phrase_right(tokens, c + 1, k)
        if phrase is not None and _may_speak(tokens, phrase) and _closes(tokens, phrase, k):
            return evidence_of("said NP", tokens, phrase, token, confidence)
    if token.low in lexicon.PARTICIPLES:
        if before is not None and before.low in ("for", "of", "by", "without", "in", "as"):
            governor = object_saying(tokens, c) or clause_subject(tokens, c)
        else:
            governor = _participle_subject(tokens, c)
        if governor is None:
            return None
        return evidence_of("saying", tokens, governor, token, confidence - 0.05)
    if is_passive(tokens, c):
        return _agent(tokens, c, len(tokens))
    if before is not None and before.low == "to":
        phrase = _made_to(tokens, c) or clause_subject(tokens, c)
        return phrase and evidence_of("to say", tokens, phrase, token, confidence - 0.12)
    phrase = subject_of(tokens, c)
    if phrase is None:
        return None
    head = tokens[phrase.head]
    if (
        head.low == "you"
        or head.low in lexicon.OBJECT_PRONOUNS
        or (head.low == "that" and head.kind == "D")
    ):
        return None
    return evidence_of("NP said (left)", tokens, phrase, token, confidence)


def _may_speak(tokens: Sequence[Token], phrase: Phrase) -> bool:
    head = tokens[phrase.head]
    return head.kind in "PRD" or is_role(head)


def _made_to(tokens: Sequence[Token], c: int) -> Phrase | None:
    """Return who is led to speak: which led Holm to say; for voters to say."""
    phrase = phrase_left(tokens, c - 2) if c > 2 else None
    if phrase is None or phrase.whole_first == 0 or tokens[phrase.head].kind not in "PN":
        return None
    return phrase if tokens[phrase.whole_first - 1].low in _CAUSING else None


_CAUSING = frozenset(
    "for led leads leading prompted prompts prompting forced forces forcing drove drives driving "
    "caused causes causing allowed allows allowing inspired inspires inspiring".split()
)


def _closes(tokens: Sequence[Token], phrase: Phrase, k: int) -> bool:
    """Tell whether an inverted clause ends behind its subject: …, said Holm, …."""
    behind = tokens[phrase.whole_last + 1 : k]
    if not behind or all(token.kind in ",:-." for token in behind):
        return bool(behind) or k == len(tokens)
    return behind[0].kind == "," and tokens[phrase.head].kind in "PR"


def _participle_subject(tokens: Sequence[Token], c: int) -> Phrase | None:
    """Return who says in “Holm left, saying …”, “with Holm saying …”, “saw Holm saying …”."""
    accompanying = _accompanying(tokens, c)
    if accompanying is not None:
        return accompanying
    at = c - 1
    while at > 0 and tokens[at].kind == "A":
        at -= 1
    before = tokens[at] if c else None
    if before is not None and before.kind in "PNR" and before.low not in lexicon.OBJECT_PRONOUNS:
        opening = phrase_left(tokens, at)
        if opening is not None and opening.whole_first > 0:
            leader = tokens[opening.whole_first - 1]
            if leader.low in _BEFORE_ACTOR and (
                is_role(tokens[opening.head]) or tokens[opening.head].kind == "P"
            ):
                return opening
    return clause_subject(tokens, c)


_BEFORE_ACTOR = frozenset(
    "with of and , saw see sees heard hear hears watched watch watches remember remembers recall "
    "recalls".split()
)
_LONGEST_ACTOR = 14  # tokens


def _accompanying(tokens: Sequence[Token], c: int) -> Phrase | None:
    """Return the phrase that “with” leads: with the Federation of Pilots and its head saying …."""
    stop = c
    for w in range(c - 1, max(-1, c - _LONGEST_ACTOR), -1):
        token = tokens[w]
        if token.low == "with":
            return sentence_subject(tokens, w + 1, stop + 1)
        verb = token.kind in "Vv" and token.low not in lexicon.PARTICIPLES
        if token.kind in ",;:Q-" or (verb and tokens[c - 1].low != "and"):
            return None
        if token.low in lexicon.PARTICIPLES:
            stop = w  # with Holm tweeting and saying
    return None


_NAMED = frozenset("called dubbed titled named termed labeled labelled known deemed".split())
_BE = frozenset("is are was were be been being 's ’s gets got".split())


def is_passive(tokens: Sequence[Token], c: int) -> bool:
    """Tell whether the cue is a past participle with a form of “to be”."""
    if tokens[c].low.endswith(("ing", "s")):
        return False
    if c + 2 < len(tokens) and tokens[c + 1].low == "by" and tokens[c].low.endswith("ed"):
        return tokens[c + 2].kind in "DPR#"
    i = c - 1
    as_what = c + 1 < len(tokens) and tokens[c + 1].low == "as"
    if (as_what or tokens[c].low in _NAMED) and _is_reduced(tokens, c, as_what=as_what):
        return True
    if tokens[c].low in _NAMED and _is_inserted(tokens, c):
        return True
    while i >= 0 and tokens[i].kind == "A":
        i -= 1
    if i < 0 or tokens[i].low not in _BE:
        return False
    return not (tokens[i].low in ("'s", "’s") and tokens[c].low in ("said", "called"))


def _is_inserted(tokens: Sequence[Token], c: int) -> bool:
    """Tell whether the participle opens an insertion: the boat, dubbed “…” by Holm, sank."""
    if c < 1 or tokens[c - 1].kind not in ",(-":
        return False
    q = c + 2 if c + 2 < len(tokens) and tokens[c + 1].kind == "D" else c + 1
    return q + 1 < len(tokens) and tokens[q].kind == "Q" and tokens[q + 1].low == "by"


def _is_reduced(tokens: Sequence[Token], c: int, *, as_what: bool) -> bool:
    """Tell whether the participle `c` follows what it names: a class called “…”.

    `as_what` tells that the words behind it name it: a boat described as “…”.
    """
    i = c - 1
    while i > 0 and tokens[i].kind == "A":
        i -= 1
    if i < 1 or tokens[i].kind != "N":
        return False
    phrase = phrase_left(tokens, i)
    if phrase is None:
        return False
    article = tokens[phrase.first]
    beside = as_what or (c + 1 < len(tokens) and tokens[c + 1].kind == "Q")
    before = tokens[phrase.first - 1] if phrase.first else None
    if before is not None and (before.kind == "W" or before.low in ("what", "which", "that")):
        return False  # what the crew called “…”
    if is_role(tokens[i]):
        return beside and not as_what and article.low in ("a", "an")
    if article.kind == "D":
        # Not: who has in the past called it “…”.
        return article.low in ("a", "an", "the") and not (
            phrase.first > 1
            and tokens[phrase.first - 1].kind == "I"
            and tokens[phrase.first - 2].kind == "X"
        )
    return beside and (as_what or i == phrase.first)


def _agent(tokens: Sequence[Token], c: int, stop: int) -> Evidence | None:
    """Return the agent of a passive cue: “… was called “…” by Holm”."""
    for i in range(c + 1, min(stop - 1, c + 30)):
        if tokens[i].low == "by" and tokens[i + 1].kind in "DNPR":
            phrase = phrase_right(tokens, i + 1, stop)
            if phrase is not None:
                phrase = with_name(tokens, phrase, stop)
                return evidence_of("passive", tokens, phrase, tokens[c], 0.85)
        if tokens[i].kind == "V":
            break
    return None
