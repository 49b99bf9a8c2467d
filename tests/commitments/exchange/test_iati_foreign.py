"""Activity files of others: read as far as they say, refused where an amount would be a guess."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from isthmus.case import CallError, CaseError
from isthmus.commitments.exchange import Imported, read_exchange, write_imported
from isthmus.words import LANGUAGES, words_in
from tests.commitments.exchange.files import ACTIVITY, activities, written
from tests.commitments.exchange.registers import tutorial

READ_ON = dt.date(2024, 1, 1)
TYPE, VALUE = '<transaction-type code="3"/>', "250000.50"
AMOUNT = '<value value-date="2023-03-10">250000.50</value>'


def taken(folder: Path, *changes: tuple[str, str], more: str = "") -> Imported:
    """What a file with these changes gives."""
    return read_exchange(written(folder, activities(*changes, more=more)), tutorial(), READ_ON)


def codes(imported: Imported) -> set[str]:
    """The codes of what is told of a reading."""
    return {problem.code for problem in imported.notices}


def test_a_sound_file_is_read_without_a_word(tmp_path: Path) -> None:
    """Its publisher, those it names, a commitment and its money; countries by name and by code."""
    imported = taken(tmp_path)
    assert imported.notices == ()
    (commitment,) = imported.rows["commitments"]
    assert commitment["id"] == "xx-org-7-water"
    assert commitment["actors"] == "wells-together"
    assert commitment["beneficiaries"] == "CRI"
    assert (commitment["title_en"], commitment["title_es"]) == ("Water at Lajas", "Agua en Lajas")
    assert commitment["text_es"] == "Wells for the station."
    assert (commitment["made"], commitment["deadline"]) == ("2023-03-10", "2023-12-31")
    assert commitment["published"] == "2023-05-02"
    (amount,) = imported.rows["transactions"]
    assert (amount["stage"], amount["low"], amount["high"]) == ("disbursement", *["250000.5"] * 2)
    assert (amount["currency"], amount["date"]) == ("USD", "2023-03-10")
    assert (amount["provider"], amount["receivers"]) == ("wells-together", "casa-del-agua")
    assert amount["sector"] == "iati-1-14030"
    kinds = {row["id"]: (row["kind"], row["iati"]) for row in imported.rows["organisations"]}
    assert kinds == {"wells-together": ("ngo", "XX-ORG-7"), "casa-del-agua": ("ngo", "")}


@pytest.mark.parametrize(
    ("code", "stage", "incoming"),
    [
        ("1", "disbursement", True),
        ("2", "commitment", False),
        ("3", "disbursement", False),
        ("4", "expenditure", False),
        ("11", "commitment", True),
        ("12", "pledge", False),
        ("13", "pledge", True),
    ],
)
def test_each_type_of_transaction_has_its_stage(
    code: str, stage: str, incoming: bool, tmp_path: Path
) -> None:
    """What comes in is from who provides it to who reports; what goes out, the other way."""
    provider = '<provider-org><narrative>Germany</narrative></provider-org><receiver-org type="22">'
    imported = taken(
        tmp_path,
        (TYPE, f'<transaction-type code="{code}"/>'),
        ('<receiver-org type="22">', provider if incoming else '<receiver-org type="22">'),
    )
    (amount,) = imported.rows["transactions"]
    (commitment,) = imported.rows["commitments"]
    assert amount["stage"] == stage
    assert amount["provider"] == commitment["actors"] == ("DEU" if incoming else "wells-together")
    assert commitment["id"].endswith("-incoming") == incoming


def test_money_that_comes_in_and_goes_on_is_two_commitments(tmp_path: Path) -> None:
    """A chain, so that no sum of one commitment holds it twice."""
    more = ACTIVITY[ACTIVITY.index("<transaction ref") : ACTIVITY.index("  </iati-activity>")]
    received = more.replace('code="3"', 'code="1"').replace("T-1", "T-2")
    imported = taken(tmp_path, (more, more + received))
    assert [row["id"] for row in imported.rows["commitments"]] == [
        "xx-org-7-water",
        "xx-org-7-water-incoming",
    ]
    assert codes(imported) == {"iati-chain"}


def test_other_order_other_currency_and_missing_parts_are_borne_and_told(tmp_path: Path) -> None:
    """What is in the wild: each told once, the money read."""
    identifier = "    <iati-identifier>XX-ORG-7-WATER</iati-identifier>\n"
    imported = taken(
        tmp_path,
        (identifier, ""),
        ("    <title>", f"{identifier}    <title>"),
        ('    <activity-status code="2"/>\n', ""),
        ('    <sector code="14030"/>\n', "    <novelty/>\n"),
        ('code="CR"', 'code="XK"'),
        ('<value value-date="2023-03-10">', '<value currency="EUR">'),
    )
    (amount,) = imported.rows["transactions"]
    assert amount["currency"] == "EUR"
    told = ["iati-missing", "iati-missing", "iati-order", "iati-sector", "iati-unknown"]
    assert sorted(problem.code for problem in imported.notices) == [*told, "iati-value"]


def test_what_no_table_holds_is_counted(tmp_path: Path) -> None:
    """Types that are no promise and no payment, corrections, and elements that are not used."""
    more = ACTIVITY[ACTIVITY.index("<transaction ref") : ACTIVITY.index("  </iati-activity>")]
    imported = taken(
        tmp_path,
        (
            more,
            more
            + more.replace(VALUE, "-5")
            + more.replace(TYPE, TYPE.replace("3", "6"))
            + "<result><title/></result>",
        ),
    )
    assert len(imported.rows["transactions"]) == 1
    assert codes(imported) == {"iati-negative", "iati-types-out", "iati-not-held"}
    lines = {problem.code: problem.row for problem in imported.notices}
    assert lines["iati-negative"] == 23


def test_a_text_that_leads_to_a_person_stays_out(tmp_path: Path) -> None:
    """And contacts are never read at all."""
    imported = taken(
        tmp_path,
        ("Wells for the station.", "Ask jane@example.org"),
        (
            "    <recipient-country",
            "<contact-info><email>a@b.org</email></contact-info><recipient-country",
        ),
    )
    (commitment,) = imported.rows["commitments"]
    assert commitment["text_en"] == commitment["title_en"]
    assert codes(imported) == {"iati-text-out", "iati-not-held"}
    assert "@" not in str(imported.rows)


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        (VALUE, "250,000.50", "iati-value", 17),
        (VALUE, "2.5e5", "iati-value", 17),
        (VALUE, "", "iati-blank", 17),
        (AMOUNT, "", "iati-missing", 14),
        (AMOUNT, AMOUNT + AMOUNT, "iati-too-many", 17),
        ('"USD"', '"usd"', "iati-value", 2),
        ('default-currency="USD" ', "", "iati-currency", 17),
        (TYPE, '<transaction-type code="C"/>', "iati-code", 15),
        (TYPE, "", "iati-missing", 14),
        ('iso-date="2023-03-10"', 'iso-date="10/03/2023"', "iati-value", 16),
        ('iso-date="2023-03-10"', 'iso-date="2023-02-30"', "iati-value", 16),
        ('ref="XX-ORG-7" ', "", "iati-missing", 4),
        ("XX-ORG-7-WATER", " ", "iati-blank", 3),
    ],
)
def test_an_amount_that_would_be_a_guess_refuses_the_file(
    old: str, new: str, code: str, line: int, tmp_path: Path
) -> None:
    """With file, line, value and next step, in both languages."""
    with pytest.raises(CaseError) as refused:
        taken(tmp_path, (old, new))
    (problem,) = refused.value.problems
    assert (problem.code, problem.row, problem.file) == (code, line, "file.xml")
    for language in LANGUAGES:
        assert problem.say(words_in(language)).startswith("file.xml, l")


def test_the_same_identifier_twice_is_refused(tmp_path: Path) -> None:
    """With the line of the first."""
    with pytest.raises(CaseError) as refused:
        taken(tmp_path, more=ACTIVITY)
    (problem,) = refused.value.problems
    assert (problem.code, problem.row, problem.values["first"]) == ("iati-same", 21, "2")


BOMB = '<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]>\n'
FILE = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]>\n'


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (BOMB + activities((VALUE, "&c;")), "exchange-doctype"),
        (FILE + activities(("Water", "&b;")), "exchange-doctype"),
        (activities(("Water", "&b;")), "exchange-no-xml"),
        (activities()[:-60], "exchange-no-xml"),
        ("transaction,value\n1,2\n", "exchange-no-xml"),
        ("", "exchange-no-xml"),
        ('<?xml version="1.0" encoding="klingon"?><a/>', "exchange-no-xml"),
        ("<iati-activities version='2.03'>" + "<a>" * 5000, "exchange-deep"),
        ('<iati-organisations version="2.03"/>', "iati-root"),
        (activities(version="1.05"), "iati-version"),
        ('<iati-activities version="2.03"/>', "iati-no-activity"),
    ],
)
def test_what_is_no_activity_file_is_refused_with_its_line(
    text: str, code: str, tmp_path: Path
) -> None:
    """No entity is ever looked at, nothing outside is read."""
    with pytest.raises(CaseError) as refused:
        read_exchange(written(tmp_path, text), tutorial(), READ_ON)
    (problem,) = refused.value.problems
    assert problem.code == code
    assert problem.file == "file.xml"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "latin-1"])
def test_a_file_says_its_encoding(encoding: str, tmp_path: Path) -> None:
    """By its first bytes or its first line."""
    text = activities(("Water at Lajas", "Agua en Panamá"))
    declared = f'<?xml version="1.0" encoding="{"ISO-8859-1" if encoding == "latin-1" else ""}"?>'
    whole = declared + text if encoding == "latin-1" else text
    file = written(tmp_path, whole.encode(encoding))
    imported = read_exchange(file, tutorial(), READ_ON)
    assert imported.rows["commitments"][0]["title_en"] == "Agua en Panamá"


def test_a_long_list_of_problems_is_cut_and_says_so(tmp_path: Path) -> None:
    """Whoever mends fifty reads the file again."""
    more = "".join(ACTIVITY.replace("WATER", f"W{i}").replace(VALUE, "many") for i in range(60))
    with pytest.raises(CaseError) as refused:
        taken(tmp_path, more=more)
    assert len(refused.value.problems) == 51
    assert refused.value.problems[-1].values == {"count": 10}


def test_a_formula_in_a_text_is_not_run_by_a_spreadsheet(tmp_path: Path) -> None:
    """In the tables that an import writes."""
    imported = taken(tmp_path, ("Water at Lajas", "=HYPERLINK(1)"))
    files = write_imported(imported, tmp_path / "in")
    assert ",'=HYPERLINK(1)," in files["commitments"].read_text(encoding="utf-8")


def test_a_case_is_never_written_over(tmp_path: Path) -> None:
    """A folder that holds one is refused, and nothing in it changes."""
    imported = taken(tmp_path)
    folder = tmp_path / "case"
    folder.mkdir()
    (folder / "datapackage.json").write_text("{}", encoding="utf-8")
    with pytest.raises(CallError) as refused:
        write_imported(imported, folder)
    assert refused.value.problems[0].code == "exchange-into-foreign"
    assert [path.name for path in folder.iterdir()] == ["datapackage.json"]
