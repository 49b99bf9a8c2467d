"""`isthmus share CASE`: what a projection asks of each country, and how it could be shared."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from . import output, progress
from .door import Verb
from .options import Listed, Option, Whole, Wrong, as_of, case, flag, formats, today, workers
from .origins import drawing_options
from .output import Column, Row
from .session import Session
from .written import title_of

if TYPE_CHECKING:
    from isthmus.brief.saving_shared import Published
    from isthmus.brief.shared.telling import Told
    from isthmus.sharing.sharing import Sharing
    from isthmus.words import Words

#: Draws of a run; a tenth of them lie outside each end of what is shown.
_DRAWS = 500
#: Most places that can be asked to be divided.
_MOST = 100_000_000


class _Amount(click.ParamType):  # type: ignore[type-arg]  # generic only in newer click
    """An amount of money, with its currency or without."""

    name = "money"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[float, str | None]:
        """The amount, and the currency where one was written."""
        if isinstance(value, tuple):
            return value
        found = re.fullmatch(r"([0-9]{1,15}(?:\.[0-9]{1,4})?) ?([A-Z]{3})?", value.strip())
        if not found:
            option = param.opts[0] if param else "--money"
            raise Wrong("money", ctx, value=value, option=option)
        return float(found[1]), found[2]


def _share(
    ctx: click.Context,
    *,
    case: str,
    as_of: dt.date | None,
    scenario: str | None,
    horizon: int,
    members: int,
    seed: int,
    executor: int | str,
    key: tuple[str, ...],
    rule: tuple[str, ...] | None,
    money: tuple[float, str | None] | None,
    places: int | None,
    budget: tuple[float, str | None] | None,
    group: tuple[str, ...] | None,
    allow_missing: tuple[tuple[str, ...], ...],
    out: Path | None,
    before: Path | None,
    form: str | None,
    no_page: bool,
) -> None:
    """Run a case through needs, shares, pathways and the plan, write it and say the most of it."""
    from isthmus.brief.saving_shared import (
        Published,
        refuse_before,
        refuse_place,
        save_shared,
    )
    from isthmus.case import read_case
    from isthmus.sharing.sharing import Asked, Money, share

    session: Session = ctx.obj
    words = session.words
    with progress.steps() as work:
        work.next(words.say("cli-step-read"))
        known = read_case(case)
        folder = out or Path(f"{known.name}-share")
        refuse_place(folder)
        if before is not None:
            refuse_before(before)
        written = None
        if scenario is not None:
            from isthmus.forecast.scenarios.reading import read_scenario
            from isthmus.forecast.settings import settings_of_forecast

            written = read_scenario(known, settings_of_forecast(known), scenario)
        day = as_of or (today() if written is None else written.scenario.as_of)
        asked = Asked(
            scenario=written,
            keys=_keys(key),
            rules=rule or (),
            money=None if money is None else Money(*money),
            places=places,
            budget=None if budget is None else Money(*budget),
            groups=_groups(group or ()),
            allow_missing=tuple(dict.fromkeys(one for some in allow_missing for one in some)),
            horizon=horizon,
            draws=members,
            seed=seed,
        )
        with workers(executor) as pool:
            found = share(
                known,
                day,
                asked,
                executor=pool,
                on_step=lambda step: work.next(words.say(f"cli-step-{step}")),
            )
        published = Published(found, before)
        record = _record(found, words, published)
        files = save_shared(
            found,
            folder,
            session.language,
            published=published,
            record=record,
            page=not no_page,
            on_step=lambda step: work.next(words.say(f"cli-step-{step}")),
        )
    if form == "csv":
        output.write_file(files["needs.csv"])
    elif form == "json":
        listed = {name: str(file) for name, file in files.items()}
        output.write_json({**record, "tables": published.tables, "files": listed})
    else:
        _say(session, found, published, files)


def _keys(given: Sequence[str]) -> tuple[str, ...]:
    """Keys by name between commas; one that is written as weights holds commas itself."""
    found = [name for one in given for name in ([one] if "=" in one else one.split(","))]
    return tuple(dict.fromkeys(name.strip() for name in found))


def _groups(given: Sequence[str]) -> tuple[tuple[str, str | None], ...]:
    """Nationalities, each with where its people are behind a colon, or without."""
    split = [one.partition(":") for one in given]
    return tuple((who.strip(), where.strip() or None) for who, _, where in split)


# --- for programs --------------------------------------------------------------------------------


def _record(found: Sharing, words: Words, published: Published) -> dict[str, Any]:
    """What a program is told of a run before its tables."""
    from isthmus.sharing.tables import summary_of

    plan = found.allocation
    return {
        "case": found.case.name,
        "day": found.day.isoformat(),
        "scenario": None if found.scenario is None else found.scenario.name,
        "horizon": found.asked.horizon,
        "draws": found.asked.draws,
        "seed": found.asked.seed,
        "planning_not_an_order": words.say("share-caution"),
        "countries": list(found.receiving.countries),
        "agreement": found.receiving.by,
        "left_out": dict(found.receiving.left_out),
        "plan": None if plan is None else summary_of(plan),
        "notices": [one.say(words) for one in (*found.notices, *found.forecast.notices)],
        "suppressed": published.sentences(words.language),
    }


# --- for people ----------------------------------------------------------------------------------


def _say(session: Session, found: Sharing, published: Published, files: Mapping[str, Path]) -> None:
    """What is needed, what runs out, the shares, what is scarce, the ways, the plan."""
    from isthmus.brief.expected.telling import begun
    from isthmus.brief.shared.asks import running_out
    from isthmus.brief.shared.telling import Told
    from isthmus.brief.shared.ways import plan_sentences

    words, screen = session.words, output.Screen(session)
    told = Told(found, words, published.withheld)
    screen.heading(words.say("share-page-title", name=title_of(found.case, words)))
    screen.facts(
        [
            (words.say("cli-as-of"), words.date(found.day)),
            (
                words.say("cli-share-scenario"),
                None if found.scenario is None else told.called(found.scenario.scenario),
            ),
            (words.say("cli-forecast-months"), words.number(found.asked.horizon)),
            (
                words.say("cli-forecast-draws"),
                words.say(
                    "cli-forecast-seed",
                    draws=words.number(found.asked.draws),
                    seed=str(found.asked.seed),
                ),
            ),
        ]
    )
    _say_needs(screen, told)
    if found.runs_out:
        screen.heading(words.say("share-capacity-title"))
        screen.text(words.say("share-capacity-lead"))
        for sentence in running_out(told):
            screen.text(sentence)
    _say_shares(screen, told)
    _say_scarce(screen, told)
    _say_ways(screen, told)
    if (plan := found.allocation) is not None:
        screen.heading(words.say("share-plan-title"))
        for sentence in plan_sentences(told, plan):
            screen.text(sentence)
    notices = [*found.notices, *found.forecast.notices]
    if notices:
        screen.heading(words.say("expect-notices"))
        for one in notices:
            screen.text(begun(told.named(one).say(words)))
    screen.text("")
    screen.text(words.say("share-caution"))
    for sentence in published.sentences(session.language):
        screen.text(sentence)
    screen.text("")
    screen.text(words.say("cli-simulate-files"))
    for file in files.values():
        screen.path(file)


def _say_needs(screen: output.Screen, told: Told) -> None:
    """For each country each need in the month in which it is highest."""
    from isthmus.brief.shared.asks import of_country, peak

    words, needs = told.words, told.sharing.needs
    for country in dict.fromkeys(one.country for one in needs):
        screen.heading(words.say("share-peak-caption", country=told.country(country)))
        rows = [
            {"norm": told.norm(norm), "need": peak(months)}
            for norm, months in of_country(one for one in needs if one.country == country).items()
        ]
        screen.table(
            [
                Column(key="need", show=lambda row: row["norm"], wrap=True),
                Column(
                    key="month",
                    show=lambda row: words.month(row["need"].month, "short"),
                    under="need",
                    last_resort=True,
                ),
                Column(key="p50", show=lambda row: told.amount(row["need"].total[1]), numeric=True),
                Column(
                    key="p10-p90",
                    show=lambda row: told.ends(row["need"].total),
                    numeric=True,
                ),
            ],
            rows,
        )


def _say_shares(screen: output.Screen, told: Told) -> None:
    """Each country's share by the first key, the range over all, what it hosts, the gap."""
    from isthmus.brief.shared.divided import agreement, left_out

    words, keys = told.words, told.sharing.keys
    if not keys.keys:
        return
    first = keys.keys[0]
    screen.heading(words.say("share-keys-title"))
    names = words.listing([told.key(key) for key in keys.keys])
    if (by := agreement(told)) is not None:
        screen.text(by)
    screen.text(words.say("cli-share-keys", first=told.key(first), keys=names))

    def hosted(row: Row) -> str:
        one = row["country"]
        return told.whole(None if one.country in told.withheld else one.hosted)

    def gap(row: Row) -> str:
        one = row["country"]
        return told.signed(None if one.country in told.withheld else one.gaps.get(first.key))

    screen.table(
        [
            Column(key="country", show=lambda r: told.country(r["country"].country), wrap=True),
            Column(
                key="share",
                show=lambda r: told.part(first.shares[r["country"].country]),
                numeric=True,
            ),
            Column(
                key="range",
                show=lambda r: f"{told.part(r['country'].low)}–{told.part(r['country'].high)}",
                numeric=True,
            ),
            Column(key="hosted", show=hosted, numeric=True),
            Column(key="gap", show=gap, numeric=True),
        ],
        [{"country": one} for one in keys.countries],
    )
    for country, why in told.sharing.receiving.left_out.items():
        screen.text(left_out(told, country, why))


def _say_scarce(screen: output.Screen, told: Told) -> None:
    """What is divided by the usual rule for it; the file has the others."""
    from isthmus.brief.shared.divided import estate, rule

    words = told.words
    if told.scarce:
        screen.heading(words.say("share-scarce-title"))
    for number, one in enumerate(told.scarce):
        if number:
            screen.text("")
        screen.text(estate(told, one))
        screen.text(words.say("cli-share-rule", rule=rule(told, one.default)))
        default = one.default
        screen.table(
            [
                Column(key="country", show=lambda r: told.country(r["award"].country), wrap=True),
                Column(key="claimed", show=lambda r: told.band(r["award"].claim), numeric=True),
                Column(
                    key="award",
                    show=lambda r: told.band(r["award"].awards[r["rule"]]),
                    numeric=True,
                ),
            ],
            [{"award": award, "rule": default} for award in one.awards],
        )


def _say_ways(screen: output.Screen, told: Told) -> None:
    """Of each nationality, which pathways are open and which may be."""
    words, openings = told.words, told.sharing.openings
    if not openings:
        return
    screen.heading(words.say("share-ways-title"))
    rows: list[Row] = []
    for group in dict.fromkeys(one.group for one in openings):
        by_state = {
            state: [
                told.pathway_to(one.pathway.id)
                for one in openings
                if one.group == group and one.state == state
            ]
            for state in ("open", "unknown")
        }
        rows.append(
            {
                "who": told.group_there(group),
                "open": "; ".join(by_state["open"]) or "–",
                "unknown": "; ".join(by_state["unknown"]) or "–",
            }
        )
    screen.table(
        [
            Column(key="who", show=lambda row: row["who"], wrap=True),
            Column(key="open-ways", show=lambda row: row["open"], wrap=True),
            Column(key="unknown-ways", show=lambda row: row["unknown"], wrap=True),
        ],
        rows,
    )


def _options() -> list[click.Parameter]:
    """Those of every run of draws, with fewer draws by default."""
    found = drawing_options()
    for option in found:
        if option.name == "members":
            option.default = _DRAWS
    return found


command = Verb(
    "share",
    callback=click.pass_context(_share),
    params=[
        case(),
        as_of(),
        Option(["--scenario"], metavar="scenarios"),
        *_options(),
        Option(["--key"], multiple=True, metavar="key"),
        Option(["--rule"], type=Listed(), metavar="rule"),
        Option(["--money"], type=_Amount(), metavar="amount"),
        Option(["--places"], type=Whole(least=0, most=_MOST), metavar="number"),
        Option(["--budget"], type=_Amount(), metavar="amount"),
        Option(["--group"], type=Listed(), metavar="group"),
        Option(["--allow-missing"], type=Listed(), multiple=True, metavar="countries"),
        Option(["--out"], type=click.Path(path_type=Path), metavar="folder"),
        Option(["--before"], type=click.Path(path_type=Path), metavar="folder"),
        flag("--no-page"),
        *formats(),
    ],
)
