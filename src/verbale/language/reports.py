"""Reports: in "A noted that B has paid, and expressed hope" it is A who expresses it, not B; in "A denied that B left
and C came" what C did is denied too.
"""

from __future__ import annotations

from dataclasses import replace

from verbale.language.sentence import Token

SAYING = frozenset("say note add observe recall state stress emphasise emphasize remark reiterate underline".split())
SPEAKING = frozenset(
    "applaud assure commend condemn congratulate convey emphasise emphasize express highlight invite praise reaffirm "
    "reiterate stress thank underline underscore urge voice welcome".split()
)
SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})


def mend_reports(tokens: list[Token]) -> list[Token]:
    """Coordinate what is said next with the verb of saying, where a comma or the tense sets it off from what was said.

    >>> def token(i, text, pos, tag, dep, head):
    ...     from verbale.model import Passage
    ...     lemma = {"noted": "note", "expressed": "express"}.get(text, text)
    ...     return Token(i, Passage(i, i + 1), text, lemma, pos, tag, dep, head, "")
    >>> parse = [token(0, "noted", "VERB", "VBD", "ROOT", 0), token(1, "paid", "VERB", "VBD", "ccomp", 0),
    ...          token(2, ",", "PUNCT", ",", "punct", 1), token(3, "and", "CCONJ", "CC", "cc", 1),
    ...          token(4, "expressed", "VERB", "VBD", "conj", 1)]
    >>> mend_reports(parse)[4].head
    0
    """
    mended = list(tokens)
    for verb in tokens:
        said = mended[verb.head]
        saying = mended[said.head]
        if verb.dep != "conj" or verb.tag not in {"VBD", "VBN"} or verb.lemma not in SPEAKING:
            continue
        if said.dep != "ccomp" or saying.lemma not in SAYING or saying.tag != "VBD" or verb.index < said.index:
            continue
        if any(t.head == verb.index and t.dep in {*SUBJECTS, "aux", "auxpass"} for t in mended):
            continue
        joint = next((t for t in reversed(mended[said.index : verb.index]) if t.dep == "cc"), None)
        comma = joint is not None and mended[joint.index - 1].text == ","
        if not comma and said.tag not in {"VBZ", "VBP"}:
            continue
        mended[verb.index] = replace(verb, head=saying.index, tag="VBD")
        if joint is not None and joint.head == said.index:
            mended[joint.index] = replace(joint, head=saying.index)
    return mended


def mend_shared_clauses(tokens: list[Token]) -> list[Token]:
    """Coordinate a clause with the one that "that" opens, not with the verb above, where no comma sets it off.

    >>> def token(i, text, pos, dep, head):
    ...     from verbale.model import Passage
    ...     return Token(i, Passage(i, i + 1), text, text, pos, "", dep, head, "")
    >>> parse = [token(0, "denied", "VERB", "ROOT", 0), token(1, "that", "SCONJ", "mark", 2),
    ...          token(2, "left", "VERB", "ccomp", 0), token(3, "and", "CCONJ", "cc", 0),
    ...          token(4, "Chad", "PROPN", "nsubj", 5), token(5, "came", "VERB", "conj", 0)]
    >>> mend_shared_clauses(parse)[5].head
    2
    """
    mended = list(tokens)
    for verb in tokens:
        if verb.dep != "conj" or verb.pos not in {"VERB", "AUX"}:
            continue
        subject = next((t for t in tokens if t.head == verb.index and t.dep in SUBJECTS and t.index < verb.index), None)
        said = next(
            (
                t
                for t in tokens
                if t.head == verb.head
                and t.dep == "ccomp"
                and verb.head < t.index < verb.index
                and any(m.head == t.index and m.dep == "mark" and m.lemma == "that" for m in tokens)
            ),
            None,
        )
        if subject is None or said is None:
            continue
        opening = min(t.index for t in tokens if t.index <= subject.index and _hangs(tokens, t, subject))
        if opening > 1 and tokens[opening - 1].lemma in {"and", "or"} and tokens[opening - 2].text not in {",", ";"}:
            mended[verb.index] = replace(verb, head=said.index)
    return mended


def _hangs(tokens: list[Token], token: Token, above: Token) -> bool:
    while token.index != above.index and token.head != token.index:
        token = tokens[token.head]
    return token.index == above.index
