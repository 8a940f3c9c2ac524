"""Adding, replacing, skipping, removing; and what an interruption leaves."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from index_fixtures import Build

from searchnews.article import Article, Region, content_id
from searchnews.engine import Request
from searchnews.errors import IndexLocked, RequestError, StorageError
from searchnews.index import writer
from searchnews.index.engine import WhooshEngine
from searchnews.query.tree import Everything, Pattern, Word
from searchnews.text import Span


def article(id: str, body: str = "Water rose.", **fields: object) -> Article:
    return Article(id=id, body=body, **fields)  # type: ignore[arg-type]


def ids(engine: WhooshEngine) -> set[str]:
    page = engine.search(Request(query=Everything(), limit=None))
    return {hit.stored.article.id for hit in page.hits}


def test_unchanged_articles_are_skipped_and_changed_ones_replaced(build: Build) -> None:
    engine = build([article("a"), article("b")])
    report = engine.add([article("a"), article("b", "Wind fell."), article("c")])
    assert (report.added, report.replaced, report.unchanged) == (1, 1, 1)
    assert ids(engine) == {"a", "b", "c"}
    assert engine.search(Request(query=Word("wind"))).total == 1
    assert {hit.stored.article.id for hit in engine.search(Request(query=Word("water"))).hits} == {
        "a",
        "c",
    }


def test_a_changed_headline_is_a_change(build: Build) -> None:
    engine = build([article("a", headline="Old")])
    assert engine.add([article("a", headline="New")]).replaced == 1


def test_an_id_twice_in_one_run_leaves_the_last_one(build: Build) -> None:
    engine = build([article("a", "Water rose."), article("a", "Wind fell.")])
    assert ids(engine) == {"a"}
    assert engine.search(Request(query=Word("wind"))).total == 1
    assert engine.search(Request(query=Word("water"))).total == 0


def test_what_is_gone_is_removed(build: Build) -> None:
    engine = build([article("a", origin="x"), article("b", origin="x"), article("c", origin="y")])
    report = engine.add([article("a", origin="x")], gone=lambda origin: origin == "x")
    assert report.removed == 1
    assert ids(engine) == {"a", "c"}


def test_an_article_without_an_id_of_its_own_is_replaced_where_it_stood(build: Build) -> None:
    def unnamed(body: str, origin: str) -> Article:
        return article(content_id("", body, None, None), body, origin=origin)

    engine = build([unnamed("One.", "x"), unnamed("Two.", "x"), unnamed("Three.", "y")])
    report = engine.add([unnamed("One.", "x"), unnamed("Two and a half.", "x")])
    assert (report.added, report.replaced, report.unchanged) == (0, 1, 1)
    texts = {hit.stored.article.body for hit in engine.search(Request(query=Everything())).hits}
    assert texts == {"One.", "Two and a half.", "Three."}
    report = engine.add([unnamed("Four.", "y")], keep=lambda origin: origin == "y")
    assert (report.added, report.replaced) == (1, 0)


def test_an_interruption_leaves_the_last_commit(
    build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "BATCH", 2)
    engine = build([])

    def interrupted() -> Iterator[Article]:
        for i in range(5):
            yield article(f"a{i}")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        engine.add(interrupted())
    assert ids(engine) == {"a0", "a1", "a2", "a3"}
    committed = {file.stem for file in Path(engine._path).glob("*.seg")}
    assert {file.stem for file in Path(engine._path).glob("MAIN_*.*")} == committed
    report = engine.add(article(f"a{i}") for i in range(5))
    assert (report.added, report.unchanged) == (1, 4)


def test_a_failed_commit_releases_the_lock(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = build([article("a")])

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("searchnews.index.writer.sync", full)
        with pytest.raises(StorageError, match="No space left"):
            engine.add([article("b")])
    assert engine.add([article("b")]).added == 1


def test_an_interruption_right_after_a_commit_leaves_that_commit(
    build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = build([article("a")])

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("searchnews.index.writer.clean_files", interrupted)
        with pytest.raises(KeyboardInterrupt):
            engine.add([article("b")])
    assert ids(engine) == {"a", "b"}
    assert engine.add([article("c")]).added == 1
    assert ids(engine) == {"a", "b", "c"}


def test_two_writers_at_once_are_refused(tmp_path: Path) -> None:
    first = WhooshEngine.create(tmp_path)
    second = WhooshEngine.open(tmp_path)

    def meanwhile() -> Iterator[Article]:
        yield article("a")
        with pytest.raises(IndexLocked, match="another process is writing"):
            second.add([article("b")])

    first.add(meanwhile())
    assert ids(second) == {"a"}


def test_quotations_in_regions_are_not_indexed() -> None:
    body = "“We will rebuild,” Ana Roe said.\n“We will rebuild,” Ana Roe said."
    region = Region("repeat", Span(body.index("\n") + 1, len(body)))
    assert len(writer.indexable_quotes(article("a", body))) == 2
    assert len(writer.indexable_quotes(article("a", body, regions=(region,)))) == 1


def test_regions_are_not_searched(build: Build) -> None:
    body = "Breaking news\nWater rose in the valley."
    region = Region("navigation", Span(0, 13))
    engine = build([article("a", body, regions=(region,))])
    assert engine.search(Request(query=Word("breaking"))).total == 0
    assert engine.search(Request(query=Word("valley"))).total == 1


def test_an_impossible_date_is_named(build: Build) -> None:
    engine = build([])
    with pytest.raises(RequestError, match=r"'a'.*'31 Feb'"):
        engine.add([article("a", date="31 Feb")])


def test_one_article_that_cannot_be_kept_costs_no_other(build: Build) -> None:
    engine = build([])
    errors: list[RequestError] = []
    batch = [article("a"), article("b", "half \ud800"), article("c", date="31 Feb"), article("d")]
    report = engine.add(batch, on_error=errors.append)
    assert report.added == 2
    assert [str(error).split(":")[0] for error in errors] == ["article 'b'", "article 'c'"]
    with pytest.raises(RequestError):
        engine.add([article("e"), article("f", "\udfff")])
    assert ids(engine) == {"a", "d", "e"}


def test_forms_of_other_writers_and_merged_segments_are_kept(tmp_path: Path) -> None:
    first = WhooshEngine.create(tmp_path)
    second = WhooshEngine.open(tmp_path)
    first.add([article("a", "The ponies ran.")])
    for i in range(12):
        second.add([article(f"b{i}", f"Nothing of note, {i} times.")])
    reader = WhooshEngine.open(tmp_path)
    for engine in (first, second, reader):
        assert engine.search(Request(query=Pattern("ponies*"))).total == 1
    tables = [json.loads(file.read_text()) for file in tmp_path.glob("*.forms")]
    assert len(tables) == reader.stats().segments
    assert sum("note" in table for table in tables) == 1


def test_an_index_holds_the_words_of_its_own_articles_only(build: Build, tmp_path: Path) -> None:
    build([article("a", "Confidential zebras.")])
    other = WhooshEngine.create(tmp_path / "other")
    other.add([article("b", "Public horses.")])
    assert all("zebra" not in file.read_text() for file in (tmp_path / "other").glob("*.forms"))
