from __future__ import annotations

import pytest
from benchmarks.quotations import hostile
from benchmarks.quotations.hostile import SHAPES, main


@pytest.mark.parametrize(("power", "flagged"), [(1, 0), (2, 2)])
def test_time_that_grows_faster_than_the_text_is_flagged(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    power: int,
    flagged: int,
) -> None:
    monkeypatch.setattr(hostile, "_seconds", lambda body, indirect: len(body) ** power)
    assert main(["colons"]) == flagged
    lines = capsys.readouterr().out.splitlines()
    assert ["reported" in line for line in lines] == [False, True]
    assert sum("more than 8 times" in line for line in lines) == flagged


def test_an_unknown_shape_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["colon"])
    assert "no shape 'colon'; there are one paragraph," in capsys.readouterr().err


@pytest.mark.parametrize("shape", SHAPES)
def test_a_text_grows_with_the_repetitions(shape: str) -> None:
    text = SHAPES[shape].text
    once, twice, more = (len(text(n)) for n in (10, 20, 40))
    assert more - twice == 2 * (twice - once) > 0
