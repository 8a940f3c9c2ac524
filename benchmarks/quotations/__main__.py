"""The command: gold in, figures and confusion tables out."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

import benchmarks.quotations
from benchmarks.quotations.figures import measure
from benchmarks.quotations.gold import read_gold
from benchmarks.quotations.report import as_object, as_text
from searchnews.errors import SearchnewsError

_ROUNDS = 3


def main(arguments: list[str] | None = None) -> None:
    """Measure each gold file. Raises ValueError or SearchnewsError where one cannot be read."""
    options = _options(arguments)
    objects = []
    for path in options.gold:
        measured = measure(read_gold(path), indirect=options.indirect, rounds=options.rounds)
        if options.json:
            objects.append(as_object(path.name, measured))
        else:
            print("\n".join(as_text(path.name, measured, options.examples)), end="\n\n")
    if options.json:
        print(json.dumps(objects, ensure_ascii=False, indent=1))


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.quotations",
        description=benchmarks.quotations.__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("gold", nargs="+", type=Path, help=".jsonl, .jsonl.gz or .gold")
    parser.add_argument("--indirect", action="store_true", help="reported speech as well")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument(
        "--examples",
        type=int,
        default=0,
        metavar="N",
        help="print so many of each kind of error: text of the articles, which may be confidential",
    )
    parser.add_argument(
        "--rounds", type=int, default=_ROUNDS, metavar="N", help="how often speed is measured"
    )
    return parser.parse_args(arguments)


if __name__ == "__main__":
    try:
        main()
    except (OSError, ValueError, SearchnewsError) as error:
        sys.exit(f"benchmarks.quotations: {error}")
