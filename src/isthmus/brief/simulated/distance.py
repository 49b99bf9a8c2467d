"""The distance from the counts: all errors of places, or of each series of those who pass."""

from __future__ import annotations

from isthmus.brief.errors import LEVEL, error_lines, interval_name, over_which, series_line
from isthmus.brief.model import Column, Section, Table

from .desk import Desk, row, text


def distance(desk: Desk) -> Section | None:
    """All errors of all places, and some of each place."""
    say, words, scores = desk.words.say, desk.words, desk.simulation.scores
    if scores is None:
        return _of_series(desk)
    beside = scores.of_all is not None
    of_all = (Column(say("simulated-column-of-all"), numeric=True),) if beside else ()
    whole = Table(
        id="errors-table",
        caption=say("simulated-errors"),
        columns=(
            Column(say("simulated-column-error")),
            Column(say("simulated-column-value"), numeric=True),
            Column(interval_name(words), numeric=True),
            *of_all,
            Column(say("simulated-column-meaning")),
        ),
        rows=tuple(
            row(
                line.name,
                line.value,
                line.interval or "–",
                *((line.of_all or "–",) if beside else ()),
                line.meaning,
            )
            for line in error_lines(scores, words)
        ),
    )
    by_place = Table(
        id="errors-by-place",
        caption=say("simulated-errors-by-place"),
        columns=(
            Column(say("simulated-column-place")),
            Column(say("simulated-column-mean-counted"), numeric=True),
            Column(say("simulated-column-mean-simulated"), numeric=True),
            Column(say("simulated-column-difference"), numeric=True),
            Column(say("score-coverage", level=words.percent(LEVEL)), numeric=True),
        ),
        rows=tuple(
            row(
                one.place,
                words.number(one.mean_count),
                words.number(one.mean_people),
                words.number(one.difference.mean),
                next(
                    "–" if c.share is None else words.percent(c.share)
                    for c in one.coverage
                    if c.level == LEVEL
                ),
            )
            for one in (scores.of_all or scores).places
        ),
    )
    lead = text(" ".join((say("simulated-errors-lead"), over_which(scores, words))).strip())
    return Section("errors", say("simulated-errors"), lead, (whole, by_place))


def _of_series(desk: Desk) -> Section | None:
    """The errors of each series, side by side."""
    say, words, names = desk.words.say, desk.words, desk.names
    if not desk.simulation.passing or names is None:
        return None
    lines = [series_line(names.series(p.series), p.scores, words) for p in desk.simulation.passing]
    table = Table(
        id="errors-table",
        caption=say("simulated-errors"),
        columns=(
            Column(say("simulated-column-series")),
            Column(say("simulated-column-months"), numeric=True),
            Column(say("score-wape"), numeric=True),
            Column(interval_name(words), numeric=True),
            Column(say("score-relative-crps"), numeric=True),
            Column(say("score-coverage", level=words.percent(LEVEL)), numeric=True),
            Column(say("score-ard-months"), numeric=True),
        ),
        rows=tuple(
            row(
                line.series,
                *(
                    cell or "–"
                    for cell in (
                        *(line.months, line.wape, line.interval),
                        *(line.crps, line.coverage, line.ard),
                    )
                ),
            )
            for line in lines
        ),
    )
    lead = text(say("simulated-errors-passing-lead"))
    return Section("errors", say("simulated-errors"), lead, (table,))
