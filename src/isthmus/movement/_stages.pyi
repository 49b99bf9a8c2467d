# The compiled travel by stages, as type checkers see it; it fulfils the protocol `lane.Staged`.

from numpy.random import Generator

from .arrays import Ints
from .state import State
from .step import Ground, Rates
from .travel import ByStages

class Staged:
    def __init__(self, ground: Ground, law: ByStages) -> None: ...
    def travel(
        self, rows: State, rates: Rates, rng: Generator, arrived: Ints, turned: Ints
    ) -> tuple[Ints, Ints, Ints]: ...
