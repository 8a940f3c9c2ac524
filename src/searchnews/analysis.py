"""The one chain of tokenizer, folding and stemming that index, query and matcher all use.

::

    text → fold → tokens → normal form → stem (fields of prose only)

A token is a run of letters and digits; an apostrophe, or a point between single letters
(``U.S.``), does not part it, a hyphen does. Chinese and Japanese characters are a token
each, so that a word of several is found as a phrase. The normal form has no possessive,
no apostrophes and no thousands separators.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from itertools import chain
from typing import Final, NamedTuple
from unicodedata import category

from searchnews.text import Span, fold, fold_with_offsets, non_ascii, spelling_of

__all__ = [
    "FIELD_ANALYZERS",
    "NAME",
    "PLAIN_TOKEN",
    "PROSE",
    "STOP_WORDS",
    "Analyzer",
    "StemTable",
    "Token",
    "has_plain_tokens",
    "stems",
    "token_in",
]

# English function words: a query of several words does not ask for them unless in a phrase.
STOP_WORDS: Final = frozenset(
    "a about after all also an and any are as at be because been being but by can could did do "
    "does for from had has have having he her here hers him his how i if in into is it its me more "
    "most my no nor not of on only or other our out over own same she should so some such than "
    "that the their them then there these they this those through to too under until up us very "
    "was we were what when where which while who whom why will with would you your".split()
)

# Vowel signs and other marks that belong to a word; Python's \w holds only letters and digits.
# All of the categories Mn and Mc, without accents, which are folded away, and the marks of
# symbols. Letters and free places between them do no harm, and need fewer ranges.
_MARKS: Final = (
    "\u0483-\u0487\u0591-\u05bd\u05bf\u05c1-\u05c2\u05c4-\u05c5\u05c7\u0610-\u061a\u064b-\u0652"
    "\u0656-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0711-\u07f3\u07fd\u0816-\u082d"
    "\u0859-\u085b\u0898-\u08e1\u08e3-\u0963\u0981-\u09e3\u09fe-\u0a75\u0a81-\u0ae3\u0afa-\u0b63"
    "\u0b82-\u0bd7\u0c00-\u0c63\u0c81-\u0c83\u0cbc-\u0d4d\u0d57-\u0d63\u0d81-\u0df3\u0e31-\u0e3a"
    "\u0e47-\u0e4e\u0eb1-\u0ecd\u0f18-\u0f19\u0f35\u0f37\u0f39\u0f3e-\u0f84\u0f86-\u0fbc\u0fc6"
    "\u102b-\u103e\u1056-\u109d\u135d-\u135f\u1712-\u1734\u1752-\u17d3\u17dd\u180b-\u180d"
    "\u180f-\u193b\u1a17-\u1a1b\u1a55-\u1a7f\u1ab0-\u1abd\u1abf-\u1b44\u1b6b-\u1b73\u1b80-\u1bf3"
    "\u1c24-\u1c37\u1cd0-\u1cd2\u1cd4-\u1dff\u2cef-\u2cf1\u2d7f-\u2dff\u302a-\u302f\u3099-\u309a"
    "\ua66f\ua674-\ua67d\ua69e-\ua6f1\ua802-\ua827\ua82c\ua880-\ua8c5\ua8e0-\ua8f1\ua8ff-\ua92d"
    "\ua947-\ua953\ua980-\ua9c0\ua9e5-\uaa4d\uaa7b-\uaac1\uaaeb-\uaaef\uaaf5-\uaaf6\uabe3-\uabea"
    "\uabec-\uabed\ufb1e\ufe20-\ufe2f\U000101fd-\U0001037a\U00010a01-\U00010a3f"
    "\U00010ae5-\U00010ae6\U00010d24-\U00010eac\U00010f46-\U00010f50\U00010f82-\U00010f85"
    "\U00011000-\U00011046\U00011070-\U000110ba\U000110c2\U00011100-\U00011134"
    "\U00011145-\U00011173\U00011180-\U000111c0\U000111c9-\U000111cc\U000111ce-\U000111cf"
    "\U0001122c-\U00011237\U0001123e\U000112df-\U00011446\U0001145e-\U000114c3"
    "\U000115af-\U000115c0\U000115dc-\U00011640\U000116ab-\U000116b7\U0001171d-\U0001172b"
    "\U0001182c-\U0001183a\U00011930-\U00011943\U000119d1-\U000119e0\U000119e4-\U00011a3e"
    "\U00011a47-\U00011a99\U00011c2f-\U00011c3f\U00011c92-\U00011ef6\U00016af0-\U00016af4"
    "\U00016b30-\U00016b36\U00016f4f-\U00016f92\U00016fe4-\U00016ff1\U0001bc9d-\U0001bc9e"
    "\U0001cf00-\U0001cf46\U0001d242-\U0001d244\U0001da00-\U0001da36\U0001da3b-\U0001da6c"
    "\U0001da75\U0001da84\U0001da9b-\U0001e136\U0001e2ae-\U0001e2ef\U0001e8d0-\U0001e94a"
)
# Those that stand behind Chinese and Japanese characters.
_CJK_MARKS: Final = "\u302a-\u302f\u3099\u309a"
_FIRST_CJK: Final = "\u3040"
_CJK: Final = (
    "\u3040-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003134f"
)
# Possessive: nothing that follows letters could use one of them.
_LETTERS: Final = rf"(?:[^\W_{_CJK}]++|[{_MARKS}]++)++"
_NUMBER: Final = r"\d+(?:[.,]\d+)+(?!\w)"
_INITIALS: Final = r"(?<![^\W_])[^\W\d_](?:\.[^\W\d_])+(?![^\W_])"
#: One token of a folded text that has plain tokens: those of ASCII letters and digits.
PLAIN_TOKEN: Final = re.compile(rf"{_NUMBER}|{_INITIALS}|[^\W_]++(?:'[^\W_]++)*+")


@cache
def _any_token() -> re.Pattern[str]:
    """Return what one token of any folded text is; it takes long to compile."""
    return re.compile(rf"[{_CJK}][{_CJK_MARKS}]*|{_NUMBER}|{_INITIALS}|{_LETTERS}(?:'{_LETTERS})*+")


def has_plain_tokens(folded: str) -> bool:
    """Tell whether all letters and digits of a folded text are ASCII.

    Between two tokens there is then always something that is neither.
    """
    if folded.isascii():
        return True
    others = non_ascii(folded)
    if all(char < _FIRST_CJK and category(char)[0] in "PSZ" for char in others):
        return True
    return _any_token().search("".join(others)) is None


def token_in(folded: str) -> re.Pattern[str]:
    """Return what one token of this folded text is."""
    return PLAIN_TOKEN if has_plain_tokens(folded) else _any_token()


# Of dying, lying, tying.
_IRREGULAR_STEMS: Final = frozenset({"die", "lie", "tie"})
# What a table of pieces keeps: some 50 MB at most.
_LONGEST_REMEMBERED: Final = 32
_MOST_REMEMBERED: Final = 200_000


class Token(NamedTuple):
    """One token: its `term` in the index, its ordinal in the text, its span in the original."""

    term: str
    position: int
    span: Span


class StemTable(dict[str, str]):
    """Surface form → stem, filled as it is asked; English Snowball, from nltk.

    nltk takes half a second to import: it is asked only for forms that no source knows,
    which an open index is.
    """

    def __init__(self) -> None:
        super().__init__()
        self._stem: Callable[[str], str] | None = None
        self._sources: list[Callable[[str], str | None]] = []

    def ask(self, source: Callable[[str], str | None]) -> None:
        """Have a source asked for forms from now on; None says that it does not know one."""
        self._sources.append(source)

    def forget(self, source: Callable[[str], str | None]) -> None:
        """Ask a source no more; a second call does nothing."""
        if source in self._sources:
            self._sources.remove(source)

    def __missing__(self, surface: str) -> str:
        if len(surface) < 3 or not surface.isascii() or not surface.isalpha():
            stem = surface
        else:
            known = (source(surface) for source in self._sources)
            stem = next((found for found in known if found is not None), "")
            stem = stem or self._snowball(surface)
        self[surface] = stem
        return stem

    def _snowball(self, surface: str) -> str:
        if self._stem is None:
            from nltk.stem.snowball import EnglishStemmer

            self._stem = EnglishStemmer().stem
        return self._stem(surface)


#: The table that every analysis of this process shares.
stems: Final = StemTable()


def _normal_form(surface: str) -> str:
    """Return a folded token without possessive, apostrophes and thousands separators."""
    if "'" in surface:
        surface = surface.removesuffix("'s").replace("'", "") or surface
    elif "," in surface:
        surface = surface.replace(",", "")
    return surface


class Analyzer:
    """Text → tokens. `stemmed` says whether the last step, stemming, is taken."""

    __slots__ = ("_pieces", "_terms", "stemmed")

    def __init__(self, *, stemmed: bool) -> None:
        self.stemmed = stemmed
        self._terms = _TermTable(stemmed)
        self._pieces = _PieceTable(self._terms)

    def terms(self, text: str) -> list[str]:
        """Return the terms of `text` in order; the n-th has position n."""
        # No token reaches over white space, and most pieces between it have been seen before.
        return list(chain.from_iterable(map(self._pieces.__getitem__, fold(text).split())))

    def spelled(self, text: str) -> list[tuple[str, int]]:
        """Return the terms of `text` in order, each with the spelling of its word."""
        if text.isascii():
            # Folding moves nothing.
            if text.isalpha():
                return [(self._terms[text.lower()], spelling_of(text))]
            return [
                (self._terms[match.group()], spelling_of(text[match.start() : match.end()]))
                for match in PLAIN_TOKEN.finditer(fold(text))
            ]
        return [
            (token.term, spelling_of(text[token.span.start : token.span.end]))
            for token in self.tokens(text)
        ]

    def term(self, token: str) -> str:
        """Return the term of one token, which is folded."""
        return self._terms[token]

    def beginning(self, term: str) -> str:
        """Return what the normal form of every token of `term` begins with.

        The English stemmer changes at most the last letter of what it leaves of a word,
        but for a few words that it knows by heart.
        """
        if not self.stemmed or not term.isalpha() or not term.isascii():
            return term
        return term[:1] if term in _IRREGULAR_STEMS else term[:-1] or term

    def tokens(self, text: str) -> Iterator[Token]:
        """Yield the same terms with their spans in `text`."""
        folded = fold_with_offsets(text)
        for position, match in enumerate(token_in(folded.text).finditer(folded.text)):
            span = folded.original(match.start(), match.end())
            yield Token(self._terms[match.group()], position, span)

    def spans(self, text: str) -> list[Span]:
        """Return the spans of the tokens of `text`; the n-th has position n."""
        folded = fold_with_offsets(text)
        places = [match.span() for match in token_in(folded.text).finditer(folded.text)]
        if folded.offsets is None:
            return list(map(Span._make, places))
        return [folded.original(start, end) for start, end in places]


class _TermTable(dict[str, str]):
    """Folded surface form → term of the index."""

    def __init__(self, stemmed: bool) -> None:
        super().__init__()
        self._stemmed = stemmed

    def __missing__(self, surface: str) -> str:
        normal = _normal_form(surface)
        term = stems[normal] if self._stemmed else normal
        self[surface] = term
        return term


class _PieceTable(dict[str, tuple[str, ...]]):
    """Folded text without white space → its terms; the short ones are remembered."""

    def __init__(self, terms: _TermTable) -> None:
        super().__init__()
        self._term = terms.__getitem__

    def __missing__(self, piece: str) -> tuple[str, ...]:
        found = tuple(map(self._term, token_in(piece).findall(piece)))
        if len(piece) <= _LONGEST_REMEMBERED:
            if len(self) >= _MOST_REMEMBERED:
                self.clear()
            self[piece] = found
        return found


#: Headlines, bodies, quotations: inflected forms of a word are one term.
PROSE: Final = Analyzer(stemmed=True)
#: Names of people, papers and sections: folded, not stemmed.
NAME: Final = Analyzer(stemmed=False)

#: Field of the index → its chain.
FIELD_ANALYZERS: Final[Mapping[str, Analyzer]] = {
    "headline": PROSE,
    "body": PROSE,
    "quotes": PROSE,
    "indirect": PROSE,
    "speakers": NAME,
    "indirect_speakers": NAME,
    "author": NAME,
    "source": NAME,
    "section": NAME,
}
