"""Every verb of the command line explains itself, and quickly."""

from __future__ import annotations

import shlex
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from searchnews import __version__
from searchnews.cli.app import app
from searchnews.cli.program import Verbs

VERBS = [
    *("index", "search", "quotes", "speakers", "timeline", "kwic", "explain", "show"),
    *("export", "extract", "stats", "check"),
]
SLOW = {"whoosh", "numpy", "nltk", "rich", "searchnews.export", "searchnews.library"}


def help_of(*verb: str) -> str:
    result = CliRunner().invoke(app, [*verb, "--help"])
    assert result.exit_code == 0
    return result.stdout


def test_the_verbs_are_those_of_the_contract() -> None:
    assert list(Verbs()) == VERBS


@pytest.mark.parametrize("verb", VERBS)
def test_a_verb_has_help_with_an_example_that_parses(verb: str) -> None:
    text = help_of(verb)
    assert f"Usage: searchnews {verb}" in text or f"{verb} [OPTIONS]" in text
    example = text.split("Example:")[1].strip()
    program, named, *arguments = shlex.split(example)
    assert (program, named) == ("searchnews", verb)
    assert Verbs()[verb].make_context(verb, arguments).params


@pytest.mark.parametrize("verb", VERBS)
def test_every_option_has_help(verb: str) -> None:
    for param in Verbs()[verb].params:
        assert param.help, param.name


@pytest.mark.parametrize("verb", sorted({*VERBS} - {"extract"}))
def test_every_verb_but_extract_takes_an_index(verb: str) -> None:
    text = help_of(verb)
    assert "--index DIR" in text
    assert "SEARCHNEWS_INDEX" in text


def test_the_program_lists_its_verbs_and_codes() -> None:
    text = help_of()
    assert all(f"\n  {verb} " in text for verb in VERBS)
    assert "..." not in text.split("Commands:")[1]
    assert "0 found, 1 nothing found, 2 error" in text
    assert "--install-completion" in text


def test_arguments_are_named_as_they_are_given() -> None:
    assert "\n  QUERY…  What to look for" in help_of("search")
    text = " ".join(help_of("index").split())
    assert "PATH… Files (.txt .jsonl .json .csv .tsv .html, .gz of each), directories" in text
    assert "\n  ID…  " in help_of("show")


def test_the_version_is_the_package_s() -> None:
    assert CliRunner().invoke(app, ["--version"]).stdout == f"searchnews {__version__}\n"


def test_without_any_argument_the_help_is_shown() -> None:
    result = CliRunner().invoke(app, [])
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == help_of()


@pytest.mark.parametrize(
    ("call", "line"),
    [
        (["serach", "x"], "no such command 'serach'"),
        (["xyz"], "no such command 'xyz'; see searchnews --help"),
        (["--bogus"], "no such option: --bogus; see searchnews --help"),
        (["search", "a", "--formt", "x"], "no such option: --formt (Possible options: --format"),
        (["search", "a", "--limit"], "option '--limit' requires an argument"),
        (["index", "--prune=1", "a"], "option '--prune' does not take a value"),
        (["show"], "missing argument 'ID'; see searchnews show --help"),
        (["stats", "a\nb\x1b"], "got unexpected extra argument"),
    ],
)
def test_a_wrong_call_is_one_line_that_names_the_help(call: list[str], line: str) -> None:
    result = CliRunner().invoke(app, call, prog_name="searchnews")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"searchnews: {line}")
    assert result.stderr.count("\n") == 1


def test_a_verb_that_is_misspelt_is_guessed() -> None:
    assert "did you mean 'quotes'" in CliRunner().invoke(app, ["qoutes"]).stderr.lower()


def completions(*words: str) -> list[str]:
    """Return what the shell is told to offer for the last of `words`."""
    environ = {
        "_SEARCHNEWS_COMPLETE": "complete_bash",
        "COMP_WORDS": " ".join(["searchnews", *words]),
        "COMP_CWORD": str(len(words)),
    }
    done = CliRunner(env=environ).invoke(app, prog_name="searchnews")
    assert done.exit_code == 0
    return done.stdout.split()


def test_the_shell_completes_verbs_options_and_values() -> None:
    assert completions("") == VERBS
    assert completions("ex") == ["explain", "export", "extract"]
    assert {"--format", "--source"} < set(completions("search", "--"))
    assert completions("search", "--format", "js") == ["json", "jsonl"]


def test_help_imports_nothing_slow() -> None:
    program = (
        "import sys\n"
        "sys.argv = ['searchnews', '--help']\n"
        "from searchnews.cli import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        f"sys.exit(repr(sorted({SLOW} & set(sys.modules))))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert done.stderr.decode().strip() == "[]"
