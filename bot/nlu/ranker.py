"""Ranks cards for a message: a linear model over all cards, and the nearest example."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.svm import LinearSVC

from bot.nlu.features import Features, Texts


@dataclass(frozen=True)
class Ranked:
    """Cards with probabilities that sum to 1, best first, and how near the nearest example is.

    ``nearest`` is a cosine between 0 (nothing in common with anything trained) and 1.
    """

    cards: tuple[tuple[str, float], ...]
    nearest: float


class Ranker:
    """Trained once, then only reads its arrays; safe to share between turns."""

    PENALTY = 1.0
    SHARPNESS = 4.0
    """Turns margins into probabilities; chosen so that confidence matches cross-validated accuracy."""

    def __init__(
        self,
        features: Features,
        labels: Sequence[str],
        weights: np.ndarray,
        bias: np.ndarray,
        examples: csr_matrix,
    ) -> None:
        self._features = features
        self._labels = tuple(labels)
        self._weights = weights
        self._bias = bias
        self._examples = examples

    @classmethod
    def train(cls, texts: Sequence[Texts], labels: Sequence[str]) -> Ranker:
        """Learn from messages and the card (or intent) that each belongs to."""
        features = Features().fit(texts)
        matrix = features.transform(texts)
        model = LinearSVC(C=cls.PENALTY, random_state=0).fit(matrix, labels)
        norms = np.sqrt(matrix.multiply(matrix).sum(axis=1)).A1
        examples = matrix.multiply(1 / np.maximum(norms, 1e-9)[:, None]).tocsr()
        return cls(
            features,
            model.classes_.tolist(),
            model.coef_.T.astype(np.float32),
            model.intercept_.astype(np.float32),
            examples.astype(np.float32),
        )

    def state(self) -> dict[str, np.ndarray]:
        """Everything as plain arrays: nothing that needs unpickling to load."""
        return {
            **self._features.state(),
            "labels": np.array(self._labels, dtype=np.str_),
            "weights": self._weights,
            "bias": self._bias,
            "example_data": self._examples.data,
            "example_indices": self._examples.indices,
            "example_indptr": self._examples.indptr,
        }

    @classmethod
    def from_state(cls, arrays: dict[str, np.ndarray]) -> Ranker:
        """Rebuild from :meth:`state`."""
        pointers = arrays["example_indptr"]
        examples = csr_matrix(
            (arrays["example_data"], arrays["example_indices"], pointers),
            shape=(len(pointers) - 1, arrays["weights"].shape[0]),
        )
        return cls(
            Features.from_state(arrays),
            arrays["labels"].tolist(),
            arrays["weights"],
            arrays["bias"],
            examples,
        )

    def rank(self, texts: Texts) -> Ranked:
        """All cards for one message, the likely first."""
        vector = self._features.transform([texts])
        if vector.nnz == 0:
            return Ranked((), 0.0)
        margins = vector.data @ self._weights[vector.indices] + self._bias
        scaled = np.exp(self.SHARPNESS * (margins - margins.max()))
        chances = scaled / scaled.sum()
        order = np.argsort(-chances)
        length = float(np.sqrt(np.square(vector.data).sum()))
        nearest = float((self._examples @ vector.T).max()) / length
        return Ranked(
            tuple((self._labels[index], float(chances[index])) for index in order), nearest
        )

    def chances(self, matrix: csr_matrix) -> np.ndarray:
        """Probabilities for many messages at once, shape (messages, labels); for evaluation."""
        margins = matrix @ self._weights + self._bias
        scaled = np.exp(self.SHARPNESS * (margins - margins.max(axis=1, keepdims=True)))
        return scaled / scaled.sum(axis=1, keepdims=True)
