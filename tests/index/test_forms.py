"""What patterns and misspellings mean among the forms of a segment."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from index_fixtures import Build

from searchnews.article import Article
from searchnews.engine import Request
from searchnews.index.engine import WhooshEngine
from searchnews.index.read.forms import Forms, Names
from searchnews.match import edit_distance
from searchnews.query.tree import Fuzzy, Node, Pattern, Phrase, Word

# More forms of one stem than there are bits to tell them apart.
FORMS = (
    "generate generated generates generating generation generations generative "
    "generator generators generously"
).split()


def found(engine: WhooshEngine, query: Node) -> set[str]:
    hits = engine.search(Request(query=query, limit=None)).hits
    return {hit.stored.article.id for hit in hits}


def test_every_form_is_told_from_the_others(build: Build) -> None:
    engine = build([Article(id=form, body=f"They say {form}.") for form in FORMS])
    for form in FORMS:
        assert found(engine, Pattern(f"*{form[1:]}")) == {form}
    assert found(engine, Pattern("generat*")) == set(FORMS[:-1])
    assert found(engine, Pattern("*ions")) == {"generations"}
    assert found(engine, Pattern("generator*")) == {"generator", "generators"}


def test_a_form_beside_another_of_its_stem_is_found_in_its_place(build: Build) -> None:
    engine = build(
        [
            Article(id="a", body="Generators fail. Generation goes on."),
            Article(id="b", body="Generation fails. Generators go on."),
        ]
    )
    query = Phrase((Pattern("generator*"), Pattern("fail*")))
    assert found(engine, query) == {"a"}


@given(
    st.lists(st.text("abcdé1", min_size=1, max_size=7), min_size=1, max_size=30, unique=True),
    st.text("abcdé1", min_size=1, max_size=7),
    st.integers(1, 2),
)
@settings(deadline=None, max_examples=40)
def test_near_words_are_those_within_so_many_edits(names: list[str], word: str, edits: int) -> None:
    table = _Table(sorted(names, key=str.encode))
    family = Names(table).near(word, edits)  # type: ignore[arg-type]  # what it asks of one
    near = [i for i, name in enumerate(table.words) if edit_distance(name, word, edits) <= edits]
    assert family.terms.tolist() == near
    assert family.whole.all()


def test_a_stem_is_found_by_its_form(build: Build) -> None:
    engine = build([Article(id="a", body="Ministers voted; the minister smiled.")])
    (view,) = engine._searcher()._snapshot.views
    forms = Forms(view.segment)
    assert forms.stem("ministers") == forms.stem("minister") == "minist"
    assert forms.stem("ministry") is None


def test_a_misspelt_word_is_found(build: Build) -> None:
    engine = build([Article(id="a", body="The reservoir is full."), Article(id="b", body="Rain.")])
    assert found(engine, Fuzzy("resevoir", 1)) == {"a"}
    assert found(engine, Fuzzy("resvoir", 1)) == set()
    assert found(engine, Word("reservoirs")) == {"a"}


class _Table:
    """A table of words, as `StringTable` gives it."""

    def __init__(self, words: list[str]) -> None:
        import numpy as np

        self.words = words
        encoded = [word.encode() for word in words]
        self._bytes = np.frombuffer(b"".join(encoded), dtype=np.uint8)
        self._starts = np.cumsum([0, *map(len, encoded)])

    def __len__(self) -> int:
        return len(self.words)

    def __getitem__(self, at: int) -> bytes:
        return self.words[at].encode()

    def arrays(self) -> tuple[object, object]:
        return self._bytes, self._starts
