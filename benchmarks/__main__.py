"""The command: corpora, measurements, results."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from time import perf_counter

from benchmarks.corpora import Plan, build, real_or_generated
from benchmarks.runner import Effort, measure
from benchmarks.summary import machine, summarise

_HERE = Path(__file__).parent
_NEWS = _HERE.parents[1] / "shared" / "data" / "news"
#: Articles generated where there is no real news.
_GENERATED = 21_000
#: From how many articles on a corpus is large.
_LARGE = 50_000
#: Of the real news, the part that a quick look takes, and its articles at most.
_QUICK_PART, _QUICK = 10, 2_000


def main() -> None:
    """Measure, and write results.json, results.md and results.svg."""
    arguments = _arguments()
    quick = arguments.size == "small"
    began = perf_counter()
    origin, articles = real_or_generated(arguments.news, _GENERATED, _QUICK_PART if quick else 1)
    if quick:
        articles = articles[:_QUICK]
        plans, effort = [Plan("quick", None, 20)], Effort(rounds=1, passes=3, cold_starts=5)
    else:
        plans = [Plan("news", None, 60), Plan("large", arguments.articles, 60)]
        slow_up_to = _LARGE if arguments.skip_slow else None
        effort = Effort(rounds=arguments.rounds, passes=5, cold_starts=15, slow_up_to=slow_up_to)
    corpora = [build(plan, articles, arguments.work / "corpora") for plan in plans]
    measured = [measure(one, arguments.work / "indexes", effort, _say) for one in corpora]
    results = {
        "machine": machine(),
        "articles_from": origin,
        "minutes": round((perf_counter() - began) / 60, 1),
        "corpora": [summarise(one) for one in measured],
    }
    _write(results, arguments.into)


def _write(results: dict[str, object], into: Path) -> None:
    # Drawing is imported last: it is the slowest import of all.
    from benchmarks.plot import draw
    from benchmarks.table import markdown

    into.mkdir(parents=True, exist_ok=True)
    text = json.dumps(results, ensure_ascii=False, indent=1)
    (into / "results.json").write_text(text + "\n", encoding="utf-8")
    (into / "results.md").write_text(markdown(results), encoding="utf-8")
    draw(results, into / "results.svg")
    print((into / "results.md").read_text(encoding="utf-8"))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "--size",
        choices=("full", "small"),
        default="full",
        help="full: all the news and a large corpus, about half an hour on two cores; "
        "small: 2,000 articles, about two minutes, results into the work folder",
    )
    parser.add_argument(
        "--articles", type=int, default=200_000, metavar="N", help="articles of the large corpus"
    )
    parser.add_argument(
        "--rounds", type=int, default=3, metavar="N", help="how often all is built and searched"
    )
    parser.add_argument(
        "--skip-slow",
        action="store_true",
        help="leave stock Whoosh out of the large corpus, which alone takes it 20 minutes",
    )
    parser.add_argument(
        "--news",
        type=Path,
        default=_NEWS,
        metavar="DIR",
        help="real news to measure on; where it is missing, articles are generated from corpus/",
    )
    parser.add_argument(
        "--work", type=Path, default=_HERE / "work", metavar="DIR", help="corpora and indexes"
    )
    parser.add_argument("--into", type=Path, metavar="DIR", help="where results are written")
    arguments = parser.parse_args()
    if arguments.into is None:
        arguments.into = _HERE if arguments.size == "full" else arguments.work
    return arguments


def _say(what: str) -> None:
    print(what, file=sys.stderr)


if __name__ == "__main__":
    try:
        main()
    except (RuntimeError, ValueError) as error:
        sys.exit(f"benchmarks: {error}")
