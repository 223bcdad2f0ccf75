# Everything is set up by the command that needs it, once: `make run`, `make test`. `make` alone lists the rest.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules --no-print-directory

# Installers want a home to keep their caches in; where there is none, they get one.
ifneq ($(shell test -d "$$HOME" -a -w "$$HOME" && echo yes),yes)
export HOME := $(CURDIR)/var/home
$(shell mkdir -p "$$HOME")
endif

PYTHON ?= $(shell for python in python3.11 python3.12 python3.13 python3; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)
BIN := .venv/bin
SUDO := $(shell test "$$(id -u)" = 0 || echo sudo -n)
APT := $(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=60
CHROMIUM = $(shell command -v chromium || command -v chromium-browser || command -v google-chrome)
PAGES := $(shell find web/src web/public web/*.html web/*.js web/*.mjs web/*.json -type f 2>/dev/null)

# A virtual environment that was moved or copied would start the programs of its old place: it is made again.
MOVED := $(shell grep -qsF '$(CURDIR)/$(BIN)' $(BIN)/pip || echo moved)

##@ Use it
.PHONY: run
run: .venv/runs web/dist/index.html ## Everything in one terminal, with a demo agency: installs, starts, prints the addresses
	@exec $(BIN)/python -m app run

.PHONY: web
web: web/dist/index.html ## Build the pages, for a deployment

##@ Work on it
.PHONY: test
test: check browser mailboxes relay ## All checks and all tests, browsers included
	@echo '== Tests'
	@$(BIN)/python -m pytest --numprocesses 2 --dist loadfile --quiet -m 'not alone' || failed=$$?; \
	echo '== Tests that have the machine to themselves'; \
	$(BIN)/python -m pytest --quiet -m alone && exit $${failed:-0}

CHECKS := check-format check-lint check-types check-imports check-house check-generated check-pages
.PHONY: check $(CHECKS)
check: .venv/tests web/node_modules/.ready ## What needs no server: format, lint, types, imports, generated files, pages
	@echo '== Checks'
	@$(MAKE) --keep-going --jobs=2 --output-sync $(CHECKS)

# $(call step,NAME,COMMAND): one line when all is well, everything the command said when not.
step = @begun=$$SECONDS; if said=$$($(2) 2>&1); then printf '  %-42s %3d s\n' '$(1)' $$((SECONDS - begun)); \
	else printf '  %-42s failed\n%s\n' '$(1)' "$$said"; exit 1; fi

check-format:
	$(call step,Format (ruff),$(BIN)/ruff format --check .)
check-lint:
	$(call step,Lint (ruff),$(BIN)/ruff check .)
check-types:
	$(call step,Types (mypy strict),$(BIN)/mypy)
check-imports:
	$(call step,Imports between packages (import-linter),$(BIN)/lint-imports)
check-house:
	$(call step,The architecture test,$(BIN)/python -m pytest --quiet tests/test_architecture.py)
check-generated:
	$(call step,Generated files are fresh,$(BIN)/python -m app describe | diff web/openapi.json - && npm --prefix web run wire -- --check)
check-pages:
	$(call step,Pages (eslint tsc vitest),npm --prefix web run check)

.PHONY: fix
fix: .venv/tests web/node_modules/.ready ## Repair what tools can repair, and write generated files anew
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/python -m app describe > web/openapi.json.new && mv web/openapi.json.new web/openapi.json
	npm --prefix web run wire
	npm --prefix web run lint -- --fix

.PHONY: bench
bench: .venv/tests web/dist/index.html ## Measure, print one table, write bench/results.json; ROW=chat for some rows
	@$(BIN)/python -m bench $(ROW)

.PHONY: lock
lock: ## Choose the newest versions that pyproject.toml allows, with their hashes (needs uv)
	$(LOCK) pyproject.toml --output-file requirements.lock
	$(LOCK) pyproject.toml --extra dev --constraint requirements.lock --output-file requirements-dev.lock
LOCK := uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--custom-compile-command 'make lock'

.PHONY: clean
clean: ## Remove what was installed and built; what people wrote stays in var/
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache web/node_modules web/dist var/home
	find . -name __pycache__ -prune -exec rm -rf {} +

.PHONY: help
help:
	@awk -F ':.*## ' '/^##@/ { print "\n" substr($$0, 5) } /^[a-z-]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' Makefile

# What the above needs, made once

.PHONY: moved
moved: ;

$(BIN)/python: $(MOVED)
	@test -n '$(PYTHON)' || { echo 'Python 3.11 or newer is needed, and was not found.'; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { echo '== Python: installing its venv module'; \
		$(APT) update && $(APT) install --yes --no-install-recommends python3-venv >/dev/null; } || true
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { \
		echo "$(PYTHON) lacks its venv module: install Debian's package python3-venv."; exit 1; }
	@echo '== Python: a virtual environment in .venv'
	@$(PYTHON) -m venv --clear .venv

# $(call install,LOCK): pip, saying how far it is, and whatever it says that is not routine.
install = $(BIN)/python -m pip install --disable-pip-version-check --no-input --no-deps --require-hashes \
	--progress-bar off --requirement $(1) 2>&1 | awk -v all="$$(grep -c '^[a-z]' $(1))" \
	'/^(Collecting|Requirement already)/ { if (++n % 10 == 0) { printf "   %d of %d\n", n, all; fflush() } next } \
	/^ *(Using cached|Downloading|Ignoring|Obtaining)/ { next } \
	/^Installing collected/ { print "   unpacking"; fflush(); next } /^Successfully/ { next } /^$$/ { next } { print }'

.venv/runs: requirements.lock $(MOVED) | $(BIN)/python
	@echo '== Python: what it takes to run'
	@$(call install,requirements.lock)
	@touch $@

.venv/tests: requirements-dev.lock .venv/runs
	@echo '== Python: what it takes to test'
	@$(call install,requirements-dev.lock)
	@touch $@

web/node_modules/.ready: web/package-lock.json
	@node -e 'const [a, b] = process.versions.node.split("."); process.exit(a > 20 || (a == 20 && b >= 19) ? 0 : 1)' \
		|| { echo 'Node 20.19 or newer is needed, with npm.'; exit 1; }
	@echo '== Pages: what it takes to build them'
	@npm --prefix web ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

web/dist/index.html: web/node_modules/.ready $(PAGES)
	@echo '== Pages: building'
	@npm --prefix web run --silent build -- --logLevel warn
	@touch $@

DOVECOT = $(shell PATH=$$PATH:/usr/sbin command -v dovecot)
.PHONY: mailboxes
mailboxes:
	@test -n '$(DOVECOT)' || { echo '== Dovecot: installing' && $(APT) update \
		&& $(APT) install --yes --no-install-recommends dovecot-imapd >/dev/null; } || true
	@PATH=$$PATH:/usr/sbin command -v dovecot >/dev/null \
		|| echo '== Dovecot is missing (Debian: apt-get install dovecot-imapd): tests/email_bridge/test_mailboxes.py is left out.'

TURNSERVER = $(shell command -v turnserver)
.PHONY: relay
relay:
	@test -n '$(TURNSERVER)' || { echo '== coturn: installing' && $(APT) update \
		&& $(APT) install --yes --no-install-recommends coturn >/dev/null; } || true
	@command -v turnserver >/dev/null \
		|| echo '== coturn is missing (Debian: apt-get install coturn): calls through networks without UDP are left out.'

.PHONY: browser
browser: web/dist/index.html
	@test -n '$(CHROMIUM)' || { echo '== Chromium: installing' && $(APT) update \
		&& $(APT) install --yes --no-install-recommends chromium fonts-dejavu-core >/dev/null; } || true
	@command -v chromium chromium-browser google-chrome >/dev/null \
		|| echo '== Chromium is missing (Debian: apt-get install chromium): the journeys in tests/journeys are left out.'
