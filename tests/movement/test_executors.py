"""Processes that compute blocks: none outlives the one that started it, however that one ended."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

_CALL = """
import os, time
from isthmus.movement.executors import workers
if __name__ == "__main__":
    with workers(2) as pool:
        print(pool.submit(os.getpid).result(), flush=True)
        time.sleep(60)
"""


def test_a_worker_ends_with_the_process_that_started_it_even_one_that_was_killed(
    tmp_path: Path,
) -> None:
    script = tmp_path / "call.py"
    script.write_text(_CALL, "utf-8")
    with subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE, text=True) as call:
        assert call.stdout is not None
        worker = int(call.stdout.readline())
        assert _runs(worker)
        call.kill()
    ends = time.monotonic() + 20
    while _runs(worker) and time.monotonic() < ends:
        time.sleep(0.05)
    assert not _runs(worker)


def _runs(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text("utf-8")
    except OSError:
        return False
    return state.rpartition(")")[2].split()[0] != "Z"
