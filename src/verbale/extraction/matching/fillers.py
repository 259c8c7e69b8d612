"""Fillers: what a role of a pattern is filled with, read from its slots."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING

from verbale.entities import composites
from verbale.entities.appointees import APPOINTING
from verbale.entities.counterparts import NATIONAL
from verbale.entities.discourse import MISSIONS, STATES
from verbale.entities.references import WANTS, Reference
from verbale.entities.titles import ALWAYS
from verbale.extraction.draft import Draft
from verbale.extraction.matching.antecedents import noun_above
from verbale.extraction.matching.earlier import events, latest
from verbale.extraction.matching.frames import Frame, RoleRule
from verbale.extraction.matching.participants import spoken_of_before
from verbale.extraction.matching.phrases import goods, phrase, thing, words
from verbale.extraction.matching.teams import team
from verbale.extraction.matching.treaties import treaty
from verbale.language.numerals import ordinal
from verbale.language.scanner import scan
from verbale.language.sentence import Sentence, Token
from verbale.model import Entity, FactKind, Passage, Quantity, Text

if TYPE_CHECKING:
    from verbale.extraction.matching.matcher import Matcher

Filler = Entity | Text | Decimal | Draft | Quantity
OCCASIONS = frozenset("morning afternoon evening eve sideline sidelines margin margins occasion".split())
"""When and where something is talked of ("on the afternoon of 3 May"), not what of."""
CONNECTING = frozenset(
    {
        "regard",
        "respect",
        "addition",
        "particular",
        "turn",
        "context",
        "connection",
        "meantime",
        "return",
        "margin",
        "sideline",
    }
)
"""Nouns that only connect one sentence with another ("in that regard"): no topic of anything."""
MISSION_LINKS = {"sender": "sendingState", "receiver": "accreditedTo"}
SPOKEN_FOR = frozenset({"speaker", "agent", "donor", "hasParticipant", "addressee"})
"""Roles in which a state stands for its president or minister, where nobody says who that is."""
PARTS_OF_STATES = frozenset(
    "city town village district suburb neighbourhood neighborhood quarter province region county area capital island "
    "municipality camp house building street block hotel hostel dormitory prison shelter settlement estate".split()
)
LANDFORMS = frozenset("lake mount river cape island isla lago cerro volcán valley".split())
SHARES = frozenset(
    {
        "tonne",
        "ton",
        "kilogram",
        "barrel",
        "litre",
        "liter",
        "most",
        "much",
        "some",
        "all",
        "part",
        "half",
        "bulk",
        "majority",
        "quantity",
        "amount",
        "lot",
    }
)
BUILDINGS = frozenset("hospital bridge airport stadium harbour harbor port dam station palace school park base".split())
WARES = frozenset(
    "good goods item items product products commodity commodities article articles export exports import imports ware "
    "wares main major principal chief key leading top most other various many several all its their own "
    "the".split()
)
UNITS: dict[str, Callable[[str], bool]] = {
    "number": lambda unit: True,
    "count": lambda unit: (
        not (len(unit) == 3 and unit.isupper()) and unit not in {"percent", "rank", "year", "month", "day"}
    ),
    "money": lambda unit: len(unit) == 3 and unit.isupper(),
    "percent": lambda unit: unit == "percent",
    "rank": lambda unit: unit == "rank",
}


def fill(
    matcher: Matcher, sentence: Sentence, trigger: Token, draft: Draft, role: RoleRule, frame: Frame
) -> list[Filler]:
    """What fills a role: the first of its alternatives that is filled, with all the slots of that."""
    for at, alternative in enumerate(role.alternatives):
        found: list[Filler] = []
        if alternative == (("other",),) and _spoken_to(matcher, sentence, trigger, role.alternatives[:at]):
            continue
        if alternative == (("pair",),) and _with_others(matcher, sentence, trigger, draft, role, at):
            continue
        if alternative == (("host",),) and _smaller(matcher, sentence, trigger, role.alternatives[:at]):
            continue
        for path in alternative:
            found += _fixed(matcher, sentence, path, draft, role, frame) or _read_slot(
                matcher, sentence, trigger, draft, role, path
            )
        unique: list[Filler] = []
        for each in found:
            if each not in unique:
                unique.append(each)
        if len(unique) >= max(role.need, 1):
            return unique
    return []


def _spoken_to(
    matcher: Matcher, sentence: Sentence, trigger: Token, before: tuple[tuple[tuple[str, ...], ...], ...]
) -> bool:
    """Whether the wording names somebody, though unresolved: "sold oil to the settlers" is not to the pair."""
    paths = [
        p for alternative in before for p in alternative if p in {("to",), ("indirect",), ("object", "to"), ("for",)}
    ]
    times = {t.index for _, t in matcher.reading.lines(sentence).times}
    return any(t.index not in times and t.pos != "VERB" for p in paths for t in matcher.tokens(sentence, trigger, p))


def _with_others(matcher: Matcher, sentence: Sentence, trigger: Token, draft: Draft, role: RoleRule, at: int) -> bool:
    """Whether the wording names somebody outside the title's pair, or whom nobody knows: "broke with the Axis powers".

    ``at`` is the number of the role's alternatives before the pair.
    """
    pair = {state.key for state in matcher.resolver.discourse.both}
    times = {t.index for _, t in matcher.reading.lines(sentence).times}
    for path in (p for alternative in role.alternatives[:at] for p in alternative if p[-1] in {"with", "between"}):
        for token in matcher.tokens(sentence, trigger, path):
            if token.index in times or token.pos not in {"NOUN", "PROPN"}:
                continue
            states = [
                _polity(matcher, f)
                for f in _read_token(matcher, sentence, trigger, token, draft, role)
                if isinstance(f, Entity)
            ]
            if any(state is None or state.key not in pair for state in states) or not states:
                return True
    return False


def _smaller(
    matcher: Matcher, sentence: Sentence, trigger: Token, before: tuple[tuple[tuple[str, ...], ...], ...]
) -> bool:
    """Whether the wording names a part of the state, though not which: "40 lived in the city" is not of the state."""
    tokens = (t for alternative in before for p in alternative for t in matcher.tokens(sentence, trigger, p))
    return any(t.lemma in PARTS_OF_STATES for t in tokens)


def _fixed(
    matcher: Matcher, sentence: Sentence, path: tuple[str, ...], draft: Draft, role: RoleRule, frame: Frame
) -> list[Entity] | list[Draft]:
    """Participants that the wording leaves to the document.

    The title fixes ``pair``, ``host``, ``topic``, ``home`` and ``other`` (of the pair, or of two sides that the
    sentence names); ``previous`` is the filler of the same role in the last event of the frame's kin, and
    ``previous.agent`` that of another of its roles; ``sender`` is the state whose mission the event is about,
    ``receiver`` the one it is accredited to.
    """
    slot, told = path[0], path[1] if len(path) > 1 else role.name
    if slot == "previous":
        for earlier in (
            _last_counted(matcher, sentence, draft) if draft.kind is FactKind.OBSERVATION else latest(matcher)
        ):
            if earlier.type in frame.kin and role.want == "event":
                return [earlier]
            if earlier.type in frame.kin and earlier.roles.get(told):
                draft.cite(earlier.evidence[0])
                draft.confidence = Decimal("0.7")
                return [f for f in earlier.roles[told] if isinstance(f, Entity)]
        return []
    if slot in MISSION_LINKS:
        missions = [e for e in draft.entities() if e.type in MISSIONS]
        links = matcher.links.get(missions[0].key, ()) if missions else ()
        return [e for p, e in links if p == MISSION_LINKS[slot] and e.type in STATES]
    discourse = matcher.resolver.discourse
    if slot == "pair":
        third = spoken_of_before(matcher, sentence, draft)
        return third if third is not None else list(discourse.both) if len(discourse.both) == 2 else []
    if slot == "other":
        states = [s for e in draft.entities() if (s := _polity(matcher, e)) is not None]
        other = discourse.other(states[0]) or _side_named(matcher, sentence, states[0]) if len(states) == 1 else None
        return [other] if other else []
    single = {"host": discourse.host, "topic": discourse.group, "home": discourse.home}.get(slot)
    return [single] if single else []


def _last_counted(matcher: Matcher, sentence: Sentence, draft: Draft) -> list[Draft]:
    """The last observation, if this sentence or the one before it in the same paragraph makes it.

    "The number rose to 450" speaks of what was counted last.
    """
    before = matcher.reading.before(sentence)
    near = [sentence, *([before] if before is not None and before.block == sentence.block else [])]
    last = next((d for d in latest(matcher) if d.kind is FactKind.OBSERVATION and d.value is not None), None)
    return [last] if last is not None and any(last.evidence[0] == s.passage for s in near) else []


def _polity(matcher: Matcher, entity: Entity) -> Entity | None:
    """A state itself, or the state whose body an entity is."""
    return entity if entity.type in STATES else matcher.resolver.state_of_body(entity)


def _read_slot(
    matcher: Matcher, sentence: Sentence, trigger: Token, draft: Draft, role: RoleRule, path: tuple[str, ...]
) -> list[Filler]:
    if path[0] in {"pair", "other", "host", "topic", "home", "previous", *MISSION_LINKS}:
        return []
    found: list[Filler] = []
    tokens = matcher.tokens(sentence, trigger, path)
    if path == ("clause",) and any(t.dep in {"xcomp", "ccomp"} for t in tokens):
        tokens = [t for t in tokens if t.dep != "advcl"]  # "noting the risks, they agreed to wait": to wait
    for token in tokens:
        found += _read_token(matcher, sentence, trigger, token, draft, role)
    if path == ("subject",) and not tokens and "State" in WANTS.get(role.want, ()) and _declares(sentence, trigger):
        discourse = matcher.resolver.discourse
        found += discourse.company if discourse.joint else ()
    return found


def _declares(sentence: Sentence, trigger: Token) -> bool:
    """Whether a verb opens a clause of a declaration, whose subject stands above: "We, the kings …: Reaffirm …"."""
    opens = trigger.index == sentence.root.index and trigger.tag in {"VB", "VBP", "VBG"}
    before = sentence.tokens[: trigger.index]
    return opens and all(t.pos in {"ADV", "PUNCT", "NUM", "X"} for t in before)


def _read_token(
    matcher: Matcher, sentence: Sentence, trigger: Token, token: Token, draft: Draft, role: RoleRule
) -> list[Filler]:
    found = _of_kind(matcher, sentence, trigger, token, draft, role)
    noun = noun_above(sentence, trigger, token) if not found and role.want in WANTS else None
    return _of_kind(matcher, sentence, trigger, noun, draft, role) if noun is not None else found


def _of_kind(
    matcher: Matcher, sentence: Sentence, trigger: Token, token: Token, draft: Draft, role: RoleRule
) -> list[Filler]:
    if role.want in WANTS and role.want != "agreement":
        references = matcher.entities(sentence, trigger, token, role.want, tuple(draft.entities()))
        for reference in references:
            draft.cite(_antecedent(matcher, sentence, reference))
            matcher.named.add((draft, token.index))
            matcher.places[draft, reference.entity.key] = token
        return [r.entity for r in references] or _spokesman(matcher, sentence, token, role)
    if role.want == "team":
        return [*team(matcher.reading, sentence, token)]
    if role.want == "office":
        return _office(matcher, sentence, trigger, token)
    if role.want == "ordinal":
        found = [(t, re.fullmatch(r"(\d+)(?:st|nd|rd|th)", t.text)) for t in sentence.subtree(token)]
        return [Quantity(t.passage, Decimal(n[1]), "rank") for t, n in found if n]
    if role.want == "lemma":
        return [Text(token.lemma)]
    if role.want == "named":
        named = [r.entity for r in matcher.entities(sentence, trigger, token, "any", tuple(draft.entities()))]
        return [*named] or [Text(words(sentence, token, matcher.reading.document.text))]
    if role.want == "quality":
        return [Text(token.text.lower())]
    if role.want in {"site", "sight"}:
        return _site(matcher, sentence, trigger, token, role.want)
    post = matcher.resolver.marks(sentence).offices.get(token.index)
    if role.want == "post" and post is not None and token.tag in {"NN", "NNP"}:
        return [Text(post.label)]
    if role.want == "event":
        return list(events(matcher, sentence, token))
    if role.want == "rank" and token.pos in {"ADV", "ADJ"} and (place := ordinal(scan(token.text), 0)) is not None:
        return [Quantity(token.passage, Decimal(place[0]), "rank")]
    if role.want in UNITS:
        return [q for q in matcher.quantities(sentence, token) if UNITS[role.want](q.unit)]
    if role.want in {"agreement", "treaty"}:
        made = matcher.agreements.at(sentence, token, trigger) if role.want == "agreement" else ()
        known = treaty(sentence, token, matcher.reading.document.text) if not made else None
        made = (known,) if known is not None else made
        matcher.places.update({(draft, each.key): token for each in made})
        return list(made)
    if any(t.index == token.index for _, t in matcher.reading.lines(sentence).times):
        return []
    if role.want == "goods" and token.lemma in {"sum", "total", "amount", "value", "worth"}:
        return []
    if role.want == "goods":
        if any(UNITS["money"](q.unit) for q in matcher.quantities(sentence, token)):
            return []  # "50 million euros in aid" are no goods
        if token.lemma in SHARES and (of := matcher.reading.arguments(sentence).of(token, "of")):
            return [each for part in of for each in _read_token(matcher, sentence, trigger, part, draft, role)]
        listed = any(t.pos == "NOUN" for t in sentence.conjuncts(token))  # "cuttlefish, balloons": no adjective
        if token.pos == "PRON" or (token.pos == "ADJ" and not listed) or matcher.names_state(sentence, token):
            return []
        return [Text(t) for t in goods(sentence, token, matcher.reading.document.text) if not _empty(t)]
    connects = token.pos not in {"VERB", "AUX"} and token.lemma in CONNECTING | OCCASIONS
    if role.want in {"text", "post"} and (token.pos == "PRON" or connects):
        return []
    if role.want == "rest" and (token.pos == "PRON" or (draft, token.index) in matcher.named):
        return []
    if role.want in {"text", "rest", "post"}:
        return [Text(phrase(sentence, token, matcher.reading.document.text))]
    if role.want == "thing":
        return [Text(thing(sentence, token, matcher.reading.document.text))]
    if role.want == "words":
        dates = frozenset(t.index for _, t in matcher.reading.lines(sentence).times)
        return [Text(words(sentence, token, matcher.reading.document.text, dates))]
    return []


def _spokesman(matcher: Matcher, sentence: Sentence, token: Token, role: RoleRule) -> list[Filler]:
    """The state for which an officer of state acts whom the text does not name: "the Kenyan president condemned …"."""
    marks = matcher.resolver.marks(sentence)
    office = None if marks.titles.get(token.index) else marks.offices.get(token.index)
    if office is None or role.want != "party" or role.name not in SPOKEN_FOR or token.tag not in {"NN", "NNP"}:
        return []
    title = office.label.partition(" of ")[0]
    before = {t.lemma for t in sentence.dependants(token, "amod", "compound", "det")}
    state = matcher.resolver.state_of_body(office)
    acting = title in NATIONAL or title.endswith("minister")
    return [state] if state is not None and acting and not before & {"former", "a", "an", "deputy"} else []


def _empty(wares: str) -> bool:
    """Whether words for goods say nothing of what they are: "main products", "goods"."""
    return set(wares.lower().split()) <= WARES


def _office(matcher: Matcher, sentence: Sentence, trigger: Token, token: Token) -> list[Filler]:
    """The office that a title names, of its possessor or else of the subject ("Rome elected her mayor")."""
    names = [*matcher.resolver.noun_phrases(sentence, token), token.lemma]  # "prime minister" before "minister"
    named = ((n, e) for n in names for e in matcher.resolver.gazetteer.lookup(n) if e.kind == "office")
    title, entry = next(named, ("", None))
    if entry is None:
        return []
    arguments = matcher.reading.arguments(sentence)
    read = matcher.resolver.marks(sentence).offices.get(token.index)
    said = any(arguments.of(token, slot) for slot in ("possessor", "of", "to"))
    if read is not None and (said or matcher.resolver.state_of_body(read) is not None):
        return [read]
    subjects = arguments.of(trigger, "subject")
    owners = [*arguments.of(token, "possessor"), *arguments.of(token, "of"), *arguments.of(token, "for"), *subjects]
    of = next((r.entity for o in owners for r in matcher.entities(sentence, trigger, o, "polity")), None)
    if of is None and entry.detail("towards") == ALWAYS:
        of = _served_by(matcher, sentence, trigger, subjects)
    return [composites.office(entry.entity.type, title, of)] if of is not None else []  # nobody's is everybody's


def _served_by(matcher: Matcher, sentence: Sentence, trigger: Token, appointing: list[Token]) -> Entity | None:
    """The state whose envoy somebody becomes: the one of those who appoint him, where one is known."""
    who = [r.entity for t in appointing for r in matcher.entities(sentence, trigger, t, "person")]
    states = {s.key: s for p in who for s in matcher.resolver.states_of.get(p.key, {}).values()}
    return next(iter(states.values())) if len(states) == 1 and trigger.lemma in APPOINTING else None


def _site(matcher: Matcher, sentence: Sentence, trigger: Token, token: Token, want: str) -> list[Filler]:
    """A building (``site``) or any smaller place (``sight``) by its name, known or not."""
    if token.lemma == "one":
        beside = sentence.dependants(token, "appos")
        return _site(matcher, sentence, trigger, beside[0], want) if beside else []
    types = {"Facility"} if want == "site" else {"Facility", "Place", "Region", "Municipality"}
    known = [r.entity for r in matcher.entities(sentence, trigger, token, "place") if r.entity.type in types]
    label = words(sentence, token, matcher.reading.document.text).split()
    while label and not label[0][:1].isupper():
        label = label[1:]
    lake = bool(label) and label[0].lower() in LANDFORMS  # "Lake Volta" is not the Volta
    if known and not (lake and all(label[0] not in e.label for e in known)):
        return list(known)
    offices = any(e.kind == "office" for e in matcher.resolver.gazetteer.lookup(" ".join(label).lower()))
    if token.pos != "PROPN" or not label or offices:
        return []
    taken = matcher.entities(sentence, trigger, token, "any") if label[0].lower() not in LANDFORMS else []
    if taken and not (label[-1].lower() in BUILDINGS and all(r.entity.type == "Person" for r in taken)):
        return []  # … but "Lind Hospital" is no person
    cut = next((n for n, word in enumerate(label) if n and word in {"in", "at", "near", "on"}), len(label))
    return [composites.named("place", "Facility" if want == "site" else "Place", " ".join(label[:cut]).strip(" ,"))]


def _antecedent(matcher: Matcher, sentence: Sentence, reference: Reference) -> Passage | None:
    passage = reference.antecedent
    if passage is None or sentence.passage.contains(passage):
        return None
    home = matcher.reading.holding(passage)
    return home.passage if home else passage


def _side_named(matcher: Matcher, sentence: Sentence, state: Entity) -> Entity | None:
    """The other of the two sides of a document without a title that fixes them, where the sentence names it."""
    others = [side for side in matcher.resolver.discourse.sides if side.key != state.key]
    if len(others) != 1 or len(matcher.resolver.discourse.sides) != len(others) + 1:
        return None
    named = [matcher.resolver.state_of_match(m) for m in matcher.resolver.marks(sentence).matches.values()]
    return others[0] if others[0] in named else None
