"""Laws of movement that are about distributions, for every set of rules.

Twice the people are twice as many everywhere in the mean; two populations of the same rates are
one; the order of places and links means nothing. Each law is tried on small random networks under
random rules and, by a case that breaks it, shown to be one that can fail.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Callable, Collection

import msgspec
import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from isthmus.movement.model import Here, Model
from isthmus.movement.network import paths_of
from isthmus.movement.rules import starting
from isthmus.movement.rules.attraction import Cautious, Heedless
from isthmus.movement.rules.choosing import KnownWays
from isthmus.movement.rules.leaving import ByStay
from isthmus.movement.rules.people import Classes, everyone
from isthmus.movement.rules.rule import PlaceRule
from isthmus.movement.state import State
from isthmus.movement.step import Ground
from isthmus.movement.surroundings import Kind, Surroundings
from isthmus.movement.travel import ByDistance, ByStages
from tests.movement.judging import LEAST, agreement
from tests.movement.persons import Person, Setup, World
from tests.movement.strategies import QUEUES, RULES, a_setup
from tests.movement.worlds import LANES, a_day, ground_of, run, worlds

Ints = NDArray[np.int64]

seeds = st.integers(0, 2**32 - 1)
lanes = st.sampled_from(LANES)
#: Some hundred thousand draws an example, some seconds a law.
few = settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])


def sets_of(*rules: str) -> st.SearchStrategy[set[str]]:
    """Sets of up to six of these rules."""
    return st.sets(st.sampled_from(rules), max_size=6)


#: Sets of any rules; those by which people are in each other's way are in half of them.
any_rules = st.builds(set.union, sets_of(*RULES), sets_of("room", "awareness 2", *QUEUES))


# --- twice the people ----------------------------------------------------------------------------

#: Rules under which nobody is in another's way, and sources that do not ask who lives where.
ALONE = tuple(
    sorted(
        {*RULES} - {"room", "taken", "by conflict", "by conflict share", "by flood", "by hunger"}
    )
)
#: Standard errors by which two means may differ: one in 500 million does so by chance.
_FAR = 6.0
_MEMBERS = 4_000


@few
@given(sets_of(*ALONE), seeds, lanes)
def test_twice_the_people_are_twice_as_many_everywhere_in_the_mean(
    rules: set[str], seed: int, lane: str
) -> None:
    setup = a_setup(rules, seed, people=60, days=3)
    assert _apart(setup, doubled(setup), seed, lane) < _FAR


@pytest.mark.parametrize("lane", LANES)
def test_where_people_need_room_twice_as_many_are_not_as_before(lane: str) -> None:
    setups = [a_setup({"room"}, seed, places=4, people=3, days=2) for seed in range(6)]
    assert max(_apart(setup, doubled(setup), 1, lane) for setup in setups) > _FAR


def doubled(setup: Setup) -> Setup:
    """The same with twice the people."""

    def source(one: starting.Source) -> starting.Source:
        match one:
            case starting.Counted() | starting.Given():
                return dataclasses.replace(one, new=one.new * 2)
            case starting.Rate():
                return starting.Rate(mean=one.mean * 2.0)
            case starting.ByConflict(mode="poisson"):
                return dataclasses.replace(one, rate=one.rate * 2.0)
        raise AssertionError(one)

    model = setup.model
    assert model.at_start is not None
    return dataclasses.replace(
        setup,
        model=dataclasses.replace(
            model, at_start=model.at_start * 2, sources=[source(one) for one in model.sources]
        ),
    )


def _apart(one: Setup, double: Setup, seed: int, lane: str) -> float:
    """How far the means of the second are from twice those of the first, in standard errors.

    At each place and on each link, with each plan.
    """
    means, errors = [], []
    for setup in (one, double):
        ground, here = run(setup, _MEMBERS, seed, lane)
        layout, there = ground.layout, np.zeros((_MEMBERS, ground.layout.stances))
        at = layout.member(here.people.cell), layout.stance(here.people.cell)
        np.add.at(there, at, here.people.people)
        means.append(there.mean(axis=0))
        errors.append(there.var(axis=0) / len(there))
    apart = np.abs(means[1] - 2.0 * means[0])
    error = np.sqrt(errors[1] + 4.0 * errors[0])
    # Where nothing is random, nothing is apart.
    return float((apart / np.maximum(error, 1e-9)).max())


# --- two populations that are one ----------------------------------------------------------------


@few
@given(any_rules, seeds, lanes)
def test_to_merge_two_identical_populations_changes_no_distribution(
    rules: set[str], seed: int, lane: str
) -> None:
    setup = a_setup(rules, seed, people=3)
    apart, one = of_two(setup, alike=True), of_one(setup)
    assert agreement(_nameless(apart, seed, lane), _nameless(one, seed + 1, lane)) > LEAST


@pytest.mark.parametrize("rule", ["cautious", "heedless"])
def test_populations_that_differ_are_not_one(rule: str) -> None:
    found = []
    for seed in range(6):
        setup = a_setup({rule, "danger"}, seed, places=4, people=3, days=1)
        found.append(
            agreement(_nameless(of_two(setup, alike=False), 1), _nameless(of_one(setup), 2))
        )
    assert min(found) < LEAST


def of_two(setup: Setup, *, alike: bool) -> Setup:
    """The setup with two classes; where they are alike, rules see in both what they see in b."""
    model, acts = setup.model, setup.acts
    classes = model.classes
    if len(classes.names) == 1:
        share = np.random.default_rng(1).random(len(model.network.places))
        classes = Classes(("a", "b"), np.stack((share, 1.0 - share), axis=1))
    scores = _seen_by(model.scores, (True, True)) if alike else model.scores
    if acts.turned is not None and alike:
        acts = acts._replace(turned=acts.turned[-1:] * 2)
    return dataclasses.replace(
        setup, acts=acts, model=dataclasses.replace(model, classes=classes, scores=scores)
    )


def of_one(setup: Setup) -> Setup:
    """The setup with one class, which is what class b is to the rules."""

    def source(one: starting.Source) -> starting.Source:
        if isinstance(one, starting.Given) and one.new.ndim == 4:
            return starting.Given(new=one.new.sum(axis=-1))
        if isinstance(one, starting.Rate):
            return starting.Rate(mean=one.mean.sum(axis=-1, keepdims=True))
        return one

    model, acts = setup.model, setup.acts
    if acts.turned is not None:
        acts = acts._replace(turned=acts.turned[-1:])
    return dataclasses.replace(
        setup,
        acts=acts,
        model=dataclasses.replace(
            model,
            classes=everyone(len(model.network.places)),
            scores=_seen_by(model.scores, (True,)),
            sources=[source(one) for one in model.sources],
        ),
    )


def _seen_by(scores: Collection[PlaceRule], who: tuple[bool, ...]) -> list[PlaceRule]:
    """The rules, where those that tell classes apart are about these."""
    return [
        dataclasses.replace(rule, classes=np.array(who))
        if isinstance(rule, Cautious | Heedless)
        else rule
        for rule in scores
    ]


def _nameless(setup: Setup, seed: int, lane: str = LANES[-1]) -> Counter[World]:
    """The worlds that members end in, whichever class people are of."""
    return _renamed(setup, seed, lane, lambda person: person._replace(class_=0))


def _renamed(
    setup: Setup, seed: int, lane: str, rename: Callable[[Person], Person]
) -> Counter[World]:
    found: Counter[World] = Counter()
    for world, n in worlds(*run(setup, 5_000, seed, lane)).items():
        people = tuple(sorted(map(rename, world.people)))
        found[world._replace(people=people)] += n
    return found


@few
@given(any_rules, seeds, lanes)
def test_rows_of_one_cell_are_drawn_apart_as_they_are_together(
    rules: set[str], seed: int, lane: str
) -> None:
    setup = a_setup(rules, seed, people=4, days=2)
    ground, here = _alike(setup, 5_000, seed, lane)
    rng = np.random.default_rng(seed)
    # The same people as rows of one person each, in no order but that of members.
    row = np.repeat(np.arange(len(here.people.people)), here.people.people)
    row = rng.permutation(row)
    row = row[np.argsort(ground.layout.member(here.people.cell[row]), kind="stable")]
    apart = here._replace(
        people=State(here.people.cell[row], here.people.done[row], np.ones(len(row), np.int64))
    )
    found = [worlds(ground, a_day(setup, one, ground, rng)[0]) for one in (here, apart)]
    assert agreement(*found) > LEAST


def _alike(setup: Setup, members: int, seed: int, lane: str) -> tuple[Ground, Here]:
    """Members that are all as one is after a day: people at places, on links and under way."""
    _, one = run(dataclasses.replace(setup, days=1), 1, seed, lane)
    ground = ground_of(setup, members, lane)
    cell, done, people = one.people
    each = np.arange(members)[:, None] * ground.layout.apart
    state = State((cell + each).reshape(-1), np.tile(done, members), np.tile(people, members))
    residents = np.tile(one.residents, (members if setup.model.taken else 1, 1))
    used = np.tile(one.used, (members, 1))
    return ground, Here(one.day, state, residents, np.tile(one.unmet, members), used)


# --- the order of rows ---------------------------------------------------------------------------


@few
@given(any_rules, seeds, lanes)
def test_the_order_of_places_and_links_changes_no_distribution(
    rules: set[str], seed: int, lane: str
) -> None:
    setup = a_setup(rules, seed, people=2)
    # Of two ways to one goal that are alike, fixed routes are the first of them.
    assume(setup.model.fixed is None or not _ways_alike(setup.model))
    rng = np.random.default_rng(seed)
    places = rng.permutation(len(setup.model.network.places))
    links = rng.permutation(setup.model.network.links)
    here, there = places.tolist(), links.tolist()

    def rename(person: Person) -> Person:
        place = person.place if person.on_link else here[person.place]
        return person._replace(place=place, plan=tuple(there[link] for link in person.plan))

    turned = reordered(setup, places, links)
    back = np.argsort(places).tolist()
    found: Counter[World] = Counter()
    for world, n in _renamed(turned, seed, lane, rename).items():
        found[world._replace(residents=tuple(world.residents[p] for p in back))] += n
    assert agreement(worlds(*run(setup, 5_000, seed + 1, lane)), found) > LEAST


def test_to_take_one_link_for_another_changes_it() -> None:
    found = []
    for seed in range(6):
        setup = a_setup({"awareness 2"}, seed, places=4, days=1)
        model, network = setup.model, setup.model.network
        km = msgspec.structs.replace(network, km=network.km[::-1])
        other = dataclasses.replace(
            setup,
            model=dataclasses.replace(model, network=km, paths=paths_of(km, setup.awareness)),
        )
        found.append(agreement(*(worlds(*run(one, 5_000, 1)) for one in (setup, other))))
    assert min(found) < LEAST


def _ways_alike(model: Model) -> bool:
    paths = model.paths
    ways = list(zip(paths.origin.tolist(), paths.goal.tolist(), paths.km.tolist(), strict=True))
    return len(set(ways)) < len(ways)


def reordered(setup: Setup, places: Ints, links: Ints) -> Setup:
    """The same setup, where place i was place `places[i]` and link l was link `links[l]`."""
    model, old = setup.model, setup.model.network
    place, link = np.argsort(places), np.argsort(links)
    network = msgspec.structs.replace(
        old,
        places=tuple(old.places[p] for p in places),
        start=place[old.start[links]],
        end=place[old.end[links]],
        km=old.km[links],
        lat=old.lat[places],
        lon=old.lon[places],
    )
    surroundings = _of_places(model.surroundings, places)
    markers = (surroundings.kind == Kind.MARKER).all(axis=0)
    paths = paths_of(network, setup.awareness, markers)
    known = None
    if model.known is not None:
        known = KnownWays(tuple(tuple(link[list(way)].tolist()) for way in model.known.ways))
        paths = known.widened(paths, network)
    assert model.at_start is not None
    mean_steps = tuple(setup.mean_steps[one] for one in links if setup.mean_steps)
    law: ByDistance | ByStages
    if isinstance(model.law, ByStages):
        law = ByStages(network, np.array(mean_steps), model.law.stages)
    else:
        law = ByDistance(
            network,
            grain_km=1.0,
            length=network.km,
            speed=model.law.speed[links],
            stride=model.law.stride,
            full_day=model.law.full_day,
            on_foot=model.law.on_foot,
            walked=model.law.walked[links],
            restless=model.law.restless,
        )
    acts = setup.acts
    acts = acts._replace(
        places=acts.places and tuple(acts.places[p] for p in places),
        room=acts.room and tuple(acts.room[one] for one in links),
        turned=acts.turned and tuple(tuple(row[one] for one in links) for row in acts.turned),
        sent_to=acts.sent_to and tuple(int(place[acts.sent_to[one]]) for one in links),
        left=acts.left and tuple(acts.left[p] for p in places),
        pace=acts.pace and tuple(acts.pace[one] for one in links),
    )
    model = dataclasses.replace(
        model,
        network=network,
        paths=paths,
        surroundings=surroundings,
        chances=[
            dataclasses.replace(rule, days=rule.days[places]) if isinstance(rule, ByStay) else rule
            for rule in model.chances
        ],
        known=known,
        open=model.open[:, links],
        law=law,
        sources=[_source_of_places(source, places) for source in model.sources],
        classes=Classes(model.classes.names, model.classes.share[places]),
        at_start=model.at_start[places],
        pressed=None if model.pressed is None else model.pressed[:, places],
        left=None if model.left is None else model.left[:, places],
    )
    return dataclasses.replace(setup, model=model, acts=acts, mean_steps=mean_steps)


def _of_places(surroundings: Surroundings, places: Ints) -> Surroundings:
    columns = {
        field.name: getattr(surroundings, field.name)[..., places]
        for field in msgspec.structs.fields(Surroundings)
    }
    return Surroundings(**columns)


def _source_of_places(source: starting.Source, places: Ints) -> starting.Source:
    if isinstance(source, starting.Given):
        return starting.Given(new=source.new[:, :, places])
    if isinstance(source, starting.Rate):
        return starting.Rate(mean=source.mean[:, :, places])
    return source
