# Everything a newcomer needs: `make run` serves the demo portal, `make test` checks all of it.
# Both set themselves up from nothing but Python 3.11 or newer.

PYTHON ?= python3
PORT ?= 8000
SECONDS ?= 600
BIN := .venv/bin
MANAGE := $(BIN)/python site/manage.py
TEMPLATES := kehoach_cms/templates templates

.DEFAULT_GOAL := help
.PHONY: help run reset test lint format messages pins matrix screenshots audit budgets fuzz clean

help: ## List the targets
	@grep -hE '^[a-z-]+:.*?## ' $(MAKEFILE_LIST) | awk -F ':.*?## ' '{printf "  make %-12s %s\n", $$1, $$2}'

.venv/.made:
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --upgrade pip
	@touch $@

.venv/.run: requirements.txt .venv/.made
	$(BIN)/pip install --quiet -r requirements.txt
	@touch $@

.venv/.test: requirements.txt tests/requirements.txt .venv/.made
	$(BIN)/pip install --quiet -r requirements.txt -r tests/requirements.txt
	@touch $@ .venv/.run

# curlylint and mypy want different versions of one library, so curlylint has a corner of its own.
.venv/.templates: tests/requirements-templates.txt .venv/.made
	$(PYTHON) -m venv .venv/templates
	.venv/templates/bin/pip install --quiet -r tests/requirements-templates.txt
	@touch $@

run: .venv/.run ## Serve the demo portal (PORT=8000); keeps what editors changed
	$(MANAGE) migrate --verbosity 0
	$(MANAGE) load_demo --if-empty
	@echo
	@echo "  Portal   http://127.0.0.1:$(PORT)/"
	@echo "  Admin    http://127.0.0.1:$(PORT)/admin/   user: bientap   password: bientap"
	@echo
	@$(MANAGE) runserver --noreload 127.0.0.1:$(PORT)

reset: ## Throw the demo portal's data away and start over
	rm -rf var/portal.sqlite3 var/portal.sqlite3-wal var/portal.sqlite3-shm
	find media -mindepth 1 ! -name .gitignore -delete

test: .venv/.test lint ## Check everything: style, types, all tests (PostgreSQL too with DATABASE_URL)
	@$(BIN)/python scripts/run_tests.py

lint: .venv/.test .venv/.templates ## Style, types, the house's import rule, templates, migrations, catalogue
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/mypy
	$(BIN)/djhtml --check --tabwidth 4 $(TEMPLATES)
	.venv/templates/bin/curlylint --quiet $(TEMPLATES)
	$(BIN)/python scripts/messages.py --check
	DJANGO_SETTINGS_MODULE=portal.settings.test $(MANAGE) makemigrations --check --dry-run
	DJANGO_SETTINGS_MODULE=portal.settings.test $(MANAGE) check --fail-level WARNING

format: .venv/.test ## Bring code and templates into form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/djhtml --tabwidth 4 $(TEMPLATES)

messages: .venv/.test ## Gather messages into the catalogues and compile them
	$(BIN)/python scripts/messages.py

tests/audit/node_modules/.made: tests/audit/package.json tests/audit/package-lock.json
	cd tests/audit && PUPPETEER_SKIP_DOWNLOAD=1 npm ci --silent
	@touch $@

audit: .venv/.test tests/audit/node_modules/.made ## vnu, html-validate and Lighthouse over the pages as served (needs npm, Java, Chromium)
	$(BIN)/python scripts/audit.py

budgets: .venv/.test ## Bytes, requests, LCP and CLS of the pages on a slow phone
	$(BIN)/python benchmarks/budgets.py

screenshots: .venv/.test ## Draw every page type at 360 and 1280 px, light and dark, into docs/screenshots
	$(BIN)/python scripts/screenshots.py

matrix: ## Tests on the corners of the supported versions (CORNERS=oldest; PYTHON_MIN, PYTHON_MAX name the interpreters)
	scripts/matrix.sh $(CORNERS)

fuzz: .venv/.test ## Read random and damaged documents for a while (SECONDS=600)
	$(BIN)/python -m tests.text.fuzz $(SECONDS)

pins: .venv/.made ## Pin the newest versions of what requirements.in names
	scripts/pins.sh

clean: ## Remove the virtual environment and all caches
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache dist build
