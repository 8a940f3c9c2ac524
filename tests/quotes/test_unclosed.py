from __future__ import annotations

import pytest

from searchnews.article import Article
from searchnews.quotes.extract import extract


@pytest.mark.parametrize(
    ("body", "said", "speaker"),
    [
        ("“It sails tonight, said Ada Holm.\n\nShe left.", "“It sails tonight,", "Ada Holm"),
        ("“Will it sail tonight? Ada Holm asked.", "“Will it sail tonight?", "Ada Holm"),
        ("“It sails tonight, Ada Holm told the Gazette.", "“It sails tonight,", "Ada Holm"),
        ("“It sails tonight. It is late.", "“It sails tonight. It is late.", None),
    ],
)
def test_a_run_that_nothing_closes_ends_before_its_attribution(
    body: str, said: str, speaker: str | None
) -> None:
    (quote,) = extract(Article(id="a", body=body))
    assert (quote.text, quote.speaker) == (said, speaker)


def test_a_run_that_goes_on_in_the_next_paragraph_is_not_cut() -> None:
    body = "“It sails. My aunt left, she said so.\n\n“It stays,” Ada Holm said."
    (quote,) = extract(Article(id="a", body=body))
    assert len(quote.spans) == 2
    assert quote.text.endswith("“It stays,”")
