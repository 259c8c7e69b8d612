import pytest

from verbale.model import DataFileError, QueryError
from verbale.model.resources import shipped
from verbale.queries import catalogue, find
from verbale.queries.catalogue import read

GOOD = """\
# title: Ages
# question: How old?
# parameters:
#   who: {type: entity, required: true, example: Kenya}
#   least: {type: integer, default: 3}
# columns:
#   age: in years
#   fact: {meaning: its node, hidden: true}
SELECT ?age ?fact { ?fact <urn:of> $who ; <urn:age> ?age FILTER(?age >= $least) }
"""


@pytest.fixture
def written(tmp_path):
    def write(text, name="ages.rq"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_a_head_is_read(written):
    query = read(written(GOOD))
    assert (query.name, query.title, query.question) == ("ages", "Ages", "How old?")
    assert [(p.name, p.type, p.required, p.default, p.example) for p in query.parameters] == [
        ("who", "entity", True, None, "Kenya"),
        ("least", "integer", False, "3", None),
    ]
    assert [(c.name, c.hidden) for c in query.columns] == [("age", False), ("fact", True)]
    assert query.sparql == GOOD


def test_a_question_in_three_languages(written):
    query = read(
        written(GOOD.replace("# question: How old?", "# question:\n#   en: How old?\n#   ko: >\n#     몇\n#     살?"))
    )
    assert query.question == query.asked() == query.asked("es") == "How old?"
    assert query.asked("ko") == "몇 살?"
    assert read(written(GOOD)).questions == {"en": "How old?"}


def test_how_an_answer_is_drawn(written):
    query = read(written(GOOD.replace("# columns:", "# draw:\n#   timeline: {time: age, node: fact}\n# columns:")))
    assert query.draw == {"timeline": {"time": "age", "node": "fact"}}


def test_a_query_without_a_head_is_a_query(written):
    query = read(written("# just a comment\nASK { ?s ?p ?o }"))
    assert (query.title, query.parameters) == ("ages", ())


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("# title: Ages", "# titel: Ages", r"ages\.rq:1: unknown key 'titel'"),
        ("# title: Ages\n", "", r"ages\.rq:1: the head has no title"),
        ("type: entity", "type: entitty", r"ages\.rq:4: parameter 'who' has the unknown type 'entitty'"),
        ("type: integer, ", "", r"ages\.rq:5: parameter 'least' needs a type"),
        ("default: 3", "defalt: 3", r"ages\.rq:5: parameter 'least' has an unknown key 'defalt'"),
        ("required: true", "required: true, default: x", r"ages\.rq:4: .* keep one"),
        ("required: true", "required: maybe", r"ages\.rq:4: .* true or false"),
        ("required: true", "edge: middle", r"ages\.rq:4: .* start or end"),
        ("$who", "<urn:x>", r"ages\.rq:4: parameter 'who' is not used"),
        ("?age ?fact {", "?who ?fact {", r"ages\.rq:4: \?who is the parameter"),
        ("{type: integer", "{type: [integer", r"ages\.rq:\d: the head is not YAML"),
        ("# question: How old?", "# question: [How old]", r"ages\.rq:2: question is a text, or a mapping"),
        ("# question: How old?", "# question: {es: Qué edad}", r"ages\.rq:2: question needs at least en"),
        (
            "# question: How old?",
            "# question:\n#   en: How old?\n#   fr: Quoi?",
            r"ages\.rq:2: .* unknown language 'fr'",
        ),
        ("# question: How old?", "# question:\n#   en: How old?\n#   no: Alder", r"ages\.rq:2: .* language False"),
        ("# question: How old?", "# question:\n#   en: How old?\n#   ko: 7", r"ages\.rq:4: the question in 'ko'"),
        ("# columns:", "# draw: {chart: {}}\n# columns:", r"ages\.rq:6: draw has the unknown drawing 'chart'"),
        ("# columns:", "# draw: {timeline: {when: age}}\n# columns:", r"ages\.rq:6: .* unknown role 'when'"),
        ("# columns:", "# draw: {timeline: {time: old}}\n# columns:", r"ages\.rq:6: .* column 'old'"),
        ("type: entity", "choices: [a], type: entity", r"ages\.rq:4: .* for the type text"),
        ("type: entity", "under: Event, type: entity", r"ages\.rq:4: .* the type class"),
        (
            "# columns:\n#   age: in years\n#   fact: {meaning: its node, hidden: true}",
            "# columns: [age]",
            r":6: columns is a",
        ),
    ],
)
def test_a_faulty_head_is_told_with_its_line(written, old, new, says):
    assert old in GOOD
    with pytest.raises(DataFileError, match=says):
        read(written(GOOD.replace(old, new, 1)))


def test_unreadable_files_are_named(tmp_path):
    with pytest.raises(QueryError, match=r"none\.rq"):
        read(tmp_path / "none.rq")
    (tmp_path / "bin.rq").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(QueryError, match=r"bin\.rq: not UTF-8"):
        read(tmp_path / "bin.rq")


def test_the_shipped_queries_are_complete():
    queries = catalogue([shipped("queries")])
    assert {"allegations", "missions", "provenance", "relation-profile", "timeline"} <= {q.name for q in queries}
    for query in queries:
        assert query.title
        assert query.question.endswith("?")
        assert query.description
        assert query.columns
        assert all(c.meaning for c in query.columns)
        assert all(p.description for p in query.parameters)


def test_near_misses_are_suggested(written):
    folder = written(GOOD).parent
    assert find("ages", [folder]).title == "Ages"
    with pytest.raises(QueryError, match="did you mean ages"):
        find("agse", [folder])
    with pytest.raises(QueryError, match="there are: ages"):
        find("zzz", [folder])


def test_an_earlier_folder_wins(written, tmp_path):
    folder = written(GOOD.replace("Ages", "Mine"), "timeline.rq").parent
    assert find("timeline", [folder, shipped("queries")]).title == "Mine"
