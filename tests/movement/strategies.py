"""Small networks and models of movement, for laws and comparisons.

Owns: `a_setup`, a small model with the rules that are named, its numbers drawn from a seed; and the
hypothesis strategies over it. Networks have 2 to 6 places and links of 1 to 60 kilometres, at 20 to
80 kilometres a day, so that several links fit into a day.
"""

from __future__ import annotations

import zlib
from collections.abc import Collection

import msgspec
import numpy as np
from hypothesis import strategies as st
from numpy.random import Generator
from numpy.typing import NDArray

from isthmus.movement.model import Model
from isthmus.movement.network import Network, paths_of
from isthmus.movement.rules import attraction, leaving, starting
from isthmus.movement.rules.capacity import Room
from isthmus.movement.rules.choosing import FixedRoutes, Gravity, KnownWays
from isthmus.movement.rules.people import Classes, everyone
from isthmus.movement.rules.rule import ChanceRule, PathRule, PlaceRule
from isthmus.movement.surroundings import Kind, Surroundings
from isthmus.movement.travel import ByDistance, ByStages
from tests.movement.persons import Acts, Setup

#: What a setup may be asked to have, beside what every setup has (a chance by kind of place, an
#: attraction of places abroad and of camps, gravity, kilometres at a speed).
RULES = (
    "leave by size",
    "leave by hunger",
    "leave by flood",
    "leave by stay",
    "danger",
    "danger that ages",
    "water",
    "food",
    "residents",
    "cautious",
    "heedless",
    "not far",
    "powers",
    "prune",
    "fixed routes",
    "known ways",
    "room",
    "markers",
    "awareness 2",
    "awareness 3",
    "wait on the way",
    "closures",
    "counted",
    "by conflict",
    "by conflict share",
    "by conflict poisson",
    "by flood",
    "by hunger",
    "given",
    "given by class",
    "rate",
    "taken",
    "classes",
    "speeds",
    "odd lengths",
    "on foot",
    "walked",
    "restless",
    "stages",
    "one stage",
    "left",
    "register",
    "turned",
    "turned by class",
    "pace",
)
_SOURCES = {
    "counted",
    "by conflict",
    "by conflict share",
    "by conflict poisson",
    "by flood",
    "by hunger",
    "given",
    "given by class",
    "rate",
}
#: What stands in line: persons no longer move apart, and only samples can be compared.
QUEUES = ("queues", "quotas")


def a_setup(
    rules: Collection[str],
    seed: int,
    *,
    places: int | None = None,
    people: int = 1,
    days: int = 2,
) -> Setup:
    """A model with those rules, drawn from the seed; rules that exclude each other give way.

    What a rule draws hangs on its name and the seed alone: without it all else is as with it.
    """

    def rng(name: str) -> Generator:
        return np.random.default_rng((seed, zlib.crc32(name.encode())))

    has = set(rules)
    if has & {"turned", "turned by class", "pace", "register", *QUEUES}:
        # Measures act on the rates of a step, and here nobody sets out anew under them.
        has -= {*_SOURCES, "taken"}
    if has & {"given by class", "rate"}:
        # Residents have no class.
        has -= {"taken"}
    if has & {"stages", "one stage"}:
        has -= {"on foot", "walked", "restless", "speeds"}
    count = places or int(rng("places").integers(2, 7))
    if has & _SOURCES:
        # Those who set out are people enough.
        people, count = 0, min(count, 3)
    awareness = 3 if "awareness 3" in has else 2 if "awareness 2" in has else 1
    if awareness == 3:
        count = min(count, 4)
    far = bool(has & set(QUEUES)) and not has & {"stages", "one stage"}
    network = _network(rng("network"), count, far=far)
    if "odd lengths" in has:
        more = rng("odd lengths").choice([0.0, 0.25, 0.5, 0.75], network.links)
        network = msgspec.structs.replace(network, km=network.km + more)
    links = network.links
    surroundings = _surroundings(
        rng("surroundings"), count, days, markers="markers" in has, sources=bool(has & _SOURCES)
    )
    markers = (surroundings.kind == Kind.MARKER).all(axis=0)
    paths = paths_of(network, awareness, markers)
    known = None
    if "known ways" in has:
        known = _known_ways(rng("known ways"), network, markers)
        paths = known.widened(paths, network)
    classes = everyone(count)
    if has & {"classes", "cautious", "heedless", "turned by class", "given by class", "rate"}:
        share = rng("classes").choice([0.0, 0.3, 0.5, 0.8], count)
        classes = Classes(("a", "b"), np.stack((1.0 - share, share), axis=1))
    law, mean_steps = _law(rng("law"), network, has)
    open_ = np.ones((days, links), np.bool_)
    if "closures" in has:
        open_ = rng("closures").random((days, links)) < 0.7
    at_start = np.zeros(count, np.int64)
    np.add.at(at_start, rng("start").integers(0, count, people), 1)
    model = Model(
        name="invented",
        network=network,
        paths=paths,
        surroundings=surroundings,
        chances=_chances(rng("chances"), count, has),
        scores=_scores(rng("scores"), has),
        path_scores=_path_scores(has),
        choice=_choice(has),
        fixed=FixedRoutes() if "fixed routes" in has else None,
        known=known,
        room=Room(buffer=0.5, scaling=1.3) if "room" in has else None,
        open=open_,
        law=law,
        sources=_sources(rng("sources"), count, days, has),
        taken="taken" in has,
        classes=classes,
        at_start=at_start,
        under_way="wait on the way" not in has,
        pressed=rng("pressed").random((days, count)) < 0.6 if "restless" in has else None,
        left=rng("left").choice([0.0, 0.2], (days, count)) if "left" in has else None,
    )
    return Setup(
        model=model,
        awareness=awareness,
        acts=_acts(rng("acts"), network, has),
        mean_steps=mean_steps,
        days=days,
    )


def _network(rng: Generator, places: int, *, far: bool = False) -> Network:
    ways: list[tuple[int, int, int]] = []
    for place in range(1, places):
        other = int(rng.integers(0, place))
        ways.append((other, place, int(rng.integers(1, 61))))
    for _ in range(int(rng.integers(0, places))):
        a, b = (int(one) for one in rng.integers(0, places, 2))
        if a != b:
            ways.append((a, b, int(rng.integers(1, 61))))
    both = [*ways, *((b, a, km) for a, b, km in ways if rng.random() < 0.85)]
    # Sorted in no order: the order of links carries no meaning.
    both = [both[i] for i in rng.permutation(len(both))]
    # Where lines are formed nobody arrives on the first two days, and all decisions fall together.
    more = 160 if far else 0
    return Network(
        places=tuple("ABCDEF"[:places]),
        start=np.array([way[0] for way in both], np.int64),
        end=np.array([way[1] for way in both], np.int64),
        km=np.array([way[2] + more for way in both], np.float64),
        lat=rng.uniform(-5, 5, places),
        lon=rng.uniform(20, 30, places),
    )


def _known_ways(rng: Generator, network: Network, markers: NDArray[np.bool_]) -> KnownWays:
    """A few ways of up to three links; some come back to where they have been."""
    ways: list[tuple[int, ...]] = []
    for _ in range(12):
        way: list[int] = []
        place = int(rng.integers(0, len(network.places)))
        for _ in range(int(rng.integers(2, 4))):
            onward = np.flatnonzero(network.start == place)
            if len(onward):
                way.append(int(rng.choice(onward)))
                place = int(network.end[way[-1]])
        if way and not markers[place]:
            ways.append(tuple(way))
    return KnownWays(ways=tuple(ways[:3]))


def _surroundings(
    rng: Generator, places: int, days: int, *, markers: bool, sources: bool
) -> Surroundings:
    kinds = [Kind.TOWN, Kind.CONFLICT, Kind.CAMP, Kind.IDP_CAMP, Kind.FORWARD, Kind.FLOOD_ZONE]
    kind = np.tile(rng.choice(kinds, places), (days, 1))
    for _ in range(places // 2):
        kind[int(rng.integers(0, days)) :, int(rng.integers(0, places))] = rng.choice(kinds)
    marked = int(rng.integers(0, places))
    if markers:
        kind[:, marked] = Kind.MARKER
    if sources:
        kind[:, 0] = Kind.CONFLICT
    conflict = np.where(kind == Kind.CONFLICT, rng.choice([0.5, 1.0], (days, places)), 0.0)
    began = np.full((days, places), -1, np.int64)
    for day in range(days):
        before = began[day - 1] if day else np.full(places, -1)
        began[day] = np.where(conflict[day] > 0, np.where(before >= 0, before, day), -1)
    residents = rng.choice([0, 1, 2, 3], places)
    if sources:
        residents[0] = 3
    return Surroundings(
        kind=kind.astype(np.int8),
        conflict=conflict,
        began=began,
        flood=rng.choice([0.0, 0.0, 0.5, 1.0, 1.7, 3.0], (days, places)),
        hunger=rng.choice([0.0, 0.1, 0.6], (days, places)),
        foreign=rng.random(places) < 0.3,
        residents=residents,
        capacity=rng.choice([-1.0, 0.0, 1.0, 2.0, 3.0], places),
    )


def _chances(rng: Generator, places: int, has: set[str]) -> list[ChanceRule]:
    rules: list[ChanceRule] = [leaving.ByKind(conflict=0.9, camp=0.2, idp_camp=0.4, town=0.5)]
    if "leave by size" in has:
        rules.append(leaving.BySize(base=2.0, power=0.5))
    if "leave by hunger" in has:
        rules.append(leaving.ByHunger())
    if "leave by flood" in has:
        rules.append(leaving.ByFlood(levels=(0.0, 0.2, 0.9)))
    if "leave by stay" in has:
        days = rng.choice([0.0, 1.0, 3.0, np.inf], places)
        rules.append(leaving.ByStay(days=days, step_days=1.5))
    return rules


def _scores(rng: Generator, has: set[str]) -> list[PlaceRule]:
    rules: list[PlaceRule] = [attraction.Abroad(weight=3.0), attraction.Camps(weight=2.0)]
    if "danger" in has:
        rules.append(attraction.Danger(weight=0.25, decay=(), interval=30))
    if "danger that ages" in has:
        rules.append(attraction.Danger(weight=0.2, decay=(1.0, 0.4, 0.1), interval=1))
    if "water" in has:
        rules.append(attraction.Water(levels=(1.0, 0.6, 0.1)))
    if "food" in has:
        rules.append(attraction.Food())
    if "residents" in has:
        rules.append(attraction.Residents(power=0.7))
    if "cautious" in has:
        rules.append(attraction.Cautious(classes=np.array([False, True])))
    if "heedless" in has:
        rules.append(attraction.Heedless(classes=np.array([True, False])))
    return [rules[i] for i in rng.permutation(len(rules))]


def _path_scores(has: set[str]) -> list[PathRule]:
    return [attraction.NotFar(power=0.5)] if "not far" in has else []


def _choice(has: set[str]) -> Gravity:
    powers = "powers" in has
    return Gravity(
        soft=10.0,
        extra=0.3 if powers else 0.0,
        distance_power=1.3 if powers else 1.0,
        weight_power=0.8 if powers else 1.0,
        prune=2.3 if "prune" in has else 1.0,
    )


def _law(
    rng: Generator, network: Network, has: set[str]
) -> tuple[ByDistance | ByStages, tuple[float, ...]]:
    if has & {"stages", "one stage"}:
        mean = rng.choice([0.4, 1.0, 2.5], network.links)
        return ByStages(network, mean, 1 if "one stage" in has else 3), tuple(mean.tolist())
    one, stride = int(rng.integers(20, 81)), int(rng.integers(5, 25))
    speeds, walked = rng.integers(20, 81, network.links), rng.random(network.links) < 0.6
    speed = speeds if "speeds" in has else np.full(network.links, one)
    law = ByDistance(
        network,
        grain_km=1.0,
        length=network.km,
        speed=speed,
        stride=stride,
        full_day=int(speed.max(initial=20)),
        on_foot="on foot" in has,
        walked=np.where(walked & ("walked" in has), 0.4, 0.0),
        restless="restless" in has,
    )
    return law, ()


def _sources(rng: Generator, places: int, days: int, has: set[str]) -> list[starting.Source]:
    sources: list[starting.Source] = []
    if "counted" in has:
        new = rng.integers(1, 3, days)
        sources.append(starting.Counted(new=new, decay=(1.0, 0.3), interval=1))
    if "by conflict" in has:
        sources.append(starting.ByConflict(mode="constant", rate=1.6))
    if "by conflict share" in has:
        sources.append(starting.ByConflict(mode="pop_ratio", rate=0.7))
    if "by conflict poisson" in has:
        sources.append(starting.ByConflict(mode="poisson", rate=0.1))
    if "by flood" in has:
        sources.append(starting.ByFlood(mode="constant", levels=(0.0, 0.5, 1.2)))
    if "by hunger" in has:
        sources.append(starting.ByHunger())
    if "given" in has:
        sources.append(starting.Given(new=(rng.random((days, 1, places)) < 0.4).astype(np.int64)))
    if "given by class" in has:
        new = (rng.random((days, 1, places, 2)) < 0.3).astype(np.int64)
        sources.append(starting.Given(new=new))
    if "rate" in has:
        mean = np.zeros((days, 1, places, 2))
        mean[:, :, int(rng.integers(0, places))] = rng.choice([0.02, 0.1], 2)
        sources.append(starting.Rate(mean=mean))
    return sources


def _acts(rng: Generator, network: Network, has: set[str]) -> Acts:
    acts = Acts()
    links, places = network.links, len(network.places)
    if has & {"turned", "turned by class"}:
        rows = 2 if "turned by class" in has else 1
        turned = rng.choice([0.0, 0.3, 1.0], (rows, links), p=[0.4, 0.5, 0.1])
        acts = acts._replace(
            turned=tuple(tuple(row) for row in turned.tolist()),
            sent_to=tuple(rng.integers(0, places, links).tolist()),
        )
    if "register" in has:
        acts = acts._replace(left=tuple(rng.choice([0.0, 0.3], places).tolist()))
    if "pace" in has:
        acts = acts._replace(pace=tuple(rng.choice([0.5, 1.0, 0.8], links).tolist()))
    if "queues" in has:
        acts = acts._replace(places=tuple(rng.integers(0, 3, places).tolist()))
    if "quotas" in has:
        acts = acts._replace(room=tuple(rng.integers(0, 3, links).tolist()))
    return acts


def a_combination(seed: int) -> Setup:
    """Six rules together, at times with somebody who sets out anew or with two persons."""
    rng = np.random.default_rng((seed, 1))
    acting = sorted(set(RULES) - _SOURCES)
    rules = set(rng.choice(acting, 6, replace=False).tolist())
    if rng.random() < 0.35:
        rules.add(str(rng.choice(sorted(_SOURCES - {"rate", "by conflict poisson"}))))
    return a_setup(rules, seed, people=int(rng.choice([1, 1, 2])))


@st.composite
def setups(draw: st.DrawFn, people: int = 6, days: int = 4) -> Setup:
    """A small model of any rules, with queues and quotas too."""
    rules = draw(st.sets(st.sampled_from((*RULES, *QUEUES)), max_size=8))
    return a_setup(rules, draw(st.integers(0, 2**32 - 1)), people=people, days=days)
