"""What `forecast`, `compare` and `score` share: the days from which one looks ahead, and the run.

Owns: `--origins`, `--day`, `--horizon` and how a row of days is told, `--members` with as many as
quantiles need; and what is said when a run that can go on ends early.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .ending import tell
from .options import Option, Where, Whole, Wrong
from .session import Session

if TYPE_CHECKING:
    from isthmus.forecast.running import Running

#: Months that are forecast at most: beyond two years nothing is claimed.
FURTHEST = 24
#: A folder of this name within another is nobody's work: see `case.appearing`.
_WITHIN = ".isthmus-unfinished"
#: Draws at least: the outermost quantiles are those of 1 in 100.
FEWEST = 100
#: Draws at most: all are held in memory at once, and more tell nothing that fewer do not.
MOST = 100_000


def origin_options() -> list[click.Parameter]:
    """`--origins MONTHS` and `--day DAY`."""
    return [Option(["--origins"], metavar="months"), Option(["--day"], metavar="day")]


def drawing_options() -> list[click.Parameter]:
    """`--horizon N`, `--members N`, `--seed N` and `--executor WHERE`."""
    return [
        Option(["--horizon"], type=Whole(most=FURTHEST), default=6, metavar="number"),
        Option(["--members"], type=Whole(least=FEWEST, most=MOST), default=1000, metavar="number"),
        Option(["--seed"], type=Whole(least=0), default=1, metavar="number"),
        Option(["--executor"], type=Where(), default=1, metavar="where"),
    ]


def days_of(
    ctx: click.Context, origins: str | None, day: str | None, *, default: dt.date | None = None
) -> Sequence[dt.date]:
    """The days asked for; `default` where no row of them is. Raises CallError, Wrong."""
    from isthmus.forecast.origins import LAST, origins_of

    if origins is not None:
        return origins_of(origins, day or LAST)
    if day is not None:
        raise Wrong("needs-option", ctx, option="--day", needed="--origins")
    return () if default is None else (default,)


def kept_beside(folder: Path) -> Path:
    """Where a run that writes to a folder keeps what is finished, until it has written it.

    Beside the folder; within it where that is the one in which the caller works, or a disk's first.
    """
    place = folder.resolve()
    if place == Path.cwd() or not place.name:
        return place / _WITHIN
    return place.with_name(f"{place.name}-unfinished")


@contextmanager
def going_on(running: Running, session: Session) -> Iterator[None]:
    """The work of a run: when it is written, what was kept goes; when it ends early, it is told."""
    try:
        yield
    except BaseException:
        if running.kept:
            tell(session.words.say("cli-forecast-kept", count=running.kept))
        raise
    running.over()
