"""What no file of the project may hold: a registry's address, a path of one machine, a key."""

from __future__ import annotations

import re

import pytest

from tests.ground.project import ROOT, tracked

# Put together from pieces, so that this file does not hold what it looks for.
HOSTS = [
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("files", "pythonhosted", "org"),
        ("registry", "npmjs", "org"),
        ("deb", "debian", "org"),
    )
]
FOLDERS = [
    "".join(parts)
    for parts in (("ho", "me"), ("ro", "ot"), ("Us", "ers"), ("wo", "rk"), ("t", "mp"))
]
FORBIDDEN = {
    "the address of a package registry": re.compile("|".join(map(re.escape, HOSTS))),
    "a path of one machine": re.compile(rf"(?<![\w.$}}~/-])/(?:{'|'.join(FOLDERS)})/\w"),
    "a private key": re.compile("-----BEGIN [A-Z ]*PRIVATE" + " KEY-----"),
}


def findings(text: str) -> list[str]:
    """What of the forbidden a text holds."""
    return [what for what, pattern in FORBIDDEN.items() if pattern.search(text)]


def test_no_file_holds_what_is_not_ours_to_publish() -> None:
    """Neither in its text nor in its name."""
    found = {}
    for name in tracked():
        text = (ROOT / name).read_bytes().decode("utf-8", errors="ignore")
        if held := findings(f"{name}\n{text}"):
            found[name] = held
    assert found == {}


@pytest.mark.parametrize(
    "text",
    [f"index-url = https://{host}/simple" for host in HOSTS]
    + [f"open('/{folder}/someone/x')" for folder in FOLDERS],
)
def test_what_is_looked_for_is_found(text: str) -> None:
    """The patterns see what they are for."""
    assert findings(text)


@pytest.mark.parametrize("text", ["https://example.org/home/page", "$HOME/x", "a/work/b"])
def test_ordinary_addresses_pass(text: str) -> None:
    """An address on the web and a path of the project's own are no machine's."""
    assert findings(text) == []


def test_text_files_end_as_git_will_keep_them() -> None:
    """Every text file is UTF-8 with Unix line ends, so that a diff shows what changed."""
    wrong = []
    for name in tracked():
        raw = (ROOT / name).read_bytes()
        as_sent = re.search(r"publishers/[^/]+/sample", name)
        if as_sent or b"\0" in raw[:8000]:
            continue
        try:
            raw.decode("utf-8")
        except UnicodeDecodeError:
            wrong.append(f"{name}: not UTF-8")
        if b"\r\n" in raw:
            wrong.append(f"{name}: Windows line ends")
    assert wrong == []
