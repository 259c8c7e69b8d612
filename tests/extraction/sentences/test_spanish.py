"""Spanish sentences: what the patterns read, with its stance, and that the rest stays uncovered."""

from __future__ import annotations

import hashlib

import pytest

from verbale.extraction import extract
from verbale.extraction.examples import words
from verbale.extraction.sentences.spanish import load, sentences
from verbale.model import Block, BlockKind, DataFileError, Document, Passage, Source


def read(text: str):
    digest = hashlib.sha256(text.encode()).hexdigest()
    block = Block(BlockKind.PARAGRAPH, Passage(0, len(text)), language="es")
    return extract(Document("ejemplo", text, digest, digest, "plain", (block,), (), Source()))


POSITIVE = [
    (
        "Kenia y Noruega establecieron relaciones diplomáticas el 4 de marzo de 1971.",
        "EstablishmentOfRelations",
        {"relationParty": "Kenya; Norway", "time": "1971-03-04"},
    ),
    (
        "El establecimiento de las relaciones diplomáticas entre Kenia y Noruega data de 1971.",
        "EstablishmentOfRelations",
        {"relationParty": "Kenya; Norway", "time": "1971"},
    ),
    (
        "En 1979 Tonga estableció relaciones diplomáticas con Fiyi.",
        "EstablishmentOfRelations",
        {"relationParty": "Fiji; Tonga", "time": "1979"},
    ),
    (
        "El Convenio de Pesca entre Kenia y Noruega fue firmado el 2 de mayo de 1998.",
        "AgreementSignature",
        {"signatory": "Kenya; Norway", "time": "1998-05-02"},
    ),
    (
        "Kenia y Noruega firmaron un tratado de extradición en 2003.",
        "AgreementSignature",
        {"signatory": "Kenya; Norway", "time": "2003"},
    ),
    (
        "Ana Prats visitó Kenia en mayo de 2001.",
        "OfficialVisit",
        {"visitor": "Ana Prats", "host": "Kenya", "time": "2001-05"},
    ),
    ("La ayuda fue por 20 millones de dólares en alimentos.", "AidObservation", {"value": "20000000", "unit": "USD"}),
    (
        "Noruega donó vacunas a Kenia en 2021.",
        "AidProvision",
        {"donor": "Norway", "recipient": "Kenya", "goods": "vacunas", "time": "2021"},
    ),
    (
        "Kenia abrió una embajada en Oslo en 1986.",
        "MissionOpening",
        {"agent": "Kenya", "concernsMission": "embassy of Kenya in Norway", "time": "1986"},
    ),
    (
        "Los créditos que fueron negociados por Ana Prats llegaron en 1995.",
        "AgreementNegotiation",
        {"agent": "Ana Prats"},
    ),
]


@pytest.mark.parametrize(("text", "type_", "gives"), POSITIVE, ids=[p[0][:40] for p in POSITIVE])
def test_a_sentence_is_read(text, type_, gives):
    facts = [f for f in read(text).facts if f.type == type_]
    assert any(
        all(sorted(words(f, r).split("; ")) == sorted(v.split("; ")) for r, v in gives.items()) for f in facts
    ), facts
    assert all(f.direct for f in facts)


def test_a_visit_to_two_states_is_two_visits():
    facts = read("El convenio fue promovido por Ana Prats en una gira a Kenia y Noruega en abril de 2004.").facts
    hosts = {words(f, "host") for f in facts if f.type == "OfficialVisit"}
    assert hosts == {"Kenya", "Norway"}
    assert {f.time.edtf for f in facts if f.type == "OfficialVisit"} == {"2004-04"}


def test_relations_hold_where_their_founding_is_told():
    facts = read("Kenia y Noruega establecieron relaciones diplomáticas en 1971.").facts
    assert [(words(f, "subject"), words(f, "object")) for f in facts if f.type == "hasDiplomaticRelationsWith"] == [
        ("Kenya", "Norway")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Kenia y Noruega no establecieron relaciones diplomáticas en 1971.",
        "Kenia nunca abrió una embajada en Oslo.",
        "Kenia no donó vacunas a Noruega.",
    ],
)
def test_what_is_denied_is_negative(text):
    facts = read(text).facts
    assert not any(f.direct for f in facts)


@pytest.mark.parametrize(
    "text",
    [
        "Kenia y Noruega establecerán relaciones diplomáticas en 2030.",
        "Kenia abrirá una embajada en Oslo.",
        "Ana Prats visitará Noruega en mayo.",
        "Kenia podría abrir una embajada en Oslo.",
    ],
)
def test_what_is_planned_is_no_fact_yet(text):
    assert not any(f.direct for f in read(text).facts)


def test_a_future_is_planned():
    assert {str(f.status) for f in read("Ana Prats visitará Noruega en mayo de 2030.").facts} == {"planned"}


def test_what_no_pattern_reads_stays_uncovered():
    found = read("Los pingüinos viven en la costa.")
    assert found.facts == ()
    assert [u.reason for u in found.uncovered] == ["not read: language es"]


def test_sentences_do_not_end_in_abbreviations():
    text = "El Sr. Prats llegó. La Dra. Lund salió después."
    assert [p.of(text) for p in sentences(text, Passage(0, len(text)))] == [
        "El Sr. Prats llegó.",
        "La Dra. Lund salió después.",
    ]


def test_a_pattern_that_does_not_compile_is_named(tmp_path):
    path = tmp_path / "spanish.yaml"
    path.write_text(
        "stance: {}\npatterns:\n  - {rule: es-broken, type: Meeting, pattern: '(', roles: {}}\n", encoding="utf-8"
    )
    with pytest.raises(DataFileError, match="es-broken"):
        load(path)


def test_long_sentences_take_bounded_time():
    assert read("Kenia y " * 5000).facts == ()
