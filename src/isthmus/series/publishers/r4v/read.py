"""R4V's page of figures: the table that it carries inside as JSON.

Owns: that table. The page `refugeeandmigrants` holds a script `drupal-settings-json` whose
`tables["r4v-table"].data` has a record a country, with its figure, the month of the figure and the
month R4V put it up. This is how public code reads it in 2026; R4V documents no interface. Its
earlier pages and its workbooks on HDX are laid out otherwise and are not read. The total in the
page's text is of other dates than the table and is not read either.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from html.parser import HTMLParser
from typing import Any

from isthmus.case import Problem
from isthmus.series.publishers.documents import decoded, parsed_json
from isthmus.series.publishers.nationalities import iso3
from isthmus.series.publishers.publisher import Given, Publisher, Reading, Record, Row, described
from isthmus.series.publishers.strict import Complaints, Fields, as_count

DESCRIPTION = described(__package__)
_LAYOUT = DESCRIPTION.formats["table"]
_MONTH = re.compile(r"(\d{2})-([A-Z][a-z]{2})")
#: Whom the platform counts.
_WHO = DESCRIPTION.words["population"]["counted"]


def read(data: bytes, given: Given) -> Reading:
    """Venezuelans by host country; a stock, dated by its month.

    Published on the last day of the month that R4V states, since the day is not given: no earlier
    brief can know it. Records of several countries in one number are left out and noted.
    """
    complaints = Complaints(given.file)
    table = _table(decoded(data, complaints), complaints)
    rows: list[Record] = []
    left_out: list[str] = []
    for number, record in enumerate(table, start=1):
        if not isinstance(record, dict):
            complaints.add("no-record", row=number, value=record)
            continue
        named = {
            DESCRIPTION.words["heading"].get(name, name): value for name, value in record.items()
        }
        line = Fields(named, number, complaints, DESCRIPTION)
        # The page leaves a comma behind some names: "Bolivia (Plurinational State of),".
        country = line.text("country").rstrip(" ,")
        figure = line.take("poblacion")
        people = as_count(figure)
        if people is None:
            line.wrong("no-count", "poblacion", figure)
        month = _month(line, "fecha")
        published = _month(line, "Publicacion R4V")
        line.done(_LAYOUT.ignored)
        if country in DESCRIPTION.skipped["country"]:
            left_out.append(f"{country}: {people}")
            continue
        code = iso3(country, DESCRIPTION.id)
        if code is None:
            line.wrong("unknown-country", "country", country)
        if complaints.problems or month is None or published is None:
            continue
        rows.append(
            Row(
                series=DESCRIPTION.feeds[0],
                period=f"{month:%Y-%m}",
                place=code,
                population=_WHO,
                value=people,
                published=max(published, month),
            )
        )
    notes = []
    if left_out:
        notes.append(
            Problem(code="pull-left-out", file=given.file, values={"what": "; ".join(left_out)})
        )
    return complaints.reading(rows, notes)


PUBLISHER = Publisher.of(DESCRIPTION, read)


def _month(line: Fields, column: str) -> dt.date | None:
    """The last day of a month written '24-Jul'."""
    stated = line.text(column)
    found = _MONTH.fullmatch(stated)
    month = DESCRIPTION.words["month"].get(found[2]) if found else None
    if found is None or month is None:
        line.wrong("no-month", column, stated)
        return None
    year = 2000 + int(found[1])
    return dt.date(year, int(month), calendar.monthrange(year, int(month))[1])


class _Settings(HTMLParser):
    """The text of the script that carries the page's settings."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.found: list[str] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside = (
            tag == "script" and dict(attrs).get("data-drupal-selector") == "drupal-settings-json"
        )
        if self._inside:
            self.found.append("")

    def handle_endtag(self, tag: str) -> None:
        self._inside = False

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.found[-1] += data


def _table(page: str, complaints: Complaints) -> list[Any]:
    settings = _Settings()
    settings.feed(page)
    settings.close()
    if len(settings.found) != 1:
        complaints.stop("no-table", value="drupal-settings-json")
    held: Any = parsed_json(settings.found[0].encode(), complaints)
    for key in ("tables", "r4v-table", "data"):
        held = held.get(key) if isinstance(held, dict) else None
    if not isinstance(held, list):
        complaints.stop("no-table", value="tables, r4v-table, data")
    return held
