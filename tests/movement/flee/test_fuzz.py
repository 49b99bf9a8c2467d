"""Whatever the files of a Flee folder hold, reading gives a folder or the room's own error.

An error says itself in every language; a folder that was read has arrays of its own shape.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from isthmus.case import IsthmusError
from isthmus.movement.flee.reading import read_folder
from isthmus.movement.flee.records import Folder
from isthmus.words import LANGUAGES, words_in
from tests.movement.flee.folder import SOUND, write

#: What goes wrong in files of people: encodings, marks, breaks, numbers that are none or too large.
NASTY = [
    *(b"\xff\xfe", b"\xef\xbb\xbf", b"\x00", b"\xf1", b"\xc3", b"\xed\xa0\x80", b"PK\x03\x04"),
    *(b'"', b'""', b",", b",,,", b";", b"\t", b"\r", b"\n", b"\n#", b"\r\r\n", b"\x0b", b"\x85"),
    *(b"-", b"-1", b"+", b"0", b"1e999", b"1e300", b"9" * 400, b"0x10", b"NaN", b"inf", b".5"),
    *("٣".encode(), "²".encode(), b"Orvel", b"total", b"2031-03-05", b"0001-01-01", b"9999-12-31"),
    *(b"[", b"{", b"&a ", b"*a", b"!!int ", b": ", b"- ", b"\n  ", b"null", b"../", b"a" * 300),
]
chunks = st.sampled_from(NASTY) | st.binary(max_size=6)
many = settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sound folder that each example puts back as it was."""
    return write(tmp_path_factory.mktemp("sound"))


def outcome(folder: Path) -> Folder | None:
    """The folder, or None when it was refused as it should be."""
    read: Folder | None = None
    try:
        read = read_folder(folder)
    except IsthmusError as error:
        problems = error.problems
        assert problems
    if read is not None:
        problems = read.notices
        shape = (read.days, len(read.places))
        arrays = [a for a in (read.conflict, read.flood, read.hunger) if a is not None]
        assert all(a.shape == shape and np.isfinite(a).all() and (a >= 0).all() for a in arrays)
        names = {place.name for place in read.places}
        assert all({link.first, link.second} <= names and link.km > 0 for link in read.links)
        assert read.counts is None or read.counts.by_place.shape[0] == read.days
    for language in LANGUAGES:
        for problem in problems:
            said = problem.say(words_in(language))
            assert all(sign.isprintable() or sign == "\u00a0" for sign in said)
    return read


def changed(folder: Path, path: str, content: bytes) -> Folder | None:
    file = folder / path
    try:
        file.write_bytes(content)
        return outcome(folder)
    finally:
        file.write_bytes(SOUND[path].encode("utf-8"))


@many
@given(path=st.sampled_from(sorted(SOUND)), content=st.binary(max_size=60))
@example("simsetting.yml", b"[" * 100_000)
@example("simsetting.yml", b"a: &a [*a]")
@example("input_csv/sim_period.csv", b"StartDate,0001-01-01\nLength,36525\n")
@example("input_csv/sim_period.csv", b"StartDate,9999-12-31\nLength,36525\n")
@example("source_data/data_layout.csv", b"total,refugees.csv\nLys,\x07.csv,a" + b"a" * 400)
def test_a_file_of_any_bytes(sound: Path, path: str, content: bytes) -> None:
    changed(sound, path, content)


@many
@given(path=st.sampled_from(sorted(SOUND)), data=st.data())
def test_a_file_with_some_bytes_changed(sound: Path, path: str, data: st.DataObject) -> None:
    content = SOUND[path].encode("utf-8")
    start = data.draw(st.integers(0, len(content)))
    end = start + data.draw(st.integers(0, 8))
    changed(sound, path, content[:start] + data.draw(chunks) + content[end:])


@many
@given(path=st.sampled_from([p for p in sorted(SOUND) if p.endswith(".csv")]), data=st.data())
def test_a_cell_of_any_text(sound: Path, path: str, data: st.DataObject) -> None:
    rows = [row.split(",") for row in SOUND[path].splitlines()]
    row = data.draw(st.sampled_from(rows))
    i = data.draw(st.integers(0, len(row) - 1))
    row[i] = data.draw(
        st.text(max_size=20) | st.sampled_from(NASTY).map(lambda b: b.decode("latin-1"))
    )
    text = "\n".join(",".join(cells) for cells in rows)
    changed(sound, path, text.encode("utf-8", errors="surrogatepass"))


@pytest.mark.parametrize("path", sorted(SOUND))
def test_a_folder_in_place_of_a_file(path: str, tmp_path: Path) -> None:
    folder = write(tmp_path, {p: text for p, text in SOUND.items() if p != path})
    (folder / path).mkdir()
    assert outcome(folder) is None
