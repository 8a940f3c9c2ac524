"""What went wrong, in one line for a person, and the exit code that says so to a script."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Final, ParamSpec

import typer

from searchnews.cli.terminal import silence
from searchnews.errors import IndexNotFound, QueryError, SearchnewsError, SourceError

__all__ = [
    "ERROR",
    "FOUND",
    "INTERRUPTED",
    "NOTHING",
    "Complaints",
    "describe",
    "say",
    "with_exit_code",
]

FOUND: Final = 0
NOTHING: Final = 1
ERROR: Final = 2
INTERRUPTED: Final = 130

P = ParamSpec("P")


def say(message: str) -> None:
    """Write one line to standard error, with the name of the program."""
    sys.stderr.write(f"searchnews: {message}\n")


class Complaints:
    """Names every broken source on standard error, and remembers those that may hold articles.

    With `pruning` a directory that is empty is none of them: its articles are gone.
    """

    def __init__(self, *, pruning: bool = False) -> None:
        self.count = 0
        self._pruning = pruning
        self._paths: set[Path] = set()

    def __call__(self, error: SearchnewsError) -> None:
        """Name one."""
        if isinstance(error, SourceError):
            path = Path(error.path).absolute()
            empty = _can_be_listed(path)
            if empty and self._pruning:
                return
            if not empty and _may_be_there(path):
                self._paths.add(path)
        self.count += 1
        say(describe(error))

    def concern(self, origin: str) -> bool:
        """Tell whether the file `origin` may still hold its articles, though it was not read.

        It, or a directory above it, was complained about and is there.
        """
        path = Path(origin).absolute()
        return not self._paths.isdisjoint((path, *path.parents))


def _can_be_listed(path: Path) -> bool:
    """Tell whether `path` is a directory that can be read; what is wrong is what it holds."""
    try:
        with os.scandir(path):
            return True
    except (OSError, ValueError):
        return False


def _may_be_there(path: Path) -> bool:
    """Tell whether something is at `path`, or nobody can say."""
    if "\ufffd" in str(path):
        return True  # a name that is not UTF-8, changed so that it can be shown
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return False
    except OSError:
        return True
    return True


def describe(error: Exception) -> str:
    """Return what to say about `error`: one line, and for a query the place in it.

    It is printable, as it may quote a file.
    """
    from searchnews.export.clean import printable

    return printable(_description(error))


def _description(error: Exception) -> str:
    if isinstance(error, QueryError):
        from searchnews.query import underline

        return f"{error.message}\n{underline(error)}" + (f"\n{error.hint}" if error.hint else "")
    if isinstance(error, IndexNotFound):
        return (
            f"there is no index in {error.path}; make one with: searchnews index PATH… "
            "(or name one: --index DIR, $SEARCHNEWS_INDEX)"
        )
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename}: {error.strerror}" if error.filename else error.strerror
    return str(error)


def with_exit_code(command: Callable[P, int]) -> Callable[P, None]:
    """Return `command` as typer calls it: its result is the exit code, no error is a traceback."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        raise typer.Exit(_exit_code(lambda: command(*args, **kwargs)))

    return run


def _exit_code(command: Callable[[], int]) -> int:
    try:
        code = command()
        sys.stdout.flush()
    except BrokenPipeError:
        silence(sys.stdout)
        return FOUND
    except KeyboardInterrupt:
        say("interrupted")
        return INTERRUPTED
    except (SearchnewsError, OSError) as error:
        if isinstance(error, OSError):
            silence(sys.stdout)
        say(describe(error))
        return ERROR
    return code
