"""The command line: parse, call one function, print."""

from __future__ import annotations


def main() -> None:
    """Run the command line and leave the process with its status.

    The console script ``verbale`` and ``python -m verbale`` call this. Commands are loaded when they are called.
    """
    import sys

    from verbale.cli.running import heed_termination, run

    heed_termination()
    sys.exit(run(sys.argv[1:]))
