from __future__ import annotations

from importlib.resources import files

from searchnews.quotes.given_names import gender_of, is_given_name


def test_a_name_of_one_gender_tells_it() -> None:
    assert gender_of("Mary") == "f"
    assert gender_of("JOHN") == "m"


def test_a_name_of_both_or_no_list_tells_none() -> None:
    assert is_given_name("Robin")
    assert gender_of("Robin") is None
    assert not is_given_name("Xqzt")
    assert gender_of("Xqzt") is None


def test_the_first_part_tells_if_the_whole_is_not_known() -> None:
    assert gender_of("Mary-Xqzt") == "f"
    assert is_given_name("Mary-Xqzt")
    assert not is_given_name("Xqzt-Mary")


def test_no_name_stands_twice() -> None:
    lines = files("searchnews.quotes").joinpath("given_names.txt").read_text("utf-8").splitlines()
    names = [name for line in lines if not line.startswith("#") for name in line[3:].split()]
    assert len(names) == len(set(names)) > 10_000
    assert all(name == name.lower() for name in names)
    assert {line[:3] for line in lines if not line.startswith("#")} == {"m: ", "f: ", "u: "}
