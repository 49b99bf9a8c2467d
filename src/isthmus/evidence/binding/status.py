"""The binder of the status.

Owns: what each draft's status is.
"""

from __future__ import annotations

from collections.abc import Sequence

from isthmus.evidence.grammar.passage import Draft


def bind(drafts: Sequence[Draft], earlier: Sequence[Draft]) -> None:
    """Fill the status of each draft."""
