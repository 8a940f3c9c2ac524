"""Hit × spans → text with ranges; no markup."""

from searchnews.snippets.build import Snippet, highlight, snippets

__all__ = ["Snippet", "highlight", "snippets"]
