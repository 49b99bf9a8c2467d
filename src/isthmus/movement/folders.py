"""Which folders can be simulated: Flee's, and cases.

Owns: telling one from the other by what lies in them, and refusing what is neither. Loads nothing
that computes: a wrong path is told at once.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from isthmus.case.problems import CallError


def kind_of(path: str | Path) -> Literal["flee", "case"]:
    """What a path is: a Flee folder, or a case (a folder, or the name of one that ships).

    Raises CallError when there is no such folder, or it is neither.
    """
    if is_flee(path):
        return "flee"
    folder = Path(path)
    from isthmus.case.finding import find_case
    from isthmus.case.package import FILE, is_folder

    if is_folder(folder) and not (folder / FILE).is_file():
        raise CallError("simulate-no-folder", path, file=FILE)
    find_case(path)
    return "case"


def is_flee(path: str | Path) -> bool:
    """Whether a path is a folder of Flee: one that holds `input_csv`."""
    try:
        return (Path(path) / "input_csv").is_dir()
    except OSError:  # no name that a folder could have
        return False
