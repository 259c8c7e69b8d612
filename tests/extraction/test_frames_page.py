"""The frame shown in docs/frames.md is read and does what its examples say."""

import re
from pathlib import Path

from verbale.entities.references import WANTS
from verbale.extraction import examples
from verbale.extraction.matching import frames

PAGE = Path(__file__).parents[2] / "docs" / "frames.md"


def test_the_frame_on_the_page_passes_its_own_examples(tmp_path):
    block = re.search(r"```yaml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert block is not None
    (tmp_path / "page.yaml").write_text(block[1], encoding="utf-8")
    [frame] = frames.load(tmp_path)
    assert len(frame.positive) == 2
    for example in frame.positive:
        assert examples.mismatch(frame, example, tmp_path) is None
    for text in frame.negative:
        assert [f for f in examples.found(frame, text, folder=tmp_path) if f.direct] == []


def test_the_page_names_every_key_of_a_frame():
    page = PAGE.read_text(encoding="utf-8")
    for key in sorted(frames.FRAME_KEYS | frames.PATTERN_KEYS):
        assert f"{key}:" in page or f"`{key}" in page, f"docs/frames.md does not speak of the key {key!r}"


def test_the_page_names_every_kind_of_filler():
    page = PAGE.read_text(encoding="utf-8")
    assert [kind for kind in sorted(frames.LITERAL_WANTS | set(WANTS)) if f"`{kind}`" not in page] == []
