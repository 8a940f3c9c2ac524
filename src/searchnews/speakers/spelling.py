"""One key for the spellings of one name: Müller and Mueller, Dmitri and Dmitriy.

Names that come from other scripts are transliterated in several ways, none of them wrong
(ISO 9, BGN/PCGN and Library of Congress for Cyrillic, and as many for Arabic). The rules
undo the differences that these leave and that English names hardly share; a rule that
would fold short English surnames into each other (Vince, Vynce) asks for a longer word.
What no rule can tell is in a table of common names.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from searchnews.text import fold

__all__ = ["spelling_key", "words_of"]

_LONGEST = 64  # code points of a word that count
_REMEMBERED = 1 << 16

# Pattern, what stands for it, and the fewest letters of a word in which it holds. Each makes
# the word shorter or takes a y, j or q away: so applying them again and again comes to an end.
_PATTERNS = (
    (r"off$", "ov", 6),
    (r"(?P<letter>[^eo0-9])(?P=letter)+", r"\g<letter>", 2),
    (r"gu(?=[ei])", "g", 2),
    (r"(?<=[^aeiouqy][aou])e(?=[^aeiouy])", "", 5),  # ä, ö, ü written ae, oe, ue
    (r"(?<=[^aeiou])ye", "e", 7),
    (r"^ye", "e", 5),
    (r"ph", "f", 2),
    (r"ks", "x", 2),
    (r"q(?!u)", "k", 2),
    (r"dh+", "d", 2),
    (r"gh+", "g", 2),
    (r"tch", "ch", 2),
    (r"andr$", "ander", 5),
    (r"i[jy]+a$|(?<=[^aeiou])[jy]+a$", "ia", 4),
    (r"[iyj]{2,}$|[yj]$", "i", 5),
    (r"(?<=[^aeiou])y(?=[^aeiouy])", "i", 7),
    (r"o[ou]", "u", 6),
    (r"ee", "i", 6),
)
_RULES: tuple[tuple[Callable[[str, str], str], str, int], ...] = tuple(
    (re.compile(pattern).sub, put, least) for pattern, put, least in _PATTERNS
)
# Most words have nothing that a rule could change.
_MAY_CHANGE = re.compile("|".join(pattern for pattern, _, _ in _PATTERNS)).search
# The same name in several spellings; the first of a line stands for all.
_VARIANTS = """
    mohammed muhammad mohamed mohammad mohamad muhammed muhamad mohd
    ahmed ahmad
    hussein husain hussain husayn hosein hossein husein
    hassan hasan
    yusuf yousef youssef yousuf yosef yusef
    abdullah abdallah abdulla
    omar umar
    khalid khaled
    said saeed
    ibrahim ebrahim
    mahmud mahmoud mahmood
    mustafa mostafa moustafa
    osama usama
    tariq tarek tareq tarik
    nasser nasir naser
    faisal feisal faysal
    suleiman sulaiman sulayman
    yasser yasir yaser
    rashid rasheed rached
    karim kareem
    amir ameer
    hamid hameed
    walid waleed
    samir sameer
    bashar bashshar
    fatima fatimah fatma
    aisha aysha ayesha
    abdulaziz abdelaziz
    abdulrahman abdelrahman abdurrahman
    dmitri dmitry dmitriy dimitri dimitry dmitrii dmytro
    alexander alexandr aleksander aleksandr oleksandr alexandre alexandros
    alexei alexey aleksei aleksey alexej oleksii oleksiy
    sergei sergey serguei serhiy serhii sergej
    andrei andrey andrej andriy andrii
    nikolai nikolay nikolaj mykola
    vladimir wladimir volodymyr vladimer
    mikhail michail mikhael mykhailo
    yuri yury yuriy iouri juri yurii
    yevgeny evgeny evgeni yevgeni yevgeniy evgenij yevhen
    fyodor fedor feodor
    pyotr petr
    igor ihor
    oleg oleh
    grigory grigori grigoriy hryhoriy
    yulia yuliya iulia iuliia yuliia
    natalia natalya nataliya natalja nataliia
    yekaterina ekaterina
    yelena elena olena
    olga olha
    tatiana tatyana tatjana
    irina iryna
    ksenia xenia kseniya
"""


@lru_cache(maxsize=_REMEMBERED)
def spelling_key(word: str) -> str:
    """Return what all spellings of `word` have in common; idempotent, of any text.

    It has letters and digits only, and is empty where `word` has none.
    """
    key = _ruled(word)
    return _variants().get(key, key)


def words_of(name: str) -> list[str]:
    """Return the words of a name as written, without marks around them."""
    if name.replace(" ", "").isalpha():
        return name.split()
    return [bare for word in name.replace(",", " ").split() if (bare := word.strip(_MARKS))]


_MARKS = ".,;:()[]“”\"‘’'`"


def _ruled(word: str) -> str:
    """Return the letters and digits of the folded word after the rules, until none applies."""
    key = fold(word)[:_LONGEST]
    if not key.isalnum():
        key = "".join(filter(str.isalnum, key))
    if not key.isascii():
        return key  # of another script: the rules are of the Latin one
    before = ""
    while before != key and _MAY_CHANGE(key):
        before = key
        for replace, put, least in _RULES:
            if len(key) >= least:
                key = replace(put, key)
    return key


@lru_cache(maxsize=1)
def _variants() -> dict[str, str]:
    table: dict[str, str] = {}
    for line in _VARIANTS.split("\n"):
        keys = [_ruled(word) for word in line.split()]
        table.update((key, keys[0]) for key in keys)
    return table
