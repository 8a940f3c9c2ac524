"""Sentences as tokens of a closed set of word classes; a run of quotation marks is one token."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from searchnews.quotes import lexicon
from searchnews.quotes.given_names import is_given_name
from searchnews.quotes.marks import Run
from searchnews.sentences import sentences
from searchnews.text import Span

__all__ = ["Sentence", "Token", "mask", "read_sentences"]


class Token(NamedTuple):
    """One word, number, punctuation mark or run.

    `kind` is the word class: ``Q`` run (its `text` is the last character in the marks), ``P``
    proper (capitalised) word, ``N`` other noun or adjective, ``R`` pronoun, ``W`` relative,
    ``D`` determiner, ``I`` preposition, ``C`` conjunction, ``V`` cue, ``v`` other verb, ``X``
    auxiliary, ``A`` adverb, ``T`` word of time, ``#`` number; a punctuation mark is its own
    kind. `end` leaves out the ending of a possessive.
    """

    kind: str
    text: str
    low: str
    start: int
    end: int
    possessive: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a paragraph as tokens. `paragraph` is its number in the article."""

    span: Span
    tokens: tuple[Token, ...]
    paragraph: int


_TOKEN = re.compile(
    r"(?P<word>(?:[^\W\d_]\.){2,}|[^\W\d_]\w*(?:[’'.&-](?=\w)\w+)*)"
    r"|(?P<number>\$?\d[\w.,]*\w|\d)"
    r"|(?P<punct>--|[,;:()\[\]—–―!?.…@/-])"
)
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
_FINAL = frozenset(("", ".", "!", "?", "”", '"'))
_SETTLED = frozenset("XICDRWA")  # classes that a lower-case word has everywhere
# Plurals that are verbs behind a subject only: the mayor claims, her claims.
_PLURALS = frozenset(
    "questions claims comments remarks reports calls demands notes posts tweets promises labels "
    "terms brands hopes views quotes answers orders offers states".split()
)
_SPEAKING = lexicon.PERSON_NOUNS | lexicon.ORGANISATION_WORDS | lexicon.DOCUMENTS
_CLOSED = frozenset("CDIRW")  # a capital makes no name of these
# Determiners that can be a subject by themselves: another said.
_PRONOMINAL = frozenset("all both each that which another some many one few several most".split())
_VERBAL = frozenset("VvXA")
_LONGEST_HEADLINE = 200  # code points
_LONGEST = 250  # tokens
_CONTRACTED = re.compile(r"['’](?:re|ll|ve|d|m)$", re.IGNORECASE)
# “It is late.” Holm said. “It is late.” — Holm
_ATTRIBUTED = re.compile(
    r"\s(?:[^\W\d_a-z][\w.’'-]*\s){1,3}(?:said|says|added|asked)"
    r"(?=[.,;:]|\s(?:in|on|of|to)\b|\s*$)"
    r"|\s?[—–―-]+\s?[^\W\d_a-z]"
)
_PLURAL_POSSESSIVE = re.compile(r"['’](?=\s[^\W\d_])")  # the pilots’ union
_DASHES = {"—": "-", "―": "-", "–": "-", "--": "-", "-": "-"}


def mask(text: str, paragraph: Span, runs: Sequence[Run]) -> str:
    """Return `text` up to the end of the paragraph with the runs' inside made harmless.

    Offsets stay the same: a full stop inside a run ends no sentence, one at its end may.
    """
    pieces: list[str] = []
    at = paragraph.start
    for run in runs:
        pieces.append(text[at : run.start])
        initial = text[max(paragraph.start, run.start - 2) : run.start].rstrip()[-1:] in _FINAL
        named = initial and _ATTRIBUTED.match(text, run.end, paragraph.end) is not None
        pieces.append(_masked_run(text[run.start : run.end], run, initial=initial, named=named))
        at = run.end
    pieces.append(text[at : paragraph.end])
    return "".join(pieces)


def _masked_run(piece: str, run: Run, *, initial: bool, named: bool) -> str:
    head = run.inner.start - run.start + 1
    tail = run.end - run.inner.end + 1
    if len(piece) <= head + tail:
        return "x" * (len(piece) - 1) + piece[-1:]
    # "Why?" he asked: a question that begins its sentence does not end it.
    stops = (piece[-tail] == "." and not named) or (piece[-tail] in "!?" and not initial)
    last = "." if stops else "x"
    return piece[:head] + "x" * (len(piece) - head - tail) + last + piece[len(piece) - tail + 1 :]


def read_sentences(text: str, paragraph: Span, number: int, runs: Sequence[Run]) -> list[Sentence]:
    """Return the sentences of one paragraph, its runs as single tokens."""
    masked = mask(text, paragraph, runs)
    base = paragraph.start
    found: list[Sentence] = []
    k = 0
    for span in sentences(masked, Span(0, len(masked))):
        start, end = base + span.start, base + span.end
        tokens: list[Token] = []
        at = start
        while k < len(runs) and runs[k].start < end:
            _read(text, at, runs[k].start, tokens)
            closing = text[runs[k].inner.end - 1 : runs[k].inner.end]
            tokens.append(Token("Q", closing, closing, runs[k].start, runs[k].end))
            at = runs[k].end
            k += 1
        _read(text, at, max(at, end), tokens)
        quotes = any(token.kind == "Q" for token in tokens)
        if quotes and end - start <= _LONGEST_HEADLINE and _is_headline(tokens):
            tokens = [_without_capital(token) for token in tokens]
        # No one writes sentences that long; cutting keeps every rule's search short.
        for i in range(0, len(tokens), _LONGEST):
            piece = tuple(tokens[i : i + _LONGEST])
            found.append(Sentence(Span(piece[0].start, piece[-1].end), piece, number))
    return found


def _is_headline(tokens: Sequence[Token]) -> bool:
    """Tell whether nearly all words but the smallest are capitalised."""
    words = [token for token in tokens if token.kind in "PNVvX" and token.text]
    if len(words) < 3 or any(token.kind == "V" and token.text[0].islower() for token in words):
        return False
    return sum(token.text[0].isupper() for token in words) >= 0.9 * len(words)


def _without_capital(token: Token) -> Token:
    """Return a headline's word in the class that it has elsewhere, if that is a verb's."""
    kind = _CLASS.get(token.low, "")
    if token.kind != "P" or kind not in _VERBAL or is_given_name(token.text):
        return token
    return token._replace(kind=kind)


def _read(text: str, start: int, end: int, tokens: list[Token]) -> None:
    """Append the tokens of ``text[start:end]``."""
    for match in _TOKEN.finditer(text, start, end):
        piece = match.group()
        at, stop = match.span()
        group = match.lastgroup
        if group == "punct":
            if piece == "." and tokens and _takes_point(tokens[-1], at):
                continue
            kind = _DASHES.get(piece, piece)
            if kind == "-" and piece == "-" and tokens and tokens[-1].end == at:
                continue
            tokens.append(Token(kind, piece, piece, at, stop))
        elif group == "number":
            tokens.append(Token("#", piece, piece, at, stop))
        else:
            _read_word(piece, at, stop, tokens)
            if piece[-1] in "sS" and _PLURAL_POSSESSIVE.match(text, stop, end):
                tokens[-1] = tokens[-1]._replace(possessive=True)


def _takes_point(token: Token, at: int) -> bool:
    """Tell whether the full stop at `at` belongs to the abbreviation before it."""
    return token.end == at and (
        token.low in lexicon.ABBREVIATED or (len(token.text) == 1 and token.text.isupper())
    )


def _read_word(piece: str, start: int, end: int, tokens: list[Token]) -> None:
    possessive, ending = False, ""
    if "'" in piece or "’" in piece:
        contracted = _CONTRACTED.search(piece)
        if contracted is not None and _CLASS.get(piece[: contracted.start()].lower(), "") in "RWDA":
            middle = start + contracted.start()
            _read_word(piece[: contracted.start()], start, middle, tokens)
            tokens.append(Token("X", contracted.group(), contracted.group().lower(), middle, end))
            return
        possessive = len(piece) > 2 and piece[-1] in "sS" and piece[-2] in "'’"
        if possessive:
            ending, piece = piece[-2:], piece[:-2]
    low = piece.lower()
    kind = _CLASS.get(low, "")
    if possessive and kind in ("R", "W", "D", "A"):  # he's, who's, that's, here's
        tokens.append(Token(kind, piece, low, start, end - 2))
        tokens.append(Token("X", ending, "'s", end - 2, end))
        return
    if low == "of" and tokens and tokens[-1].kind == "V" and tokens[-1].low in lexicon.NOUN_CUES:
        tokens[-1] = tokens[-1]._replace(kind="N")  # Republican claims of fraud
    if kind not in _SETTLED or possessive or low != piece:
        kind = _class_of(piece, low, kind, possessive, tokens)
    tokens.append(Token(kind, piece, low, start, start + len(piece), possessive))


def _class_of(piece: str, low: str, kind: str, possessive: bool, tokens: list[Token]) -> str:
    """Return the class of a word where it stands; `kind` is that of the lexicon, if any."""
    if (
        piece[0].isupper()
        and kind not in _CLOSED
        and (not kind or kind == "N" or not _begins(tokens))
    ):
        if kind == "N" and not tokens:
            return kind
        return kind if kind == "T" and not (len(low) == 3 and tokens[-1].kind == "P") else "P"
    if not kind or possessive:
        kind = kind if kind == "T" else "N"
    elif kind in "Vv" and tokens and _is_noun_here(low, tokens):
        return "N"
    if kind != "N" or possessive:
        return kind
    if low.endswith("ly") and len(low) > 4 and low not in ("family", "daily"):
        return "A"
    return "v" if _is_verb_here(low, tokens) else "N"


def _is_verb_here(low: str, tokens: list[Token]) -> bool:
    """Tell whether an unknown word is the verb after a subject: Smith rallied her friends."""
    if not low.endswith("ed") or len(low) < 5 or "-" in low or not tokens:
        return False
    last = tokens[-1]
    return last.kind in "PNRXW" and not last.possessive


def _begins(tokens: list[Token]) -> bool:
    """Tell whether the next word begins a sentence or a clause of its own."""
    return not tokens or tokens[-1].kind in ".:!?-([…Q"


def _is_noun_here(low: str, tokens: list[Token]) -> bool:
    """Tell whether a word that can be a verb stands where a noun does."""
    last = tokens[-1]
    if last.possessive:
        return True
    if low == "states":
        return last.kind in "PN" and len(tokens) > 1
    if low in _PLURALS:
        subject = tokens[-2] if last.kind == "A" and len(tokens) > 1 else last
        if subject.kind not in "PRWX,)Q":
            return subject.low not in _SPEAKING
    if last.kind == "D" and last.low not in _PRONOMINAL:
        return True
    if last.kind == "N" and low in lexicon.NOUN_CUES:
        before = tokens[-2] if len(tokens) > 1 else last
        return before.kind in "DI" or before.possessive
    return last.kind == "I" and low in lexicon.NOUN_CUES
