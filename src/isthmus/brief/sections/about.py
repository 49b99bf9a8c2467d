"""What stands beside the numbers of any series: what one row counts, and what is known to be wrong.

Owns: the paragraph and the notes that every section shows for a series.
"""

from __future__ import annotations

from isthmus.brief.model import Note, Paragraph
from isthmus.brief.pen import Pen
from isthmus.series.cube import SeriesView


def what_is_counted(pen: Pen, view: SeriesView) -> Paragraph:
    """Who counts, and what one row of theirs is."""
    series = view.series
    source = pen.case.sources[series.source]
    return Paragraph(
        pen.say(
            "counted-what",
            publisher=pen.link(pen.names.publisher((series.source,)), source.url),
            row=pen.text(pen.names.own(series, "one_row")),
        )
    )


def known_faults(pen: Pen, view: SeriesView) -> list[Note]:
    """What was known by the day to be wrong with a series, or to have changed in it."""
    return [
        Note(
            "fault",
            pen.prose(
                pen.names.own(fault, "text"),
                name=f"fault.{fault.id}",
                source=fault.source,
                published=fault.published,
            ),
        )
        for fault in pen.case.faults.values()
        if fault.series == view.series.id
    ]
