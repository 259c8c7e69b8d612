"""Agreements: a phrase that names one in, the agreement with its parties out."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from verbale.entities import composites
from verbale.entities.countries import PLURAL_STATES
from verbale.entities.discourse import LOOK_BACK, STATES
from verbale.entities.meetings import MEETERS
from verbale.entities.slugs import slugify
from verbale.extraction.matching.phrases import phrase, words
from verbale.extraction.reading import Reading
from verbale.language.sentence import Sentence, Token
from verbale.model import Entity

FORMS = frozenset({"understanding", "intent"})
"""What a memorandum or letter is of: a place that hangs on it is where it was signed."""
ENDING_WAR = frozenset({"peace", "ceasefire", "truce", "armistice"})
TOPICAL = frozenset({"on", "about", "concerning"})
ACTING = ("subject", "with", "between", "by", "possessor")
BODIES = frozenset("parliament senate congress assembly legislature cabinet government ministry".split())
GENERAL = frozenset("agreement treaty accord pact memorandum convention deal protocol arrangement".split())
"""Nouns that speak of any agreement before: "the treaty"."""
MANY_SIDED = frozenset({"multilateral", "plurilateral"})
AGREEING = frozenset(
    "adopt agree arrange be conclude denounce end enter establish finalise finalize have initial make negotiate ratify "
    "reach sign strike terminate".split()
)
"""What the parties to an agreement do with it; others broker or reject it."""
JOINING_MANY = frozenset({"party", "signatory", "accede", "accession", "adhere", "adherence", "join"})
MANY_NOUNS = frozenset({"convention", "charter", "covenant"})
PAIR = 2
SHORT_NOUN = 6
"""An agreement noun longer than this is found inside a compound too ("… strategic partnership association")."""
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
        self._made: dict[tuple[int, int], list[Known]] = {}
        self._again: dict[tuple[int, int], Known] = {}

    def at(self, sentence: Sentence, token: Token, trigger: Token | None = None) -> tuple[Entity, ...]:
        """The agreements a phrase names, their parties from the phrase, its verb, or the pair of the title.

        Usually one; "agreements on trade and fishing" are two, one a topic.
        """
        place = (id(sentence), token.index)
        if place not in self._made:
            found = self._find(sentence, token, trigger)
            if isinstance(found, Known):
                self._again[place] = found
                return (found.entity,)
            if found:
                self._made[place] = found
                self.known += found
        return tuple(k.entity for k in self._made.get(place, ()))

    def _find(self, sentence: Sentence, token: Token, trigger: Token | None) -> Known | list[Known]:
        """One spoken of before, or new ones."""
        kind = self._kind(sentence, token)
        if kind is None and token.text.lower() == "it":
            before = [known for t, known in self.made_in(sentence) if t.index < token.index]
            return before[-1] if before else self._subject_before(sentence, token)
        if kind is None:
            return []
        if any(t.lemma in MANY_SIDED for t in sentence.dependants(token, "amod")):
            return []  # its parties are not only those that are named
        type_, slug = kind
        parties = self._parties(sentence, token, trigger)
        definite = any(t.text.lower() in DEFINITE for t in sentence.dependants(token, "det", "poss"))
        if definite:
            for known in islice(reversed(self.known), LOOK_BACK):
                same = len(parties) < 2 or {p.key for p in parties} == {p.key for p in known.parties}
                if known.slug == slug and same and self._same_topic(sentence, token, known):
                    return known
            if not parties and token.lemma in GENERAL and not self.reading.arguments(sentence).of(token, "modifier"):
                near = [
                    k
                    for k in self.known[-LOOK_BACK:]
                    if token.lemma in k.entity.label.lower() and self._same_topic(sentence, token, k)
                ]
                if near:
                    return near[-1]
        discourse = self.resolver.discourse
        pair = discourse.pair or (discourse.sides if self._of_both(sentence, token, trigger) else ())
        within = {p.key for p in parties} <= {e.key for e in pair}
        ours = len(pair) == PAIR and any(t.text.lower() == "our" for t in sentence.dependants(token, "poss"))
        if definite and token.pos == "PROPN" and not parties and not ours:
            return []  # "the Peace Agreement" that the text speaks of first
        peace = any(t.lemma in ENDING_WAR for t in sentence.dependants(token, "compound", "amod"))
        if peace and not parties:
            return []  # who made peace is not told: the pair may only have helped
        others = self._with_others(sentence, token, trigger) or self._of_many(sentence, token, parties)
        if len(parties) < 2 and len(pair) == 2 and within and not others:
            parties = list(pair)
        if len(parties) < 2:
            return []
        topics = [t for p, t in self.reading.arguments(sentence).prepositions(token) if p in TOPICAL]
        if token.tag in {"NNS", "NNPS"} and len(topics) > 1:
            labels = [f"agreement on {phrase(sentence, t, self.reading.document.text, alone=True)}" for t in topics]
            return [self._new("Agreement", slugify(label), label, parties) for label in labels]
        label = self._label(sentence, token)
        alone = self._one_party(sentence, trigger, parties) if token.tag == "NNS" and len(parties) > PAIR else None
        if alone is not None:  # "agreements with A, B and C" are one with each
            one = label.replace(token.text, token.lemma, 1)
            return [self._new(type_, slug, one, [alone, p]) for p in parties if p != alone]
        return [self._new(type_, slug, label, parties)]

    def _same_topic(self, sentence: Sentence, token: Token, known: Known) -> bool:
        """Whether what a phrase is on is what an agreement spoken of is on, as far as it says: "the treaty on salt"."""
        told = [t for p, t in self.reading.arguments(sentence).prepositions(token) if p in TOPICAL]
        label = known.entity.label.lower().split()
        kinds = [t for t in sentence.dependants(token, "compound", "nummod") if t.pos in {"NOUN", "NUM"}]
        if any(t.lemma.lower() not in label and t.text.lower() not in label for t in kinds):
            return False  # "the 1986 friendship treaty" is no treaty on trade
        return not told or any(t.lemma.lower() in label or t.text.lower() in label for t in told)

    def _subject_before(self, sentence: Sentence, token: Token) -> Known | list[Known]:
        """The agreement that "it" means as the subject of a sentence: the one that the sentence before is about."""
        before = self.reading.before(sentence)
        if before is None or before.block != sentence.block or token.dep not in {"nsubj", "nsubjpass"}:
            return []
        if sentence.head(token).index != sentence.root.index:
            return []
        subjects = [t for t in before.tokens if t.dep in {"nsubj", "nsubjpass"} and before.head(t).dep == "ROOT"]
        for subject in subjects:
            place = (id(before), subject.index)
            made = self._made.get(place, [])
            return self._again.get(place) or (made[0] if len(made) == 1 else [])
        return []

    def _of_both(self, sentence: Sentence, token: Token, trigger: Token | None) -> bool:
        """Whether a phrase in a release is of the two sides: "our treaty", "a bilateral treaty", "the sides signed"."""
        words = {t.text.lower() for t in sentence.dependants(token, "poss", "amod")}
        subjects = self.reading.arguments(sentence).of(trigger, "subject") if trigger is not None else []
        return bool(words & {"our", "their", "bilateral"}) or any(
            t.tag in {"NNS", "NNPS"} and t.lemma in MEETERS | PLURAL_STATES for t in subjects
        )

    def _one_party(self, sentence: Sentence, trigger: Token | None, parties: list[Entity]) -> Entity | None:
        """The party that is the only subject of the verb, the others being its partners."""
        subjects = self.reading.arguments(sentence).of(trigger, "subject") if trigger is not None else []
        found = [r.entity for t in subjects for r in self.resolver.resolve(sentence, t, "party")]
        return found[0] if len(found) == 1 and found[0] in parties else None

    def _kind(self, sentence: Sentence, token: Token) -> tuple[str, str] | None:
        """Class and slug of the agreement noun that heads a phrase, if one does."""
        if token.pos not in {"NOUN", "PROPN"}:
            return None
        phrases = self.resolver.noun_phrases(sentence, token)
        nouns = self.resolver.nouns.agreements
        exact = next((nouns[p] for p in phrases if p in nouns), None)
        return exact or next((nouns[k] for p in phrases for k in nouns if len(k) > SHORT_NOUN and k in p), None)

    @staticmethod
    def _new(type_: str, slug: str, label: str, parties: list[Entity]) -> Known:
        made = composites.agreement(type_, slug if "-" in slug else slugify(label), label, parties)
        return Known(slug, made, tuple(parties))

    def _with_others(self, sentence: Sentence, token: Token, trigger: Token | None) -> bool:
        """Whether the sentence names partners ("with X", "nine states") not understood: the pair would be a guess."""
        arguments = self.reading.arguments(sentence)
        near = [token] + ([trigger] if trigger is not None else [])
        subjects = arguments.of(trigger, "subject") if trigger is not None else []
        states = [t for t in subjects if t.lemma in PLURAL_STATES and t.tag in {"NNS", "NNPS"}]
        if any(not self.resolver.resolve(sentence, t, "party") for t in states):
            return True
        return any(arguments.of(t, slot) for t in near for slot in ("with", "between"))

    def _of_many(self, sentence: Sentence, token: Token, parties: list[Entity]) -> bool:
        """Whether a phrase is rather for what many states are parties to: "acceded to the convention", "a party to it".

        So is a convention of which the sentence names one party, or none but its year.
        """
        above = sentence.head(token)
        governor = sentence.head(above) if token.dep == "pobj" else above
        if governor.lemma in JOINING_MANY:
            return True
        others = [c for c in sentence.dependants(token, "relcl", "acl") if c.lemma not in AGREEING]
        if any(self.reading.arguments(sentence).of(c, "subject") for c in others if c.tag == "VBN"):
            return True  # "the accord brokered by A and B"
        dated = any(t.pos == "NUM" and t.index < token.index for t in sentence.dependants(token))
        return token.lemma in MANY_NOUNS and (dated or len(parties) == 1)

    def parties(self, agreement: object) -> tuple[Entity, ...]:
        """The parties of an agreement spoken of; empty for another thing."""
        return next((k.parties for k in reversed(self.known) if k.entity == agreement), ())

    def made_in(self, sentence: Sentence) -> list[tuple[Token, Known]]:
        """The agreements first named in a sentence, with the tokens that name them."""
        return [(t, known) for t in sentence.tokens for known in self._made.get((id(sentence), t.index), ())]

    def _label(self, sentence: Sentence, token: Token) -> str:
        before = [t for t in sentence.subtree(token) if t.index <= token.index and t.dep not in {"det", "poss", "case"}]
        own = [t for t in before if t.index == token.index or t.dep in {"amod", "compound", "nmod", "npadvmod"}]
        first = own[0].index - 2  # "ten-year arrangement"
        if first >= 0 and sentence.tokens[first].dep == "nummod" and sentence.tokens[first + 1].text == "-":
            own = [sentence.tokens[first], *own]
        extra = ""
        for preposition, thing in self.reading.arguments(sentence).prepositions(token):
            if preposition in {"on", "of", "for"} and not any(t.entity in {"DATE", "GPE"} for t in [thing]):
                where = {t.index for t in sentence.subtree(thing) if t.entity == "GPE"} if thing.lemma in FORMS else ()
                dates = {t.index for _, t in self.reading.lines(sentence).times} if thing.tag == "VBG" else set()
                apart = frozenset({*where, *dates})
                extra = f" {preposition} {words(sentence, thing, self.reading.document.text, apart)}"
                break
        start, end = own[0].passage.start, own[-1].passage.end
        return (" ".join(self.reading.document.text[start:end].split()) + extra).rstrip(" )(,;_")

    @staticmethod
    def _beside(sentence: Sentence, name: Token, noun: Token) -> bool:
        """Whether nothing but words of the noun's own name stands between a name and the noun."""
        between = sentence.tokens[name.index : noun.index]
        return all(t.pos in {"PROPN", "ADJ", "PUNCT", "SYM", "NOUN"} and t.text not in {",", ";"} for t in between)

    def _actors(self, sentence: Sentence, thing: Token) -> list[Entity]:
        """Who a phrase names, and the state whose body or officer it is: "the parliament of A" acts for A."""
        found = [r.entity for r in self.resolver.resolve(sentence, thing, "party")]
        states = [s for e in found if (s := self.resolver.state_of_body(e)) is not None]
        of_officers = [self.resolver.states_of.get(e.key, {}) for e in found if e.type == "Person"]
        states += [state for known in of_officers if len(known) == 1 for state in known.values()]
        if not found and thing.lemma in BODIES:
            owners = [t for slot in ("of", "possessor") for t in self.reading.arguments(sentence).of(thing, slot)]
            states = [r.entity for t in owners for r in self.resolver.resolve(sentence, t, "state")]
            states += [s for m in self.resolver.adjectives(sentence, thing) if (s := self.resolver.state_of_match(m))]
        return [*found, *states]

    def _parties(self, sentence: Sentence, token: Token, trigger: Token | None) -> list[Entity]:
        arguments = self.reading.arguments(sentence)
        found: list[Entity] = []
        topics = [t for p, t in arguments.prepositions(token) if p in {*TOPICAL, "for"}]
        for slot in ("between", "with"):
            for thing in [t for noun in (token, *topics) for t in arguments.of(noun, slot)]:
                found += [r.entity for r in self.resolver.resolve(sentence, thing, "party")]
        marks = self.resolver.marks(sentence)
        joined = [  # "the Kenya-Malta treaty"
            m
            for t in sentence.subtree(token)
            if t.index < token.index and (m := marks.matches.get(t.index)) and self._beside(sentence, t, token)
        ]
        for match in [*self.resolver.adjectives(sentence, token), *joined]:
            state = self.resolver.state_of_match(match)
            if state:
                found.append(state)
        for clause in (c for c in sentence.dependants(token, "relcl", "acl") if c.lemma in AGREEING):
            for slot in ("subject", "with", "between"):
                for thing in arguments.of(clause, slot):
                    if thing.index != token.index:
                        found += [r.entity for r in self.resolver.resolve(sentence, thing, "party")]
        shared = bool(arguments.of(token, "with"))
        if (len(found) < PAIR or shared) and trigger is not None and trigger.index != token.index:
            for slot in ("subject",) if shared and len(found) >= PAIR else ACTING:
                for thing in arguments.of(trigger, slot):
                    if thing.index != token.index:
                        found += self._actors(sentence, thing)
            if len(found) < PAIR:  # "opened talks with A on a treaty"
                things = [t for o in arguments.of(trigger, "object") for t in arguments.of(o, "with")]
                found += [r.entity for t in things for r in self.resolver.resolve(sentence, t, "party")]
        unique = {e.key: e for e in found if e.type in {*STATES, "InternationalOrganisation"}}
        return list(unique.values())
