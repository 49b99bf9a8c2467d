"""A small case with rows in every table of the format, all sound.

Owns: `whole`, for the tests that ask every table.
"""

from __future__ import annotations

from tests.case.promised import promised
from tests.case.small import Tables
from tests.case.test_provided import provided


def whole() -> Tables:
    """The small case, with what was promised and what is provided."""
    return provided() | promised()
