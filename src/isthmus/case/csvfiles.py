"""CSV files, read strictly: bytes to columns of text, with the file and row of each record.

Owns: encoding, the shape of the file, its header, and the refusal of columns that could hold a
person. Knows nothing of what a cell means; see `cells`.
"""

from __future__ import annotations

import codecs
import contextlib
import csv
import io
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from .problems import Problem, nearest, refused_by_system

#: Words that name a person, or lead to one, when they head a column; compared without case,
#: accents, spaces and marks, in the languages of the region. They are asked only of a column that
#: the format does not know, so `lat` of a place is not among those refused.
_PERSON = (
    # names
    r"^(?:person|migrant|full|first|last|given|family|middle|maiden|sur|nick|fore)?names?"
    r"(?:of(?:the)?(?:person|migrant|child|mother|father))?$"
    r"|^(?:primer|segundo)?(?:nombres?|apellidos?)(?:de(?:la)?(?:persona|migrante|madre|padre))?$"
    r"|^(?:nombres?yapellidos?|apellidosynombres?|nombrecompleto|nome(?:completo|damae|dopai)?|nomes"
    r"|sobrenomes?|prenoms?|nomdefamille|alias|apodo)$"
    # documents, registers
    r"|passport|pas+aporte|passeport"
    r"|^(?:unique|personal)?(?:id|identity|national|document|doc|alien|case|registration|person"
    r"|individual|migrant|household)(?:card)?(?:no|num|number|nr|id)$"
    r"|^(?:anumber|ssn|curp|rfc|cpf|dni|cui|cedula|nui|nif|nie|rut|rne|tin|unhcrid|progresid)$"
    r"|cedula(?:de)?(?:identidad|ciudadania)|documento(?:de)?identidad|^identidad$"
    r"|(?:numero|num|no|nro|id)(?:de(?:l)?)?(?:documento|cedula|identidad|identidade|expediente"
    r"|caso|persona|migrante|solicitante|telefono|telefone)$"
    r"|^(?:id|codigo)(?:persona|migrante|individuo)$"
    # ways to reach them
    r"|phones?(?:no|num|number|nr)?$|telephone|telefono|telefone|celular|movil$|whatsapp|e?mail(?:address)?$|correo(?:electronico)?$"
    r"|^(?:home|street|postal|residential)?address$|domicilio|endereco"
    r"|^direccion(?:de(?:la)?)?(?:casa|residencia|domicilio)?$"
    # birth, age, body
    r"|birth|nacimiento|naissance|nascimento|^dob$|^(?:exact)?age$|^edad(?:exacta)?$|^idade$"
    r"|biometri|fingerprint|huella(?:s|dactilar)|^iris(?:scan)?$|facial"
    r"|^photo(?:graph|s)?$|^fotos?$|fotografia"
    # where exactly
    r"|^(?:lat|lon|lng|latitude|longitude|latitud|longitud|coordinates?|coordenadas?|gps.*|geom"
    r"|geometry|geolocation|geolocalizacion|x|y)$"
)
_CUT_OFF = "unexpected end of data"
_TOO_LONG = "field larger than field limit"
#: How files begin that are no text, whatever they are called: zip (and xlsx, ods), old Excel, PDF.
_NO_TEXT = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


class Records(msgspec.Struct):
    """The records of one table: a list of text per column, and where each record stands.

    `columns[name][i]` is the text of record i, '' where the cell is blank; `files[i]` and `rows[i]`
    say where it was written (the header is row 1). `whole` is False when a file, or a row of one,
    could not be read: then what seems to be missing may be there.
    """

    columns: dict[str, list[str]]
    files: list[str]
    rows: list[int]
    whole: bool = True

    def __len__(self) -> int:
        return len(self.rows)

    def at(self, i: int) -> tuple[str, int]:
        """The file and row of record i."""
        return self.files[i], self.rows[i]


def read_records(
    folder: Path, files: Sequence[str], allowed: Mapping[str, bool], problems: list[Problem]
) -> Records:
    """Read the files of one table, by their paths in the folder.

    `allowed` maps each column to whether it must be there. What is wrong goes to `problems`, all of
    it; a file whose bytes or header are wrong gives no record.
    """
    records = Records({name: [] for name in allowed}, [], [])
    before = len(problems)
    for shown in files:
        text = _read(folder / shown, shown, problems)
        if text is not None:
            _take(_rows(text), allowed, shown, records, problems)
    records.whole = len(problems) == before
    return records


def read_text(folder: Path, file: str, problems: list[Problem]) -> str | None:
    """The text of a file in UTF-8, or None with a problem."""
    return _read(folder / file, file, problems)


def read_rows(folder: Path, file: str, problems: list[Problem]) -> list[tuple[int, list[str]]]:
    """The rows of any CSV file that are not blank, with their numbers; no header is asked for.

    What is wrong with the file goes to `problems`; the rows above it are given.
    """
    rows: list[tuple[int, list[str]]] = []
    text = read_text(folder, file, problems)
    try:
        for row in _rows(text or ""):
            rows.append(row)  # noqa: PERF402 - what stands above a broken row is kept
    except _NotCsv as error:
        problems.append(error.problem(file))
    return rows


def could_hold_a_person(column: str) -> bool:
    """Whether a column of this name could hold a person: a name, a document, a phone, a birth."""
    plain = unicodedata.normalize("NFKD", column).encode("ascii", "ignore").decode()
    return bool(re.search(_PERSON, re.sub(r"[^a-zA-Z0-9]", "", plain), re.IGNORECASE))


def _read(file: Path, shown: str, problems: list[Problem]) -> str | None:
    """The text of a file, or None with a problem."""
    if not file.is_file():  # a folder, a link to nothing, a pipe that would never end
        problems.append(Problem(code="not-a-file", file=shown))
        return None
    try:
        data = file.read_bytes()
    except OSError as error:
        problems.append(refused_by_system("unreadable", error, shown))
        return None
    if data.startswith(_NO_TEXT):
        problems.append(Problem(code="not-text", file=shown))
        return None
    if data.startswith(_UTF_16) or data.count(0) > len(data) // 4:
        problems.append(Problem(code="utf-16", file=shown))
        return None
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        problems.append(_not_utf8(data, error.start, shown))
        return None
    if "\x00" in text:
        row, column, _ = _cell_at(text[: text.index("\x00")])
        problems.append(Problem(code="nul", file=shown, row=row, column=column))
        return None
    return text


def _not_utf8(data: bytes, position: int, shown: str) -> Problem:
    """The problem of the first byte that is no UTF-8, with its cell as its writer would read it."""
    row, column, begun = _cell_at(data[:position].decode("utf-8"))
    # Windows' own encoding where it knows the byte, else Latin-1, which knows them all.
    rest = data[position : position + 60]
    guess = "latin-1" if rest[0] in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else "cp1252"
    quoted = data[:position].count(b'"') % 2
    end = r'"' if quoted else r'[,;"\r\n\t]'
    ended = re.split(end, rest.decode(guess, errors="replace"), maxsplit=1)[0]
    return Problem(
        code="not-utf8",
        file=shown,
        row=row,
        column=column,
        value=(begun[-40:] + ended).strip(),
        values={"byte": f"0x{data[position]:02X}"},
    )


def _cell_at(before: str) -> tuple[int, str | None, str]:
    """Where a text breaks off: the row, the column if the header names it, the cell so far."""
    row, header, last = 1, None, [""]
    # Not strict: a quotation mark may still be open where the text breaks off. The sign at its end
    # keeps the last cell from being blank.
    with contextlib.suppress(_NotCsv):
        for at, cells in _rows(before + "\x1a", strict=False):
            header = header or cells
            row, last = at, cells
    column = None
    if header is not None and header is not last and len(last) <= len(header):
        column = header[len(last) - 1] or None
    return row, column, last[-1].removesuffix("\x1a")


def _rows(text: str, *, strict: bool = True) -> Iterator[tuple[int, list[str]]]:
    """The rows of a text that are not blank, with their numbers as a spreadsheet shows them.

    Cells come without the blanks around them. Raises _NotCsv where the text is no CSV.
    """
    reader = csv.reader(io.StringIO(text, newline=""), strict=strict)
    row = 1
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise _NotCsv(row, str(error)) from None
        if cells is None:
            return
        stripped = [cell.strip() for cell in cells]
        if any(stripped):
            yield row, stripped
        row += 1


class _NotCsv(ValueError):
    def __init__(self, row: int, reason: str) -> None:
        self.row = row
        self.reason = reason
        super().__init__(reason)

    def problem(self, shown: str) -> Problem:
        if self.reason.startswith(_TOO_LONG):
            longest = str(csv.field_size_limit())
            return Problem(
                code="cell-too-long", file=shown, row=self.row, values={"longest": longest}
            )
        code = "quote-open" if self.reason == _CUT_OFF else "quote-inside"
        return Problem(code=code, file=shown, row=self.row)


def _take(
    rows: Iterator[tuple[int, list[str]]],
    allowed: Mapping[str, bool],
    shown: str,
    records: Records,
    problems: list[Problem],
) -> None:
    """Put the rows of one file under their columns."""
    taken: list[list[str]] = []
    numbers: list[int] = []
    header: list[str] = []
    try:
        at, header = next(rows, (0, []))
        if not header:
            problems.append(Problem(code="empty-file", file=shown))
            return
        if not _header_fits(header, allowed, shown, at, problems):
            return
        for row, cells in rows:
            if len(cells) == len(header):
                taken.append(cells)
                numbers.append(row)
            else:
                problems.append(
                    Problem(
                        code="too-many-cells" if len(cells) > len(header) else "too-few-cells",
                        file=shown,
                        row=row,
                        value=",".join(cells),
                        values={"found": str(len(cells)), "wanted": str(len(header))},
                    )
                )
    except _NotCsv as error:
        problems.append(error.problem(shown))
    for name, column in zip(header, zip(*taken, strict=True), strict=False):
        records.columns[name].extend(column)
    for name in allowed.keys() - set(header):
        records.columns[name].extend([""] * len(taken))
    records.files.extend([shown] * len(taken))
    records.rows.extend(numbers)


def _header_fits(
    header: list[str], allowed: Mapping[str, bool], shown: str, row: int, problems: list[Problem]
) -> bool:
    before = len(problems)

    def wrong(code: str, column: str, **values: str) -> None:
        problems.append(Problem(code=code, file=shown, row=row, value=column, values=values))

    if len(header) == 1 and re.search(r"[;\t|]", header[0]):
        wrong("separator", header[0])
        return False
    for name in dict.fromkeys(header):
        if not name:
            wrong("column-unnamed", "", cell=str(header.index(name) + 1))
        elif header.count(name) > 1:
            wrong("column-twice", name)
        elif name in allowed:
            continue
        elif could_hold_a_person(name) and not any(a.startswith(f"{name}_") for a in allowed):
            wrong("person-column", name)
        else:
            near = nearest(name, allowed)
            wrong("unknown-column-near" if near else "unknown-column", name, near=near)
    for name, needed in allowed.items():
        if needed and name not in header:
            wrong("missing-column", name)
    return len(problems) == before
