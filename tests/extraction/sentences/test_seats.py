"""Lists of the cities where a state opened or closed missions."""

import pytest

from verbale.extraction.examples import document_of
from verbale.extraction.extractor import extract

BERGEN = ("consulate of Kenya in Bergen, Norway", "1947")
CASES = {
    "as follows": ("Kenya opened consulates as follows: Bergen (1947); Stavanger (1957).", [BERGEN, "Stavanger"]),
    "such as": ("Kenya opened further consulates, such as Bergen (1947) and Stavanger (1957).", [BERGEN, "Stavanger"]),
    "a town that no gazetteer has": (
        "Kenya opened consulates as follows: Bergen (1947); Askeby (1957).",
        [BERGEN, "Askeby"],
    ),
}


def openings(text, title="Kenya–Norway relations"):
    facts = extract(document_of(text, title)).facts
    opened = [
        (f.time.edtf, f.fillers("concernsMission")[0].label) for f in facts if f.type == "MissionOpening" and f.time
    ]
    return [(label, year) for year, label in sorted(opened)]


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_each_city_is_an_opening_with_its_year(text, expected):
    second = (f"consulate of Kenya in {expected[1]}, Norway", "1957")
    assert openings(text) == [expected[0], second]


@pytest.mark.parametrize(
    "text",
    [
        "Kenya opened consulates in Norway: Bergen.",
        "Kenya opened consulates; Bergen (1947) was a small one.",
        "Kenya opened consulates as follows: Malmö (1947); Lima (1957).",
        "Norway and Kenya traded as follows: Bergen (1947); Stavanger (1957).",
    ],
)
def test_no_opening_without_a_list_of_its_cities(text):
    assert {label for label, _ in openings(text)} <= {"consulate of Kenya in Norway"}
