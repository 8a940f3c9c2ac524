"""Hit × spans → text with ranges; no markup."""

from searchnews.snippets.build import Snippet, snippets

__all__ = ["Snippet", "snippets"]
