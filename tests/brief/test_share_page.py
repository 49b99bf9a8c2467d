"""The page of a run of sharing, and what of its tables may be published."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from isthmus.brief.model import Page, Table, plain, walk
from isthmus.brief.saving_shared import Published, save_shared
from isthmus.brief.share_page import share_page
from isthmus.case import Period
from isthmus.forecast import expecting
from isthmus.sharing import sharing as assembly
from isthmus.sharing.pathways import Use
from isthmus.sharing.receiving import Hosted, Receiving
from isthmus.sharing.receiving import receiving as who_receives
from isthmus.sharing.shared import side_by_side
from isthmus.sharing.sharing import Asked, Money, Sharing, share
from isthmus.sharing.tables import PEOPLE, TOTAL
from isthmus.words import LANGUAGES, words_in
from tests.cli import quick
from tests.series.corridors import shipped_case

DAY = dt.date(2024, 6, 15)


@pytest.fixture(scope="module", autouse=True)
def _at_once() -> Iterator[None]:
    """Forecasts that are made at once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(expecting, "expect_many", quick.expect_many)
        yield


@pytest.fixture(scope="module")
def found() -> Sharing:
    """A run with everything in it."""
    asked = Asked(draws=60, horizon=3, money=Money(200_000.0, "USD"))
    return share(shipped_case("tutorial"), DAY, asked)


@pytest.fixture(scope="module")
def few() -> Sharing:
    """A run in which one country hosts seven people."""

    def hosted(*args: object, **asked: object) -> Receiving:
        real = who_receives(*args, **asked)  # type: ignore[arg-type]
        seven = Hosted(7.0, 7.0, dt.date(2023, 12, 31), "agency")
        return msgspec.structs.replace(real, hosted={**real.hosted, "XBB": seven})

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(assembly, "receiving", hosted)
        patch.setattr(assembly, "allocate", lambda *_, **__: None)
        return share(shipped_case("tutorial"), DAY, Asked(draws=40, horizon=2, places=300))


def page_of(found: Sharing, language: str) -> Page:
    """The page as it is published."""
    published = Published(found)
    return share_page(found, published.tables, language, withheld=published.withheld)


def tables_on(page: Page) -> dict[str, Table]:
    """The tables of a page by their ids."""
    blocks = [block for section in page.sections for block in walk(section.blocks)]
    return {block.id: block for block in blocks if isinstance(block, Table)}


def said(page: Page, table: str, country: str) -> list[list[str]]:
    """The cells of the rows of a country."""
    rows = [[plain(cell) for cell in row] for row in tables_on(page)[table].rows]
    return [row[1:] for row in rows if row[0] == country]


def test_both_languages_say_the_same_of_the_same(found: Sharing) -> None:
    first, *others = (page_of(found, language) for language in LANGUAGES)
    for other in others:
        assert [section.id for section in first.sections] == [s.id for s in other.sections]
        one, two = tables_on(first), tables_on(other)
        assert one.keys() == two.keys()
        for name in one:
            assert len(one[name].rows) == len(two[name].rows), name
            assert len(one[name].columns) == len(two[name].columns), name


def test_every_row_has_a_cell_for_each_column(found: Sharing) -> None:
    for table in tables_on(page_of(found, "en")).values():
        assert all(len(row) == len(table.columns) for row in table.rows), table.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_begins_and_ends_its_plan_with_what_it_is_not(found: Sharing, language: str) -> None:
    page = page_of(found, language)
    words = words_in(language)
    cautions = [words.say("share-caution"), words.say("share-plan-caution")]
    shown = [plain(block.text) for block in page.summary if hasattr(block, "text")]
    shown += [
        plain(block.text)
        for section in page.sections
        for block in walk(section.blocks)
        if hasattr(block, "text")
    ]
    assert all(caution in shown for caution in cautions)


def test_all_that_is_assumed_stands_there_with_its_grounds(found: Sharing) -> None:
    rows = tables_on(page_of(found, "en"))["assumptions"].rows
    plan = found.settings.plan
    assert plan is not None
    wanted = len(found.settings.receptions) + len(found.settings.demand) + 1
    wanted += (plan.surge is not None) + len(plan.costs) + len(plan.floors)
    assert len(rows) == wanted
    assert all(plain(cell) for row in rows for cell in row)


def test_a_country_that_hosts_few_tells_no_number_and_nothing_that_gives_it_away(
    few: Sharing,
) -> None:
    published = Published(few)
    assert "XBB" in published.withheld
    assert len(published.withheld) >= 2, "one alone would follow from the sum"
    hosted = {row["country"]: row["hosted"] for row in published.tables["hosted"]}
    assert hosted[TOTAL] is not None
    for row in published.tables["shares"]:
        if row["country"] in published.withheld:
            assert row["actual"] is row["gap"] is None
    assert few.scarce
    assert not published.tables["scarce"], "what the others are given tells the rest of the claims"
    assert any("hangs on all counts" in sentence for sentence in published.sentences("en"))
    for country in published.withheld:
        name = {"XBB": "Brisa", "XCC": "Cordillera", "XDD": "Delta"}[country]
        page = page_of(few, "en")
        (shares_,) = said(page, "shares-by-key", name)
        assert shares_[-1] == "–"
        (gaps,) = said(page, "hosted-and-shares", name)
        assert set(gaps) == {"–"}
        assert not any("awards" in table for table in tables_on(page))


def hosting(found: Sharing, **people: int) -> Sharing:
    """The same run with other numbers of people hosted."""
    one = {country: Hosted(n, n, dt.date(2023, 12, 31), "agency") for country, n in people.items()}
    who = msgspec.structs.replace(found.receiving, hosted=one)
    return msgspec.structs.replace(
        found, receiving=who, keys=side_by_side(found.settings, who, ("pact",))
    )


def test_a_total_that_is_hidden_follows_from_no_other_table(few: Sharing) -> None:
    published = Published(hosting(few, XBB=5, XCC=0, XDD=0))
    rows = {row["country"]: row for row in published.tables["hosted"]}
    assert rows[TOTAL]["hosted"] is rows["XBB"]["hosted"] is None
    for row in published.tables["shares"]:
        assert row["people"] is row["actual"] is row["gap"] is None
    page = share_page(few, published.tables, "en", withheld=published.withheld)
    for table, name in (("shares-by-key", "Delta"), ("hosted-and-shares", "Delta")):
        (cells,) = said(page, table, name)
        assert cells[-1] == "–"


def test_people_hosted_between_two_bounds_add_up_to_those_of_all(few: Sharing) -> None:
    between = {
        country: Hosted(low, low + 1, dt.date(2023, 12, 31), "agency")
        for country, low in {"XBB": 1003, "XCC": 1007, "XDD": 1011}.items()
    }
    who = msgspec.structs.replace(few.receiving, hosted=between)
    keys = side_by_side(few.settings, who, ("pact",))
    published = Published(msgspec.structs.replace(few, receiving=who, keys=keys))
    total, *each = published.tables["hosted"]
    assert total["hosted"] == sum(row["hosted"] for row in each)


def test_a_use_that_is_hidden_does_not_follow_from_what_is_left(found: Sharing) -> None:
    assert found.allocation is not None
    first = found.allocation.offered[0]
    offered = [msgspec.structs.replace(one, basis="quota-left") for one in found.allocation.offered]
    plan = msgspec.structs.replace(found.allocation, offered=tuple(offered))
    used = Use(
        counted=Period(dt.date(2024, 1, 1), dt.date(2024, 5, 31)),
        low=4.0,
        high=4.0,
        published=dt.date(2024, 6, 1),
        series="cordillera-decisions",
        sources=("agency",),
    )
    opening = msgspec.structs.replace(
        found.openings[0], pathway=first.pathway, used=used, left=(8.0, 8.0)
    )
    run = msgspec.structs.replace(found, allocation=plan, openings=(opening,))
    published = Published(run)
    assert first.pathway.id in published.withheld
    for row in published.tables["places"]:
        mine = row["pathway"] == first.pathway.id
        assert (row["places"] is None) == (row["taken_p50"] is None) == mine
    page = share_page(run, published.tables, "en", withheld=published.withheld)
    cells = [[plain(cell) for cell in row] for row in tables_on(page)["places"].rows]
    assert [row[1] for row in cells].count(words_in("en").say("share-suppressed")) == 1


def test_no_file_holds_a_count_of_fewer_than_ten_people(few: Sharing, found: Sharing) -> None:
    for one in (few, found):
        tables = Published(one).tables
        for name, counting in PEOPLE.items():
            for row in tables[name]:
                value = row[counting.value]
                assert value is None or value == 0 or value >= 10, (name, row)


def test_the_files_are_there_whole_or_not_at_all(found: Sharing, tmp_path: Path) -> None:
    out = tmp_path / "run"
    published = Published(found)

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("isthmus.brief.share_page.write_page", fail)
        with pytest.raises(RuntimeError):
            save_shared(found, out, "en", published=published, record={})
    assert not out.exists()
    files = save_shared(found, out, "en", published=published, record={"case": "tutorial"})
    assert {path.name for path in out.iterdir()} == set(files)
    told = json.loads(files["sharing.json"].read_text(encoding="utf-8"))
    assert told["case"] == "tutorial"
    assert told["tables"].keys() == published.tables.keys()
    again = save_shared(found, out, "en", published=published, record={"case": "tutorial"})
    assert {name: file.read_bytes() for name, file in again.items()} == {
        name: file.read_bytes() for name, file in files.items()
    }
