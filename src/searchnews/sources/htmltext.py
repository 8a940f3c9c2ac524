"""HTML markup becomes blocks of text with the part of the page they stand in.

One pass over the tags without a tree: unclosed, crossed and endlessly nested elements cost
no more than others.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Final

from searchnews.sources.htmlsafe import without_traps

__all__ = ["Block", "Markup", "parse"]

_Attributes = list[tuple[str, str | None]]

# A form is not among those left out: some sites wrap the whole page in one.
_NO_TEXT: Final = frozenset(
    "head script style template svg math noscript iframe object canvas select textarea".split()
)
_FURNITURE: Final = frozenset("nav footer aside button label dialog menu".split())
_FURNITURE_ROLES: Final = frozenset("navigation contentinfo complementary search dialog".split())
_VOID: Final = frozenset(
    "area base br col embed hr img input link meta param source track wbr".split()
)
_INLINE: Final = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark q rp rt ruby s "
    "samp small span strike strong sub sup time tt u var wbr".split()
)
_BLANK_LINE: Final = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of the page, its white space made single.

    `tag` is the element around it; `article` the number of the outermost <article> it is
    in (0: none), `main` and `story` say whether it is in <main> or in an ``articleBody``.
    """

    text: str
    tag: str
    article: int
    main: bool
    story: bool


@dataclass(slots=True)
class Markup:
    """What one pass finds: blocks, and what the head says of the page."""

    blocks: list[Block] = field(default_factory=list)
    meta: dict[str, str] = field(default_factory=dict)
    linked_data: list[str] = field(default_factory=list)
    title: str = ""
    canonical: str = ""
    language: str = ""
    time: str = ""


def parse(html: str) -> Markup:
    """Return the blocks outside menus, asides and footers; of all parts if there are none.

    Never raises, whatever the markup.
    """
    safe = without_traps(html)
    markup = _parse(safe, _NO_TEXT | _FURNITURE)
    # A <nav> or <aside> that is never closed would swallow the article.
    return markup if markup.blocks else _parse(safe, _NO_TEXT)


def _parse(html: str, skipped: frozenset[str]) -> Markup:
    parser = _Parser(skipped)
    parser.feed(html)
    parser.close()
    parser.flush()
    return parser.markup


class _Parser(HTMLParser):
    def __init__(self, skipped: frozenset[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.markup = Markup()
        self._skipped = skipped
        self._skipping = ""  # the element being left out, and how many of its name are open
        self._depth = 0
        self._buffer: list[str] = []
        self._capture = ""  # "title" or "json" while the text of that element is collected
        self._tag = ""
        self._articles = self._open_articles = self._open_mains = self._open_pres = 0
        # The element with articleBody, and how many of its name are open in it.
        self._story, self._open_stories = "", 0

    def handle_starttag(self, tag: str, attrs: _Attributes) -> None:
        given = {name: value or "" for name, value in attrs}
        self._note(tag, given)
        if self._skipping:
            self._depth += tag == self._skipping
        elif tag not in _VOID and self._is_skipped(tag, given):
            self.flush()
            self._skipping, self._depth = tag, 1
        elif tag not in _INLINE:
            self.flush()
            self._enter(tag, given)

    def handle_startendtag(self, tag: str, attrs: _Attributes) -> None:
        self._note(tag, {name: value or "" for name, value in attrs})
        if tag not in _INLINE and not self._skipping:
            self.flush()

    def handle_endtag(self, tag: str) -> None:
        if tag in ("title", "script"):
            self._capture = ""
        if self._skipping:
            self._depth -= tag == self._skipping
            if self._depth == 0:
                self._skipping = ""
        elif tag not in _INLINE:
            self.flush()
            self._leave(tag)

    def handle_data(self, data: str) -> None:
        if self._capture == "title":
            self.markup.title += data if len(self.markup.title) < 1000 else ""
        elif self._capture == "json":
            self.markup.linked_data.append(data)
        elif not self._skipping:
            self._buffer.append(data)

    def flush(self) -> None:
        """End the block that is being collected."""
        text = "".join(self._buffer)
        self._buffer.clear()
        for piece in _BLANK_LINE.split(text) if self._open_pres else [text]:
            if words := piece.split():
                self.markup.blocks.append(
                    Block(
                        " ".join(words),
                        self._tag,
                        self._articles if self._open_articles else 0,
                        self._open_mains > 0,
                        self._open_stories > 0,
                    )
                )

    def _is_skipped(self, tag: str, given: dict[str, str]) -> bool:
        if tag in ("html", "body"):
            return False
        if tag in self._skipped:
            return True
        if self._skipped == _NO_TEXT:
            return False
        return (
            "hidden" in given
            or given.get("aria-hidden") == "true"
            or given.get("role") in _FURNITURE_ROLES
            or "display:none" in given.get("style", "").replace(" ", "").lower()
        )

    def _enter(self, tag: str, given: dict[str, str]) -> None:
        self._tag = tag
        if tag == "article":
            self._articles += self._open_articles == 0
            self._open_articles += 1
        elif tag == "main":
            self._open_mains += 1
        elif tag == "pre":
            self._open_pres += 1
        if self._open_stories:
            self._open_stories += tag == self._story
        elif "articleBody" in given.get("itemprop", "").split():
            self._story, self._open_stories = tag, 1

    def _leave(self, tag: str) -> None:
        self._tag = ""
        if tag == "article":
            self._open_articles = max(0, self._open_articles - 1)
        elif tag == "main":
            self._open_mains = max(0, self._open_mains - 1)
        elif tag == "pre":
            self._open_pres = max(0, self._open_pres - 1)
        if self._open_stories and tag == self._story:
            self._open_stories -= 1

    def _note(self, tag: str, given: dict[str, str]) -> None:
        """Take what an element of the head says."""
        markup = self.markup
        if tag == "meta":
            name = given.get("property") or given.get("name") or given.get("itemprop") or ""
            if name and given.get("content", "").strip():
                markup.meta.setdefault(name.lower(), given["content"].strip())
        elif tag == "link" and "canonical" in given.get("rel", "").lower().split():
            markup.canonical = markup.canonical or given.get("href", "").strip()
        elif tag == "html":
            markup.language = markup.language or given.get("lang", "").strip()
        elif tag == "time":
            markup.time = markup.time or given.get("datetime", "").strip()
        elif tag == "title" and not markup.title:
            self._capture = "title"
        elif tag == "script" and "ld+json" in given.get("type", ""):
            self._capture = "json"
