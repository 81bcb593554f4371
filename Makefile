# Everything starts here: `make serve` to write and look, `make test` before a change is handed on.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORTAL := $(BIN)/portal

.PHONY: serve build check test setup setup-test bench bench-search lighthouse clean

serve: setup
	@$(PORTAL) serve

build: setup
	@$(PORTAL) build

check: setup
	@$(PORTAL) check

test: setup-test
	@$(BIN)/ruff check hooks tests
	@$(BIN)/ruff format --check hooks tests
	@$(BIN)/mypy
	@$(BIN)/python -m pytest

bench: setup-test
	@$(BIN)/python tests/bench.py

bench-search: setup-test
	@$(BIN)/python tests/search/bench.py

# What a phone makes of every template: about five minutes.
lighthouse: setup-test
	@sh tests/browser/ensure-npm.sh $(VENV)/npm lighthouse@12
	@$(BIN)/python tests/lighthouse.py

setup: $(VENV)/.ready

setup-test: $(VENV)/.ready-test
	@sh tests/browser/ensure-chromium.sh
	@sh tests/browser/ensure-npm.sh $(VENV)/npm axe-core@~4.14
	@sh tests/servers/ensure-servers.sh $(VENV)/servers

$(VENV)/.ready: pyproject.toml
	@echo "Setting up in $(VENV) (once) …"
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/.ready-test: $(VENV)/.ready
	@echo "Installing what the tests need (once) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[test]"
	@touch $@

clean:
	rm -rf $(VENV) .portal site
