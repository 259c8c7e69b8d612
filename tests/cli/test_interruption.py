"""A build that is stopped while it writes: the earlier output stays, and nothing half-written."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

# A build whose writing stops half-way through the second file and waits there.
HALF_WAY = """
import time
import verbale.graph.files as files

whole = files._write

def half(path, lines):
    if path.name == files.CLAIMS:
        path.write_text("# half of it")
        print("on", flush=True)
        time.sleep(60)
    whole(path, lines)

files._write = half
from verbale.cli import main
main()
"""


@pytest.mark.slow
@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
@pytest.mark.parametrize("earlier", [True, False], ids=["over an earlier build", "into a new folder"])
def test_a_build_stopped_while_it_writes(tmp_path: Path, number: signal.Signals, status: int, earlier: bool) -> None:
    (tmp_path / "note.txt").write_text("Kenya opened an embassy in Oslo in 1999.\n")
    out = tmp_path / "graph"
    if earlier:
        out.mkdir()
        (out / "facts.ttl").write_text("# earlier\n")
    command = [sys.executable, "-c", HALF_WAY, "build", "note.txt", "-o", "graph"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=tmp_path)
    assert process.stdout is not None
    assert process.stdout.readline() == "on\n"
    time.sleep(0.1)
    process.send_signal(number)
    _, err = process.communicate(timeout=30)
    assert process.returncode == status
    assert err == "verbale: stopped; nothing was left half-written\n"
    if earlier:
        assert {path.name: path.read_text() for path in out.iterdir()} == {"facts.ttl": "# earlier\n"}
    else:
        assert not out.exists()


@pytest.mark.slow
@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_build_stopped_while_it_reads(tmp_path: Path, number: signal.Signals, status: int) -> None:
    code = (
        "import time; import verbale.extraction as e; e.extract = lambda d: (print('on', flush=True), time.sleep(60));"
        "from verbale.cli import main; main()"
    )
    (tmp_path / "note.txt").write_text("Kenya opened an embassy in Oslo in 1999.\n")
    process = subprocess.Popen(
        [sys.executable, "-c", code, "build", "note.txt", "-o", "graph"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=tmp_path,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "on\n"
    time.sleep(0.1)
    process.send_signal(number)
    _, err = process.communicate(timeout=30)
    assert (process.returncode, err) == (status, "verbale: stopped; nothing was left half-written\n")
    assert not (tmp_path / "graph").exists()
