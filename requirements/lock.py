"""Write the hashed locks from `pyproject.toml`.

Owns: which lock holds what. `run.txt` is what a user installs and what builds the package, so that
an installation is hashed to its last file; `test.txt` adds the suite; `dev.txt` adds all the rest.
Each larger lock takes its versions from the smaller one. No lock names an index: it installs from
any mirror.

    python requirements/lock.py [--upgrade]
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
#: Each lock and the dependency groups it adds to what a user runs, smallest first.
LOCKS = {
    "run.txt": ["build"],
    "test.txt": ["build", "test"],
    "dev.txt": ["dev"],
}


def command(lock: str, groups: list[str], smaller: list[str], options: list[str]) -> list[str]:
    """How uv compiles one lock, from the root of the project."""
    return [
        sys.executable,
        *("-m", "uv", "pip", "compile", "pyproject.toml"),
        *(part for group in groups for part in ("--group", group)),
        *(part for name in smaller for part in ("--constraint", f"requirements/{name}")),
        *("--universal", "--python-version", "3.11"),
        *("--generate-hashes", "--no-header", "--no-emit-index-url", "--no-emit-find-links"),
        *("--annotation-style", "line", "--quiet"),
        *("--output-file", f"requirements/{lock}"),
        *options,
    ]


def main() -> None:
    """Compile every lock in order."""
    smaller: list[str] = []
    for lock, groups in LOCKS.items():
        subprocess.run(command(lock, groups, smaller, sys.argv[1:]), cwd=HERE.parent, check=True)
        smaller.append(lock)
        print(f"requirements/{lock}")


if __name__ == "__main__":
    main()
