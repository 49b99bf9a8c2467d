"""The register of publishers, and what every one of them says of itself."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from isthmus.case import CallError, Problem
from isthmus.series import publishers as register
from isthmus.series.publishers import Reading, Row, by_id, ids, publishers, surprises
from isthmus.words import LANGUAGES, words_in
from tests.series.publishers.samples import SAMPLES, americas

FOLDERS = sorted(path.parent for path in Path(str(register.__file__)).parent.glob("*/source.toml"))


def test_every_folder_is_registered_under_its_own_name() -> None:
    assert {folder.name.replace("_", "-") for folder in FOLDERS} == set(register.BUILT_IN)
    for name, known in publishers().items():
        assert known.id == name


def test_every_publisher_has_a_sample() -> None:
    assert {publisher for publisher, _ in SAMPLES} == set(register.BUILT_IN)
    there = {(f.name.replace("_", "-"), s.name) for f in FOLDERS for s in f.glob("sample*")}
    assert there == set(SAMPLES)


@pytest.mark.parametrize("name", ids())
def test_what_a_publisher_feeds_is_a_series_or_indicator_of_the_shipped_case(name: str) -> None:
    """So that what is pulled can be put into the case as it is."""
    case = americas()
    known = by_id(name)
    if known.table == "observations":
        assert set(known.feeds) <= case.series.keys()
        return
    assert set(known.feeds) <= set(case.countries.get_column("indicator"))
    assert known.source in case.sources


@pytest.mark.parametrize("name", ids())
def test_a_publisher_explains_itself(name: str) -> None:
    """What one row counts in both languages, where it is, and why each bound is what it is."""
    known = by_id(name)
    assert all((known.one_row_en, known.one_row_es, known.licence))
    assert known.url.startswith("https://")
    assert min(len(known.expect.rows_why), len(known.expect.value_why)) > 20
    assert known.expect.rows[0] < known.expect.rows[1]
    assert known.expect.value[0] < known.expect.value[1]
    for layout in known.formats.values():
        for meaning in (*layout.columns.values(), *layout.ignored.values()):
            assert len(meaning) > 3
        assert not layout.columns.keys() & layout.ignored.keys()
    for kind, reasons in known.skipped.items():
        assert not reasons.keys() & known.words.get(kind, {}).keys()
    # A publisher is fetched from an address it documents, or a person is told how to get the file.
    assert known.addresses or known.by_hand.keys() >= set(LANGUAGES)


def test_an_unknown_name_is_told_with_the_nearest() -> None:
    with pytest.raises(CallError) as refused:
        by_id("snm-panna")
    assert "snm-panama" in str(refused.value)
    assert "snm-panama" in refused.value.say(words_in("es"))


def test_a_name_near_to_none_is_told_with_all() -> None:
    with pytest.raises(CallError) as refused:
        by_id("qqqq")
    assert all(name in str(refused.value) for name in ids())


# --- strangers -----------------------------------------------------------------------------------


@pytest.fixture
def stranger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A package that is none of ours, installed, and registers a publisher as the documents say."""
    package = tmp_path / "somewhere"
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "source.toml").write_text(
        """
        id = "somewhere"
        name = "Somewhere's statistics office"
        url = "https://example.org/counts"
        licence = "CC0 1.0"
        one_row_en = "One entry."
        one_row_es = "Una entrada."
        frequency = "month"
        feeds = ["somewhere-entries"]
        [expect]
        rows = [1, 10]
        rows_why = "a month is one row"
        value = [0, 100]
        value_why = "nobody has counted more than 100"
        [formats.text.columns]
        "month and count" = "separated by a blank"
        """
    )
    (package / "read.py").write_text(
        "from isthmus.series.publishers import Publisher, Reading, Row, described\n"
        "def read(data, given):\n"
        "    month, people = data.decode().split()\n"
        "    return Reading([Row(series='somewhere-entries', period=month, value=int(people))])\n"
        "PUBLISHER = Publisher.of(described(__package__), read)\n"
        "NONE = 3\n"
    )
    info = tmp_path / "somewhere-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: somewhere\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(
        "[isthmus.publishers]\n"
        "somewhere = somewhere.read:PUBLISHER\n"
        "nowhere = somewhere.read:NONE\n"
        "cbp = somewhere.read:PUBLISHER\n"
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    yield "somewhere"
    for module in [name for name in sys.modules if name.partition(".")[0] == "somewhere"]:
        del sys.modules[module]


def test_a_stranger_registers_as_we_do(stranger: str) -> None:
    known = by_id(stranger)
    made = known.read(b"2024-03 7", register.Given(file="counts.txt"))
    assert made.rows == [Row(series="somewhere-entries", period="2024-03", value=7)]
    assert stranger in ids()


def test_a_stranger_never_takes_the_place_of_one_of_ours(stranger: str) -> None:
    assert by_id("cbp").country == "USA"
    assert stranger in ids()


def test_what_is_registered_and_no_publisher_is_told(stranger: str) -> None:
    with pytest.raises(CallError, match="nowhere"):
        by_id("nowhere")


# --- expectations --------------------------------------------------------------------------------


def told(rows: list[Row]) -> list[Problem]:
    return surprises(by_id("snm-panama"), Reading(rows))


def test_a_publication_as_expected_is_no_surprise() -> None:
    rows = [Row(series="s", period="2022-01", population="VEN", value=n) for n in range(40)]
    assert told(rows) == []


def test_too_few_rows_are_told_with_the_reason() -> None:
    (problem,) = told([Row(series="s", period="2022-01", value=1)])
    assert problem.code == "pull-row-count"
    assert "27 to 39 nationalities" in problem.say(words_in("en"))


def test_a_value_out_of_range_is_told_with_its_row_and_the_reason() -> None:
    rows = [Row(series="s", period="2022-01", population="VEN", value=n) for n in range(40)]
    (problem,) = told([*rows, Row(series="s", period="2022-02", population="HTI", value=90_000)])
    assert problem.code == "pull-value-range"
    said = problem.say(words_in("en"))
    assert all(part in said for part in ("90000", "s, 2022-02, HTI", "August 2023"))
