"""The two environments: ours as it is locked, without the developers' tools; and stock Rasa's."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from bench.speed import OUT
from knowledge.loading import ROOT

_STOCK = Path(__file__).parent / "stock" / "pyproject.toml"
_QUIET = {"RASA_TELEMETRY_ENABLED": "false", "TF_CPP_MIN_LOG_LEVEL": "2"}
_MEGABYTE = 1_000_000


class NoUvError(RuntimeError):
    """There is no uv to make an environment with."""


def our_environment() -> Path:
    """Make the environment of an installation, or bring it up to date; returns its folder."""
    folder = OUT / "ours" / ".venv"
    options = ("--frozen", "--no-dev", "--no-install-project")
    _sync(ROOT, options, {"UV_PROJECT_ENVIRONMENT": str(folder)})
    return folder


def stock_environment() -> Path:
    """Make stock Rasa's environment, or bring it up to date; returns its folder."""
    project = OUT / "stock"
    project.mkdir(parents=True, exist_ok=True)
    shutil.copy(_STOCK, project)
    _sync(project, (), {})
    return project / ".venv"


def python_of(environment: Path) -> Path:
    """An environment's interpreter."""
    return environment / "bin" / "python"


def megabytes(folder: Path) -> float:
    """What the files of a folder hold, compiled modules left out: who has them depends on use."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return sum(path.stat().st_size for path in files if path.suffix != ".pyc") / _MEGABYTE


def variables(**more: str) -> dict[str, str]:
    """The variables for a process that must not see this project's own Python."""
    dropped = {"VIRTUAL_ENV", "PYTHONPATH", "UV_PROJECT_ENVIRONMENT"}
    kept = {name: value for name, value in os.environ.items() if name not in dropped}
    return kept | _QUIET | more


def _sync(project: Path, options: Sequence[str], more: dict[str, str]) -> None:
    uv = shutil.which("uv", path=os.pathsep.join((os.environ["PATH"], str(ROOT / ".uv" / "bin"))))
    if uv is None:
        raise NoUvError("uv saknas: kör «make setup» först.")
    command = [uv, "sync", "--project", str(project), "--python", sys.executable]
    compiled = "--compile-bytecode"  # as our set-up does: a first start is not a fair one otherwise
    subprocess.run([*command, compiled, *options], check=True, env=variables(**more))
