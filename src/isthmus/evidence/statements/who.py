"""Someone who can act or speak, as a passage names them.

Owns: `Who`. Finding them is `speakers`.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Who:
    """Tokens `first` to before `last` name someone who can act or speak.

    `kind` is person, office, body, country, group or pronoun; `name` as the text has it, for a
    person without the office; `gender` f, m or None as a title or a pronoun tells it.
    """

    first: int
    last: int
    kind: str
    name: str
    office: str | None = None
    gender: str | None = None
    iso: tuple[str, ...] = ()

    @property
    def said(self) -> str:
        """How a field of a claim names them."""
        return self.name
