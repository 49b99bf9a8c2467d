"""`isthmus divide`: what each claim receives of what does not suffice for all."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from . import output
from .door import Verb
from .options import Amount, Listed, Option, Whole, flag, formats
from .output import Column, Row
from .session import Session

if TYPE_CHECKING:
    from isthmus.sharing.claims.arrival import Arrival

    Awards = Mapping[str, Sequence[float]]

_ALL = "all"
_FIELDS = ("claimant", "claim", "rule", "award", "whole", "lacking", "standard_error")


def _divide(
    ctx: click.Context,
    *,
    estate: float,
    claims: str,
    rule: tuple[str, ...],
    whole: bool,
    sampled: bool,
    seed: int,
    form: str | None,
) -> None:
    """Read the claims, divide by every rule, and show what each receives."""
    from isthmus.sharing.claims import RULES, divide, rule_named
    from isthmus.sharing.claims.arrival import MOST_SUMS, random_arrival
    from isthmus.sharing.claims.rules import checked
    from isthmus.sharing.claims.written import read_claims

    claimed = read_claims(claims)
    amounts = tuple(claimed.values())
    # As fractions they add up as they were written: 0.1 and 0.2 to 0.3.
    together = float(sum(checked(estate, amounts)[1]))
    asked = list(RULES) if _ALL in rule else [rule_named(name).id for name in rule]
    awards: dict[str, Sequence[float]] = {}
    arrival = None
    for name in dict.fromkeys(asked):
        if name == "random-arrival":
            sums = 0 if sampled else MOST_SUMS
            arrival = random_arrival(*checked(estate, amounts), most_sums=sums, seed=seed)
            awards[name] = [float(award) for award in arrival.awards]
        else:
            awards[name] = divide(estate, amounts, name)
    in_whole = _in_whole(estate, claimed, awards) if whole else None
    rows = list(_rows(claimed, awards, in_whole, arrival))
    if form == "csv":
        output.write_csv(_FIELDS, rows)
    elif form == "json":
        output.write_json(
            {
                "estate": estate,
                "claimed": together,
                "left": max(0.0, estate - together),
                "rules": list(awards),
                "orders": arrival.orders if arrival else None,
                "awards": rows,
            }
        )
    else:
        _say(
            ctx.obj,
            estate=estate,
            claimed=claimed,
            together=together,
            awards=awards,
            in_whole=in_whole,
            arrival=arrival,
        )


def _in_whole(estate: float, claimed: Mapping[str, float], awards: Awards) -> dict[str, list[int]]:
    """Awards made whole by largest remainder. Raises CallError where there are parts."""
    from isthmus.case.problems import CallError
    from isthmus.sharing.rounding import whole

    for amount in (estate, *claimed.values()):
        if not float(amount).is_integer():
            raise CallError("claims-whole", amount)
    total = int(min(estate, sum(claimed.values())))
    return {
        rule: list(whole(dict(zip(claimed, of, strict=True)), total).values())
        if total
        else [0] * len(of)
        for rule, of in awards.items()
    }


def _rows(
    claimed: Mapping[str, float],
    awards: Awards,
    in_whole: Mapping[str, Sequence[int]] | None,
    arrival: Arrival | None,
) -> Iterator[Row]:
    """A row for each claim and rule."""
    for at, (claimant, claim) in enumerate(claimed.items()):
        for rule, of in awards.items():
            errors = arrival.errors if arrival and rule == "random-arrival" else None
            yield {
                "claimant": claimant,
                "claim": claim,
                "rule": rule,
                "award": of[at],
                "whole": in_whole[rule][at] if in_whole else None,
                "lacking": claim - of[at],
                "standard_error": errors[at] if errors else None,
            }


# --- for people ----------------------------------------------------------------------------------


def _say(
    session: Session,
    *,
    estate: float,
    claimed: Mapping[str, float],
    together: float,
    awards: Awards,
    in_whole: Mapping[str, Sequence[int]] | None,
    arrival: Arrival | None,
) -> None:
    words, screen = session.words, output.Screen(session)
    parts = _digits((estate, *claimed.values()))
    digits = 0 if in_whole or _are_whole(one for of in awards.values() for one in of) else parts

    def amount(value: float) -> str:
        return words.number(value, 0 if float(value).is_integer() else parts)

    screen.heading(words.say("divide-title", estate=amount(estate), claims=len(claimed)))
    screen.facts(
        [
            (words.say("divide-claimed"), amount(together)),
            (words.say("divide-lacking"), amount(together - estate) if together > estate else None),
            (words.say("divide-left"), amount(estate - together) if estate > together else None),
        ]
    )
    screen.text("")

    def of_rule(rule: str) -> Column:
        given: Sequence[float] = in_whole[rule] if in_whole else awards[rule]
        return Column(
            key=rule,
            title=rule,
            show=lambda row: words.number(given[row["at"]], digits),
            numeric=True,
        )

    columns = [
        Column(key="claimant", show=lambda row: row["claimant"], wrap=True),
        Column(key="claimed", show=lambda row: amount(row["claim"]), numeric=True),
        *(of_rule(rule) for rule in awards),
    ]
    rows: list[dict[str, Any]] = [
        {"at": at, "claimant": claimant, "claim": claim}
        for at, (claimant, claim) in enumerate(claimed.items())
    ]
    screen.table(columns, rows)
    if estate > together:
        screen.text("")
        screen.text(words.say("divide-suffices", left=amount(estate - together)))
    if arrival and arrival.errors and arrival.orders:
        screen.text("")
        screen.text(
            words.say(
                "divide-sampled",
                orders=words.number(arrival.orders),
                error=words.number(max(arrival.errors), 4),
            )
        )


def _digits(amounts: Iterable[float]) -> int:
    """Two decimals, or as many as show two figures of the least amount."""
    least = min((one for one in amounts if one > 0), default=1.0)
    return max(2, 1 - math.floor(math.log10(least)))


def _are_whole(amounts: Iterable[float]) -> bool:
    return all(float(one).is_integer() for one in amounts)


command = Verb(
    "divide",
    callback=click.pass_context(_divide),
    params=[
        Option(["--estate"], type=Amount(), required=True, metavar="amount"),
        Option(["--claims"], required=True, metavar="claims"),
        Option(["--rule"], type=Listed(), default=(_ALL,), metavar="rule"),
        flag("--whole"),
        flag("--sampled"),
        Option(["--seed"], type=Whole(least=0), default=1, metavar="number"),
        *formats(),
    ],
)
