"""The reference page of the numbers by which disputes are found and ranked.

Owns: reading, from each module of the checks, its public numbers and the comments that say why they
are what they are.
"""

from __future__ import annotations

import importlib
import inspect
import re
from types import ModuleType

from isthmus.series.disputes import CHECKS

#: The modules in the order of the page: the checks, then what all of them share.
MODULES = (*CHECKS, "comparing", "explaining", "dispute")

LEAD = """\
A difference between two counts becomes a line of a brief when it passes these numbers, which stand
in the code of each check with their reasons. The page is made from that code.
[How disputes are found](../explanation/disputes.md) tells what each check compares.
"""
SHARED = {
    "comparing": "Spans that are compared",
    "explaining": "Reasons and faults beside a dispute",
    "dispute": "Which disputes are shown first",
}
_COMMENTED = re.compile(r"((?:^#: .*\n)+)((?:^[A-Z][A-Z_]* = .*\n)+)", re.MULTILINE)
_NAME = re.compile(r"^([A-Z][A-Z_]*) = ", re.MULTILINE)


def thresholds_page() -> str:
    """Every threshold with its value and its reason."""
    lines = ["# Thresholds of the disputes", "", LEAD]
    for name in MODULES:
        module = importlib.import_module(f"isthmus.series.disputes.{name}")
        told = reasons(module)
        if not told:
            continue
        lines += [f"## {SHARED.get(name, name)}", ""]
        for names, reason in told:
            said = ", ".join(f"`{one}` = {vars(module)[one]:g}" for one in names)
            lines += [said, f": {reason}", ""]
    return "\n".join(lines)


def reasons(module: ModuleType) -> list[tuple[list[str], str]]:
    """The numbers of a module that share a comment, and what the comment says."""
    found = []
    for comment, constants in _COMMENTED.findall(inspect.getsource(module)):
        names = [n for n in _NAME.findall(constants) if isinstance(vars(module)[n], (int, float))]
        said = " ".join(line.removeprefix("#: ") for line in comment.splitlines())
        if names:
            found.append((names, re.sub(r"\b([A-Z]+_[A-Z_]+)\b", r"`\1`", said)))
    return found
