"""A browser, and the pages it opens: of the cases that ship and of a simulation, in every language.

Owns: starting Chromium, and what is missing when it does not start. These tests never skip: who
asks for them by name wants them run.
"""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Self

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from isthmus.brief.html import render_html, render_page
from isthmus.brief.simulation import simulation_page
from isthmus.movement.simulating import simulate
from tests.brief.sample import shipped_brief

#: The day of each brief.
DAYS = {"tutorial": dt.date(2024, 6, 20), "americas": dt.date(2022, 4, 20)}
#: What stands for the page of a simulation, and the invented folder that is simulated.
SIMULATION = "simulation"
FOLDER = Path(__file__).parents[1] / "movement" / "peer" / "folder"
#: A desk and the narrowest screen that a page has to fit (WCAG 2.2, 1.4.10).
SCREENS = {"desk": (1280, 900), "phone": (320, 640)}
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def program(name: str, package: str) -> str:
    """Where a program of the system is; without it the test fails and says how to get it."""
    found = shutil.which(name)
    if found is None:
        pytest.fail(f"there is no {name}: apt-get install --no-install-recommends {package}")
    return found


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser of the system, as it comes, without its own errands on the network."""
    path = program("chromium", "chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield browser
        browser.close()


class Pages(dict[tuple[str, str], Path]):
    """The file of each case's brief in each language, made when it is first asked for.

    `SIMULATION` in place of a case is the page of one.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder

    def __missing__(self, key: tuple[str, str]) -> Path:
        case, language = key
        file = self.folder / f"{case}-{language}.html"
        if case == SIMULATION:
            page = simulation_page(simulate(FOLDER, days=70, members=24), language)
            text = render_page(page, "simulation.html.j2")
        else:
            text = render_html(shipped_brief(case, DAYS[case], language))
        file.write_text(text, encoding="utf-8")
        return self.setdefault(key, file)


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Pages:
    """The pages of this run."""
    return Pages(tmp_path_factory.mktemp("pages"))


class Visit:
    """A page in a window of its own, with all that it asked for and all that it complained of."""

    def __init__(
        self,
        browser: Browser,
        file: Path,
        screen: str = "desk",
        *,
        script: bool = True,
        at: str = "",
    ) -> None:
        width, height = SCREENS[screen]
        self.context = browser.new_context(
            viewport={"width": width, "height": height}, java_script_enabled=script
        )
        self.address = file.as_uri()
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.context.on("request", lambda request: self.requests.append(request.url))
        self.page: Page = self.context.new_page()
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.set_default_timeout(10_000)
        self.page.goto(f"{self.address}{at}")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.context.close()
