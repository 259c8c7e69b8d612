# The contributor's manual: each recipe is what there is to know about its task.
#   make demo    build the graph from the seeds and answer two questions, with their sentences
#   make test    style, types and every test but the slow ones (some minutes)
#   make test-slow  the slow tests: generated graphs by the hundred, other engines (some ten minutes)
#   make test-stores  load real triple stores and ask them (those this machine can run)
#   make data    build data/ from the seeds again
#   make docs    write the generated pages again
#   make clean   remove what the others made, except data/ and docs/
# A fresh machine needs Python 3.11 to 3.13, make and git; everything else comes from PyPI into .venv.

.DEFAULT_GOAL := help
.PHONY: help demo test test-slow test-stores data docs clean
.SUFFIXES:

# The first interpreter that runs (a pyenv shim may not), is of a supported version and can make environments.
PROBE := import ensurepip, sys, venv; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))
ifndef PYTHON
PYTHON := $(shell for p in python3.13 python3.12 python3.11 python3 python; do \
	"$$p" -c "$(PROBE)" >/dev/null 2>&1 && echo "$$p" && break; done)
endif
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

help:
	@sed -n 's/^#   //p' Makefile

.venv/made:
	@test -n "$(PYTHON)" || { echo "make: no Python 3.11, 3.12 or 3.13 with venv found; install one (on Debian: apt install python3-venv) or set PYTHON=…" >&2; exit 2; }
	@echo "making .venv with $(PYTHON)" >&2
	@"$(PYTHON)" -m venv --clear .venv
	@touch $@

# Installed in place, so that a change to the sources needs no second installation.
.venv/installed: .venv/made pyproject.toml
	@echo "installing Verbale and what it needs (a minute or two, once)" >&2
	@$(PIP) install --editable .
	@touch $@

.venv/installed-dev: .venv/made pyproject.toml
	@echo "installing Verbale, what it needs and the tools to test it (a minute or two, once)" >&2
	@$(PIP) install --editable '.[dev]'
	@touch $@ .venv/installed

demo: .venv/installed
	@$(BIN)/verbale build
	@echo
	@echo '$$ verbale query timeline a=peru b=south-korea from=2011 to=2013 --evidence'
	@$(BIN)/verbale query timeline a=peru b=south-korea from=2011 to=2013 --evidence
	@echo
	@echo '$$ verbale query missions sender=north-korea --evidence'
	@$(BIN)/verbale query missions sender=north-korea --evidence

# Bytecode is kept in .venv, also where PYTHONDONTWRITEBYTECODE is set: tests start hundreds of processes.
test test-slow: export PYTHONPYCACHEPREFIX := $(CURDIR)/.venv/bytecode
test test-slow: export PYTHONDONTWRITEBYTECODE :=

test: .venv/installed-dev
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/python -m pytest -q -n 2 --dist loadscope -m "not slow and not store"

test-slow: .venv/installed-dev
	@$(BIN)/python -m pytest -q -n 2 -m "slow and not store"

test-stores: .venv/installed-dev
	@$(BIN)/python -m pytest -q -m store -rs tests/stores

data: .venv/installed
	@$(BIN)/verbale build seeds -o data

docs: .venv/installed
	@$(BIN)/python -m verbale.cli.reference > docs/cli.md.new && mv docs/cli.md.new docs/cli.md
	@$(BIN)/python -m verbale.exports.reference docs
	@$(BIN)/python scripts/readme.py
	@$(BIN)/python scripts/queries.py
	@$(BIN)/python scripts/reasoning.py
	@$(BIN)/python scripts/banks.py

clean:
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
