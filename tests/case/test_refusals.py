"""Calls that cannot be answered, and what the system will not read or write.

Owns: CallError and WorkError of the case: what was asked for, why not, what to do instead.
"""

from __future__ import annotations

import datetime as dt
import errno
import os
import pickle
from collections.abc import Callable
from pathlib import Path

import pytest

from isthmus.case import (
    CallError,
    CaseError,
    IsthmusError,
    Problem,
    WorkError,
    describe,
    find_case,
    new_case,
    read_case,
)
from isthmus.case.appearing import Kind, appear
from isthmus.words import LANGUAGES, words_in
from tests.case.small import small
from tests.case.strategies import write_case

#: The sentences for what the system refuses.
BY_SYSTEM = {"unreadable", "unlisted", "cannot-write"}
#: A folder of files that is to appear somewhere.
SOME_FILES = Kind(files=("a.txt",), foreign="new-not-empty", unwritten="cannot-write")


def _call(folder: Path, code: str) -> object:
    """Do what raises the CallError of this code."""
    case = write_case(folder / "case", small())
    file = folder / "file.txt"
    file.write_text("x")
    empty = folder / "empty"
    empty.mkdir()
    actions: dict[str, Callable[[], object]] = {
        "before-case": lambda: read_case(case).as_of(read_case(case).begins.replace(year=1999)),
        "day-too-late": lambda: read_case(case).as_of(dt.date(9999, 12, 31)),
        "no-case": lambda: read_case(empty),
        "no-folder": lambda: describe(folder / "nowhere"),
        "case-is-file": lambda: read_case(file),
        "case-missing": lambda: read_case("zzz"),
        "case-missing-near": lambda: read_case("tutorail"),
        "nothing-to-describe": lambda: describe(empty),
        "new-is-file": lambda: new_case(file),
        "new-not-empty": lambda: new_case(case),
        "out-is-file": lambda: appear(file, SOME_FILES, lambda _: None),
        "new-title": lambda: new_case(folder / "new", title="call +507 512-1234"),
    }
    return actions[code]()


CALLS = {
    "before-case": "1999-",
    "day-too-late": "9999-12-31",
    "no-case": "empty",
    "no-folder": "nowhere",
    "case-is-file": "file.txt",
    "case-missing": "zzz",
    "case-missing-near": "tutorail",
    "nothing-to-describe": "empty",
    "new-is-file": "file.txt",
    "new-not-empty": "case",
    "out-is-file": "file.txt",
    "new-title": "call +507 512-1234",
}


@pytest.mark.parametrize("code", CALLS)
def test_a_wrong_call_is_told(code: str, tmp_path: Path) -> None:
    """Exit code 2: what was asked for, and what could be instead."""
    with pytest.raises(CallError) as refused:
        _call(tmp_path, code)
    (problem,) = refused.value.problems
    assert problem.code == code
    assert CALLS[code] in (problem.value or "")
    said = {problem.say(words_in(language)) for language in LANGUAGES}
    assert len(said) == len(LANGUAGES)
    assert all(text.endswith((".", "?")) for text in said)


@pytest.mark.parametrize(
    ("where", "code"),
    [
        ("x" * 5000, "case-missing"),
        ("a\0b", "case-missing"),
        ("no/such/folder", "case-missing"),
        ("tutorial/", "case-missing-near"),
    ],
)
def test_a_path_that_cannot_be_is_no_case(where: str, code: str) -> None:
    with pytest.raises(CallError) as refused:
        read_case(where)
    assert refused.value.problems[0].code == code


def test_a_folder_that_is_no_case_hides_no_case_that_ships(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A brief written to ./tutorial does not make `isthmus brief tutorial` fail the next time."""
    monkeypatch.chdir(tmp_path)
    Path("tutorial").mkdir()
    assert find_case("tutorial").name == "tutorial"
    assert find_case("tutorial").is_absolute()
    write_case(Path("tutorial"), small())
    assert find_case("tutorial") == Path("tutorial")


# --- what the system refuses ---------------------------------------------------------------------


def _refusing(error: OSError) -> Callable[..., object]:
    def refuse(*_: object, **__: object) -> object:
        raise error

    return refuse


def _os_error(number: int) -> OSError:
    return OSError(number, os.strerror(number))


@pytest.mark.parametrize("number", [errno.EACCES, errno.EIO])
def test_a_file_that_may_not_be_read_is_a_problem_of_the_case(
    number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A WorkError with the file and a next step, no traceback; its rows are not said to be lost."""
    case = write_case(tmp_path, small())
    real = Path.read_bytes

    def read(self: Path) -> bytes:
        if self.name == "sources.csv":
            raise _os_error(number)
        return real(self)

    monkeypatch.setattr(Path, "read_bytes", read)
    with pytest.raises(WorkError) as refused:
        read_case(case)
    (problem,) = refused.value.problems
    assert (problem.code, problem.file) == ("unreadable", "sources.csv")
    for language in LANGUAGES:
        said = problem.say(words_in(language))
        assert said.startswith("sources.csv: ")
        assert said.endswith(".")
        assert (os.strerror(number) in said) == (number == errno.EIO)


def test_a_description_that_may_not_be_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = write_case(tmp_path, small())
    monkeypatch.setattr(Path, "read_text", _refusing(_os_error(errno.EACCES)))
    with pytest.raises(WorkError) as refused:
        read_case(case)
    assert {(p.code, p.file) for p in refused.value.problems} == {
        ("unreadable", "datapackage.json")
    }


def test_a_folder_that_may_not_be_listed_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = write_case(tmp_path, small())
    real = Path.iterdir

    def listed(self: Path) -> object:
        if self.name == "observations":
            raise _os_error(errno.EACCES)
        return real(self)

    monkeypatch.setattr(Path, "iterdir", listed)
    with pytest.raises(WorkError) as refused:
        read_case(case)
    (problem,) = refused.value.problems
    assert problem.code == "unlisted"
    assert (problem.file or "").endswith("observations")


@pytest.mark.parametrize(
    "number",
    [errno.EACCES, errno.ENOSPC, errno.ENOENT, errno.EISDIR, errno.ENAMETOOLONG, errno.EIO],
)
def test_a_description_that_cannot_be_written_leaves_the_old_one(
    number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk, a folder that may not be written: told, and nothing half-written."""
    case = write_case(tmp_path, small())
    before = {file: file.read_bytes() for file in case.rglob("*.*")}
    monkeypatch.setattr(Path, "replace", _refusing(_os_error(number)))
    with pytest.raises(WorkError) as refused:
        describe(case, name="other")
    assert not isinstance(refused.value, CaseError)
    said = {refused.value.say(words_in(language)) for language in LANGUAGES}
    assert len(said) == len(LANGUAGES)
    assert all(str(case / "datapackage.json") in text for text in said)
    assert {file: file.read_bytes() for file in case.rglob("*.*")} == before


# --- the errors themselves -----------------------------------------------------------------------


def test_what_a_file_holds_cannot_drive_the_terminal(tmp_path: Path) -> None:
    """Neither its cells nor its name."""
    case = write_case(tmp_path, small())
    (case / "observations" / "a\x1b[2Jb\n.csv").write_text("\x1b[31mred,\u202eturned\n")
    with pytest.raises(CaseError) as refused:
        read_case(case)
    for language in LANGUAGES:
        said = refused.value.say(words_in(language))
        assert all(sign.isprintable() for sign in said.replace("\n", ""))
        assert len(said.splitlines()) == len(refused.value.problems)


def test_a_long_value_is_cut_where_it_is_shown() -> None:
    problem = Problem(code="date", file="x.csv", row=2, column="day", value="9" * 10_000)
    assert len(problem.say(words_in("en"))) < 250
    assert len(problem.value or "") == 10_000


@pytest.mark.parametrize(
    "error",
    [
        CallError("before-case", "2020-01-01", begins="2021-01-01"),
        WorkError([Problem(code="blank", file="x.csv", row=2)]),
        CaseError([Problem(code="blank", file="x.csv", row=2), Problem(code="package-stale")]),
    ],
)
def test_an_error_of_a_worker_reaches_who_waits_for_it(error: IsthmusError) -> None:
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
    assert type(again) is type(error)
    assert again.problems == error.problems
    assert str(again) == str(error)
    assert str(error) == error.say(words_in("en"))
