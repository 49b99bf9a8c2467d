# The compiled lane, as type checkers see it; it fulfils the protocol `lane.Lane`.

from numpy.random import Generator

from .arrays import Floats, Ints
from .state import State
from .step import Ground, Rates
from .travel import ByDistance

def drawn(people: Ints, chance: Floats, generator: Generator) -> Ints: ...

class Lane:
    def __init__(self, ground: Ground, law: ByDistance | None) -> None: ...
    def leave(
        self, rows: State, rates: Rates, rng: Generator, entered: Ints
    ) -> tuple[Ints, Ints, Ints]: ...
    def travel(
        self, rows: State, rates: Rates, rng: Generator, entered: Ints, arrived: Ints
    ) -> tuple[Ints, Ints, Ints]: ...
    def present(self, rows: State) -> tuple[Ints, Ints]: ...
