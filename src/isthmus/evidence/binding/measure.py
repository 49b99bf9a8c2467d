"""The binder of the measure.

Owns: what each draft's measure is.
"""

from __future__ import annotations

from collections.abc import Sequence

from isthmus.evidence.grammar.passage import Draft


def bind(drafts: Sequence[Draft], earlier: Sequence[Draft]) -> None:
    """Fill the measure of each draft."""
