"""Words that no time begins with are passed over, and no time is lost by it."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.counting import calls

from verbale.language import wordlists
from verbale.language.scanner import scan
from verbale.language.times import parse_times
from verbale.language.times.english import OPENING, English
from verbale.language.times.english_relative import EnglishRelative
from verbale.language.times.relations import relations

_LISTS = (Path(wordlists.__file__).parent / "data" / "words.tsv").read_text(encoding="utf-8").splitlines()
LISTED = {word for line in _LISTS if line.startswith("en.") for word in line.split("\t")[1].split()}
RELATING = {word for phrases in relations("en").values() for words, _ in phrases for word in words}
MORE = """the a an of and or to on in at through same very day time date year years decade month weeks century ago later
earlier before after that this these last next following previous past coming few several couple then today now present
1953 1988-91 5 12 3rd 1950s '80s Q1 AD CE , . ( ) - – spring fall half quarter May March Dec. envoy signed Kenya"""
WORDS = sorted(OPENING | LISTED | RELATING | set(MORE.split()))
ANY = st.sampled_from([*WORDS, *(word.capitalize() for word in WORDS), "\n"])


class Patient(English):
    """The grammar that tries a time at every word."""

    def begins(self, i):
        return True

    def dated(self, i):
        return EnglishRelative.dated(self, i)


@settings(max_examples=600, deadline=None)
@given(st.lists(ANY, min_size=1, max_size=12))
def test_no_time_is_lost(words):
    text = " ".join(words)
    tokens = scan(text)
    assert English(text, tokens).parse() == Patient(text, tokens).parse()


def test_a_sentence_without_a_time_is_read_at_little_cost():
    text = "Kenya and Malta signed treaties with Ghana because ministers wanted trade between ports. " * 20
    tokens = scan(text)
    assert calls(English(text, tokens).parse) * 5 < calls(Patient(text, tokens).parse)
    assert parse_times(text) == []
