import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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


FRAGMENTS = st.sampled_from(
    [
        "SELECT * {",
        "ASK",
        "PREFIX : <urn:x> ",
        "PREFIX b: <urn:b#> ",
        "?s ?p ?o",
        "?a",
        "<",
        ">",
        "<?b",
        "?a<b:c",
        "<urn:a>",
        "{",
        "}",
        "(",
        ")",
        "FILTER",
        "FILTER(?a<?b)",
        "&&",
        "'",
        '"',
        "\\u0027",
        "\\U00000027",
        "\\",
        "#",
        "\n",
        " ",
        ".",
        "SERVICE",
        "SERVICE <http://[/> {}",
        "service silent",
        "SERV",
        "ICE",
        "\\u0053ERVICE",
        "FROM",
        "FROM <urn:a>",
        "FROM NAMED",
        "true",
        ":x",
        "<http://[/>",
        "BIND(1 AS ?x)",
        "OPTIONAL",
        "GRAPH ?g",
    ]
)


def services_and_datasets(part):
    """What an independent parser finds in its tree: SERVICE patterns and dataset clauses."""
    from rdflib.plugins.sparql.parserutils import CompValue

    if isinstance(part, CompValue):
        if part.name in {"ServiceGraphPattern", "DatasetClause"}:
            yield part.name
        for value in part.values():
            yield from services_and_datasets(value)
    elif hasattr(part, "__iter__") and not isinstance(part, str):
        for value in part:
            yield from services_and_datasets(value)


def test_the_independent_parser_sees_them():
    from rdflib.plugins.sparql.parser import parseQuery

    assert list(services_and_datasets(parseQuery("SELECT * FROM <urn:a> { SERVICE <urn:b> {} }"))) == [
        "DatasetClause",
        "ServiceGraphPattern",
    ]


@settings(max_examples=400, deadline=None)
@given(st.lists(FRAGMENTS, min_size=2, max_size=14).map("".join))
def test_what_passes_calls_no_one_whichever_parser_reads_it(text):
    import pyoxigraph as ox
    from pyparsing.exceptions import ParseBaseException
    from rdflib.plugins.sparql.parser import parseQuery

    text = text if "{" in text[:12] else "SELECT * { ?s ?p ?o " + text + " }"
    try:
        check_read_only(text)
    except QueryError:
        return
    try:
        list(ox.Store().query(text))
    except SyntaxError:
        pass
    except OSError as error:
        raise AssertionError(f"the engine tried to call: {error}") from error
    try:
        tree = parseQuery(text)
    except (ParseBaseException, ValueError):
        return
    assert list(services_and_datasets(tree)) == []
