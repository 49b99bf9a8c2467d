"""How the numbers of a run are written, and what its things are called.

Owns: `Told`, which writes bands, money and shares and names keys, norms, services and pathways. A
number that was drawn is written with three digits; a band as its middle with its ends, P10 to P90.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Collection

import msgspec

from isthmus.brief.expected.telling import Telling
from isthmus.case.problems import Problem
from isthmus.case.provisions import Norm, Pathway
from isthmus.sharing.pathways import Group
from isthmus.sharing.records import Band
from isthmus.sharing.scarce import Scarce
from isthmus.sharing.shared import Shared
from isthmus.sharing.sharing import Sharing
from isthmus.words import Words

_NOTHING = "–"
#: Less than this is not written as a number.
_LEAST = 0.1
#: A share below this is written with two digits after the point.
_SMALL = 0.005
_SMALLEST = 0.0001


def tells_of_withheld(sharing: Sharing, one: Scarce, withheld: Collection[str]) -> bool:
    """Whether a number that is not told could be computed from how something is divided.

    The awards of places come to what there is, and each hangs on all claims. So one hidden count of
    people hosted follows from what the others are given, or from who claims nothing.
    """
    if one.what != "places":
        return False
    offered = {way.id for way in sharing.case.records("pathways", Pathway)}
    counted = one.basis == "resettlement" and not offered.isdisjoint(withheld)
    return counted or bool(set(withheld) - offered)


class Told(Telling):
    """One run in one language.

    Of the countries `withheld` no count of those hosted is told, of the pathways no use.
    """

    def __init__(
        self, sharing: Sharing, words: Words, withheld: Collection[str] = frozenset()
    ) -> None:
        super().__init__(sharing.case, sharing.forecast, words)
        self.sharing = sharing
        self.withheld = withheld
        self.norms = {norm.id: norm for norm in self.case.records("norms", Norm)}
        self.pathways = {one.id: one for one in self.case.records("pathways", Pathway)}
        self.scarce = tuple(
            one for one in sharing.scarce if not tells_of_withheld(sharing, one, withheld)
        )

    # --- numbers --------------------------------------------------------------------------------

    def amount(self, value: float | None) -> str:
        """A number that was drawn; a word for one that has no end, a dash for none.

        Below ten it keeps a digit after the point: half a tap is not none.
        """
        if value is None:
            return _NOTHING
        if math.isinf(value):
            return self.words.say("share-endless")
        if 0 < value < _LEAST:
            return self.words.say("share-under", least=self.words.number(_LEAST, 1))
        if value < 10 and not float(value).is_integer():
            return self.words.number(value, 1)
        return self.number(value)

    def people(self, found: Band | None) -> str:
        """A band of people, places or desks: none of them in part."""
        return self.band(None if found is None else Band(*map(round, found)))

    def band(self, found: Band | None) -> str:
        """The middle of a band with its ends."""
        if found is None:
            return _NOTHING
        low, middle, high = map(self.amount, found)
        if low == middle == high:
            return middle
        return self.words.say("share-band", middle=middle, low=low, high=high)

    def ends(self, found: Band | None) -> str:
        """The two ends of a band."""
        if found is None:
            return _NOTHING
        return "–".join(map(self.amount, (found.low, found.high)))

    def money(self, found: Band | float, currency: str | None) -> str:
        """An amount of money with its currency."""
        said = self.band(found) if isinstance(found, Band) else self.amount(found)
        return f"{said} {currency}" if currency else said

    def whole(self, people: float | None) -> str:
        """People who were counted, every digit; a dash where it is not known."""
        return _NOTHING if people is None else self.words.number(people)

    def signed(self, people: float | None) -> str:
        """A difference with its sign."""
        if people is None:
            return _NOTHING
        sign = "+" if people > 0 else "−" if people < 0 else ""
        return f"{sign}{self.words.number(abs(people))}"

    def exactly(self, value: float) -> str:
        """A number that somebody wrote: with two digits after the point where it has some."""
        return self.words.number(value, 0 if float(value).is_integer() else 2)

    def part(self, share: float | None) -> str:
        """A share as percent, with a digit after the point; a small one with two."""
        if share is None:
            return _NOTHING
        if 0 < share < _SMALLEST:
            return self.words.say("share-under", least=self.words.percent(_SMALLEST, 2))
        return self.words.percent(share, 2 if 0 < share < _SMALL else 1)

    # --- names ----------------------------------------------------------------------------------

    def country(self, code: str) -> str:
        """A country."""
        return self.names.country(code)

    def countries(self, codes: list[str]) -> str:
        """Several countries in a sentence."""
        return self.words.listing([self.country(code) for code in codes])

    def group(self, group: Group) -> str:
        """A nationality; with where they are, where it is asked of several countries."""
        everywhere = {
            one.group.present
            for one in self.sharing.openings
            if one.group.nationality == group.nationality
        }
        if len(everywhere) < 2 or group.present is None:
            return self.country(group.nationality)
        return self.group_there(group)

    def group_there(self, group: Group) -> str:
        """A nationality with where they are."""
        who = self.country(group.nationality)
        if group.present is None:
            return who
        return self.words.say("share-group", who=who, where=self.country(group.present))

    def place(self, place: str | None, country: str) -> str:
        """A place, or the whole of a country."""
        if place is None or place == country:
            return self.country(country)
        return self.names.place(place) or place

    def norm(self, name: str) -> str:
        """What a norm is of, with its unit."""
        norm = self.norms[name]
        title = self.names.own(norm, "title") or name
        unit = norm.currency or self.names.own(norm, "unit") or ""
        return f"{title} ({unit})" if unit and unit.casefold() != title.casefold() else title

    def key(self, key: Shared) -> str:
        """A key by its name."""
        if key.titles:
            return key.titles.get(self.words.language) or next(iter(key.titles.values()))
        return key.key if key.own else self.words.say(f"share-key-{key.key}")

    def key_named(self, name: str | None) -> str:
        """The same, by its id."""
        found = next((one for one in self.sharing.keys.keys if one.key == name), None)
        return "" if found is None else self.key(found)

    def pathway(self, name: str) -> str:
        """The title of a pathway."""
        return self.names.own(self.pathways[name], "title") or name

    def pathway_to(self, name: str) -> str:
        """The same with the country that admits."""
        return f"{self.country(self.pathways[name].to)}: {self.pathway(name)}"

    def named(self, one: Problem) -> Problem:
        """What a reader should know, with names for codes."""
        values = dict(one.values)
        if "nationality" in values:
            values["nationality"] = self.country(values["nationality"])
        if "month" in values:
            day = dt.date.fromisoformat(f"{values['month']}-01")
            values["month"] = self.words.month(day)
        return msgspec.structs.replace(one, values=values)
