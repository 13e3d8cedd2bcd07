"""How well questions are understood and answered: ``python -m bench.evaluation`` (``make eval``).

Writes ``results/evaluation.md`` with its plots. Nothing here is training data; nothing here is part
of the product. ``docs/evaluation.md`` explains the figures and the choices made on them.
"""
