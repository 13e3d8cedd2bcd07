"""``rattvisaren walk NAME``: one guided walk on the terminal, without Rasa."""

from __future__ import annotations

import sys

from knowledge import walks
from knowledge.loading import knowledge


def walk(name: str) -> int:
    """Ask, read a line, answer, until the walk ends; returns 2 when there is no such walk."""
    known = knowledge()
    if name not in known.procedures:
        print(f"Vägledningen «{name}» finns inte. Det finns:", file=sys.stderr)
        for procedure in known.procedures.values():
            print(f"  {procedure.id}: {procedure.title}", file=sys.stderr)
        return 2
    bundle = walks.Walks.of(known)
    turn = walks.start(bundle, name, {})
    _show(turn)
    while turn.state is not None:
        print("> ", end="", flush=True)
        line = sys.stdin.readline()
        if not line:
            break
        turn = walks.answer(bundle, turn.state, line.strip())
        _show(turn)
    return 0


def _show(turn: walks.Turn) -> None:
    print("\n" + "\n\n".join(turn.messages))
    for number, option in enumerate(turn.options, start=1):
        print(f"  {number}. {option.title}")
    if turn.summary is not None:
        print("\n" + turn.summary.text())
