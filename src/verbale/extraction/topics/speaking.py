"""Speaking: in whose name a release speaks, as its title or letterhead says, and whom it addresses as "you".

"Statement by the Government of Kenya", "Remarks by the President of Kenya at …" and a release under the head of the
Ministry of Foreign Affairs of Kenya say "we" for Kenya. Who speaks to the other of two states says "your country".
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from verbale.entities import composites
from verbale.entities.gazetteer import Gazetteer
from verbale.entities.pronouns import AUTHOR_PRONOUNS
from verbale.entities.resolver import Resolver
from verbale.extraction.page.structure import rules
from verbale.extraction.topics.dossiers import only_state
from verbale.language.sentence import Sentence, Token
from verbale.model import BlockKind, Document, Entity, Passage
from verbale.readers import LETTERHEAD

OWN_WORDS = re.compile(
    r"\b(?:statement|remarks|speech|address|message|toast|lecture|keynote|intervention|greetings?)s?\s+(?:by|from|of)\b",
    re.IGNORECASE,
)
"""What opens the words of one speaker, whom it goes on to name."""
_PHRASE_END = re.compile(
    r"\s(?:at|on|to|in|before|after|during|following|ahead|regarding|concerning|about|for|with|upon|and|welcoming|"
    r"marking|celebrating|commemorating)\s|[:;–—]",
    re.IGNORECASE,
)
_GREETED = re.compile(
    r"\byour\s+(?:country|nation|president|prime minister|king|queen|capital|majesty|homeland|embassy)\b|"
    r"\b(?:Mr\.?|Mister|Madame?|Dear|Excellency,?) (?:President|Prime Minister|Chancellor)\b",
    re.IGNORECASE,
)
"""What only those of another state are called; heard once it is enough, others twice."""
_YOURS = re.compile(
    r"\byour\s+(?:\w+\s+)?(?:country|nation|people|government|president|prime minister|king|queen|parliament|embassy|"
    r"capital|compatriots|countrymen|soldiers|troops|excellency|majesty|homeland|visit|independence|delegation)\b|"
    r"\b(?:Mr\.?|Mister|Madam[e]?) (?:President|Prime Minister|Minister|Secretary|Ambassador|Chancellor)\b",
    re.IGNORECASE,
)
_FOREIGN = re.compile(r"\b(?:foreign|external) (?:affairs|relations|ministry)\b", re.IGNORECASE)
_WE = re.compile(
    r"(?P<we>We),? (?:the |as )?(?:[\w-]+,? ){0,6}?(?:presidents|leaders|heads|ministers|governments|kings|"
    r"representatives|speakers|chairmen|members|president|prime minister|premier|chancellor|king|queen|minister)\b"
    r"[^.;:]{0,240}?(?=, (?:meeting|met|gathered|assembled|having|"
    r"recalling|mindful|have|declare|reaffirm|agree|hereby|reaffirming|convinced)\b|"
    r" (?:meeting|met|gathered|declare|have|reaffirm)\b|[.;:]|$)",
    re.IGNORECASE,
)
_OWN_MENTIONS = 2
"""How often the other's people must be spoken to before every "you" is taken for their state."""


def titled_speaker(text: str, title: Passage, gazetteer: Gazetteer) -> Entity | None:
    """The state of whom a title says that these are the words: "Remarks by the President of Kenya at …"."""
    own = OWN_WORDS.search(text, title.start, title.end)
    if own is None:
        return None
    stop = _PHRASE_END.search(text, own.end(), title.end)
    end = stop.start() if stop is not None else title.end
    states = [only_state(match) for match in gazetteer.find(text, own.end(), end)]
    return states[0] if len(states) == 1 else None


def letterhead_state(document: Document, gazetteer: Gazetteer) -> Entity | None:
    """The one state that the lines above a release's title name: whose ministry or embassy issues it."""
    states: dict[str, Entity] = {}
    for passage in (s.passage for s in document.skipped if s.reason == LETTERHEAD):
        named = [s for m in gazetteer.find(document.text, passage.start, passage.end) if (s := only_state(m))]
        states |= {s.key: s for s in named[:1]}  # "Permanent Mission of Kenya to the …" is Kenya's
    return next(iter(states.values())) if len(states) == 1 else None


def by_foreign_ministry(document: Document) -> bool:
    """Whether the lines above a release's title name a ministry of foreign affairs."""
    return any(_FOREIGN.search(s.passage.of(document.text)) for s in document.skipped if s.reason == LETTERHEAD)


def speaker_below(document: Document, resolver: Resolver) -> tuple[Entity, str] | None:
    """The speaker whom the lines under a release's title name, with the bare name of his office."""
    name = document.source.author
    for block in document.blocks[:3] if name else ():
        words = block.passage.of(document.text)
        if block.kind is not BlockKind.PARAGRAPH or name is None or not words.startswith(f"{name}\n"):
            continue
        start = block.passage.start + len(name)
        office = next(iter(resolver.gazetteer.find(document.text, start, block.passage.end, kinds=_OFFICE)), None)
        if office is not None:
            person = resolver.names.entity(name) or composites.named("person", "Person", name)
            return (person, office.entries[0].entity.label) if person.type == "Person" else None
    return None


def declaring(document: Document, gazetteer: Gazetteer) -> tuple[Entity, ...]:
    """The states of those who declare together: "We, the Presidents of Kenya, Malta and Norway, met in Rome"."""
    for block in document.blocks[:4]:
        found = _WE.match(block.passage.of(document.text))
        if found is None:
            continue
        start = block.passage.start
        named = [only_state(m) for m in gazetteer.find(document.text, start + found.end("we"), start + found.end())]
        states = {s.key: s for s in named if s is not None}
        if len(states) > 1 and None not in named:
            return tuple(states.values())
    return ()


def spoken_for(resolver: Resolver, sentences: Iterable[Sentence]) -> Entity | None:
    """The one state that what somebody says in the first person shows them to speak for.

    "On behalf of the people of Kenya, I send …", "it is an honour to welcome you to Nairobi".
    """
    states: dict[str, Entity] = {}
    for sentence in sentences:
        arguments = resolver.arguments(sentence)
        voiced = any(t.text.lower() in AUTHOR_PRONOUNS for t in sentence.tokens)
        for token in sentence.tokens:
            found: list[Entity] = []
            if voiced and token.pos in {"VERB", "AUX"}:
                for thing in arguments.of(token, "on behalf of"):
                    found += _whose(resolver, sentence, thing)
            if token.text.lower() == "welcome" and token.tag != "VBD":
                doers = sentence.dependants(token, "nsubj")
                if all(t.text.lower() in {"i", "we"} for t in doers):
                    found += _welcomed_to(resolver, sentence, token)
            states |= {s.key: s for s in found}
    return next(iter(states.values())) if len(states) == 1 else None


def _whose(resolver: Resolver, sentence: Sentence, thing: Token) -> list[Entity]:
    """Whose government or people a phrase names, or the state itself."""
    found = resolver.resolve(sentence, thing, "state") or [
        r for inner in resolver.arguments(sentence).of(thing, "of") for r in resolver.resolve(sentence, inner, "state")
    ]
    states = [r.entity for r in found]
    states += [s for m in resolver.adjectives(sentence, thing) if (s := resolver.state_of_match(m)) is not None]
    return states if len({s.key for s in states}) == 1 else []


def _welcomed_to(resolver: Resolver, sentence: Sentence, token: Token) -> list[Entity]:
    """The state of the place that guests are welcomed to: right behind the word, or behind a "you"."""
    after = sentence.tokens[token.index + 1 : token.index + _REACH]
    to = next((t for t in after if t.text.lower() == "to"), None)
    if to is None or any(t.pos in {"NOUN", "PROPN", "VERB"} for t in after if t.index < to.index):
        return []
    rest = resolver.text[to.passage.end : sentence.passage.end]
    for code, names in rules().residences.items():
        if any(re.match(rf"\s+(?:the\s+)?{re.escape(name)}\b", rest) for name in names):
            entry = resolver.gazetteer.entry(f"state/{code}")
            return [entry.entity] if entry is not None else []
    named = next(iter(resolver.gazetteer.find(resolver.text, to.passage.end, sentence.passage.end)), None)
    if named is None or resolver.text[to.passage.end : named.passage.start].strip() not in {"", "the"}:
        return []
    place = resolver.choose(e.entity for e in named.entries)
    state = resolver.state_containing(place) if place is not None else None
    return [state] if state is not None else []


_REACH = 5
_OFFICE = frozenset({"office"})


def speaks_to_other(document: Document) -> bool:
    """Whether a speech is addressed to those of the other state: it speaks of "your country", of "Mr. President"."""
    words = [block.passage.of(document.text) for block in document.blocks]
    return any(map(_GREETED.search, words)) or sum(len(_YOURS.findall(each)) for each in words) >= _OWN_MENTIONS
