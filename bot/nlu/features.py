"""Turns messages into sparse features: characters, words, and the pattern of what is named.

Character n-grams carry inflection, compounds and typos; the pattern ("har xgrupp ratt till
xvard") lets one example stand for every group, age and care type in the knowledge base.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer


@dataclass(frozen=True)
class View:
    """One way of looking at a message: which text, cut how, and how much it weighs."""

    name: str
    text: int
    analyzer: str
    ngrams: tuple[int, int]
    weight: float
    min_df: int = 1


FOLDED, PATTERN, CONCEPTS = 0, 1, 2
VIEWS = (
    View("characters", FOLDED, "char_wb", (2, 5), 1.0, min_df=2),
    View("words", FOLDED, "word", (1, 2), 0.5),
    View("pattern", PATTERN, "word", (1, 2), 0.5),
    View("concepts", CONCEPTS, "word", (1, 2), 1.0),
)
"""Chosen by cross-validation over the training data: ``docs/evaluation.md``."""

Texts = tuple[str, str, str]
"""A message as (folded text, pattern, concepts)."""


class Features:
    """Fits and applies the views; L2-normalised within each view."""

    def __init__(self, views: Sequence[View] = VIEWS) -> None:
        self._views = tuple(views)
        self._vectorizers = [_vectorizer(view) for view in self._views]

    def fit(self, texts: Sequence[Texts]) -> Features:
        """Learn vocabulary and weights from the training messages."""
        for view, vectorizer in zip(self._views, self._vectorizers, strict=True):
            vectorizer.fit([text[view.text] for text in texts])
        return self

    def transform(self, texts: Sequence[Texts]) -> csr_matrix:
        """Features of shape (messages, vocabulary), float32."""
        blocks = [
            vectorizer.transform([text[view.text] for text in texts]) * view.weight
            for view, vectorizer in zip(self._views, self._vectorizers, strict=True)
        ]
        return hstack(blocks, format="csr", dtype=np.float32)

    def state(self) -> dict[str, np.ndarray]:
        """Vocabularies and weights as plain arrays: nothing that needs unpickling to load."""
        arrays = {}
        for view, vectorizer in zip(self._views, self._vectorizers, strict=True):
            terms = sorted(vectorizer.vocabulary_, key=vectorizer.vocabulary_.__getitem__)
            arrays[f"{view.name}_terms"] = np.array(terms, dtype=np.str_)
            arrays[f"{view.name}_idf"] = vectorizer.idf_.astype(np.float32)
        return arrays

    @classmethod
    def from_state(
        cls, arrays: Mapping[str, np.ndarray], views: Sequence[View] = VIEWS
    ) -> Features:
        """Rebuild from :meth:`state`."""
        features = cls(views)
        for view, vectorizer in zip(features._views, features._vectorizers, strict=True):
            terms = arrays[f"{view.name}_terms"].tolist()
            vectorizer.vocabulary_ = {term: index for index, term in enumerate(terms)}
            vectorizer.idf_ = arrays[f"{view.name}_idf"].astype(np.float64)
        return features


def _vectorizer(view: View) -> TfidfVectorizer:
    return TfidfVectorizer(
        analyzer=view.analyzer,
        ngram_range=view.ngrams,
        min_df=view.min_df,
        sublinear_tf=True,
        token_pattern=r"(?u)\b\w+\b" if view.analyzer == "word" else None,
        lowercase=False,
        dtype=np.float32,
    )
