"""The pictures in docs/procedures."""

from __future__ import annotations

from typing import Any

import pytest

from knowledge.loading import ROOT
from knowledge.walks import Walks
from knowledge.walks.diagram import mermaid, pages, write


def test_the_pages_are_as_the_procedures_are(walks: Walks) -> None:
    """If this fails: ``python -m knowledge.walks.diagram``."""
    folder = ROOT / "docs" / "procedures"
    made = pages(walks)
    assert {path.name for path in folder.glob("*.md")} == set(made)
    for name, text in made.items():
        assert (folder / name).read_text(encoding="utf-8") == text, name


def test_boxes_are_questions_and_arrows_are_answers(small: Any, step: Any) -> None:
    options = [{"id": "rod", "title": "Röd"}, {"id": "gron", "title": 'Grön "mörk"', "next": "b"}]
    walks = small(step("a", options=options), step("b", basis="law", only_if={"a": ["gron"]}))
    drawn = mermaid(walks, walks.procedures["prov"]).splitlines()
    assert drawn[0] == "flowchart TD"
    assert '  a["<b>Steg a</b><br/>Vilket väljer du?"]' in drawn
    assert '  a -->|"• Röd<br/>• Vet inte"| slut' in drawn
    assert '  a -->|"• Grön #quot;mörk#quot;"| b' in drawn
    assert any("visas bara om Steg a: Grön" in line for line in drawn)
    assert drawn[-1] == "  class a inferred"


def test_hand_overs_are_drawn(walks: Walks) -> None:
    drawn = mermaid(walks, walks.procedures["krankning_patient_chef"])
    assert "Byter till: Förebygga kränkningar" in drawn


@pytest.mark.parametrize("name", ["README.md", "anstaa_bedomning.md"])
def test_pages_are_written(walks: Walks, tmp_path: Any, name: str) -> None:
    write(walks, tmp_path / "bilder")
    assert (tmp_path / "bilder" / name).read_text(encoding="utf-8") == pages(walks)[name]
