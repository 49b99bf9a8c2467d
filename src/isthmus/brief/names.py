"""What things of a case are called on a page: series, places, borders, populations, publishers.

Owns: names in the brief's language. The names are the case's own and those of Unicode CLDR.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isthmus.case.vocabulary import ALL, border

if TYPE_CHECKING:
    import msgspec

    from isthmus.case import Case
    from isthmus.words import Words

#: What `relayed_by` holds where the press is not named.
UNNAMED = "press"


class Names:
    """The names of one case in one language."""

    def __init__(self, case: Case, words: Words) -> None:
        self.case = case
        self.words = words

    def own(self, record: msgspec.Struct, field: str) -> str | None:
        """The field of a record in the language: `own(series, "title")` reads `title_es`.

        A note that was written in one language only stands in that one rather than be lost.
        """
        wanted: str | None = getattr(record, f"{field}_{self.words.language}", None)
        if wanted:
            return wanted
        fields = [f for f in record.__struct_fields__ if f.rpartition("_")[0] == field]
        return next((value for f in fields if (value := getattr(record, f))), None)

    def series(self, id: str) -> str:
        """The title of a series."""
        return self.own(self.case.series[id], "title") or id

    def country(self, code: str) -> str:
        """The name of a country: the case's own, else that of ISO 3166, else the code."""
        added = self.case.populations.get(code)
        if added is not None:
            return self.own(added, "name") or code
        return self.words.country(code) or code

    def place(self, location: str | None) -> str | None:
        """A place, a country or a border; None for none."""
        if location is None:
            return None
        sides = border(location)
        if sides:
            a, b = (self.country(side) for side in sides)
            return self.words.say("brief-border", a=a, b=b)
        place = self.case.places.get(location)
        return self.country(location) if place is None else self.own(place, "name")

    def word(self, word: str) -> str:
        """One word of a population: a nationality by its country, any other by the case's name."""
        return self.country(word)

    def population(self, population: str) -> str:
        """A population: its words, joined; everyone when `all`."""
        if population == ALL:
            return self.words.say("brief-everyone")
        return ", ".join(self.word(word) for word in population.split(";"))

    def dimension(self, dimension: str) -> str:
        """A dimension, by its name in the catalogue, else its own word."""
        key = f"brief-dimension-{dimension}"
        return self.words.say(key) if self.words.has(key) else dimension.replace("-", " ")

    def publisher(self, sources: tuple[str, ...]) -> str:
        """Who stands behind a number, and through whom it was read when not from them."""
        said: dict[str, None] = {}
        for name in sources:
            publisher, outlet = self.case.sources[name].publisher, self.outlet(name)
            if outlet and outlet != publisher:
                publisher = self.words.say("brief-relayed", publisher=publisher, outlet=outlet)
            said[publisher] = None
        return "; ".join(said)

    def outlet(self, source: str) -> str | None:
        """Through whom a number was read, None when from its publisher."""
        outlet = self.case.sources[source].relayed_by
        return self.words.say("brief-outlet-press") if outlet == UNNAMED else outlet
