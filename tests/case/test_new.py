"""A case to start from: whole or not at all, and one's own from the first moment."""

from __future__ import annotations

import datetime as dt
import errno
import json
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from isthmus.case import CallError, WorkError, describe, new_case, read_case
from isthmus.case.finding import shipped_folder
from isthmus.case.new import MODEL
from isthmus.words import LANGUAGES, words_in


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_a_new_case_is_the_model_under_its_own_name(tmp_path: Path) -> None:
    folder = new_case(tmp_path / "Frontera Sur 2024")
    made, model = files(folder), files(shipped_folder(MODEL))
    about, _ = made.pop("datapackage.json"), model.pop("datapackage.json")
    assert made == model
    assert json.loads(about)["name"] == "frontera-sur-2024"
    case = read_case(folder)
    assert case.name == "frontera-sur-2024"
    assert case.titles == dict.fromkeys(LANGUAGES, "Frontera Sur 2024")
    assert case.observations.equals(read_case(MODEL).observations)


def test_a_title_stands_in_every_language(tmp_path: Path) -> None:
    case = read_case(new_case(tmp_path / "x", title="La ruta de la costa"))
    assert case.titles == dict.fromkeys(LANGUAGES, "La ruta de la costa")


@pytest.mark.parametrize("name", ["Ñandú", "…", "a\nb", "x" * 120, "-", "con espacio ", "日本"])
def test_any_name_of_a_folder_makes_a_case(name: str, tmp_path: Path) -> None:
    """Also one that could be no title, or of which no letter can be kept."""
    case = read_case(new_case(tmp_path / name))
    assert case.name.isascii()
    assert case.name


def test_all_of_it_may_be_changed(tmp_path: Path) -> None:
    """Whatever the permissions where Isthmus is installed."""
    folder = new_case(tmp_path / "x")
    for path in [folder, *folder.rglob("*")]:
        assert path.stat().st_mode & stat.S_IWUSR
    (folder / "reasons.csv").unlink()
    describe(folder)
    assert read_case(folder).reasons == ()


def test_the_model_is_that_which_ships(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not a folder that happens to be called as it is."""
    monkeypatch.chdir(tmp_path)
    new_case(Path(MODEL), title="Mine")
    assert read_case(new_case(Path("other"))).titles["en"] == "other"
    assert read_case(MODEL).titles["en"] == "Mine"


def test_an_empty_folder_is_filled_where_it_stands(tmp_path: Path) -> None:
    """It is the same folder afterwards: a terminal that is in it sees the case."""
    (tmp_path / "mine").mkdir()
    before = (tmp_path / "mine").stat().st_ino
    folder = new_case(tmp_path / "mine")
    assert folder.stat().st_ino == before
    assert read_case(folder).name == "mine"
    assert not [path for path in folder.iterdir() if path.name.startswith(".")]


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("mine")
    with pytest.raises(CallError, match="not empty"):
        new_case(tmp_path / "mine")
    assert files(tmp_path) == {"mine/notes.txt": b"mine"}


@pytest.mark.parametrize("make", [Path.touch, lambda path: path.symlink_to("nowhere")])
def test_what_is_no_folder_is_left_alone(make: Callable[[Path], Any], tmp_path: Path) -> None:
    make(tmp_path / "mine")
    with pytest.raises(CallError) as refused:
        new_case(tmp_path / "mine")
    assert refused.value.problems[0].code == "new-is-file"


def test_the_folder_above_has_to_be_there(tmp_path: Path) -> None:
    with pytest.raises(CallError, match="Make it first"):
        new_case(tmp_path / "no" / "such")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("operation", "number", "next_step"),
    [
        ("tempfile.mkdtemp", errno.EACCES, "ask for permission"),
        ("tempfile.mkdtemp", errno.EROFS, "Choose a folder of your own"),
        ("pathlib.Path.write_bytes", errno.ENOSPC, "the disk is full"),
        ("pathlib.Path.replace", errno.ENOSPC, "the disk is full"),
        ("pathlib.Path.rename", errno.EIO, "try again"),
    ],
)
@pytest.mark.parametrize("there", [False, True])
def test_what_cannot_be_written_leaves_nothing(  # noqa: PLR0917 - one case of each
    operation: str,
    number: int,
    next_step: str,
    there: bool,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A folder that may not be written, a full disk, at whichever step: told, and as it was."""
    target = tmp_path / "mine"
    if there:
        target.mkdir()

    def refuse(*_: object, **__: object) -> object:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(operation, refuse)
    with pytest.raises(WorkError) as refused:
        new_case(target)
    monkeypatch.undo()
    assert [path.name for path in tmp_path.rglob("*")] == (["mine"] if there else [])
    assert next_step in refused.value.say(words_in("en"))
    for language in LANGUAGES:
        assert "mine" in refused.value.say(words_in(language))


def test_a_move_that_breaks_off_is_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Into a folder that is there, files move one by one; the case appears with the last."""
    (tmp_path / "mine").mkdir()
    real = Path.rename
    done: list[Path] = []

    def rename(self: Path, target: Path) -> Path:
        if len(done) == 6:
            assert not (tmp_path / "mine" / "datapackage.json").exists()
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        done.append(target)
        return real(self, target)

    monkeypatch.setattr(Path, "rename", rename)
    with pytest.raises(WorkError):
        new_case(tmp_path / "mine")
    assert len(done) == 6
    assert list((tmp_path / "mine").iterdir()) == []


@pytest.mark.parametrize("day", [dt.date(2022, 6, 1), dt.date(2023, 9, 15), dt.date(2024, 8, 1)])
def test_a_case_of_a_day_holds_what_its_model_knew_that_day(tmp_path: Path, day: dt.date) -> None:
    """Written out and read again, the cut is the cut."""
    made = read_case(new_case(tmp_path / "then", as_of=day))
    known = read_case(MODEL).as_of(day)
    for name, frame in known.frames.items():
        assert made.frames[name].select(frame.columns).equals(frame), name


def test_a_case_of_a_day_before_its_model_begins_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(CallError):
        new_case(tmp_path / "never", as_of=dt.date(1999, 1, 1))
    assert list(tmp_path.iterdir()) == []
