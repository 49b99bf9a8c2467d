"""Claims rules: what each receives of what does not suffice for all.

Owns: the rules by name and `divide`. An estate E is divided among claims d that sum to D; no one
receives less than nothing or more than the claim. Where the estate suffices, every claim is paid in
full and the rest is left. What a rule gives is computed in exact fractions and told as floats;
`rules` holds the fractions, `arrival` the random order of arrival, `draws` many estates at once.

    divide(200, (100, 200, 300), "talmud") == (50.0, 75.0, 75.0)
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

import msgspec

from isthmus.case.problems import CallError, nearest

from . import rules
from .arrival import random_arrival
from .rules import Amount, checked

__all__ = ["RULES", "Amount", "Rule", "divide", "rule_named"]


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """A rule by name, and what it makes of an estate and claims."""

    id: str
    award: Callable[[Fraction, Sequence[Fraction]], Sequence[Amount]]
    aliases: tuple[str, ...] = ()


def _arriving(estate: Fraction, claims: Sequence[Fraction]) -> Sequence[Amount]:
    return random_arrival(estate, claims).awards


_ALL = (
    Rule(id="proportional", award=rules.proportional, aliases=("prop", "pro-rata")),
    Rule(id="cea", award=rules.equal_awards, aliases=("constrained-equal-awards", "equal-awards")),
    Rule(id="cel", award=rules.equal_losses, aliases=("constrained-equal-losses", "equal-losses")),
    Rule(id="talmud", award=rules.talmud, aliases=("aumann-maschler", "contested-garment")),
    Rule(
        id="random-arrival",
        award=_arriving,
        aliases=("shapley", "random", "arrival", "run-to-the-bank", "o-neill"),
    ),
)
#: Every rule by its name, in the order in which they are shown.
RULES: Mapping[str, Rule] = {rule.id: rule for rule in _ALL}


def rule_named(name: str) -> Rule:
    """The rule of that name or alias, however it is spelt. Raises CallError with the nearest."""
    plain = name.strip().casefold().replace("_", "-").replace(" ", "-")
    by_name = {alias: rule for rule in _ALL for alias in (rule.id, *rule.aliases)}
    found = by_name.get(plain)
    if found is None:
        near = nearest(plain, by_name)
        named = by_name[near].id if near else "none"
        raise CallError("claims-rule", name, near=named, rules=list(RULES))
    return found


def divide(
    estate: Amount, claims: Sequence[Amount], rule: str | Rule = "proportional"
) -> tuple[float, ...]:
    """What each claim receives of the estate by a rule, in the order of the claims.

    Raises CallError for an estate or a claim that is negative or no number, or an unknown rule.
    """
    found = rule_named(rule) if isinstance(rule, str) else rule
    exact_estate, exact_claims = checked(estate, claims)
    return tuple(float(award) for award in found.award(exact_estate, exact_claims))
