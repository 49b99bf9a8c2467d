"""Scenarios of a case: finding them, reading them, and whatever is wrong with one.

Owns: which files of a case are scenarios, and reading one by its name or its path. What is checked
is in `checks`.

A scenario is read against the whole case, not against what was known on its day: it may name a
policy that was announced later, and `checks` says what of it could not have been known.
"""

from __future__ import annotations

from pathlib import Path

from isthmus.case import CallError, Case
from isthmus.case.package import SCENARIOS
from isthmus.case.problems import CaseError, Problem, nearest
from isthmus.case.tomlfiles import in_order, read_toml
from isthmus.forecast.settings import Settings

from .checks import problems_of
from .events import EVENTS, problems_of_events
from .records import Scenario, Written


def scenarios_of(case: Case) -> tuple[str, ...]:
    """The names of the case's scenarios, in alphabetical order; none when it has no such folder."""
    folder = case.folder / SCENARIOS
    return tuple(sorted(path.stem for path in folder.glob("*.toml") if path.name != EVENTS))


def read_scenario(case: Case, settings: Settings, name: str) -> Written:
    """A scenario by its name in the case, or by the path of a file that ends in .toml.

    Raises CallError when there is none, CaseError with every problem of the file.
    """
    names = scenarios_of(case)
    if name in names:
        file = f"{SCENARIOS}/{name}.toml"
    elif name.endswith(".toml") and Path(name).is_file():
        file = str(Path(name).resolve())
    else:
        near = nearest(name, names)
        code = "scenario-missing-near" if near else "scenario-missing"
        raise CallError(code, name, near=near, scenarios=", ".join(names), n=len(names))
    written = Written(Path(file).stem, read_toml(case, file, Scenario))
    problems = in_order(problems_of(case, settings, written))
    if problems:
        raise CaseError(problems)
    return written


def problems_of_scenarios(case: Case, settings: Settings) -> list[Problem]:
    """Every problem of the scenarios of a case and its list of past events, for its check."""
    found: list[Problem] = []
    for name in scenarios_of(case):
        try:
            read_scenario(case, settings, name)
        except CaseError as error:
            found += error.problems
    return found + problems_of_events(case, settings)
