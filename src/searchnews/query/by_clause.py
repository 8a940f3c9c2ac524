"""The name that a ``by:`` clause asks for."""

from __future__ import annotations

from searchnews.query.tree import And, Clauses, Node, Phrase, Word

__all__ = ["name_asked_for"]


def name_asked_for(node: Node) -> str | None:
    """Return the name that the child of a ``by:`` clause spells, None if it is no plain name.

    A name is words, in quotation marks or not; all of them count, whatever clauses side by
    side mean elsewhere.
    """
    match node:
        case Word(text=text):
            return text
        case Phrase(parts=parts):
            children: tuple[Node, ...] = parts
        case And(children=children) | Clauses(children=children):
            pass
        case _:
            return None
    words = [name_asked_for(child) for child in children]
    known = [word for word in words if word]
    return " ".join(known) if known and len(known) == len(words) else None
