"""Run the peer: Flee, as installed from a package registry, on a Flee folder, many times.

Owns: driving Flee day by day and writing what it did as one JSON file. Flee has no script of its
own for this. It is asked for nothing but its published behaviour: no rule of it is changed here.
Isthmus never imports it; run this with a Python that has `flee` (3.1 is what we compare with):

    python benchmarks/flee_peer.py FOLDER --runs N --out summary.json
        [--hasten K] [--capacity off] [--occupancy live|frozen] [--settings FILE.yml]
        [--days D] [--seed S] [--store PREFIX]

FOLDER holds `input_csv/`, `source_data/` and perhaps `simsetting.yml` (without one, and without
`--settings`, Flee's own defaults hold). Every run is a process of its own, because Flee keeps its
settings, its debt of people and its demographics in module globals.

A day, in this order: conflict zones of the day, people who flee (the daily difference of the sum
of the camps' counts), spawn weights, closures, `Ecosystem.evolve`. Before day 0 the camps receive
their counts of day 0.

--occupancy live (Flee's serial version, `flee.flee`)
    A place's occupancy is read when a person asks, so it changes within a phase, in list order.

--occupancy frozen (Flee's parallel version, `flee.pflee`, on one rank; needs an MPI library)
    Read in its source and kept as it is: `Location.numAgents`, which the capacity multiplier of a
    route and the check "is my destination a full camp" read, changes at two moments only.
    1. `updateNumAgents` before the first person of phase A. Flee's own script leaves this to the
       end of the day before, which differs on day 0 alone: there it would see every camp empty. We
       call it once more after the closures of each day, so phase A sees who is AT each place when
       it starts, day-0 people and the newly displaced included.
    2. `updateNumAgents` between the phases. All of phase B, with every further leg a person starts
       on the same day (a new draw at a place reached, and each next step of a route), sees who is
       at each place after phase A: those who left are gone, nobody has arrived. People on links
       are in no place.
    Phase B's own changes are seen first on the next day.

--capacity off
    Every capacity becomes 0 before the first day: Flee then gives multiplier 1 and finds no camp
    full. (The scaling of move chances by population reads capacities too, and is off by default.)

Errors, over the places that are camps at the start, days t: ARD = mean over t of
(sum |simulated - data|) / max(1, sum data); rescaled: each simulated count first times
(sum data / sum simulated) of its day, and 0 where nobody is in a camp.
"""

from __future__ import annotations

import argparse
import contextlib
import csv
import gzip
import importlib
import importlib.metadata
import io
import json
import os
import random
import statistics
import sys
import tempfile
import time
import traceback
from pathlib import Path
from typing import Any

ON_LINKS = "(on links)"
# Every file of `input_csv` that Flee 3.1 opens in the calls made here, without demographics_*.csv.
OPENED = {
    "closures.csv",
    "conflicts.csv",
    "locations.csv",
    "registration_corrections.csv",
    "routes.csv",
    "sim_period.csv",
}
RSS_UNIT = 1 if sys.platform == "darwin" else 1024  # the kernel counts in KiB, macOS in bytes
EVERY = 10  # days between the rows of the stored tables


def main() -> int:
    """Run Flee as often as asked and write what it did."""
    parser = argparse.ArgumentParser(description="Run Flee on a Flee folder, many times.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--runs", type=int, default=1)
    parser.add_argument("--hasten", type=int, help="divide people, places and camps by this")
    parser.add_argument("--capacity", choices=["on", "off"], default="on")
    parser.add_argument("--occupancy", choices=["live", "frozen"], default="live")
    parser.add_argument("--settings", type=Path, help="a file like simsetting.yml")
    parser.add_argument("--days", type=int)
    parser.add_argument("--seed", type=int, default=1, help="of the first run; then one more each")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--store", help="also write PREFIX.csv.gz and PREFIX-runs.csv.gz")
    asked = parser.parse_args()
    if not (asked.folder / "input_csv" / "locations.csv").is_file():
        parser.error(f"{asked.folder}: no input_csv/locations.csv in it; give a Flee folder")
    try:
        version = importlib.metadata.version("flee")
    except importlib.metadata.PackageNotFoundError:
        parser.error("this Python has no flee; install the peer with: pip install flee==3.1")
    began = time.process_time()
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        importlib.import_module("flee.flee")  # once, so that a run costs only itself
        importlib.import_module("flee.InputGeography")
    importing = time.process_time() - began
    runs = [_apart(asked, asked.seed + number) for number in range(asked.runs)]
    first = runs[0]
    answer = {
        "peer": {
            "name": "flee",
            "version": version,
            "module": "flee.flee" if asked.occupancy == "live" else "flee.pflee",
            "python": sys.version.split()[0],
            "import_cpu_seconds": round(importing, 3),
        },
        "case": asked.folder.resolve().name,
        "days": first["days"],
        "hasten": first["hasten"],
        "capacity": asked.capacity,
        "occupancy": asked.occupancy,
        "settings": first["settings"],
        "settings_ignored": first["settings_ignored"],
        "files_ignored": first["files_ignored"],
        "places": first["places"],
        "camps": first["camps"],
        "data": first["data"],
        "runs": [_record(run) for run in runs],
        "summary": _summary(runs),
    }
    asked.out.write_text(json.dumps(answer, indent=1) + "\n", encoding="utf-8")
    if asked.store:
        _store(asked.store, runs)
    for name in ("ard", "ard_rescaled", "cpu_seconds", "loop_cpu_seconds", "peak_rss_bytes"):
        values = [run[name] for run in runs]
        spread = statistics.stdev(values) if len(values) > 1 else 0.0
        print(f"{name:18} mean {statistics.fmean(values):14.4f}   sd {spread:12.4f}")
    return 0


# --- one run, in a process of its own ------------------------------------------------------------


def _apart(asked: argparse.Namespace, seed: int) -> dict[str, Any]:
    """Run once in a child; add the CPU and the memory the kernel counted for it."""
    with tempfile.TemporaryDirectory() as folder:
        answer, said = Path(folder) / "run.json", Path(folder) / "said.txt"
        child = os.fork()
        if child == 0:
            code = 1
            try:
                silent = os.open(said, os.O_WRONLY | os.O_CREAT)
                os.dup2(silent, 1)
                os.dup2(silent, 2)
                settings = asked.settings.resolve() if asked.settings else None
                run = _run(asked, settings, Path(folder) / "empty.yml", seed)
                answer.write_text(json.dumps(run), encoding="utf-8")
                code = 0
            finally:
                if code:
                    traceback.print_exc()
                sys.stdout.flush()
                sys.stderr.flush()
                os._exit(code)
        _, _, used = os.wait4(child, 0)
        if not answer.exists():
            last = said.read_text(encoding="utf-8", errors="replace").splitlines()[-15:]
            raise SystemExit("Flee did not end its run. Its last words:\n" + "\n".join(last))
        run = json.loads(answer.read_text(encoding="utf-8"))
    run["seed"] = seed
    run["cpu_seconds"] = used.ru_utime + used.ru_stime
    run["peak_rss_bytes"] = used.ru_maxrss * RSS_UNIT
    return dict(run)


def _run(
    asked: argparse.Namespace, settings: Path | None, empty: Path, seed: int
) -> dict[str, Any]:
    """Drive Flee once, from its files to its last day."""
    began = time.process_time()
    os.chdir(asked.folder)  # Flee looks for demographics in ./input_csv
    # One rank for the parallel version: it has all the people, so nothing but the moments at which
    # it counts them differs from the serial one.
    flee = importlib.import_module("flee.pflee" if asked.occupancy == "frozen" else "flee.flee")
    rules = importlib.import_module("flee.SimulationSettings")
    spawning = importlib.import_module("flee.spawning")
    geography = importlib.import_module("flee.InputGeography").InputGeography()
    tables = importlib.import_module("flee.datamanager.handle_refugee_data")
    period = importlib.import_module("flee.datamanager.read_period")

    random.seed(seed)
    importlib.import_module("numpy").random.seed(seed)
    start, days = period.read_conflict_period("input_csv/sim_period.csv")
    days = min(days, asked.days) if asked.days else days

    shipped = Path("simsetting.yml")
    if settings is None and shipped.is_file():
        settings = shipped
    if settings is None:
        empty.write_text("", encoding="utf-8")
    known = _listening(rules)
    known.add("sum_from_camps")  # 3.1 takes it as an argument of the call below
    rules.SimulationSettings.ReadFromYML(str(settings or empty))
    given = _keys(settings) if settings else {}
    for level in rules.SimulationSettings.log_levels:
        rules.SimulationSettings.log_levels[level] = 0  # a log of every person is no part of a run
    if asked.hasten:
        rules.SimulationSettings.optimisations["PopulationScaleDownFactor"] = asked.hasten
    hasten = rules.SimulationSettings.optimisations["PopulationScaleDownFactor"]

    e = flee.Ecosystem()
    if Path("input_csv/conflicts.csv").is_file():
        rules.SimulationSettings.ConflictInputFile = "input_csv/conflicts.csv"
        geography.ReadConflictInputCSV("input_csv/conflicts.csv")
    geography.ReadLocationsFromCSV("input_csv/locations.csv")
    geography.ReadLinksFromCSV("input_csv/routes.csv")
    geography.ReadClosuresFromCSV("input_csv/closures.csv")
    e, by_name = geography.StoreInputGeographyInEcosystem(e)
    data = tables.RefugeeTable(
        csvformat="generic",
        data_directory="source_data",
        start_date=start,
        data_layout="data_layout.csv",
        population_scaledown_factor=hasten,
    )
    data.ReadL1Corrections("input_csv/registration_corrections.csv")
    if asked.capacity == "off":
        for place in e.locations:
            place.capacity = 0
    camps = list(e.get_camp_names())
    for name in camps:
        spawning.add_initial_refugees(e, data, by_name[name])

    from_camps = bool(given.get("spawn_rules.sum_from_camps", True))
    set_up = time.process_time() - began
    people: dict[str, list[int]] = {name: [] for name in [*e.locationNames, ON_LINKS]}
    total = []
    for day in range(days):
        geography.AddNewConflictZones(e, day)
        spawning.spawn_daily_displaced(e, day, data, SumFromCamps=from_camps)
        spawning.refresh_spawn_weights(e)
        e.enact_border_closures(day)
        if asked.occupancy == "frozen":
            e.updateNumAgents(log=False)
        e.evolve()
        for place in e.locations:
            people[place.name].append(int(place.numAgents))
        # Of the list, since the parallel version's own total leaves out the people on links.
        total.append(len(e.agents))
        # Counted by what is left over: closed links still carry people and are in no list.
        people[ON_LINKS].append(total[-1] - sum(int(place.numAgents) for place in e.locations))
    loop = time.process_time() - began - set_up

    counts = {name: [int(data.get_field(name, day)) for day in range(days)] for name in camps}
    ard, rescaled = _errors([people[name] for name in camps], [counts[name] for name in camps])
    return {
        "days": days,
        "hasten": hasten,
        "settings": given,
        "settings_ignored": sorted(path for path in given if path.split(".")[-1] not in known),
        "files_ignored": sorted(
            path.name
            for path in Path("input_csv").iterdir()
            if path.name not in OPENED and not path.name.startswith("demographics_")
        ),
        "places": list(people),
        "camps": camps,
        "data": counts,
        "people": people,
        "total": total,
        "person_days": sum(total),
        "ard": ard,
        "ard_rescaled": rescaled,
        "set_up_cpu_seconds": set_up,
        "loop_cpu_seconds": loop,
    }


def _listening(rules: Any) -> set[str]:
    """Note the name of each setting that Flee asks for while it reads a settings file."""
    known: set[str] = {"conflict_input_file", "number_of_steps"}
    fetch = rules.fetchss

    def noting(dataset: Any, name: str, default: Any) -> Any:
        known.add(name)
        return fetch(dataset, name, default)

    rules.fetchss = noting
    return known


def _keys(settings: Path) -> dict[str, Any]:
    """Every setting of the file, `section.name` -> value."""
    yaml = importlib.import_module("yaml")
    found: dict[str, Any] = {}

    def walk(node: Any, path: str) -> None:
        if isinstance(node, dict):
            for name, value in node.items():
                walk(value, f"{path}.{name}" if path else str(name))
        else:
            found[path] = node

    walk(yaml.safe_load(settings.read_text(encoding="utf-8")), "")
    return found


# --- what a number of runs says ------------------------------------------------------------------


def _errors(simulated: list[list[int]], data: list[list[int]]) -> tuple[float, float]:
    """ARD and rescaled ARD of camps by day, as the opening of this file defines them."""
    plain, rescaled = [], []
    for sim, counts in zip(zip(*simulated, strict=True), zip(*data, strict=True), strict=True):
        whole = max(1, sum(counts))
        scale = sum(counts) / sum(sim) if sum(sim) > 0 else 0.0
        pairs = list(zip(sim, counts, strict=True))
        plain.append(sum(abs(s - c) for s, c in pairs) / whole)
        rescaled.append(sum(abs(s * scale - c) for s, c in pairs) / whole)
    return statistics.fmean(plain), statistics.fmean(rescaled)


def _record(run: dict[str, Any]) -> dict[str, Any]:
    """What is kept of one run: its camps, its total and its cost."""
    kept = ("seed", "total", "person_days", "ard", "ard_rescaled", "set_up_cpu_seconds")
    return {
        **{name: run[name] for name in kept},
        "loop_cpu_seconds": run["loop_cpu_seconds"],
        "cpu_seconds": run["cpu_seconds"],
        "peak_rss_bytes": run["peak_rss_bytes"],
        "camps": {name: run["people"][name] for name in run["camps"]},
    }


def _moments(runs: list[dict[str, Any]], place: str, day: int) -> tuple[float, float | None]:
    """Mean and unbiased variance of the people at a place on a day; of one run no variance."""
    values = [run["people"][place][day] for run in runs]
    return statistics.fmean(values), statistics.variance(values) if len(values) > 1 else None


def _summary(runs: list[dict[str, Any]]) -> dict[str, Any]:
    """Mean and variance by place and day, and of the errors."""
    days = range(runs[0]["days"])
    moments = {p: [_moments(runs, p, day) for day in days] for p in runs[0]["places"]}
    several = len(runs) > 1
    return {
        "runs": len(runs),
        "mean": {place: [mean for mean, _ in rows] for place, rows in moments.items()},
        "variance": {place: [spread for _, spread in rows] for place, rows in moments.items()},
        **{
            f"{name}_{what}": function([run[name] for run in runs])
            for name in ("ard", "ard_rescaled", "loop_cpu_seconds", "cpu_seconds")
            for what, function in (
                ("mean", statistics.fmean),
                *((("sd", statistics.stdev),) if several else ()),
            )
        },
    }


def _store(prefix: str, runs: list[dict[str, Any]]) -> None:
    """Write two small tables: the moments, and each run's counts, at every tenth day and the last.

    PREFIX.csv.gz: place, day, mean, variance, runs. PREFIX-runs.csv.gz: run, day, then a column a
    place (the last, `(on links)`, is everybody between two places).
    """
    last = runs[0]["days"] - 1
    days = sorted({*range(0, last + 1, EVERY), last})
    places = runs[0]["places"]
    with _table(Path(f"{prefix}.csv.gz")) as table:
        table.writerow(["place", "day", "mean", "variance", "runs"])
        for place in places:
            for day in days:
                mean, spread = _moments(runs, place, day)
                shown = "" if spread is None else f"{spread:.6g}"
                table.writerow([place, day, f"{mean:.8g}", shown, len(runs)])
    with _table(Path(f"{prefix}-runs.csv.gz")) as table:
        table.writerow(["run", "day", *places])
        for number, run in enumerate(runs):
            for day in days:
                table.writerow([number, day, *(run["people"][place][day] for place in places)])


@contextlib.contextmanager
def _table(path: Path) -> Any:
    """A gzipped CSV file that holds no moment of writing, so the same rows are the same bytes."""
    text = io.StringIO(newline="")
    yield csv.writer(text, lineterminator="\n")
    with path.open("wb") as raw, gzip.GzipFile(fileobj=raw, mode="wb", mtime=0, filename="") as out:
        out.write(text.getvalue().encode("utf-8"))


if __name__ == "__main__":
    sys.exit(main())
