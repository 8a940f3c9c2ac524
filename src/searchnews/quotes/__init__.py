"""An article's text becomes quotations with speakers."""

from __future__ import annotations

from searchnews.quotes.extract import extract

__all__ = ["extract"]
