from __future__ import annotations

from collections.abc import Callable

import pytest

from searchnews.article import Article

Reader = Callable[..., tuple[list[Article], list[str]]]

LEAD = "The harbour board voted to close the terminal &amp; sell the pier, said Ada Pell."
TEXT = LEAD.replace("&amp;", "&")
PAGE = f"""<!doctype html><html lang="en-GB"><head>
<title>Terminal closes | Gull Gazette</title><meta property="og:site_name" content="Gull Gazette">
<meta property="og:title" content="Terminal to close | Gull Gazette">
<meta property="article:published_time" content="2009-12-02T10:30:00Z">
<meta name="author" content="By Bo Quist"><meta property="article:section" content="City">
<link rel="canonical" href="https://example.org/t"><style>p {{}}</style></head>
<body><nav><a>Home</a><p>Everything about the sea, every day.</p></nav>
<main><article><h1>Terminal to close</h1><p>Share this article</p>
<figure><img src="x"><figcaption>The pier at dawn on Tuesday.</figcaption></figure>
<p>{LEAD}<script>if (a < b) track("<p>no</p>")</script></p><!-- <p>gone</p> -->
<p>It was <b>nine</b>ty&nbsp;years<br>old.</article></main>
<aside><p>Buy our mugs.</p></aside><footer>© Gull Gazette</footer></body></html>"""


def test_a_page_gives_its_article_and_what_it_says_of_it(reading: Reader) -> None:
    (article,), errors = reading("a.html", PAGE)
    assert errors == []
    assert article.body == (
        "Terminal to close\n\nShare this article\n\nThe pier at dawn on Tuesday.\n\n"
        f"{TEXT}\n\nIt was ninety years\n\nold."
    )
    assert list(article.metadata().values())[1:] == [
        "Terminal to close", "2009-12-02T10:30:00+00:00", "Gull Gazette", "https://example.org/t",
        "Bo Quist", "City", "en-GB",
    ]  # fmt: skip
    assert [region.kind for region in article.regions] == ["headline", "navigation"]


def test_linked_data_comes_first(reading: Reader) -> None:
    data = (
        '{"@graph": [{"@type": "WebSite", "name": "x"}, {"@type": ["NewsArticle"], "headline": '
        '"Pier sold", "datePublished": "2010-01-02", "author": [{"name": "Cy Marsh"}, "Bo"], '
        '"publisher": {"name": "Post"}, "inLanguage": "en"}]}'
    )
    page = f'<script type="application/ld+json">{data}</script><h1>Sold</h1><p>{LEAD}</p>'
    (article,), errors = reading("a.htm", page)
    assert errors == []
    assert (article.headline, article.date, article.author, article.source, article.language) == (
        "Pier sold", "2010-01-02", "Cy Marsh, Bo", "Post", "en",
    )  # fmt: skip


@pytest.mark.parametrize("charset", ["iso-8859-2", "koi8-r", "shift_jis"])
def test_the_declared_charset_is_used(reading: Reader, charset: str) -> None:
    word = {"iso-8859-2": "łódź", "koi8-r": "гавань", "shift_jis": "港の船"}[charset]
    page = f'<meta http-equiv="x" content="text/html; charset={charset}"><p>{word}</p>'
    (article,), errors = reading("a.html", page.encode(charset))
    assert (article.body, errors) == (word, [])


def test_an_element_that_is_never_closed_does_not_hide_the_article(reading: Reader) -> None:
    (article,), _ = reading("a.html", f"<body><nav><p>{LEAD}</p>")
    assert article.body == TEXT


def test_a_page_without_text_is_named(reading: Reader) -> None:
    assert reading("a.html", "<p> </p>") == ([], ["a.html: the page holds no text"])


@pytest.mark.parametrize(
    "fragment",
    "<!-- <! <a\x20 </ < <div> <nav> &# <title> <script> <a\x20b=' <![CDATA[ <? <p>x".split(" "),
)
def test_hostile_markup_takes_linear_time(reading: Reader, fragment: str) -> None:
    articles, _ = reading("a.html", f"<p>{LEAD}</p>" + fragment * 50_000)
    assert articles[0].body.startswith(TEXT)
