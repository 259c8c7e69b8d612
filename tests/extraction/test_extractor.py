"""A whole document in, facts and the sentences that gave none out."""

import os
import subprocess
import sys

import pytest

from verbale.extraction.examples import document_of
from verbale.extraction.extractor import extract
from verbale.model import Block, BlockKind, DataFileError, Document, Passage

TEXT = (
    "Kenya opened an embassy in Oslo in 1980. Tea is a drink. Both countries signed a treaty in 1975. The weather "
    "was fine."
)
TITLE = "Kenya–Norway relations"


@pytest.fixture(scope="module")
def extraction():
    return extract(document_of(TEXT, TITLE))


def test_every_piece_of_evidence_is_where_it_says(extraction):
    text = document_of(TEXT, TITLE).text
    assert extraction.facts
    assert all(f.evidence for f in extraction.facts)
    assert all(text[e.passage.start : e.passage.end] == e.quote for f in extraction.facts for e in f.evidence)


def test_facts_stand_in_document_order_with_keys_of_their_own(extraction):
    firsts = [f.evidence[0].passage for f in extraction.facts]
    assert firsts == sorted(firsts)
    nodes = [f.key for f in extraction.facts if not f.key.startswith("fact/")]
    assert len(nodes) == len(set(nodes))


def test_sentences_without_facts_are_told(extraction):
    assert [(u.quote, u.reason) for u in extraction.uncovered] == [
        ("Tea is a drink.", "no frame matched"),
        ("The weather was fine.", "no frame matched"),
    ]


def test_each_sentence_is_covered_or_uncovered(extraction):
    covered = {e.quote for f in extraction.facts for e in f.evidence}
    assert not covered & {u.quote for u in extraction.uncovered}
    assert "Both countries signed a treaty in 1975." in covered


def test_what_was_read_before_changes_nothing(extraction):
    extract(document_of("Chad attacked Mali in 1990. The embassy of Chad in Bamako was closed.", "Chad–Mali relations"))
    assert extract(document_of(TEXT, TITLE)) == extraction


def test_a_passage_in_another_language_is_told():
    text = "Esto es una frase."
    made = Document("a", text, "", "", "plain", (Block(BlockKind.PARAGRAPH, Passage(0, len(text)), language="fr"),))
    assert [(u.quote, u.reason) for u in extract(made).uncovered] == [(text, "not read: language fr")]


def test_an_empty_document_gives_nothing():
    made = extract(Document("a", "", "", "", "plain", ()))
    assert (made.facts, made.uncovered) == ((), ())


def test_frames_of_another_folder_serve_alone(tmp_path):
    (tmp_path / "tea.yaml").write_text(
        "frame: tea\ntype: Tea\npatterns: [{noun: tea, roles: {topic: trigger = text}}]\n", encoding="utf-8"
    )
    found = extract(document_of("Tea is a drink."), folder=tmp_path).facts
    assert [(f.type, f.rule) for f in found] == [("Tea", "tea")]


def test_a_model_that_is_not_there_is_named():
    with pytest.raises(DataFileError, match="no_such_model"):
        extract(document_of(TEXT), model="no_such_model")


def test_the_same_bytes_in_any_process():
    code = (
        "from verbale.extraction.extractor import extract; from verbale.extraction.examples import document_of;"
        f"print(extract(document_of({TEXT!r}, {TITLE!r})))"
    )
    seed = "1" if os.environ.get("PYTHONHASHSEED") != "1" else "2"  # another than that of this process
    run = subprocess.run(
        [sys.executable, "-c", code], env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
    )
    assert run.stdout == f"{extract(document_of(TEXT, TITLE))}\n" != "\n"
