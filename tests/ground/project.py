"""The project as its own files describe it: what the tests of the ground all ask for."""

from __future__ import annotations

import fnmatch
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
GROUPS: dict[str, list[str | dict[str, str]]] = PROJECT["dependency-groups"]


def normal(name: str) -> str:
    """A distribution's name as package indexes compare them (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def named(requirements: list[str | dict[str, str]]) -> set[str]:
    """The distributions that a list of requirements names; a group it includes is not followed."""
    texts = [wanted for wanted in requirements if isinstance(wanted, str)]
    return {normal(re.split(r"[^\w.-]", text, maxsplit=1)[0]) for text in texts}


def tracked() -> list[str]:
    """The files of the project: those git knows or would add, else those `.gitignore` leaves."""
    if (ROOT / ".git").exists() and (git := shutil.which("git")):
        ask = [git, "-c", f"safe.directory={ROOT}", "ls-files", "-zco", "--exclude-standard"]
        listed = subprocess.run(ask, cwd=ROOT, capture_output=True, check=True, text=True).stdout
        return [name for name in listed.split("\0") if name and (ROOT / name).is_file()]
    lines = (ROOT / ".gitignore").read_text(encoding="utf-8").split()
    names = (file.relative_to(ROOT).as_posix() for file in ROOT.rglob("*") if file.is_file())
    return [name for name in names if not any(ignores(line, name) for line in [".git", *lines])]


def ignores(line: str, name: str) -> bool:
    """Whether a line of `.gitignore`, of the simple kinds used here, covers a file."""
    pattern = line.strip("/")
    if "/" in pattern:
        return name.startswith(f"{pattern}/")
    return any(fnmatch.fnmatch(part, pattern) for part in name.split("/"))
