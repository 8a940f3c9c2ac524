"""Cues before a run: Holm said “…”; Holm, who called it “…”; Holm left, saying “…”."""

from __future__ import annotations

from collections.abc import Sequence

from searchnews.quotes.cues import SURE_CUES, Evidence, by_cue, cue_tier
from searchnews.quotes.tokens import Token

__all__ = ["adjacent_cue", "naming_clause", "sure_clause", "weak_clause"]


def sure_clause(tokens: Sequence[Token], k: int) -> Evidence | None:
    """Holm said “…”. Holm, who called it “…”. Holm left, saying “…”."""
    return _nearest_cue(tokens, k, weakest=0)


def naming_clause(tokens: Sequence[Token], k: int) -> Evidence | None:
    """Holm called her remarks about the fleet and its owners on Monday “…”."""
    return _nearest_cue(tokens, k, weakest=1)


def weak_clause(tokens: Sequence[Token], k: int) -> Evidence | None:
    """Holm wants “…”: a verb that attributes where nothing else does."""
    return _nearest_cue(tokens, k, weakest=2)


def _nearest_cue(tokens: Sequence[Token], k: int, weakest: int) -> Evidence | None:
    cues = [c for c in range(k - 1, -1, -1) if tokens[c].kind == "V" and _attributes(tokens, c)]
    cues.sort(key=lambda c: cue_tier(tokens[c].low, k - c))
    for c in cues:
        if cue_tier(tokens[c].low, k - c) > weakest:
            break
        evidence = by_cue(tokens, c, k)
        if evidence is not None:
            return _reported(tokens, c, k, evidence) or evidence
    return None


def _reported(tokens: Sequence[Token], c: int, k: int, evidence: Evidence) -> Evidence | None:
    """Return who reports the clause of the cue: Holm said he called it “…”; her words.

    Who is named there and speaks just before the marks keeps them: Holm said Ruud shouted “…”.
    """
    if evidence.rule != "NP said (left)":
        return None
    first = c
    while first > 0 and tokens[first].start > evidence.mention.start:
        first -= 1
    pronoun = tokens[first].low in _RESUMING
    before = first - 1
    if before > 0 and tokens[before].low == "what":
        outer = _cue_before(tokens, before) if pronoun else -1
    else:
        if before > 0 and tokens[before].low == "that":
            before -= 1
        beside = k - c <= 1 or tokens[k - 1].kind in ",:"
        said = before > 0 and tokens[before].kind == "V" and tokens[before].low in SURE_CUES
        outer = before if said and not beside else -1
    return by_cue(tokens, outer, k) if outer > 0 else None


_RESUMING = frozenset("he she they it".split())


def _cue_before(tokens: Sequence[Token], i: int) -> int:
    """Return the index of the last cue before token `i` in its clause, -1 if there is none."""
    for c in range(i - 1, -1, -1):
        if tokens[c].kind in ",;:-Q":
            break
        if tokens[c].kind == "V":
            return c
    return -1


def _attributes(tokens: Sequence[Token], c: int) -> bool:
    """Tell whether the cue is one here: not who continued to sail, or was asked for help."""
    following = tokens[c + 1].low if c + 1 < len(tokens) else ""
    if tokens[c].low in ("find", "finds", "found", "charge", "charges", "charged", "charging"):
        return following == "that"
    if tokens[c].low == "compared":
        return following not in ("with", "to")
    return not (tokens[c].low.startswith("continu") and following in ("to", "in", "with"))


def adjacent_cue(tokens: Sequence[Token], k: int) -> Evidence | None:
    """Return what the cue just before the run says, only a comma or colon between."""
    c = k - 1
    while c >= 0 and (tokens[c].kind in ",:A" or tokens[c].low in ("that", "it", "a", "the")):
        c -= 1
    if c < 0:
        return None
    if tokens[c].kind == "v" and tokens[c].low.endswith("ed") and tokens[k - 1].kind in ",:":
        return by_cue(tokens, c, k)
    if tokens[c].kind == "V" and (tokens[c].low in SURE_CUES or c < k - 1):
        evidence = by_cue(tokens, c, k)
        return evidence and (_reported(tokens, c, k, evidence) or evidence)
    return None
