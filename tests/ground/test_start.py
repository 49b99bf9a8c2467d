"""The commands answer at once: no heavy library is loaded until a command needs it."""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
from pathlib import Path

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


@pytest.mark.parametrize(
    "module",
    ["isthmus", "isthmus.cli", "isthmus.words", "isthmus.case.problems", "isthmus.cli.simulate"],
)
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


@pytest.mark.parametrize("package", ["isthmus.case", "isthmus.brief"])
def test_a_name_that_is_loaded_late_is_there(package: str) -> None:
    """Listed, and found in its module; a name that is not there is no name."""
    module = importlib.import_module(package)
    assert set(module.__all__) <= set(dir(module))
    for name in module.__all__:
        assert getattr(module, name) is not None
    with pytest.raises(AttributeError, match="nothing_of_the_kind"):
        _ = module.nothing_of_the_kind


def test_the_tables_of_a_simulation_wait_for_no_picture() -> None:
    """Nor for what writes Parquet, nor for YAML where there is no file of it, nor for processes."""
    folder = Path(__file__).parents[1] / "movement" / "peer" / "folder"
    code = (
        "import contextlib, io, sys, tempfile\n"
        "from isthmus.cli import main\n"
        f"sys.argv = ['isthmus', 'simulate', {str(folder)!r}, '--days', '3', '--members', '1',\n"
        "    '--no-charts', '--out', tempfile.mkdtemp() + '/out']\n"
        "with contextlib.redirect_stdout(io.StringIO()):\n"
        "    assert main() == 0"
    )
    loaded = loaded_by(code)
    assert "numpy" in loaded
    unneeded = {"vl_convert", "jinja2", "typst", "yaml", "multiprocessing", "rich", "polars"}
    assert loaded & unneeded == set()


def test_a_wrong_path_is_refused_before_what_computes_is_loaded() -> None:
    """Nobody waits for arrays to be told of a misspelt name."""
    code = (
        "import contextlib, io, sys\n"
        "from isthmus.cli import main\n"
        "sys.argv = ['isthmus', 'simulate', 'no such folder']\n"
        "with contextlib.redirect_stderr(io.StringIO()) as said:\n"
        "    assert main() == 2\n"
        "assert 'no such folder' in said.getvalue(), said.getvalue()"
    )
    assert loaded_by(code) & {"numpy", "polars", "yaml"} == set()


def test_the_list_can_fail() -> None:
    """A library of the list, once imported, is seen."""
    assert loaded_by("import jinja2") & set(HEAVY) == {"jinja2"}
