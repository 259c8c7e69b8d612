"""The arguments of a predicate: what stands in which slot of a verb or an event noun.

Verbs and nouns get the same slots, so that one frame serves "X attacked Y", "Y was attacked by X",
"the attack by X on Y", "X, which attacked Y" and "X's attack":

- ``subject``, ``object``, ``indirect``, ``complement``: deep roles, passive and relative clauses undone, the
  subject of controlled and coordinated clauses supplied;
- one slot a preposition, multiword ones joined (``in``, ``on behalf of``, ``in response to``);
- for nouns ``possessor``, ``modifier`` (adjectives and compounds), ``number``, ``apposition``;
- ``above``: the verb that a phrase stands below;
- ``holder`` for nouns: what the noun is said of ("X is a Y", "X, a Y");
- ``where``: the place that a clause with "where" is about; ``governor``: the verb above;
- ``main``: the subject of the clause that a clause with "with" goes with;
- ``joined``: the verbs coordinated with a verb after it;
- ``clause``: the heads of clauses the predicate governs; ``adverb``: its adverbs; ``negation``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from verbale.language.sentence import Sentence, Token

LIGHT_VERBS = frozenset(
    "carry out|conduct|do|give|have|hold|launch|make|mount|organise|organize|pay|perform|provide|stage|undertake|"
    "take part in|receive|issue|express|lead|see|include|involve|begin|start|continue|attempt|file|lodge|bring|"
    "raise|reaffirm|reiterate|voice".split("|")
)
HAPPEN_VERBS = frozenset(
    "happen|occur|take place|begin|start|come|follow|be|end|last|break out|erupt|ensue|date".split("|")
)
MULTIWORD = {
    ("accord", "to"): "according to",
    ("according", "to"): "according to",
    ("due", "to"): "due to",
    ("because", "of"): "because of",
    ("prior", "to"): "prior to",
    ("ahead", "of"): "ahead of",
    ("along", "with"): "with",
    ("together", "with"): "with",
    ("thanks", "to"): "due to",
    ("owing", "to"): "due to",
    ("as", "of"): "as of",
    ("out", "of"): "out of",
    ("instead", "of"): "instead of",
    ("such", "as"): "such as",
    ("apart", "from"): "apart from",
    ("aside", "from"): "apart from",
}
NOUN_PREPOSITIONS = {
    ("in", "response", "to"): "in response to",
    ("in", "response", "of"): "in response to",
    ("in", "reaction", "to"): "in response to",
    ("in", "retaliation", "for"): "in response to",
    ("in", "protest", "at"): "in response to",
    ("in", "protest", "against"): "in response to",
    ("in", "honor", "of"): "in honour of",
    ("in", "honour", "of"): "in honour of",
    ("in", "support", "of"): "in support of",
    ("in", "favor", "of"): "in support of",
    ("in", "favour", "of"): "in support of",
    ("in", "exchange", "for"): "in exchange for",
    ("in", "front", "of"): "in front of",
    ("in", "addition", "to"): "in addition to",
    ("on", "behalf", "of"): "on behalf of",
    ("on", "behalf", "by"): "on behalf of",
    ("as", "part", "of"): "as part of",
    ("as", "result", "of"): "due to",
    ("as", "consequence", "of"): "due to",
    ("as", "reaction", "to"): "in response to",
    ("as", "response", "to"): "in response to",
    ("by", "means", "of"): "through",
    ("under", "leadership", "of"): "under",
    ("with", "exception", "of"): "apart from",
    ("at", "invitation", "of"): "at the invitation of",
    ("on", "occasion", "of"): "on the occasion of",
    ("during", "course", "of"): "during",
}
ASKING = frozenset({"invitation", "request", "appeal"})
"""What is sent to somebody who is to do something."""
OBJECT_CONTROL = frozenset(
    "allow|appoint|ask|authorise|authorize|call on|cause|encourage|force|give|help|instruct|invite|lead|order|permit|"
    "persuade|request|send|tell|urge|warn|enable|require|choose|elect|nominate|see|let".split("|")
)
ESTEEM = frozenset(
    "acknowledge|appreciate|express|highlight|praise|thank|underline|underscore|value|welcome".split("|")
)
MAKING = frozenset("make|manufacture|build|produce|assemble|design|develop".split("|"))
TAKEN_UP = frozenset({"it", "them"})
ORDINALS = frozenset({"first", "second", "third", "fourth", "last", "only", "latest"})
RELATIVE_PRONOUNS = frozenset({"who", "which", "that", "whom"})
DONE_TO = frozenset(
    "restore|resume|renew|reestablish|sever|suspend|close|reopen|abolish|appoint|sign|ratify|replace|elect|upgrade|"
    "downgrade|rename|expel|deport|release|arrest|cancel|repeal|lift|ban|introduce".split("|")
)
"""Verbs that nobody does without an object: coordinated with a passive they are one."""
KIN = frozenset(
    "adviser advisor aide ally associate bodyguard brother child colleague comrade confidant cousin "
    "critic daughter deputy descendant disciple envoy father follower friend grandson heir lawyer mother "
    "nephew niece opponent predecessor relative representative rival secretary sister son spokesman "
    "spokesperson spokeswoman student successor supporter uncle widow wife".split()
)
"""Persons named by whose they are."""
CALLING = frozenset(
    "appoint|name|designate|choose|select|nominate|elect|install|instal|confirm|accept|receive|accredit|call|declare|"
    "proclaim|describe|regard|recognise|recognize|make|commission".split("|")
)
"""Verbs that say of their object what it is: "appointed X as Y", "made X a Y"."""
BLAMING = frozenset(
    "absolve accuse acquit arrest ban bar blame censure charge clear commend condemn congratulate convict criticise "
    "criticize denounce deter detain discourage dissuade excuse fine fire forgive honour imprison indict jail keep "
    "pardon praise prevent prohibit punish reproach restrain stop suspect thank".split()
)
"""Verbs of what their object did or is kept from doing, with "of", "for" or "from"."""
USING = frozenset({"use", "employ", "utilise", "utilize", "apply"})
"""Verbs whose passive subject is a means, not who does what it is used for."""


def first_to(sentence: Sentence, verb: Token) -> bool:
    """Whether an infinitive says what somebody was the first to do: "became the first envoy to visit Alpha"."""
    above = sentence.head(verb)
    if verb.dep == "xcomp" and above.lemma in {"be", "become"} and verb.tag == "VB":  # "was one of the first to open"
        return any(
            t.lemma in ORDINALS and (t.dep == "pobj" or t.tag == "NN" or sentence.head(t).dep in {"attr", "pobj"})
            for t in sentence.tokens[above.index + 1 : verb.index]
        )
    if verb.dep not in {"acl", "relcl"} or verb.tag != "VB" or above.pos not in {"NOUN", "PROPN", "ADJ"}:
        return False
    return above.lemma in ORDINALS or any(t.lemma in ORDINALS for t in sentence.dependants(above, "amod"))


class Arguments:
    """The slots of the predicates of one sentence, computed when asked for.

    All results are head tokens of phrases, coordination expanded, in text order.
    """

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self._slots: dict[int, dict[str, list[Token]]] = {}

    def of(self, predicate: Token, slot: str) -> list[Token]:
        """What stands in one slot of a predicate; empty where nothing does."""
        if slot == "holder":
            return self.holder(predicate)
        if slot == "above":
            return [a for a in self.sentence.ancestors(predicate) if a.pos in {"VERB", "AUX"}][:1]
        if slot == "main":
            return self.main(predicate)
        if slot == "where":
            return self.where(predicate)
        if slot == "joined":
            return [t for t in self.sentence.conjuncts(predicate) if t.index != predicate.index and t.pos == "VERB"]
        if slot == "governor":
            above = next((a for a in self.sentence.ancestors(predicate) if a.pos in {"VERB", "AUX"}), None)
            return [above] if above is not None else []
        return self.slots(predicate).get(slot, [])

    def slots(self, predicate: Token) -> dict[str, list[Token]]:
        """All slots of a predicate."""
        if predicate.index not in self._slots:
            self._slots[predicate.index] = {}  # guards against cycles through control
            nominal = predicate.pos in {"NOUN", "PROPN"} or predicate.dep in {"dobj", "pobj"}
            self._slots[predicate.index] = self._noun(predicate) if nominal else self._verb(predicate)
        return self._slots[predicate.index]

    def holder(self, noun: Token) -> list[Token]:
        """What a noun is said of: "X is a Y", "X, a Y", "X serves as a Y", "one of the Ys" – X."""
        sentence = self.sentence
        here = noun
        for _ in range(4):
            above = sentence.head(here)
            if here.dep == "appos":
                return [above]
            taken = sentence.dependants(above, "dobj") if here.dep == "oprd" and not self.passive(above) else []
            if taken:  # "took him hostage": he is one
                return self._expand(taken)
            if here.dep in {"attr", "oprd"} and above.pos in {"AUX", "VERB"}:
                return self._called(above)
            if here.dep == "conj":  # the parser hangs "members of A and members of B" on A
                alike = (t for t in sentence.ancestors(here) if t.lemma == noun.lemma and t.tag == noun.tag)
                here = next(alike, above)
                if noun.pos == "NOUN" and here.lemma in {"be", "remain", "become"}:  # "was an ally and a member"
                    return self._called(here)
                continue
            if here.dep == "pobj" and above.pos in {"ADP", "SCONJ"}:
                governor = sentence.head(above)
                if above.lemma == "as" and governor.pos in {"VERB", "AUX"}:
                    return self._called(governor)
                if above.lemma in {"of", "among"} and governor.lemma in {"one", "some", "many", "part", "source"}:
                    here = governor
                    continue
                if above.lemma == "as" and governor.pos == "NOUN" and (owner := self.of(governor, "possessor")):
                    return owner
                if above.lemma == "as" and governor.pos == "NOUN" and sentence.head(governor).pos == "VERB":
                    return self.of(sentence.head(governor), "subject")
            if here.dep == "dobj" and above.lemma in {"form", "constitute", "represent"} and not self.passive(above):
                return self.of(above, "subject")
            break
        named = [t for t in sentence.dependants(here, "appos") if t.pos == "PROPN"]
        if not named and noun.dep in {"nsubj", "nsubjpass"}:
            for verb in (t for t in sentence.tokens if t.lemma in {"be", "become"} and t.pos in {"AUX", "VERB"}):
                if noun in self.of(verb, "subject"):
                    named += [t for t in self.of(verb, "complement") if t.pos == "PROPN"]
        return named

    def _called(self, verb: Token) -> list[Token]:
        """Who is what a verb says: its object where the verb calls or makes somebody something, else its subject."""
        calls = self.passive(verb) or (verb.lemma in CALLING and self.of(verb, "object"))
        return self.of(verb, "object" if calls else "subject")

    def main(self, predicate: Token) -> list[Token]:
        """The subject of the clause that a clause "with …" goes with: "X grew, with its firms building roads" – X."""
        if predicate.dep != "pcomp" or self.sentence.head(predicate).lemma != "with":
            return []
        above = next((a for a in self.sentence.ancestors(predicate) if a.pos in {"VERB", "AUX"}), None)
        return self.of(above, "subject") if above is not None else []

    def where(self, predicate: Token) -> list[Token]:
        """The place that a clause with "where" is about: "one of the countries where …" said of X – X."""
        if predicate.dep not in {"relcl", "acl"} or not any(
            t.lemma == "where" for t in self.sentence.dependants(predicate, "advmod")
        ):
            return []
        antecedent = self.sentence.head(predicate)
        return self.holder(antecedent) or [antecedent]

    def prepositions(self, head: Token) -> Iterator[tuple[str, Token]]:
        """(preposition, phrase head) pairs that hang on a token, multiword prepositions joined."""
        for child in self.sentence.dependants(head, "prep", "agent", "dative", "prt", "advmod", "amod", "acomp"):
            if child.dep in {"prt", "advmod", "amod", "acomp"} and child.lemma not in {
                "due",
                "prior",
                "ahead",
                "aside",
                "apart",
            }:
                continue
            if not self.sentence.left_out(child):
                yield from self._preposition(child)
            for again in self.sentence.dependants(child, "conj"):  # "to A and to B"
                if again.pos == "ADP" and again.lemma == child.lemma and not self.sentence.left_out(again):
                    yield from self._preposition(again)

    def _preposition(self, prep: Token) -> Iterator[tuple[str, Token]]:
        sentence = self.sentence
        name = prep.text.lower()
        if name == "as" and any(t.lemma == "such" for t in sentence.dependants(prep, "amod", "advmod")):
            name = "such as"
        inner = sentence.dependants(prep, "prep", "pcomp")
        for child in inner:
            joined = MULTIWORD.get((name, child.text.lower()))
            if joined:
                for thing in sentence.dependants(child, "pobj", "pcomp"):
                    for each in sentence.conjuncts(thing):
                        yield joined, each
        for thing in sentence.dependants(prep, "pobj", "pcomp"):
            if thing.dep == "pcomp" and thing.pos == "ADP":
                if (name, thing.text.lower()) not in MULTIWORD:  # those were given above
                    for object_ in sentence.dependants(thing, "pobj"):
                        for each in sentence.conjuncts(object_):
                            yield name, each
                if name == "due":
                    for object_ in sentence.dependants(prep, "pobj"):
                        for each in sentence.conjuncts(object_):
                            yield "due to", each
                continue
            if name == "due" and thing.dep == "pobj" and any(c.dep == "pcomp" for c in inner):
                continue
            taken = False
            for deeper in sentence.dependants(thing, "prep"):
                joined = NOUN_PREPOSITIONS.get((name, thing.lemma, deeper.text.lower()))
                if joined:
                    taken = True
                    for object_ in sentence.dependants(deeper, "pobj", "pcomp"):
                        for each in sentence.conjuncts(object_):
                            yield joined, each
            if not taken:
                for each in sentence.conjuncts(thing):
                    yield name, each

    def passive(self, verb: Token) -> bool:
        """Whether a verb is passive: auxiliary, or a bare past participle that modifies a noun."""
        sentence = self.sentence
        if sentence.dependants(verb, "nsubjpass", "auxpass"):
            return True
        absolute = verb.tag == "VBN" and verb.dep == "pcomp" and not sentence.dependants(verb, "aux")
        if sentence.dependants(verb, "nsubj"):
            return absolute  # "with 900 people reported to live there"
        if verb.dep == "conj":
            above = sentence.head(verb)
            done = verb.lemma in DONE_TO and not sentence.dependants(verb, "dobj")  # "was cut and restored"
            participle = verb.tag == "VBN" or (verb.tag == "VBD" and done)
            return participle and not sentence.dependants(verb, "aux") and self.passive(above)
        return (
            verb.tag == "VBN"
            and verb.dep in {"acl", "amod", "advcl", "pcomp", "ccomp"}
            and not sentence.dependants(verb, "aux")
        )

    def _verb(self, verb: Token) -> dict[str, list[Token]]:
        sentence = self.sentence
        slots: dict[str, list[Token]] = {}
        passive = self.passive(verb)
        for preposition, thing in self.prepositions(verb):
            slots.setdefault(
                "subject"
                if preposition == "by"
                and passive
                and thing.pos != "VERB"
                and not thing.entity.startswith(("DATE", "PERC", "MONEY"))
                else preposition,
                [],
            ).append(thing)
        surface = self.surface_subject(verb)
        direct = self._taken_up(verb, self._expand(sentence.dependants(verb, "dobj")))
        if passive:
            slots.setdefault("object", []).extend(surface)
            if direct:
                slots.setdefault("second", []).extend(direct)
        else:
            slots.setdefault("subject", []).extend(surface)
            slots.setdefault("object", []).extend(direct)
        if not direct and (beside := self._beside(verb)) is not None:
            for name, things in self.slots(beside).items():
                if name not in {"clause", "adverb", "negation"} and not slots.get(name):
                    slots[name] = list(things)
        if not passive and not direct and not slots["object"] and verb.dep == "relcl":
            antecedent = sentence.head(verb)
            relatives = {t.lemma for t in sentence.dependants(verb, "nsubj", "nsubjpass")}
            there = any(t.lemma in {"where", "when"} for t in sentence.dependants(verb, "advmod"))
            owned = [t for t in sentence.dependants(verb, "nsubj", "nsubjpass") for t in sentence.subtree(t)]
            there = there or any(t.text.lower() == "whose" for t in owned)  # "Chad, whose envoy met …": not Chad
            if not there and not relatives & RELATIVE_PRONOUNS and antecedent not in slots["subject"]:
                slots["object"].append(antecedent)
        if passive and not slots.get("subject") and (thanks := self._thanks(verb)) is not None:
            slots["subject"] = list(self.of(thanks, "object"))
            slots.setdefault("to", list(self.of(thanks, "subject")))
        for name, labels in (
            ("indirect", ("dative",)),
            ("complement", ("attr", "oprd", "acomp")),
            ("there", ("expl",)),
            ("clause", ("xcomp", "ccomp", "advcl")),
            ("adverb", ("advmod",)),
            ("negation", ("neg",)),
            ("when", ("npadvmod",)),
        ):
            found = [t for t in sentence.dependants(verb, *labels) if t.pos != "ADP"]
            if found:
                slots.setdefault(name, []).extend(self._expand(found) if name != "clause" else found)
        return {name: _in_order(self._antecedents(tokens)) for name, tokens in slots.items() if tokens}

    def _thanks(self, verb: Token) -> Token | None:
        """The verb of thanks for what a participle says was done: "Alpha thanked Beta for the tents sent in 2003"."""
        noun = self.sentence.head(verb)
        prep = self.sentence.head(noun)
        above = self.sentence.head(prep)
        given = verb.dep == "acl" and verb.tag == "VBN" and noun.dep == "pobj" and prep.text.lower() == "for"
        given = given and not self.sentence.dependants(verb, "aux", "auxpass", "neg")  # "the tents to be sent"
        return above if given and above.lemma == "thank" and above.pos == "VERB" and not self.passive(above) else None

    def _taken_up(self, verb: Token, direct: list[Token]) -> list[Token]:
        """The objects of a verb, "it" and "them" replaced by the object of the verb it is joined to that they take up.

        "Closed its embassy in 2003 and reopened it", "severed relations but restored them".
        """
        word = direct[0].text.lower() if len(direct) == 1 else ""
        if word not in TAKEN_UP or verb.dep != "conj":
            return direct
        before = self.sentence.head(verb)
        while before.pos == "VERB" and before.index < verb.index:
            things = [t for t in self.of(before, "object") if t.pos in {"NOUN", "PROPN"} and t.index < verb.index]
            plural = len(things) > 1 or any(t.tag in {"NNS", "NNPS"} for t in things)
            if things:
                fits = plural is (word == "them") and not any(t.entity == "PERSON" for t in things)
                return things if fits else direct
            if before.dep != "conj":
                break
            before = self.sentence.head(before)
        return direct

    def _beside(self, verb: Token) -> Token | None:
        """The verb that shares what follows it with this one: "signed and ratified the treaty"."""
        for other in self.sentence.dependants(verb, "conj"):
            between = self.sentence.tokens[verb.index + 1 : other.index]
            if other.pos == "VERB" and other.tag == verb.tag and [t.dep for t in between] == ["cc"]:
                return other
        return None

    def surface_subject(self, verb: Token) -> list[Token]:
        """The grammatical subject of a verb, active or passive, taken from the governing clause where it has none."""
        sentence = self.sentence
        own = self._expand([t for t in sentence.dependants(verb, "nsubj", "nsubjpass", "csubj") if t.dep != "csubj"])
        if own:
            return own
        above = sentence.head(verb)
        if above is verb or above.index == verb.index:
            return []
        if (
            verb.dep == "acl"
            and verb.tag == "VBN"
            and verb.lemma in MAKING
            and above.entity == "GPE"
            and above.dep == "pobj"
        ):
            buyer = next((a for a in sentence.ancestors(above) if a.pos == "VERB"), None)
            made = [t for t in sentence.dependants(buyer, "dobj") if t.index < verb.index] if buyer is not None else []
            if made:
                return self._expand(made)
        if first_to(sentence, verb):
            if verb.dep == "xcomp":
                return self.of(above, "subject")
            return self.holder(above) or [above]
        if verb.dep in {"acl", "relcl"}:
            return [above] if above.pos in {"NOUN", "PROPN", "PRON", "NUM"} and verb.tag != "VB" else []
        if verb.dep == "amod":
            return [above]
        if verb.dep in {"conj", "acomp"} and above.pos in {"VERB", "AUX"}:  # "was proud to announce"
            return self.surface_subject(above)
        if verb.dep == "advcl" and verb.tag == "VBN" and verb.lemma in MAKING:
            made = [t for t in self._expand(sentence.dependants(above, "dobj")) if t.index < verb.index]
            if made:  # "bought cars from X, made by Y": the cars are made
                return made
        if verb.dep in {"xcomp", "advcl", "ccomp"} and above.pos in {"VERB", "AUX", "ADJ"}:
            if any(t.dep == "mark" and t.lemma != "to" for t in sentence.children[verb.index]) and verb.tag not in {
                "VBG",
                "VB",
            }:
                return []
            lemma = above.lemma
            if lemma in ESTEEM and verb.dep == "advcl" and verb.tag == "VBG":
                return self._esteemed(above)
            if lemma in OBJECT_CONTROL and verb.dep in {"xcomp", "ccomp", "advcl"} and verb.tag == "VB":
                objects = self.of(above, "object")
                if objects:
                    return objects
            asked = [t for t in sentence.dependants(above, "dobj") if t.lemma in ASKING]
            if asked and verb.tag == "VB":  # "extended an invitation to A to visit B": A visits
                return [*self.of(above, "to"), *(t for o in asked for p, t in self.prepositions(o) if p == "to")]
            return self.surface_subject(above)
        if verb.dep == "pcomp":
            blamed = self.blamed(verb)
            if blamed:
                return blamed
            for ancestor in sentence.ancestors(verb):
                if ancestor.pos in {"VERB", "AUX"}:
                    used = self.passive(ancestor)  # "beef was used in supplying fleets": beef supplies nobody
                    return [] if used and ancestor.lemma in USING else self.surface_subject(ancestor)
        return []

    def _who_come_from(self, place: Token) -> Token | None:
        """The people that a name after "from" says the home of: "Danes from Fyn and Jutland, who …" – the Danes."""
        sentence = self.sentence
        while place.dep == "conj":
            place = sentence.head(place)
        preposition = sentence.head(place)
        people = sentence.head(preposition)
        from_ = place.dep == "pobj" and place.pos == "PROPN" and preposition.text.lower() == "from"
        return people if from_ and people.pos in {"NOUN", "PROPN", "NUM"} else None

    def blamed(self, verb: Token) -> list[Token]:
        """Who is blamed, thanked or kept from doing something: "accused Alpha of attacking Beta" – Alpha."""
        preposition = self.sentence.head(verb)
        above = self.sentence.head(preposition)
        if verb.dep != "pcomp" or preposition.text.lower() not in {"of", "for", "from", "with"}:
            return []
        if above.dep == "dobj":  # where the parser hangs the preposition on the name
            above = self.sentence.head(above)
        return self.of(above, "object") if above.pos == "VERB" and above.lemma in BLAMING else []

    def _whose_kin(self, name: Token) -> Token | None:
        """Who is somebody's: "the descendants of Lind, who moved to …" may be they or he, and he is not said to be."""
        preposition = self.sentence.head(name)
        kin = self.sentence.head(preposition)
        theirs = name.dep == "pobj" and name.pos == "PROPN" and preposition.text.lower() in {"of", "to", "for"}
        return kin if theirs and kin.lemma in KIN else None

    def _esteemed(self, verb: Token) -> list[Token]:
        """Who did what is praised: "thank for the help from X, sending …" – X sends."""
        things = [*self.of(verb, "object"), *self.of(verb, "for")]
        things += [inner for thing in things for name, inner in self.prepositions(thing) if name in {"for", "of"}]
        return [who for thing in things for name, who in self.prepositions(thing) if name in {"from", "by"}]

    def _noun(self, noun: Token) -> dict[str, list[Token]]:
        sentence = self.sentence
        slots: dict[str, list[Token]] = {}
        for preposition, thing in self.prepositions(noun):
            slots.setdefault(preposition, []).append(thing)
        for name, labels in (
            ("possessor", ("poss",)),
            ("modifier", ("amod", "compound", "nmod")),
            ("number", ("nummod",)),
            ("apposition", ("appos",)),
            ("clause", ("acl", "relcl")),
            ("negation", ("neg",)),
            ("when", ("npadvmod",)),
        ):
            found = sentence.dependants(noun, *labels)
            if name == "apposition" and not found:
                one = sentence.head(sentence.head(noun))
                if noun.dep == "pobj" and one.lemma == "one" and sentence.head(noun).lemma == "of":
                    found = sentence.dependants(one, "appos")  # "one of the lakes, X"
            if name == "possessor" and not found:
                found = [
                    p for c in sentence.dependants(noun, "compound", "amod") for p in sentence.dependants(c, "poss")
                ]
            if name == "clause":
                found = [c for c in found if c.text != "born"]  # where somebody was born tells nothing of the rest
            if found:
                slots[name] = self._expand(found) if name not in {"clause", "apposition"} else found
        subjects: list[Token] = []
        for clause in sentence.dependants(noun, "acl", "relcl"):
            if clause.lemma in LIGHT_VERBS and self.passive(clause):
                inner = self._verb(clause)
                subjects += inner.get("subject", [])
                for key, things in inner.items():
                    if key not in {"subject", "object"}:
                        slots.setdefault(key, []).extend(things)
        above = sentence.head(noun)
        first = above if noun.dep == "conj" and above.dep == "dobj" and above.pos == "NOUN" else noun
        above = sentence.head(first)
        if above.pos in {"VERB", "AUX"} and above is not noun:
            if (first.dep == "dobj" and (above.lemma in LIGHT_VERBS) and noun.index != above.index) or (
                noun.dep == "nsubjpass" and above.lemma in LIGHT_VERBS
            ):
                inner = self.slots(above)
                subjects += inner.get("subject", [])
                self._lend(inner, slots)
            elif noun.dep == "nsubj" and above.lemma in HAPPEN_VERBS:
                self._lend(self.slots(above), slots)
        if subjects:
            slots["subject"] = subjects
        return {name: _in_order(self._antecedents(tokens)) for name, tokens in slots.items() if tokens}

    @staticmethod
    def _lend(verb: dict[str, list[Token]], slots: dict[str, list[Token]]) -> None:
        for key, things in verb.items():
            if key not in {"subject", "object", "clause", "complement", "negation", "adverb"} and key not in slots:
                slots[key] = list(things)

    def _expand(self, tokens: Iterable[Token]) -> list[Token]:
        here = self.sentence
        found = [(token, here.conjuncts(token)) for token in tokens]
        return [each for token, all_ in found if all_ != [token] or not here.left_out(token) for each in all_]

    def _antecedents(self, tokens: Iterable[Token]) -> Iterator[Token]:
        """Relative pronouns replaced by what they stand for."""
        for token in tokens:
            if (token.lemma in RELATIVE_PRONOUNS and token.tag in {"WDT", "WP", "IN"}) or (
                token.lemma == "that" and token.dep in {"nsubj", "nsubjpass", "dobj"}
            ):
                clause = next(
                    (a for a in [self.sentence.head(token), *self.sentence.ancestors(token)] if a.dep == "relcl"), None
                )
                if clause is not None:
                    first = self.sentence.head(clause)
                    who = token.text.lower() == "who"
                    whose = self._who_come_from(first) or self._whose_kin(first) if who else None
                    if whose is not None:
                        yield whose
                        continue
                    one = self._one_of(first)
                    if one:
                        yield from one
                        continue
                    yield from (t for t in self.sentence.conjuncts(first) if t is first or t.index < token.index)
                    continue
            yield token

    def _one_of(self, several: Token) -> list[Token]:
        """Who is said to be one of several: "Malta is one of the few states that recognise it" – Malta."""
        preposition = self.sentence.head(several)
        one = self.sentence.head(preposition)
        verb = self.sentence.head(one)
        if preposition.lemma != "of" or one.lemma != "one" or one.dep != "attr" or verb.lemma not in {"be", "remain"}:
            return []
        if any(t.dep == "neg" or t.tag == "MD" for t in self.sentence.dependants(verb, "neg", "aux")):
            return []
        return self.of(verb, "subject")


def _in_order(tokens: Iterable[Token]) -> list[Token]:
    return sorted({t.index: t for t in tokens}.values(), key=lambda t: t.index)
