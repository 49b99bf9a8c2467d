"""A brief appears whole or not at all.

Owns: writing the files of a brief beside the place they will stand in, and the one step that puts
them there.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

import msgspec

from isthmus.case import CallError, Problem, WorkError

from .figures import render_figures
from .model import Brief

FILES = ("brief.html", "brief.pdf", "figures.csv")


class Published(msgspec.Struct, frozen=True):
    """Where the files of a brief are, by name."""

    folder: Path
    files: Mapping[str, Path]


def publish(brief: Brief, out: Path, *, on_step: Callable[[str], None] = lambda _: None) -> Published:
    """Write a brief into the folder `out`, replacing an earlier brief there.

    Raises CallError when `out` is a file or holds anything but a brief; WorkError when the disk is
    full or the folder cannot be written. Nothing half-written stays behind.
    """
    from .html import render_html
    from .pdf import render_pdf

    _refuse_foreign(out)
    on_step("html")
    content = {"brief.html": render_html(brief).encode("utf-8")}
    on_step("pdf")
    content["brief.pdf"] = render_pdf(brief)
    on_step("csv")
    content["figures.csv"] = render_figures(brief)
    on_step("write")
    try:
        _swap_in(content, out)
    except OSError as error:
        raise WorkError(
            [Problem(code="brief-unwritten", file=str(out), value=error.strerror or str(error))]
        ) from error
    return Published(out, {name: out / name for name in FILES})


def _refuse_foreign(out: Path) -> None:
    if not out.exists():
        return
    if not out.is_dir():
        raise CallError("out-is-file", out)
    foreign = sorted(p.name for p in out.iterdir() if p.name not in FILES)
    if foreign:
        raise CallError("out-is-foreign", out, found=foreign[0])


def _swap_in(content: Mapping[str, bytes], out: Path) -> None:
    out.parent.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(dir=out.parent, prefix=f".{out.name}-"))
    try:
        fresh = made / "fresh"
        fresh.mkdir()
        for name, data in content.items():
            with (fresh / name).open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
        if out.exists():
            old = made / "old"
            os.replace(out, old)
            try:
                os.replace(fresh, out)
            except OSError:
                os.replace(old, out)
                raise
        else:
            os.replace(fresh, out)
    finally:
        shutil.rmtree(made, ignore_errors=True)
