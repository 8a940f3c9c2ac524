"""Each format as golden files: after a wanted change, ``python tests/export/test_golden.py``."""

from __future__ import annotations

import io
from pathlib import Path
from typing import get_args

import pytest
from export_values import ITEMS, SUMMARIES

from searchnews.export import FORMATS, PLAIN, Format, Kind, Style, open_sink

GOLDEN = Path(__file__).parent / "golden"
KINDS: tuple[Kind, ...] = get_args(Kind)
ANSI = Style(color=True, links=True, width=60)


def exported(kind: Kind, format: Format, style: Style = PLAIN) -> bytes:
    out = io.StringIO(newline="")
    sink = open_sink(format, kind, out, style=style, footer=style is ANSI)
    for item in ITEMS[kind]:
        sink.write(item)
    sink.close(SUMMARIES[kind])
    return out.getvalue().encode()


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("kind", KINDS)
def test_the_format_is_as_the_golden_file_has_it(kind: Kind, format: Format) -> None:
    assert exported(kind, format) == (GOLDEN / f"{kind}.{format}").read_bytes()


@pytest.mark.parametrize("kind", KINDS)
def test_text_on_a_terminal_is_as_the_golden_file_has_it(kind: Kind) -> None:
    assert exported(kind, "text", ANSI) == (GOLDEN / f"{kind}.ansi").read_bytes()


def rewrite() -> None:
    for kind in KINDS:
        for format in FORMATS:
            (GOLDEN / f"{kind}.{format}").write_bytes(exported(kind, format))
        (GOLDEN / f"{kind}.ansi").write_bytes(exported(kind, "text", ANSI))


if __name__ == "__main__":
    rewrite()
