"""What a cache keeps, and what goes."""

from __future__ import annotations

from searchnews.index.read.cache import ByteCache


def test_what_was_not_asked_for_longest_goes_first() -> None:
    cache = ByteCache(100)
    cache.put("a", 1, 40)
    cache.put("b", 2, 40)
    assert cache.get("a") == 1
    cache.put("c", 3, 40)
    assert (cache.get("a"), cache.get("b"), cache.get("c")) == (1, None, 3)


def test_a_value_that_would_fill_half_of_it_is_not_kept() -> None:
    cache = ByteCache(100)
    cache.put("small", 1, 10)
    cache.put("large", 2, 51)
    assert (cache.get("small"), cache.get("large")) == (1, None)


def test_a_new_value_takes_the_place_of_the_old_one() -> None:
    cache = ByteCache(100)
    for value in range(50):
        cache.put("a", value, 45)
    cache.put("b", 2, 45)
    assert (cache.get("a"), cache.get("b")) == (49, 2)
