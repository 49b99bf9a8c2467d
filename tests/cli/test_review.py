"""`isthmus review`: a person judges claims on lines of text, a program with options."""

from __future__ import annotations

from pathlib import Path

import pytest

from isthmus.case import read_case
from isthmus.evidence.register import standing
from isthmus.evidence.review import decide, queue
from isthmus.words import LANGUAGES, words_in
from tests.cli.calls import Answer, as_cell, call, on_terminal
from tests.evidence.cases import TITLE
from tests.evidence.test_review import BOATS, CLAIMS, ENTRIES, MORE, drafted

#: What a reviewer types, by language: accept, correct, reject, not sure, skip, undo, quit.
KEYS = {"en": "acrnsuq", "es": "acrnods"}


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each call in a folder of its own, in which `mine` is a case with three claims."""
    drafted(tmp_path / "mine")
    monkeypatch.chdir(tmp_path)


def first() -> str:
    """The claim that is asked about first."""
    return queue(read_case("mine"))[0].standing.machine.id


def walk(language: str, *lines: str) -> Answer:
    """Type these lines, keys as they are in the language: `a` accepts, `u` undoes, in both."""
    keys = dict(zip(KEYS["en"], KEYS[language], strict=True))
    typed = "".join(f"{keys.get(line, line)}\n" for line in lines)
    return call("review", "mine", "--lang", language, typed=typed)


# --- a person ------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_person_is_walked_through_the_queue(language: str) -> None:
    """Accepts one, corrects one, rejects one; each with a reason, all by the same hand."""
    words = words_in(language)
    answer = walk(
        language, "a", "desk-1", "As it says.", "c unit=person place=", "Of people.", "r", "Boats.",
    )  # fmt: skip
    assert (answer.code, answer.err) == (0, "")
    lines = answer.out.splitlines()
    assert lines[0] == words.say("review-title", title=TITLE, count=3)
    assert "Panama counted [[4,262]] entries in February." in lines
    assert "Panama counted [[4,900]] entries in February, the service says." in lines
    assert lines[-1] == words.say("review-ended", made=3, left=0)
    case = read_case("mine")
    assert [one.by for one in case.judgements] == ["desk-1"] * 3
    assert [one.decision for one in case.judgements] == ["accept", "correct", "reject"]
    assert [one.reason for one in case.judgements] == ["As it says.", "Of people.", "Boats."]
    assert case.judgements[1].correction == '{"place":null,"unit":"person"}'
    assert standing(case)[BOATS.id].claim is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_claim_is_shown_with_all_that_hangs_on_it(language: str) -> None:
    """Its source, its fields by their names, what would change, the nearest other claims."""
    words, (item, *_) = words_in(language), queue(read_case("mine"))
    out = walk(language, "q").out
    claim = item.standing.machine
    assert words.say("review-at", at=1, of=3, claim=claim.id) in out
    for bearing in item.bearings[:5]:
        assert bearing.say(words) in out
    for near in item.near:
        assert near in out
    facts = {line.split()[0]: line.split()[1:] for line in out.splitlines() if line}
    assert facts["unit"] == ["crossing"]
    assert facts["period_start"] == ["2022-02-01"]
    assert "population" not in facts  # the text does not say


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_last_decision_can_be_taken_back(language: str) -> None:
    """The claim is shown again; a decision of an earlier call is not taken back so."""
    words, claim = words_in(language), first()
    answer = walk(
        language, "u", "a", "desk-1", "Yes.", "u", "No.", "n", "Which day?", "s", "s", "q"
    )
    assert answer.code == 0
    assert words.say("review-nothing-to-undo") in answer.out.splitlines()
    case = read_case("mine")
    assert [one.decision for one in case.judgements] == ["accept", "undo", "unsure"]
    assert {one.claim for one in case.judgements} == {claim}
    assert answer.out.count(words.say("review-at", at=1, of=3, claim=claim)) == 2
    assert answer.out.splitlines()[-1] == words.say("review-ended", made=1, left=2)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_cannot_be_is_said_and_asked_again(language: str) -> None:
    """Another key, a handle that is a name, a blank reason, a field that there is not."""
    words = words_in(language)
    answer = walk(
        language, "z", "a", "Ana Pérez", "Yes.", "c quote=x", "c", "", "unit=person", "desk-1", "",
        "Of people.", "q",
    )  # fmt: skip
    assert answer.code == 0
    said = answer.out
    assert words.say("review-not-understood", value="z") in said
    assert words.say("problem-review-handle", value="Ana Pérez") in said
    assert words.say("review-ask-fields") in said
    (judgement,) = read_case("mine").judgements
    assert (judgement.decision, judgement.reason) == ("correct", "Of people.")
    (other,) = set(LANGUAGES) - {language}
    assert words_in(other).say("review-ask-reason") not in said


def test_the_words_do_as_well_as_the_letters() -> None:
    answer = call("review", "mine", "--by", "jr", "--reason", "Read.", typed="ACCEPT\nreject\n")
    assert answer.code == 0
    assert [one.decision for one in read_case("mine").judgements] == ["accept", "reject"]


def test_an_input_that_ends_is_an_end() -> None:
    """In the middle of a question, too: nothing is half-written."""
    for typed in ("", "a\n", "a\ndesk-1\n", "c\n"):
        answer = call("review", "mine", typed=typed)
        assert answer.code == 0
        assert answer.out.splitlines()[-1] == "Nothing was decided. 3 claims wait."
    assert read_case("mine").judgements == ()


def test_nothing_to_review_is_said() -> None:
    case = read_case("mine")
    for claim in CLAIMS:
        case = decide(case, claim.id, "accept", "desk-1", "Read.").case
    answer = call("review", "mine")
    assert answer.out.splitlines() == [
        f"{TITLE}: 0 claims wait for review",
        "No claim waits for review.",
    ]


def test_a_terminal_shows_the_quote_without_colours() -> None:
    """As wide as it is; what is marked is marked by signs."""
    answer = on_terminal("review", "mine", "--limit", "1", columns=60)
    assert "[[" in answer.out
    assert all(len(line) <= 60 for line in answer.out.splitlines() if "\x1b" not in line)


# --- a program -----------------------------------------------------------------------------------


def test_a_program_reads_the_queue() -> None:
    """The weightiest first, with what hangs on each; as CSV without that."""
    items = queue(read_case("mine"))
    told = call("review", "mine", "--json").json
    assert told["waiting"] == 3
    assert [one["claim"] for one in told["claims"]] == [i.standing.machine.id for i in items]
    for row, item in zip(told["claims"], items, strict=True):
        assert row["quote"] == item.standing.machine.quote
        assert row["value_low"] == item.standing.machine.value_low
        assert row["near"] == list(item.near)
        assert [one["says"] for one in row["bearings"]] == [
            one.say(words_in("en")) for one in item.bearings
        ]
    rows = call("review", "mine", "--csv").csv
    assert [{k: as_cell(one[k]) for k in rows[0]} for one in told["claims"]] == rows


def test_a_limit_cuts_the_list_and_not_the_count() -> None:
    told = call("review", "mine", "--json", "--limit", "1").json
    assert (told["waiting"], len(told["claims"])) == (3, 1)


def test_a_queue_of_a_day_holds_what_was_known() -> None:
    told = call("review", "mine", "--json", "--as-of", "2022-03-04").json
    assert (told["as_of"], told["claims"]) == ("2022-03-04", [])


@pytest.mark.parametrize("form", ["--json", "--csv", None])
def test_decisions_of_a_call_are_written_and_told(form: str | None) -> None:
    """By the first signs of the claims; what is undone is undone by its id."""
    forms = [form] if form else []
    by = ("--by", "desk-1", "--reason", "Read twice.")
    answer = call(
        "review", "mine", "--decide", f"{ENTRIES.id[:6]}=accept", "--decide", f"{MORE.id}=correct",
        "--set", "unit=person", "--set", "place=", *by, *forms,
    )  # fmt: skip
    assert (answer.code, answer.err) == (0, "")
    one, two = read_case("mine").judgements
    assert (one.claim, one.decision, one.reason) == (ENTRIES.id, "accept", "Read twice.")
    assert (two.claim, two.correction) == (MORE.id, '{"place":null,"unit":"person"}')
    if form == "--json":
        assert [row["id"] for row in answer.json] == [one.id, two.id]
    elif form == "--csv":
        assert [row["id"] for row in answer.csv] == [one.id, two.id]
    else:
        assert one.id in answer.out
    undone = call("review", "mine", "--undo", two.id, *by, *forms)
    assert undone.code == 0
    assert read_case("mine").judgements[-1].undoes == two.id
    assert standing(read_case("mine"))[MORE.id].decision is None


# --- calls that cannot be ------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["--decide", "x=accept", "--reason", "R."], "--by"),
        (["--decide", "x=accept", "--by", "jr"], "--reason"),
        (["--undo", "x", "--by", "jr"], "--reason"),
        (["--decide", "x=accept", "--undo", "y"], "--undo"),
        (["--set", "unit=person"], "--decide"),
        (["--decide", "x=accept", "--set", "a=b", "--by", "jr", "--reason", "R."], "--set"),
        (["--decide", "x=accept", "--by", "jr", "--reason", "R."], "'x'"),
        (["--decide", "x", "--by", "jr", "--reason", "R."], "'x'"),
        (["--undo", "x", "--by", "jr", "--reason", "R."], "'x'"),
        (["--limit", "0"], "--limit"),
        (["--json", "--csv"], "--json"),
    ],
)
def test_a_wrong_call_is_told(args: list[str], says: str, language: str) -> None:
    """On standard error, with the code of a wrong call; nothing is written."""
    answer = call("review", "mine", *args, "--lang", language)
    assert (answer.code, answer.out) == (2, "")
    assert says in answer.err
    assert read_case("mine").judgements == ()


def test_claims_of_a_case_that_ships_can_be_looked_at_and_not_judged() -> None:
    told = call("review", "tutorial", "--json").json
    claim = told["claims"][0]["claim"]
    for args in ([], ["--decide", f"{claim}=accept", "--by", "jr", "--reason", "Read."]):
        answer = call("review", "tutorial", *args, typed="a\n")
        assert (answer.code, answer.out) == (2, "")
        assert "comes with Isthmus" in answer.err
