"""AutoARIMA of statsforecast on the same months, for benchmarks/forecast.py.

Owns: the peer's side of that benchmark. Runs in a Python that has `statsforecast` installed, which
Isthmus neither installs nor needs.

    PYTHON benchmarks/forecast_peer.py < TASKS > ANSWERS

TASKS: a JSON object of `levels` (the quantiles wanted, in pairs around a half), `horizon` and
`series` (lists of monthly counts, null where there is none). ANSWERS: `quantiles`, for each series
[horizon][levels], and `cpu`, the seconds that the fits took without starting Python and loading the
library. Fitted on log(y + 1), as the reference models are, with a season of twelve months, which
AutoARIMA takes or leaves; a missing month is put on the line between its neighbours.
"""

from __future__ import annotations

import importlib
import json
import sys
import time
import warnings
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def main() -> int:
    """Read the tasks, fit one model a series, write the quantiles."""
    asked = json.load(sys.stdin)
    warnings.simplefilter("ignore")  # those of the fit; what it gives is scored
    models = importlib.import_module("statsforecast.models")
    model = models.AutoARIMA(season_length=12)
    model.forecast(np.log1p(np.arange(40.0)), h=1)  # warm
    began = time.process_time()
    quantiles = [
        _quantiles(model, series, asked["horizon"], asked["levels"]) for series in asked["series"]
    ]
    cpu = time.process_time() - began
    json.dump({"quantiles": quantiles, "cpu": cpu}, sys.stdout)
    return 0


def _quantiles(
    model: Any, series: Sequence[float | None], horizon: int, levels: Sequence[float]
) -> list[list[float]]:
    """[horizon][levels] quantiles of the counts."""
    # The central interval that holds a share of 2q - 1 ends at the quantiles 1 - q and q.
    shares = sorted({round(100 * abs(2 * level - 1), 6) for level in levels} - {0.0})
    said = model.forecast(_filled(series), h=horizon, level=shares)

    def at(level: float) -> Floats:
        share = round(100 * abs(2 * level - 1), 6)
        if not share:
            return np.asarray(said["mean"])
        side = "lo" if level < 0.5 else "hi"
        return np.asarray(said[f"{side}-{shares[shares.index(share)]}"])

    logs = np.stack([at(level) for level in levels], axis=1)
    counts: list[list[float]] = np.expm1(np.clip(logs, 0.0, 50.0)).tolist()
    return counts


def _filled(series: Sequence[float | None]) -> Floats:
    """The logarithms of the counts, gaps filled on a line."""
    values = np.log1p(np.array([np.nan if v is None else v for v in series], np.float64))
    known = np.flatnonzero(~np.isnan(values))
    return np.interp(np.arange(known[0], known[-1] + 1), known, values[known])


if __name__ == "__main__":
    sys.exit(main())
