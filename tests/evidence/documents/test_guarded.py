"""The helper process: bounds on time and memory, and what it may not do."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from isthmus.case.problems import WorkError
from isthmus.evidence.documents import Limits, close_helper, guarded, read_bytes, read_file

from .made import docx_of, page_of, paragraph, sparse

SOUND = page_of("<p>In May 13,425 people crossed the border.</p>")
#: Many seconds of work for whoever takes it apart.
SLOW = page_of("<table>" + "<tr><td>13,425</td><td>people</td></tr>" * 240_000 + "</table>")


@pytest.fixture(autouse=True)
def _afresh() -> Iterator[None]:
    close_helper()
    yield
    close_helper()


def refused(data: bytes, limits: Limits) -> str:
    with pytest.raises(WorkError) as caught:
        read_bytes(data, name="a", limits=limits)
    return caught.value.problems[0].code


def test_a_file_that_takes_too_long_is_ended_and_the_next_is_read() -> None:
    assert "13,425" in read_bytes(SOUND, name="a").text
    began = time.perf_counter()
    assert refused(SLOW, Limits(seconds=0.5)) == "document-too-slow"
    assert time.perf_counter() - began < 10
    assert "13,425" in read_bytes(SOUND, name="a").text


def test_a_file_that_takes_too_much_memory_is_ended_and_the_next_is_read() -> None:
    large = page_of("<p>13,425 people</p>" * 200_000)
    limits = Limits(memory=400_000_000)  # what the libraries take, and some
    assert refused(large, limits) == "document-too-heavy"
    assert "13,425" in read_bytes(SOUND, name="a").text


def test_a_helper_that_dies_is_replaced() -> None:
    read_bytes(SOUND, name="a")
    helper = guarded._now
    assert helper
    helper._process.kill()
    helper._process.wait()
    assert "13,425" in read_bytes(SOUND, name="a").text
    assert guarded._now is not helper


def test_an_interrupted_wait_leaves_no_answer_for_the_next_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def interrupted(_: object) -> bytes:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(guarded, "_read", interrupted)
        with pytest.raises(KeyboardInterrupt):
            read_bytes(SOUND, name="a")
    other = page_of("<p>In June 4,702 people crossed the border.</p>")
    assert "4,702" in read_bytes(other, name="a").text


def test_one_helper_reads_file_after_file_and_is_replaced_in_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(guarded, "_SERVES", 3)
    helpers = []
    for _ in range(4):
        read_bytes(SOUND, name="a")
        helpers.append(guarded._now)
    assert helpers[0] is helpers[2]
    assert helpers[3] is not helpers[0]


def test_the_fault_of_a_library_is_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    for fault, code in (
        (RecursionError, "document-html-broken"),
        (ValueError, "document-html-broken"),
        (MemoryError, "document-too-heavy"),
    ):

        def fails(*_: object, fault: type[BaseException] = fault) -> None:
            raise fault

        monkeypatch.setattr(guarded, "_reader", lambda _, fails=fails: fails)
        said = guarded.answer(guarded._Request("html", Limits(), b""))
        assert said.refusal
        assert said.refusal.code == code


def test_the_helper_opens_no_connection_and_starts_no_program() -> None:
    code = """
import socket, subprocess, sys, os
from isthmus.evidence.documents import guarded
sys.addaudithook(guarded._refuse)
for act in (
    lambda: socket.create_connection(("127.0.0.1", 9)),
    lambda: socket.getaddrinfo("localhost", 80),
    lambda: subprocess.run(["true"]),
    lambda: os.system("true"),
    lambda: os.remove("x"),
):
    try:
        act()
    except PermissionError:
        print("refused")
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["refused"] * 5


def test_what_lies_in_the_working_folder_is_not_imported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "lxml.py").write_text("raise SystemExit('run')", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert "13,425" in read_bytes(SOUND, name="a").text


def test_a_fork_starts_a_helper_of_its_own() -> None:
    read_bytes(SOUND, name="a")
    helper = guarded._now
    assert helper
    child = os.fork()
    if not child:
        ended = 1
        try:
            fresh = guarded._now is None
            right = "13,425" in read_bytes(SOUND, name="a").text
            ended = 0 if fresh and right and guarded._now is not helper else 2
            close_helper()
        finally:
            os._exit(ended)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert "13,425" in read_bytes(SOUND, name="a").text
    assert guarded._now is helper


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("a.html", b"<html><body>"),
        ("a.txt", b"13 people"),
        ("a.pdf", b"%PDF-1.7\n"),
        ("a.docx", b"PK\3\4"),
    ],
)
def test_a_file_of_200_megabytes_is_refused_before_it_is_read(
    tmp_path: Path, name: str, begins: bytes
) -> None:
    path = sparse(tmp_path / name, begins, 200_000_001)
    began = time.perf_counter()
    with pytest.raises(WorkError) as caught:
        read_file(path)
    assert caught.value.problems[0].code == "document-too-large"
    assert time.perf_counter() - began < 1


def test_a_bomb_in_a_package_is_refused_in_the_helper_too() -> None:
    assert refused(docx_of(paragraph("0" * 20_000_000)), Limits()) == "document-docx-bomb"


def test_plain_text_needs_no_helper_and_no_large_library() -> None:
    code = """
import sys
from isthmus.evidence.documents import read_bytes
assert read_bytes(b"In May some people crossed the border.", name="a").text
large = {"lxml", "trafilatura", "pypdfium2", "babel", "numpy", "polars"} & set(sys.modules)
assert not large, large
"""
    subprocess.run([sys.executable, "-c", code], check=True)
