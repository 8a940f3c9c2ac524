from __future__ import annotations

from searchnews.quotes.given_names import gender_of, is_given_name


def test_a_name_of_one_gender_tells_it() -> None:
    assert gender_of("Mary") == "f"
    assert gender_of("JOHN") == "m"


def test_a_name_of_both_or_no_list_tells_none() -> None:
    assert is_given_name("Robin")
    assert gender_of("Robin") is None
    assert not is_given_name("Xqzt")
    assert gender_of("Xqzt") is None
