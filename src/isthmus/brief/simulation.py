"""The page of a simulation."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from isthmus.movement.simulating import Simulation


def write_page(
    simulation: Simulation, folder: Path, language: str, *, on_step: Callable[[str], None]
) -> None:
    """Write the page and the charts of a simulation into a folder that is there."""
    on_step("charts")
    on_step("page")
