#!/usr/bin/env bash
# Makes .venv what uv.lock says, from a bare machine: finds or installs uv, finds or fetches
# Python 3.10, installs, and adds the Swedish spaCy model where its release host answers.
# Does nothing, in a few milliseconds, when nothing has changed. Works from any folder.
#
#   bot/setup/bootstrap.sh            set up what has changed
#   bot/setup/bootstrap.sh --force    set up all of it again, and ask for the Swedish model again
#
# RATTVISAREN_GROUPS   more dependency groups, apart by spaces, such as "browser"
# RATTVISAREN_SV_MODEL_URL   another place that has the Swedish model's wheel, such as the region's own
set -euo pipefail

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd)
# pyenv's python3.10 answers only below a folder with .python-version: the rest happens here.
cd "$root"

python_wanted=3.10
groups=${RATTVISAREN_GROUPS:-}
model_version=3.8.0
model_wheel=sv_core_news_sm-$model_version-py3-none-any.whl
model_url=${RATTVISAREN_SV_MODEL_URL:-https://github.com/explosion/spacy-models/releases/download/sv_core_news_sm-$model_version/$model_wheel}
# spaCy publishes no checksums. Two unrelated public projects pin this one for this very wheel.
model_sha256=be4929fb30523dca0b6672f999cdbf4d64f165419f1eed0014ca3a36599b8b4d

# A Python or uv that this script fetches stays in the project's folder.
export UV_PYTHON_INSTALL_DIR="$root/.uv/python"

say() { printf '%s\n' "$*" >&2; }
stop() {
  say
  say "Rättvisaren kunde inte installeras."
  say "$@"
  exit 1
}

# What the environment is made from. The folder is part of it: a .venv cannot be moved.
fingerprint() {
  {
    printf '%s\n' "$root" "$groups" "$model_sha256"
    cat pyproject.toml uv.lock .python-version
    find bot/stand_in -type f ! -name '*.pyc' -exec cksum {} + | sort
  } | cksum
}

stamp=.venv/.rattvisaren
made_from=$(fingerprint)
if [[ ${1:-} != --force && -x .venv/bin/python && -f $stamp && $(<"$stamp") == "$made_from" ]]; then
  exit 0
fi

# --- uv ---------------------------------------------------------------------------------------

new_enough() { # 0.13 or newer: pyproject.toml's required-version
  local name major minor rest
  IFS='. ' read -r name major minor rest < <("$1" --version 2>/dev/null) || return 1
  [[ $name == uv && $major =~ ^[0-9]+$ && $minor =~ ^[0-9]+$ ]] && ((major > 0 || minor >= 13))
}

find_uv() {
  local candidate
  for candidate in uv "$root/.uv/bin/uv" "$HOME/.local/bin/uv" "$HOME/.cargo/bin/uv"; do
    if new_enough "$candidate"; then
      command -v "$candidate"
      return
    fi
  done
  return 1
}

install_uv() {
  local python
  # From /, so that pyenv's shims do not look at .python-version: any Python will do for uv.
  for python in python3 python3.10 python /usr/bin/python3 /usr/local/bin/python3; do
    if (cd / && "$python" -m venv --clear "$root/.uv/tool") >/dev/null 2>&1; then
      "$root/.uv/tool/bin/python" -m pip install -qq --disable-pip-version-check \
        --require-hashes --requirement bot/setup/uv.txt >&2 || return 1
      mkdir -p .uv/bin
      ln -sf ../tool/bin/uv .uv/bin/uv
      return
    fi
  done
  return 1
}

if ! uv=$(find_uv); then
  say "Installerar uv i .uv/ …"
  install_uv || stop "uv saknas och kunde inte hämtas. Gör något av detta och försök igen:
  * installera uv 0.13 eller nyare: https://docs.astral.sh/uv/getting-started/installation/
  * se till att python3 finns med venv och pip (Debian, Ubuntu: apt install python3-venv)
    och att datorn når ett paketregister för Python."
  uv=$(find_uv) || stop "uv installerades i .uv/ men går inte att starta. Ta bort mappen .uv och försök igen."
fi

# --- Python 3.10 ------------------------------------------------------------------------------

# Without an own choice in UV_PYTHON: what uv finds, then what pyenv keeps off PATH. What is left
# to uv after that is to download one.
if [[ -z ${UV_PYTHON:-} ]] && ! "$uv" python find --no-python-downloads --system $python_wanted >/dev/null 2>&1; then
  for candidate in "${PYENV_ROOT:-$HOME/.pyenv}/versions/$python_wanted".*/bin/python3.10; do
    if [[ -x $candidate ]]; then
      export UV_PYTHON=$candidate
    fi
  done
  if [[ -z ${UV_PYTHON:-} ]]; then
    say "Hämtar Python $python_wanted …"
    "$uv" python install --no-bin $python_wanted >&2 || stop "Python $python_wanted finns inte på datorn och kunde inte hämtas. Rasa 3.6 kräver just den.
Gör något av detta och försök igen:
  * Ubuntu 22.04: apt install python3.10 python3.10-venv
  * pyenv: pyenv install $python_wanted
  * finns den på annan plats: UV_PYTHON=/sökväg/till/python3.10 make setup
  * utan internet: låt UV_PYTHON_INSTALL_MIRROR peka på en egen kopia av python-build-standalone."
  fi
fi

# --- the locked packages ----------------------------------------------------------------------

# A .venv that was made elsewhere and copied or moved here has scripts that point back there.
if [[ -d .venv && ! ( -f .venv/.root && $(<.venv/.root) == "$root" ) ]]; then
  rm -rf .venv
fi

say "Installerar det som uv.lock anger i .venv/ …"
options=()
for group in $groups; do
  options+=(--group "$group")
done
# Compiled here, once: a start then takes 1.5 s of imports instead of 4.
"$uv" sync --frozen --quiet --compile-bytecode ${options[@]+"${options[@]}"} || stop "Paketen kunde inte installeras; felet står ovanför. Vanligast är att datorn
inte når ett paketregister för Python.
  * Ett eget register anges med UV_DEFAULT_INDEX.
  * Litar nätverket på ett eget certifikat (UnknownIssuer): UV_SYSTEM_CERTS=1 make setup"
printf '%s\n' "$root" >.venv/.root

# --- the Swedish spaCy model ------------------------------------------------------------------

# In no package registry, so not in uv.lock. The assistant runs without it, on spacy.blank("sv").
# Its licence is CC BY-SA 4.0. --no-deps: it asks for spaCy 3.8, which the lock has.
if UV_HTTP_TIMEOUT=10 UV_HTTP_CONNECT_TIMEOUT=3 UV_HTTP_RETRIES=0 "$uv" pip install --quiet --no-deps \
  --python .venv/bin/python "sv-core-news-sm @ $model_url#sha256=$model_sha256" >/dev/null 2>&1; then
  say "Den svenska språkmodellen sv_core_news_sm $model_version är installerad."
else
  say "Den svenska språkmodellen kunde inte hämtas. Rättvisaren fungerar utan den."
  say "Nytt försök: make setup"
fi

printf '%s' "$made_from" >"$stamp"
say "Klart."
