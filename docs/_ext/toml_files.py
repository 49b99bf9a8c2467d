"""The reference pages of the TOML files of a case.

Owns: how the tables and keys of such a file read as a page, in each language.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping

from isthmus.case.tomlkeys import Key, Tables
from isthmus.forecast import keys as forecast
from isthmus.forecast.filter.parameters import PARAMETERS
from isthmus.forecast.scenarios import keys as scenarios
from isthmus.forecast.scenarios.course import RATES
from isthmus.forecast.scenarios.priors import DRIVER, priors
from isthmus.movement import keys as movement
from isthmus.movement.settings_of_case import KM_PER_DAY
from isthmus.sharing import settings_keys as sharing

from .texts import words

#: Nine in ten of a normal law lie within so many standard deviations.
_NINE = 1.645


def movement_toml(language: str) -> str:
    """Every table and key of `movement.toml`, and the speeds that are assumed."""
    said = words("movement-toml", language)
    lines = _page(said, language, movement.TABLES, movement.keys())
    lines += [f"## {said['speeds']}", "", said["speeds-lead"], ""]
    lines += [f"`{mode}`\n: {km:g} km\n" for mode, km in KM_PER_DAY.items()]
    return "\n".join(lines)


def forecast_toml(language: str) -> str:
    """Every table and key of `forecast.toml`, and every parameter with what is assumed of it."""
    said = words("forecast-toml", language)
    lines = _page(said, language, forecast.TABLES, forecast.keys())
    lines += [f"## {said['parameters']}", "", said["parameters-lead"], ""]
    for name, one in PARAMETERS.items():
        spread = f" ({one.spread:g})" if one.spread else ""
        kind = said[f"kind-{one.kind}"]
        lines += [f"`{name}`", f": {kind}, {one.median:g}{spread}. {said[name]}", ""]
    return "\n".join(lines)


def scenario_toml(language: str) -> str:
    """Every table and key of a scenario, every rate, and every prior of an effect."""
    said = words("scenario-toml", language)
    lines = _page(said, language, scenarios.TABLES, scenarios.keys())
    lines += [f"## {said['rates']}", ""]
    lines += [f"`{rate}`\n: {said[f'rate-{rate}']}\n" for rate in RATES]
    lines += [f"## {said['priors']}", "", said["priors-lead"], ""]
    for kind, one in priors().items():
        effect = said["prior-elasticity" if kind.startswith(DRIVER) else "prior-log"]
        parts = [f"{effect} {one.mean:g} ± {one.sd:g}"]
        if not kind.startswith(DRIVER):
            low, high = (100 * math.expm1(one.mean + z * one.sd) for z in (-_NINE, _NINE))
            parts.append(f"{low:+.0f} … {high:+.0f} %")
        parts.append(said["prior-onset"].format(f"{one.onset_days:g}"))
        half = one.rebound_half_life_days
        parts.append(said["prior-half-life"].format(f"{half:g}") if half else said["prior-stays"])
        basis = one.basis_es if language == "es" else one.basis_en
        seen = f" {said['prior-seen'].format(one.seen_until)}" if one.seen_until else ""
        lines += [f"`{kind}`", f": {'; '.join(parts)}. {basis}{seen}", ""]
    return "\n".join(lines)


def sharing_toml(language: str) -> str:
    """Every table and key of `sharing.toml`."""
    said = words("sharing-toml", language)
    return "\n".join(_page(said, language, sharing.TABLES, sharing.keys()))


def _page(said: Mapping[str, str], language: str, tables: Tables, keys: Iterable[Key]) -> list[str]:
    """The lines of a page: a title for each table, its keys below."""
    listed, shared = list(keys), words("toml-keys", language)
    lines = [f"# {said['title']}", "", said["lead"], ""]
    for table, (header, _) in tables.items():
        lines += [f"## {said.get(f'table-{table}') or f'`{header}`'}", ""]
        lines += [said[f"lead-{table}"], ""] if f"lead-{table}" in said else []
        for key in listed:
            if key.table == table:
                lines += _key(key, shared, language)
    return lines


def _key(key: Key, said: Mapping[str, str], language: str) -> Iterator[str]:
    kind = said[f"holds-{key.holds}"]
    parts = [f"{said['many']} {kind}" if key.many else kind]
    if key.words:
        parts.append(" ".join(f"`{word}`" for word in key.words))
    parts.append(said["required"] if key.required else said["optional"])
    if key.default:
        parts.append(f"{said['default']} `{key.default}`")
    yield f"`{key.key}`"
    yield f": {', '.join(parts)}. {key.meaning[language]}"
    yield ""
