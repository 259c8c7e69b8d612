"""Parentheses: other names that stand in brackets after a name, as facts."""

from __future__ import annotations

import re
from functools import partial

from verbale.extraction.draft import Draft
from verbale.extraction.matching.matcher import Matcher
from verbale.extraction.matching.treaties import NOUNS, treaty
from verbale.language.asides import AsideKind, asides
from verbale.language.sentence import Sentence, Token
from verbale.model import Entity, FactKind, Passage, Text

RULE = "parenthesis-name"
_ENGLISH = re.compile(
    r"\b(?:the|of|an?|and|or|in|for|to|by|with|see|such|from|who|which|about|than|most|born|died)\b", re.IGNORECASE
)


def parenthesis_drafts(matcher: Matcher, sentence: Sentence) -> list[Draft]:
    """The other names that a sentence gives in brackets: native spellings, variants, acronyms.

    In the first words of a document on its topic ("Danes in Ghana (danskere i Ghana)") a gloss without English words is
    a name of the topic too.
    """
    text = matcher.reading.document.text
    drafts = []
    for aside in asides(text, sentence.passage.start, sentence.passage.end):
        names = aside.names
        if not names and aside.kind is AsideKind.GLOSS:
            names = _title_gloss(matcher, sentence, aside.passage, text)
        if not names:
            continue
        acronym = aside.names[0] if aside.kind is AsideKind.ACRONYM else ""
        called = names[0].rsplit(" ", 1)[-1].lower() in NOUNS and aside.kind is AsideKind.ALIAS
        find = _treaty_before if called else partial(_before, acronym=acronym)
        subject = find(matcher, sentence, aside.passage.start)
        if subject is None:
            continue
        for name in names:
            draft = Draft("alternativeName", FactKind.ATTRIBUTE, RULE, [sentence.passage])
            draft.add("subject", subject)
            draft.add("object", Text(name))
            drafts.append(draft)
    return drafts


def _title_gloss(matcher: Matcher, sentence: Sentence, aside: Passage, text: str) -> tuple[str, ...]:
    """The names in a bracket right after the topic at the head of the text: no digits, no English function words."""
    group = matcher.resolver.discourse.group
    head = " ".join(text[sentence.passage.start : aside.start].split())
    if group is None or head.removeprefix("The ").casefold() != group.label.casefold():
        return ()
    parts = [p.strip() for p in re.split(r"[;,]", text[aside.start + 1 : aside.end - 1])]
    return tuple(p for p in parts if p and not _ENGLISH.search(p) and not any(c.isdigit() for c in p))


def _stands_for(acronym: str, label: str) -> bool:
    """Whether the letters of an acronym come in a name in their order, the first where a word begins."""
    letters = iter(label.casefold())
    initials = {word[0] for word in label.casefold().split()}
    return acronym[0].casefold() in initials and all(c in letters for c in acronym.casefold())


def _before(matcher: Matcher, sentence: Sentence, position: int, acronym: str = "") -> Entity | None:
    """The entity whose phrase ends right before a position: the widest phrase that does, and that fits the acronym."""
    last = next((t for t in reversed(sentence.tokens) if t.passage.end <= position), None)
    if last is None or matcher.reading.document.text[last.passage.end : position].strip():
        return None
    chain: list[Token] = [last]
    for ancestor in sentence.ancestors(last):
        if ancestor.pos not in {"NOUN", "PROPN", "ADP"} or (
            ancestor.index > last.index and ancestor.passage.start > position
        ):
            break
        chain.append(ancestor)
    for token in reversed(chain):
        if token.pos == "ADP" or (
            any(position <= t.passage.start for t in sentence.subtree(token))
            and token.dep not in {"nsubj", "dobj", "pobj"}
        ):
            continue
        found = matcher.resolver.resolve(sentence, token, "any")
        if len(found) == 1 and "(" not in found[0].entity.label:
            known = [label for _, label in (*found[0].entity.labels, *found[0].entity.aliases)]
            if not acronym or any(_stands_for(acronym, label) for label in known):
                return found[0].entity
    return None


def _treaty_before(matcher: Matcher, sentence: Sentence, position: int) -> Entity | None:
    """The agreement whose name ends right before a position, as the facts of the sentence have it."""
    last = next((t for t in reversed(sentence.tokens) if t.passage.end <= position), None)
    if last is None or matcher.reading.document.text[last.passage.end : position].strip():
        return None
    named = (treaty(sentence, t, matcher.reading.document.text) for t in (last, *sentence.ancestors(last)))
    name = next((entity.label for entity in named if entity is not None), None)
    told = (e for d in matcher.drafts if d.evidence[0] == sentence.passage for e in d.entities())
    return next(
        (e for e in told if name is not None and e.key.startswith("agreement/") and e.label.endswith(name)), None
    )
