"""Noun phrases around a place in a sentence, without a tagger."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from searchnews.quotes import lexicon
from searchnews.quotes.tokens import Token

__all__ = [
    "LOOSE",
    "Phrase",
    "before_brackets",
    "is_role",
    "phrase_left",
    "phrase_right",
    "starts_clause",
    "with_name",
]

_NOMINAL = frozenset("NP#")
_SPEAKING = lexicon.PERSON_NOUNS | lexicon.ORGANISATION_WORDS | lexicon.DOCUMENTS
_ROLES = (
    _SPEAKING
    | lexicon.TITLES
    | {f"{noun}s" for noun in _SPEAKING}
    | frozenset("people men women members member one critics someone".split())
)
_LEFT_LIMIT = 14
# Determiners that can be a phrase by themselves.
_ALONE = frozenset("this that some many both one another several few most".split())
_SINGLE = frozenset("one another some others".split())
# Adjectives that stand behind their noun: a source familiar with the talks.
_FOLLOWING = frozenset("familiar close briefed involved loyal opposed allied".split())
# Adjectives of what follows them; before a run, of the words in its marks.
_DISTANCING = frozenset(
    "so-called self-styled self-proclaimed self-described alleged supposed purported".split()
)
# Prepositions that are conjunctions as often.
LOOSE = frozenset("after before since until than like".split())


class Phrase(NamedTuple):
    """Tokens ``first`` to ``last`` (inclusive) name someone; `head` is the head noun's index.

    `whole_first` and `whole_last` also take in the apposition or the prepositional
    phrases that belong to it. `pronoun` is the index of the relative pronoun that stands for
    it at the verb, -1 if none does.
    """

    first: int
    last: int
    head: int
    whole_first: int
    whole_last: int
    pronoun: int = -1


def phrase_left(tokens: Sequence[Token], j: int, floor: int = 0) -> Phrase | None:
    """Return the noun phrase that ends with token `j`, not reaching before `floor`."""
    j = before_brackets(tokens, j, floor)
    if j < floor:
        return None
    token = tokens[j]
    if token.kind == "R":
        return Phrase(j, j, j, j, j)
    if token.kind == "D" and (token.low in _ALONE or _counts(tokens, j, floor)):
        return Phrase(j, j, j, j, j)
    if token.kind not in _NOMINAL and not (token.kind == "T" and token.low == "times"):
        return None
    first = _extend_left(tokens, j, floor)
    last = j
    if j + 1 < len(tokens) and tokens[j + 1].kind == "#" and token.kind != "#":
        last = j + 1  # Article 7 says
    phrase = Phrase(first, last, j, first, last)
    return _with_prepositions_left(tokens, phrase, floor)


def _counts(tokens: Sequence[Token], j: int, floor: int) -> bool:
    """Tell whether a number stands for those it counts: the two said."""
    return tokens[j].low in _COUNTED and j > floor and tokens[j - 1].low == "the"


def before_brackets(tokens: Sequence[Token], j: int, floor: int) -> int:
    """Return the index before the bracket that token `j` closes, else `j`."""
    if j < floor or tokens[j].kind != ")":
        return j
    k = j - 1
    while k >= floor and tokens[k].kind != "(":
        k -= 1
    return k - 1 if k >= floor else j


def _extend_left(tokens: Sequence[Token], j: int, floor: int) -> int:
    i = j
    while i > floor:
        token = tokens[i - 1]
        kind = token.kind
        if kind == "D":
            if token.low in ("what", "which") or (token.low == "that" and tokens[i].kind in "PD#"):
                break
            i -= 1
            if i > floor and tokens[i - 1].kind == "D":
                continue
            break
        if kind == "T" and i - 2 >= floor and tokens[i - 2].kind == "D":
            i -= 1
        elif kind in _NOMINAL:
            if kind == "N" and _is_verb(tokens, i - 1, floor):
                break
            i -= 1
        elif _joins_left(tokens, i - 1, floor):
            i -= 1
        else:
            break
        if j - i > _LEFT_LIMIT:
            break
    return i


def _joins_left(tokens: Sequence[Token], i: int, floor: int) -> bool:
    """Tell whether a word of no noun's class is part of the phrase that goes on behind it."""
    token = tokens[i]
    if token.possessive or token.low in ("&", "leading", "running", "acting"):
        return True
    if token.kind in "A,":
        return _is_among_adjectives(tokens, i, floor)
    linked = token.low in lexicon.NAME_LINKS and token.kind != "C" and i - 1 >= floor
    return linked and tokens[i - 1].kind == "P" and tokens[i + 1].kind == "P"


def _is_among_adjectives(tokens: Sequence[Token], i: int, floor: int) -> bool:
    """Tell whether the adverb or comma stands between article and noun: a tall, very thin man."""
    if i - 1 < floor:
        return False
    if tokens[i].kind == "A":
        return tokens[i - 1].kind == "D" and tokens[i - 1].low not in _ALONE
    if i - 2 < floor or tokens[i - 1].kind != "N" or tokens[i + 1].kind not in "N#":
        return False
    return tokens[i - 2].kind == "D" and not is_role(tokens[i - 1])


def _is_verb(tokens: Sequence[Token], i: int, floor: int) -> bool:
    """Tell whether the word is a verb after its subject: Holm attacked the plan."""
    if i > floor and tokens[i - 1].kind == "X" and tokens[i - 1].low in _MODALS:
        return True  # would involve
    if i > floor and tokens[i - 1].low == "to" and tokens[i + 1].kind in "PD":
        return True  # to involve Holm
    if tokens[i].low.endswith("ing") and tokens[i].low not in _ING_NOUNS:
        return i <= floor or tokens[i - 1].kind not in "DN#"
    if i <= floor or not tokens[i].low.endswith("ed"):
        return False
    before = tokens[i - 1]
    return before.kind in "PR" and not before.possessive


_MODALS = frozenset("will would can could may might must should shall do does did cannot".split())
_ING_NOUNS = frozenset("king being thing filing ruling meeting spring building wing".split())


_SOMEONE = frozenset("someone somebody everyone everybody anyone nobody".split())
_QUANTITIES = frozenset("half majority minority number percent third quarter rest most".split())
# What counts some of those that “of” or “in” ties to it: one of the pilots, four in ten.
_COUNTED = frozenset(
    "one two three four five six seven eight nine ten some many most several few both neither "
    "either none each all another any".split()
)
# Prepositions that tie a phrase to the role before them.
_TYING = frozenset("of for at in from with to on by".split())


def _with_prepositions_left(tokens: Sequence[Token], phrase: Phrase, floor: int) -> Phrase:
    """Return the phrase widened to “NP of NP”, head first, where the left one is its head."""
    best = phrase
    first = phrase.first
    only_of = True
    while first - 2 >= floor and tokens[first - 1].low in _TYING:
        joint, left = tokens[first - 1].low, tokens[first - 2]
        counted = left.kind == "D" and left.low in _COUNTED and joint in ("of", "in")
        if left.kind not in _NOMINAL and left.low not in _SOMEONE and not counted:
            break
        if joint == "by" and not is_role(left):
            break  # alarmed by the landing
        only_of = only_of and joint == "of"
        start = _extend_left(tokens, first - 2, floor)
        hangs = start > floor and tokens[start - 1].kind == "I"
        hangs = hangs and tokens[start - 1].low not in LOOSE
        opens = tokens[start].kind == "D" and starts_clause(tokens, start, floor)
        if not hangs and _holder(tokens, first - 2, phrase.last) > 0:
            best = phrase._replace(whole_first=start)
        elif not hangs and (only_of or opens or counted or _may_govern(left)):
            head = first - 2
            if tokens[head].low in _FOLLOWING and head > start + 1:
                head -= 1
            best = Phrase(start, head, head, start, phrase.whole_last)
        first = start
    return best


def _may_govern(token: Token) -> bool:
    if token.low in _SOMEONE or token.low in _QUANTITIES or is_role(token):
        return True
    return token.kind == "P" and token.low not in lexicon.PLACES


def is_role(token: Token) -> bool:
    """Tell whether the token is a noun for a person, an office or a group that speaks."""
    return token.low in _ROLES


def phrase_right(tokens: Sequence[Token], i: int, stop: int) -> Phrase | None:
    """Return the noun phrase that begins with token `i`, ending before `stop`."""
    while i < stop and tokens[i].kind == "A":
        i += 1
    if i >= stop:
        return None
    token = tokens[i]
    if token.kind == "R":
        return Phrase(i, i, i, i, i)
    if token.low in _COUNTED and i + 2 < stop and tokens[i + 1].low == "of":
        counted = _plain(tokens, i + 2, stop)
        return counted and Phrase(i, i, i, i, counted.whole_last)
    return _plain(tokens, i, stop)


def _plain(tokens: Sequence[Token], i: int, stop: int) -> Phrase | None:
    """Return the noun phrase that begins with token `i`, itself no pronoun."""
    token = tokens[i]
    if token.kind not in "DNP#":
        return None
    j = i
    while j < stop and _continues(tokens, j, i):
        j += 1
    last = j - 1
    while last > i and tokens[last].kind not in _NOMINAL:
        last -= 1
    if tokens[last].kind not in _NOMINAL:
        return Phrase(i, i, i, i, i) if token.low in _SINGLE and j == i + 1 else None
    if tokens[last].low in _DISTANCING:
        return None  # the so-called “…”
    return _with_prepositions_right(tokens, i, last, stop)


def _continues(tokens: Sequence[Token], j: int, first: int) -> bool:
    token = tokens[j]
    if token.kind in "NP":
        return True
    if token.kind in "D#":
        if token.kind == "#" and j + 1 < len(tokens) and tokens[j + 1].kind == "P":
            return True
        return j == first or tokens[j - 1].kind == "D" or tokens[j - 1].possessive
    if token.kind == "T" and j > first and tokens[j - 1].kind == "D":
        return j + 1 < len(tokens) and tokens[j + 1].kind in _NOMINAL
    if token.possessive or token.low == "&":
        return True
    return (
        token.low in lexicon.NAME_LINKS
        and j > first
        and tokens[j - 1].kind == "P"
        and j + 1 < len(tokens)
        and tokens[j + 1].kind == "P"
        and token.kind != "C"
    )


def _with_prepositions_right(tokens: Sequence[Token], first: int, last: int, stop: int) -> Phrase:
    """Return the phrase widened to the right: the head of the union, Secretary of State X."""
    head, whole = last, last
    while whole + 2 < stop and tokens[whole + 1].low in _TYING:
        if tokens[whole + 1].low not in ("of", "for", "to", "at") or not is_role(tokens[whole]):
            break
        inner = whole + 2
        j = inner
        while j < stop and _continues(tokens, j, inner):
            j += 1
        if j == inner or tokens[j - 1].kind not in _NOMINAL:
            break
        whole = j - 1
    holder = _holder(tokens, head, whole)
    if holder > 0:
        begin = holder if holder < whole else first
        return Phrase(begin, whole, whole, first, whole)
    return Phrase(first, last, head, first, whole)


def _holder(tokens: Sequence[Token], body: int, last: int) -> int:
    """Return the first word of whom a body’s name leads, up to token `last`; -1 if there is none.

    That is a role or a name: the Bank of Salden governor Ada Holm; Friends of Salden’s Ada Holm.
    """
    role = last
    while role > body and tokens[role].kind == "P":
        role -= 1
    if role < body + 2:
        return -1
    for owner in range(last - 1, body + 1, -1):
        if tokens[owner].possessive:
            named = tokens[body].text[0].isupper() and all(
                t.kind == "P" for t in tokens[owner:last]
            )
            return owner + 1 if named else -1
    if role < body + 3 or tokens[body].low not in lexicon.ORGANISATION_WORDS:
        return -1
    title = tokens[role]
    return role if title.kind == "N" and is_role(title) and not title.possessive else -1


def with_name(tokens: Sequence[Token], phrase: Phrase, stop: int) -> Phrase:
    """Return the phrase with the name set behind it: the mayor, Ada Holm."""
    comma = phrase.whole_last + 1
    if comma < stop and tokens[comma].low == "and":  # its founder and head, Ada Holm
        second = phrase_right(tokens, comma + 1, stop)
        if second is not None and is_role(tokens[second.head]):
            comma = second.whole_last + 1
    if comma + 1 >= stop or tokens[comma].kind != "," or tokens[phrase.head].kind not in "ND":
        return phrase
    name = phrase_right(tokens, comma + 1, stop)
    if name is None or tokens[name.first].kind != "P" or tokens[name.head].kind != "P":
        return phrase
    if name.whole_last + 1 < stop and tokens[name.whole_last + 1].kind not in ",;.:-":
        return phrase
    return Phrase(name.first, name.last, name.head, phrase.whole_first, name.whole_last)


def starts_clause(tokens: Sequence[Token], first: int, floor: int) -> bool:
    """Tell whether a phrase that begins at `first` stands first in its clause."""
    return first == floor or tokens[first - 1].kind in ",;:Q-C"
