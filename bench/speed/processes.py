"""Other processes: what they take of time, CPU and memory. Reads ``/proc``, so Linux only."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")
_PAGE = os.sysconf("SC_PAGE_SIZE")
_MEGABYTE = 1_000_000
_KILOBYTE = 1024
_END = 20  # seconds that a process may take to end


@dataclass(frozen=True)
class Done:
    """What a command printed and took; the memory is the most that it had at once."""

    out: str
    seconds: float
    cpu_seconds: float
    megabytes: float


def run(
    command: Sequence[str], folder: Path, variables: Mapping[str, str], given: str = ""
) -> Done:
    """Run a command to its end.

    Raises:
        RuntimeError: it failed; its log is named.
    """
    log, out = folder / "run.log", folder / "run.out"
    started = time.perf_counter()
    with log.open("wb") as errors, out.open("wb") as output:
        process = subprocess.Popen(
            command, cwd=folder, env=dict(variables), stdin=subprocess.PIPE, stdout=output,
            stderr=errors,
        )  # fmt: skip
        assert process.stdin is not None
        process.stdin.write(given.encode())
        process.stdin.close()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise RuntimeError(f"{' '.join(command)} failed: see {log}")
    return Done(
        out=out.read_text(encoding="utf-8"),
        seconds=time.perf_counter() - started,
        cpu_seconds=used.ru_utime + used.ru_stime,
        megabytes=used.ru_maxrss * _KILOBYTE / _MEGABYTE,
    )


class Group:
    """Processes that serve together."""

    def __init__(self, folder: Path, variables: Mapping[str, str]) -> None:
        self._folder = folder
        self._variables = dict(variables)
        self._processes: list[subprocess.Popen[bytes]] = []

    def start(self, command: Sequence[str]) -> None:
        """Start one; what it prints goes to a log in the folder."""
        log = self._folder / f"serve_{len(self._processes)}.log"
        with log.open("wb") as output:
            self._processes.append(
                subprocess.Popen(
                    command,
                    cwd=self._folder,
                    env=self._variables,
                    stdout=output,
                    stderr=subprocess.STDOUT,
                )  # fmt: skip
            )

    def check(self) -> None:
        """Make sure that all run.

        Raises:
            RuntimeError: one has ended.
        """
        if any(process.poll() is not None for process in self._processes):
            raise RuntimeError(f"a server has ended: see {self._folder}/serve_*.log")

    def stop(self) -> None:
        """End all, and wait until they have."""
        for process in self._processes:
            process.terminate()
        for process in self._processes:
            process.wait(_END)
        self._processes.clear()

    def megabytes(self) -> list[float]:
        """The resident memory of each process, with that of its children."""
        return [
            sum(_pages(pid) for pid in _family(process.pid)) * _PAGE / _MEGABYTE
            for process in self._processes
        ]

    def cpu_seconds(self) -> float:
        """The CPU time of all of them so far."""
        pids = [pid for process in self._processes for pid in _family(process.pid)]
        return sum(int(tick) for pid in pids for tick in _stat(pid)[11:13]) / _TICKS


def _family(pid: int) -> list[int]:
    """A process and its children, and theirs."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *(one for child in children for one in _family(int(child)))]


def _stat(pid: int) -> list[str]:
    """The fields of ``/proc/<pid>/stat`` from the state on: names may hold blanks."""
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()


def _pages(pid: int) -> int:
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1])
