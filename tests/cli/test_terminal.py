from __future__ import annotations

import io

import pytest

from searchnews.cli.terminal import Color, style_for
from searchnews.export import PLAIN


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("color", "environ", "colored"),
    [
        (Color.auto, {}, True),
        (Color.auto, {"NO_COLOR": ""}, True),
        (Color.auto, {"NO_COLOR": "1"}, False),
        (Color.auto, {"TERM": "dumb"}, False),
        (Color.always, {"NO_COLOR": "1"}, True),
        (Color.never, {}, False),
    ],
)
def test_a_terminal_gets_colour_unless_told_otherwise(
    color: Color, environ: dict[str, str], colored: bool
) -> None:
    style = style_for(color, Terminal(), environ)
    assert (style.color, style.links) == (colored, colored)
    assert style.width is not None


def test_a_pipe_is_plain_unless_colour_is_asked_for() -> None:
    assert style_for(Color.auto, io.StringIO(), {}) == PLAIN
    always = style_for(Color.always, io.StringIO(), {})
    assert (always.color, always.links, always.width) == (True, False, None)
