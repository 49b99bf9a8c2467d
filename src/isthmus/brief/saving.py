"""A simulation as a folder: its tables, and unless only tables are asked for, its page and charts.

Owns: which files a simulation is, and the order in which they are written. The tables are
`movement.results`', the page is `simulation`'s; how all come to stand there together is
`case.appearing`'s.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from isthmus.case.appearing import Kind, appear, refuse_foreign
from isthmus.movement import passing, results
from isthmus.movement.simulating import Simulation

#: The page and its pictures, as `simulation` writes them.
PAGE, CHARTS = "simulation.html", "charts"

_SIMULATION = Kind(
    files=(*results.FILES, passing.FILE, results.PASSING_ERRORS, PAGE),
    folders=(CHARTS,),
    foreign=results.KIND.foreign,
    unwritten=results.KIND.unwritten,
)


def save_simulation(
    simulation: Simulation,
    out: Path,
    language: str,
    *,
    as_: results.Format = "csv",
    flee_out: bool = False,
    charts: bool = True,
    on_step: Callable[[str], None] = lambda _: None,
) -> Mapping[str, Path]:
    """Let a simulation stand in the folder `out`, in place of an earlier one; its files by name.

    The page is in one language; tables are the same in all. Raises CallError when `out` is a file
    or holds anything but a simulation, WorkError when it cannot be written.
    """

    def write(folder: Path) -> None:
        on_step("tables")
        results.write(
            folder,
            simulation.result,
            simulation.when,
            scores=simulation.scores,
            as_=as_,
            flee=simulation.folder if flee_out else None,
        )
        if simulation.passing:
            with (folder / passing.FILE).open("w", encoding="utf-8", newline="") as file:
                passing.write_passing(file, simulation.passing)
        scored = {one.series: one.scores for one in simulation.passing if one.scores is not None}
        if scored:
            results.write_errors_by_series(folder, scored)
        if charts:
            from .simulation import write_page

            write_page(simulation, folder, language, tables=as_, on_step=on_step)

    appear(out, _SIMULATION, write)
    files = (name for name in _SIMULATION.names if (out / name).exists())
    return {name: out / name for name in files}


def refuse_place(out: Path) -> None:
    """Raise CallError when no simulation could stand in `out`: before anything is computed."""
    refuse_foreign(out, _SIMULATION)
