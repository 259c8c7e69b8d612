"""The command group: names its commands, loads each when it is called."""

from __future__ import annotations

import importlib
from difflib import get_close_matches

import click

import verbale

# Name → module (its click command bears the same name), in the order of a first use rather than of the alphabet.
COMMANDS = {
    "build": "verbale.cli.build",
    "facts": "verbale.cli.facts",
    "query": "verbale.cli.query",
    "reason": "verbale.cli.reason",
    "explain": "verbale.cli.explain",
    "check": "verbale.cli.check",
    "load": "verbale.cli.load",
    "remove": "verbale.cli.remove",
    "diff": "verbale.cli.diff",
    "export": "verbale.cli.export",
}

HELP_OPTIONS = ("-h", "--help")


class LazyGroup(click.Group):
    """A group whose commands live in modules that are imported when asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command, in the order the help shows them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, or ``None``."""
        if cmd_name not in COMMANDS:
            return None
        command = getattr(importlib.import_module(COMMANDS[cmd_name]), cmd_name)
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the first argument names; near misses are named where there is none."""
        name = args[0]
        if name not in COMMANDS and not name.startswith("-"):
            close = get_close_matches(name, COMMANDS, n=1)
            hint = f"did you mean '{close[0]}'?" if close else f"commands are {', '.join(COMMANDS)}."
            raise click.UsageError(f"there is no command '{name}'; {hint}", ctx)
        return super().resolve_command(ctx, args)


@click.group(
    cls=LazyGroup,
    name="verbale",
    context_settings={"help_option_names": list(HELP_OPTIONS), "max_content_width": 100},
    invoke_without_command=True,
)
@click.version_option(verbale.__version__, message="verbale %(version)s")
@click.pass_context
def app(context: click.Context) -> None:
    """Turn documents about relations between states into a knowledge graph, and ask it questions.

    Every answer leads back to the sentences that say so. Nothing is fetched from a network.

    \b
    Example:
      verbale build                     # the four documents that ship, into data/
      verbale query timeline a=peru --evidence

    Data goes to standard output, talk to standard error. Exit status: 0 done, 1 a true no (an inconsistent graph),
    2 could not tell (wrong usage, unreadable input).
    """
    if context.invoked_subcommand is None:
        click.echo(context.get_help())
