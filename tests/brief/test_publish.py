"""A brief appears whole or not at all, whatever the disk, the folder, a signal or another run does.

The renderers are stood in for by short words: what is held here is only what happens to files.
"""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from isthmus.brief import publish as publishing
from isthmus.brief.publish import FILES, Published, publish
from isthmus.case import CallError, IsthmusError, WorkError
from isthmus.words import LANGUAGES, words_in
from tests.brief.sample import sample_brief

NEW = {"brief.html": b"<p>new", "brief.pdf": b"%PDF new", "figures.csv": b"id\r\nnew"}
OLD = {name: b"old " + name.encode() for name in FILES}
Put = Callable[[Path, Path, Path], None]


@pytest.fixture(autouse=True)
def _short_renderers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("isthmus.brief.html.render_html", lambda _: NEW["brief.html"].decode())
    monkeypatch.setattr("isthmus.brief.pdf.render_pdf", lambda _: NEW["brief.pdf"])
    monkeypatch.setattr(publishing, "render_figures", lambda _: NEW["figures.csv"])


@pytest.fixture(params=["a folder", "the folder that one works in"])
def out(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to write into, which is there in the second case and cannot be moved."""
    folder = tmp_path / "brief"
    if request.param == "a folder":
        return folder
    folder.mkdir()
    monkeypatch.chdir(folder)
    return Path()


def written(out: Path) -> Published:
    return publish(sample_brief(), out)


def filled(out: Path) -> Path:
    out.mkdir(exist_ok=True)
    for name, data in OLD.items():
        (out / name).write_bytes(data)
    return out


def tree(folder: Path) -> dict[str, bytes | None]:
    """Everything under a folder: a file by its bytes, a folder by None."""
    return {
        str(path.relative_to(folder)): path.read_bytes() if path.is_file() else None
        for path in sorted(folder.rglob("*"))
    }


def under(folder: Path, files: dict[str, bytes]) -> dict[str, bytes]:
    return {f"{folder.name}/{name}": data for name, data in files.items()}


def fails_with(number: int) -> Callable[..., None]:
    def fail(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    return fail


def interrupted(monkeypatch: pytest.MonkeyPatch, at: int, error: BaseException) -> None:
    """Let the move of that number (from 0) raise, before it moves anything."""
    move, moves = Path.rename, iter(range(1000))

    def guarded(self: Path, target: Path) -> Path:
        if next(moves) == at:
            raise error
        return move(self, target)

    monkeypatch.setattr(Path, "rename", guarded)


def code_of(error: IsthmusError) -> str:
    for language in LANGUAGES:  # the sentence can be said, and says what to do
        assert "--out" in error.say(words_in(language))
    return error.problems[0].code


# --- whole --------------------------------------------------------------------------------------


def test_the_files_stand_where_it_says_and_nothing_else_does(out: Path, tmp_path: Path) -> None:
    answer = written(out)
    assert answer.folder == out
    assert {name: file.read_bytes() for name, file in answer.files.items()} == NEW
    assert tree(tmp_path) == {"brief": None, **under(tmp_path / "brief", NEW)}


def test_an_earlier_brief_is_replaced(out: Path, tmp_path: Path) -> None:
    filled(out)
    written(out)
    assert tree(tmp_path) == {"brief": None, **under(tmp_path / "brief", NEW)}


def test_a_part_of_a_brief_is_made_whole(out: Path) -> None:
    filled(out)
    (out / "brief.pdf").unlink()
    written(out)
    assert tree(out) == NEW


@pytest.mark.parametrize("path", ["new", "a/b/c", "./a/../new", "empty"])
def test_a_relative_path_is_one_from_here(
    path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a").mkdir()
    answer = written(Path(path))
    assert all(not file.is_absolute() for file in answer.files.values())
    assert tree(tmp_path / path) == NEW


def test_one_keeps_working_in_the_folder_that_one_writes_into(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = filled(tmp_path / "brief")
    monkeypatch.chdir(folder)
    number = folder.stat().st_ino
    written(Path("../brief"))
    assert folder.stat().st_ino == number
    assert tree(Path()) == NEW


@pytest.mark.parametrize("there", [True, False])
def test_a_link_is_followed(there: bool, tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    link.symlink_to(target)
    if there:
        filled(target)
    written(link)
    assert link.is_symlink()
    assert tree(target) == NEW


def test_files_and_folder_have_the_usual_permissions(tmp_path: Path) -> None:
    mask = os.umask(0o027)
    try:
        written(tmp_path / "a" / "brief")
    finally:
        os.umask(mask)
    for path in [tmp_path / "a", *(tmp_path / "a").rglob("*")]:
        assert stat.S_IMODE(path.stat().st_mode) == (0o750 if path.is_dir() else 0o640), path


def test_a_folder_that_was_there_keeps_its_permissions(tmp_path: Path) -> None:
    (tmp_path / "brief").mkdir()
    (tmp_path / "brief").chmod(0o2770)
    written(tmp_path / "brief")
    assert stat.S_IMODE((tmp_path / "brief").stat().st_mode) == 0o2770


def test_what_a_file_manager_left_is_no_hindrance(out: Path) -> None:
    filled(out)
    (out / ".DS_Store").write_bytes(b"")
    written(out)
    assert {name: data for name, data in tree(out).items() if name in FILES} == NEW


# --- not at all ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "why"),
    [(errno.ENOSPC, "full"), (errno.EDQUOT, "full"), (errno.EIO, "other")],
)
def test_a_disk_that_takes_no_more(
    number: int, why: str, out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(out)
    before = tree(tmp_path)
    monkeypatch.setattr(os, "fsync", fails_with(number))
    with pytest.raises(WorkError) as caught:
        written(out)
    assert code_of(caught.value) == "brief-unwritten"
    assert caught.value.problems[0].file == str(out)
    assert caught.value.problems[0].values["why"] == why
    assert tree(tmp_path) == before


LIMITED = """
import resource, sys
from pathlib import Path
from isthmus.brief import html, pdf, publish
from isthmus.case import WorkError
from tests.brief.sample import sample_brief
html.render_html = lambda _: "x" * 4096
pdf.render_pdf = lambda _: b"x" * 65536
resource.setrlimit(resource.RLIMIT_FSIZE, (16384, 16384))
try:
    publish.publish(sample_brief(), Path(sys.argv[1]))
except WorkError as error:
    print(error.problems[0].values["why"])
"""


def test_a_file_that_may_not_grow(tmp_path: Path) -> None:
    """The system itself stops the write in the middle of the second file."""
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(tmp_path / "a" / "brief")],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "full\n"
    assert tree(tmp_path) == {}


def test_folders_made_on_the_way_go_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "there").mkdir()
    monkeypatch.setattr(publishing, "render_figures", fails_with(errno.EIO))
    with pytest.raises(WorkError):
        written(tmp_path / "there" / "a" / "b" / "brief")
    assert tree(tmp_path) == {"there": None}


def test_an_error_of_the_work_leaves_nothing(
    out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: object) -> bytes:
        raise ValueError("a defect")

    filled(out)
    monkeypatch.setattr(publishing, "render_figures", fail)
    with pytest.raises(ValueError, match="a defect"):
        written(out)
    assert tree(tmp_path) == {"brief": None, **under(tmp_path / "brief", OLD)}


def test_a_folder_that_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Said before the work, which takes a while."""
    monkeypatch.setattr(tempfile, "mkdtemp", fails_with(errno.EACCES))
    steps: list[str] = []
    with pytest.raises(WorkError) as caught:
        publish(sample_brief(), tmp_path / "brief", on_step=steps.append)
    assert code_of(caught.value) == "brief-unwritten"
    assert caught.value.problems[0].values["why"] == "permission"
    assert steps == []
    assert tree(tmp_path) == {}


def test_a_folder_whose_parent_is_not_ours_is_written_from_within(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, made = filled(tmp_path / "brief"), tempfile.mkdtemp

    def guarded(*, dir: Path, prefix: str) -> str:
        if dir == tmp_path:
            raise PermissionError(errno.EACCES, "no")
        return made(dir=dir, prefix=prefix)

    monkeypatch.setattr(tempfile, "mkdtemp", guarded)
    monkeypatch.setattr(os, "access", lambda path, _: path != tmp_path)
    written(folder)
    assert tree(folder) == NEW


@pytest.mark.parametrize(
    ("path", "kind", "code"),
    [
        ("file", CallError, "out-is-file"),
        ("link-to-file", CallError, "out-is-file"),
        ("file/inside", WorkError, "brief-unwritten"),
        ("circle", WorkError, "brief-unwritten"),
        ("n" * 300, WorkError, "brief-unwritten"),
        ("foreign", CallError, "out-is-foreign"),
        ("hidden", CallError, "out-is-foreign"),
        ("folder-called-so", CallError, "out-is-foreign"),
    ],
)
def test_what_cannot_be_a_folder_for_a_brief(
    path: str, kind: type[IsthmusError], code: str, tmp_path: Path
) -> None:
    (tmp_path / "file").write_bytes(b"mine")
    (tmp_path / "link-to-file").symlink_to(tmp_path / "file")
    (tmp_path / "circle").symlink_to(tmp_path / "circle")
    for name, mine in [("foreign", "notes.txt"), ("hidden", ".git")]:
        filled(tmp_path / name)
        (tmp_path / name / mine).write_bytes(b"mine")
    (tmp_path / "folder-called-so" / "brief.html").mkdir(parents=True)
    (tmp_path / "folder-called-so" / "brief.html" / "mine").write_bytes(b"mine")
    before = tree(tmp_path)
    with pytest.raises(kind) as caught:
        written(tmp_path / path)
    assert code_of(caught.value) == code
    assert tree(tmp_path) == before


def test_what_was_put_there_during_the_work_stays(out: Path, tmp_path: Path) -> None:
    def put(step: str) -> None:
        if step == "csv":
            (tmp_path / "brief" / "notes.txt").write_bytes(b"mine")

    filled(out)
    with pytest.raises(CallError) as caught:
        publish(sample_brief(), out, on_step=put)
    assert code_of(caught.value) == "out-is-foreign"
    here = under(tmp_path / "brief", {**OLD, "notes.txt": b"mine"})
    assert tree(tmp_path) == {"brief": None, **here}


# --- interrupted --------------------------------------------------------------------------------


@pytest.mark.parametrize("at", range(6))
@pytest.mark.parametrize(
    "error", [KeyboardInterrupt(), OSError(errno.EIO, "no")], ids=["signal", "disk"]
)
def test_an_earlier_brief_outlives_an_interruption(
    at: int, error: BaseException, out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At whichever move: all of the old or all of the new stands there, and nothing beside it."""
    filled(out)
    interrupted(monkeypatch, at, error)
    moves = 6 if out == Path() else 2
    if at < moves:
        with pytest.raises((KeyboardInterrupt, WorkError)):
            written(out)
    else:
        written(out)
    stands = OLD if at < moves else NEW
    assert tree(tmp_path) == {"brief": None, **under(tmp_path / "brief", stands)}


def test_an_interruption_leaves_no_part_of_a_first_brief(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    interrupted(monkeypatch, 0, KeyboardInterrupt())
    with pytest.raises(KeyboardInterrupt):
        written(tmp_path / "brief")
    assert tree(tmp_path) == {}


@pytest.mark.parametrize("place", ["brief", "."])
def test_what_cannot_be_put_back_is_hidden_and_not_lost(
    place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk fails in the middle and stays so."""
    folder, move, moves = filled(tmp_path / "brief"), Path.rename, iter(range(1000))

    def guarded(self: Path, target: Path) -> Path:
        if next(moves) >= 1:
            raise OSError(errno.EIO, "no")
        return move(self, target)

    if place == ".":
        monkeypatch.chdir(folder)
    monkeypatch.setattr(Path, "rename", guarded)
    with pytest.raises(WorkError):
        written(folder)
    kept = {path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert set(OLD.values()) <= kept


# --- at the same time ---------------------------------------------------------------------------


@pytest.fixture
def _many_switches() -> Iterator[None]:
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(interval)


@pytest.mark.usefixtures("_many_switches")
def test_of_runs_at_the_same_time_one_stands_there_whole(
    out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[BaseException] = []
    name = threading.current_thread
    monkeypatch.setattr("isthmus.brief.html.render_html", lambda _: name().name)
    monkeypatch.setattr("isthmus.brief.pdf.render_pdf", lambda _: name().name.encode())
    monkeypatch.setattr(publishing, "render_figures", lambda _: name().name.encode())
    start = threading.Barrier(4)

    def run() -> None:
        start.wait()
        try:
            for _ in range(100):
                written(out)
        except BaseException as error:  # noqa: BLE001 - told by the thread that waits
            told.append(error)

    threads = [threading.Thread(target=run) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert told == []
    found = tree(tmp_path)
    assert found.keys() == {"brief", *under(tmp_path / "brief", OLD)}
    assert len({found[f"brief/{file}"] for file in FILES}) == 1


# --- any folder ---------------------------------------------------------------------------------

names = st.sampled_from([*FILES, "notes.txt", ".hidden", "brief.html~", "Brief.html"])


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(there=st.dictionaries(names, st.binary(max_size=3), max_size=4))
def test_what_is_no_brief_is_never_touched(
    there: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("any") / "brief"
    folder.mkdir()
    for name, data in there.items():
        (folder / name).write_bytes(data)
    if there.keys() <= set(FILES):
        written(folder)
        assert tree(folder) == NEW
    else:
        with pytest.raises(CallError):
            written(folder)
        assert tree(folder) == there
