"""Runs the components one after the other, without dask.

Rasa hands its graph to dask, which starts a scheduler with queues and locks for each of the three
runs of a turn: about 1 ms, as much as all our components together. The graph is the same every
time, so here it is put in order once.
"""

from __future__ import annotations

from typing import Any

from rasa.engine.exceptions import GraphRunError
from rasa.engine.graph import ExecutionContext, GraphNode, GraphNodeHook, GraphSchema
from rasa.engine.runner.interface import GraphRunner
from rasa.engine.storage.storage import ModelStorage

Plan = tuple[tuple[str, tuple[str, ...]], ...]
"""Nodes in an order in which all that a node needs comes before it, with what each needs."""


class PlainGraphRunner(GraphRunner):
    """Gives what ``rasa.engine.runner.dask.DaskGraphRunner`` gives."""

    def __init__(self, schema: GraphSchema, nodes: dict[str, GraphNode]) -> None:
        self._schema = schema
        self._nodes = nodes
        self._plans: dict[tuple[str, ...], Plan] = {}

    @classmethod
    def create(
        cls,
        graph_schema: GraphSchema,
        model_storage: ModelStorage,
        execution_context: ExecutionContext,
        hooks: list[GraphNodeHook] | None = None,
    ) -> PlainGraphRunner:
        """Create the runner, and with it every component that is not lazy."""
        nodes = {
            name: GraphNode.from_schema_node(name, node, model_storage, execution_context, hooks)
            for name, node in graph_schema.nodes.items()
        }
        return cls(graph_schema, nodes)

    def run(
        self, inputs: dict[str, Any] | None = None, targets: list[str] | None = None
    ) -> dict[str, Any]:
        """Run what the targets need.

        Raises:
            GraphRunError: a component raised a RuntimeError, or an input has a node's name.
        """
        wanted = tuple(targets or self._schema.target_names)
        if clash := self._nodes.keys() & (inputs or {}).keys():
            raise GraphRunError(f"inputs have the names of nodes: {sorted(clash)}")
        # A node takes and gives pairs of name and output; what is not there, as its bare name.
        done: dict[str, Any] = {name: (name, value) for name, value in (inputs or {}).items()}
        try:
            for name, needs in self._plan(wanted):
                done[name] = self._nodes[name](*(done.get(need, need) for need in needs))
        except RuntimeError as error:
            raise GraphRunError("Error running runner.") from error
        return {name: done[name][1] for name in wanted}

    def _plan(self, targets: tuple[str, ...]) -> Plan:
        if targets not in self._plans:
            nodes = self._schema.minimal_graph_schema(list(targets)).nodes
            order: dict[str, tuple[str, ...]] = {}

            def visit(name: str) -> None:
                if name in order or name not in nodes:
                    return  # an input is not a node
                needs = tuple(nodes[name].needs.values())
                for need in needs:
                    visit(need)
                order[name] = needs

            for name in nodes:
                visit(name)
            self._plans[targets] = tuple(order.items())
        return self._plans[targets]
