"""What a text says of time, and which figure it is the time of.

Owns: the laws of the calendar arithmetic, the date expressions of both languages with what each
means on a day of publication, and the periods that figures take from their own words, from their
sentence and from what was spoken of before.
"""

from __future__ import annotations

import calendar as reference
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isthmus.evidence.grammar import calendar
from isthmus.evidence.grammar.calendar import Period
from isthmus.evidence.grammar.language import language
from isthmus.evidence.grammar.marks import Mark
from isthmus.evidence.grammar.passage import Passage
from isthmus.evidence.grammar.periods import lay_periods
from isthmus.evidence.reading import read_text

DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2060, 12, 31))
MONTHS = st.integers(1, 12)
ONE = dt.timedelta(1)
#: A Tuesday.
PUBLISHED = dt.date(2023, 8, 15)


@given(MONTHS, DAYS)
def test_a_month_without_a_year_is_the_last_that_has_begun(month: int, published: dt.date) -> None:
    found = calendar.recent(calendar.month_of(month), published)
    assert found.start is not None
    assert found.end is not None
    assert (found.start.month, found.start.day) == (month, 1)
    assert found.start <= published < calendar.add_months(found.start, 12)
    assert found.end.day == reference.monthrange(found.end.year, month)[1]


@given(MONTHS, DAYS)
def test_a_month_to_come_has_not_ended(month: int, published: dt.date) -> None:
    found = calendar.upcoming(calendar.month_of(month), published)
    assert found.end is not None
    assert published <= found.end <= dt.date(published.year + 1, 12, 31)


@given(st.integers(0, 6), DAYS)
def test_a_weekday_is_the_last_before_or_on_the_publication(day: int, published: dt.date) -> None:
    found = calendar.weekday_of(day, published).start
    assert found is not None
    assert found.weekday() == day
    assert 0 <= (published - found).days < 7
    past = calendar.weekday_of(day, published, ahead=-1).start
    assert past is not None
    assert 0 < (published - past).days <= 7


@pytest.mark.parametrize("unit", ["month", "bimester", "quarter", "third", "half"])
def test_the_parts_of_a_year_make_the_year(unit: str) -> None:
    past = dt.date(2022, 12, 31)
    number = 1
    while (part := calendar.part_of(unit, number)) is not None:
        period = calendar.in_year(part, 2023)
        assert period.start == past + ONE
        assert period.end is not None
        past = period.end
        number += 1
    assert past == dt.date(2023, 12, 31)
    assert calendar.part_of(unit, -1) == calendar.part_of(unit, number - 1)


@given(st.integers(1950, 2090), MONTHS)
def test_fiscal_years_follow_each_other_and_name_their_days(year: int, month: int) -> None:
    this, following = (calendar.fiscal_year_of(one, month) for one in (year, year + 1))
    assert this.start is not None
    assert this.end is not None
    assert following.start == this.end + ONE
    for day in (this.start, this.end):
        assert calendar.fiscal_year_now(day, month) == year


@given(st.integers(1950, 2090), MONTHS, st.integers(-20, 20))
def test_a_month_of_other_years_is_the_whole_month(year: int, month: int, years: int) -> None:
    period = calendar.in_year(calendar.month_of(month), year)
    assert calendar.moved(period, years) == calendar.in_year(calendar.month_of(month), year + years)


@given(DAYS, st.integers(1, 24))
def test_the_months_up_to_a_day_come_back_to_it(day: dt.date, count: int) -> None:
    period = calendar.ending_of("month", count, day)
    assert period is not None
    assert period.start is not None
    assert period.end == day
    assert abs((day - period.start).days - 30.44 * count) < 4


@pytest.mark.parametrize("code", ["en", "es", "pt"])
def test_the_calendar_names_every_month_and_weekday(code: str) -> None:
    months, weekdays = calendar.names_of(code)
    assert {name.number for names in months.values() for name in names} == set(range(1, 13))
    assert {name.number for names in weekdays.values() for name in names} == set(range(7))


def test_a_language_that_the_calendar_does_not_know_has_no_names() -> None:
    assert calendar.names_of("zz-none") == ({}, {})


def periods(text: str, code: str, published: dt.date | None = PUBLISHED) -> list[tuple[str, Mark]]:
    """The words and the mark of every period of a text."""
    passage = Passage(text, language(code), published)
    lay_periods(passage)
    return [
        (passage.said(mark.first, mark.last), mark)
        for mark in passage.marks.apart("period")
        if mark.value.role not in {"per", "clock"}
    ]


def only(text: str, code: str, published: dt.date | None = PUBLISHED) -> Period:
    """The one period of a text."""
    ((_, mark),) = periods(text, code, published)
    value: Period = mark.value
    return value


SAYINGS = [
    # absolute
    ("en", "It opened on 31 March 2022.", "2022-03-31", "2022-03-31", "in"),
    ("en", "It opened on March 31, 2022.", "2022-03-31", "2022-03-31", "in"),
    ("en", "It opened on the 5th of May 2021.", "2021-05-05", "2021-05-05", "in"),
    ("en", "It opened on 2022-03-31.", "2022-03-31", "2022-03-31", "in"),
    ("en", "It opened on 31/03/2022.", "2022-03-31", "2022-03-31", "in"),
    ("en", "It opened on 31.03.2022.", "2022-03-31", "2022-03-31", "in"),
    ("en", "It rose in Sept. 2021.", "2021-09-01", "2021-09-30", "in"),
    ("en", "It rose in 2019.", "2019-01-01", "2019-12-31", "in"),
    ("en", "It rose in the first quarter of 2023.", "2023-01-01", "2023-03-31", "in"),
    ("en", "It rose in Q2 2023.", "2023-04-01", "2023-06-30", "in"),
    ("en", "It rose in the first half of 2023.", "2023-01-01", "2023-06-30", "in"),
    ("en", "It rose in the first seven months of 2022.", "2022-01-01", "2022-07-31", "in"),
    ("en", "It rose in fiscal year 2022.", "2021-10-01", "2022-09-30", "in"),
    ("en", "It rose in FY2022.", "2021-10-01", "2022-09-30", "in"),
    ("en", "It rose in the 1990s.", "1990-01-01", "1999-12-31", "in"),
    ("es", "Abrió el 31 de marzo de 2022.", "2022-03-31", "2022-03-31", "in"),
    ("es", "Abrió el 31/03/2022.", "2022-03-31", "2022-03-31", "in"),
    ("es", "Subió en septiembre de 2021.", "2021-09-01", "2021-09-30", "in"),
    ("es", "Subió en setiembre de 2021.", "2021-09-01", "2021-09-30", "in"),
    ("es", "Subió en 2019.", "2019-01-01", "2019-12-31", "in"),
    ("es", "Subió en el primer trimestre de 2023.", "2023-01-01", "2023-03-31", "in"),
    ("es", "Subió en el segundo semestre del año pasado.", "2022-07-01", "2022-12-31", "in"),
    ("es", "Subió en los primeros siete meses de 2022.", "2022-01-01", "2022-07-31", "in"),
    ("es", "Subió en los dos primeros meses del año.", "2023-01-01", "2023-02-28", "in"),
    ("es", "Subió en el año fiscal 2022.", "2021-10-01", "2022-09-30", "in"),
    # ranges
    ("en", "Between 1 and 31 January 2023 it rose.", "2023-01-01", "2023-01-31", "in"),
    ("en", "From January through March of this year it rose.", "2023-01-01", "2023-03-31", "in"),
    ("en", "From 2014 to 2022 it rose.", "2014-01-01", "2022-12-31", "in"),
    ("en", "Deaths, 2019-2021.", "2019-01-01", "2021-12-31", "in"),
    ("en", "The summit of June 6 to 10.", "2023-06-06", "2023-06-10", "in"),
    ("en", "Between November 2021 and January 2022 it rose.", "2021-11-01", "2022-01-31", "in"),
    ("es", "Entre el 1 y el 31 de enero de 2023 subió.", "2023-01-01", "2023-01-31", "in"),
    ("es", "De enero a marzo de este año subió.", "2023-01-01", "2023-03-31", "in"),
    ("es", "Del 2013 al 2020 subió.", "2013-01-01", "2020-12-31", "in"),
    ("es", "Entre noviembre y enero de 2022 subió.", "2021-11-01", "2022-01-31", "in"),
    # what the day of publication tells
    ("en", "It rose in March.", "2023-03-01", "2023-03-31", "in"),
    ("en", "It rose last October.", "2022-10-01", "2022-10-31", "in"),
    ("en", "It rose last month.", "2023-07-01", "2023-07-31", "in"),
    ("en", "It rose last year.", "2022-01-01", "2022-12-31", "in"),
    ("en", "It rose over the past 12 months.", "2022-08-15", "2023-08-15", "in"),
    ("en", "It sank on Saturday.", "2023-08-12", "2023-08-12", "in"),
    ("en", "It sank on Tuesday.", "2023-08-15", "2023-08-15", "in"),
    ("en", "It sank yesterday.", "2023-08-14", "2023-08-14", "in"),
    ("en", "In the twelve months to June it rose.", "2022-07-01", "2023-06-30", "in"),
    ("es", "Subió en marzo.", "2023-03-01", "2023-03-31", "in"),
    ("es", "Subió en octubre pasado.", "2022-10-01", "2022-10-31", "in"),
    ("es", "Subió el mes pasado.", "2023-07-01", "2023-07-31", "in"),
    ("es", "Se hundió el pasado martes.", "2023-08-08", "2023-08-08", "in"),
    ("es", "Se hundió el martes.", "2023-08-15", "2023-08-15", "in"),
    ("es", "Se hundió ayer.", "2023-08-14", "2023-08-14", "in"),
    ("es", "Se hundió el 5 de abril.", "2023-04-05", "2023-04-05", "in"),
    ("es", "Subió en los últimos doce meses.", "2022-08-15", "2023-08-15", "in"),
    # roles
    ("en", "Since October 2022 it grew.", "2022-10-01", "2023-08-15", "since"),
    ("en", "As of 31 March it stood.", "2023-03-31", "2023-03-31", "as_of"),
    ("en", "It stood at the end of 2022.", "2022-12-31", "2022-12-31", "as_of"),
    ("en", "So far this year it grew.", "2023-01-01", "2023-08-15", "to_date"),
    ("en", "Year to date it grew.", "2023-01-01", "2023-08-15", "to_date"),
    ("en", "They met on 3 and 4 May.", "2023-05-03", "2023-05-04", "in"),
    ("en", "They met on May 3 and 4, 2022.", "2022-05-03", "2022-05-04", "in"),
    ("en", "They will meet in October.", "2023-10-01", "2023-10-31", "in"),
    ("en", "The law passed in October will help.", "2022-10-01", "2022-10-31", "in"),
    ("en", "It rose in the last quarter of the year.", "2022-10-01", "2022-12-31", "in"),
    ("en", "In May 2017 were many.", "2017-05-01", "2017-05-31", "in"),
    ("es", "Se reunieron el 3 y 4 de mayo.", "2023-05-03", "2023-05-04", "in"),
    ("es", "Se reunirán en octubre.", "2023-10-01", "2023-10-31", "in"),
    ("es", "Llegó el 3 de mar. pasado.", "2023-03-03", "2023-03-03", "in"),
    ("es", "A fecha de 31 de marzo eran más.", "2023-03-31", "2023-03-31", "as_of"),
    ("es", "Desde octubre pasado crece.", "2022-10-01", "2023-08-15", "since"),
    ("es", "A 31 de marzo eran más.", "2023-03-31", "2023-03-31", "as_of"),
    ("es", "Hasta el 27 de enero eran más.", "2023-01-27", "2023-01-27", "until"),
    ("es", "En lo que va de año crece.", "2023-01-01", "2023-08-15", "to_date"),
    ("es", "En lo que va de agosto crece.", "2023-08-01", "2023-08-15", "to_date"),
]


@pytest.mark.parametrize(("code", "text", "start", "end", "role"), SAYINGS)
def test_what_a_date_expression_says(code: str, text: str, start: str, end: str, role: str) -> None:
    found = only(text, code)
    assert (str(found.start), str(found.end), found.role) == (start, end, role)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "It rose in March."),
        ("en", "It rose last year."),
        ("en", "It rose this week."),
        ("en", "It sank on Saturday."),
        ("en", "It sank yesterday."),
        ("en", "It rose over the past 12 months."),
        ("en", "It rose this fiscal year."),
        ("en", "They landed over the weekend."),
        ("es", "Subió en marzo."),
        ("es", "Subió el año pasado."),
        ("es", "Se hundió ayer."),
        ("es", "En lo que va de año crece."),
        ("es", "Subió el último mes."),
        ("es", "Llegaron el fin de semana."),
    ],
)
def test_without_a_day_of_publication_nothing_is_resolved(code: str, text: str) -> None:
    found = only(text, code, None)
    assert (found.start, found.end) == (None, None)


def test_a_year_in_the_sentence_completes_a_month_without_one() -> None:
    marks = periods("In 2019 they fled, most of them in March.", "en", None)
    assert marks[1][1].value.start == dt.date(2019, 3, 1)


@pytest.mark.parametrize(
    ("code", "text", "start", "end"),
    [
        ("en", "It began in 2019. Most came that year.", "2019-01-01", "2019-12-31"),
        ("en", "It began in 2019. Most came during the year.", "2019-01-01", "2019-12-31"),
        ("en", "It began in March. Most came that month.", "2023-03-01", "2023-03-31"),
        ("en", "In March it grew. In the second half of the month it fell.", "2023-03-16", None),
        ("es", "Empezó en marzo. La mayoría llegó ese mes.", "2023-03-01", "2023-03-31"),
        ("es", "En marzo creció. La primera quincena de ese mes cayó.", "2023-03-01", "2023-03-15"),
    ],
)
def test_that_month_or_year_is_the_one_named_last(
    code: str, text: str, start: str, end: str | None
) -> None:
    found = periods(text, code)[-1][1].value
    assert (str(found.start), str(found.end)) == (start, end or "2023-03-31")


def test_what_was_the_year_before_is_told_in_the_first_weeks_of_the_next() -> None:
    early = dt.date(2024, 1, 8)
    assert str(only("From January to March it rose.", "en", early).start) == "2023-01-01"
    assert str(only("In January it rose.", "en", early).start) == "2024-01-01"


def test_a_text_without_a_date_tells_its_own_year() -> None:
    text = "By sea 214,861 came in 2016 through 22 June. Between 22 and 28 May 3,600 were rescued."
    marks = periods(text, "en", None)
    assert [mark.value.end for _, mark in marks] == [dt.date(2016, 6, 22), dt.date(2016, 5, 28)]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "About 2021 people came."),
        ("en", "They march on."),
        ("en", "Families may come."),
        ("en", "A group of 2019 refugees came."),
        ("es", "Llegaron unas 2021 personas."),
        ("es", "Llegaron por mar 31."),
    ],
)
def test_what_is_no_date_is_none(code: str, text: str) -> None:
    assert periods(text, code) == []


@pytest.mark.parametrize(
    ("code", "text", "numbers"),
    [
        ("en", "In 2021 (2020) and since 2014 some 12 came, at 15:23 UTC or 10 a.m.", ["some 12"]),
        ("en", "In the 1990s, in FY2022 and on 2022-03-31 about 7 came.", ["about 7"]),
        ("es", "En 2021 (2020), a las 15:23 o 10 a. m. llegaron unos 12.", ["unos 12"]),
        ("es", "El 31/03/2022 y en los años 90 llegaron 7 lanchas.", ["7"]),
    ],
)
def test_no_year_date_or_clock_is_a_figure(code: str, text: str, numbers: list[str]) -> None:
    claims = read_text(text, published=PUBLISHED, language=code)
    assert [one.quote for one in claims if one.kind == "figure"] == numbers


@given(st.text(alphabet=" 0123456789.-/,:()'MarchmzodelaindesntJuy\n", max_size=120), DAYS)
def test_no_text_breaks_the_stage(text: str, published: dt.date) -> None:
    for code in ("en", "es"):
        for day in (published, None):
            for _, mark in periods(text, code, day):
                period: Period = mark.value
                if period.known:
                    assert period.start is not None
                    assert period.end is not None
                    assert period.start <= period.end


def span(text: str, quote: str, code: str, published: dt.date | None = PUBLISHED) -> str:
    """The period of a figure of a text, as start/end."""
    (claim,) = [
        one
        for one in read_text(text, published=published, language=code)
        if one.kind == "figure" and one.quote == quote
    ]
    return f"{claim.period_start}/{claim.period_end}"


BOUND = [
    # its own words, before and after, and in brackets
    ("en", "Some 248,000 crossed in 2022 and 133,000 in 2021.", "133,000", "2021-01-01/2021-12-31"),
    (
        "en",
        "Some 248,000 crossed in 2022 and 133,000 in 2021.",
        "Some 248,000",
        "2022-01-01/2022-12-31",
    ),
    (
        "en",
        "In January 36,001 people came, in February 37,176, in March 36,841.",
        "37,176",
        "2023-02-01/2023-02-28",
    ),
    (
        "es",
        "En enero llegaron 36.001 personas, en febrero 37.176 y en marzo 36.841.",
        "36.841",
        "2023-03-01/2023-03-31",
    ),
    (
        "es",
        "Es el tercer récord tras los de 2022 (248.000) y 2021 (133.000).",
        "133.000",
        "2021-01-01/2021-12-31",
    ),
    (
        "es",
        "Llegaron 24.634 y 24.657 personas en enero y febrero, respectivamente.",
        "24.657",
        "2023-02-01/2023-02-28",
    ),
    # the sentence's adverbial
    (
        "en",
        "In 2022, 248,000 people crossed, 40,000 of them children.",
        "40,000",
        "2022-01-01/2022-12-31",
    ),
    # comparisons
    (
        "en",
        "In July 30,000 people crossed, up from 13,425 a year earlier.",
        "13,425",
        "2022-07-01/2022-07-31",
    ),
    (
        "en",
        "From January through March 13,425 people came, 5,622 in the same period of 2021.",
        "5,622",
        "2021-01-01/2021-03-31",
    ),
    (
        "es",
        "En enero lo pidieron 5.936 personas, un 50 % más que en el mismo mes de 2022.",
        "50 %",
        "2023-01-01/2023-01-31",
    ),
    # running totals
    ("en", "So far this year 294,182 migrants have crossed.", "294,182", "2023-01-01/2023-08-15"),
    (
        "en",
        "Since 24 February 2022 some 3.5 million refugees arrived.",
        "some 3.5 million",
        "2022-02-24/2023-08-15",
    ),
    ("es", "Hasta el 29 de julio llegaron 1.181 migrantes.", "1.181", "2023-01-01/2023-07-29"),
    ("es", "Desde 2013 se otorgó refugio a 71.874 personas.", "71.874", "2013-01-01/2023-08-15"),
    # stocks
    (
        "en",
        "Colombia hosted 2.9 million refugees as of 31 March.",
        "2.9 million",
        "2023-03-31/2023-03-31",
    ),
    ("en", "Chad hosts 409,000 refugees.", "409,000", "None/None"),
    (
        "es",
        "A finales de 2022 México albergaba a 12.000 refugiados.",
        "12.000",
        "2022-12-31/2022-12-31",
    ),
    # the day on which it was said is not that on which it happened
    ("en", "The agency said on Monday that 409,000 refugees live in Chad.", "409,000", "None/None"),
    ("en", "On Saturday 98 people were rescued.", "98", "2023-08-12/2023-08-12"),
]


@pytest.mark.parametrize(("code", "text", "quote", "expected"), BOUND)
def test_the_period_of_a_figure(code: str, text: str, quote: str, expected: str) -> None:
    assert span(text, quote, code) == expected


def test_what_goes_on_from_another_period_is_of_its_year() -> None:
    text = "Llegaron 10.475, menos que en el mismo periodo de 2022, cuando hasta el 30 de junio "
    assert span(text + "habían entrado 14.426 personas.", "14.426", "es") == "2022-01-01/2022-06-30"
    text = "En lo que va de agosto, hasta el día 12, llegaron 917 personas."
    assert span(text, "917", "es") == "2023-08-01/2023-08-12"


def test_a_list_of_months_gives_each_figure_its_own() -> None:
    text = "In March 9,179 were returned, the most so far, in February 7,035 and 5,544 in January."
    assert span(text, "9,179", "en") == "2023-03-01/2023-03-31"
    assert span(text, "7,035", "en") == "2023-02-01/2023-02-28"
    assert span(text, "5,544", "en") == "2023-01-01/2023-01-31"


def test_a_list_takes_the_period_of_what_was_spoken_of() -> None:
    text = "Entre enero y marzo de 2023 cruzaron 12.430 migrantes. De ellos, 8.620 eran hondureños."
    assert span(text, "8.620", "es") == "2023-01-01/2023-03-31"


def test_the_rows_of_a_table_are_of_the_time_in_its_title() -> None:
    text = "REGISTERED ARRIVALS (31 December 2022)\nIsland Boats People\nNorth 150 14,535\n"
    text += "South 103 7,480\nThe camp hosts 512 people."
    assert span(text, "14,535", "en") == "2022-12-31/2022-12-31"
    assert span(text, "7,480", "en") == "2022-12-31/2022-12-31"
    day = "GENEVA, 5 May 2023\nNorth 150 14,535"
    assert span(day, "14,535", "en") == "None/None"


def test_a_stock_takes_no_period_of_a_flow() -> None:
    text = "In March 2023 some 12,430 people crossed. The country hosts 250,000 refugees."
    assert span(text, "250,000", "en") == "None/None"


def test_months_of_an_unknown_year_are_known_in_another() -> None:
    text = "From January through March of this year 13,425 people came, compared to 5,622 in "
    text += "the same period of 2021."
    claims = read_text(text, published=None, language="en")
    spans = {one.quote: (str(one.period_start), str(one.period_end)) for one in claims}
    assert spans["13,425"] == ("None", "None")
    assert spans["5,622"] == ("2021-01-01", "2021-03-31")


def test_what_is_compared_with_leaves_the_time_that_is_spoken_of() -> None:
    text = "In the first half of 2023 some 905 people came, against 2,845 in 2021. By sea 320 came."
    assert span(text, "2,845", "en") == "2021-01-01/2021-12-31"
    assert span(text, "320", "en") == "2023-01-01/2023-06-30"
    text = "En 2022 llegaron, diez veces más que el año anterior, 1.781 personas."
    assert span(text, "1.781", "es") == "2022-01-01/2022-12-31"


def test_what_was_left_behind_is_of_the_year_before() -> None:
    text = "Arrivals rose from 22,500 to 30,600 people in the first five months of 2023."
    assert span(text, "22,500", "en") == "2022-01-01/2022-05-31"
    assert span(text, "30,600", "en") == "2023-01-01/2023-05-31"


def test_a_day_that_brings_a_total_says_until_when_it_was_counted() -> None:
    text = "So far this year 900 people crossed. Saturday's 15 arrivals brought the total to 915."
    assert span(text, "915", "en") == "2023-01-01/2023-08-12"
    assert span(text, "15", "en") == "2023-08-12/2023-08-12"


def test_what_is_asked_for_is_for_the_year_in_which_it_is_asked() -> None:
    text = "The agency launched an appeal for US$40 million."
    assert span(text, "US$40 million", "en") == "2023-01-01/2023-12-31"
    text = "The agency launched an appeal for US$40 million for 2024. It needs US$30 million more."
    assert span(text, "US$30 million", "en") == "2024-01-01/2024-12-31"


def test_a_day_told_without_a_figure_holds_for_the_next_sentence() -> None:
    text = "On Saturday a boat sank off the island. In all, 20 people died."
    assert span(text, "20", "en") == "2023-08-12/2023-08-12"
    text = "The minister said so on Saturday. In all, 20 people died."
    assert span(text, "20", "en") == "None/None"
