"""Chinese and Korean names that are written with the family name first: Hu Anling, Kim Do-hwan.

Told by their build: a common family name, then a given name of one or two syllables that
pinyin (or the Revised Romanization) can spell. What does not look so is left as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

__all__ = ["is_family_first"]

_CHINESE = frozenset(
    "wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng "
    "liang xie song tang han feng deng cao peng zeng xiao tian dong pan yuan cai jiang yu du ye "
    "cheng wei su lu ding ren shen yao lian jia wen xi bo mao hua qin qian meng bai hou xue tan "
    "xiong fan fang shi kong cui kang qiu jin wan duan lei hong dai".split()
)
_KOREAN = frozenset(
    "kim lee park choi choe jung jeong kang cho jo yoon yun jang chang lim im han oh seo shin sin "
    "kwon hwang ahn song yoo yu hong jeon ko moon mun yang bae baek ryu roh noh ban ri pak paik "
    "chung chong na min nam sim ha ju woo koo ku hyun chun kwak".split()
)
_FAMILIES = _CHINESE | _KOREAN
_PINYIN = (
    "(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?"
    "(?:i(?:ang?|ao?|e|ng?|ong|u)?|u(?:ang?|ai?|e|i|n|o)?|a(?:ng?|i|o)?|e(?:ng?|i|r)?|o(?:ng|u)?)"
)
_ONE_OR_TWO = re.compile(f"{_PINYIN}(?:['’-]?{_PINYIN})?")
_KOREAN_SYLLABLE = re.compile(
    "(?:[gkndtrmbpsjhlyw]|kk|tt|pp|ss|jj|ch|sh|ky|gy|hy|my|ny|kw|hw|gw)?"
    "(?:a[eh]?|e[oeu]?|o[eou]?|u[i]?|i|yeo?|y[aou])(?:ck|ng|[knlmptrh])?"
)


def is_family_first(words: Sequence[str]) -> bool:
    """Tell whether the first of the words of a name is the family name."""
    if not 1 < len(words) < 4 or words[0].lower() not in _FAMILIES:
        return False
    family, *given = (word.lower() for word in words)
    if family in _KOREAN:
        parts = "-".join(given).split("-")
        joined = len(given) == 2 or not words[1].rpartition("-")[2].istitle()
        if len(parts) == 2 and joined and all(map(_KOREAN_SYLLABLE.fullmatch, parts)):
            return True
    if family not in _CHINESE or len(given) > 1 or given[0] in _CHINESE:
        return False
    return _ONE_OR_TWO.fullmatch(given[0]) is not None
