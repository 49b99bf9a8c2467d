"""What several commands share: options, types of values, and the refusal of a wrong one.

Owns: `--as-of`, `--json`, `--csv`, `--lang`, `--debug`, `--help` and the argument CASE, each
declared once, and what every run of a model takes: `--members`, `--seed`, `--executor`. Their texts
are in the catalogue under their names.
"""

from __future__ import annotations

import datetime as dt
import re
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING, Any

import click

from .session import Session, languages

if TYPE_CHECKING:
    from concurrent.futures import Executor

#: What `--executor` begins with when it names a Dask scheduler.
_DASK = "dask:"
#: What `--executor` is called with to use every core of this machine.
_ALL_CORES = "processes"


class Wrong(click.UsageError):
    """A call that cannot be: `key` names the sentence in the catalogue (`cli-wrong-KEY`)."""

    def __init__(self, key: str, ctx: click.Context | None = None, **values: str) -> None:
        super().__init__(key, ctx)
        self.key = key
        self.values = values

    def say(self, session: Session) -> str:
        """What is wrong, how the command is called, and where it is explained."""
        said = session.words.say(f"cli-wrong-{self.key}", **self.values)
        if self.ctx is None:
            return said
        hint = session.words.say("cli-see-help", command=self.ctx.command_path)
        return f"{said}\n{self.ctx.get_usage()}\n{hint}"


class Option(click.Option):
    """An option; `metavar` names the word that stands for its value (`metavar-date`: DATE)."""

    def words(self, session: Session) -> str:
        """How it is written: `--as-of DATE`."""
        names = ", ".join(self.opts)
        return names if self.is_flag else f"{names} {session.help(f'metavar-{self.metavar}')}"


class Day(click.ParamType):  # type: ignore[type-arg]  # generic only in newer click
    """A calendar day in ISO 8601, year-month-day, and nothing else."""

    name = "date"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> dt.date:
        """The day that was written."""
        if isinstance(value, dt.date):
            return value
        try:
            if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
                raise ValueError(value)
            return dt.date.fromisoformat(value)
        except ValueError:
            raise Wrong("date", ctx, value=value, option=_name(param)) from None


class Listed(click.ParamType):  # type: ignore[type-arg]  # as above
    """Names between commas, with or without blanks beside them."""

    name = "names"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...]:
        """The names that were written."""
        if isinstance(value, tuple):
            return value
        return tuple(name.strip() for name in value.split(","))


class Year(click.ParamType):  # type: ignore[type-arg]  # as above
    """A calendar year of four digits."""

    name = "year"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The year that was written."""
        if not re.fullmatch(r"(19|20)[0-9]{2}", str(value)):
            raise Wrong("year", ctx, value=str(value), option=_name(param))
        return int(value)


class Whole(click.ParamType):  # type: ignore[type-arg]  # as above
    """A whole number from `least` to `most`, or up, written in digits."""

    name = "whole"

    def __init__(self, least: int = 1, most: int | None = None) -> None:
        self.least = least
        self.most = most

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number that was written."""
        if isinstance(value, int):
            return value
        number = int(value) if re.fullmatch(r"[0-9]{1,18}", value) else -1
        if number < self.least or (self.most is not None and number > self.most):
            bounds = {"least": str(self.least), "most": str(self.most or "none")}
            raise Wrong("whole", ctx, value=value, option=_name(param), **bounds)
        return number


class Length(click.ParamType):  # type: ignore[type-arg]  # as above
    """A length in kilometres from `least` to `most`, with a point before its decimals."""

    name = "length"

    def __init__(self, least: float, most: float) -> None:
        self.least = least
        self.most = most

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        """The length that was written."""
        if isinstance(value, float):
            return value
        length = float(value) if re.fullmatch(r"[0-9]{1,18}(\.[0-9]{1,18})?", value) else 0.0
        if not self.least <= length <= self.most:
            bounds = {"least": f"{self.least:g}", "most": f"{self.most:g}"}
            raise Wrong("length", ctx, value=value, option=_name(param), **bounds)
        return length


class Amount(click.ParamType):  # type: ignore[type-arg]  # as above
    """A number, 0 or more, with a point before its decimals."""

    name = "amount"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        """The number that was written."""
        if isinstance(value, float):
            return value
        # 1e-05 is how programs write a small one.
        if not re.fullmatch(r"(\d{1,30}(\.\d{1,30})?|\.\d{1,30})([eE][+-]?\d{1,2})?", value):
            raise Wrong("amount", ctx, value=value, option=_name(param))
        return float(value)


class Where(click.ParamType):  # type: ignore[type-arg]  # as above
    """Where to compute: a number of processes here, all its cores, or a Dask scheduler."""

    name = "where"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> int | str:
        """The number, or the address."""
        if isinstance(value, int):
            return value
        if re.fullmatch(r"[0-9]{1,4}", value) and int(value):
            return int(value)
        if value == _ALL_CORES:
            import os

            return os.cpu_count() or 1
        if value.startswith(_DASK) and value != _DASK:
            address = str(value).removeprefix(_DASK)
            # A scheduler's own address names its protocol; `dask://host:8786` leaves it out.
            return f"tcp:{address}" if address.startswith("//") else address
        raise Wrong("executor", ctx, value=value, option=_name(param))


class Choice(click.ParamType):  # type: ignore[type-arg]  # as above
    """One of a few words."""

    name = "choice"

    def __init__(self, *choices: str) -> None:
        self.choices = choices

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The word, as it was written."""
        if value not in self.choices:
            choices = ", ".join(self.choices)
            raise Wrong("choice", ctx, value=str(value), option=_name(param), choices=choices)
        return str(value)


class Language(click.ParamType):  # type: ignore[type-arg]  # as above
    """A language that is spoken here."""

    name = "language"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The language, as it was written."""
        if value not in languages():
            raise Wrong(
                "language", ctx, value=value, option=_name(param), choices=", ".join(languages())
            )
        return str(value)

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[click.shell_completion.CompletionItem]:
        """The languages that begin so."""
        return [
            click.shell_completion.CompletionItem(name)
            for name in languages()
            if name.startswith(incomplete)
        ]


def today() -> dt.date:
    """The day it is where the caller is."""
    return dt.datetime.now().astimezone().date()


def case() -> click.Argument:
    """The argument CASE: a folder, or the name of a case that comes with Isthmus."""
    return click.Argument(["case"])


def as_of() -> Option:
    """`--as-of DATE`: what was known that day; None when it is not given."""
    return Option(["--as-of"], type=Day(), metavar="date")


def run_options(members: int = 20) -> list[click.Parameter]:
    """`--members N`, `--seed N`, `--executor WHERE`: how a model is run, not what is run."""
    return [
        Option(["--members"], type=Whole(), default=members, metavar="number"),
        Option(["--seed"], type=Whole(least=0), default=1, metavar="number"),
        Option(["--executor"], type=Where(), default=1, metavar="where"),
    ]


def workers(where: int | str) -> AbstractContextManager[Executor | None]:
    """What `--executor` names, ready to compute; None: this process. Raises CallError."""
    if where == 1:  # the parts that start processes take their time to load
        return nullcontext()
    from isthmus.movement import executors

    return executors.dask(where) if isinstance(where, str) else executors.workers(where)


def formats() -> list[Option]:
    """`--json` and `--csv`: the parameter `form` is "json", "csv" or None; both are refused."""
    return [
        Option([f"--{name}"], is_flag=True, expose_value=False, callback=_form)
        for name in ("json", "csv")
    ]


def flag(name: str) -> Option:
    """An option that is given or not."""
    return Option([name], is_flag=True)


def _form(ctx: click.Context, param: click.Parameter, given: bool) -> None:
    held = ctx.params.setdefault("form", None)
    if given and held:
        raise Wrong("both-forms", ctx)
    if given:
        ctx.params["form"] = param.name


def shared() -> list[click.Parameter]:
    """What every command takes: `--lang`, `--debug` and `--help`."""
    # The session has read the language and --debug before; here they are checked and explained.
    return [
        Option(
            ["lang", "--lang"],
            type=Language(),
            metavar="language",
            envvar="ISTHMUS_LANG",
            expose_value=False,
        ),
        Option(["--debug"], is_flag=True, expose_value=False),
        _help(),
    ]


def about() -> list[click.Parameter]:
    """What may be asked before a command is named."""
    language, debug, help_option = shared()
    version = Option(
        ["--version"], is_flag=True, is_eager=True, expose_value=False, callback=_show_version
    )
    return [version, language, debug, help_option]


def _help() -> Option:
    def show(ctx: click.Context, _: click.Parameter, asked: bool) -> None:
        if asked and not ctx.resilient_parsing:
            click.echo(ctx.get_help())
            ctx.exit()

    return Option(["-h", "--help"], is_flag=True, is_eager=True, expose_value=False, callback=show)


def _show_version(ctx: click.Context, _: click.Parameter, asked: bool) -> None:
    if asked and not ctx.resilient_parsing:
        from . import version

        click.echo(version())
        ctx.exit()


def _name(param: click.Parameter | None) -> str:
    return param.opts[-1] if param else ""
