"""The case: what is known of one corridor, as a folder of plain files, and what was known when.

Owns: the case format, reading and checking, and the as-of cut. Computes no figure.

A name is loaded from its module when it is first asked for: whoever needs only a problem's sentence
does not wait for the reader of tables.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .case import Case
    from .finding import find_case, shipped
    from .new import new_case
    from .package import FORECAST, MOVEMENT, SCENARIOS, SHARING, describe
    from .periods import Period
    from .problems import CallError, CaseError, IsthmusError, Problem, WorkError
    from .reading import problems_of, read_case
    from .records import (
        Document,
        Fault,
        Judgement,
        Place,
        Policy,
        Population,
        Reason,
        Route,
        Series,
        Source,
    )
    from .vocabulary import ALL, NATIONALITY, OTHER, Vocabulary, border

__all__ = [
    "ALL",
    "FORECAST",
    "MOVEMENT",
    "NATIONALITY",
    "OTHER",
    "SCENARIOS",
    "SHARING",
    "CallError",
    "Case",
    "CaseError",
    "Document",
    "Fault",
    "IsthmusError",
    "Judgement",
    "Period",
    "Place",
    "Policy",
    "Population",
    "Problem",
    "Reason",
    "Route",
    "Series",
    "Source",
    "Vocabulary",
    "WorkError",
    "border",
    "describe",
    "find_case",
    "new_case",
    "problems_of",
    "read_case",
    "shipped",
]

_MODULES = {
    "case": ("Case",),
    "finding": ("find_case", "shipped"),
    "new": ("new_case",),
    "package": ("FORECAST", "MOVEMENT", "SCENARIOS", "SHARING", "describe"),
    "periods": ("Period",),
    "problems": ("CallError", "CaseError", "IsthmusError", "Problem", "WorkError"),
    "reading": ("problems_of", "read_case"),
    "records": (
        *("Document", "Fault", "Judgement", "Place", "Policy", "Population"),
        *("Reason", "Route", "Series", "Source"),
    ),
    "vocabulary": ("ALL", "NATIONALITY", "OTHER", "Vocabulary", "border"),
}
_HOME = {name: module for module, names in _MODULES.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f".{_HOME[name]}", __name__), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
