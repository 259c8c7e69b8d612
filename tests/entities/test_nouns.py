"""The class nouns, and what is said of a file of them that is wrong."""

import pytest

from verbale.entities import nouns
from verbale.model import DataFileError

WHOLE = """
missions: {embassy: [Embassy, embassy]}
bodies: {army: [SecurityBody, army]}
agreements: {pact: [Agreement, pact]}
groups: [community]
states: [country]
persons: [envoy]
classes: {party: PoliticalParty}
body_nouns:
  council: [name, title, kind]
  club: [title]
"""


def test_the_shipped_nouns_are_lower_case_and_single_spaced():
    loaded = nouns.load()
    words = [*loaded.missions, *loaded.bodies, *loaded.agreements, *loaded.classes]
    words += [*loaded.groups, *loaded.states, *loaded.persons]
    words += [*loaded.body_names, *loaded.body_titles, *loaded.body_kinds]
    assert len(words) > 100
    assert [w for w in words if w != " ".join(w.lower().split())] == []


def test_a_file_is_read_by_section(tmp_path):
    path = tmp_path / "nouns.yaml"
    path.write_text(WHOLE, encoding="utf-8")
    loaded = nouns.load(path)
    assert loaded.missions == {"embassy": ("Embassy", "embassy")}
    assert loaded.groups == {"community"}
    assert loaded.classes == {"party": "PoliticalParty"}
    assert (loaded.body_names, loaded.body_titles) == ({"council"}, {"council", "club"})
    assert loaded.body_kinds == {"council"}


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("[Embassy, embassy]", "Embassy", "section 'missions' must map each noun to [class, label]"),
        ("bodies: {army: [SecurityBody, army]}", "", "section 'bodies' must map each noun to [class, label]"),
        ("groups: [community]", "groups: community", "section 'groups' must be a list of nouns"),
        ("classes: {party: PoliticalParty}", "classes: [party]", "section 'classes' must map each noun to a class"),
        ("body_nouns:", "others:", "section 'body_nouns' must map each noun to its uses"),
    ],
)
def test_a_section_of_another_shape_is_named(tmp_path, old, new, message):
    path = tmp_path / "nouns.yaml"
    path.write_text(WHOLE.replace(old, new), encoding="utf-8")
    with pytest.raises(DataFileError) as raised:
        nouns.load(path)
    assert str(raised.value) == f"{path}: {message}"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("club: [titel]", "the uses of 'club' must be a list of name, title, kind"),
        ("club: title", "the uses of 'club' must be a list of name, title, kind"),
        ("club: []", "the uses of 'club' must be a list of name, title, kind"),
        ("council: [title]", "'council' stands twice in 'body_nouns'; keep one line"),
        ("Club: [title]", "'Club' must be one word in lower case"),
        ("golf club: [title]", "'golf club' must be one word in lower case"),
    ],
)
def test_a_noun_of_bodies_with_another_shape_is_pointed_at(tmp_path, line, message):
    path = tmp_path / "nouns.yaml"
    path.write_text(WHOLE.replace("club: [title]", line), encoding="utf-8")
    at = path.read_text(encoding="utf-8").splitlines().index(f"  {line}") + 1
    with pytest.raises(DataFileError) as raised:
        nouns.load(path)
    assert str(raised.value) == f"{path}:{at}: {message}"
