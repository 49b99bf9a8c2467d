"""The commands answer at once: no heavy library is loaded until a command needs it."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

HEAVY = (
    "babel",
    "fluent",
    "httpx",
    "jinja2",
    "numpy",
    "openpyxl",
    "polars",
    "pycountry",
    "typst",
    "vl_convert",
    "yaml",
)


def loaded_by(code: str) -> set[str]:
    """The top-level packages that a fresh Python holds after running `code`."""
    ask = (
        f"{code}\nimport json, sys\nprint(json.dumps([name.split('.')[0] for name in sys.modules]))"
    )
    run = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True)
    return set(json.loads(run.stdout.splitlines()[-1]))


@pytest.mark.parametrize("module", ["isthmus", "isthmus.cli", "isthmus.words"])
def test_importing_loads_nothing_heavy(module: str) -> None:
    """Importing a door or the words loads none of the libraries that take their time."""
    assert loaded_by(f"import {module}") & set(HEAVY) == set()


def test_help_loads_nothing_heavy() -> None:
    """Neither does asking what the commands are."""
    code = (
        "import contextlib, io, sys\n"
        "from isthmus.cli import main\n"
        "sys.argv = ['isthmus', '--help']\n"
        "with contextlib.redirect_stdout(io.StringIO()) as said, contextlib.suppress(SystemExit):\n"
        "    main()\n"
        "assert 'brief' in said.getvalue(), said.getvalue()"
    )
    assert loaded_by(code) & set(HEAVY) == set()


def test_the_list_can_fail() -> None:
    """A library of the list, once imported, is seen."""
    assert loaded_by("import jinja2") & set(HEAVY) == {"jinja2"}
