"""Who receives, and the figures of each: what the keys and the gaps are computed from.

Owns: the receiving set (the parties of an agreement on the day, or the countries named), each
country's figures with their year and source, and whom each of them hosts. A figure that is not
published is None and is never filled in; `isthmus.sharing.keys` refuses it by name.

A figure is that of one common year for all who receive, the latest for which all have it; where
there is none, the latest of each, with its year.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

import msgspec
import polars as pl

from isthmus.case import CallError, Case, Period
from isthmus.case.periods import year as year_of
from isthmus.case.promises import Act
from isthmus.commitments.standing import parties_of
from isthmus.series.cube import SeriesView
from isthmus.series.quantities import Quantity

from .settings import APPLICATIONS, Settings

#: The roles of those who are bound by an agreement or endorse it.
BOUND = ("party", "endorser")


class Figure(NamedTuple):
    """A figure of a country: its value, the years it is of, and who published it."""

    value: float
    years: str
    unit: str
    source: str
    published: dt.date


class Hosted(NamedTuple):
    """How many people a country hosts: the last number of the stock, between two bounds."""

    low: float | None
    high: float | None
    on: dt.date
    source: str

    @property
    def people(self) -> float | None:
        """The number to compare by: the middle of two bounds, or the one there is, in whole people.

        Whole here, so that the numbers of countries add up to that of all of them.
        """
        known = [bound for bound in (self.low, self.high) if bound is not None]
        return float(round(sum(known) / len(known))) if known else None


class Receiving(msgspec.Struct, frozen=True, kw_only=True):
    """Who receives, in the order of their codes.

    figures   country → name → figure; a name that a country has none of is absent
    hosted    country → people; a country that the series does not tell of is absent
    left_out  those who would receive and do not: country → "settings" (see `receiving.without`),
              "origin" (nobody is led there) or "allowed" (left out when asked, for a figure
              that is missing)
    lacking   of each country "allowed", which figures are missing; none where it lacks none
    by        the agreement whose parties they are; None: the file names them
    """

    countries: tuple[str, ...]
    figures: Mapping[str, Mapping[str, Figure]]
    hosted: Mapping[str, Hosted]
    left_out: Mapping[str, str]
    lacking: Mapping[str, Sequence[str]] = {}
    by: str | None = None

    def values(self) -> dict[str, dict[str, float | None]]:
        """The figures as the keys take them: every name for every country, None where missing."""
        names = dict.fromkeys(name for own in self.figures.values() for name in own)
        return {
            country: {
                name: self.figures[country][name].value if name in self.figures[country] else None
                for name in names
            }
            for country in self.countries
        }


def receiving(
    case: Case,
    settings: Settings,
    *,
    allow_missing: Collection[str] = (),
    counted: Mapping[str, SeriesView] | None = None,
) -> Receiving:
    """Who receives as of the case's day, with their figures; those of `allow_missing` are left out.

    `counted` are views of the case's series, where the caller has read them already.

    An agreement that binds nobody yet leaves nobody, and that is no error. Raises CallError when
    one of `allow_missing` is not among them, and when leaving out left nobody.
    """
    named, agreement = _receivers(case, settings)
    left_out = {
        one.country: "settings" for one in settings.receiving.without if one.country in named
    }
    asked = [country for country in named if country not in left_out]
    for country in allow_missing:
        if country not in named:
            raise CallError("share-not-receiving", country, countries=asked)
        left_out.setdefault(country, "allowed")
    countries = tuple(sorted(set(named) - left_out.keys()))
    if named and not countries:
        raise CallError("share-nobody-receives")
    return Receiving(
        countries=countries,
        figures=_figures(case, settings, countries, counted or {}),
        hosted=_hosted(case, settings, countries, counted or {}),
        left_out=left_out,
        lacking=_lacking(case, settings, countries, left_out, counted or {}),
        by=agreement,
    )


def receivers(case: Case, settings: Settings) -> tuple[str, ...]:
    """The countries named, or those that the agreement binds on the day by their last act."""
    return _receivers(case, settings)[0]


def _receivers(case: Case, settings: Settings) -> tuple[tuple[str, ...], str | None]:
    """The countries, and the first agreement that binds anybody: it says so, or the file does."""
    said = settings.receiving
    for one in said.agreements:
        acts = (act for act in case.records("parties", Act) if act.agreement == one)
        parties = parties_of(acts, case.known_on or dt.date.max)
        countries = case.vocabulary.countries
        bound = [p.party for p in parties if p.stands and p.role in BOUND and p.party in countries]
        if bound:
            return tuple(sorted(bound)), one
    return tuple(sorted(said.countries)), None


# --- figures -------------------------------------------------------------------------------------


def _figures(
    case: Case, settings: Settings, countries: Sequence[str], counted: Mapping[str, SeriesView]
) -> dict[str, dict[str, Figure]]:
    found: dict[str, dict[str, Figure]] = {country: {} for country in countries}
    for name, indicator in settings.indicators.items():
        for country, figure in _one_year(_published(case, indicator, countries)).items():
            found[country][name] = figure
    for country, figure in _applications(case, settings, countries, counted).items():
        found[country][APPLICATIONS] = figure
    return found


def _lacking(
    case: Case,
    settings: Settings,
    countries: Sequence[str],
    left_out: Mapping[str, str],
    counted: Mapping[str, SeriesView],
) -> dict[str, list[str]]:
    allowed = [country for country, why in left_out.items() if why == "allowed"]
    if not allowed:
        return {}
    names = [*settings.indicators, *([APPLICATIONS] if settings.applications else [])]
    # Beside all others: of what years a figure is asked, they tell together.
    figures = _figures(case, settings, [*countries, *allowed], counted)
    return {country: [one for one in names if one not in figures[country]] for country in allowed}


def _published(
    case: Case, indicator: str, countries: Sequence[str]
) -> dict[str, dict[int, Figure]]:
    """Every figure of an indicator by country and year; of several sources the latest published."""
    rows = case.countries.filter(
        (pl.col("indicator") == indicator)
        & pl.col("country").is_in(list(countries))
        & pl.col("value").is_not_null()
    ).sort("published", "source", maintain_order=True)
    found: dict[str, dict[int, Figure]] = {}
    for row in rows.iter_rows(named=True):
        found.setdefault(row["country"], {})[row["year"]] = Figure(
            value=row["value"],
            years=str(row["year"]),
            unit=row["unit"],
            source=row["source"],
            published=row["published"],
        )
    return found


def _one_year(by_country: Mapping[str, Mapping[int, Figure]]) -> dict[str, Figure]:
    """The figure of each country: of the latest year that all of them have, else its own latest."""
    if not by_country:
        return {}
    common = set.intersection(*(set(years) for years in by_country.values()))
    return {
        country: years[max(common)] if common else years[max(years)]
        for country, years in by_country.items()
    }


def _applications(
    case: Case, settings: Settings, countries: Sequence[str], counted: Mapping[str, SeriesView]
) -> dict[str, Figure]:
    """Asylum applications a year for a million inhabitants, in the mean of the years told.

    The years are the last ones that were published of any of the countries; a country that the
    series does not tell of in one of them has the mean of the others.
    """
    one = settings.applications
    population = settings.indicators.get("population")
    if one is None or population is None:
        return {}
    view = _view(case, counted, one.series)
    people = _published(case, population, countries)
    yearly = {country: _by_year(view, one.population, country) for country in countries}
    told = [number for numbers in yearly.values() for number in numbers]
    if not told:
        return {}
    span = range(max(told) - one.years + 1, max(told) + 1)
    found: dict[str, Figure] = {}
    for country, numbers in yearly.items():
        rates = [
            (number, 1e6 * float(q.value) / inhabitants.value)
            for number in span
            if (q := numbers.get(number)) is not None
            and q.value is not None
            and (inhabitants := _of_year(people.get(country, {}), number)) is not None
        ]
        if rates:
            years = [number for number, _ in rates]
            quantities = [numbers[number] for number in years]
            found[country] = Figure(
                value=sum(rate for _, rate in rates) / len(rates),
                years=f"{years[0]}–{years[-1]}" if len(years) > 1 else str(years[0]),
                unit=case.series[one.series].unit,
                source=quantities[-1].sources[0],
                published=max(q.published for q in quantities),
            )
    return found


def _by_year(view: SeriesView, population: str, place: str) -> dict[int, Quantity]:
    line = view.line(population, place)
    years = {span.start.year for span in line.numbers}
    found = ((number, line.over(year_of(number))) for number in sorted(years))
    return {number: q for number, q in found if q is not None}


def _of_year(years: Mapping[int, Figure], number: int) -> Figure | None:
    """The figure of a year, or the latest before it, which is all that was known of it."""
    told = [one for one in years if one <= number]
    return years[max(told)] if told else None


# --- whom each hosts -----------------------------------------------------------------------------


def _hosted(
    case: Case, settings: Settings, countries: Iterable[str], counted: Mapping[str, SeriesView]
) -> dict[str, Hosted]:
    """The last number of each country, on the last day that most countries were counted on."""
    one = settings.actual
    if one is None or one.series not in case.series:
        return {}
    view = _view(case, counted, one.series)
    found: dict[str, Hosted] = {}
    for country in countries:
        numbers = view.line(one.population, country).numbers
        if numbers:
            last: Period = max(numbers, key=lambda span: span.end)
            q = numbers[last]
            found[country] = Hosted(q.low, q.high, last.end, q.sources[0])
    return found


def _view(case: Case, counted: Mapping[str, SeriesView], series: str) -> SeriesView:
    return counted[series] if series in counted else SeriesView(case, case.series[series])
