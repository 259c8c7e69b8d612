"""Why a row is so: proofs of the inferred triples that it rests on."""

import pytest

from verbale.model import QueryError
from verbale.queries import run
from verbale.queries.proofs import MAX_PROOFS

SPARQL = "SELECT ?a ?b { ?a vb:representedIn ?b }"


def test_a_row_that_rests_on_inferred_triples_has_their_proofs(data):
    result = run(SPARQL, data=data, why=True)
    (proof,) = result.proofs
    assert proof[0] == "Botswana “represented in” Kenya"
    assert any("Botswana has an embassy in Nairobi." in line for line in proof)
    assert any("axiom: " in line for line in proof)
    # That relations go both ways is inferred of the two as well, but the question is another.
    assert not any("goes both ways" in line for line in proof)


def test_proofs_are_there_when_asked_for_afterwards(data):
    assert run(SPARQL, data=data)[0].why() == run(SPARQL, data=data, why=True).proofs[0]


def test_a_row_of_facts_alone_has_no_proof(data):
    result = run("SELECT ?m ?s { ?m vb:seat ?s }", data=data, why=True)
    assert result.proofs == ((),)


def test_a_kind_that_is_inferred_is_proved(data):
    result = run("SELECT ?who ?kind { ?who a ?kind . ?who vb:hasHeldOffice ?o }", data=data, why=True)
    proofs = {row.kind.label: "\n".join(row.why()) for row in result}
    assert "Thandi Moyo was ambassador" in proofs["ambassador"]
    assert proofs["person"] == ""


def test_proofs_are_bounded(data):
    result = run("SELECT * { ?a ?p ?b } ", data=data, why=True, max_rows=300)
    assert len(result.proofs) == len(result)
    tops = [sum(not line.startswith(" ") and bool(line) for line in proof) for proof in result.proofs]
    assert 0 < max(tops) <= MAX_PROOFS


def test_an_endpoint_gives_no_proofs():
    with pytest.raises(QueryError, match="an endpoint gives no proofs"):
        run(SPARQL, endpoint="http://127.0.0.1:1/", why=True)
