"""The section on what is asked: its numbers are those of the room of sharing, each with its source.

Then the stories: a case that says nothing of sharing, a day on which nobody shared yet, a figure
that is missing, a day from which nothing can be projected.
"""

from __future__ import annotations

import datetime as dt
import functools
import shutil
from pathlib import Path

import pytest

from isthmus.brief.asked.reckoning import Reckoned, reckoned
from isthmus.brief.expected.telling import rounded
from isthmus.brief.model import Figure, Ledger, Section, Table, plain, texts, walk
from isthmus.brief.pen import Pen
from isthmus.brief.sections.asked import asked
from isthmus.case import Case, describe, read_case
from isthmus.case.finding import shipped_folder
from isthmus.series.cube import Counted
from isthmus.words import LANGUAGES, words_in
from tests.brief.forecasts import sample_outlook

DAY = dt.date(2023, 10, 15)


@functools.cache
def tutorial() -> Case:
    return read_case("tutorial")


def told(
    case: Case, day: dt.date = DAY, language: str = "en", *, projected: bool = True
) -> tuple[Section | None, dict[str, Figure]]:
    """The section as of a day, and its figures by id."""
    ledger, known = Ledger(), case.as_of(day)
    pen = Pen(
        "asked",
        case=known,
        counted=Counted(known),
        words=words_in(language),
        ledger=ledger,
        day=day,
        outlook=sample_outlook(case, day) if projected else None,
    )
    return asked(pen), {figure.id: figure for figure in ledger}


def made(case: Case, day: dt.date = DAY) -> Reckoned:
    outlook = sample_outlook(case, day)
    assert outlook is not None
    found = reckoned(case.as_of(day), outlook.forecast)
    assert found is not None
    return found


def said(section: Section | None) -> str:
    assert section is not None
    lines = [plain(section.lead)]
    lines += [plain(text) for block in walk(section.blocks) for text in texts(block)]
    return "\n".join(lines)


def tables(section: Section | None) -> dict[str, Table]:
    assert section is not None
    return {block.id: block for block in walk(section.blocks) if isinstance(block, Table)}


def test_every_need_is_that_of_its_highest_month() -> None:
    _, figures = told(tutorial())
    needs = [one for one in made(tutorial()).needs if one.place is None]
    assert needs
    for country, norm in {(one.country, one.norm) for one in needs}:
        months = [one for one in needs if (one.country, one.norm) == (country, norm)]
        most = max(one.total.middle for one in months)
        shown = [
            figure.low
            for row, figure in figures.items()
            if row.startswith(f"asked.need.{country}.{norm}.") and row.endswith(".q0.5")
        ]
        assert shown == [round(most, 1) if most < 10 else rounded(most)], (country, norm)


def test_the_ends_of_a_band_lie_around_its_middle() -> None:
    _, figures = told(tutorial())
    bands = {
        row.removesuffix(".q10-90"): f for row, f in figures.items() if row.endswith(".q10-90")
    }
    assert len(bands) > 10
    for name, ends in bands.items():
        middle = figures[f"{name}.q50"].low
        assert ends.low is not None
        assert middle is not None
        assert ends.low <= middle
        assert ends.high is None or middle <= ends.high


def test_the_shares_of_a_key_come_to_one_and_the_gaps_to_none() -> None:
    _, figures = told(tutorial())
    keys = made(tutorial()).keys
    assert keys is not None
    for key in keys.keys:
        shares = [f.low for row, f in figures.items() if row.startswith(f"asked.share.{key.key}.")]
        assert len(shares) == len(keys.countries)
        assert sum(share or 0 for share in shares) == pytest.approx(1)
        gaps = [f.low for row, f in figures.items() if row.startswith(f"asked.gap.{key.key}.")]
        assert len(gaps) == len(keys.countries)
        assert sum(gap or 0 for gap in gaps) == pytest.approx(0, abs=1e-6)


def test_each_country_stands_beside_all_keys_and_what_it_hosts() -> None:
    section, figures = told(tutorial())
    keys = made(tutorial()).keys
    assert keys is not None
    table = tables(section)["asked-shares"]
    assert len(table.rows) == len(keys.countries)
    assert len(table.columns) == len(keys.keys) + 3
    for one in keys.countries:
        span = figures[f"asked.share.range.{one.country}"]
        assert (span.low, span.high) == (one.low, one.high)


def test_the_agreement_that_says_who_shares_is_named() -> None:
    section, _ = told(tutorial())
    receiving = made(tutorial()).receiving
    assert receiving is not None
    (title,) = (
        row["title_en"]
        for row in tutorial().frames["agreements"].iter_rows(named=True)
        if row["id"] == receiving.by
    )
    assert words_in("en").say("asked-by", agreement=title) in said(section)


def test_what_was_counted_leads_to_who_counted_it() -> None:
    _, figures = told(tutorial())
    hosted = [f for row, f in figures.items() if row.startswith("asked.people-hosted")]
    assert hosted
    capacities = [f for row, f in figures.items() if row.startswith("asked.capacity.")]
    assert capacities
    for figure in [*hosted, *capacities]:
        assert figure.publisher
        assert figure.published is not None
        assert figure.published <= DAY


def test_a_capacity_that_is_not_known_is_named_and_has_no_number() -> None:
    section, figures = told(tutorial())
    unknown = {one.place for one in made(tutorial()).loads if one.capacity is None}
    assert unknown
    for place in unknown:
        assert tutorial().places[place].name_en in said(section)
        assert not any(row.startswith(f"asked.capacity.{place}.reception") for row in figures)


def test_both_languages_tell_the_same_figures() -> None:
    found = [told(tutorial(), language=language) for language in LANGUAGES]
    shown = [{row: (f.low, f.high) for row, f in figures.items()} for _, figures in found]
    assert all(one == shown[0] for one in shown)
    assert len({said(section) for section, _ in found}) == len(LANGUAGES)


def test_a_case_that_says_nothing_of_sharing_has_no_such_section(tmp_path: Path) -> None:
    folder = tmp_path / "case"
    shutil.copytree(shipped_folder("tutorial"), folder)
    (folder / "sharing.toml").unlink()
    describe(folder)
    section, figures = told(read_case(folder))
    assert section is None
    assert figures == {}


def test_a_missing_population_refuses_the_shares_by_name_and_not_the_needs(tmp_path: Path) -> None:
    folder = tmp_path / "case"
    shutil.copytree(shipped_folder("tutorial"), folder)
    for file in (folder / "countries").glob("*.csv"):
        lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
        kept = [line for line in lines if not line.startswith("XBB,population")]
        file.write_text("".join(kept), encoding="utf-8")
    describe(folder)
    section, figures = told(read_case(folder))
    assert "asked-shares" not in tables(section)
    text = said(section)
    assert "Brisa" in text
    assert "population" in text
    assert any(row.startswith("asked.need.") for row in figures)


def test_without_a_projection_the_shares_stand_and_it_says_so() -> None:
    section, figures = told(tutorial(), projected=False)
    assert words_in("en").say("asked-not-projected") in said(section)
    assert not any(row.startswith(("asked.need.", "asked.load.")) for row in figures)
    assert any(row.startswith("asked.share.") for row in figures)


def test_before_anything_was_agreed_nobody_shares() -> None:
    """The first statement is of October 2021: in June nobody had promised to share."""
    section, figures = told(read_case("americas"), dt.date(2021, 6, 30))
    assert words_in("en").say("asked-nobody") in said(section)
    assert any(name.startswith("asked.load.") for name in figures)
    assert not any(name.startswith("asked.share.") for name in figures)


def test_where_nobody_shares_and_nothing_is_projected_there_is_nothing_to_say() -> None:
    (signed,) = (
        row["published"]
        for row in tutorial().frames["agreements"].iter_rows(named=True)
        if row["id"] == "corridor-declaration"
    )
    assert told(tutorial(), signed - dt.timedelta(days=1), projected=False) == (None, {})
