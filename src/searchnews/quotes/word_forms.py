"""What a written word, number or mark is by itself, before its neighbours have a say."""

from __future__ import annotations

import re
from typing import NamedTuple

from searchnews.quotes import lexicon
from searchnews.quotes.memo import Memo

__all__ = ["FORMS", "PIECE", "Form", "lexical_class"]

# A word, a number, or a punctuation mark.
PIECE = re.compile(
    r"((?:[^\W\d_]\.){2,}|[^\W\d_]\w*(?:[’'.&-](?=\w)\w+)*)"
    r"|(\$?\d[\w.,]*\w|\d)"
    r"|(--|[,;:()\[\]—–―!?.…@/-])"
)
_WORD, _NUMBER = 1, 2  # groups of the pattern
_CLASS: dict[str, str] = {}
for _kind, _list in (
    ("N", lexicon.PERSON_NOUNS | lexicon.DOCUMENTS),
    ("T", lexicon.TIME_WORDS),
    ("A", lexicon.ADVERBS),
    ("v", lexicon.VERBS),
    ("V", lexicon.CUES),
    ("X", lexicon.AUXILIARIES),
    ("I", lexicon.PREPOSITIONS),
    ("C", lexicon.CONJUNCTIONS),
    ("D", lexicon.DETERMINERS | lexicon.POSSESSIVES),
    ("R", lexicon.PRONOUNS | lexicon.OBJECT_PRONOUNS),
    ("W", lexicon.RELATIVES - {"that"}),
):
    for _word in _list:
        _CLASS[_word] = _kind
_CLASS["according"] = "I"
_SETTLED = frozenset("XICDRWAT")  # classes that a lower-case word has everywhere
_CLOSED = frozenset("CDIRW")  # a capital makes no name of these
_CONTRACTED = re.compile(r"['’](?:re|ll|ve|d|m)$", re.IGNORECASE)
_DASHES = {"—": "-", "―": "-", "–": "-", "--": "-", "-": "-"}


class Form(NamedTuple):
    """One piece as `PIECE` finds it.

    `kind` is its word class: the final one if it is `settled`, else that of the lexicon,
    where the words before it decide. `text` leaves out the ending of a possessive and what
    is contracted with the word; `rest` are the tokens cut off so, all auxiliaries, each as
    its text, the same in lower case, and where it begins and ends in the piece. `sibilant`
    tells that the piece ends with s: an apostrophe behind it makes it a possessive.
    """

    kind: str
    text: str
    low: str
    possessive: bool = False
    settled: bool = True
    sibilant: bool = False
    rest: tuple[tuple[str, str, int, int], ...] = ()


def lexical_class(low: str) -> str:
    """Return the class that the lexicon gives the word, an empty string if none."""
    return _CLASS.get(low, "")


def _form(piece: str) -> Form:
    match = PIECE.match(piece)
    group = match.lastindex if match is not None else None
    if group == _WORD:
        return _word_form(piece)
    if group == _NUMBER:
        return Form("#", piece, piece)
    return Form(_DASHES.get(piece, piece), piece, piece, settled=piece not in (".", "-"))


def _word_form(piece: str) -> Form:
    length = len(piece)
    sibilant = piece[-1] in "sS"
    possessive, ending = False, ""
    if "'" in piece or "’" in piece:
        contracted = _CONTRACTED.search(piece)
        if contracted is not None:
            stem, tail = piece[: contracted.start()], contracted.group()
            if lexical_class(stem.lower()) in "RWDA":
                form = _word_form(stem)
                cut = (tail, tail.lower(), len(stem), length)
                return form._replace(sibilant=False, rest=(*form.rest, cut))
        possessive = length > 2 and sibilant and piece[-2] in "'’"
        if possessive:
            ending, piece = piece[-2:], piece[:-2]
    low = piece.lower()
    kind = lexical_class(low)
    if possessive and kind in ("R", "W", "D", "A"):  # he's, who's, that's, here's
        return Form(kind, piece, low, sibilant=True, rest=((ending, "'s", length - 2, length),))
    final = _final_class(piece, low, kind, possessive=possessive)
    acronym = final in _CLOSED and length > 2 and piece.isupper()  # the VIA: no preposition
    settled = bool(final) and low != "of" and not acronym
    return Form(final or kind, piece, low, possessive, settled, sibilant)


def _final_class(piece: str, low: str, kind: str, *, possessive: bool) -> str:
    """Return the class of a word if it is the same wherever it stands, else an empty string."""
    if piece[0].isupper() and kind not in _CLOSED:
        return "" if kind else "P"
    if possessive:
        return "T" if kind == "T" else "N"
    if kind in _CLOSED or kind in _SETTLED:
        return kind
    if kind not in ("", "N"):
        return ""  # a verb, or a noun of the same form
    if low.endswith("ly") and len(low) > 4 and low not in ("family", "daily"):
        return "A"
    may_be_verb = low.endswith("ed") and len(low) > 4 and "-" not in low
    return "" if may_be_verb else "N"


FORMS = Memo(_form)
