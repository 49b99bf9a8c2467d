"""A case to start from.

Owns: copying the small case that ships into a folder of one's own, whole or not at all.
"""

from __future__ import annotations

import datetime as dt
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import replace

from isthmus.words import LANGUAGES

from . import package
from .cutting import cut_files
from .finding import shipped_folder
from .problems import CallError, WorkError, refused_by_system

#: The case that is copied: small, invented, with a row in every table.
MODEL = "tutorial"


def new_case(folder: Path, *, title: str | None = None, as_of: dt.date | None = None) -> Path:
    """Make a case in a folder that is new or empty, named after it; give the folder.

    `title` stands on the case in every language; without one it is the name of the folder. With
    `as_of` the case holds only what was known on that day. Raises CallError when the folder holds
    something, the one above it is not there or the day is before the case begins, WorkError when it
    cannot be written: then nothing of the case is.
    """
    folder = folder.absolute()
    if title is not None and not package.is_title(title):
        raise CallError("new-title", title)
    if not package.is_folder(folder.parent):
        raise CallError("no-folder", folder.parent)
    try:
        there = folder.is_dir()
        if not there and (folder.exists() or folder.is_symlink()):
            raise CallError("new-is-file", folder)
        if there and any(folder.iterdir()):
            raise CallError("new-not-empty", folder)
        # A temporary folder on the same disk: what is whole is moved, never copied, into place.
        made = Path(tempfile.mkdtemp(dir=folder if there else folder.parent, prefix=".isthmus-"))
        try:
            _fill(made, folder.name, title, as_of)
            if there:
                _move_into(made, folder)
            else:
                made.rename(folder)
        finally:
            shutil.rmtree(made, ignore_errors=True)
    except OSError as error:
        raise WorkError([refused_by_system("cannot-write", error, str(folder))]) from error
    except WorkError as error:  # told of the folder that was asked for, not of the temporary one
        raise WorkError([replace(p, file=str(folder)) for p in error.problems]) from error
    return folder


def _fill(made: Path, name: str, title: str | None, as_of: dt.date | None) -> None:
    """Copy the model, its files writable whatever they were, and describe it by its new name."""
    model = shipped_folder(MODEL)
    for file in _files(model):
        target = made / file.relative_to(model)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.read_bytes())
    if as_of is not None:
        cut_files(made, as_of)
        # They may speak of what came later, and are no tables that could be cut.
        (made / package.MOVEMENT).unlink(missing_ok=True)
        (made / package.FORECAST).unlink(missing_ok=True)
        (made / package.SHARING).unlink(missing_ok=True)
        shutil.rmtree(made / package.SCENARIOS, ignore_errors=True)
    made.chmod(0o755)
    short = package.name_from(name)
    said = title or (name if package.is_title(name) else short)
    package.describe(made, name=short, titles=dict.fromkeys(LANGUAGES, said))


def _files(model: Path) -> Iterator[Path]:
    for file in sorted(model.rglob("*")):
        hidden = any(part.startswith(".") for part in file.relative_to(model).parts)
        if file.is_file() and not hidden:
            yield file


def _move_into(made: Path, folder: Path) -> None:
    """Move everything into a folder that is there; last the file that makes it a case."""
    moved: list[Path] = []
    try:
        for entry in sorted(made.iterdir(), key=lambda entry: (entry.name == package.FILE, entry)):
            target = folder / entry.name
            entry.rename(target)
            moved.append(target)
    except OSError:
        for target in moved:
            if target.is_dir():
                shutil.rmtree(target, ignore_errors=True)
            else:
                target.unlink(missing_ok=True)
        raise
