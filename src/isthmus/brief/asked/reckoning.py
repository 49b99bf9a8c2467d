"""What the brief's own projection asks of each country, computed once for a section.

Owns: `Reckoned`. Needs, loads and shares are those of the room `sharing`, from the draws that the
brief already has; nothing is planned for a brief.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from isthmus.case import Case
from isthmus.case.package import SHARING
from isthmus.case.problems import IsthmusError, Problem
from isthmus.forecast.records import Forecast
from isthmus.series.cube import SeriesView
from isthmus.sharing.allocating import seeking_of
from isthmus.sharing.arrivals import arrivals_of
from isthmus.sharing.capacity.loads import RunsOut, loads_of, running_out
from isthmus.sharing.needs import needs_of
from isthmus.sharing.receiving import Receiving, receiving
from isthmus.sharing.records import Load, Need
from isthmus.sharing.settings import Settings, settings_of_sharing
from isthmus.sharing.shared import Keys, side_by_side

#: That no country shared anything on the day.
NOBODY = "share-nobody-receives"


class Reckoned(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked.

    needs, loads  none where nothing is projected
    missing       places whose series is not projected, each with the series
    keys          None where there are no shares, and `why` says why
    """

    settings: Settings
    needs: tuple[Need, ...] = ()
    loads: tuple[Load, ...] = ()
    runs_out: tuple[RunsOut, ...] = ()
    missing: tuple[tuple[str, str], ...] = ()
    receiving: Receiving | None = None
    keys: Keys | None = None
    why: tuple[Problem, ...] = ()

    @property
    def is_wanting(self) -> bool:
        """Whether somebody shares, and a figure that the shares need is missing."""
        return any(one.code != NOBODY for one in self.why)


def reckoned(
    case: Case, forecast: Forecast | None, counted: Mapping[str, SeriesView] | None = None
) -> Reckoned | None:
    """What the draws of a forecast ask; None of a case that does not say who shares.

    `case` is cut to the day of the brief, and `counted` are its series where they were read
    already. Raises CaseError when `sharing.toml` is wrong. A figure that is missing is told and
    refuses the shares alone.
    """
    if not (case.folder / SHARING).is_file():
        return None
    settings = settings_of_sharing(case)
    made = Reckoned(settings=settings)
    expected = None
    if forecast is not None:
        arrivals = arrivals_of(case, settings, forecast)
        loads = loads_of(case, arrivals)
        made = msgspec.structs.replace(
            made,
            needs=needs_of(case, arrivals),
            loads=loads,
            runs_out=running_out(loads),
            missing=arrivals.missing,
        )
        seeking = seeking_of(case, settings, forecast)
        expected = None if seeking is None else seeking.together
    try:
        who = receiving(case, settings, counted=counted)
        if not who.countries:
            nobody = Problem(code=NOBODY)
            return msgspec.structs.replace(made, why=(nobody,))
        keys = side_by_side(settings, who, expected=expected)
    except IsthmusError as error:
        return msgspec.structs.replace(made, why=tuple(error.problems))
    return msgspec.structs.replace(made, receiving=who, keys=keys)
