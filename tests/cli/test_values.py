"""Values are read as typer reads them, without what it imports for that."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import pytest
import typer
import typer.core
from hypothesis import given, settings
from hypothesis import strategies as st

from searchnews.cli.values import read_plainly

pytestmark = pytest.mark.skipif(
    not hasattr(typer.core.TyperOption, "get_runtime_param"), reason="this typer needs no pydantic"
)


class Shade(StrEnum):
    light = "light"
    dark = "dark"


GIVEN: dict[str, Any] = {}


def paint(
    name: Annotated[str, typer.Argument()],
    more: Annotated[list[str] | None, typer.Argument()] = None,
    shade: Annotated[Shade, typer.Option("--shade")] = Shade.light,
    coats: Annotated[int | None, typer.Option("--coats", min=1)] = None,
    sizes: Annotated[list[int] | None, typer.Option("--size")] = None,
    where: Annotated[Path, typer.Option("--where")] = Path("wall"),
    share: Annotated[float, typer.Option("--share")] = 0.5,
    wet: Annotated[bool, typer.Option("--wet/--dry")] = False,
) -> None:
    GIVEN.update(locals())


def command(*, plainly: bool) -> Any:  # noqa: ANN401 -- typer's commands have changing names
    app = typer.Typer(add_completion=False)
    app.command()(paint)
    made: Any = typer.main.get_command(app)
    if plainly:
        for param in made.params:
            read_plainly(param)
    return made


PLAIN, TYPERS = command(plainly=True), command(plainly=False)


def values(made: Any, args: list[str]) -> dict[str, Any] | None:  # noqa: ANN401
    """Return what the function is called with, None if the call is refused."""
    GIVEN.clear()
    try:
        made.main(args, standalone_mode=False)
    except typer.BadParameter:
        return None
    return dict(GIVEN)


WORDS = ["", "light", "dark", "Dark", "1", "0", "-3", " 7 ", "x", "2.5", "wall", "a/../b", "é"]
OPTIONS = ["--shade", "--coats", "--size", "--where", "--share"]


# The first example imports pydantic.
@settings(deadline=None)
@given(
    st.lists(st.sampled_from(WORDS), max_size=3),
    st.lists(st.tuples(st.sampled_from(OPTIONS), st.sampled_from(WORDS)), max_size=4),
    st.sampled_from([[], ["--wet"], ["--dry"]]),
)
def test_the_same_values_and_the_same_refusals(
    arguments: list[str], options: list[tuple[str, str]], flag: list[str]
) -> None:
    args = [*flag, *(part for pair in options for part in pair), "--", *arguments]
    assert repr(values(PLAIN, args)) == repr(values(TYPERS, args))


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["--coats", "0", "a"], "0 is less than 1"),
        (["--coats", "many", "a"], "'many' is no whole number"),
        (["--coats", "9" * 5000, "a"], "is no whole number"),
        (["--size", "3", "--size", "x", "a"], "'x' is no whole number"),
        (["--shade", "grey", "a"], "'grey' is not one of 'light', 'dark'"),
        ([], ""),
    ],
)
def test_what_cannot_be_read_is_said(args: list[str], message: str) -> None:
    with pytest.raises(typer.BadParameter) as refused:
        PLAIN.main(args, standalone_mode=False)
    assert message in refused.value.message


def test_a_kind_that_is_not_known_is_left_to_typer() -> None:
    [share] = [param for param in command(plainly=False).params if param.name == "share"]
    before = share.get_runtime_param
    read_plainly(share)
    assert share.get_runtime_param == before
    assert values(PLAIN, ["--share", "0.25", "a"])["share"] == 0.25  # type: ignore[index]  # values are objects
