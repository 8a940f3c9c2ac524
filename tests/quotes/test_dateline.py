from __future__ import annotations

import pytest

from searchnews.article import Article
from searchnews.quotes.extract import extract


@pytest.mark.parametrize(
    "dateline",
    [
        "SALDEN (Harwick Press) - ",
        "SALDEN, May 3 (Harwick Press) — ",
        "Salden (Harwick Press) – ",
        "SALDEN – ",
        "(Harwick Press) - ",
        "",
    ],
)
@pytest.mark.parametrize("clause", ["Ada Holm told reporters", "Ada Holm said", "said Ada Holm"])
def test_a_quotation_behind_a_dateline_begins_its_sentence(dateline: str, clause: str) -> None:
    (quote,) = extract(Article(id="a", body=f'{dateline}"We will not yield," {clause}.'))
    assert (quote.speaker, quote.mention, quote.kind) == ("Ada Holm", "Ada Holm", "direct")


@pytest.mark.parametrize(
    "body",
    [
        "Ada Holm – a pilot – said it was “a floating wreck of a boat”.",
        "Ada Holm (the pilot) said – twice – it was “a floating wreck of a boat”.",
    ],
)
def test_a_dash_alone_makes_no_dateline(body: str) -> None:
    (quote,) = extract(Article(id="a", body=body))
    assert (quote.speaker, quote.kind) == ("Ada Holm", "partial")
