"""``explain``: the tree as text and JSON, what holds in an article, and the exit codes."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import Result

import searchnews

Run = Callable[..., Result]

GOLDEN = Path(__file__).parent / "golden"
QUESTION = ["the bridge OR", "(quote:tun* by:aldana)", '-"zzz ferries"', "bridge^2", "exact:Mayor"]


def explained(run: Run, *args: str) -> dict[str, Any]:
    result = run("explain", *args, "--format", "jsonl")
    [line] = result.stdout.splitlines()
    found: dict[str, Any] = json.loads(line)
    return found


def clauses(root: dict[str, Any]) -> list[dict[str, Any]]:
    return [root, *(below for child in root["children"] for below in clauses(child))]


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (["bridge"], 0),
        (["bridge zzz"], 0),
        (["zzz yyy"], 1),
        (["--by", "aldana"], 0),
        (["bridge", "--until", "2018"], 1),
        (["bridge", "--id", "bridge"], 0),
        (["bridge", "--id", "ferry"], 1),
        (["bridge zzz", "--id", "bridge"], 0),
        (["bridge zzz", "--id", "ferry"], 1),
        (["bridge", "--source", "valley", "--id", "bridge"], 1),
    ],
)
def test_the_exit_code_tells_whether_a_search_would_find_it(
    run: Run, call: list[str], code: int
) -> None:
    assert run("explain", *call).exit_code == code
    assert run("explain", *call, "--format", "json").exit_code == code


@pytest.mark.parametrize(
    ("call", "line"),
    [
        (["bridge", "--id", "nobody"], "nobody"),
        ([], "give a QUERY"),
        (["speeker:aldana"], "unknown field"),
        (["bridge", "--format", "csv"], "'csv' is not one of"),
    ],
)
def test_a_wrong_call_is_an_error(run: Run, call: list[str], line: str) -> None:
    result = run("explain", *call)
    assert (result.exit_code, result.stdout) == (2, "")
    assert line in result.stderr


def test_the_text_is_a_tree_with_its_figures(run: Run) -> None:
    result = run("explain", *QUESTION)
    assert result.stdout == (GOLDEN / "explanation.text").read_text(encoding="utf-8")


def test_an_article_adds_what_holds_there(run: Run) -> None:
    result = run("explain", *QUESTION, "--id", "bridge", "--until", "2020")
    assert result.stdout == (GOLDEN / "explanation-of-an-article.text").read_text(encoding="utf-8")


def test_json_holds_what_the_text_shows(run: Run) -> None:
    found = explained(run, "the bridge", "quote:promise", "speaker:aldana", "--id", "bridge")
    assert (found["query"], found["read_as"]) == (
        "the bridge quote:promise speaker:aldana",
        "bridge quote:promise speaker:aldana",
    )
    assert found["dropped"] == [{"word": "the", "start": 0, "end": 3}]
    assert (found["total"], found["relaxed"], found["did_you_mean"]) == (1, None, None)
    tree = found["tree"]
    assert (tree["kind"], tree["same_quotation"]) == ("clauses", [1, 2])
    leaves = [clause for clause in clauses(tree) if clause["meanings"]]
    assert [clause["text"] for clause in leaves] == ["bridge", "quote:promise", "speaker:aldana"]
    assert leaves[0]["meanings"] == [
        {
            "asked": "bridge",
            "term": "bridg",
            "total": 1,
            "words": [{"word": "bridge", "articles": {"number": 1, "at_most": False}}],
        }
    ]
    assert leaves[1]["articles"] == {"number": 1, "at_most": False}
    assert leaves[1]["quotations"] == {"number": 1, "at_most": False}
    scores = sum(clause["here"]["score"] for clause in clauses(tree))
    assert scores + found["article"]["placement"] == pytest.approx(found["article"]["score"])
    [run_of] = [line.split("\t") for line in searched(run, found["query"])]
    assert float(run_of[2]) == pytest.approx(found["article"]["score"], abs=1e-3)
    marks = [mark for clause in leaves for mark in clause["here"]["marks"]]
    assert {mark.get("text", "").casefold() for mark in marks} >= {"bridge", "promise", "aldana"}


def searched(run: Run, query: str) -> list[str]:
    return run("search", query, "--format", "run").stdout.splitlines()


def test_what_fails_is_named(run: Run) -> None:
    lines = run("explain", "ferry -crew budget", "--id", "ferry").stdout.splitlines()
    assert lines[-3:] == [
        "ferry · Ferry crew honoured",
        "excluded, but in this article: crew",
        "not in this article: word: budget",
    ]
    together = run("explain", "quote:tunnel by:aldana", "--id", "bridge")
    assert together.stdout.splitlines()[-1] == "not in this article: quote:tunnel"


@pytest.mark.parametrize(
    ("query", "failing"),
    [
        ("speaker:bridge quote:promise", "not in this article: speaker:bridge"),
        ("headline:(crew OR ferry)", "not in this article: headline:(crew OR ferry)"),
        ('headline:"opens bridge"', 'not in this article: headline:"opens bridge"'),
        ("bridge -quote:promise", "excluded, but in this article: quote:promise"),
        ("quote:(promise -bridge)", "not in this article: quote:(promise -bridge)"),
    ],
)
def test_what_fails_is_named_with_its_field(run: Run, query: str, failing: str) -> None:
    lines = run("explain", query, "--id", "bridge").stdout.splitlines()
    assert lines[-1] == failing


@pytest.mark.parametrize(
    ("field", "nowhere"),
    [
        ("", "in no article"),
        ("headline:", "in no headline"),
        ("quote:", "in no quotation"),
        ("speaker:", "in no speaker's name"),
        ("author:", "in no author's name"),
    ],
)
def test_a_word_that_is_nowhere_in_a_field_may_be_in_an_article(
    run: Run, field: str, nowhere: str
) -> None:
    lines = run("explain", f"{field}yyy").stdout.splitlines()
    assert lines[0] == f"“yyy” is {nowhere}"
    assert lines[-1].strip() == f"yyy → {nowhere}"
    assert explained(run, "budget", "--id", "ferry")["article"]["failing"] == ["budget"]


def test_clauses_that_never_meet_in_one_quotation_are_told(run: Run) -> None:
    result = run("explain", "quote:bridge quote:vanity", "--id", "bridge")
    assert result.stdout.splitlines()[-1].startswith(
        "in this article, but not in one and the same quotation: "
    )


def test_the_list_of_words_can_be_cut_or_whole(run: Run) -> None:
    [cut] = explained(run, "b*", "--words", "2")["tree"]["meanings"]
    [whole] = explained(run, "b*", "--words", "0")["tree"]["meanings"]
    assert len(cut["words"]) == 2
    assert cut["words"] == whole["words"][:2]
    assert cut["total"] == whole["total"] == len(whole["words"])


@pytest.mark.parametrize(
    ("options", "words", "listed"),
    [((), {}, 10), (("--words", "3"), {"words": 3}, 3), (("--words", "0"), {"words": None}, None)],
)
def test_the_library_lists_as_many_words(
    index: Path, run: Run, options: tuple[str, ...], words: dict[str, Any], listed: int | None
) -> None:
    with searchnews.open(index) as engine:
        [meaning] = engine.explain("*e*", **words).tree.meanings
    [shown] = explained(run, "*e*", *options)["tree"]["meanings"]
    assert [word["word"] for word in shown["words"]] == [word.word for word in meaning.words]
    assert meaning.total > 10
    assert len(meaning.words) == (meaning.total if listed is None else listed)


def test_colour_changes_no_word(run: Run) -> None:
    call = ["explain", "bridge promise", "--id", "bridge"]
    painted = run(*call, "--color", "always").stdout
    assert "\x1b[" in painted
    plain = painted
    for code in ("\x1b[1m", "\x1b[2m", "\x1b[0m"):
        plain = plain.replace(code, "")
    assert plain == run(*call).stdout


def test_the_library_says_the_same(index: Path, run: Run) -> None:
    with searchnews.open(index) as engine:
        explanation = engine.explain("bridge", id="bridge", source="ledger")
        for words in (0, -1):
            with pytest.raises(searchnews.RequestError, match=f"words={words}: it is 1 or more"):
                engine.explain("bridge", words=words)
    found = explained(run, "bridge", "--id", "bridge", "--source", "ledger")
    assert explanation.article is not None
    assert found["article"]["score"] == explanation.article.score
    assert [clause["text"] for clause in found["filters"]] == ["source:(ledger)"]
    assert explanation.found


def test_the_longest_texts_are_at_least_so_long(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with searchnews.create(tmp_path / "long") as engine:
        engine.add([searchnews.Article(id="long", body="dam " * 110_000 + "heron")])
    monkeypatch.setenv("SEARCHNEWS_INDEX", str(tmp_path / "long"))
    shown = run("explain", "heron", "--id", "long").stdout
    assert "body: heron 1 in at least 106,374 words" in shown
