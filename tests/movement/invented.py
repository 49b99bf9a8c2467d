"""Forty invented days at three camps, and what Flee's own scripts say of them.

Owns: the numbers that `postprocessing/extract-validation-results.py` of flee 3.1 printed for the
`out.csv` that `write_out_csv` made of these days. `plot_flee_output.py` printed the same two ARD.
"""

from __future__ import annotations

import numpy as np

CAMPS = ("North", "South side", "Peña")
_DAY = np.arange(40, dtype=np.int64)

#: [d, i]: one camp grows, one grows in leaps and is level in the end, one empties.
COUNTS = np.stack(
    [300 + 45 * _DAY, 900 * (_DAY // 10) + 20, 800 - 15 * _DAY],
    axis=1,
)
#: [d, i]: nobody anywhere on the first day, then wrong in a different way at each camp.
PEOPLE = np.stack([310 + 41 * _DAY, 25 * _DAY, 700 - 10 * _DAY + _DAY**2 // 5], axis=1)
PEOPLE[0] = 0

#: As printed. None: it printed `inf`.
FLEE_ARD = 0.3391763270667353
FLEE_RESCALED_ARD = 0.4254243220713704
FLEE_MASE: dict[tuple[str, int], tuple[float | None, ...]] = {
    ("flat", 7): (0.5364, 0.4252, 1.4125),
    ("sloped", 7): (0.0304, 0.5712, 0.022),
    ("ratio", 7): (1.4613, 0.4336, 0.2519),
    ("flat", 30): (1.77, None, 4.6612),
    ("sloped", 30): (0.0071, 0.0078, 0.0292),
    ("ratio", 30): (2.3078, 8.3013, 4.0592),
}
FLEE_MASE_TOTAL: dict[tuple[str, int], float | None] = {
    ("flat", 7): 0.6320716039279869,
    ("sloped", 7): 0.27152373158756143,
    ("ratio", 7): 0.7995260229132569,
    ("flat", 30): None,
    ("sloped", 30): 0.011085188216039281,
    ("ratio", 30): 5.286500654664485,
}
#: By camp: "absolute difference ave", "absolute difference rescaled ave", "ratio difference ave".
FLEE_DIFFERENCES = (
    (76.15, 398.24572249999994, 0.02614752456604394),
    (929.75, 717.5727325, 0.2540143502187225),
    (156.65, 349.592375, 0.05901445228196889),
)
