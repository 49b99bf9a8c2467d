"""Which files of a folder are documents."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from isthmus.case.problems import WorkError
from isthmus.evidence.documents import files_of, read_file


def test_documents_come_in_order_and_the_rest_is_counted(tmp_path: Path) -> None:
    for name in (
        "b.txt", "a.TXT", "sub/z.pdf", "sub/c.docx", "page.html", "no-ending", "figures.csv",
        "case.toml", "map.png", ".hidden.txt", ".git/x.txt", "Ñandú.txt",
    ):  # fmt: skip
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x", encoding="utf-8")
    found = files_of(tmp_path)
    assert [path.relative_to(tmp_path).as_posix() for path in found] == [
        "a.TXT", "b.txt", "no-ending", "page.html", "sub/c.docx", "sub/z.pdf", "Ñandú.txt",
    ]  # fmt: skip
    assert found.left_out == 5


def test_links_and_devices_do_no_harm(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    (tmp_path / "linked.txt").symlink_to(tmp_path / "a.txt")
    (tmp_path / "broken.txt").symlink_to(tmp_path / "gone")
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "zero.txt").symlink_to("/dev/zero")
    os.mkfifo(tmp_path / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as listening:
        here = Path.cwd()
        os.chdir(tmp_path)  # the name of a socket has to be short
        try:
            listening.bind("socket.txt")
        finally:
            os.chdir(here)
        found = files_of(tmp_path)
        assert [path.name for path in found] == ["a.txt", "linked.txt"]
        assert found.left_out == 6


@pytest.mark.parametrize("name", ["pipe.txt", "zero.txt"])
def test_what_is_no_file_is_refused_at_once(tmp_path: Path, name: str) -> None:
    (tmp_path / "zero.txt").symlink_to("/dev/zero")
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(WorkError) as caught:
        read_file(tmp_path / name, name=name)
    assert [(p.code, p.file) for p in caught.value.problems] == [("document-no-file", name)]


@pytest.mark.parametrize(
    ("name", "code"), [("gone", "document-unreadable"), ("a\0b", "document-no-file")]
)
def test_a_file_that_is_not_there_is_named(tmp_path: Path, name: str, code: str) -> None:
    with pytest.raises(WorkError) as caught:
        read_file(tmp_path / name)
    assert [p.code for p in caught.value.problems] == [code]
    assert str(tmp_path) in str(caught.value)


@pytest.mark.parametrize("name", ["gone", "a.txt"])
def test_a_folder_that_is_none_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    with pytest.raises(WorkError) as caught:
        files_of(tmp_path / name)
    assert [p.code for p in caught.value.problems] == ["document-unlisted"]


def test_a_name_that_is_no_utf8_can_be_written(tmp_path: Path) -> None:
    named = Path(os.fsdecode(os.fsencode(tmp_path) + b"/a\xff.txt"))
    named.write_text("Some people crossed the border.", encoding="utf-8")
    (found,) = files_of(tmp_path)
    assert read_file(found).name.encode("utf-8").endswith(b"/a?.txt")


def test_a_deep_folder_ends(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*["d"] * 60)
    deep.mkdir(parents=True)
    (deep / "a.txt").write_text("x", encoding="utf-8")
    found = files_of(tmp_path)
    assert list(found) == []
    assert found.left_out == 1
