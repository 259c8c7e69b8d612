"""The reference of the commands, from their own help: ``python -m verbale.cli.reference > docs/cli.md``."""

from __future__ import annotations

import click

from verbale.cli.app import COMMANDS, HELP_OPTIONS, app

HEAD = """\
# Commands

Generated from the commands' own help by `make docs`; a test keeps it so.
"""

WIDTH = 100


def reference() -> str:
    """The page in Markdown: the help of ``verbale``, then that of each command, in the order of the help.

    The same on every machine: the width is fixed and no terminal is asked.
    """
    parts = [HEAD, _section(app, "verbale", None)]
    parent = _context(app, "verbale", None)
    for name in COMMANDS:
        command = app.get_command(parent, name)
        assert command is not None
        parts.append(_section(command, name, parent))
    return "\n".join(parts)


def _context(command: click.Command, name: str, parent: click.Context | None) -> click.Context:
    names = list(HELP_OPTIONS)
    return click.Context(command, info_name=name, parent=parent, terminal_width=WIDTH, help_option_names=names)


def _section(command: click.Command, name: str, parent: click.Context | None) -> str:
    context = _context(command, name, parent)
    return f"## {context.command_path}\n\n```text\n{command.get_help(context)}\n```\n"


if __name__ == "__main__":
    click.echo(reference(), nl=False)
