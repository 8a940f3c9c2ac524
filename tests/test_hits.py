"""What is marked in hits: of articles, of quotations, of speakers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import searchnews
from searchnews.article import Article
from searchnews.library import SearchEngine

WALL = Article(
    id="wall",
    headline="Harbour wall to be mended",
    body=(
        "“We will mend the harbour wall before winter,” said Ada Quill, the mayor.\n"
        "She had said in May: “There is no money for the harbour.”\n"
        "“The wall is a disgrace,” said Tom Vale.\n"
        "The harbour was closed on Monday, and the wall with it."
    ),
)
DOCK = Article(
    id="dock",
    body="“The dock is safe,” said Mayor Quill. “The wall is not,” Ada Quill told the council.",
)


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SearchEngine]:
    path: Path = tmp_path_factory.mktemp("hits") / "index"
    with searchnews.create(path) as engine:
        engine.add([WALL, DOCK], jobs=1)
    with searchnews.open(path) as engine:
        yield engine


def marked(text: str, spans: tuple[tuple[int, int], ...]) -> list[str]:
    return [text[start:end] for start, end in spans]


def test_only_the_quotation_of_the_group_is_marked(engine: SearchEngine) -> None:
    (hit, *_) = engine.search("speaker:quill quote:harbour quote:wall")
    assert [quote.speaker for quote in hit.quotes] == ["Ada Quill"]
    (quote,), (spans,), (named,) = hit.quotes, hit.quote_highlights, hit.speaker_highlights
    assert marked(quote.text, spans) == ["harbour", "wall"]
    assert marked("Ada Quill", named) == ["Quill"]
    texts = [(s.text, marked(s.text, s.highlights)) for s in hit.snippets]
    assert texts[0] == (WALL.body.split("\n")[0], ["harbour", "wall", "Quill"])


def test_a_speaker_that_the_search_is_narrowed_to_is_marked(engine: SearchEngine) -> None:
    (hit,) = engine.search("dock", speaker="Ada Quill")
    assert {quote.speaker for quote in hit.quotes} == {"Ada Quill"}
    assert all(named == (searchnews.Span(0, 9),) for named in hit.speaker_highlights)


def test_quotations_are_marked_with_their_speakers(engine: SearchEngine) -> None:
    results = engine.quotes("wall", by="Quill")
    assert results.total == 2
    for hit in results:
        assert marked(hit.quote.text, hit.highlights) == ["wall"]
        assert hit.quote.speaker == "Ada Quill"
        assert "Quill" in marked(hit.quote.speaker, hit.speaker_highlights)[0]
    (hit,) = engine.quotes("speaker:vale")
    assert marked("Tom Vale", hit.speaker_highlights) == ["Vale"]
    assert hit.highlights == ()


def test_some_of_the_words_are_marked_where_nothing_has_all(engine: SearchEngine) -> None:
    results = engine.quotes("wall zeppelin")
    assert results.relaxed
    for hit in results:
        assert marked(hit.quote.text, hit.highlights) == ["wall"]


def test_words_alone_mark_no_speaker(engine: SearchEngine) -> None:
    (hit, *_) = engine.search("harbour")
    assert not any(hit.speaker_highlights)
    assert len(hit.speaker_highlights) == len(hit.quote_highlights) == len(hit.quotes)
