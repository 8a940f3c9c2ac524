"""Which given names may be the same person's: Bill and William; A., Alex and Alexander."""

from __future__ import annotations

from functools import lru_cache

from searchnews.speakers.spelling import spelling_key

__all__ = ["given_key", "is_common", "longer_forms"]

# English and West European spellings and short forms that mean one name only; the first of
# a line stands for all.
_SAME = """
    william will bill billy willie
    robert rob bob bobby robbie
    richard rick dick rich ricky
    james jim jimmy jimmie
    john jon johnny
    joseph joe joey josef
    michael mike mick mickey
    thomas tom tommy
    david dave davy
    daniel dan danny
    edward eddie ned
    anthony tony antony
    kenneth ken kenny
    ronald ron ronnie
    donald don donnie
    gregory greg gregg
    jeffrey jeff geoffrey geoff
    stephen steve steven stefan
    matthew matt
    nicholas nick nicolas nikolas nicky
    andrew andy
    benjamin ben benny
    timothy tim
    lawrence larry laurence
    peter pete
    philip phil
    raymond ray
    samuel sammy
    charles charlie chuck
    henry hank
    francis frank
    leonard len lenny
    patrick paddy
    douglas doug
    vincent vince
    walter walt
    zachary zach zack
    joshua josh
    jonathan jonny
    nathaniel nate
    carl karl
    eric erik erick
    marc mark
    craig kraig
    elizabeth elisabeth liz lizzie beth betty betsy eliza
    katherine catherine kate kathy katie cathy kathryn katharine
    margaret maggie peggy meg
    susan sue susie suzanne
    jennifer jen jenny
    rebecca becky becca
    deborah debbie debra deb
    barbara barb
    abigail abby
    cynthia cindy
    pamela pam
    victoria vicky vicki
    amanda mandy
    jessica jess
    judith judy
    patricia patty tricia
    sarah sara
    anne ann anna
    theresa teresa
    sophia sofia sophie
"""
# Short forms of several names: the short form, then what it may stand for.
_SEVERAL = """
    alex alexander alexandra alexei alexis
    sasha alexander alexandra
    chris christopher christine christina christian
    sam samuel samantha
    pat patrick patricia
    max maximilian maxwell
    ted edward theodore
    ed edward edwin edmund
    fred frederick alfred
    jerry gerald jerome jeremy
    al albert alan alfred alexander
    bert albert robert herbert
    jack john
    jamie james
    gabe gabriel
    nat nathaniel natalie
    vic victor victoria
    terry terence theresa
    steph stephanie stephen
    tina christina martina
    kim kimberly
    mo mohammed maureen
    misha mikhail
    kolya nikolai
    volodya vladimir
"""


@lru_cache(maxsize=1 << 16)
def given_key(word: str) -> str:
    """Return what the spellings and plain short forms of a given name have in common."""
    key = spelling_key(word)
    return _same().get(key, key)


def longer_forms(key: str) -> tuple[str, ...]:
    """Return the keys of the names for which a given name of the key may be short."""
    return _several().get(key, ())


def is_common(word: str) -> bool:
    """Tell whether the word is so usual a given name that alone it is hardly a surname."""
    key = spelling_key(word)
    return key in _same() or key in _several()


@lru_cache(maxsize=1)
def _same() -> dict[str, str]:
    table: dict[str, str] = {}
    for line in _SAME.split("\n"):
        keys = [spelling_key(word) for word in line.split()]
        table.update((key, keys[0]) for key in keys)
    return table


@lru_cache(maxsize=1)
def _several() -> dict[str, tuple[str, ...]]:
    lines = (line.split() for line in _SEVERAL.split("\n"))
    return {given_key(short): tuple(map(given_key, names)) for short, *names in filter(None, lines)}
