"""`out.csv`: a simulation in the format that Flee writes, for the scripts that read it.

Owns: the columns, their order, and how Flee rounds each of them (its `runscripts/run.py`).
"""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Sequence
from typing import TextIO

import numpy as np

from isthmus.case.spreadsheets import inert
from isthmus.movement.arrays import Ints
from isthmus.movement.scores import total_error

from .records import Folder

#: The columns after those of the camps.
TOTALS = (
    "Total error",
    "refugees in camps (UNHCR)",
    "total refugees (simulation)",
    "raw UNHCR refugee count",
    "refugees in camps (simulation)",
    "refugee_debt",
)


def write_out_csv(
    stream: TextIO,
    folder: Folder,
    people: Ints,
    *,
    total: Ints,
    debt: Ints,
    raw: Ints,
) -> None:
    """Write one row a day, of one member or of the mean over members in whole people.

    `people[d, i]` are at folder.counts.places[i] at the end of day d, `total[d]` are all people who
    fled, `debt[d]` those whom falling counts still owe, `raw[d]` the raw count of refugees. All are
    whole people; d may be any number of days up to those of the counts.

    As Flee's own, but for two columns on a day without a raw count: Flee writes 0 for the counted
    people and for the debt, we write what they are, or its scripts would divide by 1.

    The scripts read Latin-1, so a stream of that encoding serves them best where names allow it.
    ValueError when the folder has no counts, or the shapes do not belong together.
    """
    if folder.counts is None:
        raise ValueError(f"{folder.name} has no validation data to write beside the simulation")
    names = labels(folder.counts.places)
    days = len(people)
    counts = folder.counts.by_place[:days]
    if people.shape != counts.shape or {total.shape, debt.shape, raw.shape} != {(days,)}:
        raise ValueError(
            f"people{people.shape}, total{total.shape}, debt{debt.shape} and raw{raw.shape} must "
            f"have the same days, and the {len(names)} places of counts{counts.shape}"
        )
    errors = total_error(people[np.newaxis], counts, raw)[0]
    writer = csv.writer(stream, lineterminator="\n")
    parts = (inert(f"{name} {part}") for name in names for part in ("sim", "data", "error"))
    writer.writerow(("Day", "Date", *parts, *TOTALS))
    for d in range(days):
        row: list[object] = [d, (folder.first_day + dt.timedelta(days=d)).isoformat()]
        for simulated, counted in zip(people[d].tolist(), counts[d].tolist(), strict=True):
            row += [simulated, counted, _error(simulated, counted)]
        row += [float(errors[d]), int(counts[d].sum()), int(total[d]), int(raw[d])]
        row += [int(people[d].sum()), int(debt[d])]
        writer.writerow(row)


def labels(names: Sequence[str]) -> tuple[str, ...]:
    """The names as columns: one word each, since the plots take the first, and no two the same."""
    taken: list[str] = []
    for name in names:
        label = "_".join(name.split())
        while label in taken:
            label += "_"
        taken.append(label)
    return tuple(taken)


def _error(simulated: int, counted: int) -> float:
    """The relative error of a camp, to four decimals; Flee has 0 where nobody was counted."""
    return round(abs(simulated / counted - 1), 4) if counted > 0 else 0.0
