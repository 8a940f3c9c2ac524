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


def mention(text: str) -> Mention:
    """Return the last mention."""
    return read_mentions(text, read_names(text, [Span(0, len(text))]), [])[-1]


def test_what_follows_a_preposition_is_no_subject() -> None:
    assert not mention("He saw that the trial of Ada Holm was short.").subject
    assert mention("He saw that Ada Holm was late.").subject
    assert mention("He saw that Ada Holm, 46, told the story.").speaking
    assert mention("He saw that Ada Holm criticised it.").subject


def test_a_name_before_a_noun_is_as_an_owner() -> None:
    assert mention("He met a Holm supporter.").possessive


def test_what_one_is_in_is_a_place() -> None:
    text = "He met a man in Florence."
    names = read_names(text, [Span(0, len(text))])
    read_mentions(text, names, [])
    assert [entity.kind for entity in names.entities.all] == ["organisation"]
