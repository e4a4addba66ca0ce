# Short names for the commands in CONTRIBUTING.md, which also work where there is no make (Windows).
BIN := .venv/bin

.PHONY: check run test fast lint format pictures

check: lint fast

run: $(BIN)/pytest
	$(BIN)/footlog demo

test: $(BIN)/pytest
	$(BIN)/pytest -n 2 --dist worksteal

fast: $(BIN)/pytest
	$(BIN)/pytest -n 2 -m fast

lint: $(BIN)/pytest
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(BIN)/pytest
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

pictures: $(BIN)/pytest
	$(BIN)/python -m tests.pictures

$(BIN)/pytest: constraints.txt pyproject.toml
	python3 -m venv .venv
	$(BIN)/pip install -q -c constraints.txt -e '.[dev]'
	touch $@
