from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from benchmarks.quotations.__main__ import main
from benchmarks.quotations.gold import read_gold

CORPUS_GOLD = Path(__file__).parents[2] / "corpus" / "gold" / "quotations.gold"
BODY = (
    "Ada Holm runs the ferry. “It sails,” she said.\n\n"
    "The song “Low Water” is sold out. Holm said it would sail on Monday.\n\n"
    "They called it simply “a raft of old doors” until it sailed.\n\n"
    "“It sinks as well,” Ben Ruud said."
)


def quote(text: str, mention: str | None, name: str | None) -> dict[str, Any]:
    start = BODY.index(text)
    return {
        "text": text,
        "start": start,
        "end": start + len(text),
        "speaker": mention,
        "speaker_full": name,
    }


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    record = {
        "id": "ferry",
        "text": BODY,
        "quotes": [
            quote("“It sails,”", "she", "Ada Holm"),
            quote("it would sail on Monday", "Holm", "Ada Holm"),
            quote("“It sinks as well,”", "Ben Ruud", "Cara Lind"),
        ],
    }
    path = tmp_path / "ferry.jsonl.gz"
    path.write_bytes(gzip.compress(json.dumps(record).encode() + b"\n\n"))
    return path


def measured(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, Any]]:
    main([*arguments, "--json", "--rounds", "1"])
    read: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    return read


def test_figures(gold: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (one,) = measured(capsys, str(gold), "--indirect")
    figures = one["figures"]
    assert (figures["articles"], figures["runs in gold"]) == (1, 2)
    assert figures["recall"] == 100.0
    assert figures["found with the right speaker"] == 100.0
    assert figures["found and resolved, of those named"] == 50.0
    assert figures["right full name, of those found"] == 50.0
    assert figures["precision of speakers given"] == 50.0
    assert figures["whole quotations in gold"] == 3
    assert figures["whole quotations: recall"] == 100.0
    assert figures["sentences a second"] > 0


def test_tables_hold_every_run_once(gold: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (one,) = measured(capsys, str(gold))
    figures = one["figures"]
    for table in ("attribution", "reference"):
        errors = [row["errors"] for row in one[table]]
        assert errors == sorted(errors, reverse=True)
        assert sum(row.get("wrong", 0) for row in one[table]) == 1
        counts = [n for row in one[table] for key, n in row.items() if key not in _HEADS]
        assert sum(counts) == figures["runs taken"]
    assert {row["shape"] for row in one["attribution"]} >= {"NP said"}


_HEADS = ("shape", "errors")


def test_missed_runs_are_named_by_their_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    body = "They sang “Low Water” all night."
    record = {"id": "a", "text": body, "quotes": [{"text": "x", "start": 10, "end": 21}]}
    path = tmp_path / "song.jsonl"
    path.write_text(json.dumps(record), encoding="utf-8")
    (one,) = measured(capsys, str(path))
    assert [row["shape"] for row in one["attribution"]] == [
        "missed: inside the reporter's sentence"
    ]


def test_examples_are_printed_only_if_asked_for(
    gold: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main([str(gold), "--rounds", "1"])
    assert "sinks" not in capsys.readouterr().out
    main([str(gold), "--rounds", "1", "--examples", "1"])
    assert ">>“It sinks as well,”<<" in capsys.readouterr().out


def test_the_corpus_has_a_case_for_each_article() -> None:
    cases = read_gold(CORPUS_GOLD)
    assert len(cases) == len({case.article.id for case in cases}) >= 86
    assert any(quoted.is_nameless for case in cases for quoted in case.gold)
    for case in cases:
        for quoted in case.gold:
            assert case.article.body[slice(*quoted.whole)] == quoted.text


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "bad.jsonl:2: not JSON"),
        ("{}", "bad.jsonl:2: not gold: KeyError('id')"),
        ('{"id": 1, "text": "", "quotes": [{}]}', "not gold"),
    ],
)
def test_what_is_no_gold_is_named(tmp_path: Path, line: str, said: str) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_text(f'{{"id": 1, "text": "", "quotes": []}}\n{line}\n', encoding="utf-8")
    with pytest.raises(ValueError, match=r"bad\.jsonl:2: ") as raised:
        read_gold(path)
    assert said in str(raised.value)
