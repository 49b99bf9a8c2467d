"""From a publisher's name to files in a folder, with the samples replayed on this machine."""

from __future__ import annotations

import csv
import datetime as dt
import errno
import gzip
import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from isthmus.case import CallError, CaseError, WorkError, problems_of, read_case
from isthmus.series.publishers import by_id, table_csv
from isthmus.series.pull import ByHand, Clock, Options, Pulled, pull, take
from isthmus.words import LANGUAGES, words_in
from tests.series.publishers.samples import americas, json_of, read, sample
from tests.series.replay import Answer, Replay, ok, replay, status

TODAY = dt.datetime(2025, 6, 19, 9, 30, tzinfo=dt.UTC)
CLOCK = Clock(sleep=lambda _: None, now=lambda: TODAY, chance=lambda: 0.0)
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
JSON = "application/json"


@pytest.fixture(scope="module")
def _server() -> Iterator[Replay]:
    with replay() as server:
        yield server


@pytest.fixture
def server(_server: Replay) -> Replay:
    _server.answers.clear()
    _server.asked.clear()
    return _server


def fetch(server: Replay, publisher: str, into: Path, **changes: Any) -> Pulled:
    """A pull from the server. Samples hold less than a publication, so surprises are accepted."""
    options = Options(base_url=server.base, allow_private=True, attempts=2, read_seconds=5)
    call: dict[str, Any] = {"accept_surprises": True, "options": options, "clock": CLOCK}
    return pull(publisher, into, **(call | changes))


def at(url: str) -> str:
    """The path under which the server, as a mirror, holds an address."""
    return "/" + url.split("://", 1)[1]


def table(file: Path) -> list[dict[str, str]]:
    """The records of a CSV file."""
    return list(csv.DictReader(file.read_text(encoding="utf-8").splitlines()))


def written(folder: Path) -> dict[str, list[dict[str, str]]]:
    """Every CSV file under a folder, as records."""
    return {
        path.relative_to(folder).as_posix(): table(path) for path in sorted(folder.rglob("*.csv"))
    }


def nothing(folder: Path) -> bool:
    """Whether there is no file under a folder, not even a temporary one."""
    return not [path for path in folder.rglob("*") if path.is_file()]


#: A file as CBP names them, of a month after those of the test.
LATER = "/sites/default/files/2025-09/nationwide-encounters-fy22-fy25-aor.csv"


# --- what the publishers serve -------------------------------------------------------------------


def page(*links: str) -> Answer:
    """A publisher's page that links files."""
    body = "".join(f'<p><a href="{link}">file</a></p>' for link in links)
    return ok(f"<html><body>{body}</body></html>".encode(), "text/html; charset=utf-8")


def serve_cbp(server: Replay) -> None:
    host = "https://www.cbp.gov"
    newest = "/sites/default/files/2025-06/nationwide-encounters-fy22-fy25-may-aor.csv"
    server.answers[at(f"{host}/document/stats/nationwide-encounters")] = [
        page(
            "/sites/default/files/2025-05/nationwide-encounters-fy22-fy25-apr-aor.csv",
            f"{host}{newest}",
            "/sites/default/files/2025-06/nationwide-encounters-fy22-fy25-may-state.csv",
            f"https://elsewhere.example{LATER}",
            "/sites/default/files/2024-11/nationwide-encounters-fy21-fy24-aor.csv",
        )
    ]
    server.answers[at(host + newest)] = [ok(sample("cbp", "sample.csv"))]


def serve_ohss(server: Replay) -> None:
    server.answers["/ohss.dhs.gov/khsm/cbp-encounters"] = [
        page("/sites/default/files/2025-02/khsm-encounters-usbp-fy25m11.xlsx", "/other.xlsx")
    ]
    server.answers[
        "/ohss.dhs.gov/sites/default/files/2025-02/khsm-encounters-usbp-fy25m11.xlsx"
    ] = [ok(sample("ohss", "sample.xlsx"), XLSX)]


def serve_snm(server: Replay) -> None:
    server.answers["/www.migracion.gob.pa/estadisticas"] = [
        page("/wp-content/uploads/IRREGULARES-POR-DARIEN-2022.xlsx", "/otra.pdf")
    ]
    server.answers["/www.migracion.gob.pa/wp-content/uploads/IRREGULARES-POR-DARIEN-2022.xlsx"] = [
        ok(sample("snm-panama", "sample.xlsx"), XLSX)
    ]


def serve_upm(server: Replay) -> None:
    (address,) = by_id("upm-mexico").addresses
    server.answers[at(address.url.replace("{year}", "2024"))] = [
        ok(sample("upm-mexico", "sample.xls"), "application/vnd.ms-excel")
    ]


def serve_r4v(server: Replay) -> None:
    server.answers["/www.r4v.info/en/refugeeandmigrants"] = [
        ok(sample("r4v", "sample.html"), "text/html")
    ]


def serve_iom(server: Replay) -> None:
    (address,) = by_id("iom-missing-migrants").addresses
    server.answers[at(address.url)] = [ok(sample("iom-missing-migrants", "sample.csv"))]


def unhcr_path(endpoint: str, number: int) -> str:
    """Where a page of one of UNHCR's answers is."""
    (address,) = (a for a in by_id("unhcr").addresses if f"/v1/{endpoint}/" in a.url)
    return at(address.url.replace("{page}", str(number)).replace("{this_year}", "2025"))


def unhcr_pages(endpoint: str, size: int) -> list[dict[str, Any]]:
    """The sample of one answer in pages of at most `size` records."""
    name = endpoint.removeprefix("asylum-")
    whole = json.loads(sample("unhcr", f"sample-{name}.json"))
    items = whole["items"]
    cuts = [items[i : i + size] for i in range(0, len(items), size)]
    return [
        {**whole, "page": i, "maxPages": len(cuts), "items": held}
        for i, held in enumerate(cuts, start=1)
    ]


def serve_unhcr(server: Replay, size: int = 4) -> None:
    for endpoint in ("population", "asylum-applications", "asylum-decisions"):
        for answer in unhcr_pages(endpoint, size):
            server.answers[unhcr_path(endpoint, answer["page"])] = [ok(json_of(answer), JSON)]


def serve_world_bank(server: Replay, size: int = 5) -> None:
    known = by_id("world-bank")
    for address, code in zip(known.addresses, known.words["indicator"], strict=True):
        envelope, records = json.loads(sample("world-bank", "sample.json"))
        for record in records:
            record["indicator"]["id"] = code
        cuts = [records[i : i + size] for i in range(0, len(records), size)]
        for i, held in enumerate(cuts, start=1):
            url = address.url.replace("{page}", str(i)).replace("{this_year}", "2025")
            server.answers[at(url)] = [
                ok(json_of([{**envelope, "page": i, "pages": len(cuts)}, held]), JSON)
            ]


# --- every publisher that can be fetched ---------------------------------------------------------


def test_cbp_the_newest_file_its_page_links(server: Replay, tmp_path: Path) -> None:
    """Of the same kind, and on the same host."""
    serve_cbp(server)
    made = fetch(server, "cbp", tmp_path)
    assert server.paths[-1].endswith("/2025-06/nationwide-encounters-fy22-fy25-may-aor.csv")
    assert made.files == (tmp_path / "observations/us-southwest-encounters.pulled-2025-06-19.csv",)
    assert made.rows == 20
    records = written(tmp_path)["observations/us-southwest-encounters.pulled-2025-06-19.csv"]
    assert {record["published"] for record in records} == {"2025-06-19"}


def test_ohss_and_snm_the_workbook_their_page_links(server: Replay, tmp_path: Path) -> None:
    serve_ohss(server)
    serve_snm(server)
    assert fetch(server, "ohss", tmp_path).feeds == ("us-border-patrol-encounters",)
    assert fetch(server, "snm-panama", tmp_path).rows == 108
    assert len(written(tmp_path)) == 2


def test_upm_the_tables_of_this_year_and_the_last(server: Replay, tmp_path: Path) -> None:
    """This year's is not there yet: that is noted, and is no failure."""
    serve_upm(server)
    made = fetch(server, "upm-mexico", tmp_path)
    assert made.rows == 222
    (note,) = made.notes
    assert (note.code, note.value) == ("pull-not-yet", "2025")


def test_upm_a_year_that_was_asked_for_has_to_be_there(server: Replay, tmp_path: Path) -> None:
    serve_upm(server)
    with pytest.raises(WorkError, match="404"):
        fetch(server, "upm-mexico", tmp_path, years=[2023, 2024])
    assert nothing(tmp_path)


def test_unhcr_every_page_of_every_answer(server: Replay, tmp_path: Path) -> None:
    """In pages or in one: the same rows."""
    serve_unhcr(server, size=4)
    paged = fetch(server, "unhcr", tmp_path / "paged")
    assert len([path for path in server.paths if "/population/v1/population/" in path]) == 5
    server.asked.clear()
    server.answers.clear()
    serve_unhcr(server, size=1000)
    whole = fetch(server, "unhcr", tmp_path / "whole")
    assert len(server.paths) == 3
    assert written(tmp_path / "paged") == written(tmp_path / "whole")
    assert paged.rows == whole.rows == 66


def test_world_bank_every_page_of_every_indicator(server: Replay, tmp_path: Path) -> None:
    serve_world_bank(server)
    made = fetch(server, "world-bank", tmp_path)
    assert made.files == (tmp_path / "countries/world-bank.pulled-2025-06-19.csv",)
    records = written(tmp_path)["countries/world-bank.pulled-2025-06-19.csv"]
    assert len(records) == 120
    assert {record["published"] for record in records} == {"2025-06-05"}  # as the service says
    assert set(made.feeds) == set(by_id("world-bank").feeds)


def test_r4v_the_page_itself(server: Replay, tmp_path: Path) -> None:
    serve_r4v(server)
    fetch(server, "r4v", tmp_path)
    (records,) = written(tmp_path).values()
    assert {record["published"] for record in records} == {"2021-11-30"}  # as the page says


def test_iom_by_the_borders_of_a_case(server: Replay, tmp_path: Path) -> None:
    serve_iom(server)
    made = fetch(server, "iom-missing-migrants", tmp_path, case=americas())
    (records,) = written(tmp_path).values()
    assert {record["place"] for record in records} == {"COL>PAN", "MEX>USA", "MEX", "COL"}
    assert {note.code for note in made.notes} == {"pull-elsewhere", "pull-uneven", "pull-longer"}


def test_iom_without_a_case_is_told_before_anything_is_asked(
    server: Replay, tmp_path: Path
) -> None:
    with pytest.raises(CallError, match="counted by border"):
        fetch(server, "iom-missing-migrants", tmp_path)
    assert server.paths == []


def test_inm_is_told_how_a_person_gets_it(server: Replay, tmp_path: Path) -> None:
    with pytest.raises(ByHand) as told:
        fetch(server, "inm-honduras", tmp_path)
    for language in LANGUAGES:
        assert by_id("inm-honduras").by_hand[language] in told.value.say(words_in(language))
    assert server.paths == []


def test_a_publisher_that_is_none_is_told(tmp_path: Path) -> None:
    with pytest.raises(CallError, match="unhcr"):
        pull("unchr", tmp_path)


# --- what is kept --------------------------------------------------------------------------------


def test_the_bytes_are_kept_as_they_came_with_hash_address_and_day(
    server: Replay, tmp_path: Path
) -> None:
    serve_cbp(server)
    made = fetch(server, "cbp", tmp_path)
    folder = tmp_path / "raw/cbp/2025-06-19"
    assert set(made.raw) == {folder / "nationwide-encounters-aor.csv.gz", folder / "pulled.json"}
    kept = gzip.decompress((folder / "nationwide-encounters-aor.csv.gz").read_bytes())
    assert kept == sample("cbp", "sample.csv")
    record = json.loads((folder / "pulled.json").read_text(encoding="utf-8"))
    assert record["retrieved"] == "2025-06-19"
    (document,) = record["documents"]
    assert document["sha256"] == hashlib.sha256(kept).hexdigest()
    assert document["url"].startswith("https://www.cbp.gov/sites/default/files/2025-06/")


def test_a_file_of_incidents_is_not_kept(server: Replay, tmp_path: Path) -> None:
    """Only that it came, and its hash."""
    serve_iom(server)
    made = fetch(server, "iom-missing-migrants", tmp_path, case=americas())
    assert [path.name for path in made.raw] == ["pulled.json"]
    held = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert b"invented-1" not in held
    assert b"8.50" not in held


def test_rows_are_what_the_reader_makes(server: Replay, tmp_path: Path) -> None:
    """Dated by the day of the pull, or left to the lag of the series."""
    serve_snm(server)
    fetch(server, "snm-panama", tmp_path / "lag", published="lag")
    (file,) = (tmp_path / "lag/observations").iterdir()
    assert file.read_text() == table_csv(
        read("snm-panama", sample("snm-panama", "sample.xlsx")).rows
    )
    fetch(server, "snm-panama", tmp_path / "day")
    (records,) = written(tmp_path / "day").values()
    assert {record["published"] for record in records} == {"2025-06-19"}


def test_a_second_pull_of_a_day_takes_the_place_of_the_first(
    server: Replay, tmp_path: Path
) -> None:
    serve_cbp(server)
    first = fetch(server, "cbp", tmp_path)
    before = {path: path.read_bytes() for path in (*first.files, *first.raw)}
    second = fetch(server, "cbp", tmp_path)
    assert second == first
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


# --- all or nothing ------------------------------------------------------------------------------


def test_when_one_document_fails_nothing_is_written(server: Replay, tmp_path: Path) -> None:
    serve_unhcr(server)
    server.answers[unhcr_path("asylum-decisions", 2)] = [status(503)]
    with pytest.raises(WorkError, match="503"):
        fetch(server, "unhcr", tmp_path)
    assert nothing(tmp_path)


def test_when_a_document_is_refused_nothing_is_written(server: Replay, tmp_path: Path) -> None:
    serve_cbp(server)
    path = next(path for path in server.answers if path.endswith("may-aor.csv"))
    server.answers[path] = [ok(sample("cbp", "sample.csv").replace(b"MEXICO", b"UTOPIA"))]
    with pytest.raises(CaseError, match="UTOPIA"):
        fetch(server, "cbp", tmp_path)
    assert nothing(tmp_path)


def test_when_a_publication_is_not_what_was_expected_nothing_is_written(
    server: Replay, tmp_path: Path
) -> None:
    """A sample of twenty lines is no publication of three years."""
    serve_cbp(server)
    with pytest.raises(CaseError, match="three or four fiscal years"):
        fetch(server, "cbp", tmp_path, accept_surprises=False)
    assert nothing(tmp_path)


def test_a_publication_as_expected_needs_no_acceptance(server: Replay, tmp_path: Path) -> None:
    serve_snm(server)
    assert fetch(server, "snm-panama", tmp_path, accept_surprises=False).rows == 108


def test_when_the_disk_is_full_nothing_is_written(
    server: Replay, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    serve_unhcr(server)
    synced = os.fsync
    calls = []

    def full(descriptor: int) -> None:
        calls.append(descriptor)
        if len(calls) == 3:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        synced(descriptor)

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(WorkError, match="No space left") as failed:
        fetch(server, "unhcr", tmp_path)
    assert str(tmp_path) in str(failed.value)
    assert nothing(tmp_path)


def test_when_one_file_cannot_take_its_place_none_does(server: Replay, tmp_path: Path) -> None:
    serve_unhcr(server)
    (tmp_path / "raw/unhcr/2025-06-19/pulled.json").mkdir(parents=True)
    with pytest.raises(WorkError, match="cannot be written"):
        fetch(server, "unhcr", tmp_path)
    assert nothing(tmp_path)


def test_a_folder_that_is_a_file_is_told(server: Replay, tmp_path: Path) -> None:
    serve_snm(server)
    (tmp_path / "file").write_text("x")
    with pytest.raises(WorkError, match="cannot be written"):
        fetch(server, "snm-panama", tmp_path / "file")


# --- pages ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"page": 3}, "changed while it was fetched"),
        ({"maxPages": 9}, "changed while it was fetched"),
        ({"maxPages": 1}, "changed while it was fetched"),
    ],
)
def test_pages_that_do_not_belong_together_are_told(
    server: Replay, tmp_path: Path, change: dict[str, int], told: str
) -> None:
    serve_unhcr(server)
    answer = unhcr_pages("population", 4)[1] | change
    server.answers[unhcr_path("population", 2)] = [ok(json_of(answer), JSON)]
    with pytest.raises(WorkError, match=told):
        fetch(server, "unhcr", tmp_path)


def test_pages_without_end_are_told(server: Replay, tmp_path: Path) -> None:
    serve_unhcr(server)
    endless = unhcr_pages("population", 4)[0] | {"maxPages": 10**6}
    server.answers[unhcr_path("population", 1)] = [ok(json_of(endless), JSON)]
    with pytest.raises(WorkError, match="1000000 pages"):
        fetch(server, "unhcr", tmp_path)
    assert len(server.paths) == 1


def test_an_answer_that_is_none_is_told_by_its_reader(server: Replay, tmp_path: Path) -> None:
    serve_unhcr(server)
    server.answers[unhcr_path("population", 1)] = [ok(b'{"error": "busy"}', JSON)]
    with pytest.raises(CaseError, match="error"):
        fetch(server, "unhcr", tmp_path)


def test_a_page_that_is_none_is_told_by_its_number(server: Replay, tmp_path: Path) -> None:
    serve_unhcr(server)
    server.answers[unhcr_path("population", 2)] = [ok(b'{"error": "busy"}', JSON)]
    with pytest.raises(CaseError, match=r"population-002\.json"):
        fetch(server, "unhcr", tmp_path)


def test_records_that_are_not_all_there_are_told(server: Replay, tmp_path: Path) -> None:
    """World Bank says how many there are in all, whatever its pages hold."""
    serve_world_bank(server)
    path = next(path for path in server.answers if path.endswith("page=2"))
    envelope, records = json.loads(sample("world-bank", "sample.json"))
    short = [{**envelope, "page": 2, "pages": 3}, records[5:9]]
    server.answers[path] = [ok(json_of(short), JSON)]
    with pytest.raises(CaseError, match="holds 11 records and says it has 12"):
        fetch(server, "world-bank", tmp_path)


# --- links ---------------------------------------------------------------------------------------


def test_a_page_that_links_no_publication_is_told(server: Replay, tmp_path: Path) -> None:
    serve_cbp(server)
    server.answers["/www.cbp.gov/document/stats/nationwide-encounters"] = [
        page(f"https://elsewhere.example{LATER}")
    ]
    with pytest.raises(WorkError, match="links nothing"):
        fetch(server, "cbp", tmp_path)


def test_a_link_that_is_no_address_is_passed_over(server: Replay, tmp_path: Path) -> None:
    serve_snm(server)
    broken = page("http://[", "mailto:a@example.org", "/uploads/IRREGULARES-DARIEN-2022.xlsx")
    server.answers["/www.migracion.gob.pa/estadisticas"] = [broken]
    server.answers["/www.migracion.gob.pa/uploads/IRREGULARES-DARIEN-2022.xlsx"] = [
        ok(sample("snm-panama", "sample.xlsx"), XLSX)
    ]
    assert fetch(server, "snm-panama", tmp_path).rows == 108


def test_a_publisher_that_lets_no_program_in_is_told(server: Replay, tmp_path: Path) -> None:
    server.answers["/www.cbp.gov/document/stats/nationwide-encounters"] = [status(403)]
    with pytest.raises(WorkError, match="403"):
        fetch(server, "cbp", tmp_path)


# --- files that a person downloaded --------------------------------------------------------------


def given_file(folder: Path, publisher: str, name: str) -> Path:
    """A sample, as a person saved it."""
    path = folder / name
    path.write_bytes(sample(publisher, name))
    return path


def test_a_file_from_a_person_is_read_like_one_that_was_fetched(tmp_path: Path) -> None:
    file = given_file(tmp_path, "inm-honduras", "sample.csv")
    made = take("inm-honduras", [file], tmp_path / "out", accept_surprises=True, clock=CLOCK)
    assert made.rows == 20
    assert made.raw[0].name == "sample.csv.gz"
    (records,) = written(tmp_path / "out").values()
    assert {record["series"] for record in records} == {"honduras-entries"}


def test_several_files_from_a_person_make_one_pull(tmp_path: Path) -> None:
    files = [
        given_file(tmp_path, "unhcr", f"sample-{kind}.json")
        for kind in ("population", "applications", "decisions")
    ]
    made = take("unhcr", files, tmp_path / "out", accept_surprises=True, clock=CLOCK)
    assert made.rows == 66


def test_two_files_of_one_name_are_both_kept(tmp_path: Path) -> None:
    """As a person keeps the tables of two years: in two folders."""
    for folder, kind in (("a", "population"), ("b", "decisions")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "answer.json").write_bytes(sample("unhcr", f"sample-{kind}.json"))
    files = [tmp_path / "a/answer.json", tmp_path / "b/answer.json"]
    made = take("unhcr", files, tmp_path / "out", accept_surprises=True, clock=CLOCK)
    assert {path.name for path in made.raw} == {
        "answer.json.gz",
        "2-answer.json.gz",
        "pulled.json",
    }


def test_one_file_given_twice_is_told(tmp_path: Path) -> None:
    file = given_file(tmp_path, "snm-panama", "sample.xlsx")
    with pytest.raises(CaseError, match="two rows give this number"):
        take("snm-panama", [file, file], tmp_path / "out", clock=CLOCK)
    assert nothing(tmp_path / "out")


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(CallError, match=r"none\.csv"):
        take("cbp", [Path("none.csv")], tmp_path / "out")


# --- into a case ---------------------------------------------------------------------------------


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the shipped case, as a user makes one to add to it."""
    return Path(shutil.copytree(americas().folder, tmp_path / "case"))


def test_what_is_pulled_into_a_case_is_taken_by_its_check(server: Replay, copy: Path) -> None:
    """A number published again is no new one; one that changed is a vintage beside the old."""
    serve_unhcr(server, size=1000)
    revised = unhcr_pages("asylum-decisions", 1000)[0]
    changed = next(
        item
        for item in revised["items"]
        if (item["coa_iso"], item["coo_iso"], item["dec_level"]) == ("PAN", "VEN", "FI")
    )
    changed["dec_rejected"] += 3
    server.answers[unhcr_path("asylum-decisions", 1)] = [ok(json_of(revised), JSON)]
    made = fetch(server, "unhcr", copy, case=americas())
    assert (made.rows, made.unchanged) == (1, 65)
    (file,) = made.files
    (record,) = table(file)
    assert (record["place"], record["population"], record["value"], record["published"]) == (
        "PAN",
        "VEN;rejected",
        "98",
        "2025-06-19",
    )
    later = read_case(copy)  # which refuses a case with any problem
    numbers = later.observations.filter(
        (later.observations["series"] == "asylum-decisions")
        & (later.observations["place"] == "PAN")
        & (later.observations["population"] == "VEN;rejected")
        & (later.observations["period"] == "2021")
    )
    assert sorted(numbers["value"].to_list()) == [95, 98]
    day_before = dt.date(2025, 6, 18)
    assert later.as_of(day_before).observations.equals(americas().as_of(day_before).observations)


def test_what_a_case_has_already_is_not_written_again(server: Replay, copy: Path) -> None:
    """The first quarter of 2022 through the Darién stands in the case, number by number."""
    serve_snm(server)
    made = fetch(server, "snm-panama", copy, case=americas())
    assert made.rows == 0
    assert made.unchanged == 36 * 3
    assert made.files == ()
    assert list(problems_of(copy)) == []
