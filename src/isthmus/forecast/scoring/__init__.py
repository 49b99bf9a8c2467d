"""How good forecasts were, once what they were of was published.

Owns: the order of the work, and no number of its own. `scores` judges one set of quantiles by one
number; `judged` puts published numbers beside forecasts; `rivals` makes the references' forecasts
of the same tasks; `strata` tells easy tasks from hard ones; `relative` compares two models, with
intervals by blocks of months; `reliability` sets what was said of intervals beside what came; and
`table` and `forms` make of all this a table for a reader and for a paper.
"""

from __future__ import annotations

from .judged import Judged, common, judge
from .relative import Ratio, relative
from .reliability import Point, reliability
from .rivals import rivals_on
from .strata import Event, Strata, strata_of
from .table import TOGETHER, Line, ScoreTable, score_table

__all__ = [
    "TOGETHER",
    "Event",
    "Judged",
    "Line",
    "Point",
    "Ratio",
    "ScoreTable",
    "Strata",
    "common",
    "judge",
    "relative",
    "reliability",
    "rivals_on",
    "score_table",
    "strata_of",
]
