"""Who could be placed where: a plan of people to lawful pathways, its worth and its regret.

Owns: the names that others use. A plan is arithmetic for those who plan capacity: it is no order,
and it says nothing of any person. `state` makes a problem; `solve` plans one demand, `run` many
draws of it, `regret` what it costs to choose capacity before the demand is known.

    min  Σ cost · placed + wait · waiting + left · left + surge_cost · surge + deviation · over
    waiting[n, t] - waiting[n, t - 1] + Σ placed[n, ·, t]  =  demand[n, t]
    Σ placed[·, w, t] - surge[w, t]                       <=  capacity[w, t]
    Σ placed[·, w in c, ·] - over[c]                      <=  share[c] · Σ demand
    Σ placed[n, w protects, t]                            >=  floor[n] · demand[n, t]
    Σ cost · placed + surge_cost · surge                  <=  budget
"""

from .draws import run
from .problem import KINDS, Offer, Problem, state
from .regretting import regret
from .results import Lack, Plan, Regret, Runs, Worth
from .solving import lacks, solve

__all__ = [
    "KINDS",
    "Lack",
    "Offer",
    "Plan",
    "Problem",
    "Regret",
    "Runs",
    "Worth",
    "lacks",
    "regret",
    "run",
    "solve",
    "state",
]
