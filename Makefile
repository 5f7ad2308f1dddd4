# The ways to run this project. It needs Python 3.11 or newer and nothing else; `make PYTHON=python3.12 ...` names one.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
CODE := kg tests benchmarks

.DEFAULT_GOAL := help
.PHONY: help setup demo test lint format bench card answers lock clean

help: ## show the targets
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 16

setup: $(VENV)/.ready ## make .venv with the locked packages and this one

$(VENV)/.ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "$(PYTHON) is no Python 3.11 or newer; name one: make PYTHON=python3.12 setup" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' || \
	  { echo "$(PYTHON) cannot make virtual environments; on Debian: apt-get install python3-venv" >&2; exit 1; }
	@echo "Making $(VENV); the first time takes a minute or two ..." >&2
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) install --require-hashes --only-binary :all: --requirement requirements.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

demo: setup ## read the sample pages and show what comes of them
	@rm -rf demo
	@mkdir demo
	@$(BIN)/kg build samples --into demo/archive.db
	@$(BIN)/kg tour --from demo/archive.db
	@echo "(kg is $(BIN)/kg; '. $(BIN)/activate' puts it on your path)"

test: setup ## run all tests; PYTEST="-k name" passes options on
	@$(BIN)/python -m pytest $(PYTEST)

lint: setup ## check style, types and the order of imports
	$(BIN)/ruff check $(CODE)
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/mypy
	$(BIN)/lint-imports

format: setup ## bring the code into its form
	$(BIN)/ruff check --fix $(CODE)
	$(BIN)/ruff format $(CODE)

bench: $(VENV)/.bench ## measure speed and segmenters; see benchmarks/README.md
	$(BIN)/python benchmarks/speed.py

$(VENV)/.bench: requirements-bench.lock $(VENV)/.ready
	@$(PIP) install --require-hashes --requirement requirements-bench.lock
	@touch $@

card: setup ## write what is in the corpus into its data card
	@$(BIN)/kg corpus check --card > pipelines/corpus/card.md
	@sed -i.bak -e '/^<!-- kg corpus/,/^<!-- end/{//!d;}' -e '/^<!-- kg corpus/r pipelines/corpus/card.md' \
	  pipelines/corpus/README.md pipelines/corpus/README.zh-CN.md
	@rm pipelines/corpus/card.md pipelines/corpus/*.bak

answers: setup ## write the answers in the heads of the named queries anew
	@PYTHONPATH=tests $(BIN)/python -m queries.answers

lock: setup ## choose the packages anew
	@$(PIP) install uv
	@$(BIN)/uv pip compile pyproject.toml --extra dev --quiet --upgrade --only-binary :all: --no-strip-extras --universal --python-version 3.11 \
	  --generate-hashes --no-header --no-annotate --no-emit-index-url --output-file requirements.lock
	@$(BIN)/uv pip compile pyproject.toml --extra bench --constraint requirements.lock --quiet --upgrade --only-binary :all: --no-strip-extras --universal \
	  --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url \
	  --output-file requirements-bench.lock

clean: ## remove what the other targets made, but not .venv
	rm -rf demo .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
