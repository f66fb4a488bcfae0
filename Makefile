# From a fresh clone: `make run` to use it, `make test` to check it. README.md gives the way without make.

PYTHON ?= python3
BIN := .venv/bin
VERSION_NEEDED := import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Read Twice needs Python 3.11 or later; this is %s. Try: make PYTHON=python3.12 $(MAKECMDGOALS)" % sys.version.split()[0])

.PHONY: run class test check lock browser

run: .venv/ready
	@$(BIN)/python app.py

# For the school network: every device in it can reach the page.
class: .venv/ready
	@TUTOR_HOST=0.0.0.0 $(BIN)/python app.py

test: .venv/ready-dev browser check
	$(BIN)/python -m pytest -n logical --maxprocesses 4 --dist loadfile --no-loadscope-reorder

check: .venv/ready-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# uv installs in seconds what takes pip minutes; where it cannot be had, pip does the same.
.venv/bin/python:
	@$(PYTHON) -c '$(VERSION_NEEDED)'
	@echo "Making an environment in .venv …"
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv || echo "uv is not to be had; pip will do."

.venv/ready: requirements.lock | .venv/bin/python
	@echo "Installing what Read Twice needs (once, about a minute) …"
	@if [ -x $(BIN)/uv ]; then $(BIN)/uv pip install --quiet --compile-bytecode --python $(BIN)/python --require-hashes -r requirements.lock; \
	 else $(BIN)/python -m pip install --disable-pip-version-check --require-hashes -r requirements.lock; fi
	@touch $@

.venv/ready-dev: requirements-dev.lock | .venv/bin/python
	@echo "Installing what the tests need …"
	@if [ -x $(BIN)/uv ]; then $(BIN)/uv pip install --quiet --compile-bytecode --python $(BIN)/python --require-hashes -r requirements-dev.lock; \
	 else $(BIN)/python -m pip install --disable-pip-version-check --require-hashes -r requirements-dev.lock; fi
	@touch $@

# The browser and database tests use Debian's chromium and PostgreSQL.
browser:
	@sh tests/debian-packages.sh chromium postgresql

lock: .venv/ready-dev
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header requirements.in -o requirements.lock
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header requirements-dev.in -o requirements-dev.lock
