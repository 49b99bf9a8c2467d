"""The stage of the periods.

Owns: laying periods.
"""

from __future__ import annotations

from .passage import Passage


def lay_periods(passage: Passage) -> None:
    """Lay the marks of the periods."""
