"""What a given name tells about the gender of the one who bears it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal

__all__ = ["Gender", "gender_of", "is_given_name"]

Gender = Literal["m", "f"]

_FILE = Path(__file__).with_name("given_names.txt")


@cache
def _table() -> Mapping[str, Gender | None]:
    """Return each name of the list in lower case; None stands for a name of either gender."""
    table: dict[str, Gender | None] = {}
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        mark, colon, names = line.partition(": ")
        if not colon or mark not in ("m", "f", "u"):
            continue
        gender: Gender | None = "m" if mark == "m" else "f" if mark == "f" else None
        for name in names.split():
            # A name that stands in two lists tells nothing.
            table[name] = gender if table.get(name, gender) == gender else None
    return table


def gender_of(name: str) -> Gender | None:
    """Return the gender that the given name `name` tells, None if it tells none."""
    return _table().get(name.lower())


def is_given_name(name: str) -> bool:
    """Tell whether `name` is a common given name."""
    return name.lower() in _table()
