"""Points of a search as runs of a model, here or in other processes.

Owns: `Points`, which runs them with one seed so that two differ by their parameters and not by
chance, and `Flatness`, how the misfit lies around a point.
"""

from __future__ import annotations

import functools
import pickle
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import BrokenExecutor, Executor
from typing import NamedTuple

import numpy as np

from isthmus.case.problems import Problem, WorkError

from .arrays import Floats
from .fit_subject import Known
from .free import Free

#: Runs with other seeds, which tell how far chance alone moves the misfit.
SEEDS = 6


class Flatness(NamedTuple):
    """How the misfit lies around a point: there, by parameter [n], and by chance alone."""

    misfit: float
    change: Floats
    noise: float


class Points:
    """Points of a search as runs of what is known: residuals by batch. `done` counts the runs."""

    def __init__(
        self,
        known: Known,
        parameters: Sequence[Free],
        *,
        members: int,
        seed: int,
        executor: Executor | None,
        on_run: Callable[[int], None],
    ) -> None:
        self._known, self._parameters = known, parameters
        self._members, self._seed = members, seed
        self._executor = executor
        self._sent = b""
        self.done = 0
        self._on_run = on_run

    def residuals(self, points: Sequence[Floats]) -> list[Floats]:
        """Those of each point, in order."""
        return self._run([(point, self._seed) for point in points])

    def misfit(self, point: Floats) -> float:
        """The misfit at a point."""
        return float(np.abs(self.residuals([point])[0]).sum())

    def around(self, at: Floats, low: Floats, high: Floats) -> Flatness:
        """The misfit at a point, one spread away along each parameter, and under other seeds."""
        moved = [
            np.clip(at + way * unit, low, high) for unit in np.eye(len(at)) for way in (1.0, -1.0)
        ]
        jobs = [(point, self._seed) for point in (at, *moved)]
        jobs += [(at, self._seed + 1 + i) for i in range(SEEDS)]
        misfits = np.array([np.abs(residuals).sum() for residuals in self._run(jobs)])
        here, beside, chance = misfits[0], misfits[1:-SEEDS], misfits[-SEEDS:]
        change = (beside - here).reshape(-1, 2)
        larger = np.abs(change).argmax(axis=1)
        return Flatness(
            float(here), change[np.arange(len(change)), larger], float(chance.std(ddof=1))
        )

    def values(self, point: Floats) -> dict[str, float]:
        """The values of the parameters at a point, by name."""
        return {
            free.name: free.value(float(moved))
            for free, moved in zip(self._parameters, point, strict=True)
        }

    def _run(self, jobs: Sequence[tuple[Floats, int]]) -> list[Floats]:
        """The residuals of points under seeds."""
        asked = [(self.values(point), self._members, seed) for point, seed in jobs]
        found = []
        for residuals in self._answers(asked):
            found.append(residuals)
            self.done += 1
            self._on_run(self.done)
        return found

    def _answers(self, asked: Sequence[tuple[Mapping[str, float], int, int]]) -> Iterable[Floats]:
        if self._executor is None:
            return (self._known.residuals(*one) for one in asked)
        if not self._sent:
            self._sent = zlib.compress(pickle.dumps(self._known, protocol=5), 1)
        waiting = [self._executor.submit(_residuals, self._sent, *one) for one in asked]
        try:
            return [future.result() for future in waiting]
        except BrokenExecutor as error:
            raise WorkError([Problem(code="ensemble-worker-lost")]) from error
        finally:
            for future in waiting:
                future.cancel()


def _residuals(sent: bytes, values: Mapping[str, float], members: int, seed: int) -> Floats:
    """A run by somebody who was sent what is known."""
    return _unpacked(sent).residuals(values, members, seed)


@functools.lru_cache(maxsize=1)
def _unpacked(sent: bytes) -> Known:
    known: Known = pickle.loads(zlib.decompress(sent))  # noqa: S301 - we pickled it
    return known
