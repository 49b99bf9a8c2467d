"""The commitments: what was promised, by whom, by when, and what is known of it.

Owns: the register of agreements, parties, commitments, money and meetings as of a day, the status
that follows from the evidence, and what falls due. Adds no money across stages or currencies, and
what those who promised report of themselves stands beside what was counted, never for it.
"""

from .due import due
from .register import register_of

__all__ = ["due", "register_of"]
