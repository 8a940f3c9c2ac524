"""Names and what explains them: Ada Holm, a pilot, …; the pilot, Ada Holm, …; Ada Holm (D)."""

from __future__ import annotations

from collections.abc import Sequence

from searchnews.quotes import lexicon
from searchnews.quotes.given_names import is_given_name
from searchnews.quotes.main_clause import opens_adjunct, sentence_subject
from searchnews.quotes.phrases import (
    Phrase,
    before_brackets,
    is_role,
    phrase_left,
    phrase_right,
    starts_clause,
)
from searchnews.quotes.tokens import Token

__all__ = ["across_apposition", "in_open_apposition"]


def across_apposition(tokens: Sequence[Token], close: int, floor: int) -> Phrase | None:
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
        if phrase is not None and _is_adjunct(tokens, phrase, k):
            break
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
        if role_first and inside is not None:  # The mayor, Ada Holm, said.
            return Phrase(
                inside.first, inside.last, inside.head, phrase.whole_first, inside.whole_last
            )
        person = _names_person(tokens, phrase)
        starts = starts_clause(tokens, phrase.whole_first, floor)
        bare = named and best is not None and tokens[best.first].kind != "D"
        titled = bare and tokens[phrase.first].kind == "D"  # the Herald, Ada Holm, …
        if best is None or (starts and not titled and (person or not named)):
            best, named = phrase, person
        before = tokens[phrase.whole_first - 1].kind if phrase.whole_first > floor else ","
        if person and before != "," and (starts or before != "I"):
            break
    if best is not None and best.whole_first > floor and tokens[best.whole_first - 1].kind in "Vv":
        return sentence_subject(tokens, floor, close)  # Holm slams Ruud, praises Vance
    return best


def in_open_apposition(tokens: Sequence[Token], phrase: Phrase, floor: int) -> Phrase | None:
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
    if tokens[comma].kind != "," or not (place or (head.kind in "NP" and is_role(head))):
        return None
    name = phrase_left(tokens, comma - 1, floor)
    if (
        name is None
        or _is_adjunct(tokens, name, comma)
        or not _names_person(tokens, name)
        or tokens[phrase.first].kind == "R"
    ):
        return None
    if place and name.whole_last == name.last:
        return None
    before = tokens[name.whole_first - 1] if name.whole_first > floor else None
    opens = before is None or (before.kind in "QC" and before.low not in ("and", "but", "or"))
    return name._replace(whole_last=phrase.whole_last) if opens else None


def _is_adjunct(tokens: Sequence[Token], phrase: Phrase, stop: int) -> bool:
    """Tell whether the phrase opens the sentence and is no subject: Standing in line, …."""
    return phrase.whole_first == 0 and opens_adjunct(tokens, 0, stop)


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
    """Tell whether names alone stand before the last word: Ada Holm; not Prime Minister."""
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
