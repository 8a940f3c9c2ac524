"""What the README shows can be typed: its commands parse, its verbs and keys are the program's."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from searchnews.cli.program import Verbs

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^\$ searchnews (.+)$", README, re.MULTILINE)


def parsed(line: str) -> tuple[str, list[str]]:
    """Return the verb and its arguments, up to a pipe or a redirection."""
    verb, *words = shlex.split(line, comments=True)
    ends = [k for k, word in enumerate(words) if word in ("|", "<", ">")]
    return verb, words[: min(ends, default=len(words))]


@pytest.mark.parametrize("line", COMMANDS)
def test_a_command_parses(line: str) -> None:
    verb, arguments = parsed(line)
    assert Verbs()[verb].make_context(verb, arguments).params


def test_every_verb_is_shown() -> None:
    assert {parsed(line)[0] for line in COMMANDS} == {*Verbs()}
