"""Names that nobody answers to: only such words are told of as give somebody's name."""

from __future__ import annotations

import pytest

from searchnews.article import Article
from searchnews.engine import Candidate, Suggestion
from searchnews.index.engine import WhooshEngine
from searchnews.index.read.renaming import Renaming, _choices, renamed
from searchnews.selection import request_of

SPEAKERS = [
    "Ada Verhoeven",
    "Ada Lindqvist",
    "Ben Lindqvist",
    "Tom Verhoefen",
    "Karla Jana Ruud",
    *["Dora Verhaeven"] * 9,
    *["Ines Verhkeven"] * 7,
    *["Rosa Verhteven"] * 5,
]


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> WhooshEngine:
    engine = WhooshEngine.create(tmp_path_factory.mktemp("renaming"))
    engine.add(
        Article(id=f"a{i}", body=f"The mill is old. “We shall mend the mill,” said {speaker}.")
        for i, speaker in enumerate(SPEAKERS)
    )
    return engine


def suggested(engine: WhooshEngine, name: str) -> list[tuple[str, list[str]]]:
    """Return the words of a name that are suggested for; the same in a query and an option."""
    in_query = engine.suggest(request_of(f'by:"{name}"', 10, 0, {}))
    in_option = engine.suggest(request_of("mill", 10, 0, {"speaker": name}))
    assert _plain(in_query) == _plain(in_option)
    assert {suggestion.option for suggestion in in_option} <= {"speaker"}
    return _plain(in_option)


def _plain(suggestions: tuple[Suggestion, ...]) -> list[tuple[str, list[str]]]:
    return [(s.word, [candidate.word for candidate in s.candidates]) for s in suggestions]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Verhxeven", [("verhxeven", ["Verhaeven", "Verhkeven", "Verhteven"])]),
        ("Ada Verhxeven", [("verhxeven", ["Verhoeven"])]),
        ("Tom Verhxeven", [("verhxeven", ["Verhoefen"])]),
        ("Verhxeven Ada", [("verhxeven", ["Verhoeven"])]),
        ("Mrs Ada Verhxeven", [("verhxeven", ["Verhoeven"])]),
        ("Prime Minister Verhxeven", [("verhxeven", ["Verhaeven", "Verhkeven", "Verhteven"])]),
        ("Bne Lindqvxst", [("bne", ["Ben"]), ("lindqvxst", ["Lindqvist"])]),
    ],
)
def test_the_rest_of_a_name_tells_which_word_was_meant(
    engine: WhooshEngine, name: str, expected: list[tuple[str, list[str]]]
) -> None:
    assert suggested(engine, name) == expected


@pytest.mark.parametrize("name", ["Ben Verhoeven", "Karla Lindqvist", "Ada Verhoeven", "Ada"])
def test_words_that_names_have_are_left_alone(engine: WhooshEngine, name: str) -> None:
    assert suggested(engine, name) == []


@pytest.mark.parametrize(
    "name", ["Ben Verhxeven", "Karla Lindqvxst", "Qqqq Lindqvxst", "Karla Jaxna"]
)
def test_a_name_that_nobody_would_answer_to_is_not_suggested(
    engine: WhooshEngine, name: str
) -> None:
    suggestions = suggested(engine, name)
    assert suggestions
    assert all(candidates == [] for _, candidates in suggestions)


def test_parts_of_a_name_are_one_word_where_somebody_is_called_so(engine: WhooshEngine) -> None:
    assert suggested(engine, "Ada Lind qvist") == [("lind qvist", ["Lindqvist"])]
    assert all(word != "lind qvist" for word, _ in suggested(engine, "Karla Lind qvist"))


def test_of_one_word_nobody_is_asked() -> None:
    def fail(name: str) -> bool:
        raise AssertionError(name)

    near = [Candidate("holm", 2, 1)]
    renaming = Renaming([], fail)
    assert renaming.chosen("Mrs Hollm", {"hollm": near, "mrs": []}, ("speakers",)) == {
        "hollm": tuple(near)
    }


def test_names_of_the_fewest_edits_are_tried_first() -> None:
    near = [Candidate("ada", 2, 1), Candidate("ida", 1, 1), Candidate("eda", 9, 2)]
    choices = _choices({"xda": near, "xdx": near})
    assert [sum(c.edits for c in choice.values()) for choice in choices] == [2] * 4 + [3] * 4 + [4]
    assert [candidate.word for candidate in choices[1].values()] == ["ada", "ida"]


def test_not_all_names_of_many_strange_words_are_tried() -> None:
    near = [Candidate("ada", 1, 1)] * 300
    assert [len(_choices({str(i): near for i in range(n)})) for n in (1, 2, 8, 16)] == [
        256,
        256,
        256,
        1,
    ]


def test_other_words_take_the_places_of_those_of_a_name() -> None:
    assert renamed("Dr. Ada O’Hollm", {"ohollm": "Holm", "ada": "Éva"}) == "Dr. Éva Holm"
