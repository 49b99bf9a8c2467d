"""Every key of `forecast.toml` and of a scenario is explained, in both languages."""

from __future__ import annotations

import re

import pytest

from docs._ext.texts import words
from isthmus.forecast import keys as forecast
from isthmus.forecast.filter.parameters import PARAMETERS
from isthmus.forecast.scenarios import keys as scenarios
from isthmus.forecast.scenarios.course import RATES
from isthmus.forecast.scenarios.priors import priors
from tests.docs.pages import page

KEYS = {"forecast-toml": forecast.keys, "scenario-toml": scenarios.keys}
PAGES = {
    ("forecast-toml", "en"): "generated/forecast-toml.md",
    ("forecast-toml", "es"): "generated/archivo-forecast-toml.md",
    ("scenario-toml", "en"): "generated/scenario-toml.md",
    ("scenario-toml", "es"): "generated/archivo-de-escenario.md",
}


def test_nothing_is_explained_that_is_no_key() -> None:
    assert forecast.meanings_without_key() == scenarios.meanings_without_key() == set()


@pytest.mark.parametrize(("file", "language"), PAGES)
def test_every_key_is_explained_on_its_page(file: str, language: str) -> None:
    text = page(PAGES[file, language])
    for key in KEYS[file]():
        assert key.meaning[language].endswith("."), key
        holds = words("toml-keys", language)[f"holds-{key.holds}"]
        found = re.findall(rf"^`{key.key}`\n: (.+)$", text, re.MULTILINE)
        assert any(holds in one and one.endswith(key.meaning[language]) for one in found), key


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_parameter_rate_and_prior_has_its_words(language: str) -> None:
    said, text = words("forecast-toml", language), page(PAGES["forecast-toml", language])
    for name in PARAMETERS:
        assert said[name] in text
        assert f"\n`{name}`\n: " in text
    said, text = words("scenario-toml", language), page(PAGES["scenario-toml", language])
    for rate in RATES:
        assert said[f"rate-{rate}"] in text
    for prior in priors():
        assert f"\n`{prior}`\n: " in text
