# Everything a newcomer needs. `make demo` and `make test` set up what they use.
# The system's own where it is new enough: a service may run it, and not one in somebody's home.
PYTHON ?= $(firstword $(wildcard /usr/bin/python3.1[1-9]) python3)
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: demo test check fix score learn bench vocabulary lock peers
.DEFAULT_GOAL := demo

demo: $(READY)
	@$(BIN)/mailflow demo

test: $(READY) peers
	@$(BIN)/pytest

check: $(READY)
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/pytest -q

fix: $(READY)
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

# How well letters are understood; ERRORS=1 lists what was misread.
CORPUS ?= ../shared/corpus
score: $(READY)
	@scripts/score.sh $(CORPUS) $(BIN)/python

# What letters are likely to want, by those in learning/; CHECK=1 only tells how well.
learn: $(READY)
	@$(BIN)/pip install -qq --disable-pip-version-check scikit-learn
	@$(BIN)/python -m scripts.learn $(if $(CHECK),--check)

# The page of the words that rules.yaml may use, from the code.
vocabulary: $(READY)
	@$(BIN)/mailflow vocabulary > docs/vocabulary.md

# Speed, side by side in one run.
bench: $(READY)
	@for script in bench/*.py; do $(BIN)/python $$script || exit 1; done

$(READY): requirements.lock pyproject.toml
	@echo "Setting up $(VENV) (once) …"
	@$(PYTHON) -m venv $(VENV) >/dev/null 2>&1 || (scripts/peers.sh python3-venv && $(PYTHON) -m venv $(VENV))
	@$(BIN)/pip install -qq --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/pip install -qq --disable-pip-version-check --no-deps --editable .
	@touch $@

# The real peers that the tests talk to: Dovecot, and openssl for its certificate.
peers:
	@scripts/peers.sh dovecot-imapd openssl

lock: $(READY)
	@$(BIN)/pip install -qq --disable-pip-version-check uv
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --extra dev --no-emit-index-url --no-header -o requirements.lock pyproject.toml
