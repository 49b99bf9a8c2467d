"""What moving people costs: our simulation against Flee and against a compiled loop over persons.

Owns: the measures of the movement room, each beside what we promise. Prints one table and asserts
nothing: a busy machine is no fault of the code.

    python benchmarks/movement.py --cases FOLDER [--peer PYTHON] [--fraction K] [--only WORD ...]

FOLDER holds Flee folders (`flee-mali`, `flee-burundi`, ...): real cases of its publishers, which we
do not ship. PYTHON is one that has `flee` installed (see flee_peer.py). Everything is CPU time of
one process, ours and the peer's in the same run.

What a full population costs Flee is measured in full for Mali. For the others it is a straight
line through two fractions, 1/K and 1/(4K) of the people: cost = fixed + slope x people, so what
does not depend on people is not multiplied.

The rival is a loop in C over persons that only walks: no capacity, no partial day, no memory, no
file. Each person and day it draws one number, compares it with the place's move chance and, if the
person moves, finds the next place in precomputed cumulative weights. No simulation of single
persons can do less.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PEER = Path(__file__).with_name("flee_peer.py")
RSS_UNIT = 1 if sys.platform == "darwin" else 1024  # the kernel counts in KiB, macOS in bytes
MEMBERS = 200
DEFAULT_RULES = {"flee-mali": "≥ 5,000×", "flee-burundi": "≥ 4,000×", "flee-ethiopia": "≥ 2,000×"}
# Cases with counts to be compared with, and how many times the fraction asked for Flee runs: where
# people stay on the road it takes minutes for a hundredth of them.
WITH_COUNTS = {
    "flee-mali": 1,
    "flee-burundi": 1,
    "flee-ethiopia": 1,
    "ffval3-mali2012": 1,
    "ffval-tigray2020": 4,
    "ffval-venezuela2022": 16,
}
# Cases with counts on whose settings Flee 3.1 of the registry stops (`flood_driven_spawning: True`,
# which only its version in development knows): ours alone.
OURS_ALONE = ("ff-dflee_example", "ffvald-dflee_test_coastal_flooding")
# Parts of a day in which ARD is measured, as `--parts`: Flee's serial version, the peer, counts who
# is where after each person.
PARTS = 8
LARGEST = "ff-nigeria2024"
# Sizes of the honest rival's population: the real one of Mali, and far beyond any conflict.
CROWDS = (50_000, 90_000, 1_000_000, 100_000_000)
WALKED = 10_000_000


@dataclass(frozen=True)
class Cost:
    """What a command took: seconds of CPU (its own and the system's), of the clock, and bytes."""

    cpu: float
    wall: float
    peak: int


@dataclass(frozen=True)
class Row:
    """One line of the table. `ours` and `peer` in `unit`; None where nothing was measured."""

    measure: str
    ours: float | None
    peer: float | None
    unit: str
    goal: str

    @property
    def ratio(self) -> float | None:
        """How many times the peer's figure holds ours."""
        return self.peer / self.ours if self.ours and self.peer is not None else None


# --- ours: `folder` is a Flee folder --------------------------------------------------------------


def ours_whole_command(folder: Path) -> Cost:
    """Cost of `isthmus simulate FOLDER` with one member, as a command, start-up included.

    The least of a few: so short a command is at the mercy of what else the machine does, and the
    first one compiles the bytecode, as an installation does.
    """
    return min((_simulate(folder, members=1) for _ in range(4)), key=lambda cost: cost.cpu)


def ours_start_up() -> Cost:
    """Cost of the smallest command that loads what `isthmus simulate` needs: the least of a few."""
    modules = "isthmus.cli.simulate, isthmus.brief.saving, isthmus.movement.simulating"
    command = [sys.executable, "-c", f"import {modules}, fluent.runtime"]
    return min((cpu_of(command) for _ in range(4)), key=lambda cost: cost.cpu)


def ours_member_cpu(folder: Path, settings: Path | None, members: int) -> float:
    """CPU seconds of one member in an ensemble: the ensemble's divided by `members`.

    settings : a file like simsetting.yml in place of the folder's own, or None for Flee's defaults
    """
    return _cpu_of_run(_read(folder, settings), members) / members


def ours_cpu_with_people_times(folder: Path, factor: int) -> float:
    """CPU seconds of one member with `factor` times the case's people."""
    return _cpu_of_run(_scaled(_read(folder, None), factor), members=10) / 10


def ours_cpu_of_crowd(folder: Path, people: int, days: int) -> float:
    """CPU seconds of one member with `people` persons who are all there on day 0, for `days`.

    They stand at the first place of conflict; nobody else sets out, and every rule is on.
    """
    import dataclasses

    import numpy as np

    from isthmus.movement.flee.model import model_of

    model = model_of(_read(folder, None))
    at_start = np.zeros(len(model.network.places), np.int64)
    at_start[int(model.surroundings.conflict[0].argmax())] = people
    crowd = dataclasses.replace(model, sources=(), at_start=at_start)
    return _cpu_of_days(crowd, days, members=10) / 10


def ours_largest(folder: Path, members: int) -> Cost:
    """Cost of the command on the largest case, all days kept as quantiles."""
    return _simulate(folder, members=members)


def ours_ard(folder: Path, hasten: int, members: int) -> tuple[float, float]:
    """Mean over members of ARD and of rescaled ARD, with the settings the case ships.

    Over the camps, as Flee's; over all counted places where there is no camp.

    hasten : people, places' populations and capacities divided by this, as for the peer, since the
             error of a fraction holds the noise of a fraction
    """
    from isthmus.movement.ensemble import run
    from isthmus.movement.flee.model import model_of
    from isthmus.movement.scores import score_at_camps

    read = _read(folder, folder / "simsetting.yml", hasten=hasten)
    # The registry's Flee knows no scaling of capacities: as its summary says, it was ignored.
    read = _with_settings(read, capacity_scaling=1.0)
    model, counts = model_of(read, fineness=PARTS), read.counts
    found = run(model, days=read.days, members=members, seed=1, watch=counts.places)
    scores = score_at_camps(found.of_members, counts.by_place, counts.places, read.camps)
    return scores.ard.mean, scores.rescaled_ard.mean


def ours_ard_after_fit(folder: Path) -> tuple[float, float]:
    """ARD on the second half of the days after `isthmus fit` on the first; and with no fit.

    The second is Flee's too: with a case's own settings the two agree, as the rows above show.
    """
    from isthmus.movement.fit import fit

    found = fit(folder)
    return found.errors("fitted", after=True).ard, found.errors("own", after=True).ard


_ISTHMUS = [str(Path(sys.executable).with_name("isthmus"))]


def _simulate(folder: Path, members: int) -> Cost:
    """The command, tables written and no charts, as Flee writes none."""
    with tempfile.TemporaryDirectory() as kept:
        where = ["--members", str(members), "--no-charts", "--out", str(Path(kept) / "out")]
        return cpu_of([*_ISTHMUS, "simulate", str(folder), *where])


def _read(folder: Path, settings: Path | None, hasten: int = 1) -> Any:
    """The folder, with the settings of a file, or Flee's defaults where there is none."""
    from isthmus.movement.flee.reading import read_folder

    with tempfile.TemporaryDirectory() as kept:
        copy = Path(kept) / folder.name
        for name in ("input_csv", "source_data"):
            shutil.copytree(folder / name, copy / name)
        text = "{}\n"
        if settings is not None and settings.exists():
            text = settings.read_text(encoding="utf-8")
        if hasten > 1:
            kept_lines = [line for line in text.splitlines() if "hasten" not in line]
            text = "\n".join(line for line in kept_lines if not line.startswith("optimisations"))
            text += f"\noptimisations:\n  hasten: {hasten}\n"
        (copy / "simsetting.yml").write_text(text.replace("{}", ""), encoding="utf-8")
        return read_folder(copy)


def _with_settings(folder: Any, **values: Any) -> Any:
    import msgspec

    settings = msgspec.structs.replace(folder.settings, **values)
    return msgspec.structs.replace(folder, settings=settings)


def _scaled(folder: Any, factor: int) -> Any:
    """The folder with so many times the people: counts, residents and capacities."""
    import msgspec

    counts = msgspec.structs.replace(
        folder.counts,
        by_place=folder.counts.by_place * factor,
        total=folder.counts.total * factor,
    )
    places = tuple(
        msgspec.structs.replace(place, people=place.people * factor) for place in folder.places
    )
    return msgspec.structs.replace(folder, counts=counts, places=places)


def _cpu_of_run(folder: Any, members: int) -> float:
    from isthmus.movement.flee.model import model_of

    return _cpu_of_days(model_of(folder), folder.days, members)


def _cpu_of_days(model: Any, days: int, members: int) -> float:
    """CPU seconds of so many days, every place counted at the end of each."""
    import numpy as np

    from isthmus.movement.step import occupancy

    generator = np.random.default_rng(1)
    ground = model.ground(members)

    def walk() -> None:
        here = model.start(members, generator)
        for _ in range(days):
            here, _flows = model.advance(here, ground, generator)
            occupancy(here.people, ground)

    return cpu_of_call(walk)


# --- the peer -------------------------------------------------------------------------------------


def peer(python: str, folder: Path, *options: str) -> dict[str, Any]:
    """What flee_peer.py writes of Flee on a folder; `command` in it is the cost of the command."""
    with tempfile.TemporaryDirectory() as kept:
        out = Path(kept) / "peer.json"
        cost = cpu_of([python, str(PEER), str(folder), "--out", str(out), *options])
        answer: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
    answer["command"] = cost
    return answer


def peer_full_cpu(python: str, folder: Path, fraction: int, *options: str) -> float:
    """Seconds of CPU of one full-population run, on the line through two fractions of it."""
    near, far = (
        peer(python, folder, "--hasten", str(k), *options)["summary"]["loop_cpu_seconds_mean"]
        for k in (fraction, 4 * fraction)
    )
    slope = (near - far) / (1 / fraction - 1 / (4 * fraction))
    return float(near + slope * (1 - 1 / fraction))


# --- the rival ------------------------------------------------------------------------------------

# xoshiro256+ by Blackman and Vigna (2018), seeded with splitmix64, both in the public domain; the
# upper half of each number decides whether a person moves, the lower half where to.
RIVAL = r"""
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static uint64_t s[4];

static inline uint64_t turn(uint64_t x, int k) { return (x << k) | (x >> (64 - k)); }

static inline uint64_t draw(void) {
    const uint64_t out = s[0] + s[3], t = s[1] << 17;
    s[2] ^= s[0]; s[3] ^= s[1]; s[1] ^= s[2]; s[0] ^= s[3]; s[2] ^= t; s[3] = turn(s[3], 45);
    return out;
}

static void seed(uint64_t x) {
    for (int i = 0; i < 4; i++) {
        uint64_t z = (x += 0x9e3779b97f4a7c15ULL);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
        s[i] = z ^ (z >> 31);
    }
}

static uint32_t scaled(double p) {
    return p >= 1.0 ? UINT32_MAX : (uint32_t)(p * 4294967296.0);
}

int main(void) {
    long places, exits, people, days, number;
    if (scanf("%ld %ld %ld %ld %ld", &places, &exits, &people, &days, &number) != 5) return 2;
    uint32_t *chance = malloc(places * sizeof *chance), *weight = malloc(exits * sizeof *weight);
    int32_t *first = malloc((places + 1) * sizeof *first);
    uint16_t *next = malloc(exits * sizeof *next), *at = malloc(people * sizeof *at);
    int64_t *count = calloc(places, sizeof *count);
    double p;
    long whole, starts;
    for (long i = 0; i < places; i++) {
        if (scanf("%lf %ld", &p, &whole) != 2) return 2;
        chance[i] = scaled(p);
        first[i] = (int32_t)whole;
    }
    first[places] = (int32_t)exits;
    for (long i = 0; i < exits; i++) {
        if (scanf("%ld %lf", &whole, &p) != 2) return 2;
        next[i] = (uint16_t)whole;
        weight[i] = scaled(p);
    }
    if (scanf("%ld", &starts) != 1 || starts < 1) return 2;
    uint16_t *start = malloc(starts * sizeof *start);
    for (long i = 0; i < starts; i++) {
        if (scanf("%ld", &whole) != 1) return 2;
        start[i] = (uint16_t)whole;
    }
    for (long i = 0; i < people; i++) count[at[i] = start[i % starts]]++;
    seed((uint64_t)number);
    clock_t began = clock();
    for (long day = 0; day < days; day++)
        for (long i = 0; i < people; i++) {
            const uint64_t r = draw();
            const uint16_t here = at[i];
            if ((uint32_t)(r >> 32) >= chance[here]) continue;
            int32_t e = first[here];
            const int32_t last = first[here + 1] - 1;
            if (e > last) continue;
            while (e < last && (uint32_t)r >= weight[e]) e++;
            count[here]--;
            count[at[i] = next[e]]++;
        }
    double seconds = (double)(clock() - began) / CLOCKS_PER_SEC;
    printf("%.6f", seconds);
    for (long i = 0; i < places; i++) printf(" %lld", (long long)count[i]);
    printf("\n");
    return 0;
}
"""


class NoCompilerError(Exception):
    """There is no C compiler here, so the rival cannot be measured."""


def build_rival(folder: Path) -> Path:
    """Compile the rival into a folder and return the program.

    raises NoCompilerError, saying what to install, when there is no compiler or it fails
    """
    name = os.environ.get("CC", "cc")
    compiler = shutil.which(name)
    if compiler is None:
        raise NoCompilerError(
            f"no C compiler called {name!r}: the loop over persons is not measured. "
            "Install one (gcc or clang) or name one in CC."
        )
    source, program = folder / "rival.c", folder / "rival"
    source.write_text(RIVAL, encoding="utf-8")
    built = subprocess.run(
        [compiler, "-O3", "-march=native", "-o", str(program), str(source)],
        capture_output=True,
        text=True,
        check=False,
    )
    if built.returncode:
        raise NoCompilerError(f"{name} could not compile the loop over persons:\n{built.stderr}")
    return program


@dataclass(frozen=True)
class Walk:
    """A case as the rival sees it.

    chances : (places,) probability of moving on a day
    exits   : one list a place of (place, cumulative share of the weights, last one 1)
    starts  : places where people begin, in turn
    """

    names: list[str]
    chances: list[float]
    exits: list[list[tuple[int, float]]]
    starts: list[int]

    def text(self, people: int, days: int, seed: int) -> str:
        """The rival's input."""
        flat = [way for ways in self.exits for way in ways]
        lines = [f"{len(self.names)} {len(flat)} {people} {days} {seed}"]
        first = 0
        for chance, ways in zip(self.chances, self.exits, strict=True):
            lines.append(f"{chance!r} {first}")
            first += len(ways)
        lines += [f"{place} {share!r}" for place, share in flat]
        lines.append(" ".join(map(str, [len(self.starts), *self.starts])))
        return "\n".join(lines)


def read_walk(folder: Path) -> Walk:
    """A Flee folder's places and routes under Flee's default rules, without what changes in time.

    A conflict zone is one from the first day; weights are score / (10 + km).
    """
    places = _rows(folder / "input_csv" / "locations.csv")
    names = [row[0] for row in places]
    kinds = [row[5].lower() for row in places]
    conflict = ["conflict" in kind for kind in kinds]
    chances = [
        (0.1 if "idp" in kind else 0.001) if "camp" in kind else 1.0 if zone else 0.3
        for kind, zone in zip(kinds, conflict, strict=True)
    ]
    ways: list[dict[int, float]] = [{} for _ in names]
    for row in _rows(folder / "input_csv" / "routes.csv"):
        one, other = names.index(row[0]), names.index(row[1])
        for here, there in ((one, other), (other, one)):
            ways[here][there] = (10**-0.5 if conflict[there] else 1.0) / (10 + float(row[2]))
    exits = []
    for weights in ways:
        whole, reached, shares = sum(weights.values()), 0.0, []
        for there, weight in weights.items():
            reached += weight / whole
            shares.append((there, reached))
        exits.append(shares)
    return Walk(names, chances, exits, [i for i, zone in enumerate(conflict) if zone])


def run_rival(
    program: Path, walk: Walk, people: int, days: int, seed: int = 1
) -> tuple[float, dict[str, int]]:
    """CPU seconds of the rival's loop alone, and its people by place after the last day."""
    done = subprocess.run(
        [str(program)],
        input=walk.text(people, days, seed),
        capture_output=True,
        text=True,
        check=True,
    )
    seconds, *counts = done.stdout.split()
    return float(seconds), dict(zip(walk.names, map(int, counts), strict=True))


def _rows(path: Path) -> list[list[str]]:
    """The rows of a Flee file without comments and empty lines, each value stripped."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = [[value.strip() for value in row] for row in csv.reader(lines)]
    return [row for row in rows if row and row[0] and not row[0].startswith("#")]


# --- measuring ------------------------------------------------------------------------------------


def cpu_of(command: list[str], folder: Path | None = None) -> Cost:
    """Run a command to its end and return what it took; a failing one stops the benchmark."""
    began = time.perf_counter()
    child = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(child.pid, 0)
    wall = time.perf_counter() - began
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(f"{' '.join(command)} ended with exit code {child.returncode}")
    return Cost(used.ru_utime + used.ru_stime, wall, used.ru_maxrss * RSS_UNIT)


def cpu_of_call(call: Callable[[], object], times: int = 3) -> float:
    """Least CPU seconds of a function in this process over a few calls, after one that warms up."""
    call()
    taken = []
    for _ in range(times):
        began = time.process_time()
        call()
        taken.append(time.process_time() - began)
    return min(taken)


def show(rows: Iterable[Row]) -> None:
    """Print the table: measure | ours | peer | ratio | to reach."""
    head = ("measure", "ours", "peer", "ratio", "to reach")
    cells = [head, *((r.measure, *_shown(r), r.goal) for r in rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(head))]
    for number, row in enumerate(cells):
        left = row[0].ljust(widths[0])
        middle = [cell.rjust(width) for cell, width in zip(row[1:4], widths[1:4], strict=True)]
        print(" | ".join([left, *middle, row[4].ljust(widths[4])]).rstrip())
        if number == 0:
            print("-|-".join("-" * width for width in widths))


def _shown(row: Row) -> tuple[str, str, str]:
    """Our figure, the peer's and their ratio as text; a dash where there is none."""

    def figure(value: float | None) -> str:
        return "–" if value is None else f"{value:,.4g} {row.unit}".strip()

    return figure(row.ours), figure(row.peer), "–" if row.ratio is None else f"{row.ratio:,.3g}×"


# --- the measures ---------------------------------------------------------------------------------


def measure_one_run(cases: Path, python: str, fraction: int) -> list[Row]:
    """One run of Mali in full, whole command against whole command; and our start-up."""
    del fraction
    folder = cases / "flee-mali"
    ours, start = ours_whole_command(folder), ours_start_up()
    theirs = peer(python, folder, "--runs", "1")["command"]
    return [
        Row("one run, whole command, mali", ours.cpu, theirs.cpu, "s", "≥ 100×"),
        Row("start-up", start.cpu, None, "s", "< 0.7 s"),
    ]


def measure_members(cases: Path, python: str, fraction: int) -> list[Row]:
    """CPU a member of an ensemble under the default rules, full population."""
    rows = []
    for name, goal in DEFAULT_RULES.items():
        folder = cases / name
        if name == "flee-mali":
            summary = peer(python, folder)["summary"]
            theirs, how = float(summary["loop_cpu_seconds_mean"]), "in full"
        else:
            theirs, how = peer_full_cpu(python, folder, fraction), f"from 1/{fraction}"
        ours = ours_member_cpu(folder, None, MEMBERS)
        rows.append(Row(f"CPU a member, {name} (peer {how})", ours, theirs, "s", goal))
    return rows


def measure_validation_rules(cases: Path, python: str, fraction: int) -> list[Row]:
    """The same where a person remembers most: awareness 3, start on foot, no short stints."""
    folder = cases / "ffval3-mali2012"
    with tempfile.TemporaryDirectory() as kept:
        settings = Path(kept) / "awareness3.yml"
        shipped = (folder / "simsetting.yml").read_text(encoding="utf-8")
        settings.write_text(
            shipped.replace("move_rules:\n", "move_rules:\n  awareness_level: 3\n"),
            encoding="utf-8",
        )
        theirs = peer_full_cpu(python, folder, fraction, "--settings", str(settings))
        ours = ours_member_cpu(folder, settings, MEMBERS)
    label = f"CPU a member, {folder.name}, awareness 3 (peer from 1/{fraction})"
    return [Row(label, ours, theirs, "s", "≥ 300×")]


def measure_people(cases: Path, python: str, fraction: int) -> list[Row]:
    """Our time against people: cells fill, then the cost stops growing."""
    del python, fraction
    folder = cases / "flee-burundi"
    once = ours_cpu_with_people_times(folder, 1)
    rows = [Row("people × 1, flee-burundi", once, None, "s", "")]
    for factor, goal in ((1_000, "≤ 8 times ×1"), (100_000, "no more than at ×1,000")):
        ours = ours_cpu_with_people_times(folder, factor)
        rows.append(Row(f"people × {factor:,}, flee-burundi", ours, None, "s", goal))
    return rows


def measure_rival(cases: Path, python: str, fraction: int) -> list[Row]:
    """Against the compiled loop over persons that only walks, on Mali's places and days."""
    del python, fraction
    folder, days = cases / "flee-mali", 300
    walk = read_walk(folder)
    rows = []
    with tempfile.TemporaryDirectory() as kept:
        try:
            program = build_rival(Path(kept))
        except NoCompilerError as problem:
            print(problem, file=sys.stderr)
            return []
        run_rival(program, walk, 10_000, 30)
        for people in CROWDS:
            # A loop over persons costs a person the same however many follow, so the largest crowd
            # is a multiple of the largest that is walked.
            walked = min(people, WALKED)
            seconds = min(run_rival(program, walk, walked, days)[0] for _ in range(3))
            print(
                f"rival: {walked:,} people, {walked * days / seconds / 1e6:,.0f} M steps a second"
            )
            goal = "≥ 1,000×" if people == CROWDS[-1] else "faster"
            ours = ours_cpu_of_crowd(folder, people, days)
            label = f"loop over persons, {people:,} people, {days} days"
            rows.append(Row(label, ours, seconds * people / walked, "s", goal))
    return rows


def measure_largest(cases: Path, python: str, fraction: int) -> list[Row]:
    """The largest case, 200 members, all days as quantiles: ends, within 1 GiB."""
    del python, fraction
    cost = ours_largest(cases / LARGEST, MEMBERS)
    return [
        Row(f"{MEMBERS} members, {LARGEST}", cost.cpu, None, "s", "ends"),
        Row("its peak memory", cost.peak / 2**30, None, "GiB", "< 1 GiB"),
    ]


def measure_errors(cases: Path, python: str, fraction: int) -> list[Row]:
    """ARD with the settings each case ships, and after `fit`: below 1 the ratio favours Flee."""
    rows = []
    for name, times in WITH_COUNTS.items():
        folder, hasten = cases / name, fraction * times
        answer = peer(python, folder, "--hasten", str(hasten), "--runs", "4")
        summary = answer["summary"]
        if answer["settings_ignored"]:
            print(f"{name}: Flee does not know {', '.join(answer['settings_ignored'])}")
        ours = ours_ard(folder, hasten, MEMBERS)
        errors = {f"ARD in {PARTS} parts": "ard", f"rescaled ARD in {PARTS} parts": "ard_rescaled"}
        for (what, key), error in zip(errors.items(), ours, strict=True):
            theirs, spread = summary[f"{key}_mean"], summary[f"{key}_sd"]
            goal = f"{theirs:.3f} ± {2 * spread:.3f}"
            rows.append(Row(f"{what}, {name}", error, theirs, "", goal))
        rows.append(_after_fit(folder, "below Flee's"))
    for name in OURS_ALONE:
        error, rescaled = ours_ard(cases / name, 1, MEMBERS)
        rows.append(Row(f"ARD in {PARTS} parts, {name}", error, None, "", "Flee 3.1 stops"))
        rows.append(Row(f"rescaled ARD in {PARTS} parts, {name}", rescaled, None, "", ""))
        rows.append(_after_fit(cases / name, "below its own"))
    return rows


def _after_fit(folder: Path, goal: str) -> Row:
    after, own = ours_ard_after_fit(folder)
    return Row(f"ARD out of time after fit, {folder.name}", after, own, "", goal)


MEASURES: dict[str, Callable[[Path, str, int], list[Row]]] = {
    "run": measure_one_run,
    "members": measure_members,
    "validation": measure_validation_rules,
    "people": measure_people,
    "rival": measure_rival,
    "largest": measure_largest,
    "errors": measure_errors,
}


def main() -> int:
    """Take the measures asked for, one after the other, and print the table."""
    parser = argparse.ArgumentParser(description="What moving people costs.")
    parser.add_argument("--cases", type=Path, required=True, help="a folder of Flee folders")
    parser.add_argument("--peer", default=sys.executable, help="a Python that has flee")
    parser.add_argument("--fraction", type=int, default=10, help="of the people, for large cases")
    parser.add_argument("--only", nargs="+", choices=list(MEASURES), default=list(MEASURES))
    asked = parser.parse_args()
    if not (asked.cases / "flee-mali" / "input_csv").is_dir():
        parser.error(f"{asked.cases}: no flee-mali in it; give the folder that holds the cases")
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    rows: list[Row] = []
    for name in asked.only:
        rows += MEASURES[name](asked.cases.resolve(), asked.peer, asked.fraction)
    show(rows)
    return 0


if __name__ == "__main__":
    sys.exit(main())
