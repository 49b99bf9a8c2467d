"""What the things are called of which it is told what they are asked.

Owns: `Naming`: countries, places, norms, services, keys, and why something is not told.
"""

from __future__ import annotations

import datetime as dt

import msgspec

from isthmus.brief.pen import Pen
from isthmus.case.problems import Problem
from isthmus.case.provisions import Norm
from isthmus.sharing.keys import KEYS
from isthmus.sharing.shared import Shared

from .reckoning import NOBODY, Reckoned


class Naming:
    """The names, in the language of the pen."""

    def __init__(self, pen: Pen, made: Reckoned) -> None:
        self.pen = pen
        self.words = pen.words
        self.made = made
        self.norms = {norm.id: norm for norm in pen.case.records("norms", Norm)}

    def country(self, code: str) -> str:
        """A country."""
        return self.pen.names.country(code)

    def place(self, place: str | None, country: str) -> str:
        """A place, or the whole of a country."""
        if place is None or place == country:
            return self.country(country)
        return self.pen.names.place(place) or place

    def norm(self, name: str) -> str:
        """What is needed, with its unit."""
        norm = self.norms[name]
        title = self.pen.names.own(norm, "title") or name
        unit = norm.currency or self.pen.names.own(norm, "unit")
        # Toilets are counted in toilets: to say it twice says nothing.
        return title if unit is None or unit.casefold() == title.casefold() else f"{title} ({unit})"

    def service(self, name: str) -> str:
        """What a service is called."""
        return self.words.say("share-service", service=name)

    def key(self, key: Shared) -> str:
        """A key by its name."""
        if key.titles:
            return key.titles.get(self.words.language) or next(iter(key.titles.values()))
        return key.key if key.own else self.words.say(f"share-key-{key.key}")

    def month(self, month: dt.date) -> str:
        """A month, short."""
        return self.words.month(month, "short")

    def problem(self, one: Problem) -> str:
        """Why something is not told, with names for codes."""
        values = dict(one.values)
        if one.code == NOBODY:
            return self.words.say("asked-nobody")
        if one.code == "key-missing":
            country, figure = self.country(values["country"]), self._figure(values["indicator"])
            return self.words.say("asked-missing", country=country, figure=figure)
        if "figures" in values:
            values["figures"] = [self._figure(name) for name in values["figures"]]
        if "countries" in values:
            values["countries"] = [self.country(code) for code in values["countries"]]
        value = one.value
        if one.code.startswith("share-key-") and value is not None:
            value = self._key_named(value)
        return msgspec.structs.replace(one, value=value, values=values).say(self.words)

    def _figure(self, name: str) -> str:
        return self.words.say("keys-indicator", indicator=name)

    def _key_named(self, name: str) -> str:
        own = next((one for one in self.made.settings.keys if one.id == name), None)
        if own is not None:
            return self.pen.names.own(own, "title") or name
        return self.words.say(f"share-key-{name}") if name in KEYS else name
