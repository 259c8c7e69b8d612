"""Frames as files give them; what is wrong in a file is named with its line."""

import pytest

from verbale.extraction.matching.frames import index, load, read_frames
from verbale.model import DataFileError, FactKind

WHOLE = """\
frame: port-opening
type: Opening
kind: event
patterns:
  - verb: [open, inaugurate]
    with: {object: [port]}
    without: {adverb: [never]}
    roles:
      agent: subject | by = party !
      about: object.of + in = place
      parties: pair = state !2
    set: {topic: trade}
    time: [at, by]
    units: [person]
  - noun: opening
also:
  - {property: opened, subject: agent, object: about}
each: [agent]
kin: [Opening]
sensitive: true
status: reported
examples:
  positive:
    - {text: Kenya opened a port., gives: {agent: Kenya}, title: Ports}
  negative:
    - Kenya opened a door.
---
frame: port-closing
type: Closing
patterns:
  - verb: close
"""


@pytest.fixture
def path(tmp_path):
    made = tmp_path / "ports.yaml"
    made.write_text(WHOLE, encoding="utf-8")
    return made


def test_a_frame_is_read_whole(path):
    opening, closing = read_frames(path)
    first, second = opening.patterns
    assert (opening.id, opening.type, opening.kind, opening.status) == (
        "port-opening",
        "Opening",
        FactKind.EVENT,
        "reported",
    )
    assert (opening.sensitive, opening.each, opening.kin) == (True, ("agent",), ("Opening",))
    assert opening.also == (("opened", "agent", "about"),)
    assert (first.part, first.lemmas) == ("verb", ("open", "inaugurate"))
    assert (first.with_, first.without) == ((("object", ("port",)),), (("adverb", ("never",)),))
    assert (first.time, first.units, first.constants) == (("at", "by"), ("person",), (("topic", "trade"),))
    assert (second.part, second.lemmas, second.roles) == ("noun", ("opening",), ())
    assert [(e.text, e.gives, e.title) for e in opening.positive] == [
        ("Kenya opened a port.", (("agent", "Kenya"),), "Ports")
    ]
    assert opening.negative == ("Kenya opened a door.",)
    assert (closing.id, closing.sensitive, closing.status) == ("port-closing", False, None)


def test_a_role_lists_alternatives_of_unions_of_paths(path):
    agent, about, parties = read_frames(path)[0].patterns[0].roles
    assert (agent.alternatives, agent.want, agent.need) == (((("subject",),), (("by",),)), "party", 1)
    assert (about.alternatives, about.need) == (((("object", "of"), ("in",)),), 0)
    assert parties.need == 2


WRONG = {
    "no name": ("frame: port-opening", "name: port-opening", 2, "a frame needs a name: `frame: mission-opening`"),
    "no type": ("type: Opening\n", "", 1, "frame port-opening: needs `type` and `patterns`"),
    "no patterns in the second": (
        "patterns:\n  - verb: close",
        "note: none",
        28,
        "frame port-closing: needs `type` and `patterns`",
    ),
    "unknown key": (
        "kin:",
        "kind_of:",
        19,
        "frame port-opening: unknown key 'kind_of' in a frame; known: also, attempt,",
    ),
    "unknown key of a pattern": (
        "set:",
        "sett:",
        12,
        "frame port-opening: unknown key 'sett' in a pattern; known: adjective,",
    ),
    "unknown kind": (
        "kind: event",
        "kind: deed",
        3,
        "frame port-opening: unknown kind 'deed'; one of event, situation,",
    ),
    "unknown status": (
        "status: reported",
        "status: sure",
        21,
        "frame port-opening: unknown status 'sure'; one of asserted,",
    ),
    "no trigger": (
        "- verb: close",
        "- time: [at]",
        30,
        "frame port-closing: a pattern needs `verb`, `noun` or `adjective`",
    ),
    "a role without what it wants": (
        "subject | by = party !",
        "subject | by",
        9,
        "frame port-opening: role agent: cannot read 'subject | by'; write `slot | slot = want !`",
    ),
    "an unknown filler": (
        "object.of + in = place",
        "object.of + in = spot",
        10,
        "frame port-opening: role about: unknown kind of filler 'spot'; known: actor,",
    ),
    "a bare no": (
        "without: {adverb: [never]}",
        "without: {adverb: [no]}",
        1,
        "frame port-opening: False is no word; write it in quotes",
    ),
    "a bare on": (
        "with: {object: [port]}",
        "with: {on: [port]}",
        1,
        "frame port-opening: True is no word; write it in quotes",
    ),
    "patterns as a word": (
        "patterns:\n  - verb: close",
        "patterns: close",
        30,
        "frame port-closing: `patterns` must be a list",
    ),
    "with as a list": (
        "with: {object: [port]}",
        "with: [port]",
        6,
        "frame port-opening: `with` must be a mapping of names to values",
    ),
    "an example without text": (
        "{text: Kenya opened a port., ",
        "{",
        23,
        "frame port-opening: a positive example needs `text` and what",
    ),
    "a relation without ends": (
        ", object: about}",
        "}",
        16,
        "frame port-opening: each of `also` needs `property`, `subject` and",
    ),
    "no YAML": ("kin: [Opening]", "kin: [Opening", 20, "not valid YAML: "),
    "a list": (
        "frame: port-closing\ntype: Closing\npatterns:\n  - verb: close",
        "- verb: close",
        2,
        "a frame needs a name: ",
    ),
}


@pytest.mark.parametrize(("old", "new", "line", "message"), WRONG.values(), ids=WRONG.keys())
def test_what_is_wrong_is_named_with_its_line(path, old, new, line, message):
    assert WHOLE.count(old) >= 1
    path.write_text(WHOLE.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DataFileError) as raised:
        read_frames(path)
    assert str(raised.value).startswith(f"{path}:{line}: {message}")
    assert "\n" not in str(raised.value)


def test_a_frame_stands_once_in_a_folder(path):
    other = path.with_name("quays.yaml")
    other.write_text("frame: quay\ntype: Opening\npatterns: [{verb: moor}]\n---\n" + WHOLE, encoding="utf-8")
    with pytest.raises(DataFileError) as raised:
        load(path.parent)
    assert str(raised.value) == f"{other}:5: frame port-opening: is defined twice"


def test_the_index_finds_patterns_by_their_trigger(path):
    table = index(path.parent)
    assert sorted(table) == [("noun", "opening"), ("verb", "close"), ("verb", "inaugurate"), ("verb", "open")]
    assert [f.id for f, _ in table["verb", "open"]] == ["port-opening"]
