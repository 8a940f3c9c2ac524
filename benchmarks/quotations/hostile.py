"""How the time of extraction grows with texts that were made to take long.

``python -m benchmarks.quotations.hostile [SHAPE…]`` extracts each text at its length and at
four times that, with reported speech and without, and prints the seconds of both and their
ratio: four where time grows with the length, sixteen with a quadratic step. A ratio above
eight is marked, and makes the exit code 1; run it again before believing one on a busy
machine. Time that passes inside a regular expression shows nowhere else: the tests count calls.
"""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Callable, Iterator
from itertools import islice
from time import process_time
from typing import NamedTuple

from searchnews.article import Article
from searchnews.quotes.extract import extract

__all__ = ["PROSE", "SHAPES", "TIMES", "Shape"]

TIMES = 4  # how much longer the longer text is
_BOUND = 8
_ROUNDS = 4

PROSE = (
    "The ferry lay at the quay all winter while the harbour froze and thawed and froze again. "
    "Ada Holm, the chief pilot, said on Monday that it would sail before the end of the month. "
    "“It will sail,” she said, “and it will not sink.” Nobody on the quay had seen it move since "
    "the storm of 2019, when two of the cranes fell. According to Ben Ruud it is “as safe as a "
    "house”. The mayor was not there. Tickets are sold from Tuesday on at the old customs house. "
)


class Shape(NamedTuple):
    """A kind of text: `text(n)` has `n` repetitions; `size` of them are enough to time it."""

    size: int
    text: Callable[[int], str]


def _again(size: int, part: str, *, after: str = "", before: str = "") -> Shape:
    """Return a shape that repeats `part` between two other parts."""
    return Shape(size, lambda n: before + part * n + after)


def _each(size: int, part: str, *, between: str = " ", after: str = "") -> Shape:
    """Return a shape that repeats `part` with two different names, {0} and {1}, in each."""
    return Shape(
        size,
        lambda n: between.join(part.format(*pair) for pair in islice(_names(), n)) + after,
    )


_SYLLABLES = "ba do ki lu me no pa ri su ta ve zo ga he fi jo".split()


def _names() -> Iterator[tuple[str, str]]:
    """Yield 65,536 different pairs of names; no first and no second one comes twice."""
    for k in range(1 << 16):
        yield _name(k), _name(k * 7919 & 0xFFFF)


def _name(k: int) -> str:
    return "".join(_SYLLABLES[k >> shift & 15] for shift in (0, 4, 8, 12)).capitalize()


_IT_SAILS = "“It sails.”"
_SAID = "“It sails,” said "

#: What takes long in other extractors or might here.
SHAPES: dict[str, Shape] = {
    "one paragraph": _again(150, PROSE),
    "many paragraphs": _again(150, PROSE + "\n\n"),
    # Marks
    **{f"unclosed {mark}": _again(20_000, f"{mark}word and ") for mark in "“„«‹‘'`"},
    'unclosed "': _again(1_500, '"word and '),
    "unclosed ''": _again(1_000, "''word and "),
    "unopened ”": _again(20_000, "word” and "),
    "unopened ’": _again(20_000, "players’ and "),
    "paragraphs that reopen": _again(2_000, "“It will sail and sail.\n\n"),
    "marks and nothing else": _again(5_000, "“\"‘«'"),
    "nested marks": Shape(3_000, lambda n: "“‘" * n + "it sails" + "’”" * n + " Ada Holm said."),
    "nested brackets": Shape(
        5_000, lambda n: "“It sails,” " + "(" * n + "Holm" + ")" * n + " said."
    ),
    "brackets of brackets": Shape(3_000, lambda n: "Holm " + "(of " * n + ")" * n + " said: “No.”"),
    "inches": _again(10_000, "5\" x 6' x "),
    # Words
    "one long word": _again(200_000, "Aa", before=_SAID, after="."),
    "one long quoted word": _again(200_000, "a", before="“", after="” Ada Holm said."),
    "one hyphened word": _again(20_000, "A-", before=_SAID, after="."),
    "combining marks": _again(50_000, "\u0301", before=_SAID + "A", after="."),
    "blanks": _again(50_000, " ", before="“It sails,” said", after="Ada Holm."),
    # Sentences
    "capitals and commas": _again(3_000, "Ada, Holm, ", after=f"said: {_IT_SAILS}"),
    "a list of speakers": _again(3_000, "Ada Holm and ", before=_SAID),
    "a list on the left": _again(3_000, "Ada Holm, ", after="and Ben Ruud said “it sails”."),
    "colons": _again(5_000, "word: ", after=_IT_SAILS),
    "dashes": _again(10_000, "word — ", after=_IT_SAILS),
    "cues": _again(10_000, "said ", after="“it sails”"),
    "cues and subjects": _again(1_500, "Ada Holm said that the pilot told the mayor and "),
    "cues and runs in a sentence": _again(300, "Holm said “it sails” and told me “no”, "),
    "predicates in a row": _again(20_000, "left and said "),
    "quotations in a sentence": _again(5_000, "he said “so it is” and "),
    "straight quotations": _again(2_000, '"So it is now," '),
    "sources": _again(1_500, "according to Ada Holm, it would sail, ", after="“it sails”"),
    "adverbs": _again(10_000, "quickly ", before="Ada Holm ", after="said “it sails well”."),
    "relative clauses": _again(2_000, "Ada Holm, who knows Ruud, ", after=f"said: {_IT_SAILS}"),
    "complements": _again(3_000, "of the port ", before="A pilot ", after=f"said: {_IT_SAILS}"),
    "titles": _again(2_000, "Mr. Dr. Sir ", before=_SAID, after="Holm."),
    "initials": _again(2_000, "J. R. ", before=_SAID, after="Holm."),
    "wrapped lines": _again(1_500, "Ada Holm said on Monday that the ferry would\n"),
    "passives": _again(400, "Ada Holm was quoted as saying “it sails” by "),
    # Labels and signatures
    "labels": _again(500, "Ada Holm: It sails.\nBen Ruud: It sinks.\n"),
    "different labels": _each(3_000, "{0} {1}: It sails.", between="\n"),
    "signatures": _again(400, "“It sails all day.”\n\n— Ada Holm\n\n"),
    # Who a pronoun, a surname or a role means
    "pronouns": _again(700, "“It will sail,” she said. ", before="Ada Holm left. "),
    "two pronouns": _again(300, "“It sails,” she said. He called it “a raft of doors”. "),
    "pronouns in paragraphs": _again(500, "“It sails,” she said.\n\n", before="Ada left.\n\n"),
    "pronouns between": _again(
        1_000, "He sat. ", before="Ada Holm met Ben Ruud. ", after="“No,” he said."
    ),
    "names in a row": _each(6_000, "{0}", after=" said “no”. “No,” he said."),
    "different names": _each(400, "“It sails,” said {0} {1}. “No,” {1} said."),
    "different names and a pronoun": _each(
        400, "{0} {1} came. “It sails,” she said.", between="\n\n"
    ),
    "different names in one role": _each(1_000, "Pilot {0} {1} came. “No,” the pilot said."),
    "one large family": _each(500, "“It sails,” said {0} Holm. “No,” Holm said."),
    "one given name": _each(500, "“It sails,” said Ada {1}. “No,” Ada said."),
    "organisations": _each(300, "The {0} Commission met. “No,” the Commission said."),
    "firms": _each(300, "The {0} Ferry Company met. “No,” the company said."),
    "offices": _each(300, "Varn pilot {0} Holm met. “No,” the Harwick pilot said."),
    "relatives": _each(1_000, "Ada {0} left. “No,” her cousin said."),
    "families": _each(300, "{0} Holm left. “No,” Holm said. “No,” said Holm senior."),
    "pairs": _each(300, "Ada {0} and Ben {0} left. “No,” they said."),
    "datelines": _each(600, "HARWICK {0} (Meridian) – “No,” it said.", between="\n\n"),
}


def main(arguments: list[str] | None = None) -> int:
    """Print a line a shape; return how many ratios are above the bound."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.quotations.hostile",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("shapes", nargs="*", metavar="SHAPE", help=f"one of: {', '.join(SHAPES)}")
    named = parser.parse_args(arguments).shapes
    if unknown := [name for name in named if name not in SHAPES]:
        parser.error(f"no shape {unknown[0]!r}; there are {', '.join(SHAPES)}")
    gc.disable()  # its time does not grow evenly
    try:
        return sum(
            _measured(name, indirect) for name in named or SHAPES for indirect in (False, True)
        )
    finally:
        gc.enable()


def _measured(name: str, indirect: bool) -> bool:
    """Print the seconds that a shape takes, and tell whether they grow too fast."""
    shape = SHAPES[name]
    short, long = (shape.text(times * shape.size) for times in (1, TIMES))
    fast, slow = float("inf"), float("inf")
    for _ in range(_ROUNDS):
        fast, slow = min(fast, _seconds(short, indirect)), min(slow, _seconds(long, indirect))
    gc.collect()
    is_slow = slow > _BOUND * fast
    flag = f"  more than {_BOUND} times" if is_slow else ""
    kind = "reported" if indirect else "marked"
    print(f"{name:30} {kind:8} {fast:8.3f} s {slow:8.3f} s {slow / fast:6.1f}{flag}", flush=True)
    return is_slow


def _seconds(body: str, indirect: bool) -> float:
    began = process_time()
    extract(Article(id="hostile", body=body), indirect=indirect)
    return process_time() - began


if __name__ == "__main__":
    sys.exit(bool(main()))
