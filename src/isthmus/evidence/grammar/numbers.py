"""The stage of the numbers.

Owns: laying numbers.
"""

from __future__ import annotations

from .passage import Passage


def lay_numbers(passage: Passage) -> None:
    """Lay the marks of the numbers."""
