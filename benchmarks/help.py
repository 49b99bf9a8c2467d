"""How fast the command answers: `isthmus --help` against a Python that does nothing.

Owns: the measure of the start: within five times the CPU time of `python -c ''`, bytecode compiled.
Prints the medians and their ratio and asserts nothing: a busy machine is no fault of the code.

    python benchmarks/help.py [RUNS]
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import sysconfig
from pathlib import Path

TIMES = 5.0


def cpu(command: list[str]) -> float:
    """Seconds of CPU that a command takes, its own and the system's for it."""
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(f"{' '.join(command)} ended with exit code {child.returncode}")
    return used.ru_utime + used.ru_stime


def main() -> int:
    """Run both in turn, so that a busy moment meets both, and print their medians."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 21
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    asked = [str(Path(sysconfig.get_path("scripts")) / "isthmus"), "--help"]
    nothing = [sys.executable, "-c", ""]
    cpu(asked)  # writes the bytecode, once and for all
    pairs = [(cpu(nothing), cpu(asked)) for _ in range(runs)]
    base, taken = (statistics.median(times) for times in zip(*pairs, strict=True))
    ratio = taken / base
    print(f"isthmus --help  (median of {runs} runs)")
    print(f"  python -c ''    {base * 1000:7.1f} ms of CPU")
    print(f"  isthmus --help  {taken * 1000:7.1f} ms of CPU, {ratio:.2f} times as much")
    print(f"  {ratio / TIMES:.2f} of the {TIMES:.0f} times that we promise")
    return 0


if __name__ == "__main__":
    sys.exit(main())
