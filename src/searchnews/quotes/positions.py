"""How a name stands in its sentence: as what opens it, or behind a preposition."""

from __future__ import annotations

from searchnews.quotes import lexicon

__all__ = ["is_adjunct", "is_governed", "opens_sentence", "word_before"]

# Behind these a name is no subject, whatever verb follows: the trial of Holm was short.
_GOVERNING = frozenset(
    "of with for to by from in on at about against into over under between among through".split()
)
# What may stand before the subject that opens a sentence.
_LINKING = lexicon.CONJUNCTIONS | lexicon.ADVERBS | frozenset("after before since until".split())
_ADJUNCT = (
    lexicon.PREPOSITIONS
    | lexicon.ADVERBS
    | lexicon.TIME_WORDS
    | frozenset("when while asked speaking meanwhile still".split())
)
_NO_MODIFIER = (
    lexicon.VERBS | lexicon.AUXILIARIES | lexicon.CUES | lexicon.PRONOUNS | lexicon.CONJUNCTIONS
)
_ENDS = ".!?\n…:"
_LONGEST_ADJUNCT = 90  # code points
_LONGEST_ROLE = 8  # words
_WORD = 16  # code points that hold a preposition, or the end of a longer word


def opens_sentence(text: str, start: int, word: str) -> bool:
    """Tell whether the name at `start`, or the phrase that it ends, opens a sentence.

    As in “But Ada Holm”, “On Monday, Ada Holm”, “Harbour Board chairwoman Ada Holm”. Here and
    below, `word` is the `word_before` it.
    """
    if start > 1 and text[start - 1] == " " and text[start - 2].isalnum():
        if word in lexicon.PERSON_NOUNS:
            return _role_opens(text, start)
        at = start - 1 - len(word)
        return word in _LINKING and text[at].isupper() and _follows_end(text, at)
    if text[start - 2 : start] == ", ":
        return _is_opening(text, start - 2)
    return _follows_end(text, start)


def _follows_end(text: str, start: int) -> bool:
    before = text[max(0, start - 4) : start].rstrip(" \"'“”‘’(")
    return not before or before[-1] in _ENDS


def is_governed(text: str, start: int, word: str) -> bool:
    """Tell whether a preposition stands before the name, or before the role that it ends."""
    if word in lexicon.PERSON_NOUNS:
        before = text[max(0, start - _LONGEST_ADJUNCT) : start].split()
        for word in reversed(before[-_LONGEST_ROLE:]):
            if not word[-1].isalnum() or word.lower() in _NO_MODIFIER:
                return False
            if word in _GOVERNING:
                return True
    return word in _GOVERNING


def word_before(text: str, start: int) -> str:
    """Return the word before `start`, in lower case; of a long one its end."""
    if text[start - 1 : start] != " ":
        return ""
    return text[max(0, start - _WORD) : start - 1].rpartition(" ")[2].lower()


def _is_opening(text: str, comma: int) -> bool:
    """Tell whether the sentence up to `comma` is an adjunct or a role: On Monday; Her lawyer."""
    window = text[max(0, comma - _LONGEST_ADJUNCT) : comma]
    opening = max(window.rfind(mark) for mark in (". ", "! ", "? ", "\n", "” ", '" '))
    if opening < 0 and comma > _LONGEST_ADJUNCT:
        return False
    adjunct = window[opening + 1 :].strip(' ”"')
    if "," in adjunct:
        return False
    words = adjunct.lower().split()
    return is_adjunct(adjunct) or (
        bool(words)
        and (words[0] in lexicon.POSSESSIVES or words[0] in lexicon.DETERMINERS)
        and not lexicon.PERSON_NOUNS.isdisjoint(words)
        and _NO_MODIFIER.isdisjoint(words)
    )


def is_adjunct(clause: str) -> bool:
    """Tell whether a clause begins as what only adds to another does: after, when, on."""
    return clause.lstrip(' “"').split(" ", 1)[0].lower() in _ADJUNCT


def _role_opens(text: str, start: int) -> bool:
    """Tell whether a role before the name begins the sentence: Harbour chief Ada Holm."""
    at = start
    for _ in range(_LONGEST_ROLE):
        while at > 0 and text[at - 1] == " ":
            at -= 1
        word_end = at
        while at > 0 and not text[at - 1].isspace():
            at -= 1
        word = text[at:word_end].lower()
        if not word[-1:].isalnum() or word in _NO_MODIFIER or word in lexicon.PREPOSITIONS:
            return False
        if at < 2 or text[at - 1] == "\n" or text[at - 2] in _ENDS or text[at - 2] in '”"':
            return True
    return False
