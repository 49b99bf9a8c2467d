"""The binder of the population.

Owns: what each draft's population is.
"""

from __future__ import annotations

from collections.abc import Sequence

from isthmus.evidence.grammar.passage import Draft


def bind(drafts: Sequence[Draft], earlier: Sequence[Draft]) -> None:
    """Fill the population of each draft."""
