"""The reference page and the picture: complete, in step with the ontology, legible."""

from __future__ import annotations

import itertools
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from rdflib import RDF, RDFS, Graph, Literal, URIRef

from verbale.exports import class_picture
from verbale.exports.class_picture import CARD, LETTER, PAD, branches, draw_classes, lay_out, row_start
from verbale.exports.reference import Vocabulary, read_vocabulary, write_page, write_reference
from verbale.model.errors import DataFileError
from verbale.model.resources import PACKAGE

DOCS = PACKAGE.parent.parent / "docs"
VB = "https://w3id.org/verbale/ontology#"
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return read_vocabulary()


@pytest.fixture(scope="module")
def page(vocabulary: Vocabulary) -> str:
    return write_page(vocabulary)


def test_committed_files_are_up_to_date(tmp_path: Path) -> None:
    for made in write_reference(tmp_path):
        committed = DOCS / made.name
        assert committed.read_bytes() == made.read_bytes(), "run: python -m verbale.exports.reference"


def test_every_term_has_one_entry(page: str, ontology: Graph) -> None:
    anchors = re.findall(r'^### <a id="(\w+)"></a>', page, re.MULTILINE)
    declared = {str(t).removeprefix(VB) for t in ontology.subjects(RDFS.label) if str(t).startswith(VB)}
    assert sorted(anchors) == sorted(declared)


def test_every_link_has_its_target(page: str) -> None:
    targets = set(re.findall(r'<a id="(\w+)">', page))
    links = set(re.findall(r"\]\(#(\w+)\)", page))
    assert len(links) > 100
    assert links <= targets


def test_every_class_stands_once_in_the_tree(page: str, vocabulary: Vocabulary) -> None:
    tree = page.split("## Class tree")[1].split("\n## ")[0]
    names = re.findall(r"^ *- \[(\w+)\]", tree, re.MULTILINE)
    assert sorted(names) == sorted(term.name for term in vocabulary.of_kind("class"))
    assert "  - [Person](#Person)\n    - [Ambassador](#Ambassador) (inferred)" in tree


def test_what_the_page_tells_of_a_class_and_a_property(page: str) -> None:
    entries = {e.split('"', 1)[0]: e for e in page.split('### <a id="')[1:]}
    assert "Under: [Expulsion](#Expulsion)." in entries["PersonaNonGrataDeclaration"]
    assert "Inferred from: [hasHeldOffice](#hasHeldOffice) some [AmbassadorOffice]" in entries["Ambassador"]
    assert (
        "[DiplomaticMission](#DiplomaticMission) and [targetOf](#targetOf) some [Attack]" in entries["TargetedMission"]
    )
    assert entries["UnsettledClaim"].count("value") == 6
    assert "Two with the same [isoCode](#isoCode) are one." in entries["State"]
    assert "Properties from it: [visitor](#visitor)." in entries["OfficialVisit"]
    chain = "*x* [sendsMission](#sendsMission) *y*, *y* [accreditedTo](#accreditedTo) *z* (then *x* to *z*)"
    assert f"Follows from: {chain}." in entries["representedIn"]
    assert "Object property, transitive." in entries["locatedIn"]
    assert "Inverse: [sendsMission](#sendsMission)." in entries["sendingState"]
    assert "Inverse: [sendingState](#sendingState)." in entries["sendsMission"]
    assert "to a literal." in entries["earliest"]
    assert "PLOVER `SANCTION/expel`" in entries["Expulsion"]
    assert "Disjoint with: [target](#target)." in entries["perpetrator"]


def test_properties_match_the_ontology(vocabulary: Vocabulary, ontology: Graph) -> None:
    for term in vocabulary.of_kind("object"):
        domain = ontology.value(URIRef(VB + term.name), RDFS.domain)
        assert term.domain == ("" if domain is None else str(domain).removeprefix(VB))
        assert (URIRef(VB + term.name), RDF.type, None) in ontology
        assert {language for language, _ in term.labels} == {"en", "es", "ko"}


def test_parts_follow_the_file(vocabulary: Vocabulary) -> None:
    parts = list(dict.fromkeys(term.part for term in vocabulary.terms))
    assert parts[0] == "Actors"
    assert len(parts) == 7
    assert [part for part, _ in itertools.groupby(term.part for term in vocabulary.terms)] == parts


def test_every_class_stands_once_in_the_picture(vocabulary: Vocabulary) -> None:
    root = ET.fromstring(draw_classes(vocabulary))
    texts = [t.text for t in root.iter(f"{SVG}text")]
    names = [t for t in texts if t in {c.name for c in vocabulary.of_kind("class")}]
    assert sorted(names) == sorted(term.name for term in vocabulary.of_kind("class"))


def test_nothing_overlaps_and_all_is_inside(vocabulary: Vocabulary) -> None:
    bands = lay_out(vocabulary)
    boxes = [(b.x, b.y, b.x + b.width, b.y + b.height) for b in bands]
    for a, b in itertools.combinations(boxes, 2):
        assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]
    for band, box in zip(bands, boxes, strict=True):
        for card in band.cards:
            assert box[0] < card.x
            assert card.x + CARD < box[2]
            assert box[1] < card.y
            assert card.y + card.height < box[3]
            assert len(card.head) * (LETTER + 1) + len(card.note) * (LETTER - 1) <= CARD - 2 * PAD, card.head
            for row in card.rows:
                assert row_start(card, row) + len(row.name) * LETTER <= card.x + CARD - PAD / 2, row.name
        for one, two in itertools.combinations(band.cards, 2):
            beside = one.x + CARD <= two.x or two.x + CARD <= one.x
            assert beside or one.y + one.height <= two.y or two.y + two.height <= one.y


def test_pillars_are_marked(vocabulary: Vocabulary) -> None:
    root = ET.fromstring(draw_classes(vocabulary))
    marked = {t.text for t in root.iter(f"{SVG}text") if "pillar" in t.get("class", "")}
    assert marked == class_picture.PILLARS


def test_lines_join_each_row_to_the_one_it_lies_under(vocabulary: Vocabulary) -> None:
    for band in lay_out(vocabulary):
        for card in band.cards:
            below = sum(row.depth > 1 for row in card.rows)
            assert branches(card).count("h") == below


def test_picture_stands_alone(vocabulary: Vocabulary) -> None:
    svg = draw_classes(vocabulary)
    assert "<script" not in svg
    assert "href" not in svg
    assert "@import" not in svg
    assert svg == draw_classes(read_vocabulary())


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(DataFileError, match=r"verbale\.ttl"):
        read_vocabulary(tmp_path)


def test_broken_file(tmp_path: Path) -> None:
    (tmp_path / "verbale.ttl").write_text("vb:Broken a", encoding="utf-8")
    with pytest.raises(DataFileError, match="not valid Turtle"):
        read_vocabulary(tmp_path)


def test_definitions_are_not_lost(page: str, ontology: Graph) -> None:
    definition = URIRef("http://www.w3.org/2004/02/skos/core#definition")
    texts = [str(text) for text in ontology.objects(None, definition) if isinstance(text, Literal)]
    assert len(texts) > 150
    assert [text for text in texts if text not in page] == []
