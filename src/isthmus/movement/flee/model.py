"""A model of a Flee folder: its files and settings as rules.

Owns: `model_of`, and the switches that bring back, one by one, what Flee's program does and its
documentation does not say. None is on unless it is asked for.
"""

from __future__ import annotations

import itertools
from collections.abc import Collection, Mapping

import msgspec
import numpy as np
from numpy.typing import NDArray

from isthmus.case.problems import CaseError, Problem
from isthmus.movement.arrays import Bools, Floats, Ints
from isthmus.movement.model import Model
from isthmus.movement.network import Network, Paths, paths_of
from isthmus.movement.rules.attraction import (
    Abroad,
    Camps,
    Cautious,
    Danger,
    Food,
    Heedless,
    NotFar,
    Residents,
    Water,
    aged,
)
from isthmus.movement.rules.capacity import Room
from isthmus.movement.rules.choosing import FixedRoutes, Gravity, KnownWays
from isthmus.movement.rules.leaving import ByFlood as LeaveFlood
from isthmus.movement.rules.leaving import ByHunger, ByKind, BySize
from isthmus.movement.rules.people import Classes, everyone
from isthmus.movement.rules.rule import ChanceRule, PathRule, PlaceRule
from isthmus.movement.rules.starting import ByConflict, ByFlood, Counted, Source
from isthmus.movement.rules.starting import ByHunger as StartHunger
from isthmus.movement.surroundings import Kind, Surroundings
from isthmus.movement.travel import ByDistance

from .places import SINK
from .records import Closure, Demography, Folder, Link, Settings

#: How Flee's words for a place are ours.
_KINDS: Mapping[str, Kind] = {
    "town": Kind.TOWN,
    "conflict": Kind.CONFLICT,
    "camp": Kind.CAMP,
    "idpcamp": Kind.IDP_CAMP,
    "forward": Kind.FORWARD,
    "marker": Kind.MARKER,
    "flood_zone": Kind.FLOOD_ZONE,
}

#: Finer units, for speeds that are no whole kilometres a day; the last one serves all others.
_FINE = (0.5, 0.25, 0.2, 0.1)
#: And for lengths that are none, where sums of them are kept.
_FINER = (0.05, 0.01)

#: Pools of people in a day's way, where those who have walked differently would be too many cells.
_POOLS = 4

#: Stances times the values of recent travel that one member may have to tell apart, before people
#: are pooled. All but very detailed networks stay far below.
_CELLS = 450_000


class Switches(msgspec.Struct, frozen=True, kw_only=True):
    """What Flee does and does not say, each off by default; named after what it does.

    They change published results, and exist to compare with these.
    """

    #: The people counted in a camp on day 0 also take their number from its capacity for good.
    day0_people_shrink_capacity: bool = False
    #: A two-way closure of a link closes only the way back.
    link_closure_closes_way_back_only: bool = False
    #: `forced_redirection` 1 puts the link in twice, which doubles its weight.
    forced_redirection_doubles_link: bool = False
    #: A conflict keeps the intensity it began with until it ends.
    intensity_stays_as_it_began: bool = False
    #: Flee up to 3.1 of the registry: people under way to a farther goal wait at each place on the
    #: way as everybody there does.
    under_way_waits_as_others: bool = False
    #: With `boys_take_risk`, all males over 14, and not only boys, heed no danger.
    men_take_risk_as_boys: bool = False

    @classmethod
    def all(cls) -> Switches:
        """Every switch of the version that the reference describes."""
        return cls(
            day0_people_shrink_capacity=True,
            link_closure_closes_way_back_only=True,
            forced_redirection_doubles_link=True,
            intensity_stays_as_it_began=True,
            men_take_risk_as_boys=True,
        )


def model_of(
    folder: Folder,
    *,
    switches: Switches | None = None,
    grain_km: float | None = None,
    fineness: int = 1,
    by: str | None = None,
) -> Model:
    """The model that the folder describes.

    `grain_km` is how far people's ways are told apart (None: by a whole kilometre, less so on very
    detailed networks: see `units_of`). `fineness` as in `Model`. `by` names an attribute of the
    folder's demographics whose values become classes of people.
    """
    switches = switches or Switches()
    settings = folder.settings
    order = sorted(range(len(folder.places)), key=lambda i: folder.places[i].name)
    places = [folder.places[i] for i in order]
    number = {place.name: i for i, place in enumerate(places)}
    kind = _kinds(folder, order, number)
    network, links = _network(folder, number, switches)
    markers = (kind == Kind.MARKER).all(axis=0)
    paths = paths_of(network, max(1, settings.awareness_level), markers)
    known = _known_ways(folder, number, network, markers)
    if known is not None:
        paths = known.widened(paths, network)
    if settings.awareness_level < 1:
        # Level 0 is a choice among the roads that does not look where they lead.
        settings = msgspec.structs.replace(settings, distance_power=0.0, weight_power=0.0)
    surroundings = _surroundings(folder, order, kind, number, switches)
    unit, pool = units_of(folder, network, paths, grain_km)
    classes = _classes(folder, order, by)
    return Model(
        name=folder.name,
        network=network,
        paths=paths,
        surroundings=surroundings,
        chances=_chances(settings),
        scores=_scores(settings, classes, switches),
        path_scores=_path_scores(settings),
        choice=Gravity(
            soft=settings.softening,
            extra=settings.weight_softening,
            distance_power=settings.distance_power,
            weight_power=settings.weight_power,
            prune=settings.pruning_threshold,
        ),
        fixed=FixedRoutes() if settings.fixed_routes else None,
        known=known,
        room=Room(buffer=settings.capacity_buffer, scaling=settings.capacity_scaling),
        open=_open(folder, places_country(folder, order), number, network, switches),
        law=_law(settings, network, links, unit, pool),
        sources=_sources(folder, surroundings),
        taken=settings.take_from_population,
        classes=classes,
        at_start=_at_start(folder, number),
        under_way=not switches.under_way_waits_as_others,
        pressed=(kind == Kind.TOWN) if settings.avoid_short_stints else None,
        left=_left(folder, order, kind),
        fineness=fineness,
    )


def units_of(
    folder: Folder, network: Network, paths: Paths, asked_km: float | None
) -> tuple[float, int]:
    """The unit of length in kilometres, and the units of a way within which people are pooled.

    1 km, or the part of it that makes all speeds whole, and nobody is pooled, where nothing
    remembers from day to day how far people have walked, or where the network has few enough places
    and paths. Else pools of a quarter of a day's way, or as wide as is asked for, and a unit fine
    enough to add up lengths as they are.
    """
    settings = folder.settings
    speeds = {settings.max_move_speed, settings.max_walk_speed}
    speeds |= {link.max_move_speed for link in folder.links if link.max_move_speed is not None}
    finest = _finest(speeds, 1.0, *_FINE)
    if asked_km is None:
        # A cell knows how tired its people are, up to a day's way; about as many are met in a day.
        cells = (len(network.places) + len(paths)) * settings.max_move_speed / finest
        if not settings.avoid_short_stints or cells <= _CELLS:
            return finest, 1
        asked_km = settings.max_move_speed / _POOLS
    if asked_km <= finest:
        return asked_km, 1
    unit = _finest({*speeds, *network.km.tolist()}, finest, *_FINE, *_FINER)
    return unit, max(2, round(asked_km / unit))


def _finest(lengths: Collection[float], *units: float) -> float:
    """The first unit of which all lengths are whole numbers; the last one serves all others."""
    return next((unit for unit in units if all(_whole(km / unit) for km in lengths)), units[-1])


def _whole(number: float) -> bool:
    return abs(number - round(number)) < 1e-9


def places_country(folder: Folder, order: list[int]) -> list[str]:
    """The country of each place, in the model's order."""
    return [folder.places[i].country for i in order]


# --- the network ---------------------------------------------------------------------------------


def _network(
    folder: Folder, number: Mapping[str, int], switches: Switches
) -> tuple[Network, list[Link]]:
    """The network, its places by name and its links by their ends; and the row of each link."""
    ways: list[tuple[int, int, float, Link]] = []
    for link in folder.links:
        a, b = number[link.first], number[link.second]
        twice = switches.forced_redirection_doubles_link and link.forced == 1
        for _ in range(2 if twice else 1):
            ways += [(a, b, link.km, link), (b, a, link.km, link)]
    # The whole row, so that the order of rows changes nothing where one road is listed twice.
    ways.sort(key=lambda way: (*way[:3], way[3].max_move_speed or 0.0, way[3].walk_probability))
    places = sorted(number, key=number.__getitem__)
    at = {place.name: place for place in folder.places}
    network = Network(
        places=tuple(places),
        start=np.array([way[0] for way in ways], np.int64),
        end=np.array([way[1] for way in ways], np.int64),
        km=np.array([way[2] for way in ways], np.float64),
        lat=np.array([_or_nan(at[name].lat) for name in places]),
        lon=np.array([_or_nan(at[name].lon) for name in places]),
    )
    return network, [way[3] for way in ways]


def _known_ways(
    folder: Folder, number: Mapping[str, int], network: Network, markers: Bools
) -> KnownWays | None:
    """The major routes, both ways each, where people choose among fixed routes; else None.

    One that ends at a marker leads nowhere that people would go.
    """
    if not folder.major_routes or not folder.settings.fixed_routes:
        return None
    # Of two links that join the same places the first: both are one road.
    first = {
        ends: link
        for link, ends in reversed(
            list(enumerate(zip(network.start.tolist(), network.end.tolist(), strict=True)))
        )
    }
    there = [[number[name] for name in names] for names in folder.major_routes]
    both = [places for one in there for places in (one, one[::-1])]
    ways = (
        tuple(first[ends] for ends in itertools.pairwise(places))
        for places in both
        if not markers[places[-1]]
    )
    return KnownWays(ways=tuple(ways))


def _or_nan(value: float | None) -> float:
    return float("nan") if value is None else value


def _law(
    settings: Settings, network: Network, links: list[Link], grain: float, pool: int
) -> ByDistance:
    def units(km: float) -> int:
        return max(1, round(km / grain))

    return ByDistance(
        network,
        grain_km=grain,
        length=network.km / grain,
        speed=np.array(
            [units(link.max_move_speed or settings.max_move_speed) for link in links], np.int64
        ),
        stride=units(settings.max_walk_speed),
        full_day=units(settings.max_move_speed),
        on_foot=settings.start_on_foot,
        walked=np.array([link.walk_probability for link in links], np.float64),
        restless=settings.avoid_short_stints,
        pool=pool,
    )


def _open(
    folder: Folder,
    country: list[str],
    number: Mapping[str, int],
    network: Network,
    switches: Switches,
) -> Bools:
    """Which links are open on each day, [D, L]: closed from a closure's start to before its end."""
    open_ = np.ones((folder.days, network.links), np.bool_)
    lands = np.array(country)
    for closure in folder.closures:
        shut = _shut(closure, lands, number, network, switches)
        until = closure.end if closure.end > closure.start else folder.days
        open_[max(0, closure.start) : until, shut] = False
    return open_


def _shut(
    closure: Closure,
    lands: NDArray[np.str_],
    number: Mapping[str, int],
    network: Network,
    switches: Switches,
) -> Bools:
    """The links that a closure shuts. Shape [L]."""
    start, end = network.start, network.end
    none = np.zeros(len(start), np.bool_)
    if closure.kind == "country":
        a, b = lands[start], lands[end]
        there: Bools = (a == closure.first) & (b == closure.second)
        back: Bools = (a == closure.second) & (b == closure.first)
        return there | back
    if closure.kind == "location":
        place = number[closure.first]
        touches: Bools = (start == place) | (end == place)
        return touches
    if closure.kind == "link":
        a_, b_ = number[closure.first], number[closure.second]
        way: Bools = (start == a_) & (end == b_)
        way_back: Bools = (start == b_) & (end == a_)
        return way_back if switches.link_closure_closes_way_back_only else way | way_back
    return none


# --- the places, day by day ----------------------------------------------------------------------


def _kinds(folder: Folder, order: list[int], number: Mapping[str, int]) -> NDArray[np.int8]:
    """What each place is on each day, [D, P]: conflicts, changes, closed camps, in their order."""
    days, places = folder.days, len(order)
    base = np.array([_KINDS[folder.places[i].kind] for i in order], np.int8)
    # A place of conflict is a town until its conflict begins; the conflict table says when.
    base[base == Kind.CONFLICT] = Kind.TOWN
    kind = np.tile(base, (days, 1))
    for change in sorted(folder.changes, key=lambda change: change.day):
        kind[max(0, change.day) :, number[change.place]] = _KINDS[change.kind]
    for closure in folder.closures:
        if closure.kind in ("camp", "idpcamp"):
            place = number[closure.first]
            until = closure.end if closure.end > closure.start else days
            kind[max(0, closure.start) : until, place] = Kind.TOWN
    fighting = folder.conflict[:, order] > 0.0
    assert kind.shape == (days, places)
    camps = (kind == Kind.CAMP) | (kind == Kind.IDP_CAMP)
    kind[fighting & ~camps] = Kind.CONFLICT
    return kind


def _surroundings(
    folder: Folder,
    order: list[int],
    kind: NDArray[np.int8],
    number: Mapping[str, int],
    switches: Switches,
) -> Surroundings:
    places = [folder.places[i] for i in order]
    conflict = folder.conflict[:, order].copy()
    began = _began(conflict)
    if switches.intensity_stays_as_it_began:
        day, place = np.nonzero(conflict > 0.0)
        conflict[day, place] = conflict[began[day, place], place]
    nothing = np.zeros(kind.shape)
    home = folder.places[0].country
    camp = np.array(["camp" in place.kind for place in places])
    people = np.array([place.people // folder.settings.hasten for place in places], np.int64)
    capacity = np.where(camp, people, -1).astype(float)
    if switches.day0_people_shrink_capacity:
        at_start = _at_start(folder, number)
        capacity = np.where(camp & (at_start > 0), np.maximum(capacity - at_start, 0.0), capacity)
    return Surroundings(
        kind=kind,
        conflict=conflict,
        began=began,
        flood=nothing if folder.flood is None else folder.flood[:, order],
        hunger=nothing if folder.hunger is None else folder.hunger[:, order] / 100.0,
        foreign=np.array([place.country != home for place in places]),
        residents=np.where(camp, 0, people),
        capacity=capacity,
    )


def _began(conflict: Floats) -> Ints:
    """The day on which the conflict of each day and place began; -1 without one. Shape [D, P]."""
    began = np.full(conflict.shape, -1, np.int64)
    for day, row in enumerate(conflict > 0.0):
        before = began[day - 1] if day else np.full(len(row), -1)
        began[day] = np.where(row, np.where(before >= 0, before, day), -1)
    return began


def _at_start(folder: Folder, number: Mapping[str, int]) -> Ints:
    """People counted in camps on day 0, [P]; nobody where the settings leave them out."""
    people = np.zeros(len(number), np.int64)
    if folder.counts is not None and folder.settings.insert_day0:
        for i, name in enumerate(folder.counts.places):
            people[number[name]] = max(0, int(folder.counts.by_place[0, i]))
    return people


def _left(folder: Folder, order: list[int], kind: NDArray[np.int8]) -> Floats | None:
    """The chance of leaving the register in a camp that is a sink, [D, P]; None without any.

    The chance stands in a column of locations.csv of its own; a blank is none.
    """
    if not folder.settings.camps_are_sinks:
        return None
    column = [folder.places[i].attributes.get(SINK, "") for i in order]
    chance = np.array([float(value or 0.0) for value in column])
    camp = (kind == Kind.CAMP) | (kind == Kind.IDP_CAMP)
    return np.where(camp, chance, 0.0)


# --- rules ---------------------------------------------------------------------------------------


def _chances(settings: Settings) -> list[ChanceRule]:
    rules: list[ChanceRule] = [
        ByKind(
            conflict=settings.conflict_movechance,
            camp=settings.camp_movechance,
            idp_camp=settings.idpcamp_movechance,
            town=settings.default_movechance,
        )
    ]
    if settings.movechance_pop_scale_factor:
        rules.append(
            BySize(base=settings.movechance_pop_base, power=settings.movechance_pop_scale_factor)
        )
    if settings.flee_when_starving:
        rules.append(ByHunger())
    if settings.flood_movechances is not None:
        rules.append(LeaveFlood(levels=settings.flood_movechances))
    return rules


def _scores(settings: Settings, classes: Classes, switches: Switches) -> list[PlaceRule]:
    decay = settings.conflict_spawn_decay or ()
    rules: list[PlaceRule] = [
        Abroad(weight=settings.foreign_weight),
        Camps(weight=settings.camp_weight),
        Danger(
            weight=settings.conflict_weight,
            decay=decay,
            interval=settings.conflict_spawn_decay_interval,
        ),
    ]
    if settings.flood_loc_weights is not None:
        rules.append(Water(levels=settings.flood_loc_weights))
    if settings.avoid_food_deprived_locations:
        rules.append(Food())
    if settings.children_avoid_hazards:
        rules.append(Cautious(classes=_where(classes, _CHILDREN)))
        if settings.boys_take_risk:
            who = (*_BOYS, *_MEN) if switches.men_take_risk_as_boys else _BOYS
            rules.append(Heedless(classes=_where(classes, who)))
    if settings.use_pop_for_loc_weight:
        rules.append(Residents(power=settings.pop_power_for_loc_weight))
    return rules


def _path_scores(settings: Settings) -> list[PathRule]:
    return [NotFar(power=settings.home_distance_power)] if settings.stay_close_to_home else []


def _sources(folder: Folder, surroundings: Surroundings) -> list[Source]:
    settings = folder.settings
    sources: list[Source] = []
    if settings.starvation_driven_spawning:
        sources.append(StartHunger())
    if settings.conflict_spawn_mode is not None:
        sources.append(
            ByConflict(mode=settings.conflict_spawn_mode, rate=settings.displaced_per_conflict_day)
        )
    elif settings.flood_spawn_mode is not None:
        sources.append(
            ByFlood(mode=settings.flood_spawn_mode, levels=settings.displaced_per_flood_day)
        )
    else:
        new = new_people(folder)
        _somewhere_to_flee_from(folder, new, surroundings)
        sources.append(
            Counted(
                new=new,
                decay=settings.conflict_spawn_decay or (),
                interval=settings.conflict_spawn_decay_interval,
            )
        )
    return sources


def new_people(folder: Folder) -> Ints:
    """How many flee on each day, [D]: what the counts rise by.

    A fall is a debt that later rises pay first: people who left the register are not sent back,
    and nobody is displaced in their place until they are made up for.
    """
    return _new_and_debt(folder)[0]


def debt(folder: Folder) -> Ints:
    """People who left the register by each day and are not made up for, [D]."""
    return _new_and_debt(folder)[1]


def _new_and_debt(folder: Folder) -> tuple[Ints, Ints]:
    new, owed = np.zeros(folder.days, np.int64), np.zeros(folder.days, np.int64)
    if folder.counts is None:
        return new, owed
    counts, settings = folder.counts, folder.settings
    series = counts.by_place.sum(axis=1) if settings.sum_from_camps else counts.total
    first = 0 if settings.insert_day0 or settings.empty_camps_on_day0 else int(series[0])
    debt_ = 0
    for day in range(folder.days):
        rise = (int(series[day]) - int(series[day - 1]) if day else first) - debt_
        new[day], debt_ = max(0, rise), max(0, -rise)
        owed[day] = debt_
    return new, owed


def _somewhere_to_flee_from(folder: Folder, new: Ints, surroundings: Surroundings) -> None:
    """Raise when people are counted as displaced on a day on which no conflict drives them out."""
    settings, nobody = folder.settings, np.zeros((1, 1), np.int64)
    decay, interval = settings.conflict_spawn_decay or (), settings.conflict_spawn_decay_interval
    weight = np.zeros(len(new))
    for day in np.flatnonzero(new):
        today = surroundings.on(int(day), nobody, surroundings.residents[None])
        weight[day] = (today.conflict * surroundings.residents * aged(decay, interval, today)).sum()
    lost = np.flatnonzero((new > 0) & (weight <= 0.0))
    if len(lost):
        values = {
            "day": int(lost[0]),
            "days": len(lost),
            "people": int(new[lost].sum()),
            "hasten": settings.hasten,
            "why": _why_nowhere(folder, int(lost[0]), surroundings),
        }
        code = "flee-nowhere-to-flee-from"
        raise CaseError([Problem(code=code, file=folder.conflict_file, values=values)])


def _why_nowhere(folder: Folder, day: int, surroundings: Surroundings) -> str:
    """What keeps people from fleeing on a day: a word of the sentence that says so."""
    if (surroundings.conflict[day] * surroundings.residents).any():
        return "decay"
    people = [0 if "camp" in place.kind else place.people for place in folder.places]
    if (folder.conflict[day] * people).any():
        return "hasten"
    return "listed" if folder.conflict_file.endswith("conflicts.csv") else "dated"


# --- classes of people ---------------------------------------------------------------------------

#: The classes that the rules on age and gender tell apart.
_CHILDREN = ("under-15", "girl-15-18", "boy-15-18")
_BOYS = ("boy-15-18",)
_MEN = ("man",)
_AGES = ("under-15", "girl-15-18", "boy-15-18", "woman", "man")


def _where(classes: Classes, names: tuple[str, ...]) -> Bools:
    return np.array([name in names for name in classes.names])


def _classes(folder: Folder, order: list[int], by: str | None) -> Classes:
    """The classes that a rule, or the caller, tells apart; else one class for all."""
    known = {table.attribute: table for table in folder.demography}
    if folder.settings.children_avoid_hazards:
        return _by_age(folder, order, known)
    if by is None:
        return everyone(len(order))
    if by not in known:
        raise CaseError(
            [
                Problem(
                    code="flee-no-demography",
                    file=f"input_csv/demographics_{by}.csv",
                    value=by,
                    values={"known": ", ".join(sorted(known)) or "none"},
                )
            ]
        )
    table = known[by]
    share = np.stack([_weights(table, folder.places[i].name) for i in order])
    return Classes(table.values, share)


def _weights(table: Demography, place: str) -> Floats:
    weights = table.weights.get(place) or table.weights["Default"]
    found = np.asarray(weights, float)
    share: Floats = found / found.sum()
    return share


def _by_age(folder: Folder, order: list[int], known: Mapping[str, Demography]) -> Classes:
    missing = [
        Problem(code="flee-needs-demography", file=f"input_csv/demographics_{name}.csv", value=name)
        for name in ("age", "gender")
        if name not in known and (name == "age" or folder.settings.boys_take_risk)
    ]
    if missing:
        raise CaseError(missing)
    ages = np.array([float(value) for value in known["age"].values])
    share = []
    for i in order:
        name = folder.places[i].name
        age = _weights(known["age"], name)
        male = 0.5
        if "gender" in known:
            genders = known["gender"].values
            male = float(
                sum(
                    weight
                    for value, weight in zip(genders, _weights(known["gender"], name), strict=True)
                    if value.strip().lower() == "male"
                )
            )
        young, teen = age[ages <= 14].sum(), age[(ages > 14) & (ages < 19)].sum()
        adult = age[ages >= 19].sum()
        share.append([young, teen * (1 - male), teen * male, adult * (1 - male), adult * male])
    return Classes(_AGES, np.array(share))
