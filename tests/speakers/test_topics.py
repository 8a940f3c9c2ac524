from __future__ import annotations

from searchnews.speakers.topics import topics_of


def test_words_of_names_inside_sentences() -> None:
    text = "The envoys of the Talsen Pact met in Korsund. Nobody came, said Ångs. It was May."
    assert topics_of(text) == {"talsen", "pact", "korsund", "ångs", "may"}
