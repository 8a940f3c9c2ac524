from __future__ import annotations

import pytest

from searchnews.article import Article
from searchnews.quotes.extract import extract


def speaker(body: str) -> str | None:
    (quote,) = extract(Article(id="a", body=body))
    return quote.speaker


@pytest.mark.parametrize(
    "body",
    [
        "“The dam will hold,” the Gazette quoted Ada Holm as saying.",
        "Ada Holm came. “The dam will hold,” the Gazette quoted her as saying.",
        "“The dam will hold,” Ada Holm was quoted as saying by the Gazette.",
        "The Gazette quoted Ada Holm as saying that “the dam will hold”.",
        "The Gazette quoted the mayor, Ada Holm, as saying: “The dam will hold.”",
        "Ben Ruud left, quoting Ada Holm, a pilot, as saying: “The dam will hold.”",
    ],
)
def test_whom_another_quotes_speaks(body: str) -> None:
    assert speaker(body) == "Ada Holm"


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("Ben Ruud blamed Ada Holm for saying it was “a floating wreck”.", "Ada Holm"),
        ("Ben Ruud attacked Ada Holm on Monday for calling it “a floating wreck”.", "Ada Holm"),
        ("The club sacked Ada Holm for calling it “a floating wreck”.", "Ada Holm"),
        ("Ada Holm was blamed for saying it was “a floating wreck”.", "Ada Holm"),
        ("Ada Holm was blamed by Ben Ruud for saying it was “a floating wreck”.", "Ada Holm"),
        ("Ada Holm wrote to Ben Ruud for calling it “a floating wreck”.", "Ada Holm"),
        ("Ada Holm left the party for calling it “a floating wreck”.", "Ada Holm"),
    ],
)
def test_whom_another_blames_for_it_has_said_it(body: str, said: str) -> None:
    assert speaker(body) == said
