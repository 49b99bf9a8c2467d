"""Who computes: a worker that would make other draws of a seed has another name.

Owns: the tests of `fingerprint.versions`.
"""

from __future__ import annotations

import pytest

from isthmus.forecast.fingerprint import versions
from isthmus.movement.lane import PLAIN, is_compiled


def test_who_moves_people_without_c_is_another_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(PLAIN, raising=False)
    with_what_there_is = versions()
    monkeypatch.setenv(PLAIN, "1")
    assert "(Python)" in versions()
    monkeypatch.delenv(PLAIN)
    assert ("(C)" in with_what_there_is) == is_compiled(staged=True)
    assert with_what_there_is == versions()
