"""Disclosure control: no published cell counts fewer people than a group can hide in.

Owns: what is taken out of a table before it is published, and the audit that proves nothing of it
can be computed back, from the table, from tables that share its margins, or from an earlier release
of it. It protects cells that count people. A publisher's own table keeps its publisher's rule, and
a quantile of a projection counts nobody.

    protect          rows of a file in, the same rows out with the small cells blank
    suppress         the same for a `Table` of cells that are tied by sums
    audit            which hidden cells follow exactly from what is shown, each with its proof
    audit_releases   the same over two releases
    intervals        between which numbers the shown ones leave a hidden cell
"""

from .auditing import Disclosed, audit, audit_releases, intervals
from .cells import Cell, Relation, Table, cell_of, table_of
from .protecting import Protected, protect, protect_linked
from .suppressing import THRESHOLD, Suppressed, suppress

__all__ = [
    "THRESHOLD",
    "Cell",
    "Disclosed",
    "Protected",
    "Relation",
    "Suppressed",
    "Table",
    "audit",
    "audit_releases",
    "cell_of",
    "intervals",
    "protect",
    "protect_linked",
    "suppress",
    "table_of",
]
