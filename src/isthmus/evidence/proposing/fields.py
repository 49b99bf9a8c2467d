"""What a proposal says beside its quote and its value, held against the codebook and the text.

Owns: which of a proposal's fields stand. A value outside the codebook's list, a name that is not in
the text, a country or a year that the text does not name: each is emptied, and counted by its name.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Sequence

from isthmus.evidence.records import Document

from .ground import Ground
from .schema import GROUPS

_LONGEST = 200
_MOST_PARTS = 24
_CODE = re.compile(r"[A-Z]{3}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Fields:
    """Holds the fields of proposals for one document; `emptied` counts those that do not stand."""

    def __init__(self, document: Document, ground: Ground) -> None:
        self.emptied: Counter[str] = Counter()
        self._document = document
        self._ground = ground

    def held(self, name: str, said: str | None, holds: Callable[[str], bool]) -> str | None:
        """What is said, where it holds; else None, and counted."""
        if said is None or not said.strip():
            return None
        said = said.strip()
        if holds(said):
            return said
        self.emptied[name] += 1
        return None

    def listed(self, name: str, said: str | None, those: Sequence[str]) -> str | None:
        """A value of one of the codebook's lists."""
        return self.held(name, said, those.__contains__)

    def words(
        self, name: str, said: str | None, start: int = 0, end: int | None = None
    ) -> str | None:
        """Words that stand in the text as they are, between these offsets."""
        text = self._document.text
        return self.held(
            name, said, lambda words: len(words) <= _LONGEST and text.find(words, start, end) >= 0
        )

    def places(self, name: str, said: str | None) -> str | None:
        """Countries that the text names, or names that it has; with one that it has not, none."""
        held = self.held(name, said, lambda all_: all(map(self._is_place, parts(all_))))
        return ";".join(parts(held)) or None

    def _is_place(self, part: str) -> bool:
        if part in self._ground.named:
            return True
        if _CODE.fullmatch(part) or len(part) > _LONGEST or part.islower():
            return False
        return part in self._document.text

    def population(self, said: str | None) -> str | None:
        """Groups of the codebook and nationalities that the text names, the nationality first."""
        held = self.held("population", said, lambda all_: all(map(self._is_group, parts(all_))))
        return ";".join(sorted(parts(held), key=GROUPS.__contains__)) or None

    def _is_group(self, part: str) -> bool:
        return part in GROUPS or (bool(_CODE.fullmatch(part)) and part in self._ground.named)

    def period(self, start: str | None, end: str | None) -> tuple[str | None, str | None]:
        """Both ends of a period, in their order."""
        first, last = self.day("period_start", start), self.day("period_end", end)
        if first and last and first > last:
            self.emptied["period_start"] += 1
            self.emptied["period_end"] += 1
            return None, None
        return first, last

    def day(self, name: str, said: str | None) -> str | None:
        """A day of a year that the text names, or that the date of publication makes near."""
        return self.held(name, said, self._is_day)

    def _is_day(self, said: str) -> bool:
        if not _DAY.fullmatch(said):
            return False
        try:
            day = dt.date.fromisoformat(said)
        except ValueError:
            return False
        published = self._document.published
        near = published is not None and abs(day.year - published.year) <= 1
        return near or said[:4] in self._document.text


def parts(said: str | None) -> list[str]:
    """What ";" joins, each once."""
    found = (part.strip() for part in (said or "").split(";", _MOST_PARTS))
    return list(dict.fromkeys(part for part in found if part))


def is_code(part: str) -> bool:
    """Whether a part is written as the ISO 3166 code of a country."""
    return bool(_CODE.fullmatch(part))
