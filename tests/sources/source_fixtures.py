"""What the fixtures of these tests give."""

from __future__ import annotations

from collections.abc import Callable

from searchnews.article import Article

Reading = tuple[list[Article], list[str]]
Reader = Callable[..., Reading]
