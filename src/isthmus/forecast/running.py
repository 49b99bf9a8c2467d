"""Many tasks, here or on the workers of an executor, and none of them twice.

Owns: the way from a list of tasks to their results in its order, whoever computes them and in
whatever order they end; and what is told of a worker that was lost. A task is a value and the
function that is called with it: nothing else decides its result, so the same task has the same
result on 1, 2 or 4 workers, and one that an earlier call finished is not begun again (`finished`).
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future, as_completed
from contextlib import nullcontext, suppress
from pathlib import Path
from typing import Any, TypeVar, get_type_hints

import msgspec
import numpy as np

from isthmus.case.problems import Problem, WorkError

from .fingerprint import fingerprint, program, versions
from .finished import Finished

T = TypeVar("T")
R = TypeVar("R")

#: Called with the tasks that are done, and how many there are.
OnStep = Callable[[int, int], None]
#: What Dask raises for a task of which several workers died; named, for Dask may not be installed.
_KILLED = "KilledWorker"


class Running:
    """How tasks are run: where, what is kept of them, and who is told.

    executor  computes the tasks (None: this process)
    kept_in   a folder that keeps each result as it comes; a later call with the same tasks takes
              them from there. None: nothing is kept
    on_step   is told how many are done
    """

    def __init__(
        self,
        *,
        executor: Executor | None = None,
        kept_in: Path | None = None,
        on_step: OnStep | None = None,
    ) -> None:
        self._executor = executor
        self._finished = None if kept_in is None else Finished(kept_in)
        self._say = on_step or (lambda *_: None)
        #: How many tasks were computed, and how many taken from an earlier call.
        self.computed = self.taken = 0

    def map(self, function: Callable[[T], R], tasks: Iterable[T]) -> Iterator[R]:
        """The result of each task, in the order of the tasks.

        `function` and tasks go to workers, so they must pickle. Where results are kept,
        `fingerprint` must know what is in a task, and what the function says that it returns must
        be a record of plain values and arrays.

        Raises what a task raises; WorkError when a worker was lost or is another program, or the
        folder cannot be written. What is finished by then is kept.
        """
        listed = list(tasks)
        keys = self._keys(function, listed)
        kind = None if self._finished is None else _returned(function)
        with nullcontext() if self._finished is None else self._finished.begun():
            left = {n for n, key in enumerate(keys) if not self._has(key)}
            done = len(listed) - len(left)
            self.taken += done
            self._say(done, len(listed))
            fresh = self._fresh(function, listed, sorted(left))
            held: dict[int, R] = {}  # where nothing is kept: what came before its turn
            for number, key in enumerate(keys):
                while number in left:
                    found, result = next(fresh)
                    left.discard(found)
                    if self._finished is None:
                        held[found] = result
                    else:
                        self._finished.put(keys[found], _ENCODER.encode(result))
                    self.computed += 1
                    done += 1
                    self._say(done, len(listed))
                if self._finished is None:
                    yield held.pop(number)
                else:
                    kept = self._read(key, kind)
                    yield self._repair(function, listed[number], key) if kept is None else kept

    def over(self) -> None:
        """What the tasks were for is written: let go of what was kept."""
        if self._finished is not None:
            self._finished.clear()

    @property
    def kept(self) -> int:
        """How many finished tasks are kept for a later call."""
        return len(self._finished) if self._finished is not None else 0

    def _has(self, key: str) -> bool:
        return self._finished is not None and key in self._finished

    def _keys(self, function: Callable[[T], R], tasks: list[T]) -> list[str]:
        if self._finished is None:
            return [""] * len(tasks)
        return [fingerprint(program(), function, task) for task in tasks]

    def _read(self, key: str, kind: Any) -> Any:
        """A result that was kept; None where its file was damaged, or is of another making."""
        assert self._finished is not None
        data = self._finished.take(key)
        if data is None:
            return None
        with suppress(msgspec.MsgspecError, ValueError):
            return msgspec.msgpack.decode(data, type=kind, dec_hook=_array)
        return None

    def _repair(self, function: Callable[[T], R], task: T, key: str) -> R:
        assert self._finished is not None
        result = function(task)
        self._finished.put(key, _ENCODER.encode(result))
        self.computed += 1
        self.taken -= 1
        return result

    def _fresh(
        self, function: Callable[[T], R], tasks: list[T], left: list[int]
    ) -> Iterator[tuple[int, R]]:
        """The tasks that are left to do, in whatever order they end."""
        if self._executor is None:
            for number in left:
                yield number, function(tasks[number])
            return
        waiting: dict[Future[R], int] = {}
        try:
            for number in left:
                future = self._executor.submit(_do, versions(), function, tasks[number])
                waiting[future] = number
            for future in as_completed(list(waiting)):
                number = waiting.pop(future)
                result = future.result()
                del future  # or its arrays would stay
                yield number, result
        except (BrokenExecutor, CancelledError) as error:
            raise WorkError([self._lost()]) from error
        except Exception as error:
            if type(error).__name__ == _KILLED:
                raise WorkError([self._lost()]) from error
            raise
        finally:
            for future in waiting:
                future.cancel()

    def _lost(self) -> Problem:
        code = "running-worker-lost" if self._finished is None else "running-worker-lost-kept"
        return Problem(code=code)


def _do(by: str, function: Callable[[T], R], task: T) -> R:
    """A task done by somebody who was sent it, if that is the program that sends."""
    if versions() != by:
        values = {"here": by, "there": versions()}
        raise WorkError([Problem(code="running-other-program", values=values)])
    return function(task)


def _returned(function: Callable[..., Any]) -> Any:
    """The type that a function says it returns."""
    while isinstance(function, functools.partial):
        function = function.func
    hints = get_type_hints(function)
    if "return" not in hints:
        raise TypeError(f"{function!r} does not say what it returns, so it cannot be kept")
    return hints["return"]


def _plain(value: Any) -> Any:
    if isinstance(value, np.ndarray):
        return value.dtype.str, value.shape, np.ascontiguousarray(value).tobytes()
    if isinstance(value, np.generic):
        return value.item()
    raise NotImplementedError(f"a {type(value).__name__} cannot be kept")


def _array(_: type, value: Any) -> Any:
    kind, shape, data = value
    return np.frombuffer(bytearray(data), kind).reshape(shape)


_ENCODER = msgspec.msgpack.Encoder(enc_hook=_plain)
