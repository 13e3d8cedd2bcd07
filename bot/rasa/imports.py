"""Lets Rasa start without scikit-learn, of which it needs one function, in the training of DIET.

Rasa imports ``sklearn.model_selection``, and with it most of scipy, for ``train_test_split`` in
``rasa.utils.tensorflow.model_data``: 40 MB and half a second in every process, called by nobody
who does not train DIET. Here the module gets a function that imports scikit-learn when called.
"""

from __future__ import annotations

import importlib
import sys
from types import ModuleType
from typing import Any

WANTED_BY = "rasa.utils.tensorflow.model_data"
_PACKAGE, _MODULE = "sklearn", "sklearn.model_selection"


def spare_sklearn() -> None:
    """Import the one module of Rasa's that asks for scikit-learn, without importing the latter.

    To be called before anything else of Rasa is imported. Does nothing when it comes too late.
    """
    if WANTED_BY in sys.modules or _PACKAGE in sys.modules:
        return
    package, module = ModuleType(_PACKAGE), ModuleType(_MODULE)
    module.train_test_split = _train_test_split  # type: ignore[attr-defined]
    sys.modules |= {_PACKAGE: package, _MODULE: module}
    try:
        importlib.import_module(WANTED_BY)
    finally:
        # Whoever imports scikit-learn from now on gets the real one.
        del sys.modules[_PACKAGE], sys.modules[_MODULE]


def _train_test_split(*args: Any, **kwargs: Any) -> Any:
    from sklearn.model_selection import train_test_split

    return train_test_split(*args, **kwargs)
