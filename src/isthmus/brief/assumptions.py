"""What a simulation assumes, in words: every rule of a model with its inputs, values and units.

Owns: the words for rules (a rule that has none here is told in its own), how a value is written,
and what is assumed beside the rules (the way people get in a day, how far they look ahead).
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

import msgspec
import numpy as np

from isthmus.movement.model import Model
from isthmus.movement.network import Network
from isthmus.movement.rules.policies import Measures
from isthmus.movement.rules.rule import Rule
from isthmus.movement.steps import Calendar
from isthmus.movement.travel import ByDistance, ByStages
from isthmus.words import Words

#: The rules that the catalogue has words for, by the part of the program and their name in it.
TOLD = (
    *("attraction-Abroad", "attraction-Camps", "attraction-Cautious", "attraction-Danger"),
    *("attraction-Food", "attraction-Heedless", "attraction-NotFar", "attraction-Pull"),
    *(
        "attraction-Residents",
        "attraction-Water",
        "capacity-Room",
        "choosing-FixedRoutes",
        "choosing-Gravity",
        "choosing-KnownWays",
    ),
    *("leaving-ByFlood", "leaving-ByHunger", "leaving-ByKind", "leaving-BySize", "leaving-ByStay"),
    *("people-Classes", "policies-Closure", "policies-Expulsion", "policies-Measures"),
    *("policies-Pathway", "policies-Queue", "policies-Quota", "policies-Reception"),
    *("policies-Stay", "policies-Transport", "policies-Visa", "shares-GivenShares"),
    *("starting-ByConflict", "starting-ByFlood", "starting-ByHunger", "starting-Counted"),
    *("starting-Given", "starting-Rate"),
)
#: The words for units, by how a rule writes them. What is no unit of a number has none.
_UNITS = {
    "1 a day": "a-day",
    "days": "days",
    "km": "km",
    "people": "people",
    "people a day": "people-a-day",
    "people a step": "people-a-step",
    "people or share a day": "people-or-share",
    "step": "steps",
    "steps": "steps",
}
#: As many numbers are listed; of more, the least and the greatest are told.
_LISTED = 6
#: A step that never comes.
_NEVER = 2**62


class Assumption(msgspec.Struct, frozen=True, kw_only=True):
    """A rule and one of its inputs: what it is, its value and its unit, as written.

    `reference` is a citation, or a sentence in the language where a rule's reference is more.

    The inputs of a rule without any are blank.
    """

    rule: str
    reference: str
    input: str
    value: str
    unit: str


def assumptions(
    model: Model,
    words: Words,
    *,
    when: Calendar | None = None,
    name: Callable[[str], str] = str,
) -> list[Assumption]:
    """Everything that a model assumes, rule by rule in the order of a day.

    `when` makes dates of steps, `name` says what a place is called.
    """
    ground = _Ground(model.network, when, name)
    found: list[Assumption] = []
    for rule in model.rules():
        for one in rule.each if isinstance(rule, Measures) else (rule,):
            found += _of_rule(one, ground, words)
    return [*found, *_beside(model, words)]


class _Ground(NamedTuple):
    """What numbers of places, links and steps mean."""

    network: Network
    when: Calendar | None
    name: Callable[[str], str]


def _of_rule(rule: Rule, ground: _Ground, words: Words) -> Iterator[Assumption]:
    key = f"{type(rule).__module__.rpartition('.')[2]}-{type(rule).__name__}"
    name = words.say(f"rule-{key}") if key in TOLD else rule.name
    told_as = f"rule-{key}-reference"
    reference = words.say(told_as) if words.has(told_as) else rule.reference
    inputs = [i for i in rule.inputs() if not _is_one_class(rule, getattr(rule, i.name))]
    for told in inputs:
        value = getattr(rule, told.name)
        named = _named(told.name, value, ground, words)
        unit = words.say(f"rule-unit-{_UNITS[told.unit]}") if told.unit in _UNITS else ""
        yield Assumption(
            rule=name,
            reference=reference,
            input=_meaning(key, told.name, told.meaning, words),
            value=_written(value, words) if named is None else named,
            unit=unit if named is None else "",
        )
    if not inputs and not rule.inputs():
        yield Assumption(rule=name, reference=reference, input="", value="", unit="")


def _is_one_class(rule: Rule, value: Any) -> bool:
    """Whether an input tells classes of people, and there is one class only."""
    names = getattr(rule, "names", None)
    return names is not None and len(names) == 1


def _meaning(key: str, name: str, own: str, words: Words) -> str:
    for at in (f"rule-{key}-{name}", f"rule-any-{name}"):
        if words.has(at):
            return words.say(at)
    return own


def _beside(model: Model, words: Words) -> Iterator[Assumption]:
    """What is assumed and no rule's."""
    law = model.law
    km = words.say("rule-unit-km")
    told: list[tuple[str, Any, str]] = []
    match law:
        case ByDistance():
            told = [
                ("full_day", law.full_day * law.grain_km, km),
                ("grain", law.apart_km, km),
            ]
            if law.on_foot or law.walked.any():
                told.insert(1, ("stride", law.stride * law.grain_km, km))
            if law.restless:
                told.insert(1, ("restless", law.full_day * law.grain_km / 2, km))
        case ByStages():
            told = [("stages", law.stages, "")]
    length = np.diff(model.paths.links_of)[model.paths.known]
    told += [("aware", int(length.max(initial=0)), ""), ("parts", model.fineness, "")]
    for name, value, unit in told:
        yield Assumption(
            rule=words.say("rule-travel"),
            reference="",
            input=words.say(f"rule-travel-{name}"),
            value=_written(value, words),
            unit=unit,
        )


def _named(name: str, value: Any, ground: _Ground, words: Words) -> str | None:
    """Numbers of places and links as their names, of steps as dates; None for what has none."""
    network = ground.network
    if name in ("place", "to"):
        return ground.name(network.places[int(value)])
    if name == "places":
        return words.listing(ground.name(network.places[i]) for i in np.atleast_1d(value).tolist())
    if name == "links":
        links = np.atleast_1d(value).tolist()
        ends = [(network.start[i], network.end[i]) for i in links[:_LISTED]]
        named = [" → ".join(ground.name(network.places[end]) for end in both) for both in ends]
        return "; ".join(named + ["…"] * (len(links) > _LISTED))
    if name == "ways":
        through = [[network.start[way[0]], *network.end[list(way)]] for way in value[:_LISTED]]
        named = [" → ".join(ground.name(network.places[p]) for p in way) for way in through]
        return "; ".join(named + ["…"] * (len(value) > _LISTED)) or "–"
    if name in ("first", "last") and ground.when is not None and np.ndim(value) == 0:
        step = int(value)
        if step < 0 or step >= _NEVER:
            return "–" if step < 0 else words.say("rule-never-ends")
        # A measure is in force to the end of its last step.
        more = dt.timedelta(days=ground.when.step_days - 1 if name == "last" else 0)
        return words.date(ground.when.first_day(step) + more, "short")
    return None


# --- values --------------------------------------------------------------------------------------


def _written(value: Any, words: Words) -> str:
    match value:
        case None:
            return "–"
        case str():
            return value
        case np.ndarray():
            return _numbers(value.reshape(-1).tolist(), words)
        case tuple() | list():
            return _numbers(value, words)
        case bool():
            return _numbers([value], words)
        case _:
            return _number(float(value), words)


def _numbers(values: Sequence[Any], words: Words) -> str:
    if not values:
        return "–"
    if all(isinstance(value, bool) for value in values):
        return words.say("rule-of", n=sum(values), all=len(values))
    if not all(isinstance(value, (int, float)) for value in values):
        return words.listing(str(value) for value in values)
    if len(values) <= _LISTED:
        return "; ".join(_number(float(value), words) for value in values)
    low, high = (_number(float(bound), words) for bound in (min(values), max(values)))
    return words.say("rule-many", count=len(values), low=low, high=high)


def _number(value: float, words: Words) -> str:
    """Four digits that tell, and no zeros after them."""
    if value >= _NEVER or math.isinf(value):
        return words.say("rule-never-ends")
    if value.is_integer():
        return words.number(value)
    digits = max(0, 3 - math.floor(math.log10(abs(value))))
    rounded = round(value, digits)
    while digits > 0 and round(rounded, digits - 1) == rounded:
        digits -= 1
    return words.number(rounded, digits)
