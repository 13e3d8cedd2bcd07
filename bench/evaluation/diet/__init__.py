"""DIET with real TensorFlow on the same split, in an environment of its own: ``make eval-diet``."""
