"""The scripts that start and stop real stores."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts" / "stores"


def script(name, *arguments, timeout=700, **environment):
    whole = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}", **environment}
    return subprocess.run(
        [str(SCRIPTS / f"{name}.sh"), *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=timeout,
        env=whole,
        check=False,
    )
