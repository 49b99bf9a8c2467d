"""The documents that tests give to a brief: the project's own, and the real ones where they are.

Owns: `spoken`, what reading a folder gives; `FOLDERS`, the folders; `DAY`, the day of their briefs.
The five of the project are invented; each kind of contradiction of the real ones is in them.
"""

from __future__ import annotations

import datetime as dt
import functools
from pathlib import Path

from isthmus.brief import make_brief
from isthmus.brief.model import Brief
from isthmus.brief.said.hearing import Heard, Spoken, hear, spoken_in
from isthmus.case import read_case
from isthmus.evidence.bulk import Asked, read_files
from isthmus.evidence.documents import files_of
from tests.brief.sample import outlook_on

OWN = Path(__file__).with_name("documents")
#: Five accounts of one event, beside the repository where someone has them.
REAL = Path(__file__).parents[3] / "shared" / "documents"
FOLDERS = {"own": OWN, "real": REAL if REAL.is_dir() else OWN}
DAY = dt.date(2022, 4, 22)
#: The document of our own that was published after that day.
LATER = "5-later-review.txt"


@functools.cache
def spoken(folder: Path, without: str | None = None) -> Spoken:
    """What the files of a folder say; `without` leaves out the file of that name."""
    texts = [file for file in files_of(folder) if file.suffix == ".txt" and file.name != without]
    return spoken_in(read_files([Asked(file.name, str(file)) for file in texts]))


@functools.cache
def heard(folder: Path, day: dt.date = DAY) -> Heard:
    """What comparing them finds, beside the series of the real corridor."""
    return hear(spoken(folder), read_case("americas").as_of(day), day)


@functools.cache
def brief_of(folder: Path, language: str, day: dt.date = DAY, without: str | None = None) -> Brief:
    """The brief of the real corridor that was given these documents."""
    outlook = outlook_on("americas", day)
    case, said = read_case("americas"), spoken(folder, without)
    return make_brief(case, day, language, spoken=said, outlook=outlook)
