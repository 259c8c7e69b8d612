"""Who "I" and "we" are, and what holds when a text in the first person was published."""

from __future__ import annotations

import hashlib

from verbale.extraction import extract
from verbale.extraction.examples import words
from verbale.model import Block, BlockKind, Document, Passage, Source

NOTE = "The author is the minister of foreign affairs of Kenya."
BODY = (
    "Norway is a friend of ours. Norway is our third largest trading partner. Norway and Kenya signed a treaty. "
    "I would like to thank Norway for the tents. We will host Norway next year."
)


def read(body: str = BODY, author: str | None = "Ana Prats Moreno", published: str | None = "2019", note: str = NOTE):
    text = "\n\n".join(part for part in (author, note, body) if part).strip()
    blocks, at = [], 0
    for part in text.split("\n\n"):
        blocks.append(Block(BlockKind.PARAGRAPH, Passage(at, at + len(part))))
        at += len(part) + 2
    digest = hashlib.sha256(text.encode()).hexdigest()
    document = Document(
        "piece", text, digest, digest, "plain", tuple(blocks), (), Source(author=author, published=published)
    )
    return extract(document).facts


def test_the_byline_holds_the_office_of_the_note():
    held = [f for f in read() if f.type == "OfficeHolding"]
    assert [(words(f, "holder"), words(f, "officeHeld"), f.time.edtf) for f in held] == [
        ("Ana Prats Moreno", "foreign minister of Kenya", "2019")
    ]


def test_i_is_the_author_and_we_the_state():
    facts = read()
    thanks = next(f for f in facts if f.type == "ExpressionOfThanks")
    assert (words(thanks, "speaker"), words(thanks, "addressee"), str(thanks.status)) == (
        "Ana Prats Moreno",
        "Norway",
        "asserted",
    )
    rank = next(f for f in facts if f.type == "RankObservation")
    assert (words(rank, "featureOfInterest"), words(rank, "referencePlace"), str(rank.value)) == (
        "Norway",
        "Kenya",
        "3",
    )


def test_the_present_is_the_time_of_publication():
    rank = next(f for f in read() if f.type == "RankObservation")
    assert (rank.time.edtf, rank.time_computed_from) == ("2019", "2019")
    assert next(f for f in read(published=None) if f.type == "RankObservation").time is None


def test_praise_of_the_authors_own_is_opinion():
    facts = read("We could proudly say that the relations between Kenya and Norway are excellent.")
    assert {str(f.status) for f in facts if f.type == "DiplomaticRelation"} == {"opinion"}


def test_without_a_byline_no_person_is_made_up():
    assert not any(f.type == "OfficeHolding" for f in read(author=None))


def test_a_quotation_in_the_first_person_makes_nobody_an_author():
    from verbale.extraction.examples import document_of

    text = 'Relations between Kenya and Norway are good. Ole Lind said that "Kenya is a land with which we are united".'
    (quality,) = [f for f in extract(document_of(text)).facts if f.rule == "relations-quality"]
    assert quality.status == "asserted"


def test_a_note_with_the_author_s_own_name_tells_the_state_and_the_posting():
    body = "We opened our embassy in 1980. Ana Prats Moreno is the Ambassador of Kenya to Norway."
    opening = next(f for f in read(body, note="") if f.type == "MissionOpening")
    assert words(opening, "concernsMission") == "embassy of Kenya in Norway"
