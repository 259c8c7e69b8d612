"""The words of a phrase: its text without what only comments on it."""

from __future__ import annotations

from verbale.language.sentence import Sentence, Token

DROPPED = frozenset({"relcl", "appos", "advcl", "ccomp", "parataxis", "cc", "conj", "preconj"})
HYPHENS = frozenset({"-", "‐", "‑"})
PLAYED = frozenset({"role", "part", "progress", "effort", "contribution", "step", "support"})
"""What a clause without a pronoun says whose it is."""
DENYING = frozenset({"no", "neither", "nor", "none", "whether"})
EDGES = frozenset({"DET", "PUNCT", "SPACE", "CCONJ", "SCONJ"})


def _span(sentence: Sentence, head: Token, dropped: frozenset[str]) -> list[Token]:
    kept, stack = [], [head]
    while stack:
        here = stack.pop()
        kept.append(here)
        stack.extend(c for c in sentence.children[here.index] if c.dep not in dropped or _hyphened(sentence, c))
        if here is head and head.lemma in PLAYED:
            stack.extend(c for c in sentence.children[here.index] if c.dep == "relcl" and _bare(sentence, c))
    kept.sort(key=lambda t: t.index)
    while kept and kept[0].index != head.index and _edge(sentence, kept[0], head):
        kept = kept[1:]
    while kept and (kept[-1].pos in EDGES or kept[-1].text in {"'s", "'"}) and kept[-1].index != head.index:
        kept = kept[:-1]
    return kept


def _edge(sentence: Sentence, token: Token, head: Token) -> bool:
    """Whether a phrase says the same without its first word; the clause "no letter had come" does not."""
    denied = token.lemma in DENYING and head.pos in {"VERB", "AUX"}
    return token.pos in EDGES and not denied and not _hyphened(sentence, token)


def _hyphened(sentence: Sentence, token: Token) -> bool:
    """Whether a word begins a compound: "two-way trade", "an all-time low", "French-speaking cantons"."""
    after = sentence.tokens[token.index + 1 : token.index + 2]
    joined = bool(after) and after[0].text in HYPHENS and after[0].passage.start == token.passage.end
    return joined and token.dep in {"nummod", "det", "npadvmod"}


def _bare(sentence: Sentence, clause: Token) -> bool:
    """Whether a relative clause has no pronoun: "the part Alpha plays"."""
    return not any(t.tag in {"WDT", "WP", "WRB"} for t in sentence.subtree(clause)[:1])


def _text(text: str, tokens: list[Token]) -> str:
    """The document's words from the first token to the last, gaps closed."""
    parts: list[str] = []
    last = None
    for token in tokens:
        if last is not None and (token.index != last.index + 1 or token.passage.start > last.passage.end):
            parts.append(" ")
        parts.append(token.passage.of(text))
        last = token
    told = " ".join("".join(parts).replace("( )", " ").split()).strip(" ,;:")
    return told if "(" in told else told.rstrip(" )")


def phrase(sentence: Sentence, head: Token, text: str, *, alone: bool = False) -> str:
    """The whole phrase that ``head`` heads, coordination included unless ``alone``, relative clauses left out.

    Of an infinitive the words after "to", with what is said in the clause below it.
    """
    verbal = {"ccomp"} if head.pos == "VERB" else set()
    kept = _span(sentence, head, DROPPED if alone else DROPPED - {"cc", "conj", "appos", *verbal})
    return _text(text, kept[1:] if verbal and len(kept) > 1 and kept[0].tag == "TO" else kept)


def words(sentence: Sentence, head: Token, text: str, dates: frozenset[int] = frozenset()) -> str:
    """The phrase of ``head`` alone, without possessor, clauses and what is coordinated with it.

    What is right below the head and says when ("embassy in May 1971"; ``dates`` are heads of times) is left out too.
    """
    when = {
        t.index
        for t in sentence.dependants(head, "prep")
        if any(below.index in dates for below in sentence.dependants(t, "pobj"))
    }
    kept = _span(sentence, head, DROPPED | {"acl", "poss", "npadvmod"})
    return _text(text, [t for t in kept if not _below(sentence, t, when)])


def thing(sentence: Sentence, head: Token, text: str) -> str:
    """The phrase of ``head`` without numbers, and without prepositional phrases but those with "of"."""
    hidden = {t.index for t in sentence.dependants(head, "prep", "dative", "agent") if t.lemma != "of"}
    dropped = DROPPED | {"acl", "poss", "npadvmod", "nummod"}
    return _text(text, [t for t in _span(sentence, head, dropped) if not _below(sentence, t, hidden)])


def goods(sentence: Sentence, head: Token, text: str) -> list[str]:
    """The phrase as goods: its words without where they come from or go to ("cement from Chile" is cement)."""
    hidden = {t.index for t in sentence.dependants(head, "prep", "dative") if t.lemma not in {"of", "in", "for"}}
    hidden |= {t.index for t in sentence.dependants(head, "amod", "acl", "relcl", "acomp") if t.lemma == "worth"}
    hidden |= {t.index for t in sentence.dependants(head, "compound", "nmod") if t.tag == "PRP"}  # "gave us boats"
    kept = [
        t
        for t in _span(sentence, head, DROPPED | {"acl", "poss", "npadvmod", "nummod"})
        if not _below(sentence, t, hidden)
    ]
    return [_text(text, kept)]


def _below(sentence: Sentence, token: Token, tops: set[int]) -> bool:
    return token.index in tops or any(a.index in tops for a in sentence.ancestors(token))
