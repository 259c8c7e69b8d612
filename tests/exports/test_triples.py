"""Triples in every form, also of more of them than are held in memory."""

import io
import random

import pyoxigraph as ox
import pytest

from verbale.exports import triples as module
from verbale.exports.triples import FORMATS, form_of, write_triples
from verbale.graph.terms import RDF, XSD, Iri, Literal
from verbale.model import InputError

KINDS = {"turtle": "TURTLE", "ntriples": "N_TRIPLES", "jsonld": "JSON_LD", "rdfxml": "RDF_XML"}
TRIPLES = [
    (Iri(f"http://e.org/s{n % 7}"), Iri(f"http://e.org/p{n % 3}"), object_)
    for n in range(60)
    for object_ in (Iri(f"http://e.org/o{n}"), Literal(f'é"\n{n}'), Literal(str(n), XSD + "integer"))
] + [(Iri("http://e.org/s"), Iri("http://e.org/p"), Literal("x", RDF + "langString", "es"))]


def written(triples, form, **more):
    out = io.BytesIO()
    number = write_triples(triples, form, out, **more)
    return number, out.getvalue()


def read(text, form):
    return {(q.subject, q.predicate, q.object) for q in ox.parse(text, format=getattr(ox.RdfFormat, KINDS[form]))}


@pytest.mark.parametrize("form", FORMATS)
def test_sorted_whatever_the_order(form):
    shuffled = random.Random(1).sample(TRIPLES, len(TRIPLES))
    number, text = written(shuffled, form)
    assert number == len(TRIPLES)
    assert text == written(TRIPLES + TRIPLES, form)[1]
    assert len(read(text, form)) == len(TRIPLES)


@pytest.mark.parametrize("form", FORMATS)
def test_more_than_memory_holds(form, monkeypatch):
    monkeypatch.setattr(module, "IN_MEMORY", 17)
    whole = written(TRIPLES, form)
    monkeypatch.undo()
    number, text = written(TRIPLES, form)
    assert whole[0] == number
    assert read(whole[1], form) == read(text, form)
    if form == "jsonld":
        assert whole[1] == text
    if form == "turtle":  # only the prefixes above differ
        assert whole[1].split(b"\n\n", 1)[1] == text.split(b"\n\n", 1)[1]


def test_ntriples_of_many_come_as_they_are(monkeypatch):
    monkeypatch.setattr(module, "IN_MEMORY", 17)
    backwards = TRIPLES[::-1]
    first = written(backwards, "ntriples")[1].split(b"\n")[0]
    assert first == b'<http://e.org/s> <http://e.org/p> "x"@es .'


def test_prefixes_of_the_data():
    text = written(TRIPLES, "turtle", prefixes={"e": "http://e.org/", "vb": "http://other.org/"})[1].decode()
    assert "@prefix e: <http://e.org/> .\n" in text
    assert "e:s0 e:p0 " in text
    assert "other.org" not in text


def test_nothing():
    for form in FORMATS:
        assert read(written([], form)[1], form) == set()


def test_a_property_that_rdfxml_cannot_write():
    with pytest.raises(InputError, match=r"http://e\.org/1"):
        written([(Iri("http://e.org/a"), Iri("http://e.org/1"), Iri("http://e.org/b"))], "rdfxml")


@pytest.mark.parametrize("form", FORMATS)
def test_hostile_text(form):
    words = "]]> & <b> \"'\r\n\t \\ é 한"
    triple = (Iri("http://e.org/a?x=1&y=2"), Iri("http://e.org/é"), Literal(words))
    ((subject, _, found),) = read(written([triple], form)[1], form)
    assert (subject.value, found.value) == (triple[0].value, words)


def test_forms_by_ending(tmp_path):
    assert [form_of(tmp_path / f"x{end}") for end in (".ttl", ".NT", ".jsonld", ".owl", ".csv")] == [
        "turtle",
        "ntriples",
        "jsonld",
        "rdfxml",
        None,
    ]
