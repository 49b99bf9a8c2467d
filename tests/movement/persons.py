"""The rules of movement, person by person: slow, plain, and written without the kernel's draws.

Owns: `Persons`, a day of a model in which everybody is asked in turn, from the words of the rules
and of `flee-rules`; `exact`, the distribution of days by following every outcome; `sampled`, the
same by chance. It reads the inputs of a model (network, surroundings, the numbers of each rule) and
computes paths, chances, weights and travel itself, so that the two have only the rules in common.

Occupancy is frozen twice a day, before people leave and before they travel; between, persons know
nothing of each other, except where they stand in line for a quota.
"""

from __future__ import annotations

import itertools
import math
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol, TypeVar

from isthmus.movement.model import Model
from isthmus.movement.rules import attraction, leaving, starting
from isthmus.movement.surroundings import Kind
from isthmus.movement.travel import ByDistance, ByStages

T = TypeVar("T", bound=Hashable)


class Person(NamedTuple):
    """One person. On a link `place` is -1 and the first link of `plan` is the one walked now."""

    place: int
    plan: tuple[int, ...] = ()
    done: int = 0
    tired: int = 0
    class_: int = 0
    fresh: bool = False

    @property
    def on_link(self) -> bool:
        """Whether the person is between two places."""
        return self.place < 0


class World(NamedTuple):
    """Everybody, in order; who still lives where; how many could not be found to set out."""

    people: tuple[Person, ...]
    residents: tuple[int, ...]
    unmet: int = 0


class Acts(NamedTuple):
    """What measures do to the rates, by place or link; None does nothing.

    places, room  how many may leave a place, enter a link, in a phase
    turned        chance of being sent back on arrival, [class][link]; sent_to where
    left          chance of leaving the register at a place
    pace          how many times faster a link is travelled
    """

    places: tuple[int, ...] | None = None
    room: tuple[int, ...] | None = None
    turned: tuple[tuple[float, ...], ...] | None = None
    sent_to: tuple[int, ...] | None = None
    left: tuple[float, ...] | None = None
    pace: tuple[float, ...] | None = None


_NO_ACTS = Acts()


@dataclass(frozen=True)
class Setup:
    """A model, and what was asked of it that it does not say again."""

    model: Model
    awareness: int = 1
    acts: Acts = _NO_ACTS
    #: Mean steps on each link, for travel by stages.
    mean_steps: tuple[float, ...] = ()
    days: int = 3

    @property
    def persons(self) -> Persons:
        """The plain implementation of it."""
        return Persons(self)


#: What is rarer than this is not followed: no test draws so often.
_NEVER = 1e-10

# --- chance --------------------------------------------------------------------------------------


class Dice(Protocol):
    """What decides."""

    def which(self, weights: Sequence[float]) -> int:
        """A position, by weight."""
        ...


class Thrown:
    """Dice that are thrown."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311

    def which(self, weights: Sequence[float]) -> int:
        """A position, by weight."""
        point = self._random.random() * sum(weights)
        last = 0
        for i, weight in enumerate(weights):
            if weight > 0.0:
                last = i
                if point < weight:
                    return i
                point -= weight
        return last


class Told:
    """Dice that fall as told, and the first way from then on; they note what else could be."""

    def __init__(self, script: tuple[int, ...]) -> None:
        self._script = script
        self.fallen: list[int] = []
        self.others: list[list[int]] = []
        self.chance = 1.0

    def which(self, weights: Sequence[float]) -> int:
        """A position, as told."""
        total = sum(weights)
        ways = [i for i, weight in enumerate(weights) if weight > 0.0]
        turn = len(self.fallen)
        way = self._script[turn] if turn < len(self._script) else ways[0]
        self.fallen.append(way)
        others = [one for one in ways if one > way] if turn >= len(self._script) else []
        self.others.append([one for one in others if self.chance * weights[one] > _NEVER * total])
        self.chance *= weights[way] / total
        return way


def every(run: Callable[[Dice], T]) -> dict[T, float]:
    """Each outcome of `run` with its chance: all ways the dice can fall."""
    found: dict[T, float] = defaultdict(float)
    todo: list[tuple[int, ...]] = [()]
    while todo:
        dice = Told(todo.pop())
        found[run(dice)] += dice.chance
        for turn, others in enumerate(dice.others):
            todo += [(*dice.fallen[:turn], other) for other in others]
    return dict(found)


def _yes(chance: float, dice: Dice) -> bool:
    chance = min(1.0, max(0.0, chance))
    return dice.which((chance, 1.0 - chance)) == 0


# --- one day -------------------------------------------------------------------------------------


class Phase(NamedTuple):
    """What persons know while they act: the day, who is at each place, who lives where."""

    day: int
    there: tuple[int, ...]
    residents: tuple[int, ...]


@dataclass
class Persons:
    """A model, person by person. The methods with one-line bodies are where mutants differ."""

    setup: Setup
    #: What was computed before, by what it depends on.
    _known: dict[object, list[tuple[tuple[int, ...], float]]] = field(default_factory=dict)
    _outcomes: dict[object, Mapping[Person | None, float]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.model = self.setup.model
        network = self.model.network
        self.start = network.start.tolist()
        self.end = network.end.tolist()
        self.km = network.km.tolist()
        self.places = range(len(network.places))
        law = self.model.law
        self.on_foot = isinstance(law, ByDistance) and law.on_foot
        self.restless = isinstance(law, ByDistance) and law.restless

    # Where mutants differ from the rules.

    def is_there(self, done: int, length: int) -> bool:
        """A link is walked when more than its length is done."""
        return done > length

    def speed_of_next(self, speed: int, moved: int) -> int:
        """The way of a next link on the same day: a whole day's, whatever was moved."""
        return speed

    def goes_on(self, moved: int, speed: int) -> bool:
        """Who moved less than a day's way on arrival decides again."""
        return moved < speed

    def tired_after(self, before: int, moved: int) -> int:
        """Recent travel: the mean of before and today, rounded down."""
        return (before + moved) // 2

    def plan_when_full(self, plan: tuple[int, ...]) -> tuple[int, ...]:
        """Who finds the goal full has no plan any more."""
        return ()

    def plan_when_closed(self, plan: tuple[int, ...]) -> tuple[int, ...]:
        """Who finds the link closed on arrival has no plan any more."""
        return ()

    def occupancy(self, people: Sequence[Person]) -> tuple[int, ...]:
        """People at each place."""
        count = Counter(person.place for person in people)
        return tuple(count[place] for place in self.places)

    def travel_occupancy(self, before: tuple[int, ...], now: tuple[int, ...]) -> tuple[int, ...]:
        """Who is where while people travel: counted again after they have left."""
        return now

    # Setting out.

    def worlds_at_start(self) -> dict[World, float]:
        """Before day 0."""
        residents = tuple(self.model.surroundings.residents.tolist())
        at_start = self.model.at_start
        new = [0 for _ in self.places] if at_start is None else at_start.tolist()

        def run(dice: Dice) -> World:
            return World(tuple(sorted(self._newcomers(new, dice))), residents)

        return every(run)

    def _newcomers(self, new: Sequence[int], dice: Dice) -> list[Person]:
        share = self.model.classes.share.tolist()
        return [
            Person(place, class_=dice.which(share[place]), fresh=self.on_foot)
            for place in self.places
            for _ in range(new[place])
        ]

    def set_out(self, day: int, world: World, dice: Dice) -> World:
        """The world with those who set out on that day."""
        people, residents, unmet = list(world.people), list(world.residents), world.unmet
        for source in self.model.sources:
            if isinstance(source, starting.Rate) or (
                isinstance(source, starting.Given) and source.new.ndim == 4
            ):
                people += self._of_classes(source, day, dice)
                continue
            new = self._starts(source, day, residents, dice)
            for place in self.places if self.model.taken else ():
                found = min(new[place], residents[place])
                unmet += new[place] - found
                residents[place] -= found
                new[place] = found
            people += self._newcomers(new, dice)
        return World(tuple(sorted(people)), tuple(residents), unmet)

    def _starts(
        self, source: starting.Source, day: int, residents: list[int], dice: Dice
    ) -> list[int]:
        s = self.model.surroundings
        d = min(day, len(s.kind) - 1)
        new = [0 for _ in self.places]
        match source:
            case starting.Counted():
                weights = [
                    residents[p]
                    * float(s.conflict[d, p])
                    * self._aged(source.decay, source.interval, day, p)
                    for p in self.places
                ]
                if day < len(source.new) and any(weights):
                    for _ in range(int(source.new[day])):
                        new[dice.which(weights)] += 1
            case starting.Given():
                if day < len(source.new):
                    new = [int(n) for n in source.new[day][0]]
            case starting.ByConflict() | starting.ByFlood() | starting.ByHunger():
                for p in self.places:
                    if isinstance(source, starting.ByConflict):
                        rate, mode = source.rate * float(s.conflict[d, p]), source.mode
                    elif isinstance(source, starting.ByFlood):
                        level = float(s.flood[d, p])
                        rate = _between(source.levels, level) if level > 0.0 else 0.0
                        mode = source.mode
                    else:
                        rate, mode = float(s.hunger[d, p]), "pop_ratio"
                    new[p] = self._whole(mode, rate, residents[p], dice)
            case _:
                raise AssertionError(source)
        return new

    def _of_classes(
        self, source: starting.Rate | starting.Given, day: int, dice: Dice
    ) -> Iterator[Person]:
        table = source.mean if isinstance(source, starting.Rate) else source.new
        if day >= len(table):
            return
        for place, row in enumerate(table[day][0].tolist()):
            for class_, n in enumerate(row):
                if isinstance(source, starting.Rate):
                    n = self._whole("poisson", n, 0, dice)
                yield from [Person(place, class_=class_, fresh=self.on_foot)] * n

    @staticmethod
    def _whole(mode: str, rate: float, residents: int, dice: Dice) -> int:
        if mode == "poisson":
            return dice.which([math.exp(-rate) * rate**n / math.factorial(n) for n in range(12)])
        return int(rate * residents if mode == "pop_ratio" else rate)

    def _aged(self, decay: Sequence[float], interval: int, day: int, place: int) -> float:
        began = self.model.surroundings.began
        since = int(began[min(day, len(began) - 1), place])
        age = day - since if since >= 0 else 0
        return decay[min(age // interval, len(decay) - 1)] if decay else 1.0

    # Deciding.

    def chance(self, phase: Phase, place: int, class_: int) -> float:
        """The chance that a person at a place goes."""
        s = self.model.surroundings
        d = min(phase.day, len(s.kind) - 1)
        chance = 0.0
        for rule in self.model.chances:
            match rule:
                case leaving.ByKind():
                    chance = {
                        Kind.CONFLICT: rule.conflict,
                        Kind.CAMP: rule.camp,
                        Kind.IDP_CAMP: rule.idp_camp,
                        Kind.FORWARD: 1.0,
                        Kind.MARKER: 1.0,
                    }.get(Kind(s.kind[d, place]), rule.town)
                case leaving.BySize():
                    size = max(phase.residents[place], float(s.capacity[place]), 0.0)
                    chance *= (size / rule.base) ** rule.power
                case leaving.ByHunger():
                    hungry = float(s.hunger[d, place])
                    chance = hungry + (1.0 - hungry) * chance
                case leaving.ByFlood():
                    if s.flood[d, place] > 0.0:
                        chance = _between(rule.levels, float(s.flood[d, place]))
                case leaving.ByStay():
                    mean = float(rule.days[place])
                    chance = 1.0 - math.exp(-rule.step_days / mean) if mean > 0.0 else 1.0
                case _:
                    raise AssertionError(rule)
        return chance

    def score(self, phase: Phase, place: int, class_: int) -> float:
        """How attractive a place is to a class of people."""
        s = self.model.surroundings
        d = min(phase.day, len(s.kind) - 1)
        kind = Kind(s.kind[d, place])
        camp = kind in (Kind.CAMP, Kind.IDP_CAMP)
        score = 1.0
        for rule in self.model.scores:
            match rule:
                case attraction.Abroad():
                    score *= rule.weight if s.foreign[place] else 1.0
                case attraction.Camps():
                    score *= rule.weight if camp else 1.0
                case attraction.Danger():
                    fight = float(s.conflict[d, place])
                    aged = self._aged(rule.decay, rule.interval, phase.day, place)
                    score *= rule.weight ** (fight * aged) if fight > 0.0 else 1.0
                case attraction.Water():
                    level = float(s.flood[d, place])
                    score *= _between(rule.levels, level) if level > 0.0 else 1.0
                case attraction.Food():
                    score *= 1.0 if s.foreign[place] else 1.0 - float(s.hunger[d, place]) ** 2
                case attraction.Residents():
                    score *= 1.0 if camp else max(1.0, phase.residents[place]) ** rule.power
                case attraction.Cautious():
                    score = score**2 if rule.classes[class_] else score
                case attraction.Heedless():
                    score = 1.0 if rule.classes[class_] else score
                case _:
                    raise AssertionError(rule)
        return score

    def room(self, phase: Phase, place: int) -> float:
        """The share of room left at a place."""
        rule = self.model.room
        if rule is None:
            return 1.0
        most = float(self.model.surroundings.capacity[place]) * rule.scaling
        people = phase.there[place]
        if most < 1.0 or people <= rule.buffer * most:
            return 1.0 if most < 1.0 or people < most else 0.0
        if people >= most:
            return 0.0
        return 1.0 - (people - rule.buffer * most) / (most * (1.0 - rule.buffer))

    def full(self, phase: Phase, place: int) -> bool:
        """Whether people turn away from a place: a camp with less than half of its room."""
        kinds = self.model.surroundings.kind
        kind = Kind(kinds[min(phase.day, len(kinds) - 1), place])
        return kind in (Kind.CAMP, Kind.IDP_CAMP) and self.room(phase, place) < 0.5

    def is_open(self, day: int, link: int) -> bool:
        """Whether a link can be walked on a day."""
        return bool(self.model.open[min(day, len(self.model.open) - 1), link])

    def paths(self, place: int) -> Iterator[tuple[int, ...]]:
        """Every loop-free way out of a place that people there know."""
        aware = list(self.aware(place))
        yield from aware
        told = set(aware)
        for way in self.model.known.ways if self.model.known is not None else ():
            for first in [(), *aware]:
                here = self.end[first[-1]] if first else place
                whole = (*first, *way)
                been = [place, *(self.end[link] for link in whole)]
                if here == self.start[way[0]] and len(set(been)) == len(been) and whole not in told:
                    told.add(whole)
                    yield whole

    def aware(self, place: int) -> Iterator[tuple[int, ...]]:
        """Every loop-free way out of a place that people there are aware of by themselves."""
        kinds = self.model.surroundings.kind
        markers = [bool((kinds[:, p] == Kind.MARKER).all()) for p in self.places]

        def on(path: tuple[int, ...], been: set[int], steps: int) -> Iterator[tuple[int, ...]]:
            here = self.end[path[-1]]
            if not markers[here]:
                yield path
                steps += 1
            if steps < self.setup.awareness:
                for link in range(len(self.start)):
                    if self.start[link] == here and self.end[link] not in been:
                        yield from on((*path, link), been | {self.end[link]}, steps)

        for link in range(len(self.start)):
            if self.start[link] == place != self.end[link]:
                yield from on((link,), {place, self.end[link]}, 0)

    def ways(self, phase: Phase, place: int, class_: int) -> list[tuple[tuple[int, ...], float]]:
        """The paths that a person may choose, and the weight of each."""
        key = (phase if self._everything_counts else phase.day, place, class_)
        if key not in self._known:
            self._known[key] = self._ways(phase, place, class_)
        return self._known[key]

    @property
    def _everything_counts(self) -> bool:
        return self.model.room is not None or self.model.taken

    def _ways(self, phase: Phase, place: int, class_: int) -> list[tuple[tuple[int, ...], float]]:
        rule = self.model.choice
        found = []
        for path in self.paths(place):
            if not all(self.is_open(phase.day, link) for link in path):
                continue
            goal = self.end[path[-1]]
            score = self.score(phase, goal, class_)
            near = 1.0
            for far in self.model.path_scores:
                assert isinstance(far, attraction.NotFar)
                near /= max(1.0, self._crow(place, goal)) ** far.power
            km = sum(self.km[link] for link in path)
            weight = (rule.extra + score * near) / (rule.soft + km) ** rule.distance_power
            weight = (weight * self.room(phase, goal)) ** rule.weight_power
            if self.model.fixed is not None:
                weight *= score
            found.append((path, weight))
        if self.model.fixed is not None:
            best: dict[int, tuple[tuple[int, ...], float]] = {}
            for path, weight in sorted(found):
                goal = self.end[path[-1]]
                if goal not in best or weight > best[goal][1]:
                    best[goal] = (path, weight)
            found = list(best.values())
        if rule.prune > 1.0 and found:
            most = max(weight for _, weight in found)
            found = [(path, weight) for path, weight in found if weight * rule.prune >= most]
        if all(weight <= 0.0 for _, weight in found):
            return [(path, 1.0) for path, _ in found]
        return found

    def _crow(self, a: int, b: int) -> float:
        network = self.model.network
        lat, lon = network.lat, network.lon
        one, other = math.radians(lat[a]), math.radians(lat[b])
        half = math.radians(lon[b] - lon[a]) / 2.0
        square = math.sin((other - one) / 2.0) ** 2
        square += math.cos(one) * math.cos(other) * math.sin(half) ** 2
        return 2.0 * 6371.0088 * math.asin(math.sqrt(square))

    def wants_to_go(self, person: Person, phase: Phase, moved: int | None, dice: Dice) -> bool:
        """Whether a person at a place goes; `moved` is today's way, None before anybody travels."""
        place = person.place
        law = self.model.law
        pressed = self.model.pressed
        cannot_rest = (
            moved is not None
            and isinstance(law, ByDistance)
            and law.restless
            and pressed is not None
            and pressed[min(phase.day, len(pressed) - 1), place]
            and person.tired + moved < law.full_day
        )
        certain = cannot_rest or (person.plan and self.model.under_way)
        goes = certain or _yes(self.chance(phase, place, person.class_), dice)
        return bool(goes) and bool(person.plan or self.ways(phase, place, person.class_))

    def picks(self, person: Person, phase: Phase, dice: Dice) -> tuple[int, ...]:
        """The plan of a person who goes: the one under way, or a new one."""
        if person.plan:
            return person.plan
        ways = self.ways(phase, person.place, person.class_)
        return ways[dice.which([weight for _, weight in ways])][0]

    def sets_out(self, person: Person, plan: tuple[int, ...], phase: Phase) -> Person:
        """A person with a plan steps on its first link, unless the goal is full or it is closed."""
        if self.full(phase, self.end[plan[-1]]):
            return person._replace(plan=self.plan_when_full(plan))
        if not self.is_open(phase.day, plan[0]):
            return person._replace(plan=())
        return person._replace(place=-1, plan=plan)

    def decides(self, person: Person, phase: Phase, moved: int | None, dice: Dice) -> Person:
        """A person at a place, where nobody stands in line."""
        if not self.wants_to_go(person, phase, moved, dice):
            return person
        return self.sets_out(person, self.picks(person, phase, dice), phase)

    def all_decide(self, people: Sequence[Person], phase: Phase, dice: Dice) -> list[Person]:
        """Everybody before travel, where quotas let only so many leave a place or enter a link."""
        acts = self.setup.acts
        done = [person for person in people if person.on_link]
        going: list[Person] = []
        for person in people:
            if not person.on_link:
                goes = self.wants_to_go(person, phase, None, dice)
                (going if goes else done).append(person)
        served: list[Person] = []
        left: Counter[int] = Counter()
        for person in self._shuffled(going, dice):
            free = acts.places is None or left[person.place] < acts.places[person.place]
            (served if free else done).append(person)
            left[person.place] += 1
        entered: Counter[int] = Counter()
        for person in self._shuffled(served, dice):
            plan = self.picks(person, phase, dice)
            after = self.sets_out(person, plan, phase)
            if after.on_link and acts.room is not None:
                if entered[plan[0]] >= acts.room[plan[0]]:
                    after = person._replace(plan=())
                else:
                    entered[plan[0]] += 1
            done.append(after)
        return done

    @staticmethod
    def _shuffled(people: list[Person], dice: Dice) -> Iterator[Person]:
        left = list(people)
        while left:
            yield left.pop(dice.which([1.0] * len(left)))

    # Travelling.

    def walks(
        self, person: Person, phase: Phase, moved: int, dice: Dice
    ) -> tuple[Person, int, bool]:
        """A person on a link walks: (the person, today's way, whether to decide again)."""
        law = self.model.law
        link = person.plan[0]
        if isinstance(law, ByStages):
            person, there = self._stages(person, law, dice)
            if there:
                person = self._arrives(person, phase, 0, dice)[0]
            return person, 0, False
        # Progress along a link meets its length rounded; today's way is told the whole units of it,
        # and by chance one more for the part, so that its mean is right.
        units = self.km[link] / law.grain_km
        speed, length, whole = int(law.speed[link]), max(1, round(units)), math.floor(units)
        if self.setup.acts.pace is not None:
            speed = max(1, round(speed * self.setup.acts.pace[link]))
        if person.fresh:
            speed = law.stride
        if law.walked[link] > 0.0 and _yes(float(law.walked[link]), dice):
            speed = law.stride
        way = speed if moved == 0 else self.speed_of_next(speed, moved)
        done = person.done + way
        if not self.is_there(done, length):
            return person._replace(done=done), moved + way, False
        moved = max(0, moved + way - (done - whole))
        if units > whole and _yes(units - whole, dice):
            moved += 1
        again = self.goes_on(moved, speed)
        person, moved, down = self._arrives(person, phase, moved, dice)
        return person, moved, down and again

    def _stages(self, person: Person, law: ByStages, dice: Dice) -> tuple[Person, bool]:
        rate = law.stages / self.setup.mean_steps[person.plan[0]]
        if self.setup.acts.pace is not None:
            rate *= self.setup.acts.pace[person.plan[0]]
        left = law.stages - person.done
        short = [math.exp(-rate) * rate**n / math.factorial(n) for n in range(left)]
        n = dice.which([*short, max(0.0, 1.0 - sum(short))])
        return person._replace(done=person.done + n), n == left

    def _arrives(
        self, person: Person, phase: Phase, moved: int, dice: Dice
    ) -> tuple[Person, int, bool]:
        """At the end of a link: (the person, today's way, whether it was let in)."""
        link, acts = person.plan[0], self.setup.acts
        person = person._replace(plan=person.plan[1:], done=0, fresh=False)
        if not self.is_open(phase.day, link):
            plan = self.plan_when_closed(person.plan)
            return person._replace(place=self.start[link], plan=plan), moved, False
        if acts.turned is not None and acts.sent_to is not None:
            chances = acts.turned[person.class_ if len(acts.turned) > 1 else 0]
            if _yes(chances[link], dice):
                return person._replace(place=acts.sent_to[link], plan=()), moved, False
        return person._replace(place=self.end[link]), moved, True

    def rests(self, person: Person, moved: int) -> Person:
        """The person at the end of the day."""
        if not self.restless:
            return person
        return person._replace(tired=self.tired_after(person.tired, moved))

    def travels(self, person: Person, phase: Phase, dice: Dice) -> Person:
        """A whole day of travel of one person."""
        moved = 0
        again = True
        while person.on_link and again:
            person, moved, again = self.walks(person, phase, moved, dice)
            if again:
                person = self.decides(person, phase, moved, dice)
        return self.rests(person, moved)

    def leaves_register(self, person: Person, day: int, dice: Dice) -> bool:
        """Whether a person at a place is taken out."""
        left, acts = self.model.left, self.setup.acts.left
        chance = 0.0
        if left is not None:
            chance = float(left[min(day, len(left) - 1), person.place])
        if acts is not None:
            chance = acts[person.place]
        return chance > 0.0 and _yes(chance, dice)

    def day(self, day: int, world: World, dice: Dice) -> World:
        """A whole day of everybody."""
        world = self.set_out(day, world, dice)
        before = self.occupancy(world.people)
        phase = Phase(day, before, world.residents)
        people = self.all_decide(world.people, phase, dice)
        now = self.travel_occupancy(before, self.occupancy(people))
        phase = phase._replace(there=now)
        people = [self.travels(person, phase, dice) for person in people]
        people = [one for one in people if one.on_link or not self.leaves_register(one, day, dice)]
        return world._replace(people=tuple(sorted(people)))

    # Every outcome of a day, where nobody stands in line: persons apart, given who is where.

    def every_day(self, day: int, world: World, chance: float) -> dict[World, float]:
        """Each world after a day that began in `world`, with its chance times `chance`."""
        assert self.setup.acts.places is None
        assert self.setup.acts.room is None
        found: dict[World, float] = defaultdict(float)
        for begun, first in every(lambda dice: self.set_out(day, world, dice)).items():
            first *= chance
            if first < _NEVER:
                continue
            before = self.occupancy(begun.people)
            phase = Phase(day, before, begun.residents)
            for left, second in self._each(begun.people, phase, self._every_leaving).items():
                now = self.travel_occupancy(before, self.occupancy(left))
                later = phase._replace(there=now)
                for after, third in self._each(left, later, self._every_travel).items():
                    found[begun._replace(people=after)] += first * second * third
        return found

    def _each(
        self,
        people: Sequence[Person],
        phase: Phase,
        one: Callable[[Person, Phase], Mapping[Person | None, float]],
    ) -> dict[tuple[Person, ...], float]:
        """Outcomes of all persons from those of each, independent given the phase."""
        found: dict[tuple[Person, ...], float] = {(): 1.0}
        for person in people:
            more: dict[tuple[Person, ...], float] = defaultdict(float)
            key = (one.__name__, person, phase if self._everything_counts else phase.day)
            outcomes = self._outcomes.get(key) or one(person, phase)
            self._outcomes[key] = outcomes
            if len(found) * len(outcomes) > _MOST:
                raise TooManyError
            for (so_far, chance), (after, step) in itertools.product(
                found.items(), outcomes.items()
            ):
                group = so_far if after is None else tuple(sorted((*so_far, after)))
                more[group] += chance * step
            found = more
        return found

    def _every_leaving(self, person: Person, phase: Phase) -> Mapping[Person | None, float]:
        if person.on_link:
            return {person: 1.0}
        return every(lambda dice: self.decides(person, phase, None, dice))

    def _every_travel(self, person: Person, phase: Phase) -> Mapping[Person | None, float]:
        """As `travels`, leg by leg, those who stand alike after a leg taken together."""
        ended: dict[Person | None, float] = defaultdict(float)
        legs: dict[tuple[Person, int], float] = {(person, 0): 1.0}
        while legs:
            after: dict[tuple[Person, int], float] = defaultdict(float)
            for (one, moved), chance in legs.items():
                for (then, way, again), step in every(
                    lambda dice, one=one, moved=moved: self._leg(one, phase, moved, dice)  # type: ignore[misc]
                ).items():
                    if again:
                        after[then, way] += chance * step
                    else:
                        ended[self.rests(then, way)] += chance * step
            legs = after
        out: dict[Person | None, float] = defaultdict(float)
        for last, chance in ended.items():
            for gone, step in every(lambda dice, last=last: self._goes(last, phase, dice)).items():  # type: ignore[misc]
                out[None if gone else last] += chance * step
        return out

    def _leg(
        self, person: Person, phase: Phase, moved: int, dice: Dice
    ) -> tuple[Person, int, bool]:
        if not person.on_link:
            return person, moved, False
        person, moved, again = self.walks(person, phase, moved, dice)
        if again:
            person = self.decides(person, phase, moved, dice)
        return person, moved, again and person.on_link

    def _goes(self, person: Person | None, phase: Phase, dice: Dice) -> bool:
        assert person is not None
        return not person.on_link and self.leaves_register(person, phase.day, dice)


# --- many days -----------------------------------------------------------------------------------


def exact(persons: Persons) -> dict[World, float]:
    """The distribution after the days of the setup; `TooManyError` where worlds are too many."""
    worlds = persons.worlds_at_start()
    for day in range(persons.setup.days):
        after: dict[World, float] = defaultdict(float)
        for world, chance in worlds.items():
            for then, step in persons.every_day(day, world, chance).items():
                after[then] += step
            if len(after) > _MOST:
                raise TooManyError
        worlds = after
    return worlds


class TooManyError(Exception):
    """More worlds than are worth following."""


_MOST = 2_000


def sampled(persons: Persons, runs: int, seed: int) -> Counter[World]:
    """The worlds that so many runs end in."""
    dice = Thrown(seed)
    found: Counter[World] = Counter()
    starts = persons.worlds_at_start()
    likely = list(starts)
    for _ in range(runs):
        world = likely[dice.which([starts[one] for one in likely])]
        for day in range(persons.setup.days):
            world = persons.day(day, world, dice)
        found[world] += 1
    return found


def _between(values: Sequence[float], level: float) -> float:
    """The value at a level, on the straight line between those of whole levels."""
    low = min(int(level), len(values) - 1)
    high = min(low + 1, len(values) - 1)
    return values[low] + (values[high] - values[low]) * min(1.0, level - low)
