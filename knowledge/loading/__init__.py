"""Loads the knowledge base and tells what is wrong with it.

>>> from knowledge.loading import knowledge
>>> knowledge().groups["asylsokande"].title
'Asylsökande'
"""

from knowledge.loading._dates import Due, due
from knowledge.loading._faults import Fault, KnowledgeError
from knowledge.loading._knowledge import (
    CONTENT,
    ROOT,
    Knowledge,
    content_fingerprint,
    knowledge,
    load,
)
from knowledge.loading._yaml import YamlFile, read_yaml

__all__ = [
    "CONTENT",
    "ROOT",
    "Due",
    "Fault",
    "Knowledge",
    "KnowledgeError",
    "YamlFile",
    "content_fingerprint",
    "due",
    "knowledge",
    "load",
    "read_yaml",
]
