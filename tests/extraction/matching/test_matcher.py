"""Frames on parses: what fills a role, what keeps a pattern from matching."""

from decimal import Decimal

import pytest

from parses import reading, token
from verbale.extraction.matching.matcher import Matcher
from verbale.model import Entity, FactKind, Polarity, Status, Text

FRAME = "frame: test\ntype: Opening\n{kind}patterns:\n  - verb: open\n    roles: {{{roles}}}\n{more}"
PAIR = "Kenya–Norway relations"
OPENED = "Kenya/NNP/nsubj>opened@GPE opened=open/VBD/ROOT a/DT/det>port port/NN/dobj>opened "


@pytest.fixture
def match(tmp_path):
    """Reads sentences with one frame of the given roles; gives the drafts of the last sentence."""

    def read(*notations, roles="agent: subject = state", kind="", more="", title="", pattern=None):
        text = pattern or FRAME.format(roles=roles, kind=f"kind: {kind}\n" if kind else "", more=more)
        folder = tmp_path / str(len(list(tmp_path.iterdir())))
        folder.mkdir()
        (folder / "test.yaml").write_text(text, encoding="utf-8")
        made = reading(*notations, title=title)
        matcher = Matcher(made, folder)
        for sentence in made.sentences[:-1]:
            matcher.read(sentence)
        return matcher.read(made.sentences[-1])

    return read


def fillers(draft):
    return {
        role: [f.label if isinstance(f, Entity) else f.value if isinstance(f, Text) else f for f in found]
        for role, found in draft.roles.items()
    }


def test_a_trigger_with_its_roles_gives_a_draft(match):
    (draft,) = match(OPENED, roles="agent: subject = state, about: object = text")
    assert (draft.type, draft.kind, draft.rule, draft.trigger.text) == ("Opening", FactKind.EVENT, "test", "opened")
    assert fillers(draft) == {"agent": ["Kenya"], "about": ["port"]}


def test_a_role_that_must_be_filled_keeps_the_pattern_from_matching(match):
    assert match("It/PRP/nsubj>opened opened=open/VBD/ROOT", roles="agent: subject = state !") == []
    assert match(OPENED, roles="agent: subject = state !2") == []
    assert (
        len(match("It/PRP/nsubj>opened opened=open/VBD/ROOT ports/NNS/dobj>opened", roles="about: object = text")) == 1
    )


def test_alternatives_take_the_first_that_is_filled_and_unions_all(match):
    in_norway = OPENED + "in/IN/prep>opened Norway/NNP/pobj>in@GPE"
    assert fillers(match(in_norway, roles="who: by | subject = state")[0]) == {"who": ["Kenya"]}
    assert fillers(match(in_norway, roles="who: subject | in = state")[0]) == {"who": ["Kenya"]}
    assert fillers(match(in_norway, roles="who: subject + in = state")[0]) == {"who": ["Kenya", "Norway"]}


def test_a_path_leads_to_the_slot_of_a_slot(match):
    notation = OPENED + "of/IN/prep>port Norway/NNP/pobj>of@GPE"
    assert fillers(match(notation, roles="whose: object.of = state")[0]) == {"whose": ["Norway"]}


def test_a_preposition_is_looked_for_on_the_object_too(match):
    notation = OPENED + "in/IN/prep>port Norway/NNP/pobj>in@GPE"
    assert fillers(match(notation, roles="where: in = place")[0]) == {"where": ["Norway"]}


@pytest.mark.parametrize(
    ("slot", "found"), [("pair", ["Kenya", "Norway"]), ("other", ["Norway"]), ("host", []), ("home", []), ("topic", [])]
)
def test_the_title_fixes_some_slots(match, slot, found):
    (draft,) = match(OPENED, roles=f"agent: subject = state, also: {slot} = state", title=PAIR)
    assert fillers(draft).get("also", []) == found


def test_without_a_title_the_pair_is_open(match):
    assert match(OPENED, roles="who: pair = state !2") == []


WITH = """\
frame: test
type: Opening
patterns:
  - verb: open
    {key}: {{object: [port]}}
    roles: {{about: object = text}}
"""


def test_with_and_without_look_at_words(match):
    door = OPENED.replace("port", "door")
    assert [len(match(n, pattern=WITH.format(key="with"))) for n in (OPENED, door)] == [1, 0]
    assert [len(match(n, pattern=WITH.format(key="without"))) for n in (OPENED, door)] == [0, 1]


def test_a_frame_within_groups_reads_only_documents_about_one(match):
    pattern = WITH.format(key="with") + "    within: group\n"
    assert match(OPENED, pattern=pattern) == []
    assert len(match(OPENED, pattern=pattern, title="Danes in Kenya")) == 1


def test_constants_are_texts(match):
    pattern = WITH.format(key="with") + "    set: {topic: trade}\n"
    assert fillers(match(OPENED, pattern=pattern)[0])["topic"] == ["trade"]


def test_the_pattern_that_fills_more_wins(match):
    pattern = WITH.format(key="with") + "  - verb: open\n    roles: {agent: subject = state, about: object = text}\n"
    assert [fillers(d) for d in match(OPENED, pattern=pattern)] == [{"agent": ["Kenya"], "about": ["port"]}]


def test_each_splits_a_role(match):
    notation = OPENED.replace("opened=", "and/CC/cc>Kenya Norway/NNP/conj>Kenya@GPE opened=")
    drafts = match(notation, roles="agent: subject = state, about: object = text", more="each: [agent]")
    assert [fillers(d) for d in drafts] == [
        {"agent": ["Kenya"], "about": ["port"]},
        {"agent": ["Norway"], "about": ["port"]},
    ]


def test_also_gives_the_direct_relation(match):
    notation = OPENED + "in/IN/prep>opened Norway/NNP/pobj>in@GPE"
    also = "also: [{property: presentIn, subject: agent, object: place}]"
    event, link = match(notation, roles="agent: subject = state, place: in = place", more=also)
    assert (link.type, link.kind, fillers(link)) == (
        "presentIn",
        FactKind.RELATION,
        {"subject": ["Kenya"], "object": ["Norway"]},
    )
    assert event.kind is FactKind.EVENT


def test_stance_goes_with_the_draft_and_its_relations(match):
    notation = (
        "Kenya/NNP/nsubj>plans@GPE plans=plan/VBZ/ROOT to/TO/aux>open open/VB/xcomp>plans ports/NNS/dobj>open "
        "in/IN/prep>open Norway/NNP/pobj>in@GPE"
    )
    also = "also: [{property: presentIn, subject: agent, object: place}]"
    drafts = match(notation, roles="agent: subject = state, place: in = place", more=also)
    assert [d.status for d in drafts] == [Status.PLANNED] * 2
    negated = OPENED.replace("opened=", "never/RB/advmod>opened opened=")
    assert [d.polarity for d in match(negated)] == [Polarity.NEGATIVE]


ATTEMPT = "Kenya/NNP/nsubj>tried@GPE tried=try/VBD/ROOT to/TO/aux>open open/VB/xcomp>tried ports/NNS/dobj>open"


def test_an_attempt_is_a_type_of_its_own_or_else_only_planned(match):
    (draft,) = match(ATTEMPT, more="attempt: AttemptedOpening")
    assert (draft.type, draft.status) == ("AttemptedOpening", Status.ASSERTED)
    (draft,) = match(ATTEMPT)
    assert (draft.type, draft.status) == ("Opening", Status.PLANNED)


def test_what_is_said_of_whom_is_sensitive_only_while_unsettled(match):
    assert [d.sensitive for d in match(OPENED, more="sensitive: true")] == [False]
    assert [d.sensitive for d in match(ATTEMPT, more="sensitive: true")] == [True]


def test_whose_word_it_is(match):
    notation = (
        "Norway/NNP/nsubj>said@GPE said=say/VBD/ROOT Kenya/NNP/nsubj>opened@GPE opened=open/VBD/ccomp>said "
        "ports/NNS/dobj>opened"
    )
    (draft,) = match(notation)
    assert draft.status is Status.REPORTED
    assert [e.label for e in draft.according_to] == ["Norway"]


def test_one_actor_in_two_roles_that_exclude_each_other_is_a_misreading(match):
    roles = "agent: subject = state, recipient: {} = state"
    notation = OPENED + "for/IN/prep>opened {}/NNP/pobj>for@GPE"
    assert match(notation.format("Kenya"), roles=roles.format("for")) == []
    assert len(match(notation.format("Norway"), roles=roles.format("for"))) == 1


def test_a_time_dates_the_draft(match):
    (draft,) = match(OPENED + "in/IN/prep>opened 1990/CD/pobj>in@DATE")
    assert (draft.time.edtf, draft.time_computed_from) == ("1990", None)


VALUE = (
    "frame: test\ntype: Count\nkind: observation\npatterns:\n  - verb: open\n    roles: {value: object = number !}\n"
)
FIVE = "Kenya/NNP/nsubj>opened@GPE opened=open/VBD/ROOT 500/CD/nummod>ports ports=port/NNS/dobj>opened"


def test_a_value_keeps_its_unit(match):
    (draft,) = match(FIVE, pattern=VALUE)
    assert (draft.value, draft.unit) == (Decimal(500), "item")
    assert match(OPENED, pattern=VALUE) == []


def test_units_pick_among_numbers(match):
    assert len(match(FIVE, pattern=VALUE + "    units: [item]\n")) == 1
    assert match(FIVE, pattern=VALUE + "    units: [person]\n") == []


EVENTS = """\
frame: attack
type: Attack
patterns:
  - {verb: attack, roles: {agent: subject = state, target: object = state}}
  - {noun: attack, roles: {target: on = state}}
---
frame: condemnation
type: Condemnation
patterns:
  - {verb: condemn, roles: {speaker: subject = state, about: object = event !}}
"""
ATTACKED = "Chad/NNP/nsubj>attacked@GPE attacked=attack/VBD/ROOT Mali/NNP/dobj>attacked@GPE"


def test_an_event_may_fill_a_role(match):
    notation = (
        "Norway/NNP/nsubj>condemned@GPE condemned=condemn/VBD/ROOT the/DT/det>attack attack/NN/dobj>condemned "
        "on/IN/prep>attack Mali/NNP/pobj>on@GPE"
    )
    drafts = {d.type: d for d in match(notation, pattern=EVENTS)}
    assert drafts["Condemnation"].roles["about"] == [drafts["Attack"]]


@pytest.mark.parametrize("reference", ["the/DT/det>attack attack/NN/dobj>condemned", "this/DT:PRON/dobj>condemned"])
def test_an_event_spoken_of_before_may_fill_a_role(match, reference):
    notation = f"Norway/NNP/nsubj>condemned@GPE condemned=condemn/VBD/ROOT {reference}"
    told = match(ATTACKED, notation, pattern=EVENTS)
    (draft,) = [d for d in told if d.type == "Condemnation"]
    assert draft.roles["about"][0].type == "Attack"


def test_an_event_that_nobody_spoke_of_fills_none(match):
    notation = "Norway/NNP/nsubj>condemned@GPE condemned=condemn/VBD/ROOT this/DT:PRON/dobj>condemned"
    assert match(notation, pattern=EVENTS) == []


def test_a_stated_cause_is_a_fact_of_its_own(match):
    notation = (
        OPENED + "in/IN/prep>opened response/NN/pobj>in to/IN/prep>response the/DT/det>drought drought/NN/pobj>to"
    )
    event, cause = match(notation)
    assert (cause.type, cause.kind) == ("statedCause", FactKind.ATTRIBUTE)
    assert cause.roles["subject"] == [event]
    assert fillers(cause)["object"] == ["drought"]


def test_a_reference_cites_the_sentence_that_decides_it(match):
    told = match(OPENED, "The/DT/det>country country/NN/nsubj>opened opened=open/VBD/ROOT ports/NNS/dobj>opened")
    (draft,) = told
    assert fillers(draft) == {"agent": ["Kenya"]}
    assert len(draft.evidence) == 2


def test_a_token_triggers_once(tmp_path):
    (tmp_path / "test.yaml").write_text(
        FRAME.format(roles="agent: subject = state", kind="", more=""), encoding="utf-8"
    )
    made = reading(OPENED)
    matcher = Matcher(made, tmp_path)
    sentence = made.sentences[0]
    assert matcher.at(sentence, token(sentence, "opened")) == matcher.at(sentence, token(sentence, "opened"))
    assert matcher.read(sentence) == []
    assert len(matcher.drafts) == 1
