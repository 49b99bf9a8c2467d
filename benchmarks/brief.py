"""What a brief costs: time and memory of the main job, against what we promise.

Owns: the measure of `isthmus brief americas`: at most 15 s on two cores and 1 GiB of memory at its
peak, in one process. Prints each figure with its ratio to the promise (below 1 keeps it) and
asserts nothing: a busy machine is no fault of the code.

    python benchmarks/brief.py [CASE [OPTION ...]]
"""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import tempfile
import time
from pathlib import Path

SECONDS = 15.0
BYTES = 2**30
# The kernel counts the memory of a process in KiB, on macOS in bytes.
RSS_UNIT = 1 if sys.platform == "darwin" else 1024


def main() -> int:
    """Run the command once, in an empty folder, and print what it took."""
    isthmus = Path(sysconfig.get_path("scripts")) / "isthmus"
    command = [str(isthmus), "brief", *(sys.argv[1:] or ["americas"])]
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        child = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL)
        _, status, used = os.wait4(child.pid, 0)
        wall = time.perf_counter() - began
        child.returncode = os.waitstatus_to_exitcode(status)
    cpu = used.ru_utime + used.ru_stime
    peak = used.ru_maxrss * RSS_UNIT
    print(f"{' '.join(['isthmus', *command[1:]])}  (exit code {child.returncode})")
    print(f"  wall clock   {wall:8.2f} s    {wall / SECONDS:5.2f} of {SECONDS:.0f} s")
    print(f"  CPU          {cpu:8.2f} s    {cpu / SECONDS:5.2f} of {SECONDS:.0f} s")
    print(f"  peak memory  {peak / 2**20:8.0f} MiB  {peak / BYTES:5.2f} of 1 GiB")
    return child.returncode


if __name__ == "__main__":
    sys.exit(main())
