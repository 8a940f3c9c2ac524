from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from searchnews.article import Article
from searchnews.sources import read
from searchnews.sources.furniture import lay_out

Reader = Callable[..., tuple[list[Article], list[str]]]

LEAD = (
    "The harbour board of Gullmouth voted on Tuesday to close the old ferry terminal, ending "
    "ninety years of crossings to the island."
)
REACTION = '"We were promised a bridge, and we were given a timetable," said Ada Pell, a baker.'
MORE = "The last ferry will leave in March, the board said, and the pier will become a market hall."
STORY = f"{LEAD}\n\n{REACTION}\n\nA market hall\n\n{MORE}"

PORTAL = f"""Skip to content
Home
News
Sport
Gullmouth Gazette

Gullmouth Closes Its Ferry Terminal

By Bo Quist and Cy Marsh
Published: 2 December 2009 10:30 GMT
Share this article

The terminal at dusk, with the last ferry in.
The terminal at dusk, with the last ferry in.
{LEAD}

Read more: Why the bridge was never built

{REACTION}

A market hall

{MORE}

Related articles
Herring prices fall again
Lighthouse to be painted red

© 2009 Gullmouth Gazette. All rights reserved.
"""

BANNER = f"""We use cookies to improve your visit. By staying you accept our policy.
Accept all

NORTHERN POST | Tides and Times

Wednesday, December 2, 2009

Will the last ferry leave Gullmouth?

{LEAD}

Advertisement

{REACTION}

A market hall

{MORE}

Sign up for our newsletter
This article was first published by the Northern Post on its island pages.
"""

LISTING = f"""Menu | Search | Log in

Ferry terminal in Gullmouth to close

Dec. 2, 2009
By CY MARSH, Harbour Correspondent

{STORY}

Most read
Ten piers to see before they go
A short walk through the places where the ferries used to land.
Eels return
They came back to the river this spring in great numbers.
Contact us at desk@example.org with your own story.
"""


def parts(article: Article, *kinds: str) -> list[str]:
    return [article.body[r.span.start : r.span.end] for r in article.regions if r.kind in kinds]


def own_text(article: Article) -> str:
    kept, position = [], 0
    for region in article.regions:
        kept.append(article.body[position : region.span.start])
        position = region.span.end
    kept.append(article.body[position:])
    return "\n\n".join(line for line in "".join(kept).splitlines() if line.strip())


@pytest.mark.parametrize(
    ("page", "headline", "date", "author", "caption"),
    [
        (
            PORTAL,
            "Gullmouth Closes Its Ferry Terminal",
            "2009-12-02",
            "Bo Quist, Cy Marsh",
            "The terminal at dusk, with the last ferry in.\n\n",
        ),
        (BANNER, "Will the last ferry leave Gullmouth?", "2009-12-02", None, ""),
        (LISTING, "Ferry terminal in Gullmouth to close", "2009-12-02", "CY MARSH", ""),
    ],
    ids=["portal", "banner", "listing"],
)
def test_a_saved_page_is_taken_apart(
    reading: Reader, page: str, headline: str, date: str, author: str | None, caption: str
) -> None:
    (article,), errors = reading("page.txt", page)
    assert errors == []
    assert article.body == page
    assert (article.headline, article.date, article.author) == (headline, date, author)
    assert parts(article, "headline") == [headline]
    assert own_text(article) == caption + STORY


@pytest.mark.parametrize(
    "text",
    [
        STORY,
        f"{LEAD}\n",
        "Ferry.",
        "one line without any stop",
        f"{LEAD}\n\nJobs\n\n{MORE}\n\nContact\n\n{REACTION}",
        f"{LEAD}\n\nThe newsletter of the board was quoted as saying the pier would stay.",
        f"{LEAD}\n\nGullmouth 3\nRivermouth 1\nSaltby 0\n\n{MORE}",
    ],
)
def test_a_plain_article_keeps_all_of_its_text(reading: Reader, text: str) -> None:
    (article,), errors = reading("a.txt", text)
    assert (article.body, article.headline, article.regions, errors) == (text, "", (), [])


@pytest.mark.parametrize("headline", ["Terminal To Close", "Obituary", "Mayor: 'No more ferries'"])
def test_a_headline_over_paragraphs_is_the_only_region(reading: Reader, headline: str) -> None:
    (article,), _ = reading("a.txt", f"{headline}\n\n{STORY}")
    assert article.headline == headline
    assert [region.kind for region in article.regions] == ["headline"]
    assert own_text(article) == STORY


def test_header_lines_describe_the_article(reading: Reader) -> None:
    head = (
        "Headline: Ferry to close\r\nDate: 2009-12-02\r\nSource: Gazette\r\nDesk: City\r\nId: f-1"
    )
    (article,), errors = reading("a.txt", f"{head}\r\n\r\n{STORY}")
    assert errors == []
    assert (article.id, article.headline, article.date, article.source) == (
        "f-1", "Ferry to close", "2009-12-02", "Gazette",
    )  # fmt: skip
    assert dict(article.extra) == {"desk": "City"}
    assert parts(article, "navigation") == [head]
    assert own_text(article) == STORY


def test_an_invalid_header_date_is_named(reading: Reader) -> None:
    (article,), (error,) = reading("a.txt", f"Headline: Ferry\nDate: soon\n\n{STORY}")
    assert article.extra["date"] == "soon"
    assert error.startswith("a.txt: 'date' is 'soon'")


def test_many_lines_take_linear_time() -> None:
    for line in ("x\n", "Related articles\nA short teaser is here.\n", " \n", "Share this\n"):
        assert lay_out(line * 20_000).headline == ""


SEED = Path(__file__).parents[3] / "shared/data/seed/rferl-european-security.txt"


@pytest.mark.skipif(not SEED.exists(), reason="the page is not part of the repository")
def test_the_real_page() -> None:
    (article,) = read([SEED], on_error=pytest.fail)  # type: ignore[arg-type]  # raises its text
    assert article.body == SEED.read_bytes().decode()
    filled = [line.strip() for line in article.body.splitlines() if line.strip()]
    assert article.headline == filled[2]
    kinds = [region.kind for region in article.regions]
    assert kinds == ["navigation"] * 2 + ["headline", "repeat"] + ["boilerplate"] * 3
