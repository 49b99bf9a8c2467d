"""The locks hold what `pyproject.toml` asks for, hashed to the last file and from no one index."""

from __future__ import annotations

import re

import pytest

from tests.ground.project import GROUPS, PROJECT, ROOT, named, normal

LOCKS = ROOT / "requirements"
NAMES = ("run.txt", "test.txt", "dev.txt")


def locked(name: str) -> dict[str, tuple[str, frozenset[str]]]:
    """Each package of a lock: its version with its marker, and the hashes of its files."""
    packages = {}
    text = re.sub(r"\\\n\s*", " ", (LOCKS / name).read_text(encoding="utf-8"))
    for line in text.splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        pin, *hashes = line.split(" --hash=")
        package, version = pin.split("==", 1)
        packages[normal(package)] = (version.strip(), frozenset(h.strip() for h in hashes))
    return packages


@pytest.mark.parametrize("name", NAMES)
def test_every_package_is_hashed(name: str) -> None:
    """Each pinned file is known by its SHA-256."""
    for package, (_, hashes) in locked(name).items():
        assert hashes, package
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", value) for value in hashes), package


@pytest.mark.parametrize("name", NAMES)
def test_a_lock_names_no_index_and_no_file(name: str) -> None:
    """It installs from any mirror, and holds no path of the machine that wrote it."""
    text = (LOCKS / name).read_text(encoding="utf-8")
    assert not re.search(r"://|^\s*--(?!hash)|\s/\w|\bfile:|@ ", text, re.MULTILINE)


@pytest.mark.parametrize(("small", "large"), [("run.txt", "test.txt"), ("test.txt", "dev.txt")])
def test_a_larger_lock_holds_the_smaller(small: str, large: str) -> None:
    """What is tested is what a user runs, to the byte."""
    assert locked(small).items() <= locked(large).items()


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("run.txt", PROJECT["project"]["dependencies"] + GROUPS["build"]),
        ("test.txt", GROUPS["test"]),
        ("dev.txt", [need for group in GROUPS.values() for need in group]),
    ],
)
def test_a_lock_holds_all_that_is_declared(name: str, wanted: list[str | dict[str, str]]) -> None:
    """A requirement added and not locked is found here: run `just lock`."""
    assert named(wanted) - locked(name).keys() == set()
