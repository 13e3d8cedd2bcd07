"""Pictures of procedures in Mermaid, for KJV to review by eye: ``docs/procedures``.

``python -m knowledge.walks.diagram`` writes them anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from knowledge.model import Procedure
from knowledge.model._procedures import END, Basis, Option, Step
from knowledge.walks._walks import Walks
from knowledge.walks.route import may_skip
from knowledge.walks.summary import source_names

INDEX = "README.md"


def pages(walks: Walks) -> dict[str, str]:
    """File name → Markdown: a page for each procedure, and an index."""
    made = {f"{procedure.id}.md": page(walks, procedure) for procedure in walks.procedures.values()}
    labels = walks.words.labels.drawing
    lines = [f"- [{p.title}]({p.id}.md)" for p in walks.procedures.values()]
    return {INDEX: f"# {labels['index']}\n\n" + "\n".join(lines) + "\n", **made}


def write(walks: Walks, folder: Path) -> None:
    """Write all pages into a folder.

    Raises:
        OSError: the folder cannot be made or written to.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in pages(walks).items():
        (folder / name).write_text(text, encoding="utf-8")


def page(walks: Walks, procedure: Procedure) -> str:
    """A procedure's page: the picture, and each step with its options in words."""
    labels = walks.words.labels.drawing
    parts = [
        f"# {procedure.title}",
        labels["generated"].format(id=procedure.id),
        f"```mermaid\n{mermaid(walks, procedure)}\n```",
        labels["legend"],
        f"## {labels['steps']}",
        *(_step(walks, procedure, step) for step in procedure.steps),
    ]
    return "\n\n".join(parts) + "\n"


def mermaid(walks: Walks, procedure: Procedure) -> str:
    """A procedure as a Mermaid flowchart: boxes are questions, arrows are answers."""
    labels = walks.words.labels.drawing
    lines: list[str] = [
        "flowchart TD",
        f"  start_([{_quoted(labels['start'])}]) --> {procedure.steps[0].id}",
    ]
    for step in procedure.steps:
        lines.append(f"  {step.id}[{_quoted(_box(walks, procedure, step))}]")
        lines += (f"  {line}" for line in _arrows(walks, procedure, step))
    lines.append(f"  {END}([{_quoted(labels['end'])}])")
    lines.append("  classDef inferred stroke-dasharray: 5 5")
    inferred = [str(step.id) for step in procedure.steps if step.basis is Basis.INFERRED]
    if inferred:
        lines.append(f"  class {','.join(inferred)} inferred")
    return "\n".join(lines)


def _box(walks: Walks, procedure: Procedure, step: Step) -> str:
    """Title, question and what is special about the step."""
    labels = walks.words.labels.drawing
    notes: list[str] = [labels["multiple"]] if step.multiple else []
    notes += [labels["safety"]] if step.must else []
    if step.only_if:
        notes.append(labels["only_if"].format(conditions=_conditions(procedure, step)))
    small = [f"<i>{note}</i>" for note in notes]
    return "<br/>".join((f"<b>{step.title}</b>", step.question, *small))


def _conditions(procedure: Procedure, step: Step) -> str:
    """Each condition in words: "Den som blev kränkt: Närstående"."""
    return "; ".join(_condition(procedure, *pair) for pair in step.only_if.items())


def _condition(procedure: Procedure, step_id: str, allowed: tuple[str, ...]) -> str:
    asked = procedure.step(step_id)
    if asked is None:
        return f"{step_id}: {', '.join(allowed)}"
    titles = (str(option.title) for option in asked.options if option.id in allowed)
    return f"{asked.title}: {', '.join(titles)}"


def _arrows(walks: Walks, procedure: Procedure, step: Step) -> Iterator[str]:
    """One arrow for each place that answers lead to, with the answers on it."""
    labels = walks.words.labels.drawing
    ways: dict[str, list[str]] = {}
    for option in step.options:
        if option.switch is not None:
            node = f"{step.id}_{option.switch}"
            other = walks.procedures.get(option.switch)
            title = labels["hand_over"].format(title=other.title if other else option.switch)
            yield f"{node}[/{_quoted(title)}/]"
            ways.setdefault(node, []).append(option.title)
        else:
            ways.setdefault(option.next or step.next or END, []).append(option.title)
    if may_skip(step) and not any(option.unknown for option in step.options):
        ways.setdefault(str(step.next), []).append(labels["skip"])
    if step.only_if and step.next not in ways:
        yield f"{step.id} -.-> {step.next}"
    for target, answers in ways.items():
        everything = len(ways) == 1 and len(answers) > 2
        listed = "<br/>".join(f"• {answer}" for answer in answers)
        text = "" if everything else f"|{_quoted(listed)}|"
        yield f"{step.id} -->{text} {target}"


def _step(walks: Walks, procedure: Procedure, step: Step) -> str:
    """A step in words: what is read and asked, each answer with its advice, and on what ground."""
    labels = walks.words.labels.drawing
    lines: list[str] = [f"### {step.title} (`{step.id}`)", ""]
    if step.only_if:
        lines += [f"*{labels['only_if'].format(conditions=_conditions(procedure, step))}*", ""]
    lines += [f"> {text.text}\n" for text in step.text]
    lines += [f"**{step.question}**", ""]
    for option in step.options:
        lines.append(f"- {option.title}{_leads(walks, procedure, step, option)}")
        lines += [f"  - {text.text}" for text in option.advice]
    ground = labels[step.basis.value]
    sources = source_names(walks, step.sources)
    return "\n".join((*lines, "", f"{ground}: {sources}" if sources else ground))


def _leads(walks: Walks, procedure: Procedure, step: Step, option: Option) -> str:
    """Where an answer leads, when it leads elsewhere than the step does."""
    labels = walks.words.labels.drawing
    if option.switch is not None:
        other = walks.procedures.get(option.switch)
        return f" → {other.title if other is not None else option.switch}"
    if option.next is None or option.next == step.next:
        return ""
    following = procedure.step(option.next)
    return f" → {labels['end'] if following is None else following.title}"


def _quoted(text: str) -> str:
    escaped = text.replace('"', "#quot;")
    return f'"{escaped}"'


if __name__ == "__main__":
    from knowledge.loading import ROOT, knowledge

    write(Walks.of(knowledge()), ROOT / "docs" / "procedures")
