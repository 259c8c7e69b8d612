"""Titles: the offices that a sentence names, with their holders where it names them.

Read from the words in line, not from the parse, so that every order of the genre gives the same result: "Kenyan
Foreign Minister A", "A, ambassador of Kenya to Peru,", "the ambassador, A,", "A, then Kenya's president", "first and
third secretaries of the embassy — A and B".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from verbale.entities import composites
from verbale.entities.appointees import appointees, as_before
from verbale.entities.disclaimers import (
    is_another,
    is_designate,
    is_elsewhere,
    is_near,
    is_of_prize,
    is_opposed,
    is_sought,
    is_unreal,
)
from verbale.entities.discourse import ENVOYS, MISSIONS, STATES
from verbale.entities.gazetteer import Entry, Match
from verbale.entities.namebook import borne
from verbale.entities.portfolios import portfolio_end
from verbale.entities.postings import sender_told
from verbale.entities.references import ADJECTIVE_FORMS
from verbale.entities.resolver import Resolver
from verbale.entities.shared_titles import shared_holdings
from verbale.language.sentence import Sentence, Token
from verbale.model import Entity, Passage

BRIDGES = frozenset(
    {
        ",",
        "(",
        ")",
        "—",
        "–",
        "-",
        ":",
        "the",
        "then",
        "respectively",
        "mr.",
        "mrs.",
        "ms.",
        "dr.",
        "former",
        "late",
        "h.e.",
        "her",
        "his",
        "excellency",
        "sheikh",
        "shaikh",
        "sheikha",
        "ayatollah",
        "sayyid",
        "sir",
    }
)
PAST_BRIDGES = frozenset(
    "first second third last later previously formerly currently who was is has had been at time".split()
)
"""What may stand besides between a name and a title behind it: "A, first president of", "A, who was minister of"."""
COPULAS = frozenset({"was", "is", "has", "had", "been"})
FORMERLY = frozenset({"former", "ex", "late", "later", "previously", "formerly"})
"""What says that an office was held at another time than what is told."""
DIVISIONS = frozenset("county province prefecture region district department oblast canton".split())
RANKS = frozenset({"vice", "deputy", "assistant", "associate", "acting", "interim", "caretaker"})
"""What makes an office that the gazetteer has not of one that it has: "vice-chairman", "acting foreign minister"."""
COLLEGES = frozenset("assembly board cabinet chamber college committee conference council house union".split())
"""Bodies named by their members: the "Committee of Ministers" is no minister."""
ALWAYS, MAYBE = "1", "to"
"""What the gazetteer says of an office that is held towards a receiving state, and of one that may be ("minister")."""
STARTS = frozenset({"of", "to", "for", "in", "at", "from"})


@dataclass(frozen=True, slots=True)
class Title:
    """An office named in a sentence: the token of its head noun, its holders (none where the sentence names none).

    ``name`` is the bare title; ``of`` and ``towards`` say whose office it is and towards whom; ``links`` are the
    office's own relations. A title before a name without either ("President A") has neither, until another place in
    the document says whose office that person holds; ``basis`` is that place, where it is another sentence, and
    whether it says so in words (``sure``). ``appointed``: a verb joins the two ("A was appointed …"), so that what is
    denied or planned of it is so of the office; ``verb`` is that one where it does not stand right above.
    """

    sentence: Sentence
    token: Token
    passage: Passage
    office: Entity
    name: str
    of: Entity | None
    towards: Entity | None
    holders: tuple[Entity, ...]
    links: tuple[tuple[str, Entity], ...]
    former: bool = False
    basis: Passage | None = None
    sure: bool = True
    appointed: bool = False
    verb: Token | None = None


class Posts(NamedTuple):
    """Whose office a title is, towards whom it is held, and within what body."""

    of: Entity | None = None
    towards: Entity | None = None
    within: Entity | None = None


class TitleReader:
    """Reads the titles of the sentences of one document."""

    def __init__(self, resolver: Resolver) -> None:
        self.resolver = resolver
        self._minister: str | None = None
        """Who the foreign minister is whose ministry issues the document, once known."""

    def read(self, sentence: Sentence) -> list[Title]:
        """The titles of a sentence, in text order."""
        found: list[Title] = []
        matches = list(self.resolver.offices(sentence))
        matches += self._plurals(sentence, [m.passage for m in matches])
        for match in sorted(matches, key=lambda m: m.passage):
            nouns = [t for t in sentence.at(match.passage) if t.pos in {"NOUN", "PROPN"}]
            if not nouns or _members(sentence, sentence.at(match.passage)[0].index):
                continue
            token = (
                nouns[-1]
                if sentence.highest(match.passage) not in nouns
                else sentence.highest(match.passage) or nouns[-1]
            )
            inside = self._in_organisation(sentence, match, token)
            found += [title for title in self._title(sentence, match, token) if title.holders or not inside]
        return found

    def _in_organisation(self, sentence: Sentence, match: Match, token: Token) -> bool:
        """Whether a title is a part of the name of a body: "the United Nations High Commissioner for Refugees"."""
        name = self.resolver.marks(sentence).covered.get(token.index)
        return (
            name is not None
            and name.passage != match.passage
            and name.passage.contains(match.passage)
            and any(entry.kind == "organisation" for entry in name.entries)
        )

    def _plurals(self, sentence: Sentence, taken: Sequence[Passage]) -> list[Match]:
        """Titles in the plural ("third secretaries"), which the gazetteer has in the singular."""
        found: list[Match] = []
        for token in sentence.tokens:
            if token.tag not in {"NNS", "NNPS"} or any(p.overlaps(token.passage) for p in taken):
                continue
            for size in (2, 1, 0):
                first = token.index - size
                if first < 0:
                    continue
                words = [t.text.lower() for t in sentence.tokens[first : token.index]]
                entries = tuple(
                    e for e in self.resolver.gazetteer.lookup(" ".join([*words, token.lemma])) if e.kind == "office"
                )
                if entries:
                    found.append(Match(Passage(sentence.tokens[first].passage.start, token.passage.end), entries))
                    break
        return found

    def _title(self, sentence: Sentence, match: Match, token: Token) -> list[Title]:
        entry = match.entries[0]
        sent = entry.detail("towards")
        inside = sentence.at(match.passage)
        first, last = inside[0].index, inside[-1].index
        rank = _rank(sentence, first)
        first = rank[0].index if rank else first
        if is_of_prize(sentence, last + 1):
            return []
        unreal = is_unreal(sentence, first, self.resolver.marks(sentence).covered)
        if unreal or is_designate(sentence, last + 1) or is_sought(sentence, first):
            return []
        of = self._before(sentence, first)
        towards: Entity | None = None
        within: Entity | None = None
        place: Entity | None = None
        at = last + 1
        if sent == MAYBE or entry.entity.label.endswith("minister"):
            at = portfolio_end(sentence, at, lambda i: self._is_named(sentence, i))
        for _ in range(3):
            if at + 1 >= len(sentence.tokens) or sentence.tokens[at].text.lower() not in STARTS:
                break
            preposition = sentence.tokens[at].text.lower()
            entity, end = self._entity_from(sentence, at + 1)
            if preposition == "from" and (entity is None or entity.type != "Municipality" or not sent):
                break  # "recalled its ambassador from Oslo" tells where he was, "the ambassador from Kenya" whose
            unheard = entity is None and within is None and of is None and entry.entity.type not in ENVOYS
            if unheard and preposition == "of":
                entity, end = self._unknown(sentence, at + 1, token.text)
                within = entity if entity is not None and entity.type == "Organisation" else within
                of = entity if entity is not None and entity.type != "Organisation" and of is None else of
                at = end if entity is not None else at
                break
            if entity is None:
                break
            if (preposition in {"to", "in"} and entity.type in STATES and sent and entity != of) or (
                preposition in {"to", "in"} and entity.type in {"InternationalOrganisation"}
            ):
                towards = entity
            elif entity.type in MISSIONS:
                within = entity
            elif preposition in {"of", "for"}:
                of = of or entity
            elif entity.type == "Municipality":
                place = entity
            at = end
        if of is None and within is None:
            of = self._represented(sentence, first)
        if of is not None and of.type == "Municipality" and sent == ALWAYS:
            of = None
        label = " ".join([*(t.text.lower() for t in rank[:1]), entry.entity.label])
        offices = self._coordinated(sentence, match, first, label)
        several = len(offices) > 1 or any(t.tag in {"NNS", "NNPS"} or t.text.lower().endswith("s") for t in inside)
        if several and len(offices) == 1:
            shared = self._shared(sentence, match, token, label, towards)
            if shared is not None:
                return shared
        owning = [t.tag for t in sentence.tokens[at : at + 1]] == ["POS"]  # "A, the president's daughter"
        holders, end = ([], at) if owning else self._holders(sentence, token, first, at, several)
        appointed = not holders
        if appointed:
            holders = appointees(self.resolver, sentence, first, self._person_at, several=several, sent=bool(sent))
        called = self._called(sentence, first, token, holders, end)
        if of is None and within is None and towards is not None and called and sent == ALWAYS:
            of = self.resolver.discourse.other(towards) or self._own_page(sentence, towards)
        if of is None and within is None and towards is None and called and sent:
            of = sender_told(self.resolver, sentence, by_missions=sent == ALWAYS)
            towards = self.resolver.discourse.other(of) if place is None else None
        there = [t.lemma for t in sentence.tokens[at : at + 1]] == ["there"]  # wherever that is
        at_large = several and not holders and not sentence.dependants(token, "det", "poss", "nummod", "predet")
        if towards is None and of is not None and not at_large and not there:
            towards = self._posted_to(entry, of, place, called)
        if towards is None and entry.entity.type == "AmbassadorOffice" and of is None:
            return []
        if of is not None and towards is not None and of.key == towards.key:
            return []
        if of is None and within is None and holders:  # "President Ole Lind of Ghana"
            of = self._polity_after(sentence, end)
        if of is None and within is None and holders and label == "foreign minister":
            of = self._issuer(sentence, token, holders[0])
        beside = self._before_name(sentence, at) or self._between_commas(sentence, first, at)
        beside = beside or self._behind_name(sentence, first)
        if of is None and within is None and not (holders and at == last + 1 and beside):
            return []
        if label == "foreign minister" and holders and of is not None and of == self.resolver.discourse.issuer:
            self._minister = self._minister or holders[0].key
        posts = Posts(of, towards, within)
        if not any(posts) and "later" in {t.text.lower() for t in sentence.tokens[max(0, first - 3) : first]}:
            return []
        known = appointed and bool(holders)
        return [
            self._made(
                sentence, match, token, name, posts, holders if len(offices) == 1 else holders[n : n + 1], first, known
            )
            for n, name in enumerate(offices)
        ]

    def _made(
        self,
        sentence: Sentence,
        match: Match,
        token: Token,
        name: str,
        posts: Posts,
        holders: Sequence[Entity],
        first: int,
        appointed: bool = False,
    ) -> Title:
        """A title with its office: ``name`` of, towards and within what ``posts`` has; ``first`` is its first token."""
        entry = match.entries[0]
        is_posted = posts.towards is not None and entry.detail("towards") == MAYBE
        type_ = "DiplomaticOffice" if is_posted else entry.entity.type
        office = composites.office(type_, name, *posts)
        links: list[tuple[str, Entity]] = []
        if posts.of is not None:
            national = posts.of.type in {*STATES, "Municipality", "Region"}
            links.append(("officeOf" if national else "officeIn", posts.of))
        if posts.within is not None:
            links.append(("officeIn", posts.within))
        if posts.towards is not None:
            links.append(("officeTowards", posts.towards))
        before = {t.text.lower() for t in sentence.tokens[max(0, first - 3) : first]}
        former = bool(before & FORMERLY) or {"had", "been"} <= before
        return Title(
            sentence, token, match.passage, office, name, posts.of, posts.towards, tuple(holders), tuple(links), former,
            appointed=appointed,
        )  # fmt: skip

    def _shared(
        self, sentence: Sentence, match: Match, token: Token, name: str, towards: Entity | None
    ) -> list[Title] | None:
        """The titles of several persons of several states that one title in the plural gives; see ``shared_titles``."""
        inside = sentence.at(match.passage)
        first, last = inside[0].index, inside[-1].index
        shared = shared_holdings(
            sentence, first, last, lambda i: self._person_at(sentence, i), lambda i: self._state_at(sentence, i)
        )
        if shared is None:
            return None
        holdings, end = shared
        if towards is None and [t.text for t in sentence.tokens[end : end + 1]] == ["to"]:
            posted = self._state_at(sentence, end + 1)
            towards = posted[0] if posted is not None else None
        return [self._made(sentence, match, token, name, Posts(of, towards), [who], first) for who, of in holdings]

    def _state_at(self, sentence: Sentence, index: int) -> tuple[Entity, int] | None:
        """The state whose name begins at a token, and the token behind it."""
        entity, end = self._entity_from(sentence, index)
        return (entity, end) if entity is not None and entity.type in STATES else None

    def _issuer(self, sentence: Sentence, title: Token, holder: Entity) -> Entity | None:
        """The state whose ministry issues the document, of its own minister: the first who does something in it.

        "The Foreign Minister, A, received …", not who was received.
        """
        head = title
        while head.dep in {"compound", "appos", "nmod"}:
            head = sentence.head(head)
        subject = head.dep in {"nsubj", "nsubjpass"}
        own = self._minister in {None, holder.key}
        return self.resolver.discourse.issuer if subject and own else None

    def _is_named(self, sentence: Sentence, index: int) -> bool:
        """Whether a known name ("Chad", not "African") or a person's stands at a token."""
        match = self.resolver.marks(sentence).covered.get(index)
        known = match is not None and match.form not in {"adjective", "demonym"}
        return known or sentence.tokens[index].entity == "PERSON"

    def _posted_to(self, entry: Entry, of: Entity, place: Entity | None, called: bool) -> Entity | None:
        """Where the holder of an office is posted: where it is held, or else in the other of the title's two states."""
        there = self.resolver.state_containing(place) if place is not None else None
        if entry.detail("towards") == MAYBE:
            return there if there != of else None
        other = self.resolver.discourse.other(of)
        told = entry.entity.type == "AmbassadorOffice" or (called and heads(entry))
        return other if told and (place is None or there == other) else None

    def _own_page(self, sentence: Sentence, towards: Entity) -> Entity | None:
        """The state of a page about one state's relations, whose envoy is posted to another; no third is named."""
        page = self.resolver.discourse.subject
        if page is None or towards.type not in STATES or page.key == towards.key:
            return None
        named = [self.resolver.state_of_match(m) for m in self.resolver.marks(sentence).matches.values()]
        return page if all(s is None or s.key in {page.key, towards.key} for s in named) else None

    def _coordinated(self, sentence: Sentence, match: Match, first: int, label: str) -> list[str]:
        """“first and third secretaries” are two offices."""
        words = [t.text.lower() for t in sentence.at(match.passage)]
        ordinals = {"first", "second", "third", "fourth"}
        before = [t.text.lower() for t in sentence.tokens[max(0, first - 3) : first]]
        if words[0] in ordinals and len(before) >= 2 and before[-1] == "and" and before[-2] in ordinals:
            return [label.replace(words[0], before[-2], 1), label]
        return [label]

    def _before(self, sentence: Sentence, first: int) -> Entity | None:
        """The state or body named just before a title: "Kenyan", "Kenya's", "South Korea's"."""
        marks = self.resolver.marks(sentence)
        at = first - 1
        while at >= 0 and (
            sentence.tokens[at].text in {"'s", "’s", "´s", "'"}
            or sentence.tokens[at].text.lower()
            in {"then", "former", "new", "current", "resident", "non", "and", "deputy", "first", "acting", "national"}
            or (sentence.tokens[at].pos == "PUNCT" and sentence.tokens[at].text == "-")
        ):
            at -= 1
        if at < 0:
            return None
        match = marks.covered.get(at)
        joined = sentence.tokens[first - 1].text.lower() == "and"
        if match is not None and joined and match.form not in ADJECTIVE_FORMS:
            return None  # "President A of Kenya and President B"
        if match is not None:
            joined = any(t.lemma == "and" for t in sentence.tokens[at + 1 : first])
            if joined and match.form not in {"adjective", "demonym"}:
                return None  # "the king of Alpha and President B of Beta"
            return self.resolver.state_of_match(match)
        token = sentence.tokens[at]
        if token.text.lower() in {"its", "their", "his", "her", "our", "my", "your"}:
            kind = "polity" if token.text.lower() in {"its", "their"} else "state"
            found = self.resolver.resolve(sentence, token, kind)
            return found[0].entity if len(found) == 1 else None
        return None

    def _entity_from(self, sentence: Sentence, at: int) -> tuple[Entity | None, int]:
        """The state, organisation, city or mission whose phrase starts at a token, and where it ends."""
        marks = self.resolver.marks(sentence)
        start = at
        while at < len(sentence.tokens) and sentence.tokens[at].pos == "DET":
            at += 1
        if at >= len(sentence.tokens):
            return None, start
        match = marks.covered.get(at)
        if match is not None and match.form not in ADJECTIVE_FORMS and _modifies(sentence, match.passage):
            return None, start  # "the Chad–Norway chamber of commerce"
        if match is not None and match.form not in {"adjective", "demonym"}:
            end = sentence.at(match.passage)[-1].index + 1
            entity = self.resolver.choose(e.entity for e in match.entries)
            if entity is None:
                entity = self.resolver.state_of_match(match)
            return entity, end
        head = at
        while (
            head + 1 < len(sentence.tokens)
            and sentence.tokens[head].dep in {"amod", "compound", "nmod"}
            and sentence.tokens[head].head > head
        ):
            head = sentence.tokens[head].head
        for want in ("mission", "polity", "organisation"):
            found = self.resolver.resolve(sentence, sentence.tokens[head], want)
            if len(found) == 1:
                return found[0].entity, head + 1
        return None, start

    def _unknown(self, sentence: Sentence, at: int, title: str) -> tuple[Entity | None, int]:
        """The body or part of a state, known to no list, that a title is "of", and where its name in capitals ends."""
        the = at < len(sentence.tokens) and sentence.tokens[at].text.lower() == "the"
        start = at + 1 if the else at
        end = start
        for token in sentence.tokens[start:]:
            linked = token.text.lower() in {"of", "for"} and end > start
            capital = token.text[:1].isupper() and token.tag in {"NNP", "NNPS"} and not borne(token.text.lower())
            known = self._is_named(sentence, token.index) or self.resolver.marks(sentence).covered.get(token.index)
            if not linked and (not capital or known):
                break
            end = end if linked else token.index + 1
        words = [t.text for t in sentence.tokens[start:end]]
        if not words or end >= len(sentence.tokens):
            return None, at
        passage = Passage(sentence.tokens[start].passage.start, sentence.tokens[end - 1].passage.end)
        name = " ".join(passage.of(self.resolver.text).split())
        if not the and title.lower() == "mayor":
            return composites.named("place", "Municipality", name), end
        if words[-1].lower() in DIVISIONS:
            return composites.named("place", "Region", name), end
        return (composites.named("organisation", "Organisation", name), end) if the else (None, at)

    def _polity_after(self, sentence: Sentence, at: int) -> Entity | None:
        """The state or international organisation in the "of …" that starts at a token."""
        if at >= len(sentence.tokens) or sentence.tokens[at].text.lower() != "of":
            return None
        entity, _ = self._entity_from(sentence, at + 1)
        return entity if entity is not None and entity.type in {*STATES, "InternationalOrganisation"} else None

    def _called(self, sentence: Sentence, first: int, token: Token, holders: Sequence[Entity], end: int) -> bool:
        """Whether somebody is called so or becomes it ("chargé A", "with A as chargé", "was appointed ambassador").

        In "Ambassador A, the consul of …" the former is a rank, which is held towards nobody.
        """
        if holders and [t.text for t in sentence.tokens[end : end + 2]] == [",", "the"]:
            return False
        becomes = token.dep == "oprd" or (token.dep == "attr" and _becomes(sentence, token))
        return bool(holders) or becomes or as_before(self.resolver, sentence, first) is not None

    def _represented(self, sentence: Sentence, first: int) -> Entity | None:
        """“A Kenyan consul on behalf of ambassador X”: X is of the state of who stands in for him."""
        before = [t.text.lower() for t in sentence.tokens[max(0, first - 3) : first] if t.pos != "DET"]
        if before[-2:] != ["behalf", "of"]:
            return None
        for match in reversed(list(self.resolver.marks(sentence).matches.values())):
            if match.passage.end <= sentence.tokens[first].passage.start and match.form == "adjective":
                return self.resolver.state_of_match(match)
        return None

    def _person_at(self, sentence: Sentence, index: int) -> tuple[Entity, int] | None:
        marks = self.resolver.marks(sentence)
        for span in marks.names.values():
            indexes = [t.index for t in span.tokens]
            if (indexes and indexes[0] == index) or (indexes and index in indexes and index == indexes[0]):
                entity = self.resolver.names.entity(span.passage.of(self.resolver.text), "Person")
                if entity is not None and entity.type == "Person" and not self._is_office(entity.label):
                    return None if is_opposed(sentence, index) else (entity, indexes[-1] + 1)
        return None

    def _said_to_be(self, sentence: Sentence, at: int) -> Entity | None:
        """Who "is" or "was" what a title says that ends before a token: "the ambassador of Alpha is A"."""
        words = [t.text.lower() for t in sentence.tokens[at : at + 2]]
        if words[-1:] == ["been"] and words[0] in {"has", "had"}:
            at += 1
        elif words[:1] not in (["is"], ["was"]):
            return None
        person = self._person_at(sentence, at + 1)
        end = sentence.tokens[person[1] : person[1] + 1] if person is not None else ()
        return person[0] if person is not None and not (end and end[0].tag in {"POS", "VBN", "VBG"}) else None

    def holder_after(self, sentence: Sentence, at: int) -> Entity | None:
        """The person whose name starts at a token, or right after a comma or an article there."""
        while at < len(sentence.tokens) and sentence.tokens[at].text.lower() in BRIDGES:
            at += 1
        person = self._person_at(sentence, at)
        return person[0] if person is not None else None

    def _before_name(self, sentence: Sentence, at: int) -> bool:
        """Whether a person's name follows at once, as after a title ("President A", not "the president, A")."""
        return at < len(sentence.tokens) and self._person_at(sentence, at) is not None

    def _between_commas(self, sentence: Sentence, first: int, at: int) -> bool:
        """Whether a name between commas says who holds a title that a clause opens with: "The president, A, came"."""
        tokens = sentence.tokens
        opening = first - 1
        while opening >= 0 and tokens[opening].text.lower() in {"then", "new", "current"}:
            opening -= 1
        before = tokens[opening - 1] if opening > 0 else None
        starts = before is None or before.text == "," or before.entity == "DATE"
        opens = opening >= 0 and tokens[opening].text.lower() == "the" and starts
        if not opens or at >= len(tokens) or tokens[at].text != ",":
            return False
        person = self._person_at(sentence, at + 1)
        return person is not None and [t.text for t in tokens[person[1] : person[1] + 1]] == [","]

    def _behind_name(self, sentence: Sentence, first: int) -> bool:
        """Whether a title says what the name before it is: "A, who was minister", "A, Minister for Fisheries"."""
        before = [t.text.lower() for t in sentence.tokens[max(0, first - 3) : first]]
        said = "who" in before and bool({"was", "is"} & set(before))
        return said or (before[-1:] == [","] and sentence.tokens[first].text[:1].isupper())

    def _is_office(self, label: str) -> bool:
        """Whether what was taken for a person's name is a title ("Consul General")."""
        return any(entry.kind == "office" for entry in self.resolver.gazetteer.lookup(label.lower()))

    def _holders(
        self, sentence: Sentence, title: Token, first: int, after: int, several: bool
    ) -> tuple[list[Entity], int]:
        """The persons right after a title, in apposition to it, or before it ("A, ambassador of …"); where they end.

        Only a title in the plural has ``several`` ("ministers A and B", but "minister A and secretary B").
        """
        holders: list[Entity] = []
        named = self._said_to_be(sentence, after)
        if named is not None:
            return [named], after
        before = self._holder_before(sentence, first)
        apart = after < len(sentence.tokens) and sentence.tokens[after].text == ","
        if before is not None and apart and sentence.tokens[first - 1].text == ",":
            return [before], after  # "A, president of Alpha, B, …": a bare title behind a name is of that name
        at = after
        for _ in range(8):
            while (
                at < len(sentence.tokens)
                and sentence.tokens[at].text.lower() in BRIDGES
                and at - after < 4 + 6 * len(holders)
            ):
                at += 1
            if at >= len(sentence.tokens):
                break
            person = self._person_at(sentence, at)
            if person is not None and sentence.tokens[at - 1].text == ",":
                elsewhere = is_elsewhere(sentence, title, sentence.tokens[person[1] - 1])
                person = None if elsewhere or is_near(sentence, title) else person
            if person is None:
                if holders and sentence.tokens[at].text.lower() in {"and"}:
                    at += 1
                    continue
                break
            if holders and sentence.tokens[at - 1].text.lower() not in {"and", ","}:
                break
            holders.append(person[0])
            at = person[1]
            if not several or (at < len(sentence.tokens) and sentence.tokens[at].text.lower() not in {"and"}):
                break
        if holders:
            return holders, at
        return ([before] if before is not None else []), after

    def _holder_before(self, sentence: Sentence, first: int) -> Entity | None:
        """The person whose name ends before a title, with a comma, bracket or dash between: "A, ambassador of …"."""
        at = first - 1
        while at >= 0 and (
            sentence.tokens[at].text.lower() in BRIDGES | PAST_BRIDGES | {"'s", "'", "a", "an", "and"}
            or self.resolver.marks(sentence).covered.get(at)
        ):
            at -= 1
        between = {t.text.lower() for t in sentence.tokens[at + 1 : first]}
        if is_another(sentence, at + 1, first) or (between & COPULAS and "who" not in between):
            return None
        if 0 <= at < first - 1 and any(t.text in {",", "(", "—", "–"} for t in sentence.tokens[at + 1 : first]):
            for span in self.resolver.marks(sentence).names.values():
                if span.tokens[-1].index == at:
                    entity = self.resolver.names.entity(span.passage.of(self.resolver.text))
                    if entity is not None and entity.type == "Person" and not self._is_office(entity.label):
                        return entity
        return None


def _becomes(sentence: Sentence, title: Token) -> bool:
    """Whether somebody named is or becomes what a title says: "A has been ambassador to …", not "there was one"."""
    verb = sentence.head(title)
    named = any(t.pos == "PROPN" for t in sentence.dependants(verb, "nsubj"))
    return verb.lemma == "become" or (verb.lemma in {"be", "remain"} and named)


def heads(entry: Entry) -> bool:
    """Whether an office is that of the head of a mission, of whom there is one in a state."""
    return (
        entry.entity.type == "DiplomaticOffice" and entry.detail("towards") == ALWAYS and bool(entry.detail("unique"))
    )


def _modifies(sentence: Sentence, passage: Passage) -> bool:
    """Whether a name is only a part of the common noun behind it; the parser hangs it on a person's name, too."""
    name = sentence.highest(passage)
    if name is None or name.dep not in {"compound", "nmod"}:
        return False
    noun = sentence.head(name)
    last = sentence.at(passage)[-1].index
    joined = any(t.text in {"-", "–", "‑"} for t in sentence.tokens[last + 1 : last + 2])
    common = noun.text[:1].islower() or joined
    return noun.index > name.index and not noun.passage.overlaps(passage) and common


def _members(sentence: Sentence, first: int) -> bool:
    """Whether the words from a token on say of whom a body is made up: "Council of Ministers"."""
    before = [t.text.lower() for t in sentence.tokens[max(0, first - 3) : first] if t.pos != "DET"]
    return before[-1:] == ["of"] and before[-2:-1] != [] and before[-2] in COLLEGES


def _rank(sentence: Sentence, first: int) -> list[Token]:
    """The words of rank right before a title, the hyphen after them included."""
    at = first - 1
    while at >= 0 and sentence.tokens[at].text in {"-", "‑", "–"}:
        at -= 1
    return list(sentence.tokens[at:first]) if at >= 0 and sentence.tokens[at].text.lower() in RANKS else []


def settled(titles: Sequence[Title]) -> list[Title]:
    """The titles, those without a state or body given the one that the same person's same title has elsewhere."""
    known: dict[tuple[str, str], dict[str, Title]] = {}
    for title in titles:
        for person in title.holders:
            if title.links:
                known.setdefault((person.key, title.name), {})[title.office.key] = title
    found = []
    for title in titles:
        if title.links or not title.holders:
            found.append(title)
            continue
        same = known.get((title.holders[0].key, title.name), {})
        if len(same) == 1:
            (other,) = same.values()
            title = replace(title, office=other.office, of=other.of, towards=other.towards, links=other.links)
        found.append(title)
    return found


def holders_by_office(titles: Sequence[Title]) -> dict[str, Entity]:
    """Office keys → the holder, for offices of which the document names one holder only."""
    found: dict[str, set[Entity]] = {}
    for title in titles:
        if title.holders and title.links:
            found.setdefault(title.office.key, set()).update(title.holders)
    return {key: next(iter(people)) for key, people in found.items() if len(people) == 1}
