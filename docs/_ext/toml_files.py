"""The reference pages of the TOML files of a case.

Owns: how the tables and keys of such a file read as a page, in each language.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from isthmus.case.tomlkeys import Key, Tables
from isthmus.movement import keys as movement
from isthmus.movement.settings_of_case import KM_PER_DAY

from .texts import words


def movement_toml(language: str) -> str:
    """Every table and key of `movement.toml`, and the speeds that are assumed."""
    said = words("movement-toml", language)
    lines = _page(said, language, movement.TABLES, movement.keys())
    lines += [f"## {said['speeds']}", "", said["speeds-lead"], ""]
    lines += [f"`{mode}`\n: {km:g} km\n" for mode, km in KM_PER_DAY.items()]
    return "\n".join(lines)


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
