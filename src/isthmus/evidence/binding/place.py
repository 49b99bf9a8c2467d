"""The binder of the place.

Owns: what each draft's place is.
"""

from __future__ import annotations

from collections.abc import Sequence

from isthmus.evidence.grammar.passage import Draft


def bind(drafts: Sequence[Draft], earlier: Sequence[Draft]) -> None:
    """Fill the place of each draft."""
