"""Options that the commands that read documents have in common."""

from __future__ import annotations

from pathlib import Path

import click

jobs_option = click.option(
    "--jobs",
    metavar="N",
    type=click.IntRange(1, 256),
    help="Processes to read with; the output is the same.  [default: one a core where there is much to read, else 1]",
)
cache_option = click.option(
    "--cache",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Folder where what was read is kept and found again, as long as document and program stay the same.",
)
