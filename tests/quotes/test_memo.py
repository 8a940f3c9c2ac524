from __future__ import annotations

import pytest

from searchnews.quotes import memo
from searchnews.quotes.memo import Memo


def test_a_piece_is_worked_out_once() -> None:
    asked: list[str] = []

    def length(piece: str) -> int:
        asked.append(piece)
        return len(piece)

    known = Memo(length)
    assert [known["holm"], known["ruud"], known["holm"]] == [4, 4, 4]
    assert asked == ["holm", "ruud"]


def test_a_long_piece_is_not_kept() -> None:
    known = Memo(len)
    assert known["x" * 5000] == 5000
    assert not known


def test_the_table_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memo, "_MOST", 10)
    known = Memo(len)
    for i in range(100):
        assert known[str(i)] == len(str(i))
        assert len(known) <= 10
