"""The command line: options become one frozen request."""

from __future__ import annotations

import gc
import os
import sys
from typing import Final

__all__ = ["main"]

# Importing and one search make some fifty thousand objects, nearly all of which stay. With the
# thresholds that Python begins with, the collector goes through them sixty times before the
# first result; going through all of them once takes longer than the search.
_OBJECTS_BEFORE_A_COLLECTION: Final = 200_000


def main() -> None:
    """Run ``searchnews`` with the arguments of this process, and exit.

    The exit code is 0 if something was found, 1 if nothing was, 2 after an error, 130
    after Ctrl-C. A reader that closes the pipe is no error.
    """
    gc.set_threshold(_OBJECTS_BEFORE_A_COLLECTION, 10, 10)
    # numpy's linear algebra, which is not used here, starts a thread for each core at its
    # import: as long as all the rest of it takes.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        _run()
    finally:
        # The process ends here: what is left goes with it, and need not be searched for cycles.
        gc.freeze()


def _run() -> None:
    from searchnews.cli.errors import ERROR, FOUND, INTERRUPTED, describe, say
    from searchnews.cli.terminal import prepare_streams, silence

    prepare_streams()
    try:
        from searchnews.cli.app import app

        app(prog_name="searchnews")
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except (OSError, SystemExit) as leaving:
        # The help met a pipe that was closed, or a full disk; typer makes the first an exit.
        cause = leaving if isinstance(leaving, OSError) else leaving.__context__
        if not isinstance(cause, OSError):
            raise
        silence(sys.stdout)
        if isinstance(cause, BrokenPipeError):
            sys.exit(FOUND)
        say(describe(cause))
        sys.exit(ERROR)
