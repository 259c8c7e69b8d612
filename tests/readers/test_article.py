from verbale.model import Source
from verbale.readers import read_text

QUOTE = "The people of both countries will remember the value of our long friendship across the sea."
TEXT = f"""{QUOTE}

Ada Maria Novak

The author is the U.S. born minister of foreign affairs of Syldavia. On 4 May 2021 we will celebrate a jubilee.

Our states have much in common, and on this day the people
of both countries will remember the value of our long friendship across the sea. It will last.
"""


def test_byline_note_and_pull_quote(outline, reasons):
    document = read_text(TEXT, slug="op-ed")
    assert document.format == "article"
    assert document.source.author == "Ada Maria Novak"
    assert reasons(document) == {QUOTE: "pull-quote repeated in the text"}
    assert outline(document)[:3] == [
        ("paragraph", "Ada Maria Novak"),
        ("paragraph", "The author is the U.S. born minister of foreign affairs of Syldavia."),
        ("paragraph", "On 4 May 2021 we will celebrate a jubilee."),
    ]


def test_given_source_wins():
    document = read_text(TEXT, slug="op-ed", source=Source(author="Someone Else", published="2020", language="en"))
    assert (document.source.author, document.source.published) == ("Someone Else", "2020")


def test_by_line_and_date_line(outline, reasons):
    text = (
        "A bridge is opened\n\nBy Ivo Novak, staff writer\nPublished: March 3, 2019 - 10:30\n\n"
        "The bridge over the river was opened on Monday.\n"
    )
    document = read_text(text, slug="bridge")
    assert document.source.author == "Ivo Novak"
    assert document.source.published == "2019-03-03"
    assert outline(document)[0] == ("title", "A bridge is opened")
    assert reasons(document) == {"Published: March 3, 2019 - 10:30": "date line"}


def test_repeated_short_words_are_kept(outline):
    document = read_text(TEXT.replace(QUOTE, "Our friendship will last."), slug="op-ed")
    assert outline(document)[0] == ("paragraph", "Our friendship will last.")


def test_name_as_note_headline_above_byline_and_dateline(outline):
    text = (
        "Opinion\n2021-05-03 16:20\nFriendship in the mountains\nBy Bo Ek\n\n"
        "Bo Ek (bo@example.org) is the ambassador of Syldavia. We celebrate.\n\n"
        "KLOW, May 3 (News) — The feast was held in the\nold town, and the king was there.\n"
    )
    document = read_text(text, slug="friendship")
    assert (document.title, document.source.published) == ("Friendship in the mountains", "2021-05-03")
    blocks = outline(document)
    assert ("paragraph", "Bo Ek (bo@example.org) is the ambassador of Syldavia.") in blocks
    assert ("paragraph", "We celebrate.") in blocks
    assert [n.of(text) for n in document.blocks[-1].noise] == ["KLOW, May 3 (News) — "]
