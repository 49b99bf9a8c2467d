"""The numbers that the reasoning pages name are those of the code, and the parts those in use."""

from __future__ import annotations

import importlib
import inspect
import re
from pathlib import Path

import pytest

from docs._ext import thresholds
from isthmus.series import disputes
from isthmus.series.disputes import dispute
from tests.docs.pages import page
from tests.ground.project import PROJECT, named, normal

#: A public number that a module states in capitals.
_NUMBER = re.compile(r"^([A-Z][A-Z_]*) = ([\d. /]+)$", re.MULTILINE)
PART_WHY = re.compile(r"^`([\w.-]+)`\n: ", re.MULTILINE)
PART_COST = re.compile(r"^\| `([\w.-]+)` \| ", re.MULTILINE)


@pytest.mark.parametrize("name", thresholds.MODULES)
def test_every_threshold_of_the_checks_has_its_reason(name: str) -> None:
    """Who argues with a line of a brief has to know what made it a line, and why."""
    module = importlib.import_module(f"isthmus.series.disputes.{name}")
    mine = dict(_NUMBER.findall(inspect.getsource(module)))
    told = [one for names, reason in thresholds.reasons(module) for one in names if reason]
    assert sorted(told) == sorted(mine)
    for one in mine:
        assert f"`{one}` = {vars(module)[one]:g}" in page("generated/thresholds.md")


def test_all_modules_with_thresholds_are_told() -> None:
    """One that is new is found."""
    folder = Path(disputes.__file__).parent
    having = {f.stem for f in folder.glob("*.py") if _NUMBER.search(f.read_text(encoding="utf-8"))}
    assert having <= set(thresholds.MODULES)


def test_the_formula_of_the_rank_is_that_of_the_code() -> None:
    """The page and the function say it in the same words."""
    formula = "share x sqrt(larger number) x half for each year of age"
    assert formula in (dispute.consequence.__doc__ or "")
    assert "share × √(larger number) × ½ for each year of age" in (page("explanation/disputes.md"))


@pytest.mark.parametrize("form", [PART_WHY, PART_COST], ids=["why", "cost"])
def test_every_part_has_its_reason_and_its_cost(form: re.Pattern[str]) -> None:
    """What a user installs is on the page, what builds it too, and nothing that is gone."""
    told = {normal(part) for part in form.findall(page("explanation/parts.md"))}
    parts = named(PROJECT["project"]["dependencies"]) | named(PROJECT["build-system"]["requires"])
    assert told == parts
