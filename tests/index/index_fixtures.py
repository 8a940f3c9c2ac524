"""Types of the fixtures of this folder."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from searchnews.article import Article
from searchnews.index.engine import WhooshEngine

Build = Callable[[Iterable[Article]], WhooshEngine]
