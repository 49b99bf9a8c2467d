"""The documents of a folder.

Owns: which files of a folder are tried, in which order, and what is left out. A folder of evidence
often holds tables, pictures and settings beside the documents; they are counted and left alone.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from isthmus.case.problems import WorkError, refused_by_system

#: The names that documents go by; a file without an ending is tried too.
ENDINGS = frozenset({".txt", ".text", ".md", ".html", ".htm", ".xhtml", ".pdf", ".docx", ""})
#: Deeper than this a folder is a mistake or a trap.
_DEEPEST = 50


class Files(Iterator[Path]):
    """The documents of a folder, one after another; `left_out` counts what was passed over so far.

    Folders and files come in the order of their names, so that every reading goes the same way.
    Links to files are followed, links to folders are not: a loop of links has no end.
    """

    def __init__(self, folder: Path) -> None:
        self.left_out = 0
        self._found = self._walk(folder, 0)

    def __iter__(self) -> Files:
        return self

    def __next__(self) -> Path:
        return next(self._found)

    def _walk(self, folder: Path, depth: int) -> Iterator[Path]:
        try:
            with os.scandir(folder) as entries:
                listed = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            if depth == 0:
                problem = refused_by_system("document-unlisted", error, str(folder))
                raise WorkError([problem]) from None
            self.left_out += 1
            return
        for entry in listed:
            path = folder / entry.name
            if entry.name.startswith("."):
                self.left_out += 1
            elif entry.is_dir(follow_symlinks=False):
                if depth < _DEEPEST:
                    yield from self._walk(path, depth + 1)
                else:
                    self.left_out += 1
            elif path.suffix.lower() in ENDINGS and _is_file(entry):
                yield path
            else:
                self.left_out += 1


def files_of(folder: Path) -> Files:
    """The documents of a folder and of the folders in it. Raises WorkError where it is not read."""
    if not folder.is_dir():
        raise WorkError([refused_by_system("document-unlisted", _missing(folder), str(folder))])
    return Files(folder)


def _missing(folder: Path) -> OSError:
    """What the system says of a folder that is none."""
    try:
        os.scandir(folder).close()
    except OSError as error:
        return error
    return OSError()


def _is_file(entry: os.DirEntry[str]) -> bool:
    """Whether an entry is a file with content: no device, no pipe, no link that leads nowhere."""
    try:
        return stat.S_ISREG(entry.stat().st_mode)
    except OSError:
        return False
