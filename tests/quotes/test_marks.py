from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchnews.quotes.marks import find_runs, may_open
from searchnews.sentences import paragraphs

MARKS = "\"“”„‟«»‹›‘’'`"


def found(text: str) -> list[str]:
    return [text[r.start : r.end] for group in find_runs(text, paragraphs(text)) for r in group]


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ('He said "it is late" again.', ['"it is late"']),
        ("He said “it is late” again.", ["“it is late”"]),
        ("Er sagte „es ist spät“ wieder.", ["„es ist spät“"]),
        ("Il a dit « il est tard » hier.", ["« il est tard »"]),
        ("Han sagde »det er sent« igen.", ["»det er sent«"]),
        ("She said ‹it is late› again.", ["‹it is late›"]),
        ("She said 'it is late' again.", ["'it is late'"]),
        ("She said ‘it is late’ again.", ["‘it is late’"]),
        ("She said ''it is late'' again.", ["''it is late''"]),
        ("She said ``it is late'' again.", ["``it is late''"]),
        ("She said ‘‘it is ‘very’ late’’ again.", ["‘‘it is ‘very’ late’’"]),
    ],
)
def test_every_kind_of_mark_is_read(text: str, runs: list[str]) -> None:
    assert found(text) == runs


def test_mixed_marks_close_one_another() -> None:
    assert found('"It is late,” said Ada. “Go home."') == ['"It is late,”', '“Go home."']


def test_nested_marks_are_part_of_the_run_around_them() -> None:
    assert found("“He told me ‘go’ twice,” she said.") == ["“He told me ‘go’ twice,”"]
    assert found('"He told me "go" twice," she said.') == ['"He told me "go" twice,"']
    assert found("‘He told me “go” twice,’ she said.") == ["‘He told me “go” twice,’"]
    assert found('"It says “go” here," she said.') == ['"It says “go” here,"']


def test_a_missing_closer_ends_the_run_with_the_paragraph() -> None:
    text = "“We were there.\n“We saw it,” said Ada."
    assert found(text) == ["“We were there.", "“We saw it,”"]


def test_a_missing_closer_ends_the_run_before_the_next_one() -> None:
    assert found('"It is late, he said. "Go home."') == ['"It is late, he said.', '"Go home."']


@pytest.mark.parametrize(
    "text",
    [
        "Ada's and the players' union didn't meet in the '90s.",
        "Rock 'n' roll fans' tickets were Ada's.",
        "The ’80s were Ada’s best, weren’t they?",
        'The man is 6\'2" tall and the board 12" wide.',
        "A 5' 10\" keeper.",
        'Harwick"s mayor didn"t come.',
    ],
)
def test_apostrophes_feet_and_inches_open_nothing(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        'Run `print("it is late")` again.',
        'Set now = "it is late" again.',
        '<a href="https://harwick.example">here</a> and <i class="b">there</i>.',
    ],
)
def test_marks_in_code_open_nothing(text: str) -> None:
    assert found(text) == []


def test_a_back_tick_opens_what_an_apostrophe_closes() -> None:
    assert found("She said `it is' and (`late') again.") == ["`it is'", "`late'"]


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        (
            "‘It is late.\n\n‘It is “very” late.\n\n‘Go home,’ said Ada.",
            ["‘It is late.", "‘It is “very” late.", "‘Go home,’"],
        ),
        ("'It is late.\n\n'Go home,' said Ada.", ["'It is late.", "'Go home,'"]),
        ("'Tis late.\n\n'Go home,' said Ada.", ["'Go home,'"]),
        ("‘Tis all he was, a boy.\n\nThey said ‘go home’.", ["‘go home’"]),
    ],
)
def test_single_marks_may_open_paragraph_after_paragraph(text: str, runs: list[str]) -> None:
    assert found(text) == runs


def test_inches_inside_a_quotation_do_not_close_it() -> None:
    text = 'Ada said "it was 12" long, I think" and left.'
    assert found(text) == ['"it was 12" long, I think"']


def test_a_plural_possessive_does_not_close_a_single_run() -> None:
    assert found("He said ‘the players’ union won’ today.") == ["‘the players’ union won’"]


def test_a_word_with_an_apostrophe_does_not_close_a_single_run() -> None:
    assert found("She said 'it doesn't matter' today.") == ["'it doesn't matter'"]


def test_no_run_crosses_a_paragraph() -> None:
    text = 'He said "it is\n\nlate" again.'
    for group, part in zip(find_runs(text, paragraphs(text)), paragraphs(text), strict=True):
        assert all(part.start <= r.start < r.end <= part.end for r in group)


@pytest.mark.parametrize("mark", [*MARKS, "''", "``"])
def test_many_unclosed_marks_take_linear_time(mark: str) -> None:
    text = f"{mark}word and " * 100_000
    runs = find_runs(text, paragraphs(text))
    assert len(runs) == 1


def test_deep_nesting_is_one_run() -> None:
    text = "“" * 10_000 + "word" + "”" * 10_000
    assert len(find_runs(text, paragraphs(text))[0]) >= 1


@given(st.text(alphabet=MARKS + "ab ,.\n1—("))
def test_runs_are_sorted_disjoint_and_inside_their_paragraph(text: str) -> None:
    parts = paragraphs(text)
    for part, group in zip(parts, find_runs(text, parts), strict=True):
        at = part.start
        for run in group:
            assert at <= run.start < run.end <= part.end
            assert run.start < run.inner.start < run.inner.end <= run.end
            at = run.end


def test_two_apostrophes_may_open_behind_a_letter() -> None:
    text = "said''it is late'' again."
    assert may_open(text)
    assert found(text) == ["''it is late''"]


@given(st.text(alphabet=MARKS + "ab1_ .\n\u00a0", max_size=60))
def test_a_text_with_runs_has_a_mark_that_may_open(text: str) -> None:
    assert may_open(text) or not found(text)


@given(st.text(alphabet=MARKS + "ab1 .", max_size=60), st.text(alphabet="ab’1 .", max_size=20))
def test_a_line_that_opens_nothing_changes_no_run_of_the_next(text: str, before: str) -> None:
    assert found(f"{before}\n\n{text}") == found(text)
