from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

import searchnews
from searchnews.cli.check import CheckFormat, check
from searchnews.index.check import CheckReport

SOUND = CheckReport(articles=21_266, segments=1, bytes=63_400_000, problems=())
DAMAGED = replace(
    SOUND, segments=2, problems=("a.seg: checksum of column date", "b.seg:\x1b is gone")
)


def checked(monkeypatch: pytest.MonkeyPatch, report: CheckReport, format: CheckFormat) -> int:
    asked: list[Path] = []

    def library_check(directory: Path) -> CheckReport:
        asked.append(directory)
        return report

    monkeypatch.setattr(searchnews, "check", library_check)
    code = check(format, Path("news/index"))
    assert asked == [Path("news/index")]
    return code


def test_a_sound_index_is_one_line_on_standard_error(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert checked(monkeypatch, SOUND, CheckFormat.text) == 0
    line = "searchnews: news/index: sound, 21,266 articles in 1 segment, 63 MB read\n"
    assert capsys.readouterr() == ("", line)


def test_each_problem_is_a_line_and_the_code_is_2(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert checked(monkeypatch, DAMAGED, CheckFormat.text) == 2
    out, errors = capsys.readouterr()
    assert out == "a.seg: checksum of column date\nb.seg: is gone\n"
    assert errors.startswith("searchnews: news/index: not sound; ")
    assert "--rebuild" in errors


@pytest.mark.parametrize(("report", "code"), [(SOUND, 0), (DAMAGED, 2)])
def test_as_json_the_report_is_an_object(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    report: CheckReport,
    code: int,
) -> None:
    assert checked(monkeypatch, report, CheckFormat.json) == code
    out, errors = capsys.readouterr()
    figures = json.loads(out)
    assert list(figures) == ["articles", "segments", "bytes", "problems"]
    assert (figures["bytes"], figures["problems"]) == (63_400_000, list(report.problems))
    assert errors == ""


@pytest.mark.parametrize(("bytes", "size"), [(0, "0 kB"), (61_000, "61 kB"), (2e9, "2,000 MB")])
def test_the_size_is_readable(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    bytes: int,
    size: str,
) -> None:
    report = replace(SOUND, articles=1, bytes=int(bytes))
    checked(monkeypatch, report, CheckFormat.text)
    assert f"1 article in 1 segment, {size} read" in capsys.readouterr().err
