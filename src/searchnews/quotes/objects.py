"""Who speaks as the object of another's verb: quoted Holm as saying; blamed Holm for saying."""

from __future__ import annotations

from collections.abc import Sequence

from searchnews.quotes import lexicon
from searchnews.quotes.cue_verbs import BLAMING_CUES, QUOTING_CUES
from searchnews.quotes.phrases import Phrase, phrase_left, phrase_right, with_name
from searchnews.quotes.tokens import Token

__all__ = ["object_saying", "quoted_as_saying"]

_LONGEST = 24  # tokens between the verb and “saying”


def object_saying(tokens: Sequence[Token], c: int) -> Phrase | None:
    """Return the object that the participle at `c` is said of, `None` if that is the subject."""
    if c < 3 or tokens[c - 1].low not in ("as", "for"):
        return None
    verbs = QUOTING_CUES if tokens[c - 1].low == "as" else BLAMING_CUES
    for v in range(c - 2, max(-1, c - _LONGEST), -1):
        if tokens[v].kind in "Q;:":
            return None
        if tokens[v].kind == "V" and tokens[v].low in verbs:
            return _object(tokens, v, c - 1)
    return _beside_verb(tokens, c - 2) if tokens[c - 1].low == "for" else None


def quoted_as_saying(tokens: Sequence[Token], c: int) -> Phrase | None:
    """Return whom the verb at `c` quotes: “…,” the paper quoted Holm as saying."""
    if tokens[c].low not in QUOTING_CUES:
        return None
    stop = min(len(tokens), c + _LONGEST)
    for i in range(c + 1, stop - 1):
        if tokens[i].low == "as" and tokens[i + 1].low in lexicon.PARTICIPLES:
            return _object(tokens, c, i)
    return None


def _object(tokens: Sequence[Token], v: int, stop: int) -> Phrase | None:
    """Return the object of the verb at `v`, which a passive has none of."""
    if v + 1 >= stop or tokens[v + 1].kind not in "DNPR#":
        return None
    if tokens[v + 1].low == "her" and v + 2 == stop:  # no possessive: nothing follows
        return Phrase(v + 1, v + 1, v + 1, v + 1, v + 1)
    phrase = phrase_right(tokens, v + 1, stop)
    return phrase and with_name(tokens, phrase, stop)


def _beside_verb(tokens: Sequence[Token], last: int) -> Phrase | None:
    """Return the person that ends at token `last` and whom a verb governs: sacked Holm for …."""
    phrase = phrase_left(tokens, last)
    if phrase is None or phrase.whole_first == 0:
        return None
    head, verb = tokens[phrase.head], tokens[phrase.whole_first - 1]
    named = head.kind == "P" or head.low in lexicon.OBJECT_PRONOUNS
    person = named or head.low in lexicon.PERSON_NOUNS
    return phrase if person and verb.kind in "Vv" else None
