"""`isthmus series`: what is counted, and the numbers of one series."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from isthmus.case import read_case
from isthmus.case.spreadsheets import inert
from isthmus.series.cube import Counted
from isthmus.series.summary import latest, summarise
from tests.cli.calls import ESCAPE, Answer, as_cell, call, on_terminal

CASE = read_case("tutorial")
COUNTED = Counted(CASE)
#: Ways to ask for the numbers of a series, with the population words and periods they must show.
ASKED = [
    ["cordillera-entries"],
    ["cordillera-entries", "--vintages"],
    ["cordillera-entries", "--by", "nationality"],
    ["cordillera-entries", "--population", "women"],
    ["cordillera-entries", "--as-of", "2023-04-01"],
    ["san-telmo-estimates"],
    ["people-hosted"],
    ["cordillera-applications"],
]


def same(json: list[dict[str, Any]], csv: list[dict[str, str]]) -> bool:
    """Whether two readings of one answer hold the same cells."""
    cells = [
        {name: inert(as_cell(v)) if isinstance(v, str) else as_cell(v) for name, v in row.items()}
        for row in json
    ]
    return cells == csv


# --- the list ----------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_list_names_every_series_with_its_last_figure(language: str) -> None:
    """As the library says it, in the order of the case."""
    answer = call("series", "tutorial", "--json", "--lang", language)
    assert (answer.code, answer.err) == (0, "")
    rows = answer.json["series"]
    assert [row["series"] for row in rows] == list(CASE.series)
    for row in rows:
        series, last = CASE.series[row["series"]], latest(COUNTED[row["series"]])
        assert row["title"] == getattr(series, f"title_{language}")
        assert (row["counts"], row["place"]) == (series.counts, series.place)
        assert row["value"] == (last.value if last else None)
        assert row["published"] == (str(last.published) if last else None)
    assert same(rows, call("series", "tutorial", "--csv", "--lang", language).csv)


def test_a_day_cuts_the_list() -> None:
    """Only series with a number by then, and no number after."""
    rows = call("series", "tutorial", "--as-of", "2022-06-30", "--json").json["series"]
    assert 0 < len(rows) < len(CASE.series)
    assert all(row["published"] <= "2022-06-30" for row in rows if row["published"])


@pytest.mark.parametrize("columns", [40, 80, 120, 200])
@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("args", [[], ["cordillera-entries"], ["people-hosted"]], ids=" ".join)
def test_nothing_is_lost_at_any_width(args: list[str], language: str, columns: int) -> None:
    """What a program reads, a person sees: every number, title and publisher, within the width."""
    asked = ["series", "tutorial", *args, "--lang", language]
    text = ESCAPE.sub("", on_terminal(*asked, columns=columns).out)
    assert max(len(line.rstrip()) for line in text.splitlines()) <= columns
    said = set(text.split())
    plain = call(*asked).out
    for line in plain.splitlines():
        assert set(line.split()) <= said, line


# --- the numbers -------------------------------------------------------------------------------


@pytest.mark.parametrize("args", ASKED, ids=" ".join)
def test_both_forms_hold_the_same_numbers(args: list[str]) -> None:
    """JSON and CSV, cell by cell; and standard output holds nothing else."""
    as_json, as_csv = (call("series", "tutorial", *args, form) for form in ("--json", "--csv"))
    assert (as_json.code, as_csv.code, as_json.err, as_csv.err) == (0, 0, "", "")
    assert as_json.json["observations"]
    assert same(as_json.json["observations"], as_csv.csv)


def numbers(*args: str) -> list[dict[str, Any]]:
    """The numbers that a program reads."""
    answer = call("series", "tutorial", *args, "--json")
    assert answer.code == 0, answer.err
    found: list[dict[str, Any]] = answer.json["observations"]
    return found


def test_the_totals_are_those_of_the_library() -> None:
    """Period by period, in order."""
    view = COUNTED["cordillera-entries"]
    rows = numbers("cordillera-entries")
    assert {(r["period"], r["place"]): r["value"] for r in rows} == {
        (str(cell[0]), cell[1]): q.value for cell, q in view.totals.items()
    }
    assert [row["end"] for row in rows] == sorted(row["end"] for row in rows)
    first = rows[0]
    assert (first["published_basis"], first["sources"]) == ("lag", ["cordillera-migration"])
    assert first["flags"] == ["faro-as-other"]


def test_a_dimension_divides_each_total() -> None:
    """Its parts are those of the library, and sum to the total where the table is whole."""
    view = COUNTED["cordillera-entries"]
    rows = numbers("cordillera-entries", "--by", "sex-age")
    assert {(r["period"], r["population"]): r["value"] for r in rows} == {
        (str(cell[0]), q.population): q.value
        for cell, parts in view.by("sex-age").items()
        for q in parts.values()
    }


def test_a_population_is_asked_for_in_any_order() -> None:
    """Its words are put in the order of the case."""
    one = numbers("people-hosted", "--population", "XAA;refugees")
    other = numbers("people-hosted", "--population", "refugees;XAA")
    assert one == other
    assert {row["population"] for row in one} == {"XAA;refugees"}


def test_all_editions_are_shown_when_asked_for() -> None:
    """More than one of a number that was published more than once."""
    rows = numbers("cordillera-entries", "--vintages")
    assert len(rows) == len(COUNTED["cordillera-entries"].editions)
    keys = [(row["period"], row["population"]) for row in rows]
    assert len(set(keys)) < len(keys)


def test_a_day_cuts_the_numbers() -> None:
    """Nothing published later, and what was known then: an earlier edition of a number."""
    day = dt.date(2023, 3, 5)
    rows = numbers("cordillera-entries", "--as-of", str(day))
    assert max(row["published"] for row in rows) <= str(day)
    view = Counted(CASE.as_of(day))["cordillera-entries"]
    assert [row["value"] for row in rows if row["period"] == "2023-02"] == [
        q.value for cell, q in view.totals.items() if str(cell[0]) == "2023-02"
    ]


def test_absent_is_not_zero() -> None:
    """People of whom the series has no number: an empty answer, and a sentence for a person."""
    asked = ["series", "tutorial", "cordillera-entries", "--population", "XDD"]
    assert call(*asked, "--json").json["observations"] == []
    assert "no such number" in call(*asked).out
    assert "0" not in call(*asked, "--csv").out


# --- below the numbers -------------------------------------------------------------------------


def test_the_summary_is_that_of_the_library() -> None:
    """The last month, the year to date and the record, each with its number."""
    summary = summarise(COUNTED["cordillera-entries"])
    assert summary is not None
    said = call("series", "tutorial", "cordillera-entries", "--json").json["summary"]
    assert said["month"]["ratio"] == summary.month.ratio
    assert summary.month.now is not None
    assert summary.to_date.now is not None
    assert said["month"]["now"]["value"] == summary.month.now.value
    assert said["to_date"]["now"]["period"] == str(summary.to_date.now.period)
    assert said["record"]["highest"]["value"] == summary.record.highest.value
    assert call("series", "tutorial", "people-hosted", "--json").json["summary"] is None


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            ["Summary", "Last month", "a year before", "times", "Highest month", "Known faults"],
        ),
        ("es", ["Resumen", "Último mes", "un año antes", "veces", "Mes más alto", "Fallas"]),
    ],
)
def test_a_person_reads_the_summary_in_their_language(language: str, said: list[str]) -> None:
    """Below the numbers, with the text of the faults that touch them."""
    answer = call("series", "tutorial", "cordillera-entries", "--lang", language)
    for words in said:
        assert words in answer.out
    assert getattr(CASE.faults["faro-as-other"], f"text_{language}") in answer.out


def test_a_month_that_should_be_there_is_said() -> None:
    """By the day and the lag of the series."""
    late = call("series", "tutorial", "cordillera-entries", "--as-of", "2024-10-20").out
    assert "Overdue" in late
    assert "Overdue" not in call("series", "tutorial", "cordillera-entries").out


def test_a_relayed_number_names_who_relayed_it() -> None:
    """And only such a number repeats its publisher."""

    def lines(answer: Answer, period: str) -> list[str]:
        return [line for line in answer.out.splitlines() if line.startswith(period)]

    answer = call("series", "tutorial", "cordillera-entries")
    relayed = next(r for r in numbers("cordillera-entries") if r["relayed"])
    assert "as relayed by" in relayed["publisher"]
    assert relayed["publisher"] in answer.out
    assert not any("Cordillera Migration Service" in line for line in lines(answer, "Jan 2022"))
