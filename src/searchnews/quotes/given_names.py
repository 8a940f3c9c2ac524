"""What a given name tells about the gender of the one who bears it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal

__all__ = ["Gender", "gender_of", "is_given_name"]

Gender = Literal["m", "f"]

_FILE = Path(__file__).with_name("given_names.txt")
_GENDERS: Mapping[str, Gender | None] = {"m: ": "m", "f: ": "f", "u: ": None}


@cache
def _table() -> Mapping[str, Gender | None]:
    """Return each name of the list in lower case; None stands for a name of either gender."""
    table: dict[str, Gender | None] = {}
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if line[:3] in _GENDERS:
            table.update(dict.fromkeys(line[3:].split(), _GENDERS[line[:3]]))
    return table


def gender_of(name: str) -> Gender | None:
    """Return the gender that the given name tells, None if it tells none.

    Of a name with hyphens that is not known, the first part tells.
    """
    low = name.lower()
    table = _table()
    return table[low] if low in table else table.get(low.split("-", 1)[0])


def is_given_name(name: str) -> bool:
    """Tell whether `name`, or what stands before its first hyphen, is a given name."""
    low = name.lower()
    table = _table()
    return low in table or low.split("-", 1)[0] in table
