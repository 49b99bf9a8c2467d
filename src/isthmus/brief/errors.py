"""The distance between a simulation and the counts, in words.

Owns: which errors are shown, in which order, how each is written and what is said of it. What an
error is, `movement.scores` defines.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from isthmus.movement.scores import SPREAD, ScaledError, Scores, Spread
from isthmus.words import Words

#: The level of the interval that is shown, of those that are scored.
LEVEL = 0.9
#: Decimals of an error, as in the publications that it is compared with.
_DIGITS = 3


class ErrorLine(msgspec.Struct, frozen=True, kw_only=True):
    """One error: its name, its mean over members, the interval of members, and what it says.

    `interval` is blank where there is one value only; `undefined` says why there is none, and is
    blank where there is one. `of_all` is the value over all counted places, blank where the error
    itself is over these.
    """

    name: str
    value: str
    interval: str
    meaning: str
    undefined: str = ""
    of_all: str = ""


def error_lines(scores: Scores, words: Words) -> list[ErrorLine]:
    """Every error of a simulation that a reader is shown, most telling first."""
    lines = list(_lines(scores, words))
    if scores.of_all is None:
        return lines
    beside = {line.name: line.value for line in _lines(scores.of_all, words)}
    return [msgspec.structs.replace(line, of_all=beside.get(line.name, "")) for line in lines]


def over_which(scores: Scores, words: Words) -> str:
    """Which places the errors are over; blank where they are Flee's and there are no others."""
    if scores.of_all is not None:
        camps, places = len(scores.places), len(scores.of_all.places)
        return words.say(
            "simulated-over-camps", camps=words.number(camps), places=words.number(places)
        )
    return words.say("simulated-over-counted") if scores.over == "counted" else ""


class SeriesLine(msgspec.Struct, frozen=True, kw_only=True):
    """The errors of one series of those who pass: as `ErrorLine`, the telling ones side by side.

    `interval` is that of the WAPE: months with a handful of people decide an ARD. Blank where no
    month has a count of every population.
    """

    series: str
    months: str
    wape: str
    interval: str
    crps: str
    coverage: str
    ard: str


def series_line(series: str, scores: Scores | None, words: Words) -> SeriesLine:
    """The line of a series, by its title."""
    if scores is None or scores.wape is None:
        blank = dict.fromkeys(SeriesLine.__struct_fields__, "")
        return SeriesLine(**{**blank, "series": series})
    share = next(one.share for one in scores.coverage if one.level == LEVEL)
    crps = scores.relative_crps
    return SeriesLine(
        series=series,
        months=words.number(scores.days),
        wape=words.number(scores.wape.mean, _DIGITS),
        interval=_interval(scores.wape, words),
        crps="" if crps is None else words.number(crps, _DIGITS),
        coverage="" if share is None else words.percent(share),
        ard=words.number(scores.ard.mean, _DIGITS),
    )


def interval_name(words: Words) -> str:
    """What the interval of members is called: 90 % interval."""
    return words.say("simulated-interval", level=words.percent(SPREAD[1] - SPREAD[0]))


def _lines(scores: Scores, words: Words) -> Iterator[ErrorLine]:
    yield _spread("ard", scores.ard, words)
    yield _spread("rescaled-ard", scores.rescaled_ard, words)
    if scores.wape is not None:
        yield _spread("wape", scores.wape, words)
    if scores.relative_crps is not None:
        yield ErrorLine(
            name=words.say("score-relative-crps"),
            value=words.number(scores.relative_crps, _DIGITS),
            interval="",
            meaning=words.say("score-relative-crps-meaning"),
        )
    for cover in scores.coverage:
        if cover.share is not None:
            level = words.percent(cover.level)
            yield ErrorLine(
                name=words.say("score-coverage", level=level),
                value=words.percent(cover.share),
                interval="",
                meaning=words.say("score-coverage-meaning", level=level),
            )
    for error in scores.mase:
        yield _scaled(error, words)


def _spread(key: str, spread: Spread, words: Words) -> ErrorLine:
    return ErrorLine(
        name=words.say(f"score-{key}"),
        value=words.number(spread.mean, _DIGITS),
        interval=_interval(spread, words),
        meaning=words.say(f"score-{key}-meaning"),
    )


def _scaled(error: ScaledError, words: Words) -> ErrorLine:
    model = words.say(f"score-naive-{error.model}")
    name = words.say("score-mase", model=model, day=error.training_day)
    if error.spread is None:
        reason = words.say(f"score-undefined-{error.undefined}", day=error.training_day)
        return ErrorLine(name=name, value="–", interval="", meaning=reason, undefined=reason)
    return ErrorLine(
        name=name,
        value=words.number(error.spread.mean, _DIGITS),
        interval=_interval(error.spread, words),
        meaning=words.say(f"score-naive-{error.model}-meaning", day=error.training_day),
    )


def _interval(spread: Spread, words: Words) -> str:
    """The bounds of a spread; blank where the members are too few to tell them."""
    if spread.low is None or spread.high is None:
        return ""
    low, high = (words.number(bound, _DIGITS) for bound in (spread.low, spread.high))
    return words.say("span", start=low, end=high)
