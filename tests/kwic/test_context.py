from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchnews.analysis import NAME
from searchnews.errors import RequestError
from searchnews.graphemes import is_boundary
from searchnews.kwic.context import Context, snap_end, snap_start
from searchnews.text import Span

TEXT = "The old harbour bridge, which nobody loved, will open in spring."
BRIDGE = Span(TEXT.index("bridge"), TEXT.index(","))
ALL = Span(0, len(TEXT))


def sides(context: Context, text: str = TEXT, keyword: Span = BRIDGE) -> tuple[str, str]:
    start, end = context.around(text, keyword, Span(0, len(text)))
    return text[start : keyword.start], text[keyword.end : end]


@pytest.mark.parametrize(
    ("width", "left", "right"),
    [
        (60, "The old harbour ", ", which nobody loved, will open in spring."),
        (16, "The old harbour ", ", which nobody"),
        (15, "old harbour ", ", which nobody"),
        (9, "harbour ", ", which"),
        (1, "", ","),
        (0, "", ""),
    ],
)
def test_a_width_in_characters_cuts_between_words(width: int, left: str, right: str) -> None:
    assert sides(Context(width)) == (left, right)


@pytest.mark.parametrize(
    ("words", "left", "right"),
    [
        (9, "The old harbour ", ", which nobody loved, will open in spring."),
        (2, "old harbour ", ", which nobody"),
        (1, "harbour ", ", which"),
        (0, "", ""),
    ],
)
def test_a_width_in_words_ends_with_a_word(words: int, left: str, right: str) -> None:
    assert sides(Context(words=words)) == (left, right)


def test_a_long_word_is_a_word() -> None:
    text = "rain " + "Donaudampfschifffahrt" * 2 + " bridge, " + "x" * 40 + " rain"
    at = text.index("bridge")
    left, right = sides(Context(words=1), text, Span(at, at + len("bridge")))
    assert (left, right) == ("Donaudampfschifffahrt" * 2 + " ", ", " + "x" * 40)


def test_a_context_reaches_over_paragraphs_but_not_out_of_its_part() -> None:
    text = "One two.\n\nThree four.\n\nFive six."
    keyword = Span(text.index("Three"), text.index(" four"))
    assert sides(Context(), text, keyword) == ("One two.\n\n", " four.\n\nFive six.")
    within = Span(text.index("two"), text.index("\n\nFive"))
    start, end = Context().around(text, keyword, within)
    assert text[start:end] == "two.\n\nThree four."


def test_text_without_spaces_is_cut_between_characters() -> None:
    text = "市長は月曜日新しい" * 9 + "橋" + "が春に開通すると述べた" * 9
    at = text.index("橋")
    left, right = sides(Context(10), text, Span(at, at + 1))
    assert (left, right) == (text[at - 10 : at], text[at + 1 : at + 11])
    flags = "🇳🇴" * 40 + "x" + "🇸🇪" * 40
    left, right = sides(Context(9), flags, Span(80, 81))
    assert (left, right) == ("🇳🇴" * 4, "🇸🇪" * 4)


def test_marks_without_a_letter_stand_alone() -> None:
    text = "rain  \u0301 bridge"
    at = text.index("bridge")
    assert sides(Context(2), text, Span(at, len(text))) == ("\u0301 ", "")
    assert sides(Context(4), text, Span(at, len(text))) == ("\u0301 ", "")


@pytest.mark.parametrize("wrong", [{"width": -1}, {"width": True}, {"words": -1}, {"words": 2.5}])
def test_a_number_that_is_none_is_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(RequestError, match=r"(width|words)=.*: it is 0 or more"):
        Context(**wrong).check()


TEXTS = st.text(st.sampled_from("abc   \n.,-'e\u0301\u200d🇳👍🏽橋क\u093f"), max_size=120)


@given(TEXTS, st.data(), st.integers(0, 40), st.none() | st.integers(0, 5))
def test_a_context_is_no_wider_than_asked_for_and_cuts_nothing(
    text: str, data: st.DataObject, width: int, words: int | None
) -> None:
    cuts = [data.draw(st.integers(0, len(text))) for _ in range(4)]
    first, start, end, last = sorted(cuts)
    begin, stop = Context(width, words).around(text, Span(start, end), Span(first, last))
    assert first <= begin <= start <= end <= stop <= last
    for side, edge in ((text[begin:start], begin), (text[end:stop], stop)):
        if words is None:
            assert len(side) <= width
        else:
            # What joins two words to one character brings the second along.
            assert len(NAME.terms(side)) <= words + 1
        assert edge in (first, start, end, last) or is_boundary(text, edge)


@given(TEXTS, st.data())
def test_snapping_stays_in_its_bounds(text: str, data: st.DataObject) -> None:
    low, high = sorted(data.draw(st.integers(0, len(text))) for _ in range(2))
    for at in (snap_start(text, low, high), snap_end(text, high, low)):
        assert low <= at <= high
