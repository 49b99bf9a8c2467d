"""The register in the words of a page: the sentences of the terminal, each number with its figure.

Owns: which figure stands behind a target, what was told, a reason and an amount. The words are
`commitments.telling`'s; computes nothing.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from isthmus.brief.model import Num, Text, plain
from isthmus.case import Period
from isthmus.commitments.telling import Telling

if TYPE_CHECKING:
    from isthmus.brief.pen import Pen
    from isthmus.case.promises import Account, Indicator, Target, Transaction
    from isthmus.commitments.records import Amount, Dispute, Measured, Register, Told, Tracked

#: The unit of a figure, of what an indicator counts; the rest are other things.
_UNITS = {"people": "person", "encounters": "encounter", "money": "money"}
#: How the numbers of a series made one, as the case format calls such a number.
_MEASURES = {"sum": "increment", "last": "stock", "highest": "stock", "change": "difference"}
#: What is counted, where the brief has a word for it.
_COUNTS = ("people", "applications", "decisions", "encounters")


class Promises:
    """How a register is told on the page that a pen writes."""

    def __init__(self, pen: Pen, register: Register) -> None:
        self.pen = pen
        self.register = register
        self.said = Telling(register, pen.words)

    # --- commitments ------------------------------------------------------------------------------

    def title(self, tracked: Tracked) -> Text:
        """What was promised, and where it was read."""
        row = tracked.commitment
        said = self.said.own(row, "title")
        return self.pen.say(
            "promised-title-of",
            title=self.prose(said, f"commitment.{row.id}.title", row.source, row.published),
            source=self.pen.source_link(row.source),
        )

    def who(self, tracked: Tracked) -> Text:
        """Who promised, and for whom where that is said."""
        actors = self.said.parties(tracked.actors)
        if not tracked.beneficiaries:
            return self.pen.text(actors)
        others = self.said.parties(tracked.beneficiaries)
        return self.pen.text(self.pen.words_of("promised-who", actors=actors, others=others))

    def target(self, tracked: Tracked, measured: Measured) -> Text:
        """What an indicator is to reach, what that amended and what is to amend it."""
        pen, target, indicator = self.pen, measured.target, measured.indicator
        name = f"commitment.{tracked.commitment.id}.{indicator.id}"
        if target is None:
            title = self._title(indicator, name)
            return pen.say("commitments-untargeted", indicator=title)
        said = self._goal(target, indicator, f"{name}.target")
        if measured.earlier:
            said = pen.say(
                "commitments-amended",
                target=said,
                before=self._goal(measured.earlier[-1], indicator, f"{name}.before"),
                day=pen.words.date(target.amended, "short"),
            )
        for coming in measured.coming[:1]:
            said = pen.say(
                "commitments-coming",
                target=said,
                later=self._goal(coming, indicator, f"{name}.coming"),
                day=pen.words.date(coming.amended, "short"),
            )
        return said

    def evidence(self, tracked: Tracked, measured: Measured) -> Text:
        """What each teller says of an indicator, and which of it does not decide."""
        name = f"commitment.{tracked.commitment.id}.{measured.indicator.id}"
        return self.pen.joined(
            self._told(told, measured.indicator, f"{name}.told-{i}")
            for i, told in enumerate(measured.told, start=1)
        )

    def reported(self, tracked: Tracked) -> Text:
        """The stage that those who promised report, and every one that contradicts it."""
        said = self.said.reported(tracked)
        return self.pen.text(said) if said else self.pen.absent("promised-unreported")

    def status(self, tracked: Tracked) -> Text:
        """The computed status, and why."""
        pen = self.pen
        measured = next((m for m in tracked.measured if m.reason is tracked.reason), None)
        held = tracked.reason.values
        values: dict[str, Text | str] = {}
        for key, value in held.items():
            if isinstance(value, dt.date):
                values[key] = pen.words.date(value, "short")
            elif isinstance(value, Period):
                values[key] = pen.words.period(value.start, value.end, "short")
            elif key == "high":
                continue  # told with its lower bound
            elif key == "low":
                bounds = (held["low"], held["high"])
                shown = self.said.interval(*bounds)
                values["amount"] = self._computed(tracked, "amount", shown, bounds, measured)
            elif key == "share":
                shown = pen.words.percent(value)
                values[key] = self._computed(tracked, key, shown, (value, value), measured)
            elif isinstance(value, (int, float)):
                shown = pen.words.number(value)
                values[key] = self._computed(tracked, key, shown, (value, value), measured)
            else:
                values[key] = str(value)
        return pen.say(
            "promised-status",
            status=pen.strong(self.said.status(tracked.status)),
            why=pen.say(f"commitments-reason-{tracked.reason.code}", **values),
        )

    # --- money ------------------------------------------------------------------------------------

    def amount(self, amount: Amount) -> Text:
        """The sum of what adds of one stage and currency; words where nothing does."""
        pen, shown = self.pen, self.said.amount(amount)
        if not shown:
            return pen.absent("promised-no-sum")
        return pen.made(
            f"money.{amount.stage}.{amount.currency}",
            0.0,
            shown,
            label=pen.words_of(
                "promised-money-label", stage=self.stage(amount.stage), currency=amount.currency
            ),
            unit="money",
            measure="increment",
            note=pen.words_of("promised-money-note", rows=pen.words.number(len(amount.rows))),
            counts="stated",
            published=max(row.published for row in amount.rows),
            publisher=pen.names.publisher(tuple(dict.fromkeys(r.source for r in amount.rows))),
            bounds=(amount.low, amount.high),
        )

    def total(self, row: Transaction) -> Text:
        """A running total, with the days it runs over and who told it."""
        pen = self.pen
        shown = self.said.transaction(row)
        of = pen.case.sources[row.source]
        amount = pen.made(
            f"total.{row.id}",
            0.0,
            shown,
            label=self.said.own(row, "text") or row.id,
            unit="money",
            measure="cumulative",
            note=None,
            counts="stated",
            published=row.published,
            publisher=pen.names.publisher((row.source,)),
            url=of.url,
            status="stated",
            bounds=(row.low, row.high),
        )
        day = pen.words.date(row.date, "short")
        if row.since is None:
            return pen.say("commitments-total-to", amount=amount, day=day)
        since = pen.words.date(row.since, "short")
        return pen.say("commitments-total", amount=amount, since=since, day=day)

    def account(self, dispute: Dispute, account: Account, number: int) -> Text:
        """What one source says: a figure of its own, with the number if it has one."""
        pen = self.pen
        said = pen.made(
            f"accounts.{dispute.about}.{dispute.row}.{dispute.aspect}.{number}",
            0.0,
            self.said.own(account, "says"),
            label=self.said.disputed(dispute),
            unit="other",
            measure="stated",
            note=self.said.own(account, "note") or None,
            counts="stated",
            published=account.published,
            publisher=pen.names.publisher((account.source,)),
            url=pen.case.sources[account.source].url,
            status="stated",
            bounds=(account.low, account.high),
        )
        return tuple(
            Num(part.figure, part.text, wraps=True) for part in said if isinstance(part, Num)
        )

    def stage(self, stage: str) -> str:
        """A stage of money by its word."""
        return self.pen.words_of(f"commitments-stage-{stage}")

    def prose(self, words: str, name: str, source: str, published: dt.date) -> Text:
        """Words of the register, each quantity in them a figure as stated there."""
        return self.pen.prose(words, name=name, source=source, published=published)

    # --- parts ------------------------------------------------------------------------------------

    def _title(self, indicator: Indicator, name: str) -> Text:
        said = self.said.own(indicator, "title")
        return self.prose(said, f"{name}.title", indicator.source, indicator.published)

    def _goal(self, target: Target, indicator: Indicator, name: str) -> Text:
        pen = self.pen
        if indicator.unit == "act" or (target.low is None and target.high is None):
            return self._title(indicator, name)
        shown = self.said.written(target.low, target.high, target.quantifier)
        said = pen.made(
            name,
            0.0,
            shown,
            label=self.said.own(indicator, "title"),
            unit=_UNITS.get(indicator.unit, "other"),
            measure="stated",
            note=None,
            counts=indicator.unit if indicator.unit in _COUNTS else "stated",
            published=target.published,
            publisher=pen.names.publisher((target.source,)),
            url=pen.case.sources[target.source].url,
            span=(target.starts, target.ends) if target.starts and target.ends else None,
            status="stated",
            bounds=(target.low, target.high),
        )
        said = self._unit(said, indicator)
        if target.per == "total":
            return said
        return pen.say(f"commitments-per-{target.per}", target=said)

    def _told(self, told: Told, indicator: Indicator, name: str) -> Text:
        pen, teller = self.pen, self.said.teller(told)
        end = told.counted
        amount: Text | str
        if told.low is None and told.high is None:
            amount = self.said.stage(told.stage) if told.stage else ""
        else:
            end = told.latest.period if told.latest is not None else end
            if indicator.unit == "act" and told.stage:
                amount = self.said.stage(told.stage)
            else:
                amount = self._number(told, indicator, name)
        day = pen.words.date(end.end, "short") if end else ""
        said = pen.say("commitments-told", amount=amount, day=day, teller=teller)
        if told.gaps and told.basis == "series" and not (told.low is None and told.high is None):
            said = pen.say("commitments-told-gaps", told=said)
        return said if told.decides else pen.say("commitments-told-aside", told=said)

    def _number(self, told: Told, indicator: Indicator, name: str) -> Text:
        """The last number as it was told, else what was counted over the target's time."""
        pen = self.pen
        series = told.basis == "series"
        of = pen.case.series[told.teller] if series else None
        low, high, about, span = told.low, told.high, told.about, told.counted
        if told.latest is not None:
            latest = told.latest
            low, high, about, span = latest.low, latest.high, latest.about, latest.period
        number = pen.made(
            name,
            0.0,
            self.said.interval(low, high, about=about),
            label=self.said.own(indicator, "title"),
            unit=_UNITS.get(indicator.unit, "other"),
            measure=_MEASURES.get(indicator.reduce or "", "stated") if series else "stated",
            note=self.said.own(indicator, "basis") or None if series else None,
            counts=of.counts if of is not None else "stated",
            published=told.published,
            publisher=pen.names.publisher(told.sources),
            url=next((u for s in told.sources if (u := pen.case.sources[s].url)), None),
            place=pen.names.place(indicator.place or (of.place if of is not None else None)),
            span=(span.start, span.end) if span else None,
            status="computed" if series else "stated",
            bounds=(low, high),
        )
        return self._unit(number, indicator)

    def _computed(
        self,
        tracked: Tracked,
        key: str,
        shown: str,
        bounds: tuple[float | None, float | None],
        measured: Measured | None,
    ) -> Text:
        """A number of the reason: what was told, added up or held against the time."""
        pen, row = self.pen, tracked.commitment
        told = measured.told if measured is not None else ()
        sources = tuple(dict.fromkeys(s for one in told for s in one.sources)) or (row.source,)
        share = key == "share"
        unit = "percent" if share else "other"
        if measured is not None and not share:
            unit = _UNITS.get(measured.indicator.unit, "other")
        number = pen.made(
            f"commitment.{row.id}.why.{key}",
            0.0,
            shown,
            label=self.said.own(row, "title"),
            unit=unit,
            measure="share" if share else "stated",
            note=pen.words_of("promised-computed-note"),
            counts="days" if share else "stated",
            published=max((one.published for one in told), default=row.published),
            publisher=pen.names.publisher(sources),
            bounds=bounds,
        )
        return number if share or measured is None else self._unit(number, measured.indicator)

    def _unit(self, number: Text, indicator: Indicator) -> Text:
        """A number with what it counts."""
        if indicator.unit == "money":
            currency = indicator.currency or ""
            return self.pen.say("commitments-money", amount=number, currency=currency)
        count = 1 if [sign for sign in plain(number) if sign.isdigit()] == ["1"] else 2
        return self.pen.say(f"commitments-unit-{indicator.unit}", amount=number, count=count)
