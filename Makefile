# Folkmoot. Each target does all of its own set-up in .venv; the second time it starts in seconds.
#
#   make demo    the bot and a small Telegram in a browser, without a token (FLAGS="--port 9000 --no-browser --fresh")
#   make test    the whole suite (FLAGS="tests/house -k texts")
#   make lint    ruff, mypy, import-linter, deptry
#   make bench   the benchmarks, with their tables
#   make format  let ruff tidy the code
#   make clean   throw away .venv and every cache
#
# Another Python: make demo PYTHON=python3.13. Tests in one process: make test WORKERS=0

PYTHON ?= python3
FLAGS ?=
WORKERS ?= 4

VENV := .venv
BIN := $(VENV)/bin
SETTING_UP = echo "Setting up $(VENV) for '$(1)' (about a minute, once) ..."
PIP := $(BIN)/python -m pip install -qq --disable-pip-version-check --no-input
INSTALL := $(PIP) --editable
INVITE := $(PIP) --no-deps --requirement tests/guests.txt

# Compiled Python is kept: every start would compile all of it again.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help demo test lint bench format clean environment
.NOTPARALLEL:
.DEFAULT_GOAL := help

help:
	@sed -n '3,8s/^# *//p' Makefile

demo: $(VENV)/base.stamp
	@$(BIN)/python -m bot demo $(FLAGS)

test: $(VENV)/dev.stamp
	@$(BIN)/python -m pytest --numprocesses $(WORKERS) --dist worksteal $(FLAGS)

lint: $(VENV)/dev.stamp
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check --quiet . || { echo "Cure: make format"; exit 1; }
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/deptry .

bench: $(VENV)/bench.stamp
	@$(BIN)/python -m benchmarks $(FLAGS)

format: $(VENV)/dev.stamp
	@$(BIN)/ruff check --fix-only --quiet .
	@$(BIN)/ruff format .

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Each set-up holds the smaller ones, so it stamps them too: `make demo` after `make test` installs nothing.

$(VENV)/base.stamp: pyproject.toml
	@$(MAKE) --no-print-directory environment
	@$(call SETTING_UP,demo)
	@$(INSTALL) .
	@touch $@

$(VENV)/dev.stamp: pyproject.toml tests/guests.txt
	@$(MAKE) --no-print-directory environment
	@$(call SETTING_UP,test)
	@$(INSTALL) '.[dev]'
	@$(INVITE)
	@touch $(VENV)/base.stamp $@

$(VENV)/bench.stamp: pyproject.toml tests/guests.txt
	@$(MAKE) --no-print-directory environment
	@$(call SETTING_UP,bench)
	@$(INSTALL) '.[bench]'
	@$(INVITE)
	@touch $(VENV)/base.stamp $(VENV)/dev.stamp $@

environment:
	@command -v $(PYTHON) >/dev/null || { echo "There is no $(PYTHON). Cure: sudo apt install python3 python3-venv"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Folkmoot needs Python 3.11 or newer; $(PYTHON) is $$($(PYTHON) -V)."; \
		echo "Cure: name a newer one, such as: make demo PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { \
		echo "$(PYTHON) cannot make virtual environments. Cure: sudo apt install python3-venv"; exit 1; }
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear $(VENV)
