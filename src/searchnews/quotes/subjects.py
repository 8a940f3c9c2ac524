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

__all__ = ["clause_subject", "sentence_subject", "subject_of"]

_COORDINATING = ("and", "but", "or")
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
        return clause_subject(tokens, j, floor)
    if token.kind in "Vv" and token.low.endswith("ed") and j > floor and j + 1 < cue:
        return phrase_left(tokens, j - 1, floor)  # an advert released on Monday says
    phrase = phrase_left(tokens, j, floor)
    if phrase is None or phrase.whole_first - 2 < floor:
        return phrase
    return _beyond(tokens, phrase, cue, floor) or phrase


def _beyond(tokens: Sequence[Token], phrase: Phrase, cue: int, floor: int) -> Phrase | None:
    """Return the subject further left, if the phrase before the verb only ends what follows it."""
    leader, before = tokens[phrase.whole_first - 1], phrase.whole_first - 2
    if leader.kind == "I" and tokens[before].low in _COORDINATING:
        return clause_subject(tokens, before, floor)  # left and in a statement said
    if leader.kind == "I" and tokens[before].kind == "X":
        return subject_of(tokens, before, floor)  # who has in the past described
    if leader.kind in "Vv" and tokens[before].kind == "W":
        return _antecedent(tokens, before, floor)  # who founded the fleet said
    if leader.low == "by" and tokens[before].low.endswith("ed"):
        return phrase_left(tokens, before - 1, floor)  # a letter obtained by X
    if leader.kind == "," or leader.low == "and":
        inserted = cue + 1 < len(tokens) and tokens[cue + 1].kind == ","
        return None if inserted else _in_open_apposition(tokens, phrase, floor)
    found = _postmodified(tokens, phrase, floor)
    if found is None and tokens[phrase.head].kind == "N" and leader.kind in "NVvDXI":
        found = _of_relative_clause(tokens, phrase, floor)
    return found


def _in_open_apposition(tokens: Sequence[Token], phrase: Phrase, floor: int) -> Phrase | None:
    """Return the name whose apposition no comma closes: Ada Holm, head of the fleet said.

    So ends a place, too: Ada Holm of Salem, Oregon said.
    """
    comma = phrase.whole_first - 1
    if tokens[comma].low == "and":  # president and head of the fleet
        first = phrase_left(tokens, comma - 1, floor)
        if first is None or first.whole_first <= floor or not is_role(tokens[first.head]):
            return None
        comma = first.whole_first - 1
    head = tokens[phrase.head]
    place = head.kind == "P" and head.low in lexicon.PLACES
    if tokens[comma].kind != "," or not (place or (head.kind == "N" and is_role(head))):
        return None
    name = phrase_left(tokens, comma - 1, floor)
    if name is None or not _names_person(tokens, name) or tokens[phrase.first].kind == "R":
        return None
    if place and name.whole_last == name.last:
        return None
    before = tokens[name.whole_first - 1] if name.whole_first > floor else None
    opens = before is None or (before.kind in "QC" and before.low not in _COORDINATING)
    return name._replace(whole_last=phrase.whole_last) if opens else None


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
        if not _is_finite(tokens, i):
            continue
        phrase = subject_of(tokens, i, floor)
        if phrase is not None:
            first = _first_coordinate(tokens, phrase, floor)
            if _opens_clause(tokens, first, floor):
                return _widened(phrase, first, tokens)
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


def _widened(phrase: Phrase, first: int, tokens: Sequence[Token]) -> Phrase:
    """Return the phrase from `first` on; two names stay two."""
    return phrase if tokens[phrase.head].kind == "P" else phrase._replace(whole_first=first)


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


def _with_coordinate(tokens: Sequence[Token], phrase: Phrase, stop: int) -> Phrase:
    """Return the phrase with the one that “and” ties to it: Holm and other pilots sailed."""
    joint = phrase.whole_last + 1
    if joint + 1 >= stop or tokens[joint].low != "and":
        return phrase
    other = phrase_right(tokens, joint + 1, stop)
    if other is None or other.whole_last + 1 >= stop:
        return phrase
    if tokens[other.head].kind == "R" or tokens[other.whole_last + 1].kind not in "XVvAW":
        return phrase
    return _widened(other, phrase.whole_first, tokens)


_SUBORDINATING = frozenset(
    "when while because although though if after before as since once whenever unless until "
    "whereas".split()
)
_LONGEST_ASIDE = 60  # tokens


def _subordinate_end(tokens: Sequence[Token], at: int, stop: int) -> int:
    """Return the index behind the comma that ends the clause before the main one, else `at`.

    When Holm left, Ruud said: the clause that “when” opens has a verb, and a comma behind it.
    """
    i = at
    while i < stop and tokens[i].kind in "AC" and tokens[i].low not in _SUBORDINATING:
        i += 1
    if i >= stop or tokens[i].low not in _SUBORDINATING:
        return at
    verb = False
    for j in range(i + 1, min(stop - 1, i + _LONGEST_ASIDE)):
        if tokens[j].kind in "XVv":
            verb = True
        elif tokens[j].kind == "," and verb:
            return j + 1
    return at


def sentence_subject(tokens: Sequence[Token], floor: int, stop: int) -> Phrase | None:
    """Return the first noun phrase of ``tokens[floor:stop]`` that hangs on no preposition."""
    i = floor
    hanging = False
    if _opens_adjunct(tokens, floor, stop):
        hanging = True
        i += 1
    place = False  # behind “in Salem,” may come “Oregon,”
    aside = _subordinate_end(tokens, i, stop)
    while i < stop:
        token = tokens[i]
        kind = token.kind
        if aside > i:
            i = aside
        elif kind == "I" or (kind == "V" and token.low in lexicon.PARTICIPLES):
            hanging = True
            i += 1
        elif kind == "," or kind in ";:-)":
            place = hanging and kind == "," and tokens[i - 1].kind == "P"
            hanging = False
            i += 1
            aside = _subordinate_end(tokens, i, stop)
        elif kind in "DNPR#" and not (kind == "R" and token.low in lexicon.OBJECT_PRONOUNS):
            phrase = phrase_right(tokens, i, stop)
            if phrase is None:
                i += 1
                continue
            after = phrase.whole_last + 1
            hanging = hanging or (place and after < stop and tokens[after].kind == ",")
            if not hanging:
                return _with_coordinate(tokens, phrase, stop)
            i = after
        else:
            if kind in "XVv":
                hanging = True  # what follows a verb is its object
            i += 1
    return None
