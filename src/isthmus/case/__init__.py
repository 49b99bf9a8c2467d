"""The case: what is known of one corridor, as a folder of plain files, and what was known when.

Owns: the case format, reading and checking, and the as-of cut. Computes no figure.
"""

from .case import Case
from .new import new_case
from .package import describe
from .periods import Period
from .problems import CallError, CaseError, IsthmusError, Problem, WorkError
from .reading import find_case, problems_of, read_case, shipped
from .records import Fault, Place, Policy, Population, Reason, Route, Series, Source
from .vocabulary import ALL, NATIONALITY, Vocabulary, border

__all__ = [
    "ALL",
    "NATIONALITY",
    "CallError",
    "Case",
    "CaseError",
    "Fault",
    "IsthmusError",
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
