"""A brief appears whole or not at all.

Owns: writing the files of a brief beside the place they will stand in, the one step that puts them
there, and putting back the brief that stood there when that step fails or is interrupted.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import stat
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import msgspec

from isthmus.case import CallError, WorkError
from isthmus.case.problems import refused_by_system

from .figures import render_figures
from .model import Brief

FILES = ("brief.html", "brief.pdf", "figures.csv")

#: How the folders begin in which a brief is written before it appears.
_UNFINISHED = ".isthmus-"
#: What file managers leave in a folder that they have shown.
_LITTER = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
#: How often another run may put its brief in our way before we give up.
_TURNS = 100
_IN_OUR_WAY = frozenset({errno.ENOENT, errno.ENOTEMPTY, errno.EEXIST})


class Published(msgspec.Struct, frozen=True):
    """Where the files of a brief are, by name."""

    folder: Path
    files: Mapping[str, Path]


def publish(
    brief: Brief, out: Path, *, on_step: Callable[[str], None] = lambda _: None
) -> Published:
    """Write a brief into the folder `out`, replacing an earlier brief there.

    Folders on the way to `out` are made; a link is followed. Raises CallError when `out` is a file
    or holds anything but a brief; WorkError when the disk is full or the folder cannot be written.
    Then, as after an interruption, what stood there still stands and nothing half-written stays.
    """
    try:
        place = _resolved(out)
        _refuse_foreign(place, out)
        with _workshop(place) as (fresh, before):  # before the work: it may be for nothing
            _write(brief, fresh, on_step)
            _refuse_foreign(place, out)  # the work took a while
            if _stays(place):
                _swap_files(fresh, place, before)
            else:
                _swap_folder(fresh, place, before)
    except OSError as error:
        raise WorkError([refused_by_system("brief-unwritten", error, str(out))]) from error
    return Published(out, {name: out / name for name in FILES})


def _resolved(out: Path) -> Path:
    try:
        return out.resolve()
    except RuntimeError as error:  # how Python 3.11 says that links lead in a circle
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP)) from error


def _refuse_foreign(place: Path, out: Path) -> None:
    try:
        found = sorted(place.iterdir())
    except FileNotFoundError:
        return
    except NotADirectoryError as error:
        if place.exists():
            raise CallError("out-is-file", out) from error
        raise  # a file stands higher up
    for entry in found:
        ours = entry.name in FILES and not (entry.is_dir() and not entry.is_symlink())
        if not (ours or entry.name in _LITTER or entry.name.startswith(_UNFINISHED)):
            raise CallError("out-is-foreign", out, found=entry.name)


def _stays(place: Path) -> bool:
    """Whether a folder that is there cannot be exchanged for another, only what is in it.

    Someone works in it (`--out .`), a disk begins in it, or the folder above is not ours to change.
    """
    return place.is_dir() and (
        place == Path.cwd() or place.is_mount() or not os.access(place.parent, os.W_OK | os.X_OK)
    )


@contextlib.contextmanager
def _workshop(place: Path) -> Iterator[tuple[Path, Path]]:
    """A folder for what is new and one for what was there, on the disk of `place`.

    Both are gone afterwards, and so are the folders made on the way unless a brief stands there.
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
            if not _lost(place, made / "before"):
                shutil.rmtree(made, ignore_errors=True)
            raise
        shutil.rmtree(made, ignore_errors=True)
    finally:
        with contextlib.suppress(OSError):  # the first that is not empty, and all above it, stay
            for folder in missing:
                folder.rmdir()


def _lost(place: Path, before: Path) -> bool:
    """Whether something could not be put back. Then it stays hidden: better than gone."""
    if not place.exists():
        return any(before.glob("*"))
    return any((before / name).exists() and not (place / name).exists() for name in FILES)


def _write(brief: Brief, folder: Path, on_step: Callable[[str], None]) -> None:
    from .html import render_html
    from .pdf import render_pdf

    steps: Mapping[str, Callable[[], bytes]] = {
        "html": lambda: render_html(brief).encode("utf-8"),
        "pdf": lambda: render_pdf(brief),
        "csv": lambda: render_figures(brief),
    }
    content: list[bytes] = []
    for step, render in steps.items():
        on_step(step)
        content.append(render())
    on_step("write")
    for name, data in zip(FILES, content, strict=True):
        with (folder / name).open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())


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
            # Another run came between: its brief is moved away in the next turn, whole.
            if error.errno not in _IN_OUR_WAY or turn == _TURNS - 1:
                raise
        else:
            return
        finally:  # whatever happened, a signal too: judged by what is on the disk
            if old.exists() and not place.exists():
                try:
                    old.rename(place)
                except OSError as error:
                    # Another run's whole brief came to stand there in this very moment.
                    if error.errno not in _IN_OUR_WAY:
                        raise


def _swap_files(fresh: Path, place: Path, before: Path) -> None:
    """Put each file in the place of its forerunner; when one cannot be, put all back."""
    with _alone_in(place):
        try:
            for name in FILES:
                with contextlib.suppress(FileNotFoundError):
                    (place / name).rename(before / name)
                (fresh / name).rename(place / name)
        except BaseException:
            for name in FILES:
                if not (fresh / name).exists():
                    (place / name).unlink(missing_ok=True)
                if (before / name).is_symlink() or (before / name).exists():
                    (before / name).rename(place / name)
            raise


@contextlib.contextmanager
def _alone_in(place: Path) -> Iterator[None]:
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
