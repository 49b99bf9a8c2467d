"""Registers of the small case, for the tests of the room.

Owns: `with_rows`, the small case with one promise and what is told of it; `status_on`.
"""

from __future__ import annotations

import datetime as dt

from isthmus.case import Case
from isthmus.commitments.records import Measured, Register, Tracked
from isthmus.commitments.register import register_of
from tests.case.promised import commitment, indicator, known, promised, report, target
from tests.case.small import Tables, observation_row

AT = {"published": "2022-01-20", "source": "office"}


def with_rows(
    *,
    promise: dict[str, str] | None = None,
    measure: dict[str, str] | None = None,
    targets: list[dict[str, str]] | None = None,
    reports: list[dict[str, str]] | None = None,
    paid: list[dict[str, str]] | None = None,
    counts: dict[str, str] | None = None,
) -> Tables:
    """The small case with the one promise `it`, measured by `number`; cells as given.

    A report without a day was published at the end of its period; `counts` are observations of the
    series `entries` by period, in place of its own.
    """
    tables = promised()
    base = {"type": "places", "actors": "PAN", "deadline": "2022-12-31"}
    tables["commitments"] = [AT | commitment("it", **(base | (promise or {})))]
    number = indicator("number", "it", **({"unit": "people"} | (measure or {})))
    tables["indicators"] = [AT | number]
    wanted = [{"low": "1000", "high": "1000"}] if targets is None else targets
    tables["targets"] = [AT | target("number", **cells) for cells in wanted]
    tables["progress"] = [
        {"source": "office", "published": _end(cells)} | report("it", **cells)
        for cells in reports or []
    ]
    tables["transactions"] = [AT | cells for cells in paid or []]
    tables["conclusions"] = []
    if counts is not None:
        others = [row for row in tables["observations"] if row["series"] != "entries"]
        tables["observations"] = others + [
            observation_row("entries", span, "all", value) for span, value in counts.items()
        ]
        tables["observations"].append(
            observation_row("stays", "2021", "VEN;women", "5", published="2022-01-01")
        )
    return tables


def _end(cells: dict[str, str]) -> str:
    from isthmus.case.periods import period

    return period(cells["period"]).end.isoformat()


def register_on(tables: Tables | Case, day: str) -> Register:
    """The register of a case on a day."""
    case = tables if isinstance(tables, Case) else known(tables)
    return register_of(case, dt.date.fromisoformat(day))


def tracked_on(tables: Tables | Case, day: str) -> Tracked:
    """The promise `it` on a day."""
    return next(one for one in register_on(tables, day).commitments if one.commitment.id == "it")


def measured_on(tables: Tables | Case, day: str) -> Measured:
    """The indicator `number` on a day."""
    return tracked_on(tables, day).measured[0]


def status_on(tables: Tables | Case, day: str) -> tuple[str, str]:
    """The computed status of the promise `it` on a day, and the code of its reason."""
    found = tracked_on(tables, day)
    return found.status, found.reason.code
