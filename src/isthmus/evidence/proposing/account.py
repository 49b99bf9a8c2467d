"""What asking a model came to, beside the claims: the account of a document, and of many.

Owns: `Claims`, what this reader hands on, and `Counts`. Loads nothing that asks anyone anything.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import overload

import msgspec

from isthmus.case.problems import Problem
from isthmus.evidence.records import Claim

#: How the rule of a claim begins that a model proposed; the model's name follows.
RULE = "llm:"


class Counts(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What asking came to: claims kept, proposals dropped by reason, fields emptied by name.

    `tokens` is None where the server does not count them; `unsent` the characters of text that were
    sent in no request, or in one without an answer; `failed` the documents for which an answer was
    not had.
    """

    kept: int = 0
    dropped: Mapping[str, int] = msgspec.field(default_factory=dict)
    emptied: Mapping[str, int] = msgspec.field(default_factory=dict)
    requests: int = 0
    tokens: int | None = None
    unsent: int = 0
    failed: int = 0


@dataclass(frozen=True)
class Claims(Sequence[Claim]):
    """The claims of a document, the grammar's and a model's, in the order of the text.

    `counts` says what asking the model came to, `problems` what went wrong with it.
    """

    claims: tuple[Claim, ...]
    counts: Counts
    problems: tuple[Problem, ...] = ()

    @overload
    def __getitem__(self, index: int) -> Claim: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Claim, ...]: ...
    def __getitem__(self, index: int | slice) -> Claim | tuple[Claim, ...]:
        return self.claims[index]

    def __len__(self) -> int:
        return len(self.claims)


def is_proposed(claim: Claim) -> bool:
    """Whether a language model proposed a claim: it counts once a person has confirmed it."""
    return claim.rule.startswith(RULE)


def summed(counts: Iterable[Counts]) -> Counts:
    """The account of several documents; tokens are None where none counted them."""
    all_ = list(counts)
    dropped: Counter[str] = Counter()
    emptied: Counter[str] = Counter()
    for one in all_:
        dropped.update(one.dropped)
        emptied.update(one.emptied)
    tokens = [one.tokens for one in all_ if one.tokens is not None]
    return Counts(
        kept=sum(one.kept for one in all_),
        dropped=dict(sorted(dropped.items())),
        emptied=dict(sorted(emptied.items())),
        requests=sum(one.requests for one in all_),
        tokens=sum(tokens) if tokens else None,
        unsent=sum(one.unsent for one in all_),
        failed=sum(one.failed for one in all_),
    )
