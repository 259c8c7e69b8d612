import re

import pytest

from verbale.entities.columns import COLUMNS, FILES
from verbale.entities.gazetteer import fold, load
from verbale.entities.tables import DATA, read_table


def rows(kind):
    table = read_table(DATA / FILES[kind], COLUMNS[kind])
    return [dict(zip(table.columns, cells, strict=True)) for _, cells in table.rows]


STATES, PLACES, REGIONS = rows("state"), rows("place"), rows("region")
KEYS = {row["key"] for kind in COLUMNS for row in rows(kind)}


def test_there_is_much_to_check():
    sizes = {kind: len(rows(kind)) for kind in COLUMNS}
    assert sizes["state"] >= 255
    assert sizes["place"] >= 2000
    assert sizes["organisation"] >= 130
    assert sizes["office"] >= 100
    assert sum(path.stat().st_size for path in DATA.glob("*.tsv")) < 600_000


def test_every_polity_has_its_names():
    for row in STATES:
        assert row["name_en"], row
        assert row["name_es"], row
        assert re.search("[가-힣]", row["name_ko"]), row
        assert row["type"] == ("State" if row["key"].startswith("state/") else "Territory")
        assert row["key"].partition("/")[2] == row["iso2"] or not row["iso2"]


@pytest.mark.parametrize("column", ["iso2", "iso3", "wikidata", "name_en", "name_es", "name_ko"])
def test_what_identifies_a_state_is_its_own(column):
    values = [row[column] for row in STATES if row[column]]
    assert len(values) == len(set(values)) >= 250


def test_no_two_historical_or_present_states_share_a_key_or_an_item():
    items = [row["wikidata"] for row in STATES + rows("historical") + rows("organisation") + REGIONS if row["wikidata"]]
    assert len(items) == len(set(items))
    assert not {row["key"] for row in STATES} & {row["key"] for row in rows("historical")}


UNITED_NATIONS = """
AF AL DZ AD AO AG AR AM AU AT AZ BS BH BD BB BY BE BZ BJ BT BO BA BW BR BN BG BF BI CV KH CM CA CF TD CL
CN CO KM CG CD CR CI HR CU CY CZ DK DJ DM DO EC EG SV GQ ER EE SZ ET FJ FI FR GA GM GE DE GH GR GD GT GN GW
GY HT HN HU IS IN ID IR IQ IE IL IT JM JP JO KZ KE KI KP KR KW KG LA LV LB LS LR LY LI LT LU MG MW MY MV ML
MT MH MR MU MX FM MD MC MN ME MA MZ MM NA NR NP NL NZ NI NE NG MK NO OM PK PW PA PG PY PE PH PL PT QA RO RU
RW KN LC VC WS SM ST SA SN RS SC SL SG SK SI SB SO ZA SS ES LK SD SR SE CH SY TJ TZ TH TL TG TO TT TN TR TM
TV UG UA AE GB US UY UZ VU VE VN YE ZM ZW
"""


def test_every_member_and_observer_of_the_united_nations_is_a_state_with_people_capital_and_money():
    assert len(UNITED_NATIONS.split()) == 193
    for iso in UNITED_NATIONS.split():
        row = next(row for row in STATES if row["iso2"] == iso)
        assert row["type"] == "State"
        assert row["adjectives"], iso
        assert row["demonyms_es"], iso
        assert row["currencies"], iso
        assert row["continent"] in {"Africa", "Asia", "Europe", "North America", "Oceania", "South America"}, iso
        assert load().capital_of(iso).key == row["capital"], iso
    assert {row["iso2"] for row in STATES if row["iso2"] and row["type"] == "State"} - set(UNITED_NATIONS.split()) == {
        "PS", "VA", "TW", "XK", "CK", "NU",
    }  # fmt: skip


# By hand, from general knowledge, not from the files: ISO, English adjective, noun, Spanish demonym, capital, currency.
SPOT_CHECKS = """
PE Peruvian Peruvians peruana Lima PEN
KR South_Korean South_Koreans surcoreano Seoul KRW
KP North_Korean North_Koreans norcoreana Pyongyang KPW
JP Japanese - japonesas Tokyo JPY
CN Chinese - chinos Beijing CNY
MN Mongolian Mongolians mongol Ulaanbaatar MNT
TW Taiwanese - taiwaneses Taipei TWD
VN Vietnamese - vietnamitas Hanoi VND
TH Thai Thais tailandés Bangkok THB
AR Argentine Argentines argentina Buenos_Aires ARS
BO Bolivian Bolivians boliviano Sucre BOB
BR Brazilian Brazilians brasileña Brasília BRL
CL Chilean Chileans chilenos Santiago CLP
CO Colombian Colombians colombiana Bogotá COP
CR Costa_Rican Costa_Ricans costarricenses San_José CRC
CU Cuban Cubans cubano Havana CUP
DO Dominican Dominicans dominicana Santo_Domingo DOP
EC Ecuadorian Ecuadorians ecuatorianas Quito USD
GT Guatemalan Guatemalans guatemalteco Guatemala_City GTQ
HN Honduran Hondurans hondureña Tegucigalpa HNL
MX Mexican Mexicans mexicanos Mexico_City MXN
NI Nicaraguan Nicaraguans nicaragüense Managua NIO
PA Panamanian Panamanians panameño Panama_City PAB
PY Paraguayan Paraguayans paraguaya Asunción PYG
SV Salvadoran Salvadorans salvadoreño San_Salvador USD
UY Uruguayan Uruguayans uruguayas Montevideo UYU
VE Venezuelan Venezuelans venezolano Caracas VES
BH Bahraini Bahrainis bareiní Manama BHD
KW Kuwaiti Kuwaitis kuwaitíes Kuwait_City KWD
OM Omani Omanis omaní Muscat OMR
QA Qatari Qataris catarí Doha QAR
SA Saudi Saudis saudí Riyadh SAR
AE Emirati Emiratis emiratí Abu_Dhabi AED
IR Iranian Iranians iraní Tehran IRR
EE Estonian Estonians estonia Tallinn EUR
LV Latvian Latvians letona Riga EUR
LT Lithuanian Lithuanians lituano Vilnius EUR
DK Danish Danes danesa Copenhagen DKK
PL Polish Poles polacos Warsaw PLN
ES Spanish Spaniards españolas Madrid EUR
FR French Frenchmen francesa Paris EUR
CH Swiss - suizo Bern CHF
NL Dutch Dutchmen neerlandesa Amsterdam EUR
GB British Britons británico London GBP
NE Nigerien Nigeriens nigerino Niamey XOF
NG Nigerian Nigerians nigeriana Abuja NGN
PH Filipino Filipinos filipinas Manila PHP
NZ New_Zealand New_Zealanders neozelandés Wellington NZD
"""


@pytest.mark.parametrize("line", SPOT_CHECKS.strip().splitlines())
def test_spot_checks(line):
    iso, adjective, noun, spanish, capital, currency = (word.replace("_", " ") for word in line.split())
    state = load().state(iso)
    assert any(e.entity == state and e.form in ("adjective", "name") for e in load().lookup(adjective))
    if noun != "-":
        assert any(e.entity == state and e.form == "demonym" for e in load().lookup(noun))
    assert state in load().candidates(spanish)
    assert load().capital_of(iso).label == capital
    row = next(row for row in STATES if row["iso2"] == iso)
    assert currency in row["currencies"].split(";")


AMBIGUOUS = {
    "KP KR": "korea korean koreans corea coreano coreana coreanos coreanas",
    "CD CG": "congo congolese congoleno congolena congolenos congolenas congoles congolesa congoleses congolesas",
    "DM DO": "dominican dominicans",
    "GN GW": "guineano guineana guineanos guineanas",
    "WS AS": "samoan samoans samoano samoana samoanos samoanas",
    "EH sahrawi-republic": "sahrawi sahrawis saharawi saharawis saharaui saharauis",
    "VG VI": "virgin islands",
}


def test_only_names_known_to_be_ambiguous_are():
    seen = {}
    for kind in ("state", "historical"):
        for row in rows(kind):
            silent = {fold(name) for name in row["silent"].split(";")}
            for column, cell in row.items():
                if column.startswith(("name_", "official_", "aliases_", "acronyms", "adjectives", "demonyms")):
                    for name in filter(None, cell.split(";")):
                        if fold(name) not in silent:
                            seen.setdefault(fold(name), set()).add(row["key"].partition("/")[2])
    shared = {name: owners for name, owners in seen.items() if len(owners) > 1}
    words = {who: [w] if who == "VG VI" else w.split() for who, w in AMBIGUOUS.items()}
    assert shared == {word: set(who.split()) for who, ws in words.items() for word in ws}


def test_references_point_to_rows():
    isos = {row["iso2"] for row in STATES}
    assert all(row["state"] in isos and (not row["region"] or row["region"] in KEYS) for row in PLACES)
    assert all(not row["state"] or row["state"] in isos for row in REGIONS)
    assert all(not row["parent"] or row["parent"] in KEYS for row in rows("organisation"))
    assert all(iso in isos for row in rows("historical") for iso in row["successors"].split(";"))
    assert all(not row["capital"] or row["capital"] in KEYS for row in STATES)
    states = {row["key"].partition("/")[2]: row for row in STATES}
    for row in PLACES:
        for of in filter(None, row["capital_of"].split(";")):
            assert states[of]["capital"] == row["key"]
            assert (states[of]["iso2"] or "GB") == row["state"]


def test_a_city_lies_in_a_region_of_its_own_state():
    homes = {row["key"]: row["state"] for row in REGIONS}
    assert all(homes[row["region"]] == row["state"] for row in PLACES if row["region"])


@pytest.mark.parametrize("kind", ["state", "historical", "organisation", "region", "place", "office"])
def test_every_name_is_found_whole(kind):
    checked = 0
    for row in rows(kind):
        silent = {fold(name) for name in row.get("silent", "").split(";")}
        for column, cell in row.items():
            if not column.startswith(("name_", "official_", "aliases_", "acronyms", "adjectives", "demonyms")):
                continue
            for name in filter(None, cell.split(";")):
                if fold(name) in silent:
                    continue
                matches = list(load().find(name, kinds={kind}))
                assert [m.passage.of(name).rstrip(".") for m in matches] == [name.rstrip(".")], (name, row["key"])
                assert row["key"] in {entry.entity.key for entry in matches[0].entries}
                checked += 1
    assert checked >= len(rows(kind)) * 0.9


def test_ambiguous_money_has_one_default():
    defaults = [name for row in rows("currency") for name in row["default"].split(";") if name]
    assert len(defaults) == len(set(defaults))
    for name in ("$", "¥", "Rs", "FCFA", "dollars", "pesos", "won"):
        assert len(load().candidates(name)) > 1
    assert {row["code"] for row in rows("currency")} >= {c for row in STATES for c in row["currencies"].split(";") if c}


def test_offices_are_of_the_classes_of_the_ontology():
    classes = {"Office", "DiplomaticOffice", "AmbassadorOffice", "PoliticalOffice"}
    assert {row["type"] for row in rows("office")} == classes
    assert all(row["unique"] in ("", "1") and row["towards"] in ("", "1", "to") for row in rows("office"))
    assert all(row["towards"] for row in rows("office") if row["type"] == "AmbassadorOffice")


def test_every_file_says_where_it_comes_from():
    for file in FILES.values():
        head = "".join(line for line in (DATA / file).read_text("utf-8").splitlines(True) if line.startswith("#"))
        assert "Version 1." in head, file
        assert "CC BY 4.0" in head, file
        assert "scripts/gazetteers/" in head, file
