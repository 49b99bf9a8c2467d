"""Where a case is: a folder, or one that comes with Isthmus.

Owns: finding it, and saying what is there instead. Reads no table: a wrong name is told at once.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from . import package
from .problems import CallError, nearest


def shipped() -> tuple[str, ...]:
    """The names of the cases that come with Isthmus."""
    return tuple(sorted(f.name for f in _shipped().iterdir() if (f / package.FILE).is_file()))


def find_case(where: str | Path) -> Path:
    """The folder of a case. A folder wins over a shipped case of its name, if it is a case.

    Raises CallError when there is no such folder or it is no case.
    """
    folder, name = Path(where), str(where)
    if package.is_folder(folder) and (folder / package.FILE).is_file():
        return folder
    if name in shipped():
        return shipped_folder(name)
    if package.is_folder(folder):
        raise CallError("no-case", folder, file=package.FILE)
    if _exists(folder):
        raise CallError("case-is-file", folder)
    near = nearest(name, shipped())
    code = "case-missing-near" if near else "case-missing"
    raise CallError(code, where, near=near, shipped=", ".join(shipped()))


def shipped_folder(name: str) -> Path:
    """The folder of a case that comes with Isthmus, whatever lies where the program was called."""
    return _shipped() / name


def _shipped() -> Path:
    return Path(str(files(__package__))) / "shipped"


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # a name too long to be one, a folder above that may not be entered
        return False
