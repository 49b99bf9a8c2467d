"""Run the suite under the oldest releases that `pyproject.toml` allows.

Owns: the proof of the lower bounds: each direct dependency at its oldest, in an environment that is
thrown away. Those of the suite itself are taken from the lock.

    python requirements/lowest.py [PYTEST OPTION ...]
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]


def main() -> int:
    """Install the oldest, then run the suite; gives pytest's exit code."""
    groups = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = [need for name in ("build", "test") for need in groups["dependency-groups"][name]]
    uv = [sys.executable, "-m", "uv", "pip"]
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        python = str(Path(folder) / "bin" / "python")
        install = [*uv, "install", "--quiet", "--python", python]
        pins = [*install, "--constraint", "requirements/test.txt", *wanted]
        subprocess.run(pins, cwd=ROOT, check=True)
        oldest = [*install, "--resolution", "lowest-direct", "--no-build-isolation", "-e", "."]
        subprocess.run(oldest, cwd=ROOT, check=True)
        subprocess.run([*uv, "list", "--python", python], check=True)
        suite = [python, "-m", "pytest", *sys.argv[1:]]
        return subprocess.run(suite, cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
