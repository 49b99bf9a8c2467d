"""The binder of the unit.

Owns: what each draft's unit is.
"""

from __future__ import annotations

from collections.abc import Sequence

from isthmus.evidence.grammar.passage import Draft


def bind(drafts: Sequence[Draft], earlier: Sequence[Draft]) -> None:
    """Fill the unit of each draft."""
