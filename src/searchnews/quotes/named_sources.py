"""Sources that are named without a verb: according to, a colon, a signature, a noun, a subject."""

from __future__ import annotations

from collections.abc import Sequence

from searchnews.quotes import lexicon
from searchnews.quotes.cues import Evidence, evidence_of
from searchnews.quotes.given_names import is_given_name
from searchnews.quotes.main_clause import sentence_subject
from searchnews.quotes.phrases import Phrase, is_role, phrase_left, phrase_right
from searchnews.quotes.right_clauses import right_edge
from searchnews.quotes.tokens import Token

__all__ = [
    "according_left",
    "according_right",
    "acting_subject",
    "named_by_colon",
    "owner_of_words",
    "signature_behind",
]


def according_right(tokens: Sequence[Token], k: int) -> Evidence | None:
    """“…,” according to the report."""
    return _according(tokens, k + 1, right_edge(tokens, k), reverse=False)


def according_left(tokens: Sequence[Token], k: int) -> Evidence | None:
    """According to the report, it is “…”."""
    return _according(tokens, 0, k, reverse=True)


def _according(tokens: Sequence[Token], start: int, stop: int, *, reverse: bool) -> Evidence | None:
    places = range(stop - 2, start - 1, -1) if reverse else range(start, stop - 1)
    for i in places:
        if tokens[i].low == "according" and tokens[i + 1].low == "to":
            phrase = phrase_right(tokens, i + 2, stop)
            if phrase is not None:
                return evidence_of("according to", tokens, phrase, tokens[i], 0.93)
    return None


def signature_behind(tokens: Sequence[Token], k: int) -> Evidence | None:
    """Return who signs a quotation behind a dash: “…” — Ada Holm, mayor."""
    if k + 2 >= len(tokens) or tokens[k + 1].kind != "-":
        return None
    phrase = phrase_right(tokens, k + 2, right_edge(tokens, k))
    if phrase is None or tokens[phrase.head].kind != "P":
        return None
    after = phrase.whole_last + 1
    if after < len(tokens) and tokens[after].kind not in "Q.,(":
        return None
    return evidence_of("signed", tokens, phrase, tokens[k + 1], 0.85)


def named_by_colon(tokens: Sequence[Token], k: int) -> Evidence | None:
    """Holm: “…”."""
    for i in range(min(k, 12)):
        if tokens[i].kind == ":":
            phrase = phrase_left(tokens, i - 1)
            if phrase is not None and phrase.whole_first == 0 and tokens[0].low not in _LABELS:
                return evidence_of("colon", tokens, phrase, tokens[i], 0.85)
            break
    return _led_by_name(tokens, k)


_LABELS = frozenset("q question answer note update correction".split())


def _led_by_name(tokens: Sequence[Token], k: int) -> Evidence | None:
    """Return whom a sentence names just before its colon: No surprise for Ada Holm: “…”."""
    if k < 2 or tokens[k - 1].kind != ":":
        return None
    phrase = phrase_left(tokens, k - 2)
    if tokens[0].low == "here" and tokens[1].kind == "X":  # Here’s Holm on Monday: “…”
        phrase = phrase_right(tokens, 2, k)
    elif phrase is not None and not _introduces(tokens, phrase):
        phrase = None
    if phrase is None or tokens[phrase.head].kind != "P":
        return None
    return evidence_of("colon", tokens, phrase, tokens[k - 1], 0.7)


def _introduces(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """Tell whether the name before a colon is one that speaks: from Holm, pilot Ada Holm."""
    leader = tokens[phrase.whole_first - 1] if phrase.whole_first else None
    if leader is not None and (leader.low in ("from", "by") or leader.kind == "-"):
        return True
    words = tokens[phrase.first : phrase.last]
    return any(is_given_name(word.text) or (word.kind == "N" and is_role(word)) for word in words)


def owner_of_words(tokens: Sequence[Token], k: int) -> Evidence | None:
    """Holm’s claim that it is “…”; her comment, “…”."""
    for i in range(k - 1, max(-1, k - 12), -1):
        if tokens[i].low not in lexicon.NOUN_CUES or tokens[i].kind == "V":
            continue
        if tokens[i].low == "words" and i + 2 < k and tokens[i + 1].low == "of":
            phrase = phrase_right(tokens, i + 2, k)  # in the words of Holm, “…”
            return phrase and evidence_of("NP's claim", tokens, phrase, tokens[i], 0.8)
        for j in range(i - 1, max(-1, i - 4), -1):
            owner = tokens[j]
            if owner.possessive and owner.kind in "PN":
                phrase = phrase_left(tokens, j)
                if phrase is not None:
                    return evidence_of("NP's claim", tokens, phrase, tokens[i], 0.8)
            if owner.low in ("his", "her", "their"):
                return evidence_of("NP's claim", tokens, Phrase(j, j, j, j, j), tokens[i], 0.75)
            if owner.kind not in "NPTA":
                break
    return None


def acting_subject(tokens: Sequence[Token], k: int) -> Evidence | None:
    """Return the sentence's subject: who rejected the idea as “…” has called it that."""
    phrase = sentence_subject(tokens, 0, k)
    if phrase is None:
        return None
    head = tokens[phrase.head]
    named = phrase.head > phrase.first and tokens[phrase.head - 1].kind == "P"
    if named and head.kind == "N" and head.low.endswith("s") and not is_role(head):
        last = phrase.head - 1  # Holm lobbies: a verb that passes for a noun
        phrase, head = Phrase(phrase.first, last, last, phrase.first, last), tokens[last]
    if head.low in ("it", "i", "you") or (head.kind not in "PR" and not is_role(head)):
        return None
    led = k > 0 and tokens[k - 1].kind == ":"
    return evidence_of("subject", tokens, phrase, None, 0.65 if led else 0.5)
