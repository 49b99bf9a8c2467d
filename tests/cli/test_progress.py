"""The bar: on a terminal, after a second, on standard error, and gone when the work is done."""

from __future__ import annotations

import io
import re
import time

import pytest

from isthmus.cli import progress
from tests.cli.calls import SILENT, Terminal, call, on_terminal

ERASED = re.compile(r"\x1b\[2K")


def shown(*, after: float, takes: float, stream: io.StringIO, term: str = "xterm") -> str:
    """What is written to standard error while some work goes on."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in {**SILENT, "TERM": term}.items():
            patch.setenv(name, value)
        patch.setattr("sys.stderr", stream)
        patch.setattr(progress, "AFTER_SECONDS", after)
        with progress.steps(of=2) as work:
            work.next("first")
            time.sleep(takes)
            work.next("second")
            time.sleep(takes)
    return stream.getvalue()


def test_long_work_shows_what_it_is_at_and_leaves_nothing() -> None:
    """Each step by its name; the line is erased at the end."""
    said = shown(after=0.05, takes=0.4, stream=Terminal())
    assert "first" in said
    assert "second" in said
    assert ERASED.search(said[said.rindex("second") :])


def test_short_work_shows_nothing() -> None:
    """A bar that flashes says nothing."""
    assert shown(after=1.0, takes=0.01, stream=Terminal()) == ""


def test_nothing_is_drawn_where_nothing_can_be() -> None:
    """Where standard error is no terminal, or one that draws nothing."""
    assert shown(after=0.0, takes=0.1, stream=io.StringIO()) == ""
    assert shown(after=0.0, takes=0.1, stream=Terminal(), term="dumb") == ""


def test_parts_are_shown_as_they_are_done(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also when how many there are is known only later."""
    stream = Terminal()
    monkeypatch.setattr("sys.stderr", stream)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(progress, "AFTER_SECONDS", 0.0)
    with progress.steps() as work:
        work.at("page one", 0, None)
        time.sleep(0.3)
        work.at("page two", 1, 2)
        time.sleep(0.3)
    assert "page one" in stream.getvalue()
    assert "page two" in stream.getvalue()


def test_an_error_takes_the_bar_away(monkeypatch: pytest.MonkeyPatch) -> None:
    """And is not swallowed."""
    stream = Terminal()
    monkeypatch.setattr("sys.stderr", stream)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(progress, "AFTER_SECONDS", 0.0)
    with pytest.raises(ZeroDivisionError), progress.steps() as work:  # noqa: PT012 - the bar needs its moment
        work.next("dividing")
        time.sleep(0.3)
        raise ZeroDivisionError
    assert ERASED.search(stream.getvalue())


def test_a_command_shows_its_steps_beside_the_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    """The answer on standard output is the same with and without the bar."""
    monkeypatch.setattr(progress, "AFTER_SECONDS", 0.0)
    answer = on_terminal("series", "tutorial", "--csv", columns=80)
    assert answer.out == call("series", "tutorial", "--csv").out
    assert call("series", "tutorial", "--csv").err == ""
