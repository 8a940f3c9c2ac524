"""Builds segments, in this process or side by side in others."""

from __future__ import annotations

import errno
import os
import pickle  # between two processes of one program
import subprocess
import sys
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from queue import SimpleQueue
from types import TracebackType
from typing import IO, Final, Self, cast

from searchnews.index.write.build import Built, SegmentBuilder
from searchnews.index.write.jobs import Job, build

__all__ = ["Workers", "cores"]

_PROGRAM: Final = "from searchnews.index.write.worker import main; main()"


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Workers:
    """Builds segments with `jobs` processes; with one, in this process. A context manager.

    Processes are programs of their own, not copies of this one: a program that uses this
    library need not be prepared for being copied or imported twice.
    """

    def __init__(self, jobs: int) -> None:
        self.jobs = jobs
        self._builder: SegmentBuilder | None = None
        self._threads: ThreadPoolExecutor | None = None
        self._idle: SimpleQueue[_Process] = SimpleQueue()
        self._processes: list[_Process] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def submit(self, job: Job, *, is_last: bool = False) -> Future[Built]:
        """Have a segment built. Of a short run the only one is built in this process."""
        if self.jobs == 1 or (is_last and self._threads is None):
            future: Future[Built] = Future()
            self._builder = self._builder or SegmentBuilder()
            future.set_result(build(self._builder, job))
            return future
        if self._threads is None:
            self._threads = self._started()
        return self._threads.submit(self._build, job)

    def close(self) -> None:
        """End the processes, of which what they have not finished is lost; free the memory."""
        self._builder = None
        for process in self._processes:
            process.kill()
        if self._threads is not None:
            self._threads.shutdown(cancel_futures=True)
        for process in self._processes:
            process.close()
        self._processes.clear()
        self._threads = None

    def _started(self) -> ThreadPoolExecutor:
        for _ in range(self.jobs):
            process = _Process()
            self._processes.append(process)
            self._idle.put(process)
        return ThreadPoolExecutor(self.jobs)

    def _build(self, job: Job) -> Built:
        process = self._idle.get()
        try:
            return process.build(job)
        finally:
            self._idle.put(process)


class _Process:
    """A worker process; see `worker`."""

    def __init__(self) -> None:
        path = os.pathsep.join(filter(None, sys.path))
        self._popen = subprocess.Popen(  # noqa: S603  # this very program
            [sys.executable, "-c", _PROGRAM],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": path},
        )
        self._jobs = cast("IO[bytes]", self._popen.stdin)
        self._answers = cast("IO[bytes]", self._popen.stdout)

    def build(self, job: Job) -> Built:
        """Have a segment built. Raises what went wrong there, OSError if it has died."""
        try:
            pickle.dump(job, self._jobs, protocol=pickle.HIGHEST_PROTOCOL)
            self._jobs.flush()
            answer: Built | Exception = pickle.load(self._answers)  # noqa: S301
        except (EOFError, BrokenPipeError):
            raise OSError(
                errno.EIO, "a process that builds the index has died; is memory short?"
            ) from None
        if isinstance(answer, Exception):
            raise answer
        return answer

    def kill(self) -> None:
        """End the process at once."""
        self._popen.kill()

    def close(self) -> None:
        """Release what belongs to a process that was killed."""
        with suppress(OSError):
            self._jobs.close()
        self._answers.close()
        self._popen.wait()
