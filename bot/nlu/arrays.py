"""What the ranker has learned: plain arrays, nothing that needs unpickling to load."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix

_PLAIN = (
    "labels",
    "topics",
    "weights",
    "bias",
    "scope_weights",
    "scope_bias",
    "inside",
    "starts",
    "common",
    "senses",
    "meanings",
    "meaning_bias",
    "choice_bias",
)
_SPARSE = ("choice", "index")
_PARTS = ("data", "indices", "indptr")


@dataclass(frozen=True)
class Arrays:
    """One array for each thing that was learned.

    Shapes: ``topics`` (cards,) index of each card's topic; ``weights`` (vocabulary, topics);
    ``bias`` (topics,); ``scope_weights`` (vocabulary,); ``scope_bias`` (1,); ``inside``
    (examples,) whether each example is in scope; ``starts`` (cards,) the first example of each
    card; ``common`` (common,) the features that the network reads, rising, ``senses`` (common,
    layer) what each is to it, ``meanings`` (layer, cards) and ``meaning_bias`` (cards,) what each
    card is; ``choice`` (vocabulary, cards) and ``choice_bias`` (cards,) what tells a card from the
    others of its topic; ``index`` (vocabulary, examples + cards) where each feature is found: in
    the examples, grouped by card, and then in the cards' own texts. A message has some hundred
    features, so a row a feature costs a third of the time of a row an example.
    """

    labels: np.ndarray
    topics: np.ndarray
    weights: np.ndarray
    bias: np.ndarray
    scope_weights: np.ndarray
    scope_bias: np.ndarray
    inside: np.ndarray
    starts: np.ndarray
    common: np.ndarray
    senses: np.ndarray
    meanings: np.ndarray
    meaning_bias: np.ndarray
    choice_bias: np.ndarray
    choice: csr_matrix
    index: csr_matrix

    def state(self) -> dict[str, np.ndarray]:
        """Everything as plain arrays by name; :meth:`from_state` is the inverse."""
        flat = {name: getattr(self, name) for name in _PLAIN}
        for name in _SPARSE:
            for part in _PARTS:
                flat[f"{name}_{part}"] = _small(getattr(getattr(self, name), part))
        return flat

    @classmethod
    def from_state(cls, flat: Mapping[str, np.ndarray]) -> Arrays:
        """Rebuild from :meth:`state`."""
        size, cards = len(flat["weights"]), len(flat["labels"])
        width = {"choice": cards, "index": len(flat["inside"]) + cards}
        sparse = {
            name: csr_matrix(
                tuple(flat[f"{name}_{part}"] for part in _PARTS),
                shape=(size, width[name]),
                dtype=np.float32,
            )
            for name in _SPARSE
        }
        return cls(**{name: flat[name] for name in _PLAIN}, **sparse)


def halved(matrix: csr_matrix) -> csr_matrix:
    """The matrix with as many digits as are stored: three, which is exact enough."""
    data = matrix.data.astype(np.float16).astype(np.float32)
    return csr_matrix((data, matrix.indices, matrix.indptr), shape=matrix.shape)


def _small(array: np.ndarray) -> np.ndarray:
    """Half as large to store: an array of :func:`halved`, or whole numbers."""
    if array.dtype.kind == "f":
        return array.astype(np.float16)
    return array.astype(np.min_scalar_type(array.max(initial=0)))
