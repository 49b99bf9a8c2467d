"""Stocks and queues of people as fluids, day by day: who is present, who waits.

Owns: Little's law; `present`, the people of a reception station whose mean stay is given; `queue`,
those who wait where more arrive than are served: Q' = max(0, Q + λ − μs). Arrays are [N, D]: draws
by days. Nothing is ever below zero.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]


def little(arrivals: ArrayLike, stay: ArrayLike) -> Floats:
    """L = λ W: the people present, with arrivals a day and a mean stay in days."""
    return np.asarray(arrivals, dtype=np.float64) * np.asarray(stay, dtype=np.float64)


def present(arrivals: Floats, stay: Floats, before: Floats) -> tuple[Floats, Floats]:
    """[N, D] the mean number present on each day, and the number at its end.

    `arrivals` [N, D] a day, `stay` [N] mean days, `before` [N] present when the first day begins.
    Everybody leaves at the rate 1 / stay, so X' = λ − X / W, solved without error within a day:
    where arrivals stay as they are it comes to λ W, as Little's law says.
    """
    gone = np.exp(-1.0 / stay)
    mean, end = np.empty_like(arrivals), np.empty_like(arrivals)
    now = before
    for day in range(arrivals.shape[1]):
        settled = arrivals[:, day] * stay
        # The mean of settled + (now - settled) e^{-t / W} over a day.
        mean[:, day] = np.maximum(settled + (now - settled) * stay * (1 - gone), 0.0)
        now = np.maximum(settled + (now - settled) * gone, 0.0)
        end[:, day] = now
    return mean, end


def queue(arrivals: Floats, served: Floats, before: Floats) -> Floats:
    """[N, D] those who wait at the end of each day: Q' = max(0, Q + λ − μs).

    `arrivals` [N, D] and `served` [D], the most that are served on each day.
    """
    waiting = np.empty_like(arrivals)
    now = before
    for day in range(arrivals.shape[1]):
        now = np.maximum(now + arrivals[:, day] - served[day], 0.0)
        waiting[:, day] = now
    return waiting
