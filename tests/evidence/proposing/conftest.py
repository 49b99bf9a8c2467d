"""One model for all tests of the folder."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from isthmus.evidence.proposing.settings import KEY, MODEL, URL
from tests.evidence.proposing.model import Server, serving


@pytest.fixture(scope="package")
def server() -> Iterator[Server]:
    with serving() as running:
        yield running


@pytest.fixture(autouse=True)
def _nothing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (KEY, MODEL, URL):
        monkeypatch.delenv(name, raising=False)
