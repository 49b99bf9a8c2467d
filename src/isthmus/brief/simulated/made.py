"""What a simulation assumes, how it was made, and where all its numbers are."""

from __future__ import annotations

from isthmus import __version__
from isthmus.brief import model
from isthmus.brief.assumptions import assumptions
from isthmus.brief.model import Column, Section, Table, Text

from .desk import Desk, row, text


def assumed(desk: Desk) -> Section:
    """Every rule with its inputs."""
    say = desk.words.say
    told = assumptions(desk.simulation.model, desk.words, when=desk.simulation.when, name=desk.name)
    table = Table(
        id="rules-table",
        caption=say("simulated-rules-caption"),
        columns=(
            Column(say("simulated-column-rule")),
            Column(say("simulated-column-input")),
            Column(say("simulated-column-value"), numeric=True),
            Column(say("simulated-column-unit")),
        ),
        rows=tuple(row(one.rule, one.input, one.value, one.unit) for one in told),
    )
    known = dict.fromkeys((one.rule, one.reference) for one in told if one.reference)
    references = model.Bullets(tuple(text(f"{rule}: {where}") for rule, where in known))
    return Section(
        "rules",
        say("simulated-rules-title"),
        text(say("simulated-rules-lead")),
        (
            table,
            model.Subsection("references", say("simulated-references"), (references,)),
        ),
    )


def made(desk: Desk) -> Section:
    """How the run was made, what to know of its data, and where its numbers are."""
    say, words, simulation = desk.words.say, desk.words, desk.simulation
    lines = [
        say("simulated-made-with", version=__version__, seed=str(desk.result.seed)),
        say("simulated-made-compiled" if simulation.compiled else "simulated-made-plain"),
    ]
    if simulation.fitted is not None:
        lines.append(say("simulated-fitted", said=simulation.fitted.say(words)))
    if simulation.like_flee:
        names = ", ".join(simulation.like_flee)
        lines.append(say("simulated-made-like-flee", names=names))
    blocks: list[model.Block] = [model.Bullets(tuple(text(line) for line in lines))]
    if simulation.notices:
        notices = model.Bullets(tuple(text(n.say(words)) for n in simulation.notices))
        blocks.append(model.Subsection("notices", say("simulated-notices"), (notices,)))
    files = [
        _file(desk, "people", desk.tables),
        _file(desk, "routes", desk.tables),
        _file(desk, "arrivals", desk.tables),
    ]
    if simulation.scores is not None:
        files.append(_file(desk, "errors", "csv"))
    if simulation.passing:
        files.append(_file(desk, "passing", "csv"))
    files.append(text(say("simulated-file-charts")))
    blocks.append(model.Subsection("files", say("simulated-files"), (model.Bullets(tuple(files)),)))
    return Section(
        "made", say("simulated-made-title"), text(say("simulated-made-lead")), tuple(blocks)
    )


def _file(desk: Desk, name: str, ending: str) -> Text:
    """A table beside the page, leading to it, and what it holds."""
    file = f"{name}.{ending}"
    return (
        model.Link(file, file),
        model.Words(f": {desk.words.say(f'simulated-file-{name}')}"),
    )
