"""What stands above the body of a release: letterhead, title, speaker, place and day, in whatever order."""

import pytest

from verbale.readers import LETTERHEAD, read_text
from verbale.readers.dates import date_line, dateline

BODY = "\n\nThe Minister today received the envoy of Ruritania. They spoke of salt, of fish, and of the new road.\n"


def read(head):
    return read_text(head + BODY, slug="release")


def test_a_ministry_s_press_release(reasons):
    document = read(
        "MINISTRY OF FOREIGN AFFAIRS OF SYLDAVIA\nPress Release No. 12/2021\n\nMinister receives envoy\n\n"
        "Klow, 3 May 2021"
    )
    assert document.format == "release"
    assert document.source.title == "Minister receives envoy"
    assert document.source.published == "2021-05-03"
    assert reasons(document) == {
        "MINISTRY OF FOREIGN AFFAIRS OF SYLDAVIA": LETTERHEAD,
        "Press Release No. 12/2021": "release boilerplate",
        "Klow, 3 May 2021": "date line",
    }


def test_a_speaker_with_an_office_and_places(reasons):
    document = read(
        "Syldavian Department of State\nOffice of the Spokesperson\n\nRemarks at a Reception\n\n"
        "Anna Novak\nDeputy Secretary of State\nThrone Room\nKlow\nMay 3, 2021"
    )
    assert (document.source.title, document.source.author) == ("Remarks at a Reception", "Anna Novak")
    assert document.source.published == "2021-05-03"
    assert document.blocks[1].passage.of(document.text) == "Anna Novak\nDeputy Secretary of State"
    assert reasons(document)["Throne Room"] == reasons(document)["Klow"] == "place line"


def test_the_day_may_stand_in_the_first_sentence(reasons):
    document = read_text(
        "Embassy of Syldavia, Zenda\n\nFarewell call\n\nZenda, 3 May 2021. The envoy left. "
        "He spoke of fish.\n\nHe will miss it.",
        slug="release",
    )
    assert document.source.title == "Farewell call"
    assert document.source.published == "2021-05-03"
    assert document.blocks[1].noise[0].of(document.text) == "Zenda, 3 May 2021. "


@pytest.mark.parametrize(
    "title",
    ["Statement by the Ministry of Foreign Affairs", "Ministry of Fisheries Welcomes Accord", "Embassy Opens in Klow"],
)
def test_a_title_that_names_a_body_is_no_letterhead(title):
    document = read(f"{title}\n\n3 May 2021")
    assert document.source.title == title


def test_an_embassy_s_page_is_no_release():
    document = read_text("Embassy of Syldavia in Zenda\n\nHistory\n\nThe embassy opened in 1971.", slug="page")
    assert document.format == "plain"
    assert document.source.title == "Embassy of Syldavia in Zenda"


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("Zenda Castle, 12 June 2018", "2018-06-12"),
        ("Klow, Syldavia, Monday, 3 May 2021", "2021-05-03"),
        ("The Klow Gazette, 6 December 2017", "2017-12-06"),
        ("Treaties signed in Klow, 3 May 2021", None),
    ],
)
def test_a_place_before_the_date(words, date):
    assert date_line(words) == date


@pytest.mark.parametrize(
    ("words", "length"),
    [
        ("New Klow, 14 May 2019. The Minister spoke.", 23),
        ("Klow, 12 March 2020 (SNA) - The king spoke.", 28),
        ("Klow – 14 May 2019 – The king spoke.", 21),
        ("Klow (14 May 2019): The king spoke.", 20),
        ("Klow, 14 May 2019 was a day of joy.", None),
        ("On 5 May 2017. The king spoke.", None),
        ("The treaty of Klow, 3 May 2017. It was signed.", None),
    ],
)
def test_datelines_in_a_paragraph(words, length):
    found = dateline(words)
    assert (found[0] if found else None) == length
