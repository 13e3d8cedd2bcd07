"""Reads the command line and hands over to one module a command."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence

from bot.rasa.imports import spare_sklearn
from bot.settings import SettingsError
from knowledge.loading import KnowledgeError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run ``rattvisaren``; returns the exit code (0 well, 1 something is wrong, 2 wrong usage)."""
    options = _parser().parse_args(arguments)
    run: Callable[[argparse.Namespace], int] = options.run
    try:
        return run(options)
    except KnowledgeError as error:
        print(error, file=sys.stderr)
        print("Kunskapsbasen har fel, så jag startar inte. Rätta felen ovan.", file=sys.stderr)
    except SettingsError as error:
        print(f"Inställningarna går inte att använda: {error}", file=sys.stderr)
    except FileNotFoundError as error:
        print(f"Filen saknas: {error}. Kör ”make train” först.", file=sys.stderr)
    except (KeyboardInterrupt, BrokenPipeError):
        return 130
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="rattvisaren", description="Rättvisaren: rätt till vård, avgifter och rutiner."
    )
    commands = parser.add_subparsers(required=True, metavar="kommando")
    ask = commands.add_parser("ask", help="ställ en fråga, eller många på standard in")
    ask.add_argument("question", nargs="*", help="frågan")
    ask.add_argument("--json", action="store_true", help="ett JSON-objekt för varje rad in")
    ask.add_argument("--conversation", action="store_true", help="alla rader är ett samtal")
    ask.set_defaults(run=_ask)
    check = commands.add_parser("check", help="kontrollera kunskap, träningsdata och domän")
    check.set_defaults(run=_check)
    walk = commands.add_parser("walk", help="gå igenom en vägledning, utan Rasa")
    walk.add_argument("name", help="vägledningens namn, till exempel anstaa_bedomning")
    walk.set_defaults(run=_walk)
    train = commands.add_parser("train", help="träna modellen om den är äldre än innehållet")
    train.set_defaults(run=_train)
    serve = commands.add_parser("serve", help="starta assistenten och demosidan")
    serve.add_argument("--interface", default="127.0.0.1", help="adress att lyssna på")
    serve.add_argument("--port", type=int, default=5005, help="port att lyssna på")
    serve.set_defaults(run=_serve)
    return parser


# Each command imports what it needs when it runs: Rasa takes seconds to import, and ``check`` and
# ``--help`` should not wait for it.
def _ask(options: argparse.Namespace) -> int:
    spare_sklearn()
    from bot.cli._ask import ask

    return ask(" ".join(options.question), as_json=options.json, together=options.conversation)


def _check(options: argparse.Namespace) -> int:
    from bot.cli._check import check

    return check()


def _walk(options: argparse.Namespace) -> int:
    from bot.cli._walk import walk

    return walk(options.name)


def _train(options: argparse.Namespace) -> int:
    from bot.server.model import train_if_stale

    print("Modellen är tränad." if train_if_stale() else "Modellen är redan aktuell.")
    return 0


def _serve(options: argparse.Namespace) -> int:
    spare_sklearn()
    from bot.server.serve import serve

    return serve(options.interface, options.port)


if __name__ == "__main__":
    sys.exit(main())
