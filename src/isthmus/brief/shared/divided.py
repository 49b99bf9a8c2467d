"""Shares by several keys beside what each country hosts, and what is scarce by several rules.

Owns: two sections of the page. Every key stands beside every other, and each country's range over
them; no key is the right one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from isthmus.brief import model
from isthmus.brief.expected.telling import begun, text
from isthmus.brief.model import Block, Bullets, Column, Note, Paragraph, Section, Table, Text
from isthmus.case.promises import Agreement
from isthmus.sharing.scarce import Scarce
from isthmus.sharing.tables import Row

from .telling import Told


def shares_section(told: Told, hosted: Sequence[Row]) -> Section:
    """Each country's share by each key, its range, and the people whom it hosts above or below."""
    say = told.words.say
    lead = text(say("share-keys-lead"))
    if not told.sharing.keys.keys:
        nobody = Paragraph(text(say("share-nobody")))
        return Section("shares", say("share-keys-title"), lead, (nobody,))
    blocks: list[Block] = []
    if (who_says := agreement(told)) is not None:
        blocks.append(Paragraph(text(who_says)))
    blocks.append(_shares(told))
    if any(one.gaps for one in told.sharing.keys.countries):
        blocks.append(_gaps(told, {row["country"]: row["hosted"] for row in hosted}))
    if any(key.expected for key in told.sharing.keys.keys):
        blocks.append(_expected(told))
    blocks.append(_figures(told))
    who = told.sharing.receiving.left_out
    blocks += [Note("limit", text(left_out(told, country, why))) for country, why in who.items()]
    if told.sharing.keys.left_out:
        said = tuple(text(begun(one.say(told.words))) for one in told.sharing.keys.left_out)
        blocks.append(Bullets(said))
    return Section("shares", say("share-keys-title"), lead, tuple(blocks))


def scarce_section(told: Told) -> Section | None:
    """What is divided and what each receives by each rule; None where nothing is."""
    if not told.scarce:
        return None
    say = told.words.say
    blocks: list[Block] = []
    for number, one in enumerate(told.scarce):
        blocks += [Paragraph(text(estate(told, one))), _awards(told, one, number)]
    lead = text(say("share-scarce-lead"))
    return Section("scarce", say("share-scarce-title"), lead, tuple(blocks))


def agreement(told: Told) -> str | None:
    """By which agreement those share who share; None where the file names them."""
    by = told.sharing.receiving.by
    if by is None:
        return None
    found = (one for one in told.case.records("agreements", Agreement) if one.id == by)
    return told.words.say("share-keys-who", agreement=next(map(told.called, found), by))


def left_out(told: Told, country: str, why: str) -> str:
    """Why a country is not among those who share."""
    if why == "allowed":
        lacking = told.sharing.receiving.lacking.get(country, ())
        return told.words.say(
            "share-left-allowed",
            country=told.country(country),
            figures=told.words.listing([named(told, one) for one in lacking]) or "none",
        )
    basis = next(
        (
            told.names.own(one, "basis")
            for one in told.sharing.settings.receiving.without
            if one.country == country
        ),
        None,
    )
    return told.words.say(
        "share-left-settings", country=told.country(country), basis=basis or "none"
    )


def estate(told: Told, one: Scarce) -> str:
    """What there is to divide, where it was read, and whether it is enough."""
    if one.what == "money":
        return told.words.say(
            "share-estate-money",
            amount=told.money(one.estate, one.currency),
            basis=one.basis,
            chance=told.chance(one.enough),
        )
    key = told.key(told.sharing.keys.keys[0])
    return told.words.say(
        "share-estate-places", places=told.whole(one.estate), basis=one.basis, key=key
    )


def rule(told: Told, name: str) -> str:
    """What a claims rule is called."""
    return told.words.say(f"share-rule-{name}")


# --- tables --------------------------------------------------------------------------------------


def _shares(told: Told) -> Table:
    say, keys = told.words.say, told.sharing.keys
    return Table(
        id="shares-by-key",
        caption=say("share-keys-caption"),
        columns=(
            Column(say("share-column-country")),
            *(Column(told.key(key), numeric=True) for key in keys.keys),
            Column(say("share-column-range"), numeric=True),
            Column(say("share-column-actual"), numeric=True),
        ),
        rows=tuple(
            (
                text(told.country(one.country)),
                *(text(told.part(key.shares[one.country])) for key in keys.keys),
                text(f"{told.part(one.low)}–{told.part(one.high)}"),
                text(told.part(None if one.country in told.withheld else one.actual)),
            )
            for one in keys.countries
        ),
    )


def _gaps(told: Told, hosted: Mapping[str, int | None]) -> Table:
    say, keys = told.words.say, told.sharing.keys
    with_people = [key for key in keys.keys if key.people is not None]
    return Table(
        id="hosted-and-shares",
        caption=say("share-gaps-caption"),
        columns=(
            Column(say("share-column-country")),
            Column(say("share-column-hosted"), numeric=True),
            *(Column(told.key(key), numeric=True) for key in with_people),
        ),
        rows=tuple(
            (
                text(told.country(one.country)),
                text(told.whole(hosted.get(one.country))),
                *(
                    text(told.signed(one.gaps.get(key.key)))
                    if one.country not in told.withheld
                    else text("–")
                    for key in with_people
                ),
            )
            for one in keys.countries
        ),
    )


def _expected(told: Told) -> Table:
    say, keys = told.words.say, told.sharing.keys
    return Table(
        id="expected-by-key",
        caption=say("share-expected-caption"),
        columns=(
            Column(say("share-column-country")),
            *(Column(told.key(key), numeric=True) for key in keys.keys),
        ),
        rows=tuple(
            (
                text(told.country(one.country)),
                *(
                    text(told.band(None if key.expected is None else key.expected[one.country]))
                    for key in keys.keys
                ),
            )
            for one in keys.countries
        ),
        folded=True,
    )


def _figures(told: Told) -> Table:
    say = told.words.say
    rows: list[tuple[Text, ...]] = []
    for country, figures in told.sharing.receiving.figures.items():
        for name, figure in figures.items():
            source = told.case.sources[figure.source]
            by: Text = (
                (model.Link(source.publisher, source.url),)
                if source.url
                else text(source.publisher)
            )
            rows.append(
                (
                    text(told.country(country)),
                    text(named(told, name)),
                    text(told.words.number(figure.value, 0 if figure.value >= 100 else 1)),
                    text(figure.years),
                    by,
                )
            )
    columns = ("country", "figure", "value", "year", "source")
    return Table(
        id="figures",
        caption=say("share-figures-caption"),
        columns=tuple(
            Column(say(f"share-column-{one}"), numeric=one == "value") for one in columns
        ),
        rows=tuple(rows),
        folded=True,
    )


def named(told: Told, name: str) -> str:
    """What a figure is called: the catalogue's name for those that our keys know, else its own."""
    key = f"share-figure-{name}"
    return told.words.say(key) if told.words.has(key) else name.replace("_", " ")


def _awards(told: Told, one: Scarce, number: int) -> Table:
    """A row a country and a column a rule; where awards have intervals, a row for each of both."""
    say = told.words.say
    wide = any(band.low != band.high for a in one.awards for band in a.awards.values())
    rules = list(one.awards[0].awards)
    rows: list[tuple[Text, ...]] = []
    for award in one.awards:
        head = (text(told.country(award.country)), text(told.band(award.claim)))
        given = [told.band(award.awards[name]) for name in rules]
        if wide:
            rows += [
                (*head, text(rule(told, name)), text(said))
                for name, said in zip(rules, given, strict=True)
            ]
        else:
            rows.append((*head, *map(text, given)))
    return Table(
        id=f"awards-{number}",
        caption=say("share-awards-caption", what=one.what, default=rule(told, one.default)),
        columns=(
            Column(say("share-column-country")),
            Column(say("share-column-claim"), numeric=True),
            *(
                (Column(say("share-column-rule")), Column(say("share-column-award"), numeric=True))
                if wide
                else (Column(rule(told, name), numeric=True) for name in rules)
            ),
        ),
        rows=tuple(rows),
    )
