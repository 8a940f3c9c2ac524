"""Sentences as tokens of a closed set of word classes; a run of quotation marks is one token."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from searchnews.quotes import lexicon
from searchnews.quotes.cue_verbs import AMBIGUOUS_CUES, AMBIGUOUS_PLURALS
from searchnews.quotes.given_names import is_given_name
from searchnews.quotes.marks import Run
from searchnews.quotes.word_forms import FORMS, PIECE, lexical_class
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


class Sentence:
    """A sentence of a paragraph; its tokens are read at the first use, for few are asked for."""

    __slots__ = ("_runs", "_span", "_text", "_tokens")

    def __init__(
        self, text: str, span: Span, runs: Sequence[Run], tokens: Sequence[Token] | None = None
    ) -> None:
        self._text = text
        self._span = span
        self._runs = runs
        self._tokens = tokens

    @property
    def may_quote(self) -> bool:
        """Whether there may be a run among the tokens."""
        return bool(self._runs)

    @property
    def written(self) -> str:
        """The sentence as it stands in the text."""
        return self._text[self._span.start : self._span.end]

    @property
    def tokens(self) -> Sequence[Token]:
        """The words and marks of the sentence, each run as one token."""
        if self._tokens is None:
            self._tokens = _tokens(self._text, self._span, self._runs)
        return self._tokens


_FINAL = frozenset(("", ".", "!", "?", "”", '"'))
_SPEAKING = lexicon.PERSON_NOUNS | lexicon.ORGANISATION_WORDS | lexicon.DOCUMENTS
# Determiners that can be a subject by themselves: another said.
_PRONOMINAL = frozenset("all both each that which another some many one few several most".split())
# What is followed by a verb in its base form.
_BEFORE_BASE = frozenset(
    "i we you they to will would can could may might must should shall do does did cannot 'll 'd "
    "’ll ’d can't couldn't didn't doesn't don't won't wouldn't shouldn't can’t couldn’t didn’t "
    "doesn’t don’t won’t wouldn’t shouldn’t not".split()
)
_SEVERAL = frozenset("some many both all few several most".split())
_PEOPLE = frozenset("people men women children police percent public".split())
_VERBAL = frozenset("VvXA")
_VERBS = frozenset("Vv")
_CLOSED = frozenset("CDIRW")  # of words that are names only in capitals
_JOINED = frozenset(".-")  # marks that may be part of the word before them
_LONGEST_HEADLINE = 200  # code points
_LONG = 1000  # code points: a shorter sentence is not worth looking into before it is asked for
_LONGEST = 250  # tokens: no one writes sentences that long
# “It is late.” Holm said. “It is late.” — Holm
_ATTRIBUTED = re.compile(
    r"\s(?:[^\W\d_a-z][\w.’'-]*\s){1,3}(?:said|says|added|asked)"
    r"(?=[.,;:]|\s(?:in|on|of|to)\b|\s*$)"
    r"|\s?[—–―-]+\s?[^\W\d_a-z]"
)
_PLURAL_POSSESSIVE = re.compile(r"['’](?=\s[^\W\d_])")  # the pilots’ union


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


def read_sentences(text: str, paragraph: Span, runs: Sequence[Run]) -> list[Sentence]:
    """Return the sentences of one paragraph, its runs as single tokens."""
    found: list[Sentence] = []
    k = 0
    for span in _spans(text, paragraph, runs):
        first = k
        while k < len(runs) and runs[k].start < span.end:
            k += 1
        if span.end - span.start > _LONG:
            found += _pieces(text, span, runs[first:k])
        elif k > first or text[span.start].isalnum() or PIECE.search(text, *span) is not None:
            found.append(Sentence(text, span, runs[first:k]))
    return found


def _spans(text: str, paragraph: Span, runs: Sequence[Run]) -> list[Span]:
    if not runs:
        return sentences(text, paragraph)
    masked = mask(text, paragraph, runs)
    base = paragraph.start
    return [
        Span(base + start, base + end) for start, end in sentences(masked, Span(0, len(masked)))
    ]


def _pieces(text: str, span: Span, runs: Sequence[Run]) -> Iterator[Sentence]:
    """Return a sentence that may be too long in pieces: that keeps every rule's search short."""
    tokens = _tokens(text, span, runs)
    for i in range(0, len(tokens), _LONGEST):
        piece = tokens[i : i + _LONGEST]
        yield Sentence(text, Span(piece[0].start, piece[-1].end), runs, piece)


def _tokens(text: str, span: Span, runs: Sequence[Run]) -> list[Token]:
    tokens: list[Token] = []
    at = span.start
    for run in runs:
        _read(text, at, run.start, tokens)
        closing = text[run.inner.end - 1 : run.inner.end]
        tokens.append(Token("Q", closing, closing, run.start, run.end))
        at = run.end
    _read(text, at, max(at, span.end), tokens)
    if runs and span.end - span.start <= _LONGEST_HEADLINE and _is_headline(tokens):
        tokens = [_without_capital(token) for token in tokens]
    return tokens


def _is_headline(tokens: Sequence[Token]) -> bool:
    """Tell whether nearly all words but the smallest are capitalised."""
    words = [token for token in tokens if token.kind in "PNVvX" and token.text]
    if len(words) < 3 or any(token.kind == "V" and token.text[0].islower() for token in words):
        return False
    return sum(token.text[0].isupper() for token in words) >= 0.9 * len(words)


def _without_capital(token: Token) -> Token:
    """Return a headline's word in the class that it has elsewhere, if that is a verb's."""
    kind = lexical_class(token.low)
    if token.kind != "P" or kind not in _VERBAL or is_given_name(token.text):
        return token
    return token._replace(kind=kind)


def _read(text: str, start: int, end: int, tokens: list[Token]) -> None:
    """Append the tokens of ``text[start:end]``; the hottest loop of all."""
    new = tuple.__new__  # what Token(…) comes down to, without a call on the way
    for match in PIECE.finditer(text, start, end):
        kind, word, low, possessive, settled, sibilant, rest = FORMS[match.group()]
        at = match.start()
        if not settled:
            if kind in _JOINED and _is_part(kind, at, tokens):
                continue
            kind = _class_here(word, low, kind, possessive, tokens)
        tokens.append(new(Token, (kind, word, low, at, at + len(word), possessive)))
        for cut, cut_low, first, last in rest:
            tokens.append(Token("X", cut, cut_low, at + first, at + last))
        if sibilant and _PLURAL_POSSESSIVE.match(text, match.end(), end):
            tokens[-1] = tokens[-1]._replace(possessive=True)


def _is_part(mark: str, at: int, tokens: Sequence[Token]) -> bool:
    """Tell whether the mark at `at` belongs to the word before it."""
    if not tokens or tokens[-1].end != at:
        return False
    return mark == "-" or _takes_point(tokens[-1])


def _takes_point(token: Token) -> bool:
    """Tell whether a full stop behind the token makes it an abbreviation."""
    return token.low in lexicon.ABBREVIATED or (len(token.text) == 1 and token.text.isupper())


def _class_here(piece: str, low: str, kind: str, possessive: bool, tokens: list[Token]) -> str:
    """Return the class of a word that its neighbours decide; `kind` is the lexicon's, if any."""
    if low == "of":
        if tokens and tokens[-1].kind == "V" and tokens[-1].low in lexicon.NOUN_CUES:
            tokens[-1] = tokens[-1]._replace(kind="N")  # Republican claims of fraud
        return kind
    if kind and kind in _CLOSED:  # in capitals: the VIA said
        named = bool(tokens) and tokens[-1].kind == "D" and not tokens[-1].text.isupper()
        return "P" if named else kind
    if piece[0].isupper() and (kind == "N" or low in AMBIGUOUS_CUES or not _begins(tokens)):
        if kind == "N" and not tokens:
            return kind
        return kind if kind == "T" and not (len(low) == 3 and tokens[-1].kind == "P") else "P"
    if possessive:
        return "T" if kind == "T" else "N"
    if kind in _VERBS:
        noun = _is_noun_here(low, tokens) if tokens else low in AMBIGUOUS_PLURALS
        return "N" if noun else kind
    if kind in ("", "N"):
        return "v" if _is_verb_here(tokens) else "N"
    return kind


def _is_verb_here(tokens: list[Token]) -> bool:
    """Tell whether an unknown word on -ed is the verb after a subject: Holm rallied them."""
    return bool(tokens) and tokens[-1].kind in "PNRXW" and not tokens[-1].possessive


def _begins(tokens: list[Token]) -> bool:
    """Tell whether the next word begins a sentence or a clause of its own."""
    return not tokens or tokens[-1].kind in ".:!?-([…Q"


def _takes_base_form(tokens: list[Token]) -> bool:
    """Tell whether a verb in its base form may follow: voters, would, to; not: the mayor."""
    last = tokens[-1]
    if last.kind == "A" and len(tokens) > 1:
        last = tokens[-2]
    if last.kind in "PN":
        several = last.low[-1] in "s%" and last.low[-2:] not in ("ss", "us")
        return not last.possessive and (several or last.low in _PEOPLE)
    return last.low in _BEFORE_BASE or last.kind in "WC" or last.low in _SEVERAL


def _is_noun_here(low: str, tokens: list[Token]) -> bool:
    """Tell whether a word that can be a verb stands where a noun does."""
    last = tokens[-1]
    if last.possessive:
        return True
    if low == "states":
        return last.kind in "PN" and len(tokens) > 1 and last.low not in lexicon.DOCUMENTS
    if low in AMBIGUOUS_PLURALS:
        subject = tokens[-2] if last.kind == "A" and len(tokens) > 1 else last
        if subject.kind not in "PRWX,)Q":
            return subject.low not in _SPEAKING
    elif low in AMBIGUOUS_CUES:
        return not _takes_base_form(tokens)
    if last.kind == "D" and last.low not in _PRONOMINAL:
        return True
    if last.kind == "N" and low in lexicon.NOUN_CUES:
        before = tokens[-2] if len(tokens) > 1 else last
        return before.kind in "DI" or before.possessive
    return last.kind == "I" and low in lexicon.NOUN_CUES
