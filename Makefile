# The two that matter: `make run` and `make test`. Nothing but make, bash and a Python is needed
# beforehand; the set-up brings the rest, inside this folder.

SHELL := bash
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

# Straight from the environment: no target needs uv on PATH, or an activated environment.
BIN := .venv/bin
MODEL := models/rattvisaren.tar.gz
# What a model is made from.
SOURCES := $(shell find config.yml domain.yml data knowledge actions bot -type f \
	! -path '*/__pycache__/*' ! -path 'bot/setup/*' 2>/dev/null | sed 's/ /\\ /g')

.PHONY: help run test lint train shell eval bench check setup ready clean

help: ## visar den här listan
	@printf 'Rättvisaren\n\n'
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' $(firstword $(MAKEFILE_LIST)) | expand -t 16

run: ready ## sätter upp, tränar om det behövs och startar på http://127.0.0.1:5005
	$(BIN)/rattvisaren serve

test: ready ## kör alla tester
	$(BIN)/pytest

lint: ready ## granskar kodens form och typer
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

train: ready ## tränar modellen
	$(BIN)/rasa train --fixed-model-name rattvisaren

shell: ready $(MODEL) ## chatt i terminalen, med åtgärdsservern bredvid
	@mkdir -p .rasa
	@SANIC_HOST=127.0.0.1 $(BIN)/rasa run actions --port 5055 >.rasa/actions.log 2>&1 & actions=$$!; \
	trap 'kill $$actions 2>/dev/null' EXIT; \
	$(BIN)/rasa shell --interface 127.0.0.1 --model $(MODEL)

eval: ready $(MODEL) ## mäter hur väl frågor och samtal förstås, till results/
	$(BIN)/python -m bench.evaluation

bench: ready ## mäter fart och storlek bredvid vanlig Rasa, till docs/performance.md
	$(BIN)/python -m bench.speed

check: ready ## hittar fel i kunskap, träningsdata och domän, och fakta som gått ut
	$(BIN)/rattvisaren check

setup: ## installerar allt på nytt i .venv/
	@bot/setup/bootstrap.sh --force

clean: ## tar bort allt som går att skapa på nytt (inte databasen)
	rm -rf .venv .uv .rasa .mypy_cache .ruff_cache .pytest_cache .hypothesis build dist results models
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

ready: # what every target starts with; done in milliseconds when nothing has changed
	@bot/setup/bootstrap.sh

# Rasa leaves the file as it is when nothing that matters to it has changed: hence the touch.
$(MODEL): $(SOURCES) | ready
	$(BIN)/rasa train --fixed-model-name rattvisaren
	@touch $@
