from __future__ import annotations

from searchnews.quotes.mentions import Mention, entity_at, first_from, read_mentions
from searchnews.quotes.names import Names, read_names
from searchnews.text import Span

TEXT = "Ada Holm said so. The boat of Ben Ruud’s friend sank when “Ida Vance” met Holm."


def names() -> Names:
    return read_names(TEXT, [Span(0, len(TEXT))])


def mentions() -> list[Mention]:
    start = TEXT.index("“")
    return read_mentions(TEXT, names(), [Span(start, TEXT.index("”") + 1)])


def test_mentions_leave_out_what_is_hidden() -> None:
    assert [TEXT[m.start : m.end] for m in mentions()] == ["Ada Holm", "Ben Ruud", "Holm"]


def test_mentions_tell_how_they_stand() -> None:
    found = [(m.subject, m.possessive, m.speaking) for m in mentions()]
    assert found == [(True, False, True), (False, True, False), (False, False, False)]


def test_what_the_mentions_tell_is_known_of_the_entity() -> None:
    known = names()
    read_mentions(TEXT, known, [])
    assert [(entity.speaks, entity.acts) for entity in known.entities.all] == [
        (True, True),
        (False, False),
        (False, False),
    ]


def test_mentions_are_found_by_their_place() -> None:
    found = mentions()
    at = TEXT.index("Ruud")
    assert first_from(found, at) == 2
    assert entity_at(found, at) == found[1].entity
    assert entity_at(found, TEXT.index("boat")) is None
