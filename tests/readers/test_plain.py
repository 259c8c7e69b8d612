from verbale.readers import read_text


def test_title_paragraphs_and_list(outline):
    text = "Notes on two kingdoms\n\nThey trade:\n\n- salt\n- iron\n  and steel\n1. first\n\nThat is all.\n"
    assert outline(read_text(text, slug="notes")) == [
        ("title", "Notes on two kingdoms"),
        ("paragraph", "They trade:"),
        ("list-item", "salt"),
        ("list-item", "iron\n  and steel"),
        ("list-item", "first"),
        ("paragraph", "That is all."),
    ]


def test_hard_wrapped_paragraphs_are_joined(outline):
    text = (
        "The foreign minister of Syldavia met the king of\nBorduria in the old town on Monday and spoke with him\n"
        "about the bridge over the river, which has been closed\n"
        "since the flood of the year before and which both states\n"
        "want to open again.\n\nThey met again on Tuesday. The talks went on until late\nin the evening and will be "
        "taken up again in autumn, as\nboth sides said.\n"
    )
    blocks = outline(read_text(text, slug="wrapped"))
    assert [words.count("\n") for _, words in blocks] == [4, 2]
    assert blocks[0][1].startswith("The foreign minister")
    assert blocks[0][1].endswith("open again.")


def test_lines_that_are_sentences_stay_apart(outline):
    text = "Visits\n\nMay 3, 1951: The king visited Klow.\n"
    text += "May 4, 1952: The king visited Szohod and Klow.\nJune 1, 1953: He died.\n"
    assert [kind for kind, _ in outline(read_text(text, slug="visits"))] == ["title"] + ["paragraph"] * 3


def test_pipe_table_without_rule(check):
    text = "| Year | Visitor |\n| 1951 | King Otto |\n"
    document = check(read_text(text, slug="table"))
    assert [[c.of(text) for c in b.cells] for b in document.blocks] == [["Year", "Visitor"], ["1951", "King Otto"]]


def test_filler_needs_more_than_we():
    text = "We met the minister and our talks were long.\n\n"
    text += "Our readers know this article well, as we explored it with them.\n"
    document = read_text(text, slug="filler")
    assert [s.reason for s in document.skipped] == ["filler about the article itself"]


def test_control_and_bidi_characters_are_noise(check):
    text = "The king\u202e met\x07 the minister on Monday in the old town."
    document = check(read_text(text, slug="odd"))
    assert [n.of(text) for n in document.blocks[0].noise] == ["\u202e", "\x07"]


def test_a_dateline_with_its_date_is_no_part_of_the_text():
    text = "Two States Quarrel\n\nKLOW, 3 May 2021 – The minister denied it.\n\nShe left.\n"
    document = read_text(text, slug="quarrel")
    assert document.source.published == "2021-05-03"
    assert [n.of(document.text).strip() for b in document.blocks for n in b.noise] == ["KLOW, 3 May 2021 –"]


def test_a_dateline_without_a_year_is_no_part_of_the_text():
    document = read_text("A Quarrel\n\nKLOW, May 19 (Wire) - The minister left.\n\nShe slept.\n", slug="quarrel")
    assert [n.of(document.text).strip() for b in document.blocks for n in b.noise] == ["KLOW, May 19 (Wire) -"]


def test_capitals_before_a_dash_without_a_date_stay(reasons):
    document = read_text("Ties\n\nKLOW – a town on the sea – has an embassy.\n", slug="ties")
    assert reasons(document) == {}


def test_a_dated_dateline_is_no_part_of_the_first_sentence():
    document = read_text("Klow, 3 May 2019 - The king spoke of salt.\n\nHe left at noon.", slug="news")
    assert document.source.published == "2019-05-03"
    assert [n.of(document.text) for n in document.blocks[0].noise] == ["Klow, 3 May 2019 - "]
