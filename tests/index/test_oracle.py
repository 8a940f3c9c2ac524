"""Engine, truth and matcher against a brute-force reading of the text.

A pair is one query and one corpus. ``SEARCHNEWS_ORACLE_PAIRS`` asks for more of them than
are tried by default, ``SEARCHNEWS_ORACLE_SEED`` for others.
"""

from __future__ import annotations

import os
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Final, NamedTuple

import pytest
from hypothesis import HealthCheck, Phase, given, note, seed, settings
from hypothesis import strategies as st
from plain_truth import Oracle, Why
from random_news import articles, query

from searchnews.article import Quote
from searchnews.engine import Found, Match, Request, Stored
from searchnews.hits import FoundHit
from searchnews.index.engine import WhooshEngine
from searchnews.match import Mark, Matcher
from searchnews.query.printer import to_text
from searchnews.query.tree import Node, Or
from searchnews.text import Span
from searchnews.truth import Truth

PAIRS: Final = int(os.environ.get("SEARCHNEWS_ORACLE_PAIRS", "10000"))
SEED: Final = int(os.environ.get("SEARCHNEWS_ORACLE_SEED", "0"))
QUERIES_A_CORPUS: Final = 100
#: So many tests share the pairs, so that they run side by side.
PARTS: Final = 4
MATCHES: Final[tuple[Match, ...]] = ("all", "all", "any")


class Asked(NamedTuple):
    """A query and how it is asked."""

    node: Node
    match: Match
    indirect: bool

    def __str__(self) -> str:
        return f"{to_text(self.node)} --match {self.match}" + " --indirect" * self.indirect


@contextmanager
def indexed(random: Random) -> Iterator[tuple[WhooshEngine, list[Stored]]]:
    """Yield an index in two segments, some articles deleted again, and what it holds."""
    made = articles(random)
    with tempfile.TemporaryDirectory() as folder:
        engine = WhooshEngine.create(Path(folder))
        half = random.randint(1, len(made) - 1)
        engine.add(made[:half], jobs=1)
        engine.add(made[half:], jobs=1)
        gone = {article.id for article in made if random.random() < 0.1}
        engine.delete(gone)
        kept = [article.id for article in made if article.id not in gone]
        try:
            yield engine, engine.get(kept)
        finally:
            engine.close()


def whys(marks: list[Mark] | None, matcher: Matcher) -> frozenset[Why] | None:
    """Return marks as the oracle gives them."""
    if marks is None:
        return None
    return frozenset(
        Why(m.field, *m.span, id(matcher.clauses[m.clause].node), m.quotation) for m in marks
    )


def quotes_of(stored: Stored) -> tuple[Quote, ...]:
    return stored.quotes + stored.indirect


def compare_articles(engine: WhooshEngine, kept: list[Stored], asked: Asked) -> int:
    """Compare which articles are found, and why; return how many of them have a span."""
    node, match, indirect = asked
    oracles = [Oracle(s.article, quotes_of(s), match, indirect=indirect) for s in kept]
    expected = {oracle.article.id: oracle.of_article(node) for oracle in oracles}
    wanted = {id for id, why in expected.items() if why is not None}
    total, hits = engine.iterate(Request(query=node, match=match, limit=None, indirect=indirect))
    found = {hit.stored.article.id: hit for hit in hits}
    assert found.keys() == wanted
    assert total == len(wanted)
    # The best few of a simple query are found in another way than all.
    page = engine.search(Request(query=Or((node,)), match=match, limit=2, indirect=indirect))
    assert page.total == total
    assert {hit.stored.article.id for hit in page.hits} <= wanted
    assert len(page.hits) == min(2, total)
    truth = Truth(node, match, indirect=indirect)
    matcher = Matcher(node, match, indirect=indirect)
    for stored in kept:
        id = stored.article.id
        assert truth.of_article(stored) == (id in wanted)
        spoken_by = found[id].spoken_by if id in found else None
        marks = matcher.of_article(stored.article, quotes_of(stored), spoken_by)
        assert whys(marks, matcher) == expected[id]
    for hit in page.hits[:1]:
        compare_highlights(hit, matcher, expected[hit.stored.article.id])
    return sum(bool(why) for why in expected.values())


def compare_highlights(found: Found, matcher: Matcher, why: frozenset[Why] | None) -> None:
    """Compare what is shown of a hit with the spans that make the query true."""
    hit = FoundHit(found, matcher, passages=2)
    assert list(hit.headline_highlights) == shown(why, "headline")
    body = shown(why, "body")
    for snippet in hit.snippets:
        if snippet.field == "headline":
            assert list(snippet.highlights) == shown(why, "headline")
        else:
            moved = [Span(s + snippet.start, e + snippet.start) for s, e in snippet.highlights]
            inside = Span(snippet.start, snippet.end)
            assert moved == [span for span in body if inside.contains(span)]
    assert not body or any(s.field == "body" and s.highlights for s in hit.snippets)


def shown(why: frozenset[Why] | None, field: str) -> list[Span]:
    """Return the spans of a field in order; of those that overlap, what they cover together."""
    joined: list[Span] = []
    for start, end in sorted({Span(w.start, w.end) for w in why or () if w.field == field}):
        if joined and start < joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(end, joined[-1].end))
        else:
            joined.append(Span(start, end))
    return joined


def compare_quotations(engine: WhooshEngine, kept: list[Stored], asked: Asked) -> None:
    """Compare which quotations are found by themselves."""
    node, match, indirect = asked
    expected: set[tuple[str, int, str]] = set()
    for stored in kept:
        oracle = Oracle(stored.article, quotes_of(stored), match, indirect=indirect)
        truth = Truth(node, match, indirect=indirect)
        for ordinal in oracle.counted:
            quote = stored.quote(ordinal)
            holds = oracle.of_quotation(node, ordinal) is not None
            assert truth.of_quotation(stored, ordinal) == holds
            if holds and not (indirect and is_reported_too(quote, stored)):
                expected.add((stored.article.id, quote.start, quote.kind))
    page = engine.quotes(Request(query=Or((node,)), match=match, limit=None, indirect=indirect))
    found = [(hit.stored.article.id, hit.quote.start, hit.quote.kind) for hit in page.hits]
    assert set(found) == expected
    assert page.total == len(found) == len(expected)


def is_reported_too(quote: Quote, stored: Stored) -> bool:
    """Tell whether a quotation in marks stands inside a reported one, with which it counts."""
    around = Span(quote.start, quote.start + 1)
    return quote.kind != "indirect" and any(
        Span(reported.start, reported.end).contains(around) for reported in stored.indirect
    )


def compare_corpus(random: Random) -> Counter[str]:
    """Ask one corpus many queries; return how many pairs there were, and of which sort."""
    counts: Counter[str] = Counter()
    with indexed(random) as (engine, kept):
        for _ in range(QUERIES_A_CORPUS):
            asked = Asked(query(random), random.choice(MATCHES), random.random() < 0.3)
            note(str(asked))
            with_spans = compare_articles(engine, kept, asked)
            if random.random() < 0.3:
                compare_quotations(engine, kept, asked)
            counts["pairs"] += 1
            counts["with spans"] += bool(with_spans)
    return counts


@pytest.mark.no_cover
@pytest.mark.parametrize("part", range(PARTS))
def test_engine_and_matcher_agree_with_brute_force(part: int) -> None:
    counts: Counter[str] = Counter()

    @seed(SEED * PARTS + part)
    @settings(
        max_examples=-(-PAIRS // (QUERIES_A_CORPUS * PARTS)),
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=[HealthCheck.too_slow],
    )
    @given(st.integers(0, 2**64 - 1))
    def ask(corpus: int) -> None:
        counts.update(compare_corpus(Random(corpus)))

    ask()
    assert counts["pairs"] * PARTS >= PAIRS
    assert counts["with spans"] * PARTS >= PAIRS // 3
