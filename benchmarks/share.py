"""What sharing costs: time and memory of `isthmus share`, against what we promise.

Owns: the measure of `isthmus share americas` with 500 draws: under 20 s on two cores and 1.5 GiB of
memory at its peak. Prints each figure with its ratio to the promise (below 1 keeps it) and asserts
nothing: a busy machine is no fault of the code, so the CPU time stands beside the clock.

    python benchmarks/share.py [--as-of DAY] [--scenario NAME] [--horizon N] [--executor N]

Two days by default: one on which most of the pathways of the case are open and many people are on
the way, and the last day that the case knows.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

# A script, run by its path: the folder above holds `benchmarks` as others import it.
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.movement import Cost, cpu_of

ISTHMUS = str(Path(sys.executable).with_name("isthmus"))
CASE, DRAWS = "americas", "500"
DAYS = ("2024-06-30", "2025-06-30")
SECONDS = 20.0
BYTES = 1.5 * 2**30


def main() -> None:
    """Run the command for each day, in an empty folder, and print what it took."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--as-of", action="append")
    asked.add_argument("--scenario")
    asked.add_argument("--horizon", default="6")
    asked.add_argument("--executor", default="1")
    given = asked.parse_args()
    for day in given.as_of or DAYS:
        options = ["--as-of", day, "--members", DRAWS, "--horizon", given.horizon]
        options += ["--executor", given.executor]
        options += ["--scenario", given.scenario] if given.scenario else []
        with tempfile.TemporaryDirectory() as folder:
            cost = cpu_of([ISTHMUS, "share", CASE, *options], Path(folder))
        show_cost(" ".join(["isthmus share", CASE, *options]), cost)


def show_cost(what: str, cost: Cost) -> None:
    """Each figure beside its promise."""
    print(what)
    print(f"  wall clock   {cost.wall:8.2f} s    {cost.wall / SECONDS:5.2f} of {SECONDS:.0f} s")
    print(f"  CPU          {cost.cpu:8.2f} s    {cost.cpu / SECONDS:5.2f} of {SECONDS:.0f} s")
    print(f"  peak memory  {cost.peak / 2**20:8.0f} MiB  {cost.peak / BYTES:5.2f} of 1.5 GiB")


if __name__ == "__main__":
    main()
