"""Names with initials stay in one sentence."""

import pytest

from verbale.language.parser import parse_text

TEXTS = {
    "initials before a surname": ("Ties grew after the left wing president J.R. Mensah re-established them.", 1),
    "one initial": ("The envoy of Ghana was John F. Mensah from 1990 on.", 1),
    "an abbreviation at the end": ("Mensah studied in the U.S. Later he became a minister of Ghana.", 2),
    "a sentence that begins with a common word": ("The ship was of class B. The crew came from Kenya.", 2),
}


@pytest.mark.parametrize(("text", "count"), TEXTS.values(), ids=TEXTS)
def test_sentences_end_where_they_should(text, count):
    assert len(parse_text(text)) == count
