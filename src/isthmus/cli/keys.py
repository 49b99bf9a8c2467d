"""`isthmus keys TABLE`: how much falls to each country, by one distribution key or several."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from . import output
from .door import Verb
from .options import Amount, Choice, Listed, Option, Whole, Wrong, formats
from .output import Column, Row
from .session import Session

if TYPE_CHECKING:
    from isthmus.sharing.keys import Figures, Key, OwnKey
    from isthmus.sharing.keys.comparing import SideBySide
    from isthmus.sharing.keys.table import Table
    from isthmus.words import Words

    AnyKey = Key | OwnKey

#: Every key whose figures the table has: what no key at all means too.
_ALL = "all"
_FIELDS = (
    "country",
    "key",
    "share",
    "exact",
    "places",
    "rounding",
    "lowest",
    "highest",
    "actual",
    "actual_share",
    "deviation",
    "deviation_places",
)


@dataclass(frozen=True, kw_only=True)
class _Call:
    """What was asked, and of what: the table, the keys and their terms, who is left out."""

    table: Table
    receiving: Figures
    asked: Sequence[AnyKey]
    terms: Mapping[str, Any]
    without: tuple[str, ...]
    missing: tuple[str, ...]


def _keys(
    ctx: click.Context,
    *,
    table: Path,
    key: Sequence[str],
    places: int | None,
    cap: float,
    gamma: float,
    mean: str,
    rounding: str,
    without: Sequence[tuple[str, ...]],
    allow_missing: Sequence[tuple[str, ...]],
    column: Sequence[str],
    form: str | None,
) -> None:
    """Read the table, share out by every key, and show it."""
    from isthmus.case.problems import CallError, WorkError
    from isthmus.sharing.keys.comparing import left_out, side_by_side
    from isthmus.sharing.keys.table import actual_of, read_table

    session: Session = ctx.obj
    read = read_table(table, _named(column, ctx), whole=False)
    aside = [country for names in without for country in read.countries(names)]
    figures = {country: known for country, known in read.figures.items() if country not in aside}
    asked = _asked(key, read)
    allowed = [country for names in allow_missing for country in read.countries(names)]
    missing = left_out(asked, figures, [country for country in allowed if country in figures])
    problems = read.refusals(
        dict.fromkeys(name for one in asked for name in one.needs), (*aside, *missing)
    )
    if problems:
        raise WorkError(problems)
    receiving = {name: known for name, known in figures.items() if name not in missing}
    if not receiving:
        raise CallError("keys-nobody-left", str(table))
    actual = actual_of(read)
    found = side_by_side(
        asked,
        receiving,
        places=places,
        rounding=rounding,
        actual=actual,
        cap=cap,
        gamma=gamma,
        mean=mean,
    )
    call = _Call(
        table=read,
        receiving=receiving,
        asked=asked,
        terms={"cap": cap, "gamma": gamma, "mean": mean, "rounding": rounding},
        without=tuple(aside),
        missing=missing,
    )
    if form == "csv":
        output.write_csv(_FIELDS, _rows(found))
    elif form == "json":
        output.write_json(_record(call, found))
    else:
        _say(session, call, found)


def _named(column: Sequence[str], ctx: click.Context) -> dict[str, str]:
    """What `--column INDICATOR=TITLE` says."""
    named: dict[str, str] = {}
    for written in column:
        name, equals, title = (part.strip() for part in written.partition("="))
        if not equals or not name or not title:
            raise Wrong("column", ctx, value=written)
        named[name] = title
    return named


def _asked(written: Sequence[str], table: Table) -> list[AnyKey]:
    """The keys of the call; without any, all that the columns of the table allow."""
    from isthmus.case.problems import CallError
    from isthmus.sharing.keys import KEYS, key_named
    from isthmus.sharing.keys.own import own_key, read_own_key

    asked: dict[str, AnyKey] = {}
    for one in written:
        if one == _ALL:
            continue
        if "=" in one:
            mine = read_own_key(one, id="own" if "own" not in asked else f"own-{len(asked) + 1}")
            if mine.id in KEYS or mine.id in asked:
                raise CallError("key-named-twice", mine.id)
            weights = {_in_table(name, table): weight for name, weight in mine.weights.items()}
            asked[mine.id] = own_key(mine.id, weights)
        else:
            asked |= {key.id: key for key in map(key_named, one.split(","))}
    if not asked:
        asked = {key.id: key for key in KEYS.values() if set(key.needs) <= table.columns.keys()}
    if not asked:
        columns = list(dict.fromkeys(table.columns.values()))
        raise CallError("keys-no-key", table.file, columns=columns)
    return list(asked.values())


def _in_table(weighted: str, table: Table) -> str:
    """The indicator of a weight as the table knows it, `1/` before it if there was."""
    inverse = "1/" if weighted.startswith("1/") else ""
    return inverse + table.indicator(weighted.removeprefix("1/"))


# --- for programs --------------------------------------------------------------------------------


def _rows(found: SideBySide) -> Iterator[Row]:
    """A row for each country and key."""
    places = found.places
    for country in found.countries:
        lowest, highest = found.range(country)
        for key in found.keys:
            share = found.shares[key][country]
            exact = None if places is None else share * places
            given = None if places is None else found.whole[key][country]
            deviation = found.deviation(key, country)
            yield {
                "country": country,
                "key": key,
                "share": share,
                "exact": exact,
                "places": given,
                "rounding": None if exact is None or given is None else given - exact,
                "lowest": lowest,
                "highest": highest,
                "actual": None if found.actual is None else found.actual[country],
                "actual_share": found.actual_share(country),
                "deviation": deviation,
                "deviation_places": (
                    None if deviation is None or places is None else deviation * places
                ),
            }


def _record(call: _Call, found: SideBySide) -> dict[str, Any]:
    """What a program is told: how the table was read, the terms, and a row for each share."""
    table = call.table
    return {
        "table": table.file,
        "keys": [
            {
                "key": key.id,
                "needs": key.needs,
                "weights": getattr(key, "weights", None),
                "places": sum(found.whole[key.id].values()) if found.whole else None,
                "off": found.off(key.id),
            }
            for key in call.asked
        ],
        "places": found.places,
        **call.terms,
        "countries": len(found.countries),
        "names": {country: table.names[country] for country in found.countries},
        "without": list(call.without),
        "missing": list(call.missing),
        "left_aside": list(table.sums),
        "read_as": table.columns,
        "derived": table.derived,
        "shares": list(_rows(found)),
        "parts": list(_parts(call)),
    }


def _parts(call: _Call) -> Iterator[Row]:
    """What shares are made of, where a key corrects population and GDP."""
    from isthmus.sharing.keys import parts

    terms = {name: call.terms[name] for name in ("cap", "gamma", "mean")}
    for key in call.asked:
        for country, of in parts(key, call.receiving, **terms).items():
            yield {"country": country, "key": key.id, **of}


# --- for people ----------------------------------------------------------------------------------


def _say(session: Session, call: _Call, found: SideBySide) -> None:
    """The terms, what falls to each country, and what there is to know of the table."""
    words, screen = session.words, output.Screen(session)
    keys, table, terms = found.keys, call.table, call.terms
    if len(keys) == 1:
        screen.heading(words.say("keys-title-one", key=keys[0]))
    else:
        screen.heading(words.say("keys-title-several", keys=words.listing(keys)))
    corrected = {"eu-2015", "grech"} & set(keys)
    screen.facts(
        [
            (words.say("keys-countries"), words.number(len(found.countries))),
            (
                words.say("keys-places"),
                None if found.places is None else words.number(found.places),
            ),
            (
                words.say("keys-cap"),
                _number(words, terms["cap"]) if "eu-2015" in corrected else None,
            ),
            (
                words.say("keys-gamma"),
                words.say(f"keys-gamma-{terms['mean']}", gamma=_number(words, terms["gamma"]))
                if "grech" in corrected
                else None,
            ),
            (words.say("keys-read-as"), _read_as(words, table, keys)),
            (words.say("keys-without"), words.listing(call.without) if call.without else None),
            (words.say("keys-missing"), words.listing(call.missing) if call.missing else None),
            (words.say("keys-left-aside"), words.listing(table.sums) if table.sums else None),
        ]
    )
    screen.text("")
    if len(keys) == 1:
        screen.table(_columns_of_one(words, found), _rows(found))
    else:
        screen.table(_columns_of_several(words, found), [{"country": c} for c in found.countries])
        if found.actual is not None:
            screen.heading(words.say("keys-deviations"))
            screen.table(
                _columns_of_deviations(words, found), [{"country": c} for c in found.countries]
            )
    for key in keys:
        if found.off(key):
            screen.text("")
            screen.text(
                words.say(
                    "keys-off",
                    key=key,
                    sum=words.number(sum(found.whole[key].values())),
                    places=words.number(found.places or 0),
                )
            )
    if table.derived:
        screen.text("")
        screen.text(words.say("keys-derived", title=table.columns["applications"]))


def _read_as(words: Words, table: Table, keys: Sequence[str]) -> str | None:
    """The columns of the keys whose titles are not the indicators' own names."""
    from isthmus.sharing.keys import KEYS

    needed = {name for key in keys if key in KEYS for name in KEYS[key].needs} | {"actual"}
    said = [
        words.say("keys-read-one", title=title, indicator=name)
        for name, title in table.columns.items()
        if name in needed and title != name
    ]
    return "; ".join(said) or None


def _columns_of_one(words: Words, found: SideBySide) -> list[Column]:
    """Share, exact part and whole places of one key, and how far the actual share is from it."""

    def places(row: Row, name: str, digits: int) -> str:
        return "" if row[name] is None else words.number(row[name], digits)

    return [
        Column(key="country", show=lambda row: row["country"], wrap=True),
        Column(key="share", show=lambda row: words.percent(row["share"], 2), numeric=True),
        Column(key="exact", show=lambda row: places(row, "exact", 2), numeric=True),
        Column(key="places", show=lambda row: places(row, "places", 0), numeric=True),
        Column(
            key="rounded",
            show=lambda row: _rounded(words, row["rounding"]),
            numeric=True,
            under="places",
            last_resort=True,
        ),
        Column(key="actual", show=lambda row: places(row, "actual", 0), numeric=True),
        Column(
            key="actual-share",
            show=lambda row: (
                "" if row["actual_share"] is None else words.percent(row["actual_share"], 2)
            ),
            numeric=True,
            under="actual",
        ),
        Column(key="deviation", show=lambda row: _signed(words, row["deviation"]), numeric=True),
    ]


def _columns_of_several(words: Words, found: SideBySide) -> list[Column]:
    """A column for each key: whole places, or shares where there are no places; and the range."""

    def of_key(key: str) -> Column:
        def show(row: Row) -> str:
            country = row["country"]
            if found.places is not None:
                return words.number(found.whole[key][country])
            return words.percent(found.shares[key][country], 2)

        return Column(key=key, title=key, show=show, numeric=True)

    def between(row: Row) -> str:
        low, high = found.range(row["country"])
        return words.say("keys-range", low=words.number(low * 100, 2), high=words.percent(high, 2))

    return [
        Column(key="country", show=lambda row: row["country"], wrap=True),
        *(of_key(key) for key in found.keys),
        Column(key="range", show=between, numeric=True, under="country"),
    ]


def _columns_of_deviations(words: Words, found: SideBySide) -> list[Column]:
    """The actual share, and by how much it is above or below that of each key."""

    def of_key(key: str) -> Column:
        return Column(
            key=key,
            title=key,
            show=lambda row: _signed(words, found.deviation(key, row["country"])),
            numeric=True,
        )

    def actual(row: Row) -> str:
        share = found.actual_share(row["country"])
        return "" if share is None else words.percent(share, 2)

    return [
        Column(key="country", show=lambda row: row["country"], wrap=True),
        Column(key="actual-share", show=actual, numeric=True, under="country"),
        *(of_key(key) for key in found.keys),
    ]


def _signed(words: Words, deviation: float | None) -> str:
    """A deviation in points of a percent, with its sign."""
    if deviation is None:
        return ""
    shown = words.number(abs(deviation) * 100, 2)
    zero = round(abs(deviation) * 100, 2) == 0
    return shown if zero else f"{'+' if deviation > 0 else '−'}{shown}"


def _rounded(words: Words, by: float | None) -> str:
    """By how much of a person the whole places differ from the exact part."""
    if by is None:
        return ""
    shown = words.number(abs(by), 2)
    return shown if round(abs(by), 2) == 0 else f"{'+' if by > 0 else '−'}{shown}"


def _number(words: Words, value: float) -> str:
    """A term as it was given: 0.30 and 0.3 are one, 0.125 keeps its decimals."""
    digits = len(f"{value:.10f}".rstrip("0").partition(".")[2])
    return words.number(value, max(digits, 2))


command = Verb(
    "keys",
    callback=click.pass_context(_keys),
    params=[
        click.Argument(["table"], type=click.Path(path_type=Path)),
        Option(["--key"], multiple=True, metavar="key"),
        Option(["--places"], type=Whole(least=0), metavar="number"),
        Option(["--cap"], type=Amount(), default=0.30, metavar="number"),
        Option(["--gamma"], type=Amount(), default=0.1, metavar="number"),
        Option(["--mean"], type=Choice("plain", "population"), default="plain", metavar="mean"),
        Option(
            ["--rounding"],
            type=Choice("largest-remainder", "nearest"),
            default="largest-remainder",
            metavar="rounding",
        ),
        Option(["--without"], type=Listed(), multiple=True, metavar="countries"),
        Option(["--allow-missing"], type=Listed(), multiple=True, metavar="countries"),
        Option(["--column"], multiple=True, metavar="column"),
        *formats(),
    ],
)
