"""The reference pages that are made from the code.

Owns: which pages there are, and writing them to `docs/generated/` when a build begins, so that a
page cannot say anything else than the table, the command or the publisher that it is made of.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx

from .americas import americas_page
from .case_format import case_format
from .codebook import codebook_page
from .commands import commands_page
from .figures import figures_page
from .publishers import publishers_page
from .thresholds import thresholds_page
from .toml_files import forecast_toml, movement_toml, scenario_toml, sharing_toml

#: Every generated page by its file name, and what makes it.
PAGES: Mapping[str, Callable[[], str]] = {
    "americas.md": americas_page,
    "archivo-de-escenario.md": lambda: scenario_toml("es"),
    "archivo-forecast-toml.md": lambda: forecast_toml("es"),
    "archivo-movement-toml.md": lambda: movement_toml("es"),
    "archivo-sharing-toml.md": lambda: sharing_toml("es"),
    "case-format.md": lambda: case_format("en"),
    "codebook.md": lambda: codebook_page("en"),
    "columnas-de-figures.md": lambda: figures_page("es"),
    "comandos.md": lambda: commands_page("es"),
    "commands.md": lambda: commands_page("en"),
    "figures.md": lambda: figures_page("en"),
    "forecast-toml.md": lambda: forecast_toml("en"),
    "formato-del-caso.md": lambda: case_format("es"),
    "libro-de-codigos.md": lambda: codebook_page("es"),
    "movement-toml.md": lambda: movement_toml("en"),
    "publishers.md": publishers_page,
    "scenario-toml.md": lambda: scenario_toml("en"),
    "sharing-toml.md": lambda: sharing_toml("en"),
    "thresholds.md": thresholds_page,
}


def write(folder: Path) -> None:
    """Write the pages that changed; take away those that are no longer made."""
    folder.mkdir(exist_ok=True)
    for name, made in PAGES.items():
        file = folder / name
        text = made().rstrip() + "\n"
        if not file.is_file() or file.read_text(encoding="utf-8") != text:
            file.write_text(text, encoding="utf-8")
    for file in folder.glob("*.md"):
        if file.name not in PAGES:
            file.unlink()


def setup(app: Sphinx) -> dict[str, bool]:
    """Make the pages before Sphinx looks for them."""
    app.connect("builder-inited", lambda app: write(Path(app.srcdir) / "generated"))
    return {"parallel_read_safe": True, "parallel_write_safe": True}
