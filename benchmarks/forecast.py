"""What forecasts cost and how good they are, beside what we promise and beside AutoARIMA.

Owns: the measures of the forecast room. Prints one table and asserts nothing: a busy machine is no
fault of the code.

    python benchmarks/forecast.py [--peer PYTHON] [--tables FOLDER]

Costs and scores are of the tables that `isthmus forecast americas --origins 2023-01:2025-03`
writes, one with `--day last` and one with `--day 5`; scores are against what the case holds today.
FOLDER keeps the tables; those that stand there already are scored as they are, and not timed.
PYTHON is one that has `statsforecast` installed (see forecast_peer.py); without it that column of
the table is empty.

The columns of a score: ours, the peer's, and how many times the peer's figure holds ours. Relative
scores are against RW-t, which knows of a series what ours knows of it on the day: the geometric
mean over five nationalities of the ratio of mean scores over 27 origins.
"""

from __future__ import annotations

import argparse
import ctypes
import datetime as dt
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

# A script, run by its path: the folder above holds `benchmarks` as others import it.
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.movement import Cost, Row, cpu_of, show

if TYPE_CHECKING:
    from isthmus.forecast.hub import Rows, Task
    from isthmus.forecast.records import Known, Target
    from isthmus.forecast.scoring import Ratio

Belongs = Callable[["Task"], bool]

CASE = "americas"
MONTHS = "2023-01:2025-03"
DAYS = ("last", "5")
NATIONALITIES = ("VEN", "ECU", "COL", "HTI", "CHN")
HORIZON = 6
ALL = "all"
PEER = Path(__file__).with_name("forecast_peer.py")
ISTHMUS = str(Path(sys.executable).with_name("isthmus"))
#: Seconds an origin that NUTS took for the same model, at the least, when this one was designed.
NUTS = 54.0
#: What Linux calls taking on the processes of a child that has gone (PR_SET_CHILD_SUBREAPER).
_ADOPT = 36
#: To reach: relative WIS at horizons 1 to 3 by day of origin, and shares inside by interval.
TO_REACH = {"last": (0.90, 0.87, 0.86), "5": (0.87, 0.80, 0.80)}
LOG_TO_REACH, FIRST_STATION_TO_REACH = 1.00, 0.98
INSIDE = {0.5: ".45–.60", 0.9: ".86–.95"}
#: From this year on counts collapsed: it is in the scores, and told apart.
COLLAPSE = 2025


# --- what it costs --------------------------------------------------------------------------------


def table_of(day: str, folder: Path) -> tuple[Path, Cost | None]:
    """The table with an origin in every month, and what the command took; None if it was there."""
    out = folder / f"day-{day}"
    table = out / "forecast.csv"
    if table.is_file():
        return table, None
    options = ["--origins", MONTHS, "--day", day, "--horizon", str(HORIZON), "--executor", "2"]
    return table, _with_workers([ISTHMUS, "forecast", CASE, *options, "--out", str(out)])


def _with_workers(command: list[str]) -> Cost:
    """The cost of a command and of the workers that it started, which outlive it by a moment.

    They belong to a process of their own, and on Linux come to this one when that has gone;
    elsewhere their CPU time is not in it.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_ADOPT, 1, 0, 0, 0)
    cost, cpu = cpu_of(command), 0.0
    while True:
        try:
            _, _, used = os.wait4(-1, 0)
        except ChildProcessError:
            return Cost(cost.cpu + cpu, cost.wall, cost.peak)
        cpu += used.ru_utime + used.ru_stime


def one_forecast() -> Cost:
    """Cost of a forecast from one day, of everything, page and charts included."""
    with tempfile.TemporaryDirectory() as kept:
        options = ["--as-of", "2024-03-31", "--horizon", str(HORIZON), "--out", f"{kept}/out"]
        return cpu_of([ISTHMUS, "forecast", CASE, *options])


def costs(tables: Mapping[str, tuple[Path, Cost | None]], peer: Peer | None) -> Iterator[Row]:
    """The rows of costs."""
    one = one_forecast()
    yield Row("one forecast, whole command", one.wall, None, "s", "< 10 s")
    yield Row("its CPU", one.cpu, None, "s", "")
    timed = [cost for _, cost in tables.values() if cost is not None]
    if len(timed) < len(tables):
        return
    cpu, wall = sum(cost.cpu for cost in timed), sum(cost.wall for cost in timed)
    yield Row("all origins of both days, two processes", wall, None, "s", "< 180 s")
    yield Row("their CPU", cpu, None, "s", "")
    yield Row(
        "peak memory of the largest process", max(c.peak for c in timed) / 2**30, None, "GiB", ""
    )
    tasks = [task for table, _ in tables.values() for task in _rows(table).tasks]
    origins = {task.origin for task in tasks}
    yield Row("CPU an origin, beside NUTS (documented)", cpu / len(origins), NUTS, "s", "")
    if peer is not None:
        fits = {(task.origin, task.target) for task in tasks}
        label = "CPU a series and origin, beside AutoARIMA"
        yield Row(label, cpu / len(fits), peer.cpu / peer.fits, "s", "")


# --- how good it is -------------------------------------------------------------------------------


class Scored:
    """Our table of one day beside RW-t, AutoARIMA and what was counted."""

    def __init__(self, table: Path, peer: Peer | None) -> None:
        from isthmus.case import read_case
        from isthmus.forecast.hub import Rows, joined
        from isthmus.forecast.known import known_of, known_on
        from isthmus.forecast.references import RW_T
        from isthmus.forecast.scoring import judge, rivals_on
        from isthmus.forecast.settings import settings_of_forecast

        case = read_case(CASE)
        settings = settings_of_forecast(case)
        self.first, self.last = (settings.stations[i].series for i in (0, -1))
        truth = known_of(case, settings, dt.datetime.now(dt.UTC).date())
        rows = _rows(table)
        at = [i for i, task in enumerate(rows.tasks) if self._is_judged(task)]
        tasks = tuple(rows.tasks[i] for i in at)
        knowns = known_on(case, settings, sorted({task.origin for task in tasks}))
        floor = joined(rivals_on(known, tasks, (RW_T,))[RW_T] for known in knowns)
        self.models = {
            "ours": judge(Rows(tasks=tasks, values=rows.values[at]), truth),
            "floor": judge(floor, truth),
        }
        if peer is not None:
            theirs = peer.rows(knowns, [task for task in tasks if task.series == self.last])
            self.models["peer"] = judge(theirs, truth)

    def _is_judged(self, task: Task) -> bool:
        if task.series == self.last:
            return task.population in NATIONALITIES
        return task.series == self.first and ";" not in task.population

    def relative(self, model: str, belongs: Belongs, *, log: bool = False) -> Ratio | None:
        """WIS relative to RW-t over the tasks that belong; None where the model is not there."""
        from isthmus.forecast.scoring import common, relative

        if model not in self.models:
            return None
        both = common({name: self.models[name] for name in (model, "floor")})
        chosen = np.flatnonzero([belongs(task) for task in both[model].tasks])
        one, floor = (both[name].of(chosen) for name in (model, "floor"))
        pair = (one.log_wis, floor.log_wis) if log else (one.wis, floor.wis)
        return relative(one.tasks, *pair)

    def row(self, label: str, goal: str, belongs: Belongs, *, log: bool = False) -> Row:
        """A line of the table: ours, the peer's, and ours with its interval beside the goal."""
        ours = self.relative("ours", belongs, log=log)
        theirs = self.relative("peer", belongs, log=log)
        assert ours is not None
        between = "" if ours.low is None else f"(nine in ten: {ours.low:.2f}–{ours.high:.2f})"
        peer = None if theirs is None else theirs.value
        return Row(label, ours.value, peer, "", f"{goal} {between}".strip())

    def inside(self, interval: float) -> Row:
        """The share of counts at the last station inside an interval, horizons 1 to 3."""
        from isthmus.forecast.scoring.scores import INTERVALS

        shares: dict[str, float] = {}
        for name, judged in self.models.items():
            chosen = [task.series == self.last and task.horizon <= 3 for task in judged.tasks]
            held = judged.inside[np.array(chosen), INTERVALS.index(interval)]
            shares[name] = float(held.mean())
        label = f"{self.last}, inside the {interval:.0%} interval, h 1-3"
        return Row(label, shares["ours"], shares.get("peer"), "", INSIDE[interval])


def scores(day: str, scored: Scored) -> Iterator[Row]:
    """The rows of scores of one day: the last station, then the first."""
    last, first = scored.last, scored.first

    def at(series: str, h: int, also: Belongs = lambda _: True) -> Belongs:
        return lambda task: task.series == series and task.horizon == h and also(task)

    for h, most in enumerate(TO_REACH[day], 1):
        yield scored.row(f"{last}, relative WIS, h {h}", f"≤ {most:.2f}", at(last, h))
    for h in (1, 2, 3):
        goal = f"≤ {LOG_TO_REACH:.2f}" if h == 1 else ""
        yield scored.row(f"{last}, log1p, h {h}", goal, at(last, h), log=True)
    before = at(last, 1, lambda task: task.end.year < COLLAPSE)
    yield scored.row(f"{last}, log1p, h 1, until {COLLAPSE - 1}", "", before, log=True)
    yield scored.inside(0.5)
    yield scored.inside(0.9)
    goal = f"≤ {FIRST_STATION_TO_REACH:.2f}"
    for h in range(1, HORIZON + 1):
        everybody = at(first, h, lambda task: task.population == ALL)
        yield scored.row(f"{first}, everybody, h {h}", goal, everybody)
    for h in range(1, HORIZON + 1):
        parts = at(first, h, lambda task: task.population != ALL)
        yield scored.row(f"{first}, by nationality, h {h}", goal, parts)


def _rows(table: Path) -> Rows:
    from isthmus.forecast.hub import read

    return read(table)


# --- the peer -------------------------------------------------------------------------------------


class Peer:
    """AutoARIMA, fitted anew to what was known of each series on each day."""

    def __init__(self, python: str) -> None:
        self._python = python
        #: Seconds of CPU of all fits so far, and how many they were.
        self.cpu, self.fits = 0.0, 0

    def rows(self, knowns: Sequence[Known], tasks: Sequence[Task]) -> Rows:
        """Its quantiles of those tasks; stops the benchmark where it cannot run."""
        from isthmus.case.periods import months_between
        from isthmus.forecast.hub import Rows
        from isthmus.forecast.records import LEVELS

        by_day = {known.origin: known for known in knowns}
        past: dict[tuple[dt.date, Target], list[float | None]] = {}
        for task in tasks:
            known = by_day[task.origin]
            start = months_between(known.first, task.end) - task.horizon + 1
            counts = known.counts[task.target][:start]
            past[task.origin, task.target] = [None if np.isnan(n) else n for n in counts.tolist()]
        asked = {"levels": LEVELS, "horizon": HORIZON, "series": list(past.values())}
        command = [self._python, str(PEER)]
        done = subprocess.run(
            command, input=json.dumps(asked), stdout=subprocess.PIPE, text=True, check=False
        )
        if done.returncode:
            raise SystemExit(f"{' '.join(command)} ended with exit code {done.returncode}")
        answer = json.loads(done.stdout)
        self.cpu, self.fits = self.cpu + answer["cpu"], self.fits + len(past)
        found = dict(zip(past, answer["quantiles"], strict=True))
        values = [found[task.origin, task.target][task.horizon - 1] for task in tasks]
        return Rows(tasks=tuple(tasks), values=np.array(values))


def main() -> int:
    """Make the tables, take the measures and print them."""
    parser = argparse.ArgumentParser(description="What forecasts cost and how good they are.")
    parser.add_argument("--peer", help="a Python that has statsforecast")
    parser.add_argument("--tables", type=Path, help="a folder that keeps the two tables")
    asked = parser.parse_args()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    peer = None if asked.peer is None else Peer(asked.peer)
    with tempfile.TemporaryDirectory() as kept:
        folder = asked.tables or Path(kept)
        tables = {day: table_of(day, folder) for day in DAYS}
        scored = {day: Scored(table, peer) for day, (table, _) in tables.items()}
        print("costs: ours, and the peer's")
        show(costs(tables, peer))
        for day in DAYS:
            print(f"\nscores, --day {day}: ours, and AutoARIMA's")
            show(scores(day, scored[day]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
