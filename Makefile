# What a newcomer types. Every target has a line of help behind ##.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
NODE := tests/node

# pins what is installed and, with pip 23 or newer, what it is built with
export PIP_CONSTRAINT := $(CURDIR)/constraints.txt
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help demo test check bench clean

help: ## show this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

demo: $(VENV)/demo.done ## install pubtool and publish the example in German, easy German and five languages
	$(BIN)/pubtool publish examples/integrationsmanagement.txt --to en,fr,tr,uk,ar --offline

test: $(VENV)/test.done tools ## install what the tests need and run all of them
	$(BIN)/python -m pytest -n auto

check: $(VENV)/test.done ## style, types and the direction of imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/bench.done ## measure speed, as ratios within one run
	$(BIN)/python bench/startup.py
	$(BIN)/python bench/pdf.py
	$(BIN)/python bench/readers.py
	$(BIN)/python bench/check.py
	$(BIN)/python bench/compounds.py
	$(BIN)/python bench/detectors.py

clean: ## remove what was installed and generated
	rm -rf $(VENV) $(NODE)/node_modules build *.egg-info .hypothesis .pytest_cache .mypy_cache .ruff_cache .import_linter_cache
	find output -mindepth 1 ! -name .gitignore -delete

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/demo.done: $(VENV)/bin/python setup.cfg constraints.txt
	$(BIN)/pip install --quiet --editable '.[verapdf]'
	touch $@

$(VENV)/test.done: $(VENV)/bin/python setup.cfg constraints.txt
	$(BIN)/pip install --quiet --editable '.[verapdf,test]'
	touch $@

$(VENV)/bench.done: $(VENV)/test.done
	$(BIN)/pip install --quiet --editable '.[verapdf,test,bench]'
	touch $@

.PHONY: tools
tools:
	@bash tests/tools.sh
