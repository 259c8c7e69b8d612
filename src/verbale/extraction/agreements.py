"""Agreements: a phrase that names one in, the agreement with its parties out."""

from __future__ import annotations

from dataclasses import dataclass

from verbale.entities import composites
from verbale.entities.discourse import STATES
from verbale.entities.slugs import slugify
from verbale.extraction.phrases import phrase, words
from verbale.extraction.reading import Reading
from verbale.language.sentence import Sentence, Token
from verbale.model import Entity

DEFINITE = frozenset({"the", "this", "that", "our", "their", "its"})


@dataclass(frozen=True, slots=True)
class Known:
    """An agreement spoken of: its noun's class slug, and itself."""

    slug: str
    entity: Entity
    parties: tuple[Entity, ...]


class AgreementMaker:
    """Makes the agreements of one reading, and finds them again ("the FTA")."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.resolver = reading.resolver
        self.known: list[Known] = []
        self._made: dict[tuple[int, int], Entity] = {}

    def at(self, sentence: Sentence, token: Token, trigger: Token | None = None) -> Entity | None:
        """The agreement a phrase names, its parties from the phrase, its verb, or the pair of the title."""
        made = self._made.get((id(sentence), token.index))
        if made is not None:
            return made
        phrases = self.resolver.noun_phrases(sentence, token)
        nouns = self.resolver.nouns.agreements
        kind = next((nouns[p] for p in phrases if p in nouns), None)
        if kind is None:
            kind = next((nouns[k] for p in phrases for k in nouns if len(k) > 6 and k in p), None)
        if kind is None or token.pos not in {"NOUN", "PROPN"}:
            return None
        type_, slug = kind
        parties = self._parties(sentence, token, trigger)
        definite = any(t.text.lower() in DEFINITE for t in sentence.dependants(token, "det", "poss"))
        if definite:
            for known in reversed(self.known):
                if known.slug == slug and (len(parties) < 2 or {p.key for p in parties} == {p.key for p in known.parties}):
                    return known.entity
        pair = self.resolver.discourse.pair
        if len(parties) < 2 and len(pair) == 2 and not self._with_others(sentence, token, trigger):
            if all(p.key in {e.key for e in pair} for p in parties):
                parties = list(pair)
        if len(parties) < 2:
            return None
        label = self._label(sentence, token)
        made = composites.agreement(type_, slugify(label) if "-" not in slug else slug, label, parties)
        self.known.append(Known(slug, made, tuple(parties)))
        self._made[id(sentence), token.index] = made
        return made

    def each(self, sentence: Sentence, token: Token, trigger: Token | None = None) -> list[Entity]:
        """The agreements a phrase names: "agreements on trade and fishing" are two, one a topic."""
        made = self.at(sentence, token, trigger)
        topics = [t for p, t in self.reading.arguments(sentence).prepositions(token) if p in {"on", "about", "concerning"}]
        if made is None or token.tag not in {"NNS", "NNPS"} or len(topics) < 2:
            return [made] if made else []
        parties = self.parties(made)
        found = []
        for topic in topics:
            label = f"agreement on {phrase(sentence, topic, self.reading.document.text, alone=True)}"
            entity = composites.agreement("Agreement", slugify(label), label, parties)
            self.known.append(Known(slugify(label), entity, parties))
            found.append(entity)
        return found

    def _with_others(self, sentence: Sentence, token: Token, trigger: Token | None) -> bool:
        """Whether the sentence names partners ("with X") that were not understood: then the title's pair is no guess."""
        arguments = self.reading.arguments(sentence)
        near = [token] + ([trigger] if trigger is not None else [])
        return any(arguments.of(t, slot) for t in near for slot in ("with", "between"))

    def made_in(self, sentence: Sentence) -> list[tuple[Token, Entity]]:
        """The agreements first named in a sentence, with the tokens that name them."""
        return [(sentence.tokens[at], made) for (home, at), made in self._made.items() if home == id(sentence)]

    def parties(self, agreement: Entity) -> tuple[Entity, ...]:
        """The parties of an agreement made here."""
        return next((k.parties for k in self.known if k.entity.key == agreement.key), ())

    def _label(self, sentence: Sentence, token: Token) -> str:
        before = [t for t in sentence.subtree(token) if t.index <= token.index and t.dep not in {"det", "poss", "case"}]
        own = [t for t in before if t.index == token.index or t.dep in {"amod", "compound", "nmod"}]
        extra = ""
        for preposition, thing in self.reading.arguments(sentence).prepositions(token):
            if preposition in {"on", "of", "for"} and not any(t.entity in {"DATE", "GPE"} for t in [thing]):
                extra = f" {preposition} {words(sentence, thing, self.reading.document.text)}"
                break
        start, end = own[0].passage.start, own[-1].passage.end
        return " ".join(self.reading.document.text[start:end].split()) + extra

    def _parties(self, sentence: Sentence, token: Token, trigger: Token | None) -> list[Entity]:
        arguments = self.reading.arguments(sentence)
        found: list[Entity] = []
        for slot in ("between", "with"):
            for thing in arguments.of(token, slot):
                found += [r.entity for r in self.resolver.resolve(sentence, thing, "party")]
        for match in self.resolver.adjectives(sentence, token):
            state = self.resolver.state_of_match(match)
            if state:
                found.append(state)
        for clause in sentence.dependants(token, "relcl", "acl"):
            for slot in ("subject", "with", "between"):
                for thing in arguments.of(clause, slot):
                    if thing.index != token.index:
                        found += [r.entity for r in self.resolver.resolve(sentence, thing, "party")]
        if len(found) < 2 and trigger is not None and trigger.index != token.index:
            for slot in ("subject", "with", "between", "by"):
                for thing in arguments.of(trigger, slot):
                    if thing.index != token.index:
                        found += [r.entity for r in self.resolver.resolve(sentence, thing, "party")]
        unique = {e.key: e for e in found if e.type in {*STATES, "InternationalOrganisation"}}
        return list(unique.values())
