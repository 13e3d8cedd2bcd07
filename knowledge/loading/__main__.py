"""``python -m knowledge.loading``: every fault in the content, without Rasa installed."""

import sys

from knowledge.loading import KnowledgeError, load

try:
    loaded = load()
except KnowledgeError as error:
    print(error)
    print(f"{len(error.faults)} fel i kunskapsbasen")
    sys.exit(1)
print(f"Kunskapsbasen är hel: {len(loaded.cards)} kort, {len(loaded.sources)} källor")
