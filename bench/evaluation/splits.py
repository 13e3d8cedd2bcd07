"""The one split of the training data that all representations and DIET are compared on."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from sklearn.model_selection import StratifiedShuffleSplit

from bench.evaluation.material import Example

_TEST_SHARE = 0.2


@dataclass(frozen=True)
class Split:
    """Examples to train on and examples held out, stratified by card."""

    training: tuple[Example, ...]
    test: tuple[Example, ...]

    @property
    def fingerprint(self) -> str:
        """Changes when an example does: tells whether two results are of the same split."""
        digest = hashlib.sha256()
        for example in (*self.training, *self.test):
            digest.update(f"{example.card}\t{example.text}\n".encode())
        return digest.hexdigest()[:12]


def split(examples: Sequence[Example]) -> Split:
    """The same split for the same examples, whatever order they stand in."""
    ordered = sorted(examples, key=lambda example: (example.card, example.text))
    cards = [example.card for example in ordered]
    shuffle = StratifiedShuffleSplit(n_splits=1, test_size=_TEST_SHARE, random_state=0)
    training, test = next(shuffle.split(ordered, cards))
    return Split(tuple(ordered[i] for i in training), tuple(ordered[i] for i in test))
