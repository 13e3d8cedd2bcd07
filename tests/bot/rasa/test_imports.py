"""What a process that answers does not import: each costs memory and time at every start."""

from __future__ import annotations

import subprocess
import sys

import pytest

from bot.settings import ROOT

ASK = """
import sys
from bot.cli import main
main(["ask", "--json", "hej"])
heavy = {"matplotlib", "sklearn", "scipy.stats", "pandas", "networkx"}
print(sorted(heavy & set(sys.modules)), file=sys.stderr)
"""
LATE = """
import sys
from bot.rasa.imports import WANTED_BY, spare_sklearn
spare_sklearn()
split = sys.modules[WANTED_BY].train_test_split
assert "sklearn" not in sys.modules
print(split([1, 2, 3, 4], test_size=0.5, random_state=0))
from sklearn.model_selection import train_test_split
assert train_test_split([1, 2, 3, 4], test_size=0.5, random_state=0) == split(
    [1, 2, 3, 4], test_size=0.5, random_state=0
)
"""
TOO_LATE = """
import sys
import sklearn.model_selection
from bot.rasa.imports import spare_sklearn
spare_sklearn()
assert sys.modules["sklearn"] is sklearn
"""


def python(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )


@pytest.mark.usefixtures("agent")
def test_answering_needs_none_of_the_heavy_ones() -> None:
    assert python(ASK).stderr.splitlines()[-1] == "[]"


def test_what_rasa_got_instead_of_scikit_learn_works() -> None:
    python(LATE)


def test_whoever_has_scikit_learn_keeps_it() -> None:
    python(TOO_LATE)
