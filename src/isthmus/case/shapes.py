"""Which record each table has.

Owns: the list. The large tables (observations, countries, claims) have none and stay tables.
"""

from __future__ import annotations

from .promises import (
    Account,
    Act,
    Agreement,
    Commitment,
    Conclusion,
    Delegation,
    Indicator,
    Meeting,
    Organisation,
    Pillar,
    Report,
    Session,
    Target,
    Transaction,
)
from .provisions import Capacity, Norm, Pathway, Unsafe
from .records import (
    Document,
    Fault,
    Judgement,
    Place,
    Policy,
    Population,
    Reason,
    Record,
    Route,
    Series,
    Source,
)

#: The tables whose rows are records, and their shape.
RECORDS: dict[str, type[Record]] = {
    "sources": Source,
    "populations": Population,
    "places": Place,
    "routes": Route,
    "series": Series,
    "faults": Fault,
    "reasons": Reason,
    "policies": Policy,
    "documents": Document,
    "judgements": Judgement,
    "organisations": Organisation,
    "agreements": Agreement,
    "pillars": Pillar,
    "parties": Act,
    "meetings": Meeting,
    "sessions": Session,
    "delegations": Delegation,
    "commitments": Commitment,
    "indicators": Indicator,
    "targets": Target,
    "progress": Report,
    "transactions": Transaction,
    "conclusions": Conclusion,
    "accounts": Account,
    "norms": Norm,
    "capacities": Capacity,
    "pathways": Pathway,
    "unsafe": Unsafe,
}
