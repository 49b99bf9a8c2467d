"""What a document is about so far: the places that it has named, and how.

Owns: `Topic`, from which a figure whose sentence names no place takes its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby

from isthmus.evidence.grammar.passage import Passage

from .mentions import mentions_of
from .near import Mention, Near

#: How much a mention makes its place what the text is about, by its role.
_WEIGHTS = {
    "goal": 0.2, "government": 0.3, "domestic": 0.6, "people": 0.15, "from": 0.5, "away": 0.3,
    "cause": 0.4,
    "dateline": 0.3, "seat": 0.0, "kind": 0.0, "war": 0.0, "title": 0.2, "said": 0.5,
    "than": 0.3, "wide": 0.3,
}  # fmt: skip
#: What says where a whole sentence is.
_STRONG = frozenset({"bare", "in", "to", "through", "owner"})
#: How many places a text may be about: what it names beyond them is not weighed.
_MOST = 300
_FIRST = 0.6
_LEAST = 0.3
#: What part of its country's mentions a place must have to stand for it.
_DOMINANT = 0.7
#: How much a text must say of a country to be plainly about it, and how much more than of another.
_PLAIN = 1.5
_OUT = 1.4
#: What part of all mentions a text's own place must have at least.
_HALF = 0.4
#: How much of a region a text must speak for it to last beyond its sentence.
_LASTING = 0.6
#: How far back a paragraph hears those without figures before it.
_LOOKBACK = 2_000


def is_route(one: Mention) -> bool:
    """Whether a place may be a way: a border, a sea or region, a place of several countries."""
    return one.kind in {"border", "region"} or (one.kind == "place" and len(one.iso) != 1)


@dataclass(slots=True)
class Topic:
    """What a document is about so far, place by place, and where its last sentence was."""

    weights: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    held_by: dict[str, tuple[str, ...]] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    roles: dict[str, str] = field(default_factory=dict)
    last: str | None = None
    country: str | None = None
    region: str | None = None
    spot: str | None = None
    route: str | None = None
    row: list[str] = field(default_factory=list)
    past: int = 0
    here: int = 0
    last_at: int = 0
    ahead: list[Mention] | None = None

    def hear(self, one: Mention) -> None:
        """Take a mention into account."""
        if one.kind == "again" or (one.name not in self.weights and len(self.weights) >= _MOST):
            return
        weight = _WEIGHTS.get(one.role, 1.0)
        self.weights[one.name] += weight + (_FIRST if not self.weights and weight >= 1 else 0.0)
        self.held_by[one.name] = one.iso
        self.kinds[one.name] = one.kind
        if weight >= 0.5:
            self.roles[one.name] = one.role
        if one.role in {"goal", "people", "dateline", "seat", "kind", "war", "cause"}:
            return
        if is_route(one):
            self.route = one.name
        if one.kind == "country":
            self.country = one.name
        elif one.kind in {"place", "name"}:
            self.region = self.spot = one.name
            if len(one.iso) == 1:
                self.country = one.iso[0]
        elif one.kind == "region":
            self.region = one.name

    def close(self, places: Sequence[str]) -> None:
        """Say where the figures of a sentence were: its one place, if it has one."""
        if places:
            self.last = places[0] if len(set(places)) == 1 else None
            self.last_at = self.here

    def pass_by(self, mentions: Sequence[Mention]) -> None:
        """Hear a sentence without figures: what follows is where it was."""
        for one in mentions:
            self.hear(one)
        strong = [one for one in mentions if one.role in _STRONG and one.kind != "again"]
        if strong and len({one.name for one in strong}) == 1:
            self.last = strong[0].name

    def catch_up(self, passage: Passage) -> None:
        """Hear the paragraphs without figures since the last that had some."""
        self.here = passage.start
        start = max(self.past, passage.start - _LOOKBACK)
        if start < passage.start and passage.text[start : passage.start].strip():
            bounds = (start, passage.start)
            skipped = Passage(passage.text, passage.language, passage.published, bounds)
            mentions = mentions_of(Near(skipped), ())
            for _, those in groupby(mentions, lambda one: skipped.sentence_of(one.first)):
                self.pass_by(list(those))
        self.past = passage.end

    def main(self) -> str | None:
        """The place that the document is most about: a country, or a place that stands for it."""
        sums = self._countries()
        if not sums:
            return None
        best = max(sums, key=lambda name: sums[name])
        if sums[best] < _LEAST:
            return None
        inside = [name for name in self.weights if self.held_by[name] == (best,) and name != best]
        most = max(inside, key=lambda name: self.weights[name], default=None)
        if most is not None and self.weights[most] > _DOMINANT * sums[best]:
            return most
        return best

    def _countries(self) -> dict[str, float]:
        sums: dict[str, float] = defaultdict(float)
        for name, weight in self.weights.items():
            iso = self.held_by[name]
            sums[iso[0] if len(iso) == 1 else name] += weight
        return sums

    def _share(self, name: str) -> float:
        sums = self._countries()
        iso = self.held_by.get(name, ())
        own = iso[0] if len(iso) == 1 else name
        return sums.get(own, 0.0) / max(sum(sums.values()), 1e-9)

    def nation(self) -> str | None:
        """The country that the text is about, where it is plainly about one."""
        sums = self._countries()
        best = max(sums, key=lambda name: sums[name], default=None)
        if best is None or sums[best] < _PLAIN or sums[best] < _DOMINANT * sum(sums.values()):
            return None
        return best if any(best in iso for iso in self.held_by.values()) else None

    def stands_out(self, name: str) -> bool:
        """Whether a place (with what lies in it) is named far more than any other."""
        sums = self._countries()
        iso = self.held_by.get(name, ())
        own = iso[0] if len(iso) == 1 else name
        most = max((weight for other, weight in sums.items() if other != own), default=0.0)
        return sums.get(own, 0.0) >= _OUT * most

    def spans_regions(self) -> bool:
        """Whether the text speaks of a region as a whole: its lists of countries are of places."""
        return any(
            weight >= 1 and self.kinds[name] == "region" for name, weight in self.weights.items()
        )

    def inherited(self, least: float = _HALF) -> str | None:
        """Where a figure is whose sentence says nothing of it; `least` is main's part of all."""
        main = self.main()
        if self.last is None:
            return main if main is not None and self._share(main) >= least else None
        if main is not None and self.kinds.get(self.last) == "region":
            enough = self.weights[self.last] >= _LASTING * self.weights.get(main, 0.0)
            return self.last if enough or self.last_at == self.here else main
        if main is not None and self.held_by.get(self.last) == (main,):
            # A place of the country that the text is about: the country is safe, the place is not.
            return main
        iso = self.held_by.get(self.last, ())
        if main in iso and self.kinds.get(self.last) == "border":
            return main
        return iso[0] if len(iso) == 1 and self.last != main else self.last

    def holds(self, iso: Sequence[str]) -> bool:
        """Whether what a figure would inherit lies in one of these countries."""
        name = self.inherited()
        return name is not None and bool({*self.held_by.get(name, ()), name} & set(iso))
