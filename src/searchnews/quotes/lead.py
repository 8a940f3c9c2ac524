"""Who speaks where a quotation's own sentence does not say: the passage before, or a signature."""

from __future__ import annotations

from collections.abc import Sequence

from searchnews.quotes import lexicon
from searchnews.quotes.cues import Evidence, by_cue, evidence_of
from searchnews.quotes.left_cues import adjacent_cue
from searchnews.quotes.main_clause import sentence_subject
from searchnews.quotes.named_sources import according_left
from searchnews.quotes.phrases import is_role, phrase_right
from searchnews.quotes.tokens import Sentence, Token

__all__ = ["closing_signature", "last_attribution", "leading_subject", "signature"]


def signature(sentence: Sentence) -> Evidence | None:
    """Return who signs the quotation of the paragraph before: — Ada Holm, mayor."""
    tokens = sentence.tokens
    if len(tokens) > _LONGEST_SIGNATURE or tokens[0].kind != "-":
        return None
    phrase = phrase_right(tokens, 1, len(tokens))
    if phrase is None or tokens[phrase.head].kind != "P":
        return None
    return evidence_of("signed", tokens, phrase, tokens[0], 0.85)


def closing_signature(sentence: Sentence) -> Evidence | None:
    """Return who signs the paragraph that the sentence ends: “…” and so on.” — Ada Holm."""
    tokens = sentence.tokens
    for i in range(len(tokens) - 2, max(-1, len(tokens) - 2 - _LONGEST_NAME), -1):
        if tokens[i].kind != "-":
            continue
        phrase = phrase_right(tokens, i + 1, len(tokens))
        if phrase is None or tokens[phrase.head].kind != "P":
            return None
        rest = tokens[phrase.whole_last + 1 :]
        if any(token.kind != "." for token in rest):
            return None
        return evidence_of("signed", tokens, phrase, tokens[i], 0.85)
    return None


_LONGEST_NAME = 5  # tokens
_LONGEST_SIGNATURE = 14  # tokens
_IMPERSONAL = frozenset("i we you it they".split())


def leading_subject(sentence: Sentence) -> Evidence | None:
    """Return whom a sentence introduces as the one who speaks in the next."""
    found = last_attribution([sentence])
    if found is not None:
        return found
    phrase = sentence_subject(sentence.tokens, 0, len(sentence.tokens))
    if phrase is None:
        return None
    head = sentence.tokens[phrase.head]
    if head.low in _IMPERSONAL or (head.kind not in "PR" and not is_role(head)):
        return None
    confidence = 0.6 if head.kind in "PR" else 0.5
    return evidence_of("introduced", sentence.tokens, phrase, None, confidence)


def _announced(tokens: Sequence[Token]) -> Evidence | None:
    """Return the subject of a sentence that ends with a colon."""
    phrase = sentence_subject(tokens, 0, len(tokens))
    if phrase is None:
        return None
    head = tokens[phrase.head]
    if head.low in _IMPERSONAL or (head.kind not in "PR" and not is_role(head)):
        return None
    return evidence_of("introduced", tokens, phrase, None, 0.6)


def last_attribution(sentences: Sequence[Sentence]) -> Evidence | None:
    """Return who speaks last in a passage: the subject of its last strong cue."""
    for sentence in reversed(sentences):
        tokens = sentence.tokens
        if sentence is sentences[-1] and tokens[-1].kind == ":":
            found = adjacent_cue(tokens, len(tokens))
            if found is not None:
                return found
            found = _announced(tokens)
            if found is not None:
                return found
        for c in range(len(tokens) - 1, -1, -1):
            token = tokens[c]
            if token.kind != "V" or token.low not in lexicon.STRONG_CUES:
                continue
            evidence = by_cue(tokens, c, len(tokens))
            if evidence is not None:
                return evidence
        found = according_left(tokens, len(tokens))
        if found is not None:
            return found
    return None
