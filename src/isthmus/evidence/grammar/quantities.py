"""The stage of the quantities.

Owns: laying quantities.
"""

from __future__ import annotations

from .passage import Passage


def lay_quantities(passage: Passage) -> None:
    """Lay the marks of the quantities."""
