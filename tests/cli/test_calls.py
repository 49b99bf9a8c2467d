"""Calls that cannot be: exit code 2, one clear answer on standard error, in both languages."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from isthmus.cli.door import commands
from isthmus.cli.options import Length, Whole
from tests.cli.calls import call

#: The call, and what its answer says in each language: what is wrong and what to do.
WRONG = [
    (
        "chekc",
        "no command 'chekc'. Did you mean check?",
        "ningún comando 'chekc'. ¿Quiso decir check?",
    ),
    ("zzz", "no command 'zzz'.", "ningún comando 'zzz'."),
    ("check", "CASE is missing", "falta CASO"),
    ("new", "FOLDER is missing", "falta CARPETA"),
    ("series", "CASE is missing", "falta CASO"),
    ("brief", "CASE is missing", "falta CASO"),
    ("pull", "SOURCE is missing", "falta FUENTE"),
    (
        "check tutorial more still",
        "more than the command takes: more still",
        "más de lo que admite el comando: more still",
    ),
    (
        "check --jsn tutorial",
        "no option --jsn. Did you mean --json?",
        "ninguna opción --jsn. ¿Quiso decir --json?",
    ),
    ("check --zzzzzz tutorial", "no option --zzzzzz.", "ninguna opción --zzzzzz."),
    ("-x", "no option -x.", "ninguna opción -x."),
    ("check tutorial --as-of", "--as-of needs a value", "--as-of necesita un valor"),
    ("check tutorial --json=1", "--json takes no value", "--json no admite ningún valor"),
    (
        "check tutorial --as-of 20.4.2022",
        "'20.4.2022' is no date. Write year-month-day",
        "'20.4.2022' no es una fecha. Escriba año-mes-día",
    ),
    ("check tutorial --as-of 20220420", "is no date", "no es una fecha"),
    ("check tutorial --as-of 2022-W16-3", "is no date", "no es una fecha"),
    ("check tutorial --as-of 2022-02-30", "is no date", "no es una fecha"),
    ("check tutorial --as-of today", "is no date", "no es una fecha"),
    *(
        (
            f"simulate tutorial --grain {km}",
            "is no length from 0.001 to 1000 kilometres. Write digits with a point",
            "no es una longitud de 0.001 a 1000 kilómetros. Escriba cifras, con punto",
        )
        for km in ("0", "0.000000001", "0.0009999", "1000.1", "1,5", "1e3", "9" * 400)
    ),
    *(
        (
            f"simulate tutorial --parts {parts}",
            "is no whole number from 1 to 50. Write digits only, such as 50.",
            "no es un número entero de 1 a 50. Escriba solo cifras, como 50.",
        )
        for parts in ("0", "51", "500", "1.5", "9" * 400)
    ),
    (
        "simulate tutorial --members 0",
        "is no whole number from 1 up. Write digits only, such as 200.",
        "no es un número entero a partir de 1. Escriba solo cifras, como 200.",
    ),
    ("check tutorial --json --csv", "--json and --csv cannot both", "--json y --csv no pueden"),
    ("check tutorial --as-of 2001-01-01", "begins on 2022-02-10", "comienza el 2022-02-10"),
    ("series tutorial --as-of 2001-01-01", "begins on 2022-02-10", "comienza el 2022-02-10"),
    ("check tutorail", "Did you mean tutorial?", "¿Quiso decir tutorial?"),
    ("check nowhere-at-all", "no folder", "no existe la carpeta"),
    ("series tutorial brisa-exit", "Did you mean brisa-exits?", "¿Quiso decir brisa-exits?"),
    ("series tutorial zzz", "no series 'zzz'", "'zzz'"),
    ("series tutorial delta-returns --as-of 2022-06-01", "--as-of", "--as-of"),
    ("series tutorial --by nationality", "--by needs a SERIES", "--by necesita una SERIE"),
    ("series tutorial --vintages", "--vintages needs a SERIES", "--vintages necesita una SERIE"),
    (
        "series tutorial brisa-exits --by nationality",
        "not divided by 'nationality'",
        "no se divide según 'nationality'",
    ),
    (
        "series tutorial cordillera-entries --by sex",
        "divided by: nationality, sex-age",
        "divide según: nationality, sex-age",
    ),
    (
        "series tutorial cordillera-entries --by nationality --vintages",
        "--by and --vintages cannot",
        "--by y --vintages no pueden",
    ),
    ("series tutorial cordillera-entries --population XYZ", "population 'XYZ'", "población 'XYZ'"),
    ("series tutorial cordillera-entries --population 'women;men'", "sex-age", "sex-age"),
    ("pull cpb", "Did you mean cbp?", "¿Quiso decir cbp?"),
    ("pull cbp --year 22", "'22' is no year", "'22' no es un año"),
    ("pull cbp --dated never", "not one of: retrieved, lag", "no es una de: retrieved, lag"),
    ("pull cbp no-such-file.csv", "no file", "no existe el archivo"),
]


def test_the_bounds_of_a_length_and_of_a_number_are_within_them() -> None:
    length, parts = Length(0.001, 1000.0), Whole(most=50)
    kilometres = [length.convert(text, None, None) for text in ("0.001", "1000", "1000.000")]
    assert kilometres == [0.001, 1000.0, 1000.0]
    assert [parts.convert(text, None, None) for text in ("1", "50", "007")] == [1, 50, 7]


@pytest.mark.parametrize(("line", "english", "spanish"), WRONG)
def test_a_wrong_call_is_answered(line: str, english: str, spanish: str) -> None:
    """With exit code 2, on standard error only, without a traceback."""
    for language, said in (("en", english), ("es", spanish)):
        answer = call(*shlex.split(line), env={"ISTHMUS_LANG": language})
        assert answer.code == 2, answer
        assert said in answer.err
        assert answer.out == ""
        assert "Traceback" not in answer.err


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("command", list(commands()), ids=lambda c: c.name)
def test_a_wrong_option_shows_how_the_command_is_called(command: object, language: str) -> None:
    """And where it is explained."""
    name = getattr(command, "name", "")
    answer = call(name, "--no-such-option", "--lang", language)
    usage = {"en": "Usage", "es": "Uso"}[language]
    assert f"{usage}: isthmus {name} " in answer.err
    assert f"'isthmus {name} --help'" in answer.err


def test_a_folder_that_is_no_case_is_a_wrong_call(tmp_path: Path) -> None:
    """As is a file, and a folder to make that holds something."""
    file = tmp_path / "file"
    file.write_text("x", encoding="utf-8")
    for args in (["check", str(tmp_path)], ["check", str(file)], ["new", str(tmp_path)]):
        answer = call(*args)
        assert (answer.code, answer.out) == (2, ""), args
        assert str(tmp_path) in answer.err


def test_an_option_after_a_bare_dash_is_a_name() -> None:
    """A case may be called as it likes."""
    answer = call("check", "--", "--json")
    assert answer.code == 2
    assert "'--json'" in answer.err
