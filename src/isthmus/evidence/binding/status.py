"""The binder of the status.

Owns: whether a draft's number is reported, foreseen, aimed at, superseded or disputed, and what the
text itself calls it (preliminary, revised, final, estimated).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast, get_args

from isthmus.evidence.grammar.passage import Draft
from isthmus.evidence.records import Status

from .attachment import cues_of, look

_STATUSES = frozenset(get_args(Status))
_FINALITIES = frozenset({"preliminary", "revised", "final", "estimated"})
_EITHER = _STATUSES | _FINALITIES
#: How far, in tokens, a cue of the status reaches to its figure, and over how many other figures.
_REACH = 14


def bind(drafts: Sequence[Draft], earlier: Sequence[Draft]) -> None:
    """Fill the status of each draft."""
    look(drafts)
    for draft in drafts:
        _bind(draft)


def _bind(draft: Draft) -> None:
    passage = draft.passage
    tokens = passage.tokens
    best: dict[str, float] = {}
    for cue in cues_of(draft):
        kinds = cue.kinds & _EITHER
        if kinds and (draft.unit or "").startswith("currency"):
            # Money is asked for to help so many: they are the target, it is not.
            kinds -= {"target"}
        if not kinds:
            continue
        if cue.last <= draft.quantity.first:
            between = range(cue.last, draft.quantity.first)
            cost = float(len(between))
        else:
            between = range(draft.quantity.last, max(cue.first, draft.quantity.last))
            cost = 2.0 * len(between)
        cost += sum(4.0 for at in between if tokens[at].text in {",", ";", ":", "("})
        cost += sum(4.0 for at in between if passage.marks.at("quantity", at))
        for kind in kinds:
            best[kind] = min(cost, best.get(kind, cost))
    statuses = {kind: cost for kind, cost in best.items() if kind in _STATUSES and cost <= _REACH}
    if statuses:
        draft.status = cast("Status", min(statuses, key=lambda kind: statuses[kind]))
    finalities = {
        kind: cost for kind, cost in best.items() if kind in _FINALITIES and cost <= _REACH
    }
    if finalities:
        draft.finality = min(finalities, key=lambda kind: finalities[kind])
