"""Adding, replacing, skipping, removing; and what an interruption leaves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from index_fixtures import Build

from searchnews.article import Article, Region, content_id
from searchnews.engine import Request
from searchnews.errors import IndexCorrupt, IndexLocked, RequestError, StorageError
from searchnews.index.check import check
from searchnews.index.engine import WhooshEngine
from searchnews.index.files.arrayfile import ArrayFile
from searchnews.index.write import transaction, writer
from searchnews.query.tree import Everything, Pattern, Word
from searchnews.text import Span


def article(id: str, body: str = "Water rose.", **fields: Any) -> Article:  # noqa: ANN401  # any of its fields
    return Article(id=id, body=body, **fields)


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


def test_an_interruption_leaves_the_batches_that_are_complete(
    build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "BATCH", 2)
    monkeypatch.setattr(writer, "LARGEST_BATCH", 2)
    engine = build([])

    def interrupted() -> Iterator[Article]:
        for i in range(5):
            yield article(f"a{i}")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        engine.add(interrupted(), jobs=1)
    assert ids(engine) == {"a0", "a1", "a2", "a3"}
    assert files(engine) == {"MAIN_WRITELOCK", "searchnews.json", "*.toc", "*.arrays"}
    report = engine.add(article(f"a{i}") for i in range(5))
    assert (report.added, report.unchanged) == (1, 4)


def test_a_failed_commit_releases_the_lock(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = build([article("a")])

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("searchnews.index.write.transaction.sync", full)
        with pytest.raises(StorageError, match="No space left"):
            engine.add([article("b")])
    assert engine.add([article("b")]).added == 1


@pytest.mark.parametrize("step", ["merge", "clean_files"])
def test_an_interruption_around_a_commit_keeps_what_was_built(
    build: Build, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    engine = build([article("a")])

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(transaction, step, interrupted)
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


def files(engine: WhooshEngine) -> set[str]:
    """Return the names of the files of an index, those that commits name as patterns."""
    names = {path.name for path in engine._path.iterdir()}
    return {
        f"*{Path(name).suffix}" if name.endswith((".toc", ".arrays")) else name for name in names
    }


def test_words_of_other_writers_and_merged_segments_are_kept(tmp_path: Path) -> None:
    first = WhooshEngine.create(tmp_path)
    second = WhooshEngine.open(tmp_path)
    first.add([article("a", "The ponies ran.")])
    for i in range(12):
        second.add([article(f"b{i}", f"Nothing of note, {i} times.")])
    reader = WhooshEngine.open(tmp_path)
    for engine in (first, second, reader):
        assert engine.search(Request(query=Pattern("ponies*"))).total == 1
        assert ids(engine) == {"a", *(f"b{i}" for i in range(12))}


def test_an_index_holds_the_words_of_its_own_articles_only(build: Build) -> None:
    build([article("a", "Confidential zebras.")])
    other = build([article("b", "Public horses.")])
    for file in other._path.iterdir():
        assert b"zebra" not in file.read_bytes()


def test_processes_side_by_side_leave_the_same_index(
    build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "BATCH", 3)
    monkeypatch.setattr(writer, "BATCH_GROWTH", 1)
    monkeypatch.setattr(writer, "LARGEST_SHARED_BATCH", 6)
    said = [article(f"a{i}", f"“Water rose {i} times,” said Ana Roe.") for i in range(20)]
    said[7] = article("a7", extra={"tags": ["dam"]}, regions=(Region("repeat", Span(0, 2)),))
    one, several = build([]), build([])
    assert one.add(said, jobs=1) == several.add(said, jobs=2)
    request = Request(query=Everything(), limit=None)
    assert one.search(request) == several.search(request)
    alone, beside = (ArrayFile(*engine._path.glob("*.arrays")) for engine in (one, several))
    assert alone.meta == beside.meta
    assert {name: alone[name].tolist() for name in alone} == {
        name: beside[name].tolist() for name in beside
    }


def test_an_article_that_comes_again_later_is_replaced_wherever_it_has_got_to(
    build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "BATCH", 2)
    monkeypatch.setattr(writer, "LARGEST_BATCH", 2)
    monkeypatch.setattr(writer, "COMMIT_EVERY", 4)
    run = [article(f"a{i % 5}", f"Water rose {i} times.") for i in range(17)]
    for jobs in (1, 2):
        engine = build([])
        report = engine.add(run, jobs=jobs)
        assert (report.added, report.replaced) == (5, 12)
        page = engine.search(Request(query=Everything(), limit=None))
        bodies = {hit.stored.article.body for hit in page.hits}
        assert bodies == {f"Water rose {i} times." for i in range(12, 17)}


def test_without_quotations_only_text_is_indexed(build: Build) -> None:
    engine = build([])
    engine.add([article("a", "“Water rose,” said Ana Roe.")], quotations=False)
    assert engine.stats().quotations == 0
    assert engine.search(Request(query=Word("water"))).total == 1


def test_without_reported_speech_only_what_is_in_marks_is_found(build: Build) -> None:
    engine = build([])
    said = "“Water rose,” said Ana Roe. Ana Roe said the dam would hold."
    engine.add([article("a", said)], indirect=False)
    assert (engine.stats().quotations, engine.stats().indirect) == (1, 0)
    engine.add([article("b", said)])
    assert (engine.stats().quotations, engine.stats().indirect) == (2, 1)


@pytest.mark.parametrize("fails_at", ["TOC", "sync", "merge", "clean_files"])
def test_a_commit_that_fails_anywhere_leaves_the_last_one(
    build: Build, monkeypatch: pytest.MonkeyPatch, fails_at: str
) -> None:
    engine = build([article("a")])

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(transaction, fails_at, full)
        with pytest.raises(StorageError, match="No space left"):
            engine.add([article("b"), article("c")])
    left = {"a"} if fails_at != "clean_files" else {"a", "b", "c"}
    assert ids(engine) == left
    assert engine.add([article("d")]).added == 1
    assert ids(engine) == {*left, "d"}
    assert files(engine) == {"MAIN_WRITELOCK", "searchnews.json", "*.toc", "*.arrays"}


def test_a_process_that_dies_is_named(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer, "BATCH", 2)
    monkeypatch.setattr("searchnews.index.write.workers._PROGRAM", "raise SystemExit(9)")
    engine = build([article("a")])
    with pytest.raises(StorageError, match="a process that builds the index has died"):
        engine.add([article(f"b{i}") for i in range(9)], jobs=2)
    assert ids(engine) == {"a"}


def test_a_fault_of_ours_does_not_look_like_damage(
    build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    def faulty(*_: object, **__: object) -> Callable[[], None]:
        raise ZeroDivisionError

    monkeypatch.setattr("searchnews.index.write.jobs.quotations", faulty)
    with pytest.raises(ZeroDivisionError):
        build([article("a", "“Water rose,” said Ana Roe.")])


def test_damage_is_not_merged_into_a_sound_segment(build: Build) -> None:
    engine = build([article("a"), article("b")])
    (file,) = engine._path.glob("*.arrays")
    whole = bytearray(file.read_bytes())
    whole[3] ^= 1
    file.write_bytes(whole)
    with pytest.raises(IndexCorrupt, match=r"has not the bytes that were written.*--rebuild"):
        engine.add([article("c")])
    assert check(engine._path).problems
