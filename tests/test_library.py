"""The Python API, as people use it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest

import searchnews
from searchnews import Article, SearchEngine

ARTICLES = [
    Article(
        id="dam",
        headline="Dam vote splits valley",
        body=(
            "“The dam must go,” Ana Roe said on Monday. “It was never safe.”\n\n"
            "The valley voted. Nobody knew what would come of the vote.\n\n"
            "“The vote was fair,” said Bo Lind, the mayor."
        ),
        date="2020-01-15",
        source="Vale Post",
    ),
    Article(
        id="rain",
        headline="Rain again",
        body="It rained on the valley. “Take a coat,” Cy Brandt said.",
        date="2020-03-02",
        source="Daily Dam",
    ),
]


def raise_it(error: searchnews.SourceError) -> None:
    raise error


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[SearchEngine]:
    with searchnews.create(tmp_path / "index") as engine:
        engine.add(ARTICLES)
        yield engine


def test_a_hit_has_its_passages_and_quotations(engine: SearchEngine) -> None:
    results = engine.search('speaker:roe quote:"must go"')
    assert (results.total, len(results)) == (1, 1)
    (hit,) = results
    assert (hit.id, hit.rank, hit.article.headline) == ("dam", 1, "Dam vote splits valley")
    assert [quote.speaker for quote in hit.quotes] == ["Ana Roe"]
    for snippet in hit.snippets:
        text = getattr(hit.article, snippet.field)
        assert snippet.text == text[snippet.start : snippet.end]


def test_marks_are_the_words_that_matched(engine: SearchEngine) -> None:
    (hit,) = engine.search("voting mayor")
    marked = {s.text[a:b] for s in hit.snippets for a, b in s.highlights}
    assert marked == {"vote", "voted", "mayor"}
    assert [hit.article.headline[a:b] for a, b in hit.headline_highlights] == ["vote"]


def test_quotations_are_found_and_marked(engine: SearchEngine) -> None:
    results = engine.quotes("fair", by="Lind")
    (hit,) = results
    assert (results.total, hit.article.id, hit.quote.speaker) == (1, "dam", "Bo Lind")
    assert [hit.quote.text[a:b] for a, b in hit.highlights] == ["fair"]


def test_filters_narrow(engine: SearchEngine) -> None:
    assert [hit.id for hit in engine.search("valley", source="vale post")] == ["dam"]
    assert [hit.id for hit in engine.search("valley", since="2020-02")] == ["rain"]
    assert [hit.id for hit in engine.search("valley", until="2020-01")] == ["dam"]
    assert [hit.id for hit in engine.search("valley", speaker="brandt")] == ["rain"]
    assert [hit.id for hit in engine.search("quote:coat", speaker="Cy Brandt")] == ["rain"]
    assert engine.search("quote:coat", speaker="Roe").total == 0


def test_sorting_and_paging(engine: SearchEngine) -> None:
    assert [hit.id for hit in engine.search("valley", sort="date")] == ["rain", "dam"]
    assert [hit.id for hit in engine.search("valley", sort="date", limit=1, offset=1)] == ["dam"]


def test_a_search_that_nothing_satisfies_is_relaxed(engine: SearchEngine) -> None:
    results = engine.search("coat mayor")
    assert results.relaxed
    assert {hit.id for hit in results} == {"dam", "rain"}


def test_rank_gives_ids_and_scores(engine: SearchEngine) -> None:
    ranked = engine.rank("valley vote", match="any")
    assert [id for id, _ in ranked] == ["dam", "rain"]
    assert ranked[0][1] > ranked[1][1] > 0


def test_speakers_come_in_pages(engine: SearchEngine) -> None:
    everybody = engine.speakers()
    assert (len(everybody), everybody.total, everybody.relaxed) == (3, 3, False)
    assert (everybody.query, everybody.limit, everybody.offset) == ("", None, 0)
    assert everybody.seconds > 0
    page = engine.speakers(limit=1, offset=1)
    assert (page.hits, page.total) == (everybody.hits[1:2], 3)
    assert [speaker.name for speaker in engine.speakers("rained")] == ["Cy Brandt"]
    assert engine.speakers("rained zeppelin").relaxed
    assert not engine.speakers("zeppelin balloon").relaxed


def test_by_and_speaker_are_one_option(engine: SearchEngine) -> None:
    for by in (engine.speakers(by="Lind"), engine.speakers(speaker="Lind")):
        assert [(speaker.name, speaker.quotations) for speaker in by] == [("Bo Lind", 1)]
    for said in (engine.quotes(by="Lind"), engine.quotes(by="Lind", speaker="Lind")):
        assert [hit.quote.speaker for hit in said] == ["Bo Lind"]
    for ask in (engine.quotes, engine.speakers):
        with pytest.raises(searchnews.RequestError, match=r"^by='Lind', speaker='Roe': "):
            ask(by="Lind", speaker="Roe")


def test_a_timeline_counts_all_articles(engine: SearchEngine) -> None:
    engine.add([Article(id="undated", body="The valley slept.")])
    timeline = engine.timeline("valley", every="month")
    assert [(bucket.start, bucket.articles) for bucket in timeline] == [
        ("2020-01", 1),
        ("2020-02", 0),
        ("2020-03", 1),
    ]
    assert (len(timeline), timeline.total, timeline.undated) == (3, 3, 1)
    assert (timeline.query, timeline.every, timeline.relaxed) == ("valley", "month", False)
    assert timeline.seconds > 0
    assert engine.timeline("valley zeppelin").relaxed


def test_show_gives_the_whole_article(engine: SearchEngine) -> None:
    (stored,) = engine.show(["dam"])
    assert stored.article == ARTICLES[0]
    assert stored.quotes == searchnews.extract(ARTICLES[0])


def test_an_index_is_read_by_another_process(tmp_path: Path) -> None:
    with searchnews.create(tmp_path / "index") as engine:
        engine.add(ARTICLES)
    program = (
        "import searchnews, sys\n"
        f"with searchnews.open({str(tmp_path / 'index')!r}) as engine:\n"
        "    print([hit.id for hit in engine.search('rained')])\n"
        "print('nltk' in sys.modules, 'typer' in sys.modules)"
    )
    result = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert result.stdout == "['rain']\nFalse False\n"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"match": "some"}, "match='some'"),
        ({"speeker": "Roe"}, "speeker="),
        ({"since": "soon"}, "since='soon'"),
        ({"limit": -1}, "limit=-1"),
        ({"offset": -1}, "offset=-1"),
        ({"speaker": " "}, "speaker=' '"),
        ({"speaker": 3}, "speaker=3: it is a string"),
        ({"since": 2020}, "since=2020: it is a string"),
        ({"indirect": "no"}, "indirect='no': it is True or False"),
    ],
)
def test_impossible_options_are_named(
    engine: SearchEngine, options: dict[str, Any], message: str
) -> None:
    with pytest.raises(searchnews.RequestError, match=message):
        engine.search("dam", **options)


@pytest.mark.parametrize("options", [{"limit": -1}, {"limit": "3"}, {"offset": -1}])
def test_a_page_that_cannot_be_is_named(engine: SearchEngine, options: dict[str, Any]) -> None:
    for ask in (engine.search, engine.quotes, engine.speakers, engine.rank):
        with pytest.raises(searchnews.RequestError, match=f"^{next(iter(options))}="):
            ask("dam", **options)  # what a notebook lets through


def test_a_period_and_a_query_that_are_none_are_named(engine: SearchEngine) -> None:
    with pytest.raises(searchnews.RequestError, match=r"^every='week': it is one of day, "):
        engine.timeline(every="week")  # type: ignore[arg-type]  # what a notebook lets through
    with pytest.raises(searchnews.RequestError, match=r"^query=3: it is a string"):
        engine.search(3)  # type: ignore[arg-type]  # what a notebook lets through


def test_pruning_removes_what_is_gone(tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    for name in ("a", "b"):
        (folder / f"{name}.txt").write_text(f"Story {name} is told here at length.\n")
    elsewhere = tmp_path / "c.txt"
    elsewhere.write_text("Story c is told here at length.\n")
    with searchnews.create(tmp_path / "index") as engine:
        engine.add(searchnews.read([folder, elsewhere], on_error=raise_it))
        (folder / "a.txt").unlink()
        report = engine.add(searchnews.read([folder], on_error=raise_it), prune=[folder])
        assert (report.removed, report.unchanged) == (1, 1)
        assert engine.search("story").total == 2
        elsewhere.unlink()
        report = engine.add(searchnews.read([folder], on_error=raise_it), prune=[folder])
        assert report.removed == 1


def test_the_public_names_are_sorted_and_there() -> None:
    names = [name for name in searchnews.__all__ if name != "__version__"]
    classes = sorted(name for name in names if name[0].isupper())
    assert names == [*classes, *sorted(name for name in names if name[0].islower())]
    for name in searchnews.__all__:
        assert getattr(searchnews, name) is not None
    with pytest.raises(AttributeError, match="nothing"):
        searchnews.nothing  # noqa: B018


def test_what_an_explanation_is_made_of_is_public() -> None:
    public = {getattr(searchnews, name) for name in searchnews.__all__}
    seen: set[type] = set()
    unseen: list[type] = [searchnews.QueryExplanation]
    while unseen:
        seen.add(one := unseen.pop())
        for hint in get_type_hints(one).values():
            unseen += {part for part in classes_of(hint) if part not in seen}
    # But not the nodes of the syntax tree, which are many.
    assert {one for one in seen if one.__module__ != "searchnews.query.tree"} <= public


def classes_of(hint: object) -> Iterator[type]:
    """Yield the classes of this package that a type is put together from."""
    if isinstance(hint, type) and hint.__module__.startswith("searchnews."):
        yield hint
    for part in get_args(hint):
        yield from classes_of(part)
