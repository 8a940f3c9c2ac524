"""Rounded lengths against Whoosh's own table."""

from __future__ import annotations

import numpy as np
from whoosh.util.numeric import byte_to_length, length_to_byte

from searchnews.index.files.lengths import LENGTH_OF_BYTE, bytes_of_lengths


def test_bytes_stand_for_the_lengths_that_whoosh_gives_them() -> None:
    assert LENGTH_OF_BYTE.tolist() == [byte_to_length(i) for i in range(256)]


def test_lengths_are_rounded_as_whoosh_rounds_them() -> None:
    lengths = np.concatenate([np.arange(5000), np.arange(5000, 120_000, 37), [106373, 106374]])
    expected = [length_to_byte(int(length)) for length in lengths]
    assert bytes_of_lengths(lengths).tolist() == expected
