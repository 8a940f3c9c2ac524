from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchnews.export.clean import one_line, printable, web_address, without_controls


@given(st.text())
def test_printable_text_has_no_controls_but_tabs_and_line_feeds(text: str) -> None:
    clean = printable(text)
    assert not any(ord(c) < 0x20 or 0x7F <= ord(c) < 0xA0 for c in clean if c not in "\n\t")
    assert printable(clean) == clean


@given(st.text())
def test_one_line_is_one_line(text: str) -> None:
    assert len(one_line(text).splitlines()) <= 1


def test_each_line_end_becomes_a_line_feed() -> None:
    assert printable("a\r\nb\rc\x85d\te") == "a\nb\nc\nd\te"


HEBREW = "ראש העיר אמר: \u200f«הגשר (2009) ייפתח»"


@pytest.mark.parametrize(
    "control", [chr(c) for c in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))]
)
def test_nothing_reorders_what_stands_beside_it(control: str) -> None:
    hostile = f"“No,” said {control}Ada Pell{control}."
    assert printable(hostile) == "“No,” said Ada Pell."
    assert control in without_controls(hostile)


def test_text_from_right_to_left_stays_as_it_is() -> None:
    assert printable(HEBREW) == HEBREW
    assert one_line(f"{HEBREW}\u061c\u200e") == f"{HEBREW}\u061c\u200e"


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://a.example/b?c=d#e", "https://a.example/b?c=d#e"),
        (" http://a.example/ü <x>\x1b", "http://a.example/%C3%BC%20%3Cx%3E%1B"),
        ("javascript:alert(1)", None),
        ("https:///path", None),
        ("http://[broken", None),
        ("", None),
        (None, None),
    ],
)
def test_only_addresses_of_the_web_can_be_linked(url: str | None, address: str | None) -> None:
    assert web_address(url) == address


@given(st.text())
def test_an_address_is_printable_ascii(text: str) -> None:
    address = web_address("https://a.example/" + text)
    assert address is None or all("!" <= c <= "~" for c in address)
