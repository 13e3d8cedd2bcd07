"""Words cut to what their inflections share: lemmas by spaCy, or stems where it has no model.

The stems follow the Swedish algorithm of the Snowball project (https://snowballstem.org), which is
small enough to stand here: the environment needs no package more for a comparison.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.nlu.swedish import load_swedish
from knowledge.language.folding import fold

_WORD = re.compile(r"[^\W_]+")
_REGION = re.compile(r"[aeiouyåäö][^aeiouyåäö]")
_LEAST_BEFORE = 3
_ENDINGS = sorted(
    "a arna erna heterna orna ad e ade ande arne are aste en anden aren heten ern ar er heter or "
    "as arnas ernas ornas es ades andes ens arens hetens erns at andet het ast".split(),
    key=len,
    reverse=True,
)
_BEFORE_S = "bcdfghjklmnoprtvy"
_DOUBLE = ("dd", "gd", "nn", "dt", "gt", "kt", "tt")
_SUFFIXES = (("löst", "lös"), ("fullt", "full"), ("lig", ""), ("els", ""), ("ig", ""))


def reduced(texts: Sequence[str]) -> tuple[str, list[str]]:
    """What was used ("spaCy lemmas" or "Snowball stems"), and the texts with it, folded."""
    model = load_swedish()
    if "lemmatizer" in model.pipe_names:
        documents = model.pipe(text.lower() for text in texts)
        return "spaCy lemmas", [fold(" ".join(w.lemma_ for w in words)) for words in documents]
    return "Snowball stems", [
        fold(" ".join(stem(word) for word in _WORD.findall(text.lower()))) for text in texts
    ]


def stem(word: str) -> str:
    """A lower-case word without its inflection.

    >>> [stem(word) for word in ("tandvårdens", "avgifterna", "asylsökande")]
    ['tandvård', 'avgift', 'asylsök']
    """
    found = _REGION.search(word)
    start = len(word) if found is None else max(found.end(), _LEAST_BEFORE)
    word = _without_ending(word, start)
    if word.endswith(_DOUBLE) and len(word) - 2 >= start:
        word = word[:-1]
    for suffix, instead in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= start:
            return word.removesuffix(suffix) + instead
    return word


def _without_ending(word: str, start: int) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= start:
            return word.removesuffix(ending)
    if word.endswith("s") and len(word) - 1 >= start and word[-2] in _BEFORE_S:
        return word[:-1]
    return word
