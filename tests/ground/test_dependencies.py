"""What the code imports and what `pyproject.toml` declares are the same, in both directions."""

from __future__ import annotations

import ast
import functools
import sys
from collections.abc import Iterator
from importlib.metadata import packages_distributions as installed
from pathlib import Path

import pytest

from tests.ground.project import GROUPS, PROJECT, ROOT, named, normal

#: Declared for what they do and never imported: why.
UNIMPORTED = {
    "pytest-cov": "a plugin that pytest loads: coverage in CI",
    "pytest-xdist": "a plugin that pytest loads: the suite in several processes",
}


packages_distributions = functools.cache(installed)


def imported(file: Path) -> Iterator[str]:
    """The modules that a file imports, wherever in it, by their full names."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.module


def owner(module: str) -> str:
    """The distribution that a module comes from.

    Several may share a top-level package (a namespace): the one named like the module is meant.
    """
    package = module.split(".", maxsplit=1)[0]
    names = {normal(name) for name in packages_distributions().get(package, [])}
    if len(names) > 1:
        names &= {normal(".".join(module.split(".")[:2]))}
    return names.pop() if len(names) == 1 else f"(unknown) {module}"


def distributions(files: list[Path]) -> dict[str, set[str]]:
    """The distributions that files import, each with the files that do."""
    ours = {"isthmus", "tests", "conftest", "docs", "benchmarks"}
    found: dict[str, set[str]] = {}
    for file in files:
        for module in imported(file):
            package = module.split(".")[0]
            if package not in sys.stdlib_module_names and package not in ours:
                found.setdefault(owner(module), set()).add(file.relative_to(ROOT).as_posix())
    return found


DECLARED = named(PROJECT["project"]["dependencies"])
#: What only an extra installs: an extra may also name what every installation has.
EXTRAS = {
    need for needs in PROJECT["project"]["optional-dependencies"].values() for need in named(needs)
} - DECLARED
TESTS = named(GROUPS["test"])
PACKAGE = sorted((ROOT / "src").rglob("*.py"))
SUITE = [
    *(file for file in sorted((ROOT / "tests").rglob("*.py")) if "browser" not in file.parts),
    ROOT / "conftest.py",
]


def test_the_package_imports_only_what_it_declares() -> None:
    """No import works by luck of another package's needs."""
    undeclared = {k: v for k, v in distributions(PACKAGE).items() if k not in DECLARED | EXTRAS}
    assert undeclared == {}


def test_the_package_declares_only_what_it_imports() -> None:
    """No user installs what nothing uses."""
    assert (DECLARED | EXTRAS) - distributions(PACKAGE).keys() == set()


@pytest.mark.parametrize("extra", sorted(EXTRAS))
def test_an_extra_is_only_imported_where_its_absence_is_told(extra: str) -> None:
    """Isthmus runs without it: every import of it stands in a `try`, and it is tested here."""
    guarded, all_ = 0, 0
    for file in PACKAGE:
        tree = ast.parse(file.read_text(encoding="utf-8"))
        tried = [part for node in ast.walk(tree) if isinstance(node, ast.Try) for part in node.body]
        guarded += sum(_imports(part, extra) for part in tried)
        all_ += sum(_imports(node, extra) for node in ast.walk(tree))
    assert guarded == all_ > 0
    assert extra in TESTS


def _imports(node: ast.AST, distribution: str) -> bool:
    """Whether a statement imports a module of that distribution."""
    if isinstance(node, ast.Import):
        return any(owner(alias.name) == distribution for alias in node.names)
    known = isinstance(node, ast.ImportFrom) and node.level == 0 and node.module
    return bool(known) and owner(str(known)) == distribution


def test_the_suite_imports_only_what_it_declares() -> None:
    """The suite runs from `requirements/test.txt` alone."""
    undeclared = {k: v for k, v in distributions(SUITE).items() if k not in DECLARED | TESTS}
    assert undeclared == {}


def test_the_suite_declares_only_what_it_uses() -> None:
    """A test's need that is gone is taken out; a plugin says why it stays."""
    used = distributions(SUITE).keys() | UNIMPORTED.keys()
    assert TESTS - used == set()


@pytest.mark.parametrize("requirement", PROJECT["build-system"]["requires"])
def test_the_lock_can_build_the_package(requirement: str) -> None:
    """The build runs from hashed packages: what it needs is in the group that the locks take."""
    assert requirement in GROUPS["build"]
