"""The register in words: parties, targets, evidence, status and reasons, in one language.

Owns: how each of them is said, for the terminal and for pages alike. Computes nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING

from isthmus.case import Period

from .records import (
    Amount,
    Dispute,
    Due,
    Measured,
    Number,
    Reason,
    Register,
    Standing,
    Told,
    Tracked,
)

if TYPE_CHECKING:
    import msgspec

    from isthmus.case.promises import Indicator, Target, Transaction
    from isthmus.words import Words


#: Who counts as a party of an agreement: others look on, or answer for it.
MEMBERS = ("party", "endorser")


class Telling:
    """How one register is told in one language."""

    def __init__(self, register: Register, words: Words) -> None:
        self.register = register
        self.words = words
        self._titles = {
            **{one.agreement.id: one.agreement for one in register.agreements},
            **{one.commitment.id: one.commitment for one in register.commitments},
            **{one.meeting.id: one.meeting for one in register.meetings},
        }
        self._indicators = {
            measured.indicator.id: measured.indicator
            for one in register.commitments
            for measured in one.measured
        }

    # --- names -----------------------------------------------------------------------------------

    def own(self, record: msgspec.Struct, field: str) -> str:
        """The field of a record in the language; what stands in one language only, in that one."""
        wanted: str | None = getattr(record, f"{field}_{self.words.language}", None)
        if wanted:
            return wanted
        names = (f for f in record.__struct_fields__ if f.rpartition("_")[0] == field)
        return next((value for f in names if (value := getattr(record, f))), "")

    def party(self, code: str) -> str:
        """A country or an organisation by its name."""
        organisation = self.register.organisations.get(code)
        if organisation is not None:
            return self.own(organisation, "name")
        added = self.register.case.populations.get(code)
        return (self.own(added, "name") if added else self.words.country(code)) or code

    def parties(self, codes: Iterable[str]) -> str:
        """Countries and organisations, with commas between them, or what no name holds."""
        return self._listed(self.party(code) for code in codes)

    def standing(self, parties: Iterable[Standing]) -> str:
        """The parties of an agreement; who only looks on or answers for it as what it does."""
        return self._listed(
            self.party(one.party)
            if one.role in MEMBERS
            else self.words.say("commitments-party-as", party=self.party(one.party), role=one.role)
            for one in parties
        )

    def _listed(self, names: Iterable[str]) -> str:
        named = list(names)
        return ("; " if any("," in name for name in named) else ", ").join(named)

    def title(self, row: str) -> str:
        """The title of an agreement, a commitment, a meeting or an indicator; else its id."""
        found = self._titles.get(row) or self._indicators.get(row)
        return self.own(found, "title") if found is not None else row

    def disputed(self, dispute: Dispute) -> str:
        """What accounts are of: the title of the thing, of money what it is for."""
        if dispute.about == "transactions":
            rows = (one for one in self.register.transactions if one.id == dispute.row)
            found = next((self.own(one, "text") for one in rows), "")
            return found.removesuffix(".") or dispute.row
        if dispute.about == "pathways":
            from isthmus.case.provisions import Pathway

            ways = self.register.case.records("pathways", Pathway)
            return next((self.own(w, "title") for w in ways if w.id == dispute.row), dispute.row)
        return self.title(dispute.row)

    def since(self, standing: Standing) -> str:
        """The day on which a party came or left, as precisely as it is known."""
        day = standing.since
        if standing.precision == "month":
            return self.words.month(day, "short")
        if standing.precision == "year":
            return str(day.year)
        shown = self.words.date(day, "short")
        if standing.precision != "by":
            return shown
        if standing.after is None:
            return self.words.say("commitments-by-day", day=shown)
        after = self.words.date(standing.after, "short")
        return self.words.say("commitments-after-by-day", after=after, day=shown)

    # --- numbers ---------------------------------------------------------------------------------

    def number(self, value: float) -> str:
        """A number with the decimals that it has, up to two."""
        digits = len(f"{value:.2f}".rstrip("0").partition(".")[2])
        return self.words.number(value, digits)

    def interval(self, low: float | None, high: float | None, *, about: bool = False) -> str:
        """From one bound to the other, an open side said; nothing for no number."""
        words = self.words
        if low is None and high is None:
            return ""
        if high is None:
            assert low is not None
            return words.say("said-at-least", value=self.number(low))
        if low is None or (low == 0 < high):  # no count is less than nothing
            return words.say("said-at-most", value=self.number(high))
        if low != high:
            return words.say("said-range", low=self.number(low), high=self.number(high))
        return words.say("said-about", value=self.number(low)) if about else self.number(low)

    def written(self, low: float | None, high: float | None, quantifier: str) -> str:
        """A number as it was published, with the word that it was told with."""
        words, value = self.words, high if low is None else low
        if value is None:
            return ""
        shown = self.number(value)
        match quantifier:
            case "at_least":
                return words.say("said-at-least", value=shown)
            case "more_than":
                return words.say("said-more-than", value=shown)
            case "at_most":
                return words.say("said-at-most", value=self.number(high or value))
            case "less_than":
                return words.say("said-less-than", value=self.number(high or value))
            case "nearly":
                return words.say("commitments-nearly", value=self.number(high or value))
        return self.interval(low, value if high is None else high, about=quantifier == "about")

    def unit(self, amount: str, indicator: Indicator) -> str:
        """An amount with what it counts: 20,000 people, USD 314,000,000."""
        if not amount:
            return ""
        if indicator.unit == "money":
            return self.money(amount, indicator.currency or "")
        count = 1 if "".join(c for c in amount if c.isdigit()) == "1" else 2
        return self.words.say(f"commitments-unit-{indicator.unit}", amount=amount, count=count)

    def money(self, amount: str, currency: str) -> str:
        """An amount of a currency, by its code: dollars are of several countries."""
        return self.words.say("commitments-money", amount=amount, currency=currency)

    # --- commitments -----------------------------------------------------------------------------

    def target(self, measured: Measured) -> str:
        """What an indicator is to reach, by when, and what that amended."""
        target, indicator, words = measured.target, measured.indicator, self.words
        if target is None:
            said = self.own(indicator, "title")
            return words.say("commitments-untargeted", indicator=said)
        said = self._goal(target, indicator)
        if measured.earlier:
            before = self._goal(measured.earlier[-1], indicator)
            day = words.date(target.amended, "short")
            said = words.say("commitments-amended", target=said, before=before, day=day)
        for coming in measured.coming[:1]:
            later, day = self._goal(coming, indicator), words.date(coming.amended, "short")
            said = words.say("commitments-coming", target=said, later=later, day=day)
        return said

    def _goal(self, target: Target, indicator: Indicator) -> str:
        if indicator.unit == "act" or (target.low is None and target.high is None):
            return self.own(indicator, "title")
        said = self.unit(self.written(target.low, target.high, target.quantifier), indicator)
        if target.per == "total":
            return said
        return self.words.say(f"commitments-per-{target.per}", target=said)

    def evidence(self, told: Told, indicator: Indicator) -> str:
        """What one teller says: the number, up to which day, who tells, and that it decides not."""
        words = self.words
        teller = self.teller(told)
        if told.low is None and told.high is None:
            said = words.say(
                "commitments-told",
                amount=self.stage(told.stage or ""),
                day=words.date(told.counted.end, "short") if told.counted else "",
                teller=teller,
            )
        else:
            number, end = self.interval(told.low, told.high, about=told.about), told.counted
            if told.latest is not None:
                number, end = self._latest(told.latest), told.latest.period
            amount = self.unit(number, indicator)
            if indicator.unit == "act" and told.stage:
                amount = self.stage(told.stage)
            day = words.date(end.end, "short") if end else ""
            said = words.say("commitments-told", amount=amount, day=day, teller=teller)
            if told.gaps and told.basis == "series":
                said = words.say("commitments-told-gaps", told=said)
        return said if told.decides else words.say("commitments-told-aside", told=said)

    def _latest(self, number: Number) -> str:
        return self.interval(number.low, number.high, about=number.about)

    def teller(self, told: Told) -> str:
        """Who tells: a series by its title, a reporter or the stage of payments by its word."""
        if told.basis == "series":
            return self.own(self.register.case.series[told.teller], "title")
        if told.basis == "payments":
            return self.words.say(f"commitments-stage-{told.teller}")
        return self.words.say(f"commitments-reporter-{told.teller}")

    def stage(self, stage: str) -> str:
        """The stage that was reported."""
        return self.words.say(f"commitments-reported-{stage}")

    def reported(self, tracked: Tracked) -> str:
        """What those who promised report, the latest, and what contradicts it; nothing for none."""
        said = dict.fromkeys(self.stage(one.stage) for one in tracked.reported if one.stage)
        return " / ".join(said)

    def status(self, status: str) -> str:
        """The computed status."""
        return self.words.say(f"commitments-status-{status}")

    def reason(self, reason: Reason, indicator: Indicator | None = None) -> str:
        """Why the status is what it is; the unit of its numbers is that of the indicator."""
        words, values = self.words, dict(reason.values)
        said: dict[str, str] = {}
        if "low" in values:
            amount = self.interval(values.pop("low"), values.pop("high"))
            said["amount"] = self.unit(amount, indicator) if indicator else amount
        for name, value in values.items():
            if isinstance(value, dt.date):
                said[name] = words.date(value, "short")
            elif isinstance(value, Period):
                said[name] = words.period(value.start, value.end, "short")
            elif name == "share":
                said[name] = words.percent(value)
            elif isinstance(value, (int, float)):
                amount = words.number(value)
                said[name] = self.unit(amount, indicator) if indicator else amount
            else:
                said[name] = str(value)
        return words.say(f"commitments-reason-{reason.code}", **said)

    def why(self, tracked: Tracked) -> str:
        """The reason of a commitment's status, in the unit of the indicator that it came from."""
        found = next((one for one in tracked.measured if one.reason is tracked.reason), None)
        return self.reason(tracked.reason, found.indicator if found else None)

    # --- money and days --------------------------------------------------------------------------

    def amount(self, amount: Amount) -> str:
        """The sum of one stage and currency; nothing where no amount adds."""
        shown = self.interval(amount.low, amount.high, about=amount.about)
        return self.money(shown, amount.currency) if shown else ""

    def transaction(self, row: Transaction) -> str:
        """The amount of one row as it was told."""
        shown = self.written(row.low, row.high, row.quantifier)
        return self.money(shown, row.currency) if shown else self.words.say("commitments-untold")

    def total(self, row: Transaction) -> str:
        """A running total, with the days it runs over."""
        day = self.words.date(row.date, "short")
        shown = self.transaction(row)
        if row.since is None:
            return self.words.say("commitments-total-to", amount=shown, day=day)
        since = self.words.date(row.since, "short")
        return self.words.say("commitments-total", amount=shown, since=since, day=day)

    def due(self, due: Due) -> str:
        """What falls due, by its title."""
        title = self.title(due.row)
        of = self.title(due.commitment) if due.what == "target" and due.commitment else title
        if of == title:  # an indicator is often called what its commitment is
            return title
        return self.words.say("commitments-due-of", indicator=title, commitment=of)

    def days(self, due: Due) -> str:
        """In how many days, or how many days ago."""
        key = "commitments-days-ago" if due.days < 0 else "commitments-in-days"
        return self.words.say(key, days=abs(due.days), n=self.words.number(abs(due.days)))

    # --- accounts --------------------------------------------------------------------------------

    def aspect(self, aspect: str) -> str:
        """What accounts are of, by its name in the catalogue, else its own word."""
        key = f"commitments-aspect-{aspect}"
        return self.words.say(key) if self.words.has(key) else aspect.replace("-", " ")
