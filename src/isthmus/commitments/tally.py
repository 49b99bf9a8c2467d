"""How the promises of each party stand.

Owns: the count of commitments by who promised and by computed status.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import msgspec

from .records import Register


class Tally(msgspec.Struct, frozen=True, kw_only=True):
    """What one party promised, counted by status, and how many promises are for it."""

    party: str
    promised: Mapping[str, int]
    benefits: int

    @property
    def total(self) -> int:
        """How many it promised, alone or with others."""
        return sum(self.promised.values())


def by_party(register: Register) -> tuple[Tally, ...]:
    """A tally for each party that promised or was promised something: the most promises first.

    What several promised together counts for each of them, so the tallies do not add up.
    """
    promised: dict[str, Counter[str]] = {}
    benefits: Counter[str] = Counter()
    for one in register.commitments:
        for party in one.actors:
            promised.setdefault(party, Counter())[one.status] += 1
        benefits.update(one.beneficiaries)
    found = [
        Tally(party=party, promised=promised.get(party, Counter()), benefits=benefits[party])
        for party in promised.keys() | benefits.keys()
    ]
    return tuple(sorted(found, key=lambda one: (-one.total, -one.benefits, one.party)))
