"""Timing: which of a sentence's times dates a predicate.

A time dates the nearest predicate above it in the parse. A predicate without a time of its own takes that of the
clause it completes or is coordinated with; never that of a clause that merely contains it.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from verbale.extraction.reading import Reading
from verbale.language.arguments import HAPPEN_VERBS, LIGHT_VERBS, first_to
from verbale.language.sentence import Sentence, Token
from verbale.language.spans import contains, span
from verbale.model import Passage, Precision, TimeMention, TimeSpan

CONCLUDING = frozenset({"sign", "conclude", "initial", "negotiate"})
_FORCE = re.compile(
    r"\b(?:in|into) (?:force|effect)(?: since| from| as of| on| until)? ?(?:since |from )?[\w\s,]{0,24}\Z"
)
FORCE_CHARS = 24
_BESIDE = re.compile(r" ?(people|persons|members|citizens|families|households)? ?(in|by|as of)? ?")
_COMPARED = re.compile(
    r"\b(?:(?:up|down)\s+from|compared\s+(?:with|to)|as\s+against|(?:more|less|higher|lower|fewer)\s+than\s+in|"
    r"(?:up|down|(?:increase|rise|growth|decrease|decline|fall|drop)\s+of)\s+(?:(?:by|about|some|nearly|over)\s+)*"
    r"[\d.,]+\s*(?:%|per\s?cent)\s+(?:from|on|over))\b"
    r"(?:[^,;]|,(?=\d))*\Z"
)
_UNDER = re.compile(
    r"\b(?:under|pursuant\s+to|in\s+accordance\s+with|by\s+virtue\s+of|in\s+line\s+with)\s+(?:the|a|an|this|that|its|their)\s+"
    r"(?:terms\s+of\s+the\s+)?\Z",
    re.IGNORECASE,
)
VERBAL = frozenset({"VERB", "AUX"})
BECOMING = frozenset({"become", "remain"})
RECORDING = frozenset({"record", "register", "observe", "witness"})
BOUNDS = frozenset({"by", "until", "before", "after", "since", "from"})
GOING = frozenset({"visit", "travel", "go", "come", "arrive", "fly", "pay", "tour"})
AFTER = frozenset({"after", "following"})
COUNTING = frozenset({"census", "survey", "microcensus", "register", "statistics", "figure", "estimate", "data"})
PARTING = frozenset(
    {"close", "evacuate", "withdraw", "recall", "sever", "break", "suspend", "expel", "remove", "leave"}
)
"""What a state does on one day when it parts from another: "closed its embassy and evacuated the staff on 2 May"."""
LATER = frozenset({"later", "then", "subsequently", "finally", "eventually", "afterwards", "thereafter", "soon"})
UNDOING = frozenset("terminate abrogate denounce repeal cancel annul replace supersede revoke rescind end".split())
"""What is done to an agreement after the year in its name: "terminated the Treaty of 1899"."""
JUDGING = frozenset(
    "applaud commemorate commend condemn criticise criticize decry denounce deplore hail lament mourn praise recall "
    "regret remember welcome".split()
)
"""Verbs of what is over when they are said: a time that hangs on their object is the object's."""
CELEBRATING = frozenset({"commemorate", "mourn", "recall", "remember"})
"""What is done again on a day of its own."""
SHARING = frozenset({"xcomp", "conj"})


class Timing:
    """Dates the predicates of a reading."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading

    def of(self, sentence: Sentence, trigger: Token, relations: tuple[str, ...] = ()) -> TimeMention | None:
        """The time of a predicate; with ``relations`` only times so related ("after", "by") are looked at.

        Of several, the finest one that lies inside all the others, else the first. What has none takes the date that
        stands before the line, unless it only qualifies a noun.
        """
        found = self._of(sentence, trigger, relations)
        if found is not None and trigger.lemma in CONCLUDING and self._in_force(found):
            return None  # "signed a treaty, in force since 2001": signed before
        lead = self.reading.lines(sentence).lead
        if found is not None or lead is None or (relations and not {"at", "clause"} & set(relations)):
            return found
        above = (trigger, *sentence.ancestors(trigger))
        return None if any(token.dep in {"relcl", "acl", "advcl"} for token in above) else lead

    def _in_force(self, mention: TimeMention) -> bool:
        """Whether a time says since when something is in force."""
        text = self.reading.document.text
        return _FORCE.search(text[max(0, mention.passage.start - FORCE_CHARS) : mention.passage.end]) is not None

    def _of(self, sentence: Sentence, trigger: Token, relations: tuple[str, ...]) -> TimeMention | None:
        here = self._own(sentence, trigger)
        if relations:
            wanted = [m for m in here if m.relation in relations]
            if relations == ("span",) and here:
                return self._spanning(here)
        relations = () if relations == ("span",) else relations
        if relations and relations[0] not in {"clause", "above"}:
            if wanted and wanted[0].relation in {
                "after",
                "since",
            }:  # "fell from A after 1997": A was the number of 1997
                return replace(wanted[0], span=span(wanted[0].span.edtf.replace("/..", "")))
            others = [m for m in here if m.relation not in BOUNDS]
            return wanted[0] if wanted else (self._finest(others) if others and "at" in relations else None)
        if here:
            return self._finest(here)
        judged = sentence.head(trigger)
        if trigger.dep == "dobj" and trigger.pos == "NOUN" and judged.lemma in JUDGING and judged.tag in {"VBP", "VBZ"}:
            lent = self._past(judged, self._told(sentence, judged))
            return self._finest(lent) if lent else None
        if relations == ("above",):
            verb = next((a for a in sentence.ancestors(trigger) if a.pos in VERBAL), None)
            return self.of(sentence, verb) if verb is not None else None
        if relations == ("clause",):
            below = [
                m
                for c in sentence.dependants(trigger, "xcomp", "advcl")
                if c.tag == "VB"
                for m in self._own(sentence, c)
                if not self._of_a_noun(sentence, m)
            ]
            if below:
                return self._finest(below)
        bounded = self._bounded(sentence, trigger)
        if bounded is not None:
            return bounded
        parted = self._parted(sentence, trigger)
        if parted is not None:
            return parted
        above = sentence.head(trigger)
        if _cleft(sentence, trigger):
            brought_out = self._own(sentence, above)
            return self._finest(brought_out) if brought_out else None
        after = trigger.dep == "pcomp" and above.lemma == "after"
        if trigger.pos in VERBAL and (after or self._opens(sentence, trigger, "after")):
            later = self._own(sentence, sentence.head(above) if after else above)
            last = self._finest(later).span.edtf if later else ""
            if last and "/" not in last and "X" not in last:
                return TimeMention(later[0].passage, span(f"../{last}"), "until", last)
        for _ in range(len(sentence.tokens)):
            if above.index == trigger.index:
                return None
            if trigger.dep == "conj" and any(t.lemma == "never" for t in sentence.dependants(trigger, "neg")):
                return None  # "closed in 1990 and never reopened"
            if trigger.dep == "conj" and _present(sentence, trigger) and not _present(sentence, above):
                return None  # "was founded in 1990 and has its seat in X": it has it now
            if trigger.dep == "conj" and above.dep == "acl" and trigger.tag == "VBN":
                return None  # "founded in 1990 and led by X": how long the second has been so nobody says
            if trigger.dep == "conj" and self._dated_below(sentence, trigger):
                return None  # "…, and B came to see A in 1976": the time in it may be its own
            shares = trigger.dep in SHARING or _allowed(sentence, trigger)
            if shares and above.pos in VERBAL and not self._contrasted(sentence, trigger, above):
                inherited = self._own(sentence, above)
                if inherited and trigger.dep == "conj" and self._scattered(inherited):
                    return None  # "visited in 2007, 2008 and 2010, and met X": at one of them
                if inherited:
                    return self._finest(inherited)
            elif (
                (
                    trigger.pos in {"NOUN", "PROPN"}
                    and above.lemma in LIGHT_VERBS | HAPPEN_VERBS
                    and trigger.dep in {"dobj", "nsubjpass", "nsubj", "attr"}
                )
                or (trigger.dep == "attr" and above.lemma in BECOMING)
                or (trigger.dep == "nsubjpass" and trigger.pos == "NOUN" and above.lemma in RECORDING)
                or (trigger.dep == "advcl" and trigger.tag == "VBG")
                or (trigger.dep == "advcl" and trigger.tag == "VB")
            ):
                inherited = self._own(sentence, above)
                return self._finest(inherited) if inherited else None
            elif (first_to(sentence, trigger) and above.dep == "attr") or (
                (
                    (trigger.dep == "pcomp" and above.text.lower() == "with")
                    or (trigger.dep == "pobj" and above.text.lower() in {"as", "during"} and trigger.pos == "NOUN")
                )
                and sentence.head(above).pos in VERBAL
            ):
                inherited = self._own(sentence, sentence.head(above))
                return self._finest(inherited) if inherited else None
            elif trigger.dep in {"relcl", "advcl"} and trigger.pos in VERBAL:
                return self._there(sentence, trigger)
            else:
                return None
            trigger, above = above, sentence.head(above)
        return None

    def _parted(self, sentence: Sentence, trigger: Token) -> TimeMention | None:
        """The time of the last of several acts of parting by one subject, which are of one day."""
        acts = sentence.conjuncts(trigger) if trigger.lemma in PARTING and trigger.pos in VERBAL else []
        if len(acts) < 2 or any(act.lemma not in PARTING for act in acts):
            return None
        below = [t for act in acts[1:] for t in sentence.children[act.index]]
        if any(t.dep in {"nsubj", "nsubjpass"} or t.lemma in LATER for t in below):
            return None
        last = self._own(sentence, acts[-1])
        return self._finest(last) if last else None

    def term(self, sentence: Sentence, title: Token) -> TimeMention | None:
        """The term that stands with a title: "president of Chad until 2008", "minister from 1990 to 1994"."""
        for mention, token in self.reading.lines(sentence).times:
            governor = self._governor(sentence, token)
            within = governor.index == title.index or (
                governor.dep == "pobj" and sentence.head(sentence.head(governor)).index == title.index
            )
            bounded = mention.relation in BOUNDS or "/" in mention.span.edtf
            if within and bounded and token.index > title.index:
                return mention
        return None

    def beside(self, sentence: Sentence, number: Passage) -> TimeMention | None:
        """The time that stands right after a number: "from 800 people in 1950 to 300 in 1970"."""
        text = self.reading.document.text
        for mention, _ in self.reading.lines(sentence).times:
            between = text[number.end : mention.passage.start]
            if number.end <= mention.passage.start and _BESIDE.fullmatch(between):
                return mention
        return None

    def counted(self, sentence: Sentence) -> TimeMention | None:
        """The time of the census or survey that a sentence takes its numbers from: "according to the 2011 census"."""
        for mention, token in self.reading.lines(sentence).times:
            if any(t.lemma in COUNTING for t in (sentence.head(token), *sentence.ancestors(token))):
                return mention
        return None

    @staticmethod
    def _contrasted(sentence: Sentence, verb: Token, above: Token) -> bool:
        """Whether a coordinated clause tells of another time: with a subject of its own after "but", or in the perfect.

        "A came in 1980, and B has come often" says nothing of when B came.
        """
        own = any(t.dep in {"nsubj", "nsubjpass"} for t in sentence.children[verb.index])
        perfect = any(t.tag in {"VBZ", "VBP"} and t.lemma == "have" for t in sentence.dependants(verb, "aux"))
        after = any(t.lemma in {"but", "yet"} for t in sentence.dependants(above, "cc"))
        return own and (after or (perfect and above.tag == "VBD"))

    def _dated_below(self, sentence: Sentence, verb: Token) -> bool:
        """Whether a clause with a subject of its own holds a time below one of its complements."""
        if not any(t.dep in {"nsubj", "nsubjpass"} for t in sentence.children[verb.index]):
            return False
        below = [t for c in sentence.dependants(verb, "xcomp", "advcl", "ccomp") for t in sentence.subtree(c)]
        dated = {t.index for _, t in self.reading.lines(sentence).times}
        return any(t.index in dated for t in below)

    def following(self, sentence: Sentence, token: Token, before: int) -> TimeMention | None:
        """The first absolute time after a token and before token number ``before``, in the same clause."""
        for mention, head in self.reading.lines(sentence).times:
            between = token.index < head.index < before and mention.computed_from is None
            if between and _clause(sentence, head) == _clause(sentence, token):
                return mention
        return None

    def _own(self, sentence: Sentence, predicate: Token) -> list[TimeMention]:
        """The times of a predicate; what is judged in the present lends it none of its own ("we welcome … in 2018")."""
        found = self._told(sentence, predicate)
        past = self._past(predicate, found)
        return [m for m in found if m not in past]

    @staticmethod
    def _past(predicate: Token, mentions: list[TimeMention]) -> list[TimeMention]:
        """The times at a verb in the present that say when what it judges was."""
        if predicate.lemma not in JUDGING - CELEBRATING or predicate.tag not in {"VBP", "VBZ"}:
            return []
        after = [m for m in mentions if m.passage.start > predicate.passage.start]  # "in 2018 they welcome …" is then
        return [m for m in after if m.relation == "at" and m.computed_from is None]

    def _told(self, sentence: Sentence, predicate: Token) -> list[TimeMention]:
        if predicate.dep in {"relcl", "acl"} and any(
            t.lemma in {"when", "where"} for t in sentence.dependants(predicate, "advmod")
        ):
            above = [
                m
                for m, token in self.reading.lines(sentence).times
                if sentence.head(predicate).index in {t.index for t in sentence.at(m.passage)}
            ]
            if above:  # "from 1914 until 1962, when it became independent": in 1962
                return [replace(m, span=span(m.span.edtf.strip("./").split("/")[-1]), relation="at") for m in above]
        if predicate.dep == "advcl":  # "the past May 10th, when they met": the time that stands right before "when"
            for when in (t for t in sentence.dependants(predicate, "advmod") if t.lemma == "when"):
                before = [
                    m for m, _ in self.reading.lines(sentence).times if 0 <= when.passage.start - m.passage.end <= 2
                ]
                if before:
                    return [replace(m, span=_end(m.span.edtf)) if "/" in m.span.edtf else m for m in before]
        if predicate.pos in {"NOUN", "PROPN"}:
            light = [t for t in sentence.dependants(predicate, "acl") if t.lemma in LIGHT_VERBS]
            lent = [m for verb in light for m in self._own(sentence, verb)]
            if lent:
                return lent
        found = [
            mention
            for mention, token in self.reading.lines(sentence).times
            if self._governor(sentence, token).index == predicate.index or self._through(sentence, token, predicate)
        ]
        marks = [t for t in sentence.dependants(predicate, "mark") if t.lemma in BOUNDS | AFTER]
        if predicate.dep == "advcl" and marks:  # "on 3 May 1990, a year before he was elected": not when he was
            found = [m for m in found if m.passage.end > marks[0].passage.start]
        found = [m for m in found if not self._compared(sentence, m) and not self._under(sentence, m)]
        return [self._named_for(sentence, m, predicate) for m in found] if predicate.pos in {"NOUN", "PROPN"} else found

    def _under(self, sentence: Sentence, mention: TimeMention) -> bool:
        """Whether a year is that of a rule by which something is done: "under the 1974 agreement"."""
        text = self.reading.document.text
        return _UNDER.search(text, sentence.passage.start, mention.passage.start) is not None and (
            text[mention.passage.end : mention.passage.end + 1] == " " and text[mention.passage.end + 1].islower()
        )

    def _of_a_noun(self, sentence: Sentence, mention: TimeMention) -> bool:
        """Whether a time is in the name of what is spoken of: "to keep the agreement of 3 May 1990"."""
        first = sentence.at(mention.passage)
        above = sentence.head(sentence.highest(mention.passage) or first[0])
        return above.text.lower() == "of" and sentence.head(above).pos in {"NOUN", "PROPN"}

    def _named_for(self, sentence: Sentence, mention: TimeMention, noun: Token) -> TimeMention:
        """“Since the 1979 revolution”: the year in the name of a thing is the thing's own, whatever stands before."""
        first = sentence.at(mention.passage)
        within = bool(first) and all(t.index < noun.index and t.head == noun.index for t in first)
        if not within or mention.relation not in BOUNDS:
            return mention
        return replace(mention, span=span(mention.span.edtf.replace("/..", "").replace("../", "")), relation="at")

    def _compared(self, sentence: Sentence, mention: TimeMention) -> bool:
        """Whether a time is that of what is compared with: "in 2021, up from 3,000 in 2006"."""
        return _COMPARED.search(self.reading.document.text, sentence.passage.start, mention.passage.start) is not None

    def _bounded(self, sentence: Sentence, trigger: Token) -> TimeMention | None:
        """The open interval of a clause with "until" or "since": "… until an office opened in 1990" is ``../1990``."""
        for clause in sentence.dependants(trigger, "advcl"):
            marks = {t.lemma for t in sentence.dependants(clause, "mark", "advmod")}
            times = self._own(sentence, clause)
            if not times:
                continue
            edtf = self._finest(times).span.edtf
            if "/" in edtf:
                continue
            if "when" in marks:
                return self._finest(times)
            if marks & {"until", "till"}:
                return TimeMention(times[0].passage, span(f"../{edtf}"), "until", edtf)
            if marks & {"since", *AFTER} and "X" not in edtf:
                return TimeMention(times[0].passage, span(f"{edtf}/.."), "since", edtf)
        return self._after_noun(sentence, trigger)

    def _after_noun(self, sentence: Sentence, trigger: Token) -> TimeMention | None:
        """The open interval after a dated event that a noun names: "after the coup of 1990" is ``1990/..``."""
        for preposition in sentence.dependants(trigger, "prep"):
            if preposition.text.lower() not in AFTER:
                continue
            for noun in sentence.dependants(preposition, "pobj"):
                times = self._own(sentence, noun) if noun.pos in {"NOUN", "PROPN"} else []
                edtf = self._finest(times).span.edtf if times else ""
                if edtf and "/" not in edtf and "X" not in edtf:
                    return TimeMention(times[0].passage, span(f"{edtf}/.."), "since", edtf)
        return None

    def _there(self, sentence: Sentence, verb: Token) -> TimeMention | None:
        """When somebody went where the clause of a verb plays, or what it played during was.

        "visited Oslo in 1990, where she met A", "attended the summit in 1990, during which they signed …".
        """
        during = [t for t in sentence.dependants(verb, "prep") if t.text.lower() in {"during", "at"}]
        if any(t.text.lower() == "which" for d in during for t in sentence.dependants(d, "pobj")):
            main = next((a for a in sentence.ancestors(verb) if a.pos in VERBAL), None)
            held = self._own(sentence, main) if main is not None else []
            return self._finest(held) if held else None
        if not any(t.lemma == "where" for t in sentence.dependants(verb, "advmod")):
            return None
        going = next((a for a in sentence.ancestors(verb) if a.pos in VERBAL), None)
        times = self._own(sentence, going) if going is not None and going.lemma in GOING else []
        return self._finest(times) if times else None

    @staticmethod
    def _opens(sentence: Sentence, verb: Token, word: str) -> bool:
        """Whether a word opens the clause of a verb."""
        return verb.dep == "advcl" and any(t.lemma == word for t in sentence.dependants(verb, "mark"))

    def _through(self, sentence: Sentence, token: Token, predicate: Token) -> bool:
        """Whether the time hangs on a noun of the predicate ("an agreement in 2011") or on its relative clause."""
        named = False
        for ancestor in sentence.ancestors(token):
            if ancestor.index == predicate.index:
                return not (named and predicate.lemma in UNDOING)
            if named and ancestor.dep == "prep" and ancestor.text.lower() in AFTER:
                return False  # after a dated event, not when it was
            named = named or (ancestor.pos in {"NOUN", "PROPN"} and ancestor.entity != "DATE")
            if ancestor.dep == "appos" and predicate.pos in VERBAL:
                return False
            if ancestor.dep == "conj" and ancestor.pos == "NOUN" and sentence.head(ancestor) == predicate:
                return False  # "an ally since 2004 and a member since 2007": when it is the second of the two
            if ancestor.lemma == "date" and ancestor.dep == "acl" and predicate.pos == "NOUN":
                continue  # "an exchange of letters dated 3 May"
            if ancestor.dep == "dobj" and predicate.lemma in JUDGING and sentence.head(ancestor) == predicate:
                return False
            if ancestor.tag == "VBG" and ancestor.dep == "pobj" and predicate.pos in VERBAL:
                named = True  # "an agreement on fishing in 2012": the fishing is a noun
                continue
            if ancestor.pos in VERBAL:
                return bool(
                    ancestor.dep == "relcl"
                    and sentence.head(ancestor).index == predicate.index
                    and token.index < ancestor.index
                )
        return False

    @staticmethod
    def _governor(sentence: Sentence, token: Token) -> Token:
        """The predicate that a time hangs on: the first verb or noun above its prepositions."""
        here = token
        for ancestor in sentence.ancestors(token):
            if (
                ancestor.pos in {"ADP", "SCONJ", "ADV", "PART", "NUM", "PUNCT", "ADJ"}
                or ancestor.passage == token.passage
            ):
                here = ancestor
                continue
            if here.pos not in {"ADP", "SCONJ"} and ancestor.entity in {"DATE", "TIME"}:
                here = ancestor
                continue
            return ancestor
        return here

    @staticmethod
    def _finest(mentions: list[TimeMention]) -> TimeMention:
        def width(mention: TimeMention) -> int:
            low = mention.span.earliest or dt.date.min
            high = mention.span.latest or dt.date.max
            return (high - low).days

        joined = Timing._joined(mentions)
        if joined is not None:
            return joined
        best = min(mentions, key=width)
        return best if all(contains(m.span, best.span) for m in mentions) else mentions[0]

    @staticmethod
    def _scattered(mentions: list[TimeMention]) -> bool:
        """Whether the times are several dates apart from each other."""
        dated = [m for m in mentions if m.relation == "at"]
        return len(dated) > 1 and not any(
            contains(one.span, other.span) for one in dated for other in dated if one is not other
        )

    @staticmethod
    def _joined(mentions: list[TimeMention]) -> TimeMention | None:
        """“in 1998 and 1999” is one interval."""
        if len(mentions) != 2 or any(m.span.precision is not Precision.YEAR or m.relation != "at" for m in mentions):
            return None
        first, second = (int(m.span.edtf) if m.span.edtf.isdigit() else 0 for m in mentions)
        if second != first + 1 or mentions[1].passage.start - mentions[0].passage.end > len(", and in "):
            return None
        return replace(mentions[0], span=span(f"{first}/{second}"))

    @staticmethod
    def _spanning(mentions: list[TimeMention]) -> TimeMention | None:
        """One interval from the first to the last of several times ("after 1997 … by 2005")."""
        starts = [m for m in mentions if m.relation in {"after", "since"}]
        ends = [m for m in mentions if m.relation in {"by", "until", "before", "as-of"}]
        bounds = []
        for mention in [starts[0], ends[-1]] if starts and ends else mentions:
            year = mention.span.edtf.strip("./").split("/")[0]
            if year and "X" not in year:
                bounds.append(year)
        if len(bounds) < 2 or bounds[0] >= bounds[-1]:
            return mentions[0] if mentions else None
        joined = span(f"{bounds[0]}/{bounds[-1]}")
        return TimeMention(mentions[0].passage, joined, "at") if joined else mentions[0]


def _end(edtf: str) -> TimeSpan:
    """The end of an interval that a "when" follows: "from 1914 until 1962, when …"."""
    return span(edtf.strip("./").split("/")[-1])


def _allowed(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb is what somebody let another do: "allowed the new government to take …"."""
    to = any(t.lemma == "to" for t in sentence.dependants(verb, "aux"))
    return verb.dep == "ccomp" and verb.tag == "VB" and to and bool(sentence.dependants(verb, "nsubj"))


def _cleft(sentence: Sentence, verb: Token) -> bool:
    """Whether a clause has its time brought out before it: "It was in 1970 that Kenya opened …"."""
    above = sentence.head(verb)
    subjects = sentence.dependants(above, "nsubj", "expl")
    complement = verb.pos in VERBAL and verb.dep in {"ccomp", "relcl", "advcl", "acl"}
    return complement and above.lemma == "be" and [t.lemma for t in subjects] == ["it"]


def _present(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb is in the present or the perfect."""
    finite = [t for t in sentence.dependants(verb, "aux", "auxpass") if t.tag in {"VBZ", "VBP", "VBD", "MD"}]
    return (finite[0] if finite else verb).tag in {"VBZ", "VBP"}


def _clause(sentence: Sentence, token: Token) -> int:
    """The number of the verb whose clause a word stands in; of the root where none does."""
    return next((a.index for a in sentence.ancestors(token) if a.pos in VERBAL), sentence.root.index)
