"""Every key of `sharing.toml` is explained, in both languages."""

from __future__ import annotations

import re

import pytest

from docs._ext.texts import words
from isthmus.sharing.settings_keys import TABLES, keys, meanings_without_key
from tests.docs.pages import page

PAGES = {"en": "generated/sharing-toml.md", "es": "generated/archivo-sharing-toml.md"}


def test_nothing_is_explained_that_is_no_key() -> None:
    assert meanings_without_key() == set()


@pytest.mark.parametrize("language", PAGES)
def test_every_key_is_explained_on_its_page(language: str) -> None:
    text = page(PAGES[language])
    for key in keys():
        assert key.meaning[language].endswith("."), key
        holds = words("toml-keys", language)[f"holds-{key.holds}"]
        found = re.findall(rf"^`{key.key}`\n: (.+)$", text, re.MULTILINE)
        assert any(holds in one and one.endswith(key.meaning[language]) for one in found), key
    headers = {header for header, _ in TABLES.values() if header}
    assert headers == set(re.findall(r"^## `(.+)`$", text, re.MULTILINE))
