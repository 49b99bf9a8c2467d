"""All that the section *What to expect* tells, computed once for a brief.

Owns: `Outlook`, and which runs of the model a brief takes: one forecast from its day, one for each
scenario that fits the day, and shorter ones from earlier days to say how far to trust it.
"""

from __future__ import annotations

import msgspec

from isthmus.case.problems import Problem
from isthmus.forecast.records import Forecast
from isthmus.forecast.scenarios.comparing import Comparison

from .past import Past


class Outlook(msgspec.Struct, frozen=True, kw_only=True):
    """What a brief expects.

    forecast    from the day of the brief; None where nothing can be forecast, and `why` says why
    stations    the series on the way, in the order of travel
    past        how the model did up to the day; None where too little was counted since
    comparison  the scenarios of the case that fit the day beside the status quo; None without any
    unread      scenarios that cannot be used on the day, each with the reason
    """

    forecast: Forecast | None
    why: tuple[Problem, ...] = ()
    stations: tuple[str, ...] = ()
    past: Past | None = None
    comparison: Comparison | None = None
    unread: tuple[tuple[str, Problem], ...] = ()
