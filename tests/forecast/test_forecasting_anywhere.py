"""The model has one result: on any number of workers, and on a cluster that loses one of them."""

from __future__ import annotations

import contextlib
import datetime as dt
import functools
import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from pathlib import Path

import numpy as np
import pytest

from isthmus.case import read_case
from isthmus.forecast.forecasting import Asked, asked_of, forecasts
from isthmus.forecast.hub import Rows, joined, rows_of
from isthmus.forecast.running import Running
from isthmus.movement.executors import dask, workers


@functools.cache
def asked() -> Asked:
    days = [dt.date(2023, 6, 30), dt.date(2023, 9, 30)]
    return asked_of(read_case("tutorial"), days)


def found(running: Running) -> Rows:
    """Small forecasts of both days."""
    made = forecasts(asked(), horizon=2, seed=3, members=40, running=running)
    return joined(rows_of(one) for one in made)


@functools.cache
def alone() -> Rows:
    """The same in this process."""
    return found(Running())


def same(rows: Rows) -> None:
    """Exactly, and in the same order."""
    assert rows.tasks == alone().tasks
    np.testing.assert_array_equal(rows.values, alone().values)


@contextlib.contextmanager
def two_dask_workers() -> Iterator[tuple[Executor, Callable[[], list[int]]]]:
    """A Dask cluster on this machine, over TCP on loopback, and the processes of its workers."""
    from distributed import LocalCluster

    with (
        LocalCluster(  # type: ignore[no-untyped-call]
            n_workers=2,
            threads_per_worker=1,
            processes=True,
            host="127.0.0.1",
            dashboard_address=None,
        ) as cluster,
        dask(cluster.scheduler_address) as executor,
    ):
        yield executor, lambda: [nanny.process.pid for nanny in cluster.workers.values()]


def test_a_cluster_that_loses_a_worker_halfway_comes_to_the_same(tmp_path: Path) -> None:
    """The other worker does again what the lost one was at."""
    killed: list[int] = []
    with two_dask_workers() as (executor, processes):

        def kill_one(done: int, of: int) -> None:
            if 0 < done < of and not killed:
                killed.append(processes()[0])
                os.kill(killed[0], signal.SIGKILL)

        same(found(Running(executor=executor, kept_in=tmp_path / "kept", on_step=kill_one)))
    assert killed


@pytest.mark.parametrize("count", [2, 4])
def test_workers_come_to_the_same(count: int) -> None:
    with workers(count) as executor:
        same(found(Running(executor=executor)))


def test_what_was_kept_of_another_run_comes_to_the_same(tmp_path: Path) -> None:
    """Every number of the model's results goes to disk and comes back as it was."""
    first = Running(kept_in=tmp_path / "kept")
    same(found(first))
    again = Running(kept_in=tmp_path / "kept")
    same(found(again))
    assert again.computed == 0
    assert again.taken == first.computed > 1
