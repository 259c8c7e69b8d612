import pytest

from verbale.model import QueryError
from verbale.queries.guard import MAX_CHARACTERS, check_read_only


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT * { ?s ?p ?o }",
        "ask { ?s ?p 'SERVICE <http://x> {}' } # INSERT DATA",
        "SELECT * FROM <https://w3id.org/verbale/id/graph/notes> { ?s ?p ?o }",
        "SELECT ?service { ?service a <http://example.org/service> }",
        "DESCRIBE <urn:load>",
        "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o . ?s vb:delete ?drop }",
    ],
)
def test_reading_passes(sparql):
    check_read_only(sparql)


@pytest.mark.parametrize(
    ("sparql", "says"),
    [
        ("INSERT DATA { <urn:a> <urn:b> 1 }", "line 1: INSERT changes the graph"),
        ("PREFIX a: <urn:a>\ndelete where { ?s ?p ?o }", "line 2: DELETE changes"),
        ("LOAD <http://example.org/>", "LOAD changes"),
        ("SELECT * {} ; DROP ALL", "DROP changes"),
        ("SELECT * { SERVICE <http://x> { ?s ?p ?o } }", "SERVICE would call"),
        ("SELECT * { service silent ?x {} }", "SERVICE would call"),
        ("SELECT * { SERVICESILENT<http://x>{} }", "SERVICE would call"),
        ("PREFIX : <http://x> SELECT * { SERVICE:x {} }", "SERVICE would call"),
        ("SELECT * { ?s ?p trueSERVICE<http://x>{} }", "SERVICE would call"),
        ("SELECT * { ?a ?p ?b FILTER(?a<?b)SERVICE#>\n<http://x>{} }", "SERVICE would call"),
        ("SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }", "only name graphs that are loaded"),
        ("BASE <FILE:///etc/> SELECT * FROM NAMED <passwd> { ?s ?p ?o }", "only name graphs that are loaded"),
        ("hello", "no SELECT"),
        ("ASK {} #" + "x" * MAX_CHARACTERS, "characters"),
    ],
)
def test_writing_and_reaching_out_are_refused(sparql, says):
    with pytest.raises(QueryError, match=says):
        check_read_only(sparql)
