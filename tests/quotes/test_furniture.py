from __future__ import annotations

import pytest

from searchnews.quotes.furniture import is_furniture
from searchnews.text import Span


@pytest.mark.parametrize(
    ("line", "furniture"),
    [
        ("By Ada Holm", True),
        ("BY ADA HOLM, Gazette", True),
        ("Story continued below", True),
        ("By noon the ferry had sailed.", False),
        ("Ada Holm left.", False),
        ("The ferry company of Harwick, which lies below the hill, left at noon", False),
    ],
)
def test_a_byline_and_a_prompt_name_nobody(line: str, furniture: bool) -> None:
    assert is_furniture(line, Span(0, len(line))) is furniture
