"""The numbers that the reasoning pages name are those of the code, and the parts those in use."""

from __future__ import annotations

import importlib
import re
from types import ModuleType

import pytest

from isthmus.series import disputes
from isthmus.series.disputes import dispute
from tests.docs.pages import written
from tests.ground.project import PROJECT, named, normal

MODULES = ["comparing", "dispute", "explaining", *disputes.CHECKS]
THRESHOLD = re.compile(r"^\| `(\w+)\.([A-Z_]+)` \| ([\d.]+) \| \S", re.MULTILINE)
PART = re.compile(r"^\| `([\w.-]+)` \| ", re.MULTILINE)


def module(name: str) -> ModuleType:
    """The module of a check, or what all checks share."""
    return importlib.import_module(f"isthmus.series.disputes.{name}")


def told() -> dict[tuple[str, str], float]:
    """The thresholds that the page on disputes names: module and name, and the number."""
    page = written()["explanation/disputes.md"]
    return {(of, name): float(number) for of, name, number in THRESHOLD.findall(page)}


def held() -> dict[tuple[str, str], float]:
    """Those of the code: the public numbers in capitals that a module makes itself."""
    found = {}
    for of in MODULES:
        for name, value in vars(module(of)).items():
            if re.fullmatch(r"[A-Z][A-Z_]*", name) and isinstance(value, (int, float)):
                found[of, name] = float(value)
    return found


def test_every_threshold_of_the_checks_is_told_as_it_is() -> None:
    """Who argues with a line of a brief has to know what made it a line."""
    assert told() == held()


def test_the_formula_of_the_rank_is_that_of_the_code() -> None:
    """The page and the function say it in the same words."""
    formula = "share x sqrt(larger number) x half for each year of age"
    assert formula in (dispute.consequence.__doc__ or "")
    assert (
        "share × √(larger number) × ½ for each year of age"
        in (written()["explanation/disputes.md"])
    )


@pytest.mark.parametrize("name", sorted(named(PROJECT["project"]["dependencies"])))
def test_every_part_has_its_reason(name: str) -> None:
    """What a user installs is on the page, with why."""
    assert name in {normal(part) for part in PART.findall(written()["explanation/parts.md"])}


def test_no_part_is_named_that_is_not_installed() -> None:
    """A part that is gone leaves the page."""
    parts = {normal(part) for part in PART.findall(written()["explanation/parts.md"])}
    build = named(PROJECT["build-system"]["requires"])
    assert parts == named(PROJECT["project"]["dependencies"]) | build
