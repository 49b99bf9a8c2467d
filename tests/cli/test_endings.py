"""How a command ends: exit codes, and nothing but the answer on standard output."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import isthmus
from isthmus.case import CallError, CaseError, Problem, WorkError
from isthmus.cli import ending
from isthmus.cli.ending import run
from isthmus.cli.session import Session
from isthmus.words import LANGUAGES, words_in
from tests.cli.calls import SILENT, call

COMMAND = [sys.executable, "-c", "import sys; from isthmus.cli import main; sys.exit(main())"]
ENVIRONMENT = {**os.environ, **SILENT}


def fails(error: BaseException, language: str = "en", *, debug: bool = False) -> int:
    """The exit code of work that raises this."""

    def work() -> int:
        raise error

    return run(work, Session(language, debug=debug))


@pytest.mark.parametrize(
    ("error", "code", "english", "spanish"),
    [
        (CallError("no-observations"), 2, "no observation", "ninguna observación"),
        (WorkError([Problem(code="no-observations")]), 1, "no observation", "ninguna observación"),
        (
            CaseError([Problem(code="blank", file="a.csv", row=3)]),
            1,
            "a.csv, row 3",
            "a.csv, fila 3",
        ),
        (KeyboardInterrupt(), 130, "Stopped.", "Detenido."),
        (
            OSError(28, "No space left", "out.json"),
            1,
            "out.json: No space left",
            "out.json: No space left",
        ),
        (OSError(28, "No space left"), 1, "could not be done: No space left", "no se pudo hacer"),
        (ZeroDivisionError("a\nb"), 1, "ZeroDivisionError: a b", "ZeroDivisionError: a b"),
        (OSError("strange"), 1, "defect of Isthmus", "defecto de Isthmus"),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, BaseException) else "",
)
def test_what_ends_the_work_is_said_in_words(
    error: BaseException,
    code: int,
    english: str,
    spanish: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """On standard error, without a traceback, and the exit code tells whose fault it was."""
    for language, said in (("en", english), ("es", spanish)):
        assert fails(error, language) == code
        captured = capsys.readouterr()
        assert said in captured.err
        assert captured.out == ""
        assert "Traceback" not in captured.err
        assert captured.err.count("\n") == 1


def test_a_defect_shows_where_it_happened_only_when_asked(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """By --debug or ISTHMUS_DEBUG; the sentence stays."""
    assert fails(ZeroDivisionError("x"), debug=True) == 1
    said = capsys.readouterr().err
    assert "Traceback" in said
    assert "in work" in said
    assert "defect of Isthmus" in said
    assert Session.of(["check", "--debug"], {}).debug
    assert Session.of([], {"ISTHMUS_DEBUG": "1"}).debug
    assert not Session.of([], {"ISTHMUS_DEBUG": "0"}).debug
    assert not Session.of(["--", "--debug"], {}).debug


@pytest.mark.parametrize("count", [20, 21, 500])
def test_many_problems_are_counted(count: int, capsys: pytest.CaptureFixture[str]) -> None:
    """A command that was not asked to list them shows the first, and says where the others are."""
    problems = [Problem(code="blank", file="a.csv", row=i, value=str(i)) for i in range(count)]
    assert fails(CaseError(problems)) == 1
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 20 + (count > 20)
    assert (f"{count - 20} more problem" in lines[-1] or "one more problem" in lines[-1]) == (
        count > 20
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_problem_of_many_rows_is_one_line(
    language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A value that is wrong every day does not hide the others."""
    daily = [Problem(code="blank", file="a.csv", row=i + 2, column="x") for i in range(300)]
    other = Problem(code="blank", file="b.csv", row=7)
    assert fails(CaseError([*daily, other]), language) == 1
    words = words_in(language)
    assert capsys.readouterr().err.splitlines() == [daily[0].say(words, 299), other.say(words)]


def test_a_reader_that_has_read_enough_is_no_failure() -> None:
    """`isthmus ... | head`: nothing is said and nothing fails."""
    reading = subprocess.Popen(
        [*COMMAND, "series", "tutorial", "cordillera-entries", "--vintages", "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=ENVIRONMENT,
    )
    assert reading.stdout is not None
    assert reading.stderr is not None
    reading.stdout.read(1)
    reading.stdout.close()
    assert reading.stderr.read() == b""
    reading.stderr.close()
    assert reading.wait(timeout=60) == 0


def test_an_answer_that_cannot_be_written_is_a_failure(tmp_path: Path) -> None:
    """As when the disk is full: here the file was opened to be read."""
    file = tmp_path / "answer"
    file.touch()
    for args in (["check", "tutorial", "--json"], ["--help"]):
        with file.open("rb") as closed:
            done = subprocess.run(
                [*COMMAND, *args],
                stdout=closed,
                stderr=subprocess.PIPE,
                text=True,
                check=False,
                env=ENVIRONMENT,
            )
        assert done.returncode == 1, args
        assert "could not be done" in done.stderr
        assert "Traceback" not in done.stderr
        assert "Exception ignored" not in done.stderr


def test_an_interrupt_ends_with_one_line(tmp_path: Path) -> None:
    """Ctrl-C: exit code 130, no traceback."""
    slow = "import sys, time; sys.stderr.write('begun\\n'); sys.stderr.flush(); time.sleep(60)"
    code = (
        "import sys\n"
        "from isthmus.cli.ending import run\n"
        "from isthmus.cli.session import Session\n"
        f"def work():\n    {slow}\n"
        "sys.exit(run(work, Session('en')))"
    )
    working = subprocess.Popen(
        [sys.executable, "-c", code], stderr=subprocess.PIPE, text=True, env=ENVIRONMENT
    )
    assert working.stderr is not None
    assert working.stderr.readline() == "begun\n"
    time.sleep(0.1)
    working.send_signal(signal.SIGINT)
    assert working.stderr.read() == "Stopped.\n"
    working.stderr.close()
    assert working.wait(timeout=60) == 130


def test_the_installed_command_ends_as_the_group_does() -> None:
    """The exit code reaches the shell, and each stream holds what is its own."""
    for args, code in ((["check", "tutorial", "--json"], 0), (["check"], 2), (["--version"], 0)):
        done = subprocess.run(
            [*COMMAND, *args], capture_output=True, text=True, check=False, env=ENVIRONMENT
        )
        inside = call(*args)
        assert (done.returncode, done.stdout, done.stderr) == (code, inside.out, inside.err)


def test_exit_codes_are_those_of_the_design() -> None:
    """0, 1 and 2 are promised; 130 is what a shell expects of Ctrl-C."""
    assert (ending.DONE, ending.FAILED, ending.WRONG, ending.STOPPED) == (0, 1, 2, 130)


def test_a_terminal_without_accents_gets_an_answer() -> None:
    """A question mark in place of a letter is better than no answer."""
    done = subprocess.run(
        [*COMMAND, "--lang", "es", "--help"],
        capture_output=True,
        check=False,
        env={**ENVIRONMENT, "PYTHONIOENCODING": "ascii"},
    )
    assert done.returncode == 0
    assert b"COMANDO" in done.stdout
    assert b"Qui?nes" in done.stdout


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_version_is_that_of_the_package(language: str) -> None:
    """Alone on its line, for those who report a defect."""
    answer = call("--version", "--lang", language)
    assert (answer.out, answer.err, answer.code) == (f"isthmus {isthmus.__version__}\n", "", 0)


@pytest.mark.parametrize("arguments", [["--help"], ["series", "tutorial", "--json"]])
def test_a_closed_output_is_no_defect(arguments: list[str]) -> None:
    """What starts a program without streams (a scheduler, `>&-`) still gets its exit code."""
    command = shlex.join([*COMMAND, *arguments])
    done = subprocess.run(
        ["/bin/sh", "-c", f"{command} >&-"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
