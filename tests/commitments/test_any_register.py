"""Whatever a sound register holds, it can be told in every language, and its bounds are bounds."""

from __future__ import annotations

import datetime as dt

import msgspec
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from isthmus.case import Case, CaseError
from isthmus.case.schema import tables as the_format
from isthmus.commitments import due
from isthmus.commitments.listing import record, rows
from isthmus.commitments.records import STATUSES
from isthmus.commitments.tally import by_party
from isthmus.commitments.telling import Telling
from isthmus.words import LANGUAGES, words_in
from tests.case.promised import known, money
from tests.case.small import Tables
from tests.commitments.cases import register_on, with_rows


def of(table: str, column: str) -> st.SearchStrategy[str]:
    """Any word that a column may hold."""
    return st.sampled_from(the_format()[table].columns[column].values)


days = st.dates(min_value=dt.date(2022, 1, 15),
                max_value=dt.date(2024, 6, 30)).map(str)  # fmt: skip
numbers = st.integers(0, 3000).map(str)
months = st.integers(1, 12).map(lambda m: f"2022-{m:02}")
times = st.sampled_from(["2022", "2023", "2022-03", "2022-06-15", "2022-01-15/2023-04-30"])


@st.composite
def bounded(draw: st.DrawFn) -> dict[str, str]:
    """A number with its words, of those that fit."""
    said = draw(of("targets", "quantifier"))
    low, high = sorted([draw(st.integers(0, 3000)), draw(st.integers(0, 3000))])
    if said in ("at_least", "more_than"):
        return {"low": str(low), "quantifier": said}
    if said in ("at_most", "less_than", "nearly"):
        return {"high": str(high), "quantifier": said}
    return {"low": str(low), "high": str(high), "quantifier": said}


@st.composite
def reports(draw: st.DrawFn) -> dict[str, str]:
    span = draw(times)
    return {
        "indicator": draw(st.sampled_from(["number", "number", ""])),
        "period": span,
        "value": draw(numbers),
        "quantifier": draw(of("progress", "quantifier")),
        "measure": draw(of("progress", "measure")),
        "stage": draw(st.just("") | of("progress", "stage")),
        "reporter": draw(of("progress", "reporter")),
        "source": draw(st.sampled_from(["office", "press", "atlas"])),
        "text_en": "Told.",
    }


def read(tables: Tables) -> tuple[Case | None, set[str]]:
    """The case, or the codes of what is wrong with it."""
    try:
        return known(tables), set()
    except CaseError as refused:
        return None, {problem.code for problem in refused.problems}


@st.composite
def registers(draw: st.DrawFn) -> Case:
    """One promise of any kind, with any target, reports and payments."""
    unit = draw(of("indicators", "unit"))
    measure = {"unit": unit}
    if unit == "money":
        measure["currency"] = "USD"
    elif unit != "act" and draw(st.booleans()):
        measure |= {"series": "entries", "exact": draw(st.sampled_from(["true", "false"]))}
        measure["reduce"] = draw(of("indicators", "reduce"))
    promise = {"type": draw(of("commitments", "type")), "deadline": draw(st.just("") | days)}
    if not promise["deadline"]:
        promise["deadline_basis"] = ""
    wanted: list[dict[str, str]] = []
    for amended in draw(st.lists(days, max_size=2, unique=True)):
        cells = {"low": "1", "high": "1"} if unit == "act" else draw(bounded())
        wanted.append(cells | {"amended": amended, "per": draw(of("targets", "per"))})
    told = draw(st.lists(reports(), max_size=4))
    for cells in told:
        if not cells["indicator"]:
            cells["value"] = ""
        elif unit == "act":
            cells["value"] = "1"
    paid = [
        money(
            f"m-{i}",
            commitment="it",
            stage=draw(of("transactions", "stage")),
            date=draw(days),
            measure=draw(of("transactions", "measure")),
            **draw(bounded()),
        )
        for i in range(draw(st.integers(0, 3)))
    ]
    counts = {m: draw(numbers) for m in draw(st.sets(months, max_size=8))} | {"2022-01": "7"}
    tables = with_rows(
        promise=promise, measure=measure, targets=wanted, reports=told, paid=paid, counts=counts
    )
    case, problems = read(tables)
    # Two reports of one key: refused, as they should be.
    assert problems <= {"duplicate"}
    assume(case is not None)
    assert case is not None
    return case


@settings(max_examples=15, deadline=None)
@given(case=registers(), day=st.dates(min_value=dt.date(2022, 3, 1),
                                      max_value=dt.date(2025, 1, 1)))  # fmt: skip
def test_any_register_can_be_told(case: Case, day: dt.date) -> None:
    register = register_on(case, str(day))
    for language in LANGUAGES:
        telling = Telling(register, words_in(language))
        msgspec.json.encode(record(telling, 6))
        assert rows(telling)
        for one in register.commitments:
            assert telling.why(one)
            assert telling.reported(one) is not None
            for measured in one.measured:
                assert telling.target(measured)
                assert all(telling.evidence(told, measured.indicator) for told in measured.told)
        assert all(telling.due(one) and telling.days(one) for one in due(register))
    assert by_party(register)
    for one in register.commitments:
        assert one.status in STATUSES
        for span in (span for measured in one.measured for span in measured.spans):
            for told in span.told:
                assert told.published <= day
                if told.low is not None and told.high is not None:
                    assert told.low <= told.high
