"""An index over articles that a test makes itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from index_fixtures import Build

from searchnews.article import Article
from searchnews.index.engine import WhooshEngine


@pytest.fixture
def build(tmp_path: Path) -> Iterator[Build]:
    """Return a function that makes an index of articles; each call makes another."""
    engines: list[WhooshEngine] = []

    def make(articles: Iterable[Article]) -> WhooshEngine:
        engine = WhooshEngine.create(tmp_path / f"index{len(engines)}")
        engine.add(articles)
        engines.append(engine)
        return engine

    yield make
    for engine in engines:
        engine.close()
