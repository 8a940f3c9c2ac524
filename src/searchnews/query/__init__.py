"""Query text ↔ syntax tree, both ways, with errors that carry a span and a hint."""

from searchnews.query.parser import MAX_DEPTH, parse
from searchnews.query.printer import to_text
from searchnews.query.simplify import drop_stop_words
from searchnews.query.underline import underline

__all__ = ["MAX_DEPTH", "drop_stop_words", "parse", "to_text", "underline"]
