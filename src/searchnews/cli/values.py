"""Values of options and arguments, read without pydantic.

Releases of typer that validate with pydantic import it for the first value, and build a
model for each parameter: that takes half as long as all else that a search does. The
kinds of values that verbs take are few, and each is read here by one call.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any, get_args, get_origin

import typer

__all__ = ["read_plainly"]

#: Makes a value of what was given; raises ValueError with what is wrong.
Reader = Callable[[Any], Any]


def read_plainly(param: Any) -> None:  # noqa: ANN401 -- its class has changing names
    """Let typer's parameter `param` read its values with this module.

    One of a kind that is not known here stays as it is, and so does that of a release of
    typer that needs no pydantic.
    """
    annotation = getattr(getattr(param, "type_descriptor", None), "annotation", None)
    [kind] = get_args(annotation) if get_origin(annotation) is list else [annotation]
    read = _reader(kind, param)
    if read is not None and hasattr(param, "get_runtime_param"):
        # What typer asks for a value, in place of its own.
        plain = SimpleNamespace(coerce=partial(_coerce, read))
        param.get_runtime_param = lambda: plain


# The names of the last three arguments are typer's.
def _coerce(read: Reader, value: Any, param: Any, ctx: Any) -> Any:  # noqa: ANN401
    """Return the value of one parameter, None or () where nothing was given."""
    several = param.multiple or param.nargs == -1
    if value is None:
        return () if several else None
    try:
        return [read(one) for one in value] if several else read(value)
    except ValueError as error:
        raise typer.BadParameter(str(error), ctx=ctx, param=param) from error


def _reader(kind: object, param: Any) -> Reader | None:  # noqa: ANN401
    if kind in (str, Path, bool):
        return kind
    if kind is int:
        return partial(_whole_number, least=param.min)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return partial(_choice, kind)
    return None


def _whole_number(text: str | int, least: int | None) -> int:
    try:
        number = int(text)
    except ValueError:
        raise ValueError(f"{text!r} is no whole number") from None
    if least is not None and number < least:
        raise ValueError(f"{number} is less than {least}")
    return number


def _choice(kind: type[Enum], text: str | Enum) -> Enum:
    try:
        return kind(text)
    except ValueError:
        known = ", ".join(repr(choice.value) for choice in kind)
        raise ValueError(f"{text!r} is not one of {known}") from None
