"""What of two counts can be set side by side: the same people, the same span.

Owns: the spans and populations that two series have in common, and the desk on which every check
works: the counts of a case, its network, its recorded reasons.
"""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterator

from isthmus.case import ALL, NATIONALITY, Case, Fault, Period
from isthmus.case.periods import month_end
from isthmus.series.cube import Counted, SeriesView
from isthmus.series.quantities import Quantity
from isthmus.series.spans import Line
from isthmus.words import countries

from .dispute import Dispute, gap_of
from .explaining import Explainer
from .network import Network

#: A span "to 1 October" is one to the end of September: reports are dated a day or two late.
SLACK_DAYS = 2


class Desk:
    """What a check works with: the counts, the network, and what is known of their differences."""

    def __init__(self, counted: Counted) -> None:
        self.counted = counted
        self.case: Case = counted.case
        self._explainer = Explainer(counted.case)

    @functools.cached_property
    def network(self) -> Network:
        """Which place leads to which."""
        return Network(self.case)

    @functools.cached_property
    def day(self) -> dt.date:
        """The day of the case; for a case without a cut, that of its last publication."""
        if self.case.known_on is not None:
            return self.case.known_on
        return max(q.published for view in self.counted.values() for q in view.editions)

    def dispute(
        self,
        check: str,
        a: Quantity,
        b: Quantity,
        *,
        span: Period | None = None,
        matched: Quantity | None = None,
        fault: Fault | None = None,
        tables: tuple[frozenset[str], frozenset[str]] | None = None,
    ) -> Dispute:
        """Two quantities as a dispute, with the reason or fault that is known of it.

        `span` is what a reason has to cover, unless it is the period of b; `fault` one that the
        check already knows to be the cause.
        """
        gap, share = gap_of(a, b)
        covered = b.period if span is None else span
        reason = self._explainer.reason(check, a, b, covered)
        return Dispute(
            check=check,
            a=a,
            b=b,
            gap=gap,
            share=share,
            same_kind=(a.counts, a.unit) == (b.counts, b.unit),
            reason=reason,
            fault=self._explainer.fault(check, a, b, covered) if fault is None else fault,
            matched=matched,
            approximate=span is None and a.period != b.period,
            tables=tables,
        )


def common_spans(a: Line, b: Line) -> Iterator[tuple[Quantity, Quantity]]:
    """The quantities of two lines over each span that both cover.

    Whole calendar years, the latest year to its last common month, single months, and the spans
    that only one of the two publishes as such, give or take SLACK_DAYS.
    """
    months = sorted(a.months.keys() & b.months.keys())
    years = {p.start.year for p in a.numbers} & {p.start.year for p in b.numbers}
    spans = {Period(dt.date(y, 1, 1), dt.date(y, 12, 31)) for y in years}
    spans |= {Period(start, month_end(start)) for start in months}
    if months:
        spans.add(Period(months[-1].replace(month=1), month_end(months[-1])))
    told = a.odd | b.odd
    seen: set[tuple[Period, Period]] = set()
    for span in sorted(spans | told):
        slack = SLACK_DAYS if span in told else 0
        one, other = a.over(span, slack_days=slack), b.over(span, slack_days=slack)
        if one is not None and other is not None and (one.period, other.period) not in seen:
            seen.add((one.period, other.period))
            yield one, other


def common_dates(a: Line, b: Line) -> Iterator[tuple[Quantity, Quantity]]:
    """The quantities of two lines of stocks at the same day: a stock is dated by the end."""
    at = {p.end: q for p, q in b.numbers.items()}
    for p, q in a.numbers.items():
        if p.end in at:
            yield q, at[p.end]


def common_populations(a: SeriesView, b: SeriesView) -> list[str]:
    """The populations for which both can be asked: everyone, then each nationality that both list.

    Where a series is limited to some people, the other is asked for the same. Empty when the limits
    of the two exclude each other.
    """
    scope = a.scope | b.scope
    vocabulary = a.case.vocabulary
    try:
        everyone = vocabulary.canonical(";".join(sorted(scope)) or ALL)
    except ValueError:  # two words of one dimension
        return []
    if any(vocabulary.dimension_of(word) == NATIONALITY for word in scope):
        return [everyone]
    both = nationalities(a) & nationalities(b)
    return [everyone, *(vocabulary.canonical(";".join([*scope, word])) for word in sorted(both))]


def nationalities(view: SeriesView) -> frozenset[str]:
    """The nationalities that a series ever lists, without the groups of its own making."""
    return frozenset(word for word in view.listed(NATIONALITY) if is_country(word))


@functools.cache
def is_country(code: str) -> bool:
    """Whether a nationality is one and the same in every series.

    The codes of ISO 3166 are, and those it leaves to its users (XAA to XZZ and a few more). Any
    other code a case adds is a publisher's own group, such as "others", and no two are the same.
    """
    users = code[:1] == "X" or "QMA" <= code <= "QZZ" or code == "AAA" or "ZZA" <= code <= "ZZZ"
    return users or code in countries()
