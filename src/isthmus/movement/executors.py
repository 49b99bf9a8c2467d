"""Where blocks of an ensemble are computed: here, in other processes, on other machines.

Owns: the two ways to an `Executor` that Isthmus offers by name. Any other executor of Python's
`concurrent.futures` serves as well (on an HPC machine `mpi4py.futures.MPIPoolExecutor`): an
ensemble asks no more of it than `submit`.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor

from isthmus.case.problems import CallError

#: What a process needs to compute a block, loaded once for all of them.
_PRELOAD = ["isthmus.movement.ensemble"]
#: Seconds to wait for a scheduler to answer.
_PATIENCE = 20


@contextlib.contextmanager
def workers(count: int) -> Iterator[Executor | None]:
    """That many processes on this machine; None for one, which is this process itself.

    Processes are started fresh and not copied from this one: threads that other libraries have
    begun here do not survive a copy. CallError when the count is below 1.
    """
    if count < 1:
        raise CallError("ensemble-workers", count)
    if count == 1:
        yield None
        return
    fork = "forkserver" in multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if fork else "spawn")
    if fork:
        context.set_forkserver_preload(_PRELOAD)
    with ProcessPoolExecutor(count, context, _give_way) as pool:
        try:
            yield pool
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


@contextlib.contextmanager
def dask(address: str) -> Iterator[Executor]:
    """The workers of the Dask cluster whose scheduler is at that address (tcp://host:8786).

    Needs the extra `isthmus[cluster]` here, and the same Isthmus on every worker. CallError when
    `distributed` is not installed, or nobody answers at the address.
    """
    try:
        from distributed import Client
    except ImportError as error:
        raise CallError("ensemble-no-dask") from error
    try:
        client = Client(address, timeout=_PATIENCE, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:  # ValueError: no address at all
        raise CallError("ensemble-no-cluster", address) from error
    with client:
        yield client.get_executor()  # type: ignore[no-untyped-call]


def _give_way() -> None:
    """Let an interruption at the terminal end a worker at once; none outlives who started it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    # A worker holds both ends of its own queue: of a parent that was killed it would never hear.
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
