# Everything here works on a fresh machine with make and Python 3.11 or newer (with venv).
# Kept to what GNU make 3.81 knows, because that is the one macOS has.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.NOTPARALLEL:
.DELETE_ON_ERROR:
# What another project left in the environment must not be imported here.
unexport PYTHONPATH PYTHONHOME

# Name one to use it instead of the first that fits: make PYTHON=python3.13 run
PYTHON ?=
ARGS ?=
# Only `make lock` needs it, so it stays out of the locks themselves.
UV_VERSION := 0.13.9

candidates = $(or $(PYTHON),python3 python3.14 python3.13 python3.12 python3.11 python)
python := .venv/bin/python
pip := $(python) -m pip -qq --no-input --disable-pip-version-check
locks_run := --requirement requirements/run.txt --requirement requirements/build.txt
locks_dev := --requirement requirements/dev.txt
download := $(pip) download --require-hashes --only-binary :all: --dest build/wheels
# Any set of locked packages goes through the folder of wheels, so that a second environment
# (the one of the wheel test) needs no network.
install := $(pip) install --no-index --find-links build/wheels --require-hashes
offline := The packages could not be fetched. See the lines above, check the connection, \
	and run the same command again: it goes on from here.

.PHONY: help run test check format-check lint types layers tests faults bench pictures bundle docs reference format lock clean setup

help: ## Show this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' Makefile | awk -F'|' '{printf "%-20s%s\n", $$1, $$2}'

run: .venv/.run-ready ## Open the app; make run ARGS="confer Ana" hands it words
	@$(python) -m conferapp $(ARGS)

test: format-check lint types layers tests ## Run every check: format, lint, types, layers, tests
	@echo "All checks passed."

check: test ## The same gate under its other name

format-check: .venv/.dev-ready
	@echo "Format ..."
	@$(python) -m ruff format --quiet --diff

lint: .venv/.dev-ready
	@echo "Lint ..."
	@$(python) -m ruff check --quiet

types: .venv/.dev-ready
	@echo "Types ..."
	@$(python) -m mypy --no-error-summary

layers: .venv/.dev-ready
	@echo "Layers ..."
	@$(python) -m pytest --quiet --no-header tests/system/test_layers.py

# One more worker than there are cores: some tests wait for a terminal or another process.
workers := $(shell expr $$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2) + 1)

tests: .venv/.dev-ready
	@echo "Tests ..."
	@$(python) -m pytest --quiet --no-header --numprocesses=$(workers) --dist=loadfile \
		--ignore=tests/system/test_layers.py

faults: .venv/.dev-ready ## Break it in every way, for hours; ARGS="kills --rounds 1000" for one
	@$(python) -m tests.faults.run $(ARGS)

bench: .venv/.dev-ready ## Measure against bare Textual apps, side by side
	@$(python) benchmarks/run.py $(ARGS)

pictures: .venv/.dev-ready ## Make the pictures of README and docs anew
	@for maker in docs/pictures/make*.py; do $(python) $$maker || exit 1; done

bundle: .venv/.run-ready ## Make a zip that installs without a network; ARGS="--for windows"
	@$(python) bundle/make.py $(ARGS)

docs: .venv/.dev-ready ## Make tables and pictures of the docs anew, and run every command they show
	@$(python) docs/make_docs.py $(ARGS)

reference: .venv/.run-ready ## Make the schema and the tables of docs/agenda-format.md anew
	@$(python) docs/make_reference.py

format: .venv/.dev-ready ## Format the code and mend what can be mended
	@$(python) -m ruff check --quiet --fix-only
	@$(python) -m ruff format --quiet

setup: .venv/.dev-ready ## Only do the set-up
	@:

# The stamp holds the folder it was made in: a moved or copied checkout, or a Python that was
# taken away, gets a new environment instead of a puzzling failure.
ifneq ($(shell test -x $(python) && cat .venv/.made-in 2>/dev/null),$(CURDIR))
.PHONY: .venv/.made-in
endif

.venv/.made-in:
	@for candidate in $(candidates); do \
		if "$$candidate" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' \
			2>/dev/null; then \
			echo "Making .venv with $$("$$candidate" --version) ..."; \
			"$$candidate" -m venv --clear .venv || exit 1; \
			printf '%s\n' "$(CURDIR)" > $@; exit 0; \
		fi; \
	done; \
	echo "Conferapp needs Python 3.11 or newer with its venv module; tried: $(candidates)." >&2; \
	echo "Install one (on Debian or Ubuntu: apt install python3 python3-venv), or name" >&2; \
	echo "yours: make PYTHON=/path/to/python3, and run the same command again." >&2; \
	exit 1

.venv/.run-ready: .venv/.made-in pyproject.toml requirements/run.txt requirements/build.txt
	@echo "Fetching what the app needs ..."
	@$(download) $(locks_run) || { echo "$(offline)" >&2; exit 1; }
	@echo "Installing it ..."
	@$(install) $(locks_run)
	@$(pip) install --no-index --no-build-isolation --no-deps --editable .
	@touch $@

.venv/.dev-ready: .venv/.run-ready requirements/dev.txt
	@echo "Fetching what the checks need ..."
	@$(download) $(locks_dev) || { echo "$(offline)" >&2; exit 1; }
	@echo "Installing it ..."
	@$(install) $(locks_dev)
	@touch $@

lock: .venv/.made-in ## Renew requirements/ with the newest versions that pyproject.toml allows
	@echo "Fetching uv $(UV_VERSION) ..."
	@$(pip) install --target build/uv --upgrade --only-binary :all: uv==$(UV_VERSION)
	@echo "Renewing requirements/ ..."
	@$(call compile,dev,pyproject.toml --group dev --all-extras --upgrade)
	@$(call compile,run,pyproject.toml --constraint requirements/dev.txt)
	@$(call compile,build,--group build --constraint requirements/dev.txt)

# $(1): the name of the lock; $(2): what goes into it. No path and no host gets into a lock.
compile = build/uv/bin/uv pip compile --quiet --universal --python-version 3.11 \
	--generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links \
	--output-file requirements/$(1).txt $(2) \
	&& { echo "\# Exact versions and hashes; renew with: make lock"; \
		cat requirements/$(1).txt; } > build/lock.txt \
	&& mv build/lock.txt requirements/$(1).txt

clean: ## Remove everything that make and the checks have made
	@rm -rf .venv build dist .hypothesis .mypy_cache .pytest_cache .ruff_cache
	@find src tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true
