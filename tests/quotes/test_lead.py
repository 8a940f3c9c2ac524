from __future__ import annotations

import pytest

from searchnews.article import Article
from searchnews.quotes.extract import extract


def speakers(*paragraphs: str) -> list[str | None]:
    return [q.speaker for q in extract(Article(id="a", body="\n\n".join(paragraphs)))]


@pytest.mark.parametrize("line", ["— and the crew left the quay.", "—", "— a pilot, and so on."])
def test_a_dash_without_a_name_signs_nothing(line: str) -> None:
    assert speakers("“It will never sail again, I say.”", line) == [None]


@pytest.mark.parametrize(
    "end", [" And it will.” — and so on.", " And it will.” — Ada Holm left the quay today."]
)
def test_a_dash_in_the_last_sentence_signs_only_with_a_name(end: str) -> None:
    assert None in speakers(f"“It sails again today.”{end}")


@pytest.mark.parametrize("lead", ["It was a long list:", "Long and winding:", "They had reasons:"])
def test_a_colon_announces_only_a_speaker(lead: str) -> None:
    assert speakers(lead, "“It will sail every day. It will never sink.”") == [None]


def test_a_sentence_without_a_subject_introduces_nobody() -> None:
    assert speakers("“It sank,” Ada Holm said. And so on. “Nobody saw it sink.”")[0] == "Ada Holm"
