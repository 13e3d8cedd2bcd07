"""What must be in place before Rasa is imported: its telemetry off, and a clean terminal.

Python runs this at every start in this environment, through the .pth file beside it: only so do
`rasa train`, `rasa shell`, pytest and any script get it, also when somebody forgets a wrapper.
Whoever sets a variable on purpose keeps their value. Keep it tiny: every start pays for it.
"""

import os
import sys
import warnings

# Rasa reports usage and, through Sentry, its crashes to its maker unless told not to. What staff
# write must not leave the region. `rasa.telemetry` asks this variable before either is set up.
os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")

# SQLAlchemy 1.4, which Rasa needs, prints a notice about version 2.0 that nobody here can act on.
os.environ.setdefault("SQLALCHEMY_SILENCE_UBER_WARNING", "1")

_show = warnings.showwarning


def _show_unless_foreign(message, category, filename, lineno, file=None, line=None):
    """Keep other people's deprecations out of the chat in `rasa shell`.

    A filter would not do: Sanic puts one of its own before it when it is imported. Warnings about
    our own code, and Rasa's about domain and training data, are shown as always.
    """
    foreign = filename.startswith((sys.prefix, "<frozen "))
    deprecation = issubclass(category, (DeprecationWarning, PendingDeprecationWarning))
    if foreign and (deprecation or "pkg_resources is deprecated" in str(message)):
        return
    _show(message, category, filename, lineno, file, line)


# Whoever asks for warnings, with -W or PYTHONWARNINGS, gets them all.
if not sys.warnoptions:
    warnings.showwarning = _show_unless_foreign
