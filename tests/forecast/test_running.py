"""Tasks: the same results wherever they are computed, and nothing that was finished twice."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import Executor, Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from isthmus.case.problems import WorkError
from isthmus.forecast import fingerprint as naming
from isthmus.forecast import running
from isthmus.forecast.fingerprint import fingerprint
from isthmus.forecast.records import Draws, Floats, Target
from isthmus.forecast.running import Running
from isthmus.movement.executors import workers


class Task(msgspec.Struct, frozen=True):
    """Draws of one population; `log` is a file that is told of each task begun, `wait` seconds."""

    population: str
    counts: Floats
    seed: int
    log: str = ""
    wait: float = 0.0


class Done(msgspec.Struct, frozen=True):
    """As a filter gives them: draws by target, and what a reader should know."""

    draws: dict[Target, Draws]
    notices: tuple[str, ...]


def work(task: Task) -> Done:
    """Draws that everything in a task decides."""
    if task.log:
        with Path(task.log).open("a", encoding="utf-8") as file:
            file.write(f"{task.population}\n")
    time.sleep(task.wait)
    own = np.random.default_rng([task.seed, *task.population.encode()])
    target = Target("entries", task.population)
    values = own.lognormal(np.nanmean(task.counts), 1.0, (50, 6))
    return Done(
        {target: Draws(target=target, first=len(task.counts), values=values)},
        ("odd",) if task.population == "XAB" else (),
    )


def tasks(count: int = 7, **more: Any) -> list[Task]:
    counts = np.array([1.0, np.nan, 3.0])
    return [Task(f"XA{chr(65 + n)}", counts + n, 7, **more) for n in range(count)]


def numbers(done: list[Done]) -> list[tuple[Any, ...]]:
    """All that stands in results, to be compared exactly."""
    return [
        (target, draws.target, draws.first, draws.values.tolist(), one.notices)
        for one in done
        for target, draws in one.draws.items()
    ]


def run(given: list[Task], **how: Any) -> list[Done]:
    return list(Running(**how).map(work, given))


class Backwards(Executor):
    """Makes the calls only when all are given, the last one first."""

    def __init__(self, expected: int) -> None:
        self._expected = expected
        self._calls: list[tuple[Future[Any], Callable[[], Any]]] = []

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Keep the call; the last one expected makes all of them."""
        future: Future[Any] = Future()
        self._calls.append((future, lambda: fn(*args, **kwargs)))
        if len(self._calls) == self._expected:
            for waiting, call in reversed(self._calls):
                waiting.set_result(call())
        return future


# --- the same numbers ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("where", "kept"),
    [
        pytest.param(lambda: workers(1), False, id="1 worker"),
        pytest.param(lambda: workers(1), True, id="1 worker, kept"),
        pytest.param(lambda: workers(2), True, id="2 workers, kept"),
        pytest.param(lambda: nullcontext(Backwards(7)), False, id="backwards"),
        pytest.param(lambda: nullcontext(Backwards(7)), True, id="backwards, kept"),
    ],
)
def test_tasks_have_one_result_wherever_they_are_computed_in_their_order(
    where: Callable[[], AbstractContextManager[Executor | None]], kept: bool, tmp_path: Path
) -> None:
    alone = [work(task) for task in tasks()]
    with where() as executor:
        found = run(tasks(), executor=executor, kept_in=tmp_path / "kept" if kept else None)
    assert numbers(found) == numbers(alone)


# --- going on ------------------------------------------------------------------------------------

_CALL = """
import sys
from pathlib import Path
from tests.forecast.test_running import tasks, work
from isthmus.forecast import running
from isthmus.forecast.running import Running
from isthmus.movement.executors import workers
running.program = lambda: "one"
if __name__ == "__main__":
    with workers(2) as executor:
        given = Running(executor=executor, kept_in=Path(sys.argv[1]))
        list(given.map(work, tasks(log=sys.argv[2], wait=0.2)))
"""


def test_a_run_that_was_killed_goes_on_and_repeats_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "program", lambda: "one")  # whoever writes code meanwhile
    kept, log, script = tmp_path / "kept", tmp_path / "log", tmp_path / "call.py"
    script.write_text(_CALL, "utf-8")
    given = tasks(log=str(log), wait=0.2)
    command = [sys.executable, str(script), str(kept), str(log)]
    here = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    with subprocess.Popen(command, env=here) as call:
        ends = time.monotonic() + 60
        while time.monotonic() < ends and len(list(kept.glob("*.finished"))) < 3:
            time.sleep(0.02)
        call.kill()
    time.sleep(0.5)  # until a worker that was left knows it
    finished = len(list(kept.glob("*.finished")))
    assert 3 <= finished < len(given)
    log.unlink()
    steps: list[tuple[int, int]] = []
    going_on = Running(kept_in=kept, on_step=lambda *step: steps.append(step))
    found = list(going_on.map(work, given))
    assert len(log.read_text("utf-8").split()) == len(given) - finished
    assert (going_on.taken, going_on.computed) == (finished, len(given) - finished)
    assert steps == [(n, len(given)) for n in range(finished, len(given) + 1)]
    assert numbers(found) == numbers([work(task) for task in given])
    going_on.over()
    assert not kept.exists()


def test_what_is_kept_of_other_tasks_is_not_taken(tmp_path: Path) -> None:
    """Another seed, other counts, another program: nothing of it is the same task."""
    kept = tmp_path / "kept"
    run(tasks(), kept_in=kept)
    for others in (
        [msgspec.structs.replace(task, seed=8) for task in tasks()],
        [msgspec.structs.replace(task, counts=task.counts + 1e-9) for task in tasks()],
    ):
        again = Running(kept_in=kept)
        assert numbers(list(again.map(work, others))) == numbers([work(task) for task in others])
        assert (again.taken, again.computed) == (0, 7)


def test_what_another_program_kept_is_not_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(tasks(), kept_in=tmp_path / "kept")
    monkeypatch.setattr(running, "program", lambda: "another")
    again = Running(kept_in=tmp_path / "kept")
    list(again.map(work, tasks()))
    assert again.taken == 0


@pytest.mark.parametrize("damage", [b"", b"x" * 40, b"\x00" * 4000])
def test_a_damaged_file_is_computed_again(damage: bytes, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    run(tasks(), kept_in=kept)
    file = min(kept.iterdir())
    whole = file.read_bytes()
    file.write_bytes(damage or whole[: len(whole) // 2])
    again = Running(kept_in=kept)
    assert numbers(list(again.map(work, tasks()))) == numbers([work(task) for task in tasks()])
    assert (again.taken, again.computed) == (6, 1)
    assert file.read_bytes() == whole


def test_letting_go_takes_nothing_of_somebody_else(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    done = Running(kept_in=kept)
    list(done.map(work, tasks(2)))
    (kept / "mine.txt").write_text("mine", "utf-8")
    assert done.kept == 2
    done.over()
    assert [file.name for file in kept.iterdir()] == ["mine.txt"]


# --- what goes wrong -----------------------------------------------------------------------------


def fails(task: Task) -> Done:
    """The fifth task fails."""
    if task.population == "XAE":
        raise ZeroDivisionError
    return work(task)


def test_a_task_that_fails_loses_nothing_that_was_finished(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    begun = Running(kept_in=kept)
    with pytest.raises(ZeroDivisionError):
        list(begun.map(fails, tasks()))
    assert begun.kept == 4
    again = Running(kept_in=kept)
    with pytest.raises(ZeroDivisionError):
        list(again.map(fails, tasks()))
    assert (again.taken, again.computed) == (4, 0)


def test_when_nothing_was_finished_no_folder_stays(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        list(Running(kept_in=tmp_path / "kept").map(fails, tasks()[4:]))
    assert list(tmp_path.iterdir()) == []


class Failing(Executor):
    """Fails the first call, and never begins another."""

    def __init__(self, error: BaseException) -> None:
        self._error = error
        self.given: list[Future[Any]] = []

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Make no call."""
        future: Future[Any] = Future()
        if not self.given:
            future.set_exception(self._error)
        self.given.append(future)
        return future


class KilledWorker(Exception):
    """As Dask calls it."""


@pytest.mark.parametrize("error", [BrokenProcessPool(), KilledWorker()])
def test_a_lost_worker_is_told_and_the_rest_is_not_begun(
    error: BaseException, tmp_path: Path
) -> None:
    for kept_in, told in ((None, "Use fewer workers"), (tmp_path / "kept", "is kept")):
        executor = Failing(error)
        with pytest.raises(WorkError, match=told):
            run(tasks(), executor=executor, kept_in=kept_in)
        assert all(future.cancelled() for future in executor.given[1:])


def test_a_worker_with_another_program_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    class Elsewhere(Backwards):
        def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
            with monkeypatch.context() as there:
                there.setattr(running, "versions", lambda: "Isthmus 0.0")
                return super().submit(fn, *args, **kwargs)

    with pytest.raises(WorkError, match=r"Isthmus 0\.0"):
        run(tasks(1), executor=Elsewhere(1))


def test_a_place_that_cannot_be_written_is_refused_before_the_first_task(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    log = tmp_path / "log"
    with pytest.raises(WorkError, match="--out"):
        run(tasks(log=str(log)), kept_in=tmp_path / "file" / "kept")
    assert not log.exists()


def test_what_says_not_what_it_returns_cannot_be_kept(tmp_path: Path) -> None:
    with pytest.raises(TypeError, match="returns"):
        list(Running(kept_in=tmp_path / "kept").map(lambda _: work(tasks(1)[0]), tasks(1)))


# --- what decides a result -----------------------------------------------------------------------

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=4),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=2), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(VALUES, VALUES)
def test_values_have_one_name_if_and_only_if_they_are_equal(one: Any, other: Any) -> None:
    same = repr(one) == repr(other)  # 1, 1.0 and True are equal and are not the same
    assert (fingerprint(one) == fingerprint(other)) == same


def test_what_stands_in_arrays_and_records_counts() -> None:
    base = tasks(1)[0]
    replace = msgspec.structs.replace
    names = {
        fingerprint(one)
        for one in (
            base,
            replace(base, seed=8),
            replace(base, counts=base.counts.astype(np.float32)),
            replace(base, counts=base.counts[None]),
            replace(base, counts=np.nan_to_num(base.counts)),
            replace(base, counts=base.counts[:2]),
            frozenset({"a", "b"}),
            ("a", "b"),
            work,
            fails,
        )
    }
    assert len(names) == 10
    assert fingerprint(base) == fingerprint(replace(base, counts=base.counts.copy()))
    assert fingerprint(frozenset("abc")) == fingerprint(frozenset("cba"))
    with pytest.raises(TypeError):
        fingerprint(object())


def test_the_program_is_named_by_its_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for room in ("forecast", "movement"):
        (tmp_path / room).mkdir()
    monkeypatch.setattr(naming, "__file__", str(tmp_path / "forecast" / "fingerprint.py"))
    (tmp_path / "forecast" / "filter.py").write_text("1", "utf-8")
    names = set()
    for code in ("1", "2"):
        (tmp_path / "movement" / "step.py").write_text(code, "utf-8")
        naming.program.cache_clear()
        names.add(naming.program())
    naming.program.cache_clear()
    assert len(names) == 2
