# Two commands do everything on a fresh machine with Python 3.11 and make: `make book` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
FLAGSHIP := stories/star-cookies/story.md

.PHONY: book test kills check bench gallery golden docs clean

book: $(VENV)/.installed  ## build the sample book and say where the PDF is
	@$(BIN)/picturebook build $(FLAGSHIP)

test: $(VENV)/.developer  ## run every test
	@$(BIN)/python -m pytest -n 2 --dist loadfile

kills: $(VENV)/.developer  ## die at every write, rename and call over a socket, and at 200 random moments; an hour
	@KILLS=all $(BIN)/python -m pytest tests/studio/test_kills.py

check: $(VENV)/.developer  ## lint, types, import contracts
	@$(BIN)/ruff check src tests tools
	@$(BIN)/ruff format --check src tests tools
	@$(BIN)/mypy
	@$(BIN)/lint-imports

bench: $(VENV)/.developer  ## print the benchmarks as ratios against a bare floor
	@$(BIN)/python -m tests.bench

gallery: $(VENV)/.installed  ## draw the sketch artist's gallery into build/gallery
	@$(BIN)/python -m picturebook.studio.sketch.gallery build/gallery

golden: $(VENV)/.developer  ## write the goldens anew; read the diff before you commit it
	@GOLDEN=write $(BIN)/python -m pytest -n 2 --dist loadfile -k golden

docs: $(VENV)/.installed  ## write the generated pages of docs/reference anew
	@$(BIN)/python -m picturebook.cli.manual docs/reference/commands.md
	@$(BIN)/python -m picturebook.cli.rulebook docs/reference/preflight.md
	@$(BIN)/python -m picturebook.cli.themebook docs/reference

$(VENV)/.installed: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "picturebook needs Python 3.11 or newer: make PYTHON=/path/to/python3.11 book"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing picturebook into $(VENV) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.developer: $(VENV)/.installed
	@echo "Installing what the tests need ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

clean:  ## remove what was built, never takes or art
	rm -rf build dist stories/*/build .pytest_cache .mypy_cache .ruff_cache
