import pytest

from verbale.model import QueryError
from verbale.queries.guard import MAX_CHARACTERS, check_read_only


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT * { ?s ?p ?o }",
        "ask { ?s ?p 'SERVICE <http://x> {}' } # INSERT DATA",
        "SELECT ?from { GRAPH <https://w3id.org/verbale/id/graph/notes> { ?s vb:from ?from } }",
        "SELECT * { ?s ?p <https://example.org/A_(B)?c=d&e=f#g> FILTER(?n < 3 && ?m > 2) }",
        "BASE <http://example.org/> ASK { <a/b#c> <> ?o }",
        r"ASK { ?s ?p 'caf\u00e9', <http://example.org/caf\u00E9> } # \u0041",
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
        ("SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }", "FROM would choose"),
        ("BASE <FILE:///etc/> SELECT * FROM NAMED <passwd> { ?s ?p ?o }", "FROM would choose"),
        ("SELECT * FROMNAMED<urn:a>{}", "FROM would choose"),
        ("PREFIX : <urn:x> ASKFROM:a {}", "FROM would choose"),
        ("SELECT * { \u017fERVICE <http://x> {} }", "SERVICE would call"),
        (r"SELECT * { \u0053ERVICE <http://x> {} }", "write characters themselves"),
        (r"SELECT ?\u0073 { ?s ?p ?o }", "write characters themselves"),
        (r"ASK { ?s ?p '\u0027 } SERVICE <http://x> {} #' }", "may be read as syntax"),
        (r"ASK { ?s ?p '\\u0027' }", "may be read as syntax"),
        (r"ASK { ?s ?p <urn:\u003e\u0020SERVICE> }", "may be read as syntax"),
        ("ASK {} # \\u000a SERVICE", "may be read as syntax"),
        (r"ASK { ?s ?p '\uD800' }", "may be read as syntax"),
        ("SELECT * { ?a ?b ?c FILTER(?a<?b&&?c>?a) }", "put spaces around"),
        ("SELECT * { ?a ?b ?c FILTER(?a<b:c&&?c>?a) }", "put spaces around"),
        ("hello", "no SELECT"),
        ("ASK {} #" + "x" * MAX_CHARACTERS, "characters"),
    ],
)
def test_writing_and_reaching_out_are_refused(sparql, says):
    with pytest.raises(QueryError, match=says):
        check_read_only(sparql)
