"""The group of commands, and what a command is here: one that speaks the language of its call.

Owns: finding a command by name (its module is loaded when it is asked for), the help page of a
command, and the sentence for every way in which a call can be wrong.
"""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Iterator, Sequence
from typing import Any, Never

import click

from . import page
from .ending import WRONG, run, tell
from .options import Option, Wrong, about, shared
from .session import Session, terminal_width


class Spoken(click.Command):
    """A command whose help and whose refusals are in the language of the session."""

    def __init__(self, name: str, **settings: Any) -> None:
        super().__init__(name=name, add_help_option=False, **settings)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As click does; what is wrong with the call becomes a sentence of ours."""
        ctx.allow_extra_args = True
        try:
            rest = super().parse_args(ctx, args)
        except click.UsageError as error:
            raise _wrong(error, ctx) from error
        return rest

    def get_help(self, ctx: click.Context) -> str:
        """The help page."""
        raise NotImplementedError

    def pieces(self, session: Session) -> list[str]:
        """The words of the usage after the command's name."""
        raise NotImplementedError

    def get_usage(self, ctx: click.Context) -> str:
        """The line that shows how the command is called."""
        session = session_of(ctx)
        return page.usage(session, ctx.command_path, self.pieces(session))


class Verb(Spoken):
    """One command. Its texts are those of the catalogue under its name."""

    def __init__(self, name: str, **settings: Any) -> None:
        super().__init__(name, **settings)
        self.params += shared()

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As above; more arguments than the command takes are refused."""
        rest = super().parse_args(ctx, args)
        if rest and not ctx.resilient_parsing:
            raise Wrong("extra", ctx, value=" ".join(rest))
        return rest

    def get_help(self, ctx: click.Context) -> str:
        """The help page."""
        session = session_of(ctx)
        arguments = [p for p in self.params if isinstance(p, click.Argument)]
        options = [p for p in self.params if isinstance(p, Option)]
        return page.of_command(
            session,
            self.name or "",
            pieces=self.pieces(session),
            arguments=[(argument_name(p, session), self.text(p, session)) for p in arguments],
            options=[(p.words(session), self.text(p, session)) for p in options],
            width=terminal_width(),
        )

    def pieces(self, session: Session) -> list[str]:
        """The words of the usage after the command's name."""
        named = [
            (p, argument_name(p, session)) for p in self.params if isinstance(p, click.Argument)
        ]
        arguments = [
            (name if p.required else f"[{name}]") + ("..." if p.nargs < 0 else "")
            for p, name in named
        ]
        return [session.help("metavar-options"), *arguments]

    def text(self, param: click.Parameter, session: Session) -> str:
        """What an argument or option does: said for this command, or for all that have it."""
        own = f"{self.name}-{param.name}"
        return session.help(own if session.has_help(own) else f"any-{param.name}")


class Door(Spoken, click.Group):
    """All commands. Loads the module of the one that is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of the work."""
        return list(page.COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, or None."""
        if cmd_name not in page.COMMANDS:
            return None
        found = importlib.import_module(page.COMMANDS[cmd_name]).command
        assert isinstance(found, Verb)
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does; an unknown name is answered with the nearest."""
        if args[0] not in page.COMMANDS and not ctx.resilient_parsing:
            near = _nearest(args[0], page.COMMANDS)
            raise Wrong("no-command-near" if near else "no-command", ctx, value=args[0], near=near)
        return super().resolve_command(ctx, args)

    def get_help(self, ctx: click.Context) -> str:
        """The page in front of all commands."""
        return page.front(session_of(ctx), terminal_width())

    def pieces(self, session: Session) -> list[str]:
        """The words of the usage after `isthmus`."""
        return [session.help("metavar-options"), session.help("metavar-command"), "..."]

    def answer(self, args: Sequence[str], session: Session) -> int:
        """Do what the arguments ask and give the exit code. Raises what the work raises."""
        instruction = os.environ.get("_ISTHMUS_COMPLETE")
        if instruction:
            from click.shell_completion import shell_complete

            return shell_complete(
                self, {"obj": session}, "isthmus", "_ISTHMUS_COMPLETE", instruction
            )
        try:
            with self.make_context("isthmus", list(args), obj=session) as ctx:
                return self.invoke(ctx) or 0
        except click.exceptions.Exit as end:
            return end.exit_code
        except Wrong as wrong:
            tell(wrong.say(session))
            return WRONG

    def main(self, args: Sequence[str] | None = None, *_: Any, **__: Any) -> Never:
        """Answer as the installed command does and exit; for those who call the group itself."""
        given = sys.argv[1:] if args is None else list(args)
        session = Session.of(given, os.environ)
        sys.exit(run(lambda: self.answer(given, session), session))


def session_of(ctx: click.Context) -> Session:
    """The session that a context belongs to."""
    session = ctx.find_root().obj
    return session if isinstance(session, Session) else Session()


def argument_name(argument: click.Parameter, session: Session) -> str:
    """What an argument is called: CASE, CASO."""
    return session.help(f"metavar-{argument.name}")


def commands() -> Iterator[Verb]:
    """Every command, loaded."""
    for name in page.COMMANDS:
        found = app.get_command(click.Context(app), name)
        assert isinstance(found, Verb)
        yield found


def help_page(command: Spoken, language: str) -> str:
    """The help page of a command, as the terminal shows it, for those who document it."""
    session = Session(language)
    root = click.Context(app, info_name="isthmus", obj=session)
    if isinstance(command, Door):
        return command.get_help(root)
    return command.get_help(click.Context(command, info_name=command.name, parent=root))


def _wrong(error: click.UsageError, ctx: click.Context) -> Wrong:
    """Our sentence for what click found wrong with a call."""
    match error:
        case Wrong():
            return error
        case click.NoSuchOption(option_name=name):
            near = next(iter(error.possibilities or ()), "")
            return Wrong("no-option-near" if near else "no-option", ctx, value=name, near=near)
        case click.MissingParameter(param=click.Argument() as argument):
            return Wrong("missing", ctx, value=argument_name(argument, session_of(ctx)))
        case click.BadOptionUsage(option_name=name):
            options = [p for p in ctx.command.params if name in p.opts]
            flag = any(isinstance(p, click.Option) and p.is_flag for p in options)
            return Wrong("needs-no-value" if flag else "needs-value", ctx, value=name)
        case _:
            return Wrong("other", ctx, reason=error.format_message())


def _nearest(value: str, known: Sequence[str] | dict[str, str]) -> str:
    import difflib

    return next(iter(difflib.get_close_matches(value, list(known), n=1)), "")


def _without_command(ctx: click.Context) -> None:
    """`isthmus` alone: the page that would have helped, and the code of a wrong call."""
    if ctx.invoked_subcommand is None:
        tell(ctx.get_help())
        ctx.exit(WRONG)


app = Door(
    "isthmus",
    callback=click.pass_context(_without_command),
    invoke_without_command=True,
    no_args_is_help=False,
    params=about(),
)
