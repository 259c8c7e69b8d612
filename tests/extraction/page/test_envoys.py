"""The envoys in the infobox of a page about two states, in the shapes that boxes have."""

import pytest

from verbale.extraction.extractor import extract
from verbale.readers import read_text

TOLD = "\n\nMalta–Kenya relations are foreign relations between Malta and Kenya.\n"
BULLETS = (
    "= Malta–Kenya relations =\n\nInfobox\n- Title: Malta–Kenya relations\n- Party1: Malta\n- Party2: Kenya\n"
    "- Mission1: {m1}\n- Mission2: {m2}\n- Envoy1: {e1}\n- Envoy2: {e2}"
)
KEYED = (
    "= Malta–Kenya relations =\n\nTitle\nMalta–Kenya relations\nParty1\nMalta\nParty2\nKenya\nMission1\n{m1}\n"
    "Mission2\n{m2}\nEnvoy1\n{e1}\nEnvoy2\n{e2}"
)
PIPES = (
    "= Malta–Kenya relations =\n\n| Malta–Kenya relations | |\n|---|---|\n| Malta | Kenya |\n| Diplomatic mission | |\n"
    "| {m1} | {m2} |\n| Envoy | |\n| {e1} | {e2} |"
)
COLUMNS = (
    "= Malta–Kenya relations =\n\nMalta–Kenya relations\nMalta\nKenya\nDiplomatic mission\n{m1}\n{m2}\n"
    "Envoy\n{e1}\n{e2}"
)
MIRROR = "Malta |\nKenya |\n|---|---|\n| Diplomatic mission | |\n| {m1} | {m2} |\n| Envoy | |\n| {e1} | {e2} |"
AT_HOME = {"m1": "Embassy of Malta, Nairobi", "m2": "High Commission of Kenya, Valletta"}


def offices(text):
    facts = extract(read_text(text, slug="x")).facts
    return {
        (f.fillers("holder")[0].label, f.fillers("officeHeld")[0].label) for f in facts if f.type == "OfficeHolding"
    }


@pytest.mark.parametrize("box", [BULLETS, KEYED, PIPES, COLUMNS, MIRROR])
def test_envoys_and_missions_of_a_box(box):
    text = box.format(**AT_HOME, e1="Ambassador Ann Borg", e2="High Commissioner Peter van der Otieno") + TOLD
    assert offices(text) == {
        ("Ann Borg", "ambassador of Malta to Kenya"),
        ("Peter van der Otieno", "high commissioner of Kenya to Malta"),
    }
    missions = {
        f.fillers("concernsMission")[0].label
        for f in extract(read_text(text, slug="x")).facts
        if f.type == "MissionAccreditation"
    }
    assert missions == {"embassy of Malta in Nairobi, Kenya", "high commission of Kenya in Valletta, Malta"}


def test_a_mission_elsewhere_leaves_open_where_the_envoy_is_posted():
    text = (
        BULLETS.format(m1="Embassy of Malta, Rome", m2="None", e1="Ambassador Ann Borg", e2="Ambassador Vacant") + TOLD
    )
    assert offices(text) == {("Ann Borg", "ambassador of Malta")}


@pytest.mark.parametrize(
    "envoy", ["Ann Borg", "Vacant", "Ambassador Ann Borg (non-resident)", "Ambassador", "President Ann Borg", "TBA"]
)
def test_no_envoy(envoy):
    assert offices(BULLETS.format(**AT_HOME, e1=envoy, e2="") + TOLD) == set()


def test_columns_of_other_states():
    text = COLUMNS.replace("\nMalta\nKenya\n", "\nNorway\nKenya\n").format(
        **AT_HOME, e1="Ambassador Ann Borg", e2="None"
    )
    assert offices(text + TOLD) == set()
