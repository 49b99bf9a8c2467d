"""A folder of files, or a single one, appears whole or not at all.

Owns: writing files beside the place they will stand in, the one step that puts them there, and
putting back what stood there when that step fails or is interrupted. Knows no file by name and no
content.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import stat
import tempfile
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path

import msgspec

from .problems import CallError, WorkError, refused_by_system

#: How the folders begin in which files are written before they appear.
_UNFINISHED = ".isthmus-"
#: What file managers leave in a folder that they have shown.
_LITTER = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
#: How often another run may put its files in our way before we give up.
_TURNS = 100
_IN_OUR_WAY = frozenset({errno.ENOENT, errno.ENOTEMPTY, errno.EEXIST})


class Kind(msgspec.Struct, frozen=True, kw_only=True):
    """What a folder of one kind may hold, by name, and the sentences for when it cannot be written.

    `foreign` is the code of the problem that something else stands there, `unwritten` that of the
    system's refusal (`refused_by_system`).
    """

    files: Collection[str]
    folders: Collection[str] = ()
    foreign: str
    unwritten: str

    @property
    def names(self) -> list[str]:
        """All that may stand in the folder."""
        return [*self.files, *self.folders]


def appear(out: Path, kind: Kind, write: Callable[[Path], None]) -> None:
    """Let what `write` writes into an empty folder stand in `out`, in place of all that did.

    Folders on the way to `out` are made; a link is followed. Raises CallError when `out` is a file
    or holds anything foreign to its kind; WorkError when the disk is full or the folder cannot be
    written. Then, as after an interruption, what stood there still stands and nothing half-written
    stays.
    """
    try:
        place = _resolved(out)
        _refuse_foreign(place, out, kind)
        with _workshop(place, kind) as (fresh, before):  # before the work: it may be for nothing
            write(fresh)
            _settle(fresh)
            _refuse_foreign(place, out, kind)  # the work took a while
            if _stays(place):
                _swap_files(fresh, place, before, kind)
            else:
                _swap_folder(fresh, place, before)
    except OSError as error:
        raise WorkError([refused_by_system(kind.unwritten, error, str(out))]) from error


def appear_file(out: Path, unwritten: str, write: Callable[[Path], None]) -> None:
    """Let what `write` writes into a file of this name stand in `out`, in place of what did.

    Folders on the way are made; a link is followed. Raises WorkError with the sentence of
    `unwritten` when the disk is full or the file cannot be written. Then, as after an interruption,
    what stood there still stands and nothing half-written stays.
    """
    try:
        place = _resolved(out)
        missing = [folder for folder in place.parents if not folder.exists()]
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            made = Path(tempfile.mkdtemp(dir=place.parent, prefix=_UNFINISHED))
            try:
                fresh = made / place.name
                write(fresh)
                _settle(made)
                if place.exists():
                    fresh.chmod(stat.S_IMODE(place.stat().st_mode))
                fresh.replace(place)
            finally:
                shutil.rmtree(made, ignore_errors=True)
        finally:
            _remove_empty(missing)
    except OSError as error:
        raise WorkError([refused_by_system(unwritten, error, str(out))]) from error


def refuse_foreign(out: Path, kind: Kind) -> None:
    """Raise CallError when `appear` would refuse `out`: to be asked before long work."""
    with contextlib.suppress(OSError):  # said by `appear`, with why
        _refuse_foreign(_resolved(out), out, kind)


def _resolved(out: Path) -> Path:
    try:
        return out.resolve()
    except RuntimeError as error:  # how Python 3.11 says that links lead in a circle
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP)) from error


def _refuse_foreign(place: Path, out: Path, kind: Kind) -> None:
    try:
        found = sorted(place.iterdir())
    except FileNotFoundError:
        return
    except NotADirectoryError as error:
        if place.exists():
            raise CallError("out-is-file", out) from error
        raise  # a file stands higher up
    for entry in found:
        is_folder = entry.is_dir() and not entry.is_symlink()
        ours = entry.name in (kind.folders if is_folder else kind.files)
        if not (ours or entry.name in _LITTER or entry.name.startswith(_UNFINISHED)):
            raise CallError(kind.foreign, out, found=entry.name)


def _stays(place: Path) -> bool:
    """Whether a folder that is there cannot be exchanged for another, only what is in it.

    Someone works in it (`--out .`), a disk begins in it, or the folder above is not ours to change.
    """
    return place.is_dir() and (
        place == Path.cwd()
        or os.path.ismount(place)  # Path's own fails while another run exchanges `place`
        or not os.access(place.parent, os.W_OK | os.X_OK)
    )


@contextlib.contextmanager
def _workshop(place: Path, kind: Kind) -> Iterator[tuple[Path, Path]]:
    """A folder for what is new and one for what was there, on the disk of `place`.

    Both are gone afterwards, and so are the folders made on the way unless something stands there.
    """
    missing = [folder for folder in place.parents if not folder.exists()]
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        beside = place if _stays(place) else place.parent
        made = Path(tempfile.mkdtemp(dir=beside, prefix=_UNFINISHED))
        try:
            # `made` is its owner's alone; what moves out of it has the usual permissions.
            fresh, before = made / "fresh", made / "before"
            fresh.mkdir()
            before.mkdir()
            yield fresh, before
        except BaseException:
            if not _lost(place, made / "before", kind):
                shutil.rmtree(made, ignore_errors=True)
            raise
        shutil.rmtree(made, ignore_errors=True)
    finally:
        _remove_empty(missing)


def _remove_empty(missing: Iterable[Path]) -> None:
    """Remove folders that were made on the way, innermost first, unless something stands there."""
    with contextlib.suppress(OSError):  # the first that is not empty, and all above it, stay
        for folder in missing:
            folder.rmdir()


def _settle(folder: Path) -> None:
    """Wait until the disk holds what was written."""
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("r+b") as file:  # Windows settles only what may be written
                os.fsync(file.fileno())


def _lost(place: Path, before: Path, kind: Kind) -> bool:
    """Whether something could not be put back. Then it stays hidden: better than gone."""
    if not place.exists():
        return any(before.glob("*"))
    return any((before / name).exists() and not (place / name).exists() for name in kind.names)


def _swap_folder(fresh: Path, place: Path, before: Path) -> None:
    """Put one folder in the place of another. No one ever sees a mixture of the two."""
    for turn in range(_TURNS):
        old = before / str(turn)
        try:
            if place.exists():
                fresh.chmod(stat.S_IMODE(place.stat().st_mode))
                place.rename(old)
            fresh.rename(place)
        except OSError as error:
            # Another run came between: its folder is moved away in the next turn, whole.
            if error.errno not in _IN_OUR_WAY or turn == _TURNS - 1:
                raise
        else:
            return
        finally:  # whatever happened, a signal too: judged by what is on the disk
            if old.exists() and not place.exists():
                try:
                    old.rename(place)
                except OSError as error:
                    # Another run's whole folder came to stand there in this very moment.
                    if error.errno not in _IN_OUR_WAY:
                        raise


def _swap_files(fresh: Path, place: Path, before: Path, kind: Kind) -> None:
    """Put each file in the place of its forerunner; when one cannot be, put all back."""
    new = [name for name in kind.names if (fresh / name).exists()]
    with alone_in(place):
        try:
            for name in kind.names:
                with contextlib.suppress(FileNotFoundError):
                    (place / name).rename(before / name)
                if name in new:
                    (fresh / name).rename(place / name)
        except BaseException:
            for name in kind.names:
                if name in new and not (fresh / name).exists():
                    _remove(place / name)
                if (before / name).is_symlink() or (before / name).exists():
                    (before / name).rename(place / name)
            raise


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


@contextlib.contextmanager
def alone_in(place: Path) -> Iterator[None]:
    """Wait until no other run exchanges the files of this folder, where the system can tell."""
    try:
        import fcntl
    except ImportError:  # not a POSIX system
        yield
        return
    folder = os.open(place, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)
