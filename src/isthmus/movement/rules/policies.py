"""Measures: policies that act on a named rate from a step to a step.

Owns: a class for each kind of measure, and what measures remember from a step to the next (how much
of a quota is used). A measure names the rate it acts on (`named`), whom it concerns and when;
several measures on one rate act one after the other.

Every measure is in force from `first` to `last`, both included. These, and every amount of a
measure, may have a leading axis of members, [M], so that members differ in what is decided: a
member whose `first` lies after its `last` never sees the measure. An axis of 1, or a plain number,
serves all members.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

import numpy as np
from numpy.typing import ArrayLike

from isthmus.movement.arrays import Bools, Floats, Ints
from isthmus.movement.network import Network
from isthmus.movement.step import Allowance

from .named import Named, Now
from .rule import Input, Rule

#: As good as without limit, for counts of people.
_NO_LIMIT = 2**62


@dataclass(frozen=True, kw_only=True)
class Measure(Rule):
    """The base of measures: in force from a step to a step."""

    #: Whether it looks at who is on the links (`Now.coming`).
    watches_links: ClassVar[bool] = False
    #: Whether it says something of the rates also on steps on which it is in force for nobody.
    always: ClassVar[bool] = False

    first: Annotated[ArrayLike, Input("step", "the first in force, [] or [M]")] = 0
    last: Annotated[ArrayLike, Input("step", "the last in force, [] or [M]")] = _NO_LIMIT

    def in_force(self, step: int) -> Bools:
        """For which members it is in force. Shape [1|M]."""
        now = (np.asarray(self.first) <= step) & (step <= np.asarray(self.last))
        return np.atleast_1d(now)

    def act(self, named: Named, now: Now, network: Network, quota: int) -> Named:
        """The rates under this measure. `quota` is its column of `Now.used`, where it has one."""
        raise NotImplementedError


@dataclass(frozen=True, kw_only=True)
class Closure(Measure):
    """Links that are closed: a route, or all links over a border."""

    name: ClassVar[str] = "closed route or border"
    reference: ClassVar[str] = "border closures of Flee 3; acts on `open`"

    links: Annotated[Ints, Input("links", "their numbers in the network")]

    def act(self, named: Named, now: Now, network: Network, quota: int) -> Named:
        """Nobody enters them, and those on them stand at their start again when they arrive."""
        closed = self.in_force(now.step)[:, None] & _mask(self.links, network)
        return named._replace(open=named.open & ~closed)


@dataclass(frozen=True, kw_only=True)
class Visa(Measure):
    """A document that some classes need on some links: fewer of them take these."""

    name: ClassVar[str] = "visa for a class of people"
    reference: ClassVar[str] = (
        "Czaika & de Haas 2017, doi:10.1111/imre.12261 (visas cut flows and divert them);"
        " acts on `weight`"
    )

    links: Annotated[Ints, Input("links", "their numbers in the network")]
    classes: Annotated[Bools, Input("yes or no", "which classes [C] need it")]
    factor: Annotated[ArrayLike, Input("1", "of the weight, [] or [M]; 0: the way is closed")]

    def act(self, named: Named, now: Now, network: Network, quota: int) -> Named:
        """Multiplies the weight of the links for the classes; those on their way go on."""
        factor = np.where(self.in_force(now.step), np.asarray(self.factor, float), 1.0)
        where = self.classes[None, :, None] & _mask(self.links, network)
        return named._replace(weight=named.weight * np.where(where, factor[:, None, None], 1.0))


@dataclass(frozen=True, kw_only=True)
class Quota(Measure):
    """So many people may enter a set of links together, until it is renewed; the rest wait.

    What is not used is lost at the renewal.
    """

    name: ClassVar[str] = "quota on a route or at a port"
    reference: ClassVar[str] = "a count of people let in, shared at random; acts on `allowances`"

    links: Annotated[Ints, Input("links", "their numbers in the network")]
    people: Annotated[ArrayLike, Input("people", "let in from one renewal to the next, [] or [M]")]
    every: Annotated[int, Input("steps", "from one renewal to the next, counted from `first`")] = 1
    renewed: Annotated[
        Ints | None, Input("steps", "at which it is renewed instead, such as those of a new month")
    ] = None

    def renews(self, step: int) -> Bools:
        """For which members the quota begins anew with that step. Shape [1|M]."""
        first = np.atleast_1d(np.asarray(self.first))
        if self.renewed is not None:
            anew: Bools = (first == step) | bool(np.isin(step, self.renewed))
            return anew
        since: Bools = (step - first) % self.every == 0
        return since

    def act(self, named: Named, now: Now, network: Network, quota: int) -> Named:
        """Adds an allowance of what is left."""
        used = np.where(self.renews(now.step), 0, now.used[:, quota])
        left = np.maximum(np.asarray(self.people) - used, 0)
        left = np.where(self.in_force(now.step), left, _NO_LIMIT).astype(np.int64)
        one = Allowance(_mask(self.links, network), left)
        return named._replace(allowances=(*named.allowances, one))

    def remembered(self, used: Ints, step: int, entered: Ints) -> Ints:
        """What is used after a step in which `entered` [M, L] set out, given that before. [M]."""
        new = entered[:, self.links].sum(axis=1)
        before = np.where(self.renews(step), 0, used)
        return np.where(self.in_force(step), before + new, before)


@dataclass(frozen=True, kw_only=True)
class Pathway(Quota):
    """A regular way that passes the route by: links of its own, for some classes, by quota."""

    name: ClassVar[str] = "regular pathway"
    reference: ClassVar[str] = (
        "parole, sponsorship, labour mobility; acts on `weight`, `allowances`"
    )
    always: ClassVar[bool] = True

    classes: Annotated[Bools, Input("yes or no", "which classes [C] may take it")]

    def act(self, named: Named, now: Now, network: Network, quota: int) -> Named:
        """Nobody takes it outside its dates, nor who is not eligible; those admitted arrive."""
        may = self.in_force(now.step)[:, None, None] & self.classes[None, :, None]
        shut = ~may & _mask(self.links, network)
        named = named._replace(weight=np.where(shut, 0.0, named.weight))
        return super().act(named, now, network, quota) if may.any() else named


@dataclass(frozen=True, kw_only=True)
class Expulsion(Measure):
    """Some of those who arrive over links are sent back to a place at once.

    When they try again follows from the stay at that place. Of two expulsions on one link the
    chances combine, and everybody is sent where the later one says.
    """

    name: ClassVar[str] = "expulsion"
    reference: ClassVar[str] = "acts on `turned` and `sent_to`; re-attempts by the stay there"

    links: Annotated[Ints, Input("links", "their numbers in the network")]
    chance: Annotated[Floats, Input("1", "of being sent back on arrival, by class: [C] or [M, C]")]
    to: Annotated[int, Input("place", "the number of the place they are sent to")]

    def act(self, named: Named, now: Now, network: Network, quota: int) -> Named:
        """Raises the chance to be turned on the links."""
        chance = np.atleast_2d(self.chance) * self.in_force(now.step)[:, None]
        links = _mask(self.links, network)
        turned = np.zeros((1, 1, network.links)) if named.turned is None else named.turned
        turned = 1.0 - (1.0 - turned) * (1.0 - chance[:, :, None] * links)
        sent_to = np.zeros(network.links, np.int64) if named.sent_to is None else named.sent_to
        return named._replace(turned=turned, sent_to=np.where(links, self.to, sent_to))


@dataclass(frozen=True, kw_only=True)
class Transport(Measure):
    """Transport that makes links faster, or a check that makes them slower."""

    name: ClassVar[str] = "transport offer"
    reference: ClassVar[str] = "acts on `pace`: the mean time is divided by it"

    links: Annotated[Ints, Input("links", "their numbers in the network")]
    times: Annotated[ArrayLike, Input("1", "as fast as usual, above 0; [] or [M]")]

    def act(self, named: Named, now: Now, network: Network, quota: int) -> Named:
        """Multiplies the pace of the links, from wherever people on them are."""
        times = np.where(self.in_force(now.step), np.asarray(self.times, float), 1.0)
        pace = np.where(_mask(self.links, network), times[:, None], 1.0)
        return named._replace(pace=pace if named.pace is None else named.pace * pace)


@dataclass(frozen=True, kw_only=True)
class Queue(Measure):
    """A place that serves only so many people a step: the others wait there.

    A rate that is no whole number is met over time: 2.5 a step is two and three in turn. Those
    served are drawn among all who wait.
    """

    name: ClassVar[str] = "queue with a service rate"
    reference: ClassVar[str] = "queue in random order of service; acts on `places`"

    place: Annotated[int, Input("place", "its number in the network")]
    rate: Annotated[ArrayLike, Input("people a step", "served, [] or [M]")]

    def act(self, named: Named, now: Now, network: Network, quota: int) -> Named:
        """Limits how many leave the place."""
        rate, k = np.asarray(self.rate, float), now.step - np.asarray(self.first)
        served = np.floor((k + 1) * rate) - np.floor(k * rate)
        served = np.where(self.in_force(now.step), served, _NO_LIMIT).astype(np.int64)
        here = np.arange(len(network.places)) == self.place
        places = np.where(here, served[:, None], _NO_LIMIT)
        if named.places is not None:
            places = np.minimum(places, named.places)
        return named._replace(places=places)


@dataclass(frozen=True, kw_only=True)
class Reception(Measure):
    """A place with beds: no more people are there or on their way to it than it has.

    Who finds no bed does not choose it; of those who choose it together in one step, the ones over
    the number wait a step and choose again. People who come back, from a road that was closed or by
    an expulsion, are not asked for a bed.
    """

    name: ClassVar[str] = "reception place with capacity"
    reference: ClassVar[str] = "loss system with a mean stay; acts on `weight` and `allowances`"
    watches_links: ClassVar[bool] = True

    place: Annotated[int, Input("place", "its number in the network")]
    capacity: Annotated[ArrayLike, Input("people", "at one time, [] or [M]")]

    def act(self, named: Named, now: Now, network: Network, quota: int) -> Named:
        """Lets as many set out for the place as it has free beds."""
        assert now.coming is not None
        into = network.end == self.place
        taken = now.people[:, self.place] + now.coming[:, into].sum(axis=1)
        free = np.maximum(np.asarray(self.capacity) - taken, 0)
        free = np.where(self.in_force(now.step), free, _NO_LIMIT).astype(np.int64)
        shut = into & (free == 0)[:, None, None]
        # Those who set out earlier in the step are on their way already, not to be counted twice.
        one = Allowance(into, free + now.entered[:, into].sum(axis=1))
        return named._replace(
            weight=np.where(shut, 0.0, named.weight), allowances=(*named.allowances, one)
        )


@dataclass(frozen=True, kw_only=True)
class Stay(Measure):
    """A time that people have to stay at a place, or need no longer."""

    name: ClassVar[str] = "mean stay under a measure"
    reference: ClassVar[str] = "exponential stay, exact for any length of step; acts on `chance`"
    endless: ClassVar[tuple[str, ...]] = ("steps",)

    places: Annotated[Ints, Input("places", "their numbers in the network")]
    steps: Annotated[ArrayLike, Input("steps", "mean stay, [] or [M]; 0: on in the next step")]

    def act(self, named: Named, now: Now, network: Network, quota: int) -> Named:
        """Replaces the chance of going on."""
        with np.errstate(divide="ignore"):
            goes = -np.expm1(-1.0 / np.asarray(self.steps, float))
        here = np.isin(np.arange(len(network.places)), self.places)
        acts = self.in_force(now.step)[:, None, None] & here
        goes = np.broadcast_to(goes, (max(goes.size, 1),))[:, None, None]
        return named._replace(chance=np.where(acts, goes, named.chance))


@dataclass(frozen=True)
class Measures(Rule):
    """All measures of a model."""

    name: ClassVar[str] = "measures"
    reference: ClassVar[str] = "the policies of a case"

    each: Annotated[tuple[Measure, ...], Input("rules", "the measures, in the order they act")]

    @property
    def watch_links(self) -> bool:
        """Whether any of them looks at who is on the links."""
        return any(measure.watches_links for measure in self.each)

    def nothing_used(self, members: int) -> Ints:
        """What is remembered before the first step. Shape [M, Q]: a column for each quota."""
        return np.zeros((members, len(self._quotas())), np.int64)

    def act(self, named: Named, now: Now, network: Network) -> Named:
        """The rates under the measures in force."""
        column = 0
        for measure in self.each:
            if measure.always or measure.in_force(now.step).any():
                named = measure.act(named, now, network, column)
            column += isinstance(measure, Quota)
        return named

    def remembered(self, used: Ints, step: int, entered: Ints) -> Ints:
        """What is remembered after a step in which `entered` [M, L] set out. Shape [M, Q]."""
        quotas = self._quotas()
        if not quotas:
            return used
        columns = [quota.remembered(used[:, q], step, entered) for q, quota in enumerate(quotas)]
        return np.stack(columns, axis=1)

    def _quotas(self) -> list[Quota]:
        return [measure for measure in self.each if isinstance(measure, Quota)]


def _mask(links: Ints, network: Network) -> Bools:
    """Which links of the network are among those numbers. Shape [L]."""
    mask = np.zeros(network.links, np.bool_)
    mask[links] = True
    return mask
