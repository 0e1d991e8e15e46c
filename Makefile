# Everything one does with the project. `make help` lists the targets.

PYTHON ?= python3
VENV ?= .venv
PORT ?= 8000
BIN := $(VENV)/bin
# Made new when the pinned packages change; a half-finished install leaves no stamp and is done again.
INSTALLED := $(VENV)/.installed
INSTALLED_DEV := $(VENV)/.installed-dev
INSTALLED_BENCH := $(VENV)/.installed-bench
INSTALLED_OCR := $(VENV)/.installed-ocr
REPORTS ?= 10000
MUTANTS ?= 80
SEED ?= 1
MESSAGES := $(patsubst %.po,%.mo,$(wildcard archive/locale/*/LC_MESSAGES/django.po))

.DEFAULT_GOAL := help
.PHONY: help run admin test test-postgres check format messages requirements bench ocr soak mutants screenshots clean
.PHONY: cluster cluster-stop test-opensearch tests-of-all

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; set PYTHON=..."; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "No virtual environment could be made. On Debian: apt-get install python3-venv"; exit 1; }

$(INSTALLED): requirements.txt | $(VENV)/bin/python
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(INSTALLED_DEV): requirements-dev.txt $(INSTALLED)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

$(INSTALLED_BENCH): requirements-bench.txt $(INSTALLED)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-bench.txt
	@touch $@

$(INSTALLED_OCR): requirements-ocr.txt $(INSTALLED)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-ocr.txt
	@touch $@

%.mo: %.po $(INSTALLED)
	@$(BIN)/python -m babel.messages.frontend --quiet compile --input-file $< --output-file $@ --locale $(notdir $(patsubst %/LC_MESSAGES/,%,$(dir $<)))

run: $(INSTALLED) $(MESSAGES) ## set everything up and serve at 127.0.0.1:$PORT (8000)
	@$(BIN)/python -c "import socket; socket.create_server(('127.0.0.1', $(PORT))).close()" 2>/dev/null \
		|| { echo "Port $(PORT) is in use; choose another: PORT=8001 make run"; exit 1; }
	@$(BIN)/python manage.py prepare
	@$(BIN)/python manage.py index ensure
	@echo
	@echo "  http://127.0.0.1:$(PORT)/          the archive"
	@echo "  http://127.0.0.1:$(PORT)/admin/    for editors; make an account with: make admin"
	@echo
	@PORT=$(PORT) exec $(BIN)/gunicorn archive.wsgi

admin: $(INSTALLED) $(MESSAGES) ## make an account for the admin pages
	@$(BIN)/python manage.py migrate --verbosity 0
	@$(BIN)/python manage.py createsuperuser

test: $(INSTALLED_DEV) $(MESSAGES) ## run every test; those of a browser, of nginx and of a cluster too where they can be had
	@bash .ci/tools browser nginx postgres redis
	@bash .ci/cluster/with $(MAKE) --no-print-directory tests-of-all

# Tests that kill nodes of the cluster must not meet others that use it.
tests-of-all:
	@$(BIN)/python -m pytest -m "not kills_nodes" --numprocesses auto --maxprocesses 4 --dist loadscope
	@$(BIN)/python -m pytest -m kills_nodes tests/search

test-postgres: $(INSTALLED_DEV) $(MESSAGES) ## the same tests with the records in a PostgreSQL that is started for them; TESTS=tests/archive
	@bash .ci/tools browser nginx postgres
	@$(BIN)/python -m tests.servers $(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 --dist loadscope $(TESTS)

check: $(INSTALLED_DEV) $(MESSAGES) ## lint, types, import rules, templates, migrations, translations, deployment
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/djlint templates --lint --quiet
	@$(BIN)/python manage.py check --fail-level WARNING
	@$(BIN)/python manage.py makemigrations --check --dry-run
	@ARCHIVE_MODE=production ARCHIVE_SECRET_KEY=$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(64))') \
		ARCHIVE_HOSTS=archive.example $(BIN)/python manage.py check --deploy --fail-level WARNING

format: $(INSTALLED_DEV) ## format the code
	@$(BIN)/ruff check --fix --quiet . ; $(BIN)/ruff format .

messages: $(INSTALLED_DEV) ## bring the English catalogue up to date with the texts in the code
	@mkdir -p var
	@$(BIN)/python -m babel.messages.frontend --quiet extract --mapping-file babel.cfg --add-comments Translators: --no-location --sort-output --output-file var/messages.pot .
	@$(BIN)/python -m babel.messages.frontend --quiet update --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date --input-file var/messages.pot --locale en --domain django --output-dir archive/locale

bench: $(INSTALLED_BENCH) $(MESSAGES) ## measure search beside its peers on $REPORTS (10000) invented reports
	@$(BIN)/python -m benchmarks --reports $(REPORTS)

ocr: $(INSTALLED_OCR) ## install what reads scans and pictures of pages (300 MB)

soak: $(INSTALLED_DEV) $(MESSAGES) ## rubbish asked and brought in, kills at random moments, many editors and readers at once: 2 hours
	@$(BIN)/python -W ignore -m tests.soak.fuzz
	@$(BIN)/python -W ignore -m tests.soak.kills --keep tests/soak/results/kills.json
	@$(BIN)/python -W ignore -m tests.soak.writers --keep tests/soak/results/writers.json
	@$(BIN)/python -W ignore -m tests.soak.rebuild --kept var/benchmarks/served --keep tests/soak/results/rebuild.json
	@$(BIN)/python -W ignore -m tests.soak.load --kept var/benchmarks/served --keep tests/soak/results/load.json

mutants: $(INSTALLED_DEV) $(MESSAGES) ## $MUTANTS (80) small changes to the code, drawn by $SEED (1): which do its tests notice?
	@$(BIN)/python -W ignore -m tests.soak.mutants --number $(MUTANTS) --seed $(SEED) --jobs 2

screenshots: $(INSTALLED_DEV) $(MESSAGES) ## take the pictures of docs/screenshots anew, with chromium over the sample archive
	@bash .ci/tools browser
	@$(BIN)/python -m docs.screenshots

requirements: ## pin requirements*.txt anew from requirements*.in, with hashes, for every supported Python
	@$(PYTHON) -m venv $(VENV) && $(BIN)/python -m pip install --quiet uv
	@for set in requirements requirements-dev requirements-bench requirements-opensearch requirements-ocr requirements-dataset; do \
		$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header $$set.in --output-file $$set.txt || exit 1; \
	done

NODES ?= 3
CLUSTER_PORT ?= 9200

cluster: ## start an OpenSearch cluster of $NODES (3) nodes for tests, and print its addresses
	@bash .ci/cluster/start $(NODES) $(CLUSTER_PORT)

test-opensearch: $(INSTALLED_DEV) $(MESSAGES) ## run the tests of both engines and of the faults of a cluster; it is stopped afterwards if it was not there
	@bash .ci/cluster/with $(BIN)/python -m pytest tests/search_conformance tests/search/opensearch_engine tests/soak/test_lost_nodes.py

cluster-stop: ## stop it
	@bash .ci/cluster/stop

clean: ## remove what was made, but no data
	@rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
