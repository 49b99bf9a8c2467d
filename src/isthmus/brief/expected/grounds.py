"""What the result of a scenario rests on: its measures, their effects, and where these are from.

Owns: the table of the measures of a scenario, and how its notices are told.
"""

from __future__ import annotations

import datetime as dt

import msgspec

from isthmus.brief.model import Column, Table, Text
from isthmus.brief.names import Names
from isthmus.case.problems import Problem
from isthmus.forecast.scenarios.comparing import Compared
from isthmus.forecast.scenarios.records import DiversionOf, Measure
from isthmus.forecast.scenarios.shaping import Grounded
from isthmus.words import Words

from .telling import Made, Telling, begun, joined, row, text


def measures_table(telling: Telling, one: Compared, name: str) -> Table:
    """Every measure and diversion: what it acts on, from when, how strongly, on which grounds."""
    say = telling.words.say
    rows = [
        row(
            say(
                "expect-measure", what=_what(telling, grounded.measure), name=grounded.measure.name
            ),
            _when(telling, grounded.measure),
            _effect(telling, one, grounded),
            _basis(telling, one, grounded),
        )
        for grounded in one.grounded
    ]
    rows += [
        row(
            say("expect-diverted", what=_what(telling, diversion), measure=diversion.measure),
            "–",
            _share(telling, one, diversion),
            _own(telling, one, diversion.name, diversion),
        )
        for diversion in one.scenario.diversions
    ]
    return Table(
        id=name,
        caption=say("expect-measures-caption", scenario=telling.called(one.scenario)),
        columns=(
            Column(say("expect-column-acts-on")),
            Column(say("expect-column-when")),
            Column(say("expect-column-effect")),
            Column(say("expect-column-basis")),
        ),
        rows=tuple(rows),
    )


def noticed(names: Names, words: Words, notice: Problem) -> str:
    """What a reader has to know of a result, with titles in place of names and days as written."""
    values = dict(notice.values)
    if notice.code == "scenario-not-scored":
        who = names.population(values["population"])
        notice = msgspec.structs.replace(notice, value=f"{names.series(values['series'])} ({who})")
    if "event" in values:
        values["event"] = _titled(names, values["event"])
    if "others" in values:
        values["others"] = [_titled(names, one) for one in values["others"]]
    if values.get("day"):
        values["day"] = words.date(dt.date.fromisoformat(values["day"]))
    return begun(msgspec.structs.replace(notice, values=values).say(words))


# --- inside --------------------------------------------------------------------------------------


def _titled(names: Names, name: str) -> str:
    """What a policy is called, between quotation marks; its own name where it has none."""
    policy = names.case.policies.get(name)
    return f"'{names.own(policy, 'title') or name}'" if policy else f"'{name}'"


def _what(telling: Telling, one: Measure | DiversionOf) -> str:
    """A rate, where it acts, and on whom."""
    say, words = telling.words.say, telling.words
    place = telling.names.place(one.place) or one.place
    way = telling.names.word(one.way) if one.way else "none"
    said = say(f"expect-rate-{one.rate}", place=place, way=way)
    people = [telling.names.word(word) for word in getattr(one, "populations", ())]
    return say("expect-rate-of", rate=said, who=words.listing(people)) if people else said


def _when(telling: Telling, measure: Measure) -> str:
    first = telling.words.date(measure.from_, "short")
    if measure.to is None:
        return telling.words.say("expect-from", first=first)
    return telling.words.say("span", start=first, end=telling.words.date(measure.to, "short"))


def _effect(telling: Telling, one: Compared, grounded: Grounded) -> Text:
    """The change in percent on the day it sets in, or the people of a quota; and its course."""
    measure, words = grounded.measure, telling.words
    said: list[Text] = []
    if grounded.effect is not None:
        low, middle, high = grounded.effect.percent
        of = f"{one.name}.{measure.name}"
        said.append(
            telling.say(
                "expect-cell",
                median=_percent(telling, one, of, (middle, middle)),
                interval=_percent(telling, one, f"{of}.interval", (low, high)),
            )
            if low != high
            else _percent(telling, one, of, (middle, middle))
        )
        if grounded.effect.onset_days:
            days = round(grounded.effect.onset_days)
            said.append(telling.say("expect-onset", days=days))
        if grounded.effect.half_life:
            days = round(grounded.effect.half_life)
            said.append(telling.say("expect-rebound", days=days))
    if measure.people is not None:
        people = telling.put(
            _assumed(telling, one, f"{one.name}.{measure.name}.quota", measure.people)
        )
        said.append(telling.say(f"expect-quota-{measure.per}", people=people))
    return joined(said) if said else text(words.say("brief-absent"))


def _percent(
    telling: Telling,
    one: Compared,
    name: str,
    bounds: tuple[float, float],
    *,
    signed: bool = True,
) -> Text:
    """A change in percent with its sign, or the span of two; a share has none."""
    shares = [round(bound / 100, 2) for bound in bounds]

    def written(share: float) -> str:
        sign = "−" if share < 0 else "+" if share > 0 and signed else ""
        return f"{sign}{telling.words.percent(abs(share))}"

    ends = [written(share) for share in shares]
    said = ends[0]
    if ends[0] != ends[1]:
        said = telling.words.say("span", start=ends[0], end=ends[1])
    return telling.put(
        Made(
            name=f"{name}.effect",
            written=said,
            low=shares[0],
            high=shares[1],
            label=f"{telling.called(one.scenario)}: {telling.words.say('expect-effect-label')}",
            note=telling.words.say("expect-effect-note"),
            unit="ratio",
            measure="ratio",
            counts="expected",
            status="assumed",
        )
    )


def _assumed(telling: Telling, one: Compared, name: str, people: float) -> Made:
    return Made(
        name=name,
        written=telling.words.number(people),
        low=float(people),
        high=float(people),
        label=f"{telling.called(one.scenario)}: {telling.words.say('expect-quota-label')}",
        note=telling.words.say("expect-effect-note"),
        unit="person",
        measure="increment",
        counts="people",
        status="assumed",
    )


def _share(telling: Telling, one: Compared, diversion: DiversionOf) -> Text:
    """The share that comes elsewhere."""
    name = f"{one.name}.{diversion.name}"
    interval = diversion.interval
    middle = 100 * diversion.share
    said = _percent(telling, one, name, (middle, middle), signed=False)
    if not interval:
        return said
    bounds = (100 * interval[0], 100 * interval[1])
    return telling.say(
        "expect-cell",
        median=said,
        interval=_percent(telling, one, f"{name}.interval", bounds, signed=False),
    )


def _basis(telling: Telling, one: Compared, grounded: Grounded) -> Text:
    """On what grounds: a past event, the table of priors, or the writer's own."""
    measure, say = grounded.measure, telling.words.say
    said: list[Text] = []
    name = f"{one.name}.{measure.name}"
    if measure.from_event is not None:
        policy = telling.case.policies.get(measure.from_event)
        title = telling.names.own(policy, "title") if policy else measure.from_event
        said.append(text(say("expect-basis-event", event=title or measure.from_event)))
    if grounded.prior is not None and grounded.later and not telling.hindsight:
        said.append(text(say("expect-basis-later")))
    elif grounded.prior is not None:
        own = telling.names.own
        basis = telling.prose(
            own(grounded.prior, "basis"),
            name=f"{name}.prior",
            source=None,
        )
        said.append(basis)
    said.append(_own(telling, one, measure.name, measure))
    found = [one for one in said if one]
    return joined(found, " ") if found else text(say("expect-basis-given"))


def _own(telling: Telling, one: Compared, name: str, of: Measure | DiversionOf) -> Text:
    """The writer's own words."""
    basis = telling.names.own(of, "basis")
    return telling.prose(basis, name=f"{one.name}.{name}.basis", source=of.source)
