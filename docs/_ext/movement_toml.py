"""The reference page of `movement.toml`.

Owns: how the tables and keys of the file read as a page, in each language.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from isthmus.case.tomlkeys import Key
from isthmus.movement.keys import TABLES, keys
from isthmus.movement.settings_of_case import KM_PER_DAY

from .texts import words


def movement_toml(language: str) -> str:
    """Every table and key of the file."""
    said = words("movement-toml", language)
    lines = [f"# {said['title']}", "", said["lead"], ""]
    for table, (header, _) in TABLES.items():
        of_table = [key for key in keys() if key.table == table]
        lines += [f"## {said.get(f'table-{table}') or f'`{header}`'}", ""]
        lines += [said[f"lead-{table}"], ""] if f"lead-{table}" in said else []
        for key in of_table:
            lines += _key(key, said, language)
    lines += [f"## {said['speeds']}", "", said["speeds-lead"], ""]
    lines += [f"`{mode}`\n: {km:g} km\n" for mode, km in KM_PER_DAY.items()]
    return "\n".join(lines)


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
