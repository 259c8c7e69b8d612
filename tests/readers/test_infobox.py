"""Infoboxes without the word."""

from __future__ import annotations

from verbale.model import BlockKind
from verbale.readers import read_text


def test_keyed_lines_before_the_text_are_an_infobox() -> None:
    lines = "Embassy of Norway\nLocation: Nairobi\n- Opened: 1966\nHead: Ada Berg"
    text = f"Embassy of Norway in Nairobi\n\n{lines}\n\nIt is big.\n"
    document = read_text(text, slug="x")
    keyed = [b.passage.of(document.text) for b in document.blocks if b.kind is BlockKind.KEY_VALUE]
    assert keyed == ["Location: Nairobi", "Opened: 1966", "Head: Ada Berg"]


def test_a_transcript_is_no_infobox() -> None:
    text = "A press briefing\n\nAda: We met them today.\nOle: Was it good?\nAda: It was very good.\n\nThey left.\n"
    assert not any(b.kind is BlockKind.KEY_VALUE for b in read_text(text, slug="x").blocks)
