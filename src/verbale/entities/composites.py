"""Composite entities: missions, offices, bodies, groups and agreements, named by what makes them up.

Their keys come from the parts alone, so that two documents that speak of the same embassy give the same IRI.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from verbale.entities.slugs import slugify
from verbale.model import Entity

_ARTICLE = re.compile(
    r"(United|Netherlands|Philippines|Bahamas|Maldives|Gambia|Comoros|Seychelles|Marshall|Solomon|Czech|Soviet|Ottoman)"
)


def part(entity: Entity | None) -> str:
    """The slug of an entity as a part of another's key: ``pe`` for ``state/PE``, else its last segment."""
    return entity.key.rsplit("/", 1)[-1].lower() if entity else "unknown"


def with_article(entity: Entity) -> str:
    """The English label with "the" where usage has it ("the United States", "the Netherlands")."""
    return f"the {entity.label}" if _ARTICLE.match(entity.label) else entity.label


def mission(type_: str, noun: str, sender: Entity | None, host: Entity | None, seat: Entity | None = None) -> Entity:
    """The mission of ``sender`` in ``host``; ``seat`` names it only where its host is not known, or for a consulate.

    A state has one embassy in another, and may have a consulate in each of its cities.

    >>> kenya, peru = Entity("state/KE", "State", (("en", "Kenya"),)), Entity("state/PE", "State", (("en", "Peru"),))
    >>> mission("Embassy", "embassy", kenya, peru).label
    'embassy of Kenya in Peru'
    """
    place = host or seat
    parts = [sender, place]
    label = noun + (f" of {with_article(sender)}" if sender else "")
    if type_ == "Consulate" and host is not None and seat is not None:
        label += f" in {seat.label}, {with_article(host)}"
        parts.append(seat)
    elif place is not None:
        label += f" to the {place.label}" if place.type == "InternationalOrganisation" else f" in {with_article(place)}"
    slug = "-".join([slugify(noun), *(part(p) for p in parts if p is not None)])
    return Entity(f"mission/{slug}", type_, (("en", label),))


def office(
    type_: str,
    title: str,
    of: Entity | None,
    towards: Entity | None = None,
    within: Entity | None = None,
) -> Entity:
    """The office ``title`` of a state, city or organisation, towards another, within an organisation."""
    label = title
    slug = [slugify(title)]
    if within:
        label += f" at the {within.label}"
        slug.append(part(within))
    else:
        if of:
            label += f" of {with_article(of)}"
            slug.append(part(of))
        if towards:
            label += f" to {with_article(towards)}"
            slug.append("to-" + part(towards))
    return Entity("office/" + "-".join(slug), type_, (("en", label),))


def body(type_: str, noun: str, of: Entity, adjective: str | None = None) -> Entity:
    """A body of a state: its government, foreign ministry, police; named with the state's adjective if it has one."""
    label = f"{adjective} {noun}" if adjective else f"{noun} of {of.label}"
    return Entity(f"organisation/{slugify(noun)}-{part(of)}", type_, (("en", label),))


def group(people: str, slug: str, host: Entity | None, *, type_: str = "DiasporaCommunity") -> Entity:
    """The people of an origin (``people`` is the plural noun, "Koreans") in a host state or place."""
    label = f"{people} in {with_article(host)}" if host else people
    return Entity(
        f"group/{slug}" + (f"-in-{part(host)}" if host else ""), type_ if host else "PopulationGroup", (("en", label),)
    )


def agreement(type_: str, slug: str, label: str, parties: Sequence[Entity]) -> Entity:
    """An agreement between parties; the order of the parties does not matter."""
    names = sorted(parties, key=lambda p: p.key)
    key = "-".join([slug, *(part(p) for p in names)])
    between = " and ".join(with_article(p) for p in names)
    full = f"{label} between {between}" if len(names) > 1 else label
    return Entity(f"agreement/{key}", type_, (("en", full),))


def named(kind: str, type_: str, name: str, language: str = "en") -> Entity:
    """An entity known by its name alone: ``named("person", "Person", "Ada Lovelace")``."""
    return Entity(f"{kind}/{slugify(name)}", type_, ((language, name),))
