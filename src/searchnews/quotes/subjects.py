"""The subject of a verb: across adverbs, appositions and relative clauses, or of its clause."""

from __future__ import annotations

from collections.abc import Sequence

from searchnews.quotes import lexicon
from searchnews.quotes.appositions import across_apposition, in_open_apposition
from searchnews.quotes.main_clause import from_coordinate, sentence_subject
from searchnews.quotes.phrases import LOOSE, Phrase, is_role, phrase_left
from searchnews.quotes.tokens import Token

__all__ = ["clause_subject", "subject_of"]

_COORDINATING = ("and", "but", "or")
_SKIPPED_BEFORE_VERB = frozenset("XAT#")
# Words between a subject and its verb.
_BETWEEN = frozenset("to not himself herself itself themselves".split())


def subject_of(tokens: Sequence[Token], cue: int, floor: int = 0) -> Phrase | None:
    """Return the subject of the verb at index `cue`, looked for to its left."""
    joint = _joint(tokens, cue, floor)
    if joint < 0:
        return _own_subject(tokens, cue, floor)
    return clause_subject(tokens, joint, floor)


def _joint(tokens: Sequence[Token], cue: int, floor: int) -> int:
    """Return the index of what ties the verb to one before it, -1 if nothing does.

    Left and said; left and in a statement said.
    """
    j = _before_verb(tokens, cue, floor)
    if j < floor:
        return -1
    if tokens[j].kind == "C" and tokens[j].low in _COORDINATING:
        return j
    phrase = phrase_left(tokens, j, floor) if tokens[j].kind in "NP" else None
    before = phrase.whole_first - 2 if phrase is not None else -1
    if before < floor or tokens[before + 1].kind != "I":
        return -1
    return before if tokens[before].low in _COORDINATING else -1


def _before_verb(tokens: Sequence[Token], cue: int, floor: int) -> int:
    """Return the index of what stands before the verb with its auxiliaries and adverbs."""
    j = cue - 1
    while j >= floor and (
        tokens[j].kind in _SKIPPED_BEFORE_VERB
        or (tokens[j].low in ("on", "in", "to", "has") and j + 1 < cue)
        or tokens[j].low in _BETWEEN
        or (tokens[j].kind == "D" and tokens[j + 1].kind == "T")
    ):
        j -= 1
    if j > floor and tokens[j].low == "both" and tokens[j - 1].kind in "P,":
        j -= 1  # Holm and Ruud both said
    return j


def _own_subject(tokens: Sequence[Token], cue: int, floor: int) -> Phrase | None:
    """Return the subject of a verb that nothing ties to one before it."""
    while True:
        j = _before_verb(tokens, cue, floor)
        if j < floor:
            return None
        token = tokens[j]
        if token.kind == "W" or _is_relative_that(tokens, j, floor):
            return _antecedent(tokens, j, floor)
        if token.kind in ",-)":
            return across_apposition(tokens, j, floor)
        if token.kind in "Vv" and token.low.endswith("ed") and j > floor and j + 1 < cue:
            return phrase_left(tokens, j - 1, floor)  # an advert released on Monday says
        phrase = phrase_left(tokens, j, floor)
        if phrase is None or phrase.whole_first - 2 < floor:
            return phrase
        auxiliary = phrase.whole_first - 2
        if tokens[auxiliary].kind != "X" or tokens[auxiliary + 1].kind != "I":
            return _beyond(tokens, phrase, cue, floor) or phrase
        cue = auxiliary  # who has in the past described


def _beyond(tokens: Sequence[Token], phrase: Phrase, cue: int, floor: int) -> Phrase | None:
    """Return the subject further left, if the phrase before the verb only ends what follows it."""
    leader, before = tokens[phrase.whole_first - 1], phrase.whole_first - 2
    if leader.kind in "Vv" and tokens[before].kind == "W":
        return _antecedent(tokens, before, floor)  # who founded the fleet said
    if leader.low == "by" and tokens[before].low.endswith("ed"):
        return phrase_left(tokens, before - 1, floor)  # a letter obtained by X
    if leader.kind == "," or leader.low == "and":
        inserted = cue + 1 < len(tokens) and tokens[cue + 1].kind == ","
        return None if inserted else in_open_apposition(tokens, phrase, floor)
    found = _postmodified(tokens, phrase, floor)
    governed = leader.kind == "I" and leader.low not in LOOSE
    inner = tokens[phrase.head].kind == "N" and leader.kind in "NVvDXI"
    if found is None and (inner or governed):
        found = _of_relative_clause(tokens, phrase, floor)
    return found


def _postmodified(tokens: Sequence[Token], phrase: Phrase, floor: int) -> Phrase | None:
    """Return whom a participle follows that the phrase ends: groups linked to the fleet said."""
    for i in range(phrase.whole_first - 1, max(floor, phrase.whole_first - _LONGEST_TAIL), -1):
        token, before = tokens[i], tokens[i - 1]
        if token.kind not in "NPIDAT#Vv":
            return None
        if before.kind not in "NP" or before.possessive or token.kind == "P":
            continue
        if _may_follow_noun(token, before):
            found = phrase_left(tokens, i - 1, floor)
            if found is not None and _opens_clause(tokens, found.whole_first, floor):
                return found
    return None


def _may_follow_noun(token: Token, noun: Token) -> bool:
    if token.low.endswith("ing"):
        return token.kind != "V" or token.low in lexicon.PARTICIPLES
    if token.low.endswith("ed"):
        return noun.kind == "N" and token.low not in lexicon.STRONG_CUES
    return token.low in _POSTPOSED and is_role(noun)


_LONGEST_TAIL = 16  # tokens
_POSTPOSED = frozenset("familiar close loyal seen shown known written held sent".split())


def clause_subject(tokens: Sequence[Token], stop: int, floor: int = 0) -> Phrase | None:
    """Return the subject of the last clause of ``tokens[floor:stop]``, else of the sentence.

    What a verb or a preposition governs is no clause of its own: the subject of “Holm said the
    ferry sank and …” is Holm.
    """
    tried = 0
    for i in range(stop - 1, floor, -1):
        if tokens[i].kind in ";:":
            break
        if not _is_finite(tokens, i) or _joint(tokens, i, floor) >= 0:
            continue
        phrase = _own_subject(tokens, i, floor)
        if phrase is not None:
            first = _first_coordinate(tokens, phrase, floor)
            if _opens_clause(tokens, first, floor):
                return from_coordinate(phrase, first, tokens)
        tried += 1
        if tried == _MOST_VERBS:
            break
    return sentence_subject(tokens, floor, stop)


def _first_coordinate(tokens: Sequence[Token], phrase: Phrase, floor: int) -> int:
    """Return where the phrase begins with what “and” ties to it: Holm and other pilots."""
    first = phrase.whole_first
    if first - 2 >= floor and tokens[first - 1].low == "and" and tokens[first - 2].kind in "NP":
        other = phrase_left(tokens, first - 2, floor)
        if other is not None and _opens_clause(tokens, other.whole_first, floor):
            return other.whole_first
    return first


_MOST_VERBS = 6
_NON_FINITE = frozenset("be been being having".split())


def _is_finite(tokens: Sequence[Token], i: int) -> bool:
    token = tokens[i]
    if token.kind not in "XVv" or token.low in _NON_FINITE or token.low.endswith("ing"):
        return False
    return tokens[i - 1].low != "to" and (
        tokens[i - 1].kind != "X" and not (tokens[i - 1].kind == "A" and tokens[i - 2].kind == "X")
    )


def _opens_clause(tokens: Sequence[Token], first: int, floor: int) -> bool:
    if first == floor:
        return True
    before = tokens[first - 1]
    if before.low in ("and", "or"):
        return tokens[first - 2].kind not in "NP#"  # one noun phrase: Holm and Ruud
    return before.kind in ",;:-CTAQ" and before.low != "than"


def _of_relative_clause(tokens: Sequence[Token], phrase: Phrase, floor: int) -> Phrase | None:
    """Return whom the clause is about that the phrase ends: a man who left the room said."""
    for i in range(phrase.whole_first - 2, floor, -1):
        if tokens[i].kind in ",Q;:C" or tokens[i].low == "that":
            return None
        if tokens[i].low == "who":
            return _antecedent(tokens, i, floor)
    return None


def _is_relative_that(tokens: Sequence[Token], i: int, floor: int) -> bool:
    """Tell whether the verb behind token `i` has the noun before it for its subject: a hat that."""
    if tokens[i].low != "that" or i <= floor or tokens[i - 1].kind not in "NP":
        return False
    return is_role(tokens[i - 1]) or tokens[i + 1].low in _LEGENDS


_LEGENDS = frozenset("said says say read reads".split())


def _antecedent(tokens: Sequence[Token], who: int, floor: int) -> Phrase | None:
    """Return whom the relative pronoun at `who` stands for."""
    j = who - 1
    if j >= floor and tokens[j].kind == ",":
        j -= 1
    phrase = phrase_left(tokens, j, floor)
    if phrase is None:
        return None
    if not is_role(tokens[phrase.head]) and tokens[phrase.head].kind == "N":
        # One Democrat familiar with the talks, who said: not the talks.
        for i in range(phrase.whole_first - 1, max(floor, phrase.whole_first - 12) - 1, -1):
            if tokens[i].kind in "VvXQ;,":
                break
            if tokens[i].kind in "NP" and is_role(tokens[i]):
                phrase = phrase_left(tokens, i, floor) or phrase
                break
    return phrase._replace(pronoun=who)
