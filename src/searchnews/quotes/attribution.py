"""Which words attribute a run: rules that read one sentence, the surest first."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from searchnews.quotes.asked import asking
from searchnews.quotes.cues import Evidence, by_cue
from searchnews.quotes.dateline import dateline_length
from searchnews.quotes.left_cues import adjacent_cue, naming_clause, sure_clause, weak_clause
from searchnews.quotes.named_sources import (
    according_left,
    according_right,
    acting_subject,
    named_by_colon,
    owner_of_words,
    signature_behind,
)
from searchnews.quotes.right_clauses import (
    as_clause,
    clause_right,
    closing_clause,
    far_clause,
    tail_clause,
)
from searchnews.quotes.tokens import Sentence, Token

__all__ = ["attribute"]

Rule = Callable[[Sequence[Token], int], Evidence | None]


def attribute(sentence: Sentence, k: int) -> Evidence | None:
    """Return the evidence that the sentence itself gives for the run at token `k`."""
    tokens = sentence.tokens
    asked = asking(tokens, k)
    if asked >= 0:  # the words are those of who asks
        return by_cue(tokens, asked, k) if tokens[asked + 1].low == "by" else None
    for rule in _RULES_INITIAL if _is_initial(tokens, k) else _RULES_INNER:
        evidence = rule(tokens, k)
        if evidence is not None:
            return evidence
    return None


def _is_initial(tokens: Sequence[Token], k: int) -> bool:
    """Tell whether only a dateline, conjunctions, adverbs and other runs stand before the run."""
    before = tokens[dateline_length(tokens) : k] if k else ()
    return all(token.kind in "QCA,-.…([" or token.low == "#" for token in before)


_RULES_INITIAL: tuple[Rule, ...] = (
    as_clause,
    clause_right,
    according_right,
    signature_behind,
    sure_clause,
    far_clause,
)
_RULES_INNER: tuple[Rule, ...] = (
    as_clause,
    adjacent_cue,
    closing_clause,
    sure_clause,
    according_right,
    according_left,
    named_by_colon,
    naming_clause,
    owner_of_words,
    tail_clause,
    weak_clause,
    far_clause,
    acting_subject,
)
