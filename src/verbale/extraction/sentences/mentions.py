"""Mentions that state facts by themselves: titles with holders, missions with sender and host, groups with origin."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from verbale.entities.discourse import MISSIONS, STATES
from verbale.entities.gazetteer import Match
from verbale.entities.references import Reference
from verbale.entities.resolver import MAINTAINING
from verbale.entities.titles import Title
from verbale.extraction.draft import Draft
from verbale.extraction.matching.keepers import maintainer
from verbale.extraction.matching.matcher import Matcher
from verbale.extraction.matching.stance import Stance, stance
from verbale.language.sentence import Sentence, Token
from verbale.model import Entity, FactKind, Polarity, Precision, Status, Text, TimeSpan

MISSION_RULE = "mention-mission"
TITLE_RULE = "mention-title"
BARE_TITLE_RULE = "mention-office"
LINK_RULE = "mention-phrase"
NAME_RULE = "mention-name"
DOING = ("agent", "speaker", "signatory", "hasParticipant", "visitor", "accredited", "expelledPerson", "addressee")
"""Roles in which somebody acts, or is dealt with, by the office that the sentence names."""
LIFE = frozenset("bear study graduate educate train baptise baptize marry grow raise enrol enroll".split())
"""What is told of a person's life: its time is hardly ever that of the office the person is introduced by."""
ENTERING = frozenset({"join", "enter", "begin", "start"})
CAREERS = frozenset("career service ministry party politics army navy corps academy university law".split())
COMPANY = frozenset({"accompany", "lead", "head", "include", "comprise"})
"""What is told of those who go along: "visited Oslo, accompanied by", "a delegation headed by"."""
ARGUMENT = frozenset({"dobj", "nsubjpass", "pobj", "conj", "attr"})


_BRACKETS = re.compile(r"\s*\((?:now |modern |present-day |today )?(?P<name>[^()]+)\)")
_STYLE = re.compile(r"(?:Kingdom|Empire|Republic|State|Sultanate|Emirate|Principality) of \Z")
STYLE_CHARS = 20


def mention_drafts(matcher: Matcher, sentence: Sentence, titles: Sequence[Title]) -> list[Draft]:
    """What the names and phrases of a sentence state; call it after the frames were matched on the sentence."""
    drafts: list[Draft] = []
    for title in titles:
        drafts += _title(matcher, sentence, title)
    drafts += _missions(matcher, sentence)
    for token, reference in matcher.noticed(sentence):
        drafts += _links(matcher, sentence, token, reference)
    return [*drafts, *_other_names(matcher, sentence), *_descriptions(matcher, sentence)]


def party_drafts(matcher: Matcher, sentence: Sentence) -> list[Draft]:
    """The parties of the agreements a sentence names, with the stance of what it says of them; call it last."""
    drafts = []
    for token, known in matcher.agreements.made_in(sentence):
        head = sentence.head(token)
        doing = sentence.head(head)  # "the signing of a treaty" is as real as the treaty
        if head.pos in {"VERB", "AUX"}:
            told = any(known.entity in draft.entities() for draft in matcher.at(sentence, head))
            says = head if told else token  # a treaty that was "never published" is one all the same
        else:
            agreed = doing.lemma == "agree" and head.lemma in {"to", "on", "upon"}
            says = doing if (head.lemma == "of" or agreed) and matcher.at(sentence, doing) else token
        taken = stance(sentence, matcher.reading.arguments(sentence), says)
        drafts += [relation("party", known.entity, p, LINK_RULE, sentence, taken) for p in known.parties]
    return drafts


def _other_names(matcher: Matcher, sentence: Sentence) -> list[Draft]:
    """Official names of states that the sentence uses beside the usual ones."""
    drafts = []
    for match in matcher.resolver.marks(sentence).matches.values():
        known = match.form == "official" or _explained(matcher, match)
        state = matcher.resolver.state_of_match(match) if known else None
        if state is not None:
            draft = Draft("alternativeName", FactKind.ATTRIBUTE, NAME_RULE, [sentence.passage])
            draft.add("subject", state)
            draft.add("object", Text(_styled(matcher, match)))
            drafts.append(draft)
    return drafts


def _explained(matcher: Matcher, match: Match) -> bool:
    """Whether the usual name of a state stands in brackets after another: "the Kingdom of Siam (Thailand)"."""
    inside = _BRACKETS.match(matcher.resolver.text, match.passage.end)
    state = matcher.resolver.state_of_match(match) if match.form == "alias" and inside else None
    return state is not None and inside is not None and inside["name"].casefold() == state.label.casefold()


def _styled(matcher: Matcher, match: Match) -> str:
    """The name as the text has it, with its style: "Kingdom of Siam"."""
    start = match.passage.start
    style = _STYLE.search(matcher.resolver.text, max(0, start - STYLE_CHARS), start)
    name = matcher.resolver.text[style.start() if style else start : match.passage.end]
    return " ".join(name.split())


def _descriptions(matcher: Matcher, sentence: Sentence) -> list[Draft]:
    """What a class noun beside a name calls it: "the rebel group X", "X, a communist party"; the text's own word."""
    drafts = []
    resolver = matcher.resolver
    for span in resolver.marks(sentence).names.values():
        entity = resolver.names.entity(span.passage.of(resolver.text))
        if entity is None or entity.type not in {"ArmedGroup", "PoliticalParty"}:
            continue
        head = span.tokens[-1]
        above = sentence.head(head)
        nouns = [t for t in sentence.dependants(head, "appos", "compound") if t.pos == "NOUN"]
        nouns += [above] if head.dep in {"compound", "appos"} and above.pos == "NOUN" else []
        for noun in nouns:
            if noun.lemma not in {*resolver.nouns.classes, "group"}:
                continue
            draft = Draft("describedAs", FactKind.ATTRIBUTE, NAME_RULE, [sentence.passage])
            draft.add("subject", entity)
            before = [t for t in sentence.dependants(noun, "amod", "compound") if t.pos in {"ADJ", "NOUN"}]
            draft.add("object", Text(" ".join([*(t.text for t in before), noun.text])))
            drafts.append(draft)
    return drafts


def relation(
    property_: str, subject: Entity, object_: Entity, rule: str, sentence: Sentence, stands: Stance | None = None
) -> Draft:
    """A relation draft with the stance of what it was read from."""
    draft = Draft(property_, FactKind.RELATION, rule, [sentence.passage], {"subject": [subject], "object": [object_]})
    if stands is not None:
        draft.status, draft.polarity, draft.hedge = stands.status, stands.polarity, stands.hedge
    return draft


def _title(matcher: Matcher, sentence: Sentence, title: Title) -> list[Draft]:
    drafts = []
    verb = title.verb or next((a for a in sentence.ancestors(title.token) if a.pos in {"VERB", "AUX"}), None)
    term = matcher.timing.term(sentence, title.token)
    verb = _above_company(matcher, sentence, verb)
    time = matcher.timing.of(sentence, verb) if verb is not None and term is None else None
    # Several whom a verb appoints are told by the verb, each at a time of his own.
    told = title.appointed and len(title.holders) > 1
    for holder in title.holders if title.links and not told else ():
        draft = Draft("OfficeHolding", FactKind.SITUATION, TITLE_RULE, [sentence.passage])
        draft.add("holder", holder)
        draft.add("officeHeld", title.office)
        if title.appointed and verb is not None:
            matcher.take_stance(sentence, draft, stance(sentence, matcher.reading.arguments(sentence), verb))
        said = verb is not None and verb.lemma == "be" and title.token.dep in {"nsubj", "attr"}
        bounded = (
            time is not None and time.relation != "at" and not said
        )  # "President A stayed until 2005": in office even after
        if term is not None:
            draft.time, draft.time_computed_from = term.span, term.computed_from
        elif time is not None and verb is not None:
            if not (title.former or bounded or _of_life(matcher, sentence, verb)):
                draft.time, draft.time_computed_from = time.span, time.computed_from
        elif not (title.former or _at_another_time(sentence, title)):
            draft.time = _of_deed(matcher, sentence, title, holder)
        if title.basis is not None:
            draft.cite(title.basis)
        if not title.sure:
            draft.confidence = Decimal("0.8")
        drafts.append(draft)
    if not title.links:  # whose office it is nobody says: no office that others could hold too
        for holder in title.holders[:1]:
            draft = Draft("describedAs", FactKind.ATTRIBUTE, BARE_TITLE_RULE, [sentence.passage])
            draft.add("subject", holder)
            draft.add("object", Text(f"former {title.name}" if title.former else title.name))
            drafts.append(draft)
    drafts += [relation(p, title.office, e, TITLE_RULE, sentence) for p, e in title.links]
    return drafts


def _above_company(matcher: Matcher, sentence: Sentence, verb: Token | None) -> Token | None:
    """The verb that dates a title: for who accompanies somebody or leads a delegation, what these did."""
    here = verb
    while here is not None and here.lemma in COMPANY and here.dep in {"acl", "advcl", "relcl", "conj"}:
        if matcher.timing.of(sentence, here) is not None:
            return here
        here = next((a for a in sentence.ancestors(here) if a.pos in {"VERB", "AUX"}), None)
    return here or verb


def _at_another_time(sentence: Sentence, title: Title) -> bool:
    """Whether somebody came to an office before or after what is told: "A, who later became president, …"."""
    verb = sentence.head(title.token)
    return title.token.dep in {"attr", "oprd"} and (verb.lemma != "be" or bool(sentence.dependants(verb, "aux")))


def _of_deed(matcher: Matcher, sentence: Sentence, title: Title, holder: Entity) -> TimeSpan | None:
    """When the holder of an office did, in it, what the sentence tells: "President A and B agreed … of 3 May 1990"."""
    drafts = (d for token in sentence.tokens for d in matcher.at(sentence, token))
    deeds = [
        d
        for d in drafts
        if d.kind is FactKind.EVENT
        and d.status is Status.ASSERTED
        and d.polarity is Polarity.POSITIVE
        and any(e.key == holder.key for role in DOING for e in d.roles.get(role, ()) if isinstance(e, Entity))
    ]
    times = {d.time for d in deeds}
    only = times.pop() if len(times) == 1 else None
    return only if only is not None and only.precision in {Precision.DAY, Precision.MONTH, Precision.YEAR} else None


def _of_life(matcher: Matcher, sentence: Sentence, verb: Token) -> bool:
    """Whether a verb tells of somebody's life, not of the office: "A, the ambassador, was born in 1938"."""
    if verb.lemma in LIFE:
        return True
    nouns = {t.lemma for t in matcher.reading.arguments(sentence).of(verb, "object")}
    return verb.lemma in ENTERING and bool(nouns & CAREERS)


def _missions(matcher: Matcher, sentence: Sentence) -> list[Draft]:
    drafts = []
    for token in sentence.tokens:
        if token.pos not in {"NOUN", "PROPN"}:
            continue
        if not matcher.resolver.names_mission(sentence, token):
            continue
        known = [r for t, r in matcher.noticed(sentence) if t.index == token.index]
        sender = maintainer(matcher, sentence, token)
        for reference in known or matcher.resolver.resolve(sentence, token, "mission", sender=sender):
            matcher.resolver.discourse.speak(reference.entity, token.passage)
            if not known:
                drafts += _links(matcher, sentence, token, reference)
    return drafts


def _links(matcher: Matcher, sentence: Sentence, token: Token, reference: Reference) -> list[Draft]:
    stands = _stance_of(matcher, sentence, token)
    if stands.polarity is Polarity.NEGATIVE and (_known(sentence, token) or _own(sentence, token)):
        return []  # "never reopened it", "did not close its embassy": there was one
    drafts = []
    for property_, entity in reference.links:
        draft = relation(property_, reference.entity, entity, LINK_RULE, sentence, stands)
        if not _named(sentence, token, entity, matcher):
            draft.confidence = Decimal("0.7")
        drafts.append(draft)
    parties = [e for p, e in reference.links if p in {"sendingState", "accreditedTo"} and e.type in STATES]
    if reference.entity.type in MISSIONS and len(parties) == 2:
        kept = Draft("MissionAccreditation", FactKind.SITUATION, MISSION_RULE, [sentence.passage])
        kept.add("concernsMission", reference.entity)
        kept.add("relationParty", *parties)
        kept.status, kept.polarity, kept.hedge = stands.status, stands.polarity, stands.hedge
        drafts.append(kept)
    return drafts


def _until(sentence: Sentence, token: Token) -> bool:
    """Whether what is said of a phrase held only until a time."""
    return any(t.lemma in {"until", "till"} for t in sentence.dependants(sentence.head(token), "prep", "mark"))


def _known(sentence: Sentence, token: Token) -> bool:
    """Whether a phrase speaks of a thing known before: “it”, “the embassy”."""
    words = {t.text.lower() for t in sentence.dependants(token, "det")}
    return token.pos == "PRON" or bool(words & {"the", "this", "that", "these", "those"})


def _own(sentence: Sentence, token: Token) -> bool:
    """Whether a phrase speaks of one's own, and the verb does not say that one has it: “closed its embassy”."""
    verb = sentence.head(token)
    owned = any(t.text.lower() in {"its", "their", "our", "his", "her"} for t in sentence.dependants(token, "poss"))
    return owned and verb.lemma not in MAINTAINING


def _named(sentence: Sentence, token: Token, entity: Entity, matcher: Matcher) -> bool:
    """Whether the sentence itself names the entity."""
    words = sentence.text.lower()
    return any(label.lower() in words for _, label in (*entity.labels, *entity.aliases))


def _stance_of(matcher: Matcher, sentence: Sentence, token: Token) -> Stance:
    """A thing that is only planned or wished is not there: it takes the stance of the verb it is an argument of."""
    arguments = matcher.reading.arguments(sentence)
    head = sentence.head(token)
    if token.dep in ARGUMENT and head.pos in {"VERB", "AUX"} and head.index != token.index:
        taken = stance(sentence, arguments, head)
        if token.dep in {"dobj", "nsubjpass", "attr"}:
            return taken
    return Stance()
