"""Rates by name: what measures may act on, and what they may look at.

Owns: `Named` and `Now`, between a model and its measures (`policies`), of which most models have
none.
"""

from __future__ import annotations

from typing import NamedTuple

from isthmus.movement.arrays import Bools, Floats, Ints
from isthmus.movement.step import Allowance


class Named(NamedTuple):
    """The rates that measures act on. M members, C classes, P places, L links.

    chance      [1|M, 1|C, P]  chance that a person at the place goes on, a step
    open        [1|M, L]       links that can be entered, and whose end can be reached
    weight      [1|M, 1|C, L]  factor of the weight of paths over the link; 0: not taken
    allowances  how many may enter a set of links together, this step
    places      [1|M, P] or None: how many may leave the place this step
    turned      [1|M, 1|C, L] or None: chance of being sent back on arrival over the link
    sent_to     [L]            where those are sent
    left        [1|M, P] or None: chance of leaving the register at the place, a step
    pace        [1|M, L] or None: how many times faster than usual the link is travelled
    """

    chance: Floats
    open: Bools
    weight: Floats
    allowances: tuple[Allowance, ...] = ()
    places: Ints | None = None
    turned: Floats | None = None
    sent_to: Ints | None = None
    left: Floats | None = None
    pace: Floats | None = None


class Now(NamedTuple):
    """What a measure may look at when it acts: the step, and who is where as the phase begins.

    `people` [M, P] at places; `coming` [M, L] on links, None where no measure asks for it;
    `entered` [M, L] since the step began; `used` [M, Q], of each quota since it was last renewed,
    before this step.
    """

    step: int
    people: Ints
    coming: Ints | None
    entered: Ints
    used: Ints
