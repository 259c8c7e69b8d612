"""The ontology in other forms, and as a page."""

from __future__ import annotations

import re
from functools import cache
from html.parser import HTMLParser

import pyoxigraph as ox
import pytest
import rdflib

from verbale.exports.ontology import FORMS, ontology_lines
from verbale.exports.reference import read_vocabulary
from verbale.model.resources import shipped

PARSERS = {"turtle": "turtle", "ntriples": "nt", "jsonld": "json-ld", "rdfxml": "xml"}
VOID_TAGS = {"meta", "input", "link", "br"}


def text_of(form: str, language: str = "en") -> str:
    return "".join(ontology_lines(form, language=language))


def canonical(graph: rdflib.Graph) -> ox.Dataset:
    """The triples of a graph with equal names for equal nameless nodes (RDFLib's own ``isomorphic`` takes seconds)."""
    data = ox.Dataset(ox.parse(graph.serialize(format="nt").encode(), format=ox.RdfFormat.N_TRIPLES))
    data.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return data


@cache
def written() -> rdflib.Graph:
    """The ontology as it stands in its file."""
    return rdflib.Graph().parse(shipped("ontology") / "verbale.ttl")


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")
@pytest.mark.parametrize("form", [form for form in FORMS if form != "html"])
def test_the_same_ontology(form) -> None:
    assert canonical(rdflib.Graph().parse(data=text_of(form), format=PARSERS[form])) == canonical(written())
    assert text_of(form) == text_of(form)


def test_rdfxml_by_another_parser() -> None:
    read = list(ox.parse(text_of("rdfxml"), format=ox.RdfFormat.RDF_XML))
    assert len(read) == len(list(ox.parse(path=str(shipped("ontology") / "verbale.ttl"))))


class Page(HTMLParser):
    """Ids, links and what a page would load; open tags must be closed in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: set[str] = set()
        self.loaded: list[str] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs) -> None:
        found = dict(attrs)
        if "id" in found:
            self.ids.append(found["id"])
        if tag == "a":
            self.links.add(found["href"])
        elif "src" in found or "href" in found:
            self.loaded.append(tag)
        if tag not in VOID_TAGS:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs) -> None:
        pass

    def handle_endtag(self, tag) -> None:
        assert self.open.pop() == tag


def test_the_page_is_whole_and_needs_nothing() -> None:
    text = text_of("html")
    page, vocabulary = Page(text), read_vocabulary()
    assert page.open == []
    assert page.loaded == []
    assert not re.search(r"url\(|@import|fetch\(|https?://[^\s\"<]+\.(?:js|css|woff)", text)
    assert len(set(page.ids)) == len(page.ids)
    assert {term.name for term in vocabulary.terms} <= set(page.ids)
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)
    assert {link for link in page.links if not link.startswith("#")} == {"https://creativecommons.org/licenses/by/4.0/"}


def test_the_page_says_of_each_term_what_there_is() -> None:
    text, vocabulary = text_of("html"), read_vocabulary()
    for term in vocabulary.terms:
        article = text.split(f'<article id="{term.name}">')[1].split("</article>")[0]
        for language, label in term.labels:
            assert f'<span lang="{language}">' in article
            assert label.replace("&", "&amp;").replace("'", "&#x27;") in article
        for other in (*term.parents, *term.disjoint, *term.key):
            assert other in article
    assert "<svg" in text


def test_labels_in_another_language_come_first() -> None:
    first = re.findall(r'<ul class="labels"><li><span class="code">(\w+)', text_of("html", "ko"))
    assert set(first) == {"ko"}
