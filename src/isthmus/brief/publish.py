"""A brief appears whole or not at all.

Owns: which files a brief is, and what is written into each. How they come to stand in a folder
together is `case.appearing`'s.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import msgspec

from isthmus.case.appearing import Kind, appear

from .figures import render_figures
from .model import Brief

FILES = ("brief.html", "brief.pdf", "figures.csv")

_BRIEF = Kind(files=FILES, foreign="out-is-foreign", unwritten="brief-unwritten")


class Published(msgspec.Struct, frozen=True):
    """Where the files of a brief are, by name."""

    folder: Path
    files: Mapping[str, Path]


def publish(
    brief: Brief, out: Path, *, on_step: Callable[[str], None] = lambda _: None
) -> Published:
    """Write a brief into the folder `out`, replacing an earlier brief there.

    Folders on the way to `out` are made; a link is followed. Raises CallError when `out` is a file
    or holds anything but a brief; WorkError when the disk is full or the folder cannot be written.
    Then, as after an interruption, what stood there still stands and nothing half-written stays.
    """
    appear(out, _BRIEF, lambda folder: _write(brief, folder, on_step))
    return Published(out, {name: out / name for name in FILES})


def _write(brief: Brief, folder: Path, on_step: Callable[[str], None]) -> None:
    from .html import render_html
    from .pdf import render_pdf

    steps: Mapping[str, Callable[[], bytes]] = {
        "html": lambda: render_html(brief).encode("utf-8"),
        "pdf": lambda: render_pdf(brief),
        "csv": lambda: render_figures(brief),
    }
    content: list[bytes] = []
    for step, render in steps.items():
        on_step(step)
        content.append(render())
    on_step("write")
    for name, data in zip(FILES, content, strict=True):
        (folder / name).write_bytes(data)
