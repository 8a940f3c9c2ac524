"""The subject of a verb: across adverbs, appositions and relative clauses, or of its sentence."""

from __future__ import annotations

from collections.abc import Sequence

from searchnews.quotes import lexicon
from searchnews.quotes.given_names import is_given_name
from searchnews.quotes.phrases import (
    Phrase,
    before_brackets,
    is_role,
    phrase_left,
    phrase_right,
    starts_clause,
)
from searchnews.quotes.tokens import Token

__all__ = ["sentence_subject", "subject_of"]

_COORDINATING = ("and", "but", "or")
_SUBORDINATING = frozenset("when while because although though if after before".split())
_SKIPPED_BEFORE_VERB = frozenset("XAT#")


def subject_of(tokens: Sequence[Token], cue: int, floor: int = 0) -> Phrase | None:
    """Return the subject of the verb at index `cue`, looked for to its left."""
    j = cue - 1
    while j >= floor and (
        tokens[j].kind in _SKIPPED_BEFORE_VERB
        or (tokens[j].low in ("on", "in", "to", "has") and j + 1 < cue)
        or tokens[j].low in ("to", "not")
        or (tokens[j].kind == "D" and tokens[j + 1].kind == "T")
    ):
        j -= 1
    if j < floor:
        return None
    if tokens[j].low == "both" and j > floor and tokens[j - 1].kind in "P,":
        j -= 1  # Holm and Ruud both said
    token = tokens[j]
    if token.kind == "W":
        return _antecedent(tokens, j, floor)
    if token.kind in ",-)":
        return _across_apposition(tokens, j, floor)
    if token.kind == "C" and token.low in _COORDINATING:
        return _coordinated(tokens, floor, j)
    if token.kind in "Vv" and token.low.endswith("ed") and j > floor and j + 1 < cue:
        return phrase_left(tokens, j - 1, floor)  # an advert released on Monday says
    phrase = phrase_left(tokens, j, floor)
    if phrase is not None and phrase.whole_first - 2 >= floor:
        leader, auxiliary = tokens[phrase.whole_first - 1], phrase.whole_first - 2
        if leader.kind == "I" and tokens[auxiliary].low in _COORDINATING:
            return _coordinated(tokens, floor, auxiliary)  # left and in a statement said
        if leader.kind == "I" and tokens[auxiliary].kind == "X":
            return subject_of(tokens, auxiliary, floor)  # who has in the past described
        if leader.kind in "Vv" and tokens[auxiliary].kind == "W":
            return _antecedent(tokens, auxiliary, floor) or phrase  # who founded the fleet said
        if leader.low == "by" and tokens[auxiliary].low.endswith("ed"):
            return phrase_left(tokens, auxiliary - 1, floor) or phrase  # a letter obtained by X
        if tokens[phrase.head].kind == "N" and leader.kind in "NVvDX":
            return _of_relative_clause(tokens, phrase, floor) or phrase
    return phrase


def _coordinated(tokens: Sequence[Token], floor: int, joint: int) -> Phrase | None:
    """Return the subject that the verb behind “and” shares with the clause before it."""
    for i in range(joint - 1, floor, -1):
        if tokens[i].kind == ",":
            break
        if tokens[i].low in _SUBORDINATING:
            return sentence_subject(tokens, i + 1, joint) or sentence_subject(tokens, floor, joint)
    return sentence_subject(tokens, floor, joint)


def _of_relative_clause(tokens: Sequence[Token], phrase: Phrase, floor: int) -> Phrase | None:
    """Return whom the clause is about that the phrase ends: a man who left the room said."""
    for i in range(phrase.whole_first - 2, floor, -1):
        if tokens[i].kind in ",Q;:C" or tokens[i].low == "that":
            return None
        if tokens[i].low == "who":
            return _antecedent(tokens, i, floor)
    return None


def _antecedent(tokens: Sequence[Token], who: int, floor: int) -> Phrase | None:
    j = who - 1
    if j >= floor and tokens[j].kind == ",":
        j -= 1
    phrase = phrase_left(tokens, j, floor)
    if phrase is None or is_role(tokens[phrase.head]) or tokens[phrase.head].kind != "N":
        return phrase
    # One Democrat familiar with the talks, who said: not the talks.
    for i in range(phrase.whole_first - 1, max(floor, phrase.whole_first - 12) - 1, -1):
        if tokens[i].kind in "VvXQ;,":
            break
        if tokens[i].kind in "NP" and is_role(tokens[i]):
            return phrase_left(tokens, i, floor)
    return phrase


def _across_apposition(tokens: Sequence[Token], close: int, floor: int) -> Phrase | None:
    """Return the phrase before the apposition or clause that ends at the mark `close`."""
    mate = "(" if tokens[close].kind == ")" else tokens[close].kind
    stop = close if tokens[close].kind == ")" else before_brackets(tokens, close - 1, floor) + 1
    best: Phrase | None = None
    named = False
    for k in range(close - 1, floor, -1):
        if tokens[k].kind in "Q;:" and best is not None:
            break
        if tokens[k].kind != mate:
            continue
        phrase = phrase_left(tokens, k - 1, floor)
        if phrase is None or (best is not None and tokens[phrase.head].kind == "R"):
            continue
        inside = phrase_right(tokens, k + 1, stop)
        role_first = (
            best is None
            and inside is not None
            and inside.whole_last == stop - 1
            and _names_person(tokens, inside)
            and not _names_person(tokens, phrase)
            and not _explains_person(tokens, phrase, floor)
        )
        if role_first and inside is not None:  # The mayor, Jane Doe, said.
            return Phrase(
                inside.first, inside.last, inside.head, phrase.whole_first, inside.whole_last
            )
        person = _names_person(tokens, phrase)
        starts = starts_clause(tokens, phrase.whole_first, floor)
        if best is None or (starts and (person or not named)):
            best, named = phrase, person
        before = tokens[phrase.whole_first - 1].kind if phrase.whole_first > floor else ","
        if person and before != "," and (starts or before != "I"):
            break
    if best is not None and best.whole_first > floor and tokens[best.whole_first - 1].kind in "Vv":
        return sentence_subject(tokens, floor, close)  # Holm slams Ruud, praises Vance
    return best


def _explains_person(tokens: Sequence[Token], phrase: Phrase, floor: int) -> bool:
    """Tell whether the phrase is itself an apposition to a name."""
    comma = phrase.whole_first - 1
    if comma <= floor or tokens[comma].kind != ",":
        return False
    name = phrase_left(tokens, comma - 1, floor)
    return name is not None and _names_person(tokens, name)


def _names_person(tokens: Sequence[Token], phrase: Phrase) -> bool:
    head = tokens[phrase.head]
    return (
        head.kind == "P"
        and head.low not in lexicon.PLACES
        and (head.low not in lexicon.PERSON_NOUNS or _is_surname(tokens, phrase))
        and head.low not in lexicon.ORGANISATION_WORDS
    )


def _is_surname(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """Tell whether names alone stand before the last word: Tom Baker; not Prime Minister."""
    before = tokens[phrase.first : phrase.head]
    if not before or any(token.kind != "P" or token.possessive for token in before):
        return False
    if is_given_name(before[0].text):
        return True
    return not any(_tells_office(token.low) for token in before) and (
        tokens[phrase.head].low not in lexicon.TITLES
    )


def _tells_office(low: str) -> bool:
    return (
        low in lexicon.TITLES
        or low in lexicon.TITLE_PARTS
        or low in lexicon.PERSON_NOUNS
        or low in lexicon.ORGANISATION_WORDS
        or low in lexicon.PLACES
    )


def _opens_adjunct(tokens: Sequence[Token], at: int, stop: int) -> bool:
    """Tell whether the first word opens no subject: Facing defeat, …; Indeed, …."""
    if at + 1 >= stop or tokens[at].kind not in "NP" or is_given_name(tokens[at].text):
        return False
    low, following = tokens[at].low, tokens[at + 1]
    if low.endswith("ing"):
        return following.kind not in "VvXPC" and not tokens[at].possessive
    return (low.endswith("ly") or low in ("indeed", "instead")) and following.kind in ",I"


def sentence_subject(tokens: Sequence[Token], floor: int, stop: int) -> Phrase | None:
    """Return the first noun phrase of ``tokens[floor:stop]`` that hangs on no preposition."""
    i = floor
    hanging = False
    if _opens_adjunct(tokens, floor, stop):
        hanging = True
        i += 1
    place = False  # behind “in Salem,” may come “Oregon,”
    while i < stop:
        token = tokens[i]
        kind = token.kind
        if kind == "I" or (kind == "V" and token.low in lexicon.PARTICIPLES):
            hanging = True
            i += 1
        elif kind == "," or kind in ";:-)":
            place = hanging and kind == "," and tokens[i - 1].kind == "P"
            hanging = False
            i += 1
        elif kind in "DNPR#" and not (kind == "R" and token.low in lexicon.OBJECT_PRONOUNS):
            phrase = phrase_right(tokens, i, stop)
            if phrase is None:
                i += 1
                continue
            after = phrase.whole_last + 1
            hanging = hanging or (place and after < stop and tokens[after].kind == ",")
            if not hanging:
                return phrase
            i = after
        else:
            if kind in "XVv":
                hanging = True  # what follows a verb is its object
            i += 1
    return None
