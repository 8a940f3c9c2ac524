from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchnews.export.clean import one_line, printable, web_address


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
