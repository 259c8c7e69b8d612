"""Noise: marks inside a block that are no words of its author.

Every pattern's classes leave out the pattern's own opening mark and have a bound, so that a search takes time
linear in the text whatever it holds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from verbale.model import Passage

_ASIDES = (
    "needed|citation|clarify|clarification|dubious|verification|dead link|better source|edit|sic|"
    r"who\?|when\?|where\?|which\?|by whom\?|according to whom\?|why\?|how\?|specify|update|disputed|discuss"
)
CITATION = (
    r"\\?\[(?:\d{1,4}(?:\s?[,–-]\s?\d{1,4}){0,8}|[a-z]{1,2}|[ivxl]{1,6}|(?:note|notes|nb|n|N|Note|ref|fn)\.?\s?\d{1,3}"
    rf"|[^\[\]\n]{{0,30}}(?<![A-Za-z])(?:{_ASIDES})(?![A-Za-z])[^\[\]\n]{{0,20}})\\?\](?::\s?\d{{1,4}}(?:[–-]\d{{1,4}})?)?"
)
EMPTIED = r"\(\s{0,3}(?:[;,]\s{0,3}){0,4}\)"
CONTROL = "[\x00-\x08\x0e-\x1f\x7f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]+"
BREAK = r"<br\s?/?>"
UNDERSCORE = r"(?<!\w)_{1,3}(?=\w)|(?<=[^\s_])_{1,3}(?!\w)"
WIKI = (
    r"'{2,5}|\[\[(?:[^\[\]|\n]{1,200}\|)?|\]\]|<ref[^<>]{0,200}/>|<ref[^<>]{0,200}>[^<>]{0,2000}</ref>"
    r"|<!--[^<>]{0,1000}-->|\{\{[^{}]{0,500}\}\}|</?(?:small|sup|sub|nowiki|i|b|u)>"
)
MARKDOWN = (
    r"!?\[(?=[^\[\]\n]{0,300}\]\()|\]\((?:<[^<>\n]{0,500}>|[^()\s]{0,500})(?:\s\"[^\"\n]{0,200}\")?\)"
    r"|\[\^[^\[\]\s]{1,40}\]|<!--[^<>]{0,1000}-->|</?[a-z][a-z0-9]{0,10}>"
    r"|\*{1,3}(?=\S)|(?<=\S)\*{1,3}|~~|`{1,3}|\\(?=[\\`*_{}\[\]()#+.!|>-])"
)


@dataclass(frozen=True, slots=True)
class Noise:
    """A compiled pattern of noise."""

    pattern: re.Pattern[str]

    def within(self, text: str, passage: Passage) -> tuple[Passage, ...]:
        """The noise inside a passage, in order, not overlapping."""
        found = self.pattern.finditer(text, passage.start, passage.end)
        return tuple(Passage(m.start(), m.end()) for m in found if m.end() > m.start())

    def without(self, words: str) -> str:
        """Words with their noise taken out and white space made single."""
        return " ".join(self.pattern.sub("", words).split())


def noise_of(*patterns: str) -> Noise:
    """The noise that every text may hold, and further patterns.

    >>> noise_of().without("relations[1][2] improved [citation needed] again")
    'relations improved again'
    """
    return Noise(re.compile("|".join((CITATION, EMPTIED, CONTROL, BREAK, *patterns))))


PLAIN = noise_of()
SCRAPED = noise_of(UNDERSCORE)
WIKI_NOISE = noise_of(UNDERSCORE, WIKI)
MARKDOWN_NOISE = noise_of(UNDERSCORE, MARKDOWN)
_WORD = re.compile(r"[^\W_]")


def wordless(words: str) -> bool:
    """Whether words hold no letter and no digit, so that leaving them out loses nothing."""
    return _WORD.search(words) is None
