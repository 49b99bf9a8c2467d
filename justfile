# Everyday things; `just` lists them. `just setup` brings all that they need, just itself included
# (or, without just: the two lines under its name).

export PATH := justfile_directory() / ".venv/bin:" + env("PATH")

# What can be done here
default:
    @just --list --unsorted

# Make .venv with everything a contributor needs
setup:
    python3 -m venv .venv && .venv/bin/python -m pip install --require-hashes -r requirements/dev.txt
    .venv/bin/python -m pip install --no-index --no-deps --no-build-isolation -e .

# Compile the extensions again, beside their sources (needs a C compiler)
build:
    rm -f src/isthmus/movement/_walk.*.so src/isthmus/movement/_stages.*.so
    python setup.py --quiet build_ext --inplace
    python -c "import isthmus.movement._walk, isthmus.movement._stages"

# A part of the suite, or all of it in one process: just test -k catalogue
test *args:
    python -m pytest {{ args }}

# The whole suite, in two processes
suite *args:
    python -m pytest -n 2 --dist worksteal {{ args }}

# The tests that look at a brief as a reader would (they need Chromium and Java)
browser *args:
    python -m pytest tests/browser {{ args }}

# The suite, with the lines and branches it never reaches
coverage *args:
    python -m pytest -n 2 --dist worksteal --cov {{ args }}

# Style, types and the order of the rooms
lint: && types
    ruff check
    ruff format --check
    lint-imports --no-logo

# Types alone
types:
    mypy

# Put style in order
format:
    ruff check --fix
    ruff format

# The documentation, every warning an error
docs:
    python -m sphinx -W --keep-going -b html docs docs/_build/html

# Write the hashed locks again from pyproject.toml; `just lock --upgrade` takes newer releases
lock *args:
    python requirements/lock.py {{ args }}

# The suite under the oldest releases that pyproject.toml allows
lowest *args:
    python requirements/lowest.py {{ args }}

# Time, memory and start against what we promise
bench:
    python benchmarks/help.py
    python benchmarks/brief.py

# The main job: just brief americas --as-of 2022-04-20
brief *args="americas":
    isthmus brief {{ args }}

# What CI does, start to end
ci:
    bash .ci/run
