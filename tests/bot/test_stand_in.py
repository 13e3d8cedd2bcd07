"""What is left out of the environment is refused plainly, and telemetry is off."""

import importlib
import os
import pickle
import subprocess
import sys

import pytest


def test_rasa_inherits_from_names_of_packages_that_are_not_installed() -> None:
    from rasa.nlu.classifiers.diet_classifier import DIET

    with pytest.raises(AttributeError, match="DIET and TED need TensorFlow: DIET was asked for"):
        DIET()


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("tensorflow", "DIET and TED need TensorFlow"),
        ("boto3", "DynamoDB tracker store needs boto3"),
        ("aiogram", "Telegram channel needs aiogram"),
    ],
)
def test_what_is_not_listed_says_what_is_missing(name: str, reason: str) -> None:
    module = importlib.import_module(name)
    with pytest.raises(AttributeError, match=reason):
        _ = module.something_else


def test_searches_through_all_modules_are_not_disturbed() -> None:
    importlib.import_module("tensorflow.keras.layers")
    assert pickle.loads(pickle.dumps(os.path.join)) is os.path.join
    assert not hasattr(importlib.import_module("tensorflow"), "something_else")


def test_spacy_does_not_believe_in_tensorflow() -> None:
    from thinc.compat import has_tensorflow

    assert not has_tensorflow


def test_telemetry_is_off_without_any_wrapper() -> None:
    environment = {k: v for k, v in os.environ.items() if k != "RASA_TELEMETRY_ENABLED"}
    code = "import rasa.telemetry as t; print(t.is_telemetry_enabled())"
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"
    assert done.stderr == ""
