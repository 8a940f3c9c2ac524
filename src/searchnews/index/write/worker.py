"""A process that builds segments for another one.

It reads jobs from standard input and writes what became of each to standard output, both
as pickles one after the other, and ends when there are no more. Both ends are this program.
"""

from __future__ import annotations

import os
import pickle  # between two processes of one program
import signal
import sys

from searchnews.index.write.build import Built, SegmentBuilder
from searchnews.index.write.jobs import build

__all__ = ["main"]


def main() -> None:
    """Build segments until standard input ends."""
    # Ctrl-C reaches all processes of a terminal; the other one decides what becomes of it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    builder = SegmentBuilder()
    while True:
        try:
            job = pickle.load(sys.stdin.buffer)  # noqa: S301
        except EOFError:
            return
        answer: Built | Exception
        try:
            answer = build(builder, job)
        except Exception as error:
            answer = error
        pickle.dump(answer, answers)
        answers.flush()
