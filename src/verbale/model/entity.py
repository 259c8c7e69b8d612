"""An entity: something a document speaks of, under one canonical key."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing with a key, a class and labels.

    ``key`` is the path of its IRI below ``…/id/``: ``state/PE``, ``mission/embassy-kp-pe``, ``person/ada-lovelace``.
    It is decided from the document alone and the gazetteers. ``type`` is the local name of its most specific
    class in the ontology. ``labels`` holds (language, label) pairs, preferred label of each language first;
    ``aliases`` other names found. ``identifiers`` holds (property local name, value) pairs such as
    ``("isoCode", "PE")`` and ``("wikidataId", "Q419")``.

    >>> Entity("state/PE", "State", (("en", "Peru"), ("es", "Perú"))).label
    'Peru'
    """

    key: str
    type: str
    labels: tuple[tuple[str, str], ...]
    aliases: tuple[tuple[str, str], ...] = ()
    identifiers: tuple[tuple[str, str], ...] = ()

    @property
    def label(self) -> str:
        """The English label, else the first."""
        for language, label in self.labels:
            if language == "en":
                return label
        return self.labels[0][1]
