"""What a long run has finished, kept on disk so that a run that was killed goes on.

Owns: a folder with a file for each finished task, named by what decides its result. A file is
written whole under another name and then given its own, so that a kill leaves none half-written;
one that was damaged nevertheless is told by its hash and computed again.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from isthmus.case.problems import WorkError, refused_by_system

#: How the file of a finished task ends, and that of one which is being written.
_DONE, _WRITING = ".finished", ".writing"
_HASH = hashlib.sha256().digest_size


class Finished:
    """The finished tasks of a run, in a folder; it is made with the first of them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __contains__(self, key: str) -> bool:
        return self._file(key).is_file()

    def __len__(self) -> int:
        return sum(file.name.endswith(_DONE) for file in self._files())

    @contextlib.contextmanager
    def begun(self) -> Iterator[None]:
        """While tasks are under way: the folder is there, and goes if nothing came into it.

        Raises WorkError when it cannot be made: better before the work than after.
        """
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise self._refused(error) from error
        try:
            yield
        finally:
            with contextlib.suppress(OSError):
                self.folder.rmdir()

    def take(self, key: str) -> bytes | None:
        """What was put under this key; None when nothing was, or it was damaged."""
        try:
            data = self._file(key).read_bytes()
        except OSError:
            return None
        told, packed = data[:_HASH], data[_HASH:]
        return zlib.decompress(packed) if hashlib.sha256(packed).digest() == told else None

    def put(self, key: str, result: bytes) -> None:
        """Keep a result. Raises WorkError when the folder cannot be written."""
        packed = zlib.compress(result, 1)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self.folder, suffix=_WRITING)
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(hashlib.sha256(packed).digest())
                    file.write(packed)
                Path(name).replace(self._file(key))
            except BaseException:
                Path(name).unlink(missing_ok=True)
                raise
        except OSError as error:
            raise self._refused(error) from error

    def clear(self) -> None:
        """Let go of what was kept, and of the folder unless something else lies in it."""
        with contextlib.suppress(OSError):  # what stays is in nobody's way
            for file in self._files():
                if file.name.endswith((_DONE, _WRITING)):
                    file.unlink(missing_ok=True)
            self.folder.rmdir()

    def _files(self) -> list[Path]:
        return list(self.folder.iterdir()) if self.folder.is_dir() else []

    def _refused(self, error: OSError) -> WorkError:
        return WorkError([refused_by_system("running-unkept", error, str(self.folder))])

    def _file(self, key: str) -> Path:
        return self.folder / f"{key}{_DONE}"
