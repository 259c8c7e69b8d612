import hashlib
import shutil
import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.entities.background import background, documents
from verbale.entities.gazetteer import Gazetteer, fold, load
from verbale.entities.tables import DATA, read_table
from verbale.model import DataFileError, FactKind, Tier


def keys(name):
    return [entity.key for entity in load().candidates(name)]


def found(text, **options):
    return [(m.passage.of(text), sorted({e.entity.key for e in m.entries})) for m in load().find(text, **options)]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Korea", ["state/KP", "state/KR"]),
        ("Korean", ["state/KP", "state/KR"]),
        ("Koreans", ["state/KP", "state/KR"]),
        ("coreanas", ["state/KP", "state/KR"]),
        ("Congo", ["state/CD", "state/CG"]),
        ("Dominican", ["state/DM", "state/DO"]),
        ("Georgia", ["state/GE", "place/US-georgia-state"]),
        ("American", ["state/US"]),
        ("America", ["state/US"]),
        ("the United States'", ["state/US"]),
        ("the U.S.", ["state/US"]),
        ("U.S.A.", ["state/US"]),
        ("US", ["state/US"]),
        ("us", []),
        ("who", []),
        ("Republic of Korea", ["state/KR"]),
        ("ROK", ["state/KR"]),
        ("Democratic People’s Republic of Korea", ["state/KP"]),
        ("People's Republic of China", ["state/CN"]),
        ("Republic of China", ["state/TW"]),
        ("Guinea", ["state/GN"]),
        ("Guinea‐Bissau", ["state/GW"]),
        ("Niger", ["state/NE"]),
        ("Nigerian", ["state/NG"]),
        ("Dominica", ["state/DM"]),
        ("CÔTE D’IVOIRE", ["state/CI"]),
        ("Cote d'Ivoire", ["state/CI"]),
        ("Zaire", ["state/CD"]),
        ("Burma", ["state/MM"]),
        ("Soviet", ["state/soviet-union"]),
        ("East German", ["state/east-germany"]),
        ("Singapore", ["state/SG"]),
        ("Perú", ["state/PE"]),
        ("peruana", ["state/PE"]),
        ("peru", []),
        ("대한민국", ["state/KR"]),
        ("UN", ["organisation/united-nations"]),
        ("U.N.", ["organisation/united-nations"]),
        ("un", []),
        ("ambassador", ["office/ambassador"]),
        ("Consul General", ["office/consul-general"]),
        ("soles", ["currency/PEN"]),
        ("Latin American", ["place/latin-america"]),
        ("Guinea pig", []),
        ("Kurds", ["group/kurds"]),
        ("Kurdish", ["group/kurds", "place/kurdistan"]),
        ("Atlantis", []),
        ("", []),
    ],
)
def test_lookup(name, expected):
    assert keys(name) == expected


def test_forms_say_what_a_name_is():
    forms = {
        name: load().lookup(name)[0].form
        for name in ("Norway", "Norwegian", "Norwegians", "Kurds", "Kurdish", "DPRK", "Kingdom of Norway")
    }
    assert forms == {
        "Norway": "name",
        "Norwegian": "adjective",
        "Norwegians": "demonym",
        "Kurds": "demonym",
        "Kurdish": "adjective",
        "DPRK": "acronym",
        "Kingdom of Norway": "official",
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Papua New Guinea and Guinea", [("Papua New Guinea", ["state/PG"]), ("Guinea", ["state/GN"])]),
        ("Equatorial Guinea", [("Equatorial Guinea", ["state/GQ"])]),
        ("the Gulf of Guinea", [("Gulf of Guinea", ["place/gulf-of-guinea"])]),
        ("South Sudanese", [("South Sudanese", ["state/SS"])]),
        ("North Korean-built", [("North Korean", ["state/KP"])]),
        ("New Mexico, Mexico", [("New Mexico", ["place/US-new-mexico-state"]), ("Mexico", ["state/MX"])]),
        ("Mexico City’s mayor", [("Mexico City", ["place/MX-mexico-city"])]),
        ("Trinidad & Tobago", [("Trinidad & Tobago", ["state/TT"])]),
        ("U.S.-backed talks in the U.K.", [("U.S.", ["state/US"]), ("U.K.", ["state/GB"])]),
        ("EE. UU. y los EE.UU.", [("EE. UU", ["state/US"]), ("EE.UU.", ["state/US"])]),
        ("they told us and US", [("US", ["state/US"])]),
        ("Republic of\nKenya", [("Republic of\nKenya", ["state/KE"])]),
        ("South\n\nAfrica", [("Africa", ["place/africa"])]),
        ("a Guinea pig in Ghana", [("Ghana", ["state/GH"])]),
        ("WHO CAN WIN", []),
        ("the WHO said", [("WHO", ["organisation/world-health-organization"])]),
        ("Congo (Kinshasa)", [("Congo (Kinshasa)", ["state/CD"])]),
        ("몽골은 케냐대사관", [("몽골", ["state/MN"]), ("케냐", ["state/KE"])]),
        ("the turkey in china", []),
        ("Côte d’Ivoire", [("Côte d’Ivoire", ["state/CI"])]),
        ("the Pacific Alliance", [("Pacific Alliance", ["organisation/pacific-alliance"])]),
    ],
)
def test_find(text, expected):
    assert found(text) == expected


def test_find_counts_in_the_whole_text():
    text = "Kenya, Ghana, Togo"
    assert [m.passage.of(text) for m in load().find(text, 6, 13)] == ["Ghana"]


def test_find_keeps_offices_apart():
    text = "The foreign minister of Togo"
    assert found(text) == [("Togo", ["state/TG"])]
    assert found(text, kinds={"office"}) == [("foreign minister", ["office/foreign-minister"])]


def test_decomposed_accents_keep_their_place():
    text = unicodedata.normalize("NFD", "São Paulo and Perú")
    assert [m.passage.of(text) for m in load().find(text)] == [
        unicodedata.normalize("NFD", s) for s in ("São Paulo", "Perú")
    ]


WORDS = st.sampled_from(
    ["South", "Korea", "Guinea", "-", "Bissau", "U.S.", "the", "New", "&", "Tobago", "북한은", "(", ")", "\n", "’s"]
)


@given(st.lists(st.one_of(WORDS, st.text(max_size=4))).map(" ".join))
def test_matches_are_apart_in_order_and_inside(text):
    last = 0
    for match in load().find(text):
        assert last <= match.passage.start < match.passage.end <= len(text)
        assert match.entries
        assert all(fold(match.passage.of(text)) == fold(entry.name) for entry in match.entries)
        last = match.passage.end


@given(st.text())
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize("piece", ["South ", "U.S.", "a", "Democratic People's Republic of ", "한", " ", "\n", "("])
def test_find_takes_linear_time(piece):
    def cost(size):
        text = piece * (size // len(piece))
        start = time.process_time()
        for _ in load().find(text):
            pass
        return time.process_time() - start

    cost(1000)
    assert cost(200_000) < max(40 * cost(20_000), 2)


def test_background_quotes_its_row():
    gazetteer = load()
    quoted = {document.slug: document for document in documents(gazetteer)}
    facts = background(gazetteer, gazetteer.state("KE"))
    assert [(f.type, f.fillers("subject")[0].key, f.fillers("object")[0].key) for f in facts] == [
        ("capital", "state/KE", "place/KE-nairobi"),
        ("locatedIn", "place/KE-nairobi", "state/KE"),
    ]
    for fact in facts:
        (evidence,) = fact.evidence
        assert evidence.passage.of(quoted[fact.document].text) == evidence.quote
        assert evidence.quote.startswith("place/KE-nairobi\t")
        assert (fact.kind, fact.tier, fact.rule, fact.confidence, fact.direct) == (
            FactKind.RELATION, Tier.STRUCTURE, "gazetteer", 1, True,
        )  # fmt: skip
    assert len({fact.key for fact in facts}) == len(facts)


def test_background_of_a_city_names_region_and_state():
    gazetteer = load()
    facts = background(gazetteer, gazetteer.entity("place/US-chicago"))
    assert [f.fillers("object")[0].key for f in facts] == ["place/US-illinois-state", "state/US"]
    region = background(gazetteer, gazetteer.entity("place/US-illinois-state"))
    assert [(f.type, f.document, f.fillers("object")[0].key) for f in region] == [
        ("locatedIn", "gazetteer-regions", "state/US")
    ]


def test_background_of_nothing_known():
    gazetteer = load()
    assert background(gazetteer, gazetteer.lookup("Togo")[0].entity) != ()
    assert background(gazetteer, gazetteer.entity("organisation/nato")) == ()


def test_documents_are_the_files():
    for document in documents(load()):
        data = (DATA / document.slug.removeprefix("gazetteer-")).with_suffix(".tsv").read_bytes()
        assert document.text.encode() == data
        assert document.sha256 == document.original_sha256 == hashlib.sha256(data).hexdigest()


def test_helpers():
    gazetteer = load()
    city = gazetteer.lookup("Nairobi")[0]
    assert gazetteer.city_state(city) == gazetteer.state("KE")
    assert gazetteer.capital_of(gazetteer.state("KE")) == gazetteer.capital_of("KE") == city.entity
    assert gazetteer.capital_of("PS") is None
    assert gazetteer.state("ZZ") is None
    assert gazetteer.state("HK").type == "Territory"
    assert Gazetteer.load() is load()
    assert ("isoCode", "KE") in gazetteer.state("KE").identifiers
    assert int(city.detail("population")) > 1_000_000
    assert next(iter(gazetteer.lookup("ambassador"))).detail("towards") == "1"


@pytest.mark.parametrize(
    ("damage", "line", "word"),
    [
        (lambda text: text.replace("\tKE\tKEN\t", "\tKE\t", 1), True, "21 cells"),
        (lambda text: text.replace("\tQ114\t", "\tX114\t", 1), True, "wikidata"),
        (lambda text: text.replace("state/KE\t", "state/SO\t", 1), True, "state/SO"),
        (lambda text: text.replace("\tname_en\t", "\tnombre\t", 1), True, "nombre"),
        (lambda text: "# nothing\n", False, "column names"),
    ],
)
def test_a_damaged_file_is_named_with_its_line(tmp_path, damage, line, word):
    folder = tmp_path / "data"
    shutil.copytree(DATA, folder)
    path = folder / "states.tsv"
    path.write_text(damage(path.read_text("utf-8")), "utf-8")
    with pytest.raises(DataFileError, match=word) as raised:
        Gazetteer(folder)
    message = str(raised.value)
    assert str(path) in message
    assert "\n" not in message
    assert (f"{path}:" in message.replace(f"{path}: ", "")) == line


def test_a_missing_or_broken_file_is_named(tmp_path):
    with pytest.raises(DataFileError, match=r"states\.tsv"):
        Gazetteer(tmp_path)
    broken = tmp_path / "x.tsv"
    broken.write_bytes(b"key\tname_en\n\xff\n")
    with pytest.raises(DataFileError, match="UTF-8 at byte 12"):
        read_table(broken, ("key", "name_en"))
