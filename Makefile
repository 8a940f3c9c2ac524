# These commands do everything on a machine that has Python >= 3.11 and make:
#   make demo   builds an environment, indexes corpus/ and runs a few searches
#   make test   builds the environment and runs every check; make lint, those of style and types
#   make quality  measures extraction on the sample corpus, and says what fails, by shape
#   make bench  measures against other engines (half an hour; make bench SIZE=small, two minutes)

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready
ORIGINAL := .venv-original
BENCH    := .venv-bench
SIZE     ?= full

.PHONY: test-original demo test lint format quality bench clean

demo: $(READY)
	@PATH="$(CURDIR)/$(BIN):$$PATH" sh corpus/demo.sh

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

test: lint
	$(BIN)/python -m pytest -n auto --dist worksteal --cov --cov-report=term

format: $(READY)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:
	rm -rf $(VENV) $(ORIGINAL) $(BENCH) benchmarks/work .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache dist

quality: $(READY)
	$(BIN)/python -m benchmarks.quotations corpus/gold/quotations.gold --indirect

# Side by side with stock Whoosh, tantivy and SQLite; writes into benchmarks/.
bench: $(BENCH)/.ready
	$(BENCH)/bin/python -m benchmarks --size $(SIZE)

$(BENCH)/.ready: pyproject.toml
	$(PYTHON) -m venv $(BENCH)
	$(BENCH)/bin/python -m pip install --quiet --disable-pip-version-check -e '.[bench]'
	$(BENCH)/bin/python -m compileall -q src
	@touch $@

# The index on the original distribution of Whoosh, which others may have installed.
test-original: $(ORIGINAL)/.ready
	$(ORIGINAL)/bin/python -m pytest tests/index tests/test_library.py

$(ORIGINAL)/.ready: pyproject.toml
	$(PYTHON) -m venv $(ORIGINAL)
	$(ORIGINAL)/bin/python -m pip install --quiet --disable-pip-version-check -e . pytest hypothesis
	$(ORIGINAL)/bin/python -m pip uninstall --quiet --yes whoosh-reloaded
	$(ORIGINAL)/bin/python -m pip install --quiet --disable-pip-version-check whoosh==2.7.4
	@touch $@

# The stamp is newer than pyproject.toml while the environment is complete.
$(READY): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "searchnews needs Python 3.11 or newer; name one: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 2; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	$(BIN)/python -m compileall -q src
	@touch $@
