"""The sample corpus is what its README says, and its gold quotations are in its articles."""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import searchnews
from searchnews import sources
from searchnews.article import Article
from searchnews.errors import SourceError
from searchnews.query import parse
from searchnews.quotes.extract import extract
from searchnews.text import Span

CORPUS = Path(__file__).parents[1] / "corpus"
GOLD = CORPUS / "gold"
KINDS = {"direct", "partial", "indirect"}
# Every shape has to occur: how the words are marked, how they are attributed, to whom.
MARKS = {
    "straight", "curly", "single-marks", "double-apostrophe", "guillemets", "single-guillemets",
    "low-high", "mixed-marks", "missing-closer", "reopened", "nested", "unmarked",
}  # fmt: skip
ATTRIBUTIONS = {
    "cue-before", "said-np", "np-said", "split", "apposition", "relative-clause", "according-to",
    "colon", "tweet", "statement", "interview", "told-agency", "conjoined", "passive", "floating",
}  # fmt: skip
SPEAKERS = {
    "pronoun", "singular-they", "plural-pronoun", "surname", "role", "title", "family", "acronym",
    "organisation", "document",
}  # fmt: skip
NOT_QUOTATIONS = {"scare", "work", "nickname", "measure", "heading", "url", "code"}
# Just below what extraction reaches here; raise them when it gets better.
FLOOR_F1, FLOOR_SPEAKER = 0.98, 0.92
FLOOR_RECALL, FLOOR_PRECISION = 0.95, 0.98

Gold = dict[str, Any]


@cache
def articles() -> dict[str, Article]:
    """Return the articles by the name that the gold has for them."""
    errors: list[SourceError] = []
    read = list(sources.read([CORPUS], on_error=errors.append))
    assert errors == []
    named = {name_of(article): article for article in read}
    assert len(named) == len(read)
    return named


def name_of(article: Article) -> str:
    assert article.origin is not None
    path = Path(article.origin)
    if path.suffix in (".txt", ".html"):
        return path.relative_to(CORPUS).as_posix()
    return article.id


@cache
def gold() -> dict[str, Gold]:
    lines = (GOLD / "quotations.gold").read_text(encoding="utf-8").splitlines()
    records: list[Gold] = [json.loads(line) for line in lines]
    return {record.get("id") or record["file"]: record for record in records}


def gold_quotes() -> list[Gold]:
    return [quote for record in gold().values() for quote in record["quotes"]]


def test_corpus_is_large_and_varied() -> None:
    found = articles().values()
    assert len(found) >= 60
    assert len({article.id for article in found}) == len(found)
    assert {Path(a.origin or "").suffix for a in found} == {".jsonl", ".csv", ".txt", ".html"}
    assert len({a.date[:4] for a in found if a.date}) >= 6
    assert len({a.source for a in found if a.source}) >= 6
    assert all(article.headline for article in found)


def test_articles_have_the_length_of_news() -> None:
    records = [a for a in articles().values() if Path(a.origin or "").suffix in (".jsonl", ".csv")]
    assert [a.id for a in records if not 120 <= len(a.body.split()) <= 450] == []


def test_every_article_has_gold() -> None:
    assert articles().keys() == gold().keys()
    assert all(record["quotes"] for record in gold().values())


def test_saved_pages_get_their_own_headline() -> None:
    pages = {name: record["headline"] for name, record in gold().items() if "file" in record}
    assert {name: articles()[name].headline for name in pages} == pages


@pytest.mark.parametrize("shape", sorted(MARKS | ATTRIBUTIONS | SPEAKERS | KINDS))
def test_every_shape_occurs(shape: str) -> None:
    assert sum(shape in quote["shapes"] for quote in gold_quotes()) >= 2


def test_shapes_are_the_known_ones() -> None:
    assert {s for q in gold_quotes() for s in q["shapes"]} == (
        MARKS | ATTRIBUTIONS | SPEAKERS | KINDS
    )
    assert {o["why"] for record in gold().values() for o in record["others"]} == NOT_QUOTATIONS


@pytest.mark.parametrize("name", sorted(gold()))
def test_gold_slices_back(name: str) -> None:
    body = articles()[name].body
    end = 0
    for quote in gold()[name]["quotes"]:
        assert quote["text"] == body[quote["start"] : quote["end"]]
        assert quote["start"] >= end, "sorted and disjoint"
        assert (quote["spans"][0][0], quote["spans"][-1][1]) == (quote["start"], quote["end"])
        for start, stop in quote["spans"]:
            assert end <= start < stop <= len(body)
            end = stop
        words = " ".join(body.split())
        assert (quote["mention"] or "") in words
        assert (quote["cue"] or "") in words
        assert quote["kind"] in quote["shapes"]
    for other in gold()[name]["others"]:
        assert other["text"] == body[other["start"] : other["end"]]


@pytest.mark.parametrize("name", sorted(gold()))
def test_gold_lies_in_the_text_of_the_article(name: str) -> None:
    regions = [region.span for region in articles()[name].regions]
    for quote in gold()[name]["quotes"]:
        assert not [r for r in regions for s in quote["spans"] if r.overlaps(Span(*s))]


@pytest.mark.parametrize("name", sorted(gold()))
def test_speakers_are_named_in_their_article(name: str) -> None:
    body = " ".join(articles()[name].body.split())
    for quote in gold()[name]["quotes"]:
        for part in re.split(" and |(?<=^Mateo) |(?<=^Wilhelmina) ", quote["speaker"] or ""):
            assert part in body


def test_readme_counts_are_true() -> None:
    readme = (CORPUS / "README.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `([\w-]+)` \| .* \| (\d+) \|$", readme, re.MULTILINE))
    shapes = Counter(shape for quote in gold_quotes() for shape in quote["shapes"])
    others = Counter(o["why"] for record in gold().values() for o in record["others"])
    assert rows == {shape: str(n) for shape, n in (shapes + others).items()}
    assert f"{len(articles())} articles" in readme
    assert f"{len(gold_quotes())} quotations" in readme


def test_judged_queries_parse_and_name_articles() -> None:
    queries = dict(line.split("\t") for line in lines_of("queries.gold"))
    judged = [line.split("\t") for line in lines_of("qrels.gold")]
    assert len(queries) >= 12
    assert {row[0] for row in judged} == queries.keys()
    for query in queries.values():
        parse(query)
    for _, zero, name, grade in judged:
        assert (zero, grade) in {("0", "1"), ("0", "2")}
        assert name in articles()


def test_judged_queries_find_their_articles(tmp_path: Path) -> None:
    """Answers have to be found; what is found, but not all words of, is no find."""
    judged: dict[str, dict[str, str]] = {}
    for number, _, name, grade in (line.split("\t") for line in lines_of("qrels.gold")):
        judged.setdefault(number, {})[articles()[name].id] = grade
    wanted = found = answered = sound = 0
    with searchnews.create(tmp_path / "index") as engine:
        engine.add(articles().values())
        for number, query in (line.split("\t") for line in lines_of("queries.gold")):
            answers = {id for id, grade in judged[number].items() if grade == "2"}
            results = engine.search(query, limit=None)
            ids = set() if results.relaxed else {hit.id for hit in results}
            wanted, found = wanted + len(answers), found + len(ids)
            answered += len(answers & ids)
            sound += len(judged[number].keys() & ids)
    assert answered / wanted >= FLOOR_RECALL, f"recall {answered / wanted:.3f}"
    assert sound / found >= FLOOR_PRECISION, f"precision {sound / found:.3f}"


def lines_of(name: str) -> list[str]:
    return (GOLD / name).read_text(encoding="utf-8").splitlines()


def is_marked(quote: Gold) -> bool:
    return quote["kind"] != "indirect" and "unmarked" not in quote["shapes"]


def test_extraction_finds_the_gold_quotations() -> None:
    """Count runs: exact spans that are found, and those found with exactly the right speaker."""
    expected = found = matched = right = named = 0
    for name, article in articles().items():
        runs = {
            tuple(s): q["speaker"]
            for q in gold()[name]["quotes"]
            if is_marked(q)
            for s in q["spans"]
        }
        unmarked = [
            Span(*s) for q in gold()[name]["quotes"] if not is_marked(q) for s in q["spans"]
        ]
        extracted = {
            tuple(span): quote.speaker
            for quote in extract(article)
            if quote.kind != "indirect"
            for span in quote.spans
            if not any(clause.overlaps(span) for clause in unmarked)
        }
        both = runs.keys() & extracted.keys()
        expected, found, matched = expected + len(runs), found + len(extracted), matched + len(both)
        named += sum(speaker is not None for speaker in runs.values())
        right += sum(runs[s] is not None and runs[s] == extracted[s] for s in both)
    f1 = 2 * matched / (expected + found)
    assert f1 >= FLOOR_F1, f"F1 {f1:.3f}"
    assert right / named >= FLOOR_SPEAKER, f"right speaker {right / named:.3f}"
