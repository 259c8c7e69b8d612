"""What the title of a document fixes."""

import pytest

from parses import document
from verbale.entities import gazetteer
from verbale.entities.discourse import Discourse
from verbale.entities.resolver import Resolver
from verbale.extraction.topics.topic import read_topic
from verbale.model import Block, BlockKind, Document, Passage, Source
from verbale.readers import read_text


def topic(made):
    return read_topic(made, gazetteer.load(), Resolver(made.text, gazetteer.load(), Discourse()))


def under(title):
    return topic(document("Ties/NNS/ROOT", title=title)[0])


@pytest.mark.parametrize(
    ("title", "pair"),
    [
        ("Kenya–Norway relations", ["Kenya", "Norway"]),
        ("Norway - Kenya ties", ["Norway", "Kenya"]),
        ("Kenya and Norway: sixty years of friendship", ["Kenya", "Norway"]),
        ("Kenya/Norway partnership", ["Kenya", "Norway"]),
        ("Norwegian–Kenyan relations", ["Norway", "Kenya"]),
        ("Kenya's Relations with Norway", ["Kenya", "Norway"]),
        ("Fact Sheet: Kenyan relations with the Kingdom of Norway", ["Kenya", "Norway"]),
        ("U.S. Relations With Norway", ["United States", "Norway"]),
        ("Bilateral relations between Kenya and Norway", ["Kenya", "Norway"]),
        ("Relations between Kenya and Norway after the war", []),
        ("Kenya's quarrel with Norway", []),
        ("Kenya ends its relations with Norway", []),
        ("Kenya and Norway", []),
        ("Kenya in Norway relations", []),
        ("Kenya–Kenya relations", []),
        ("Relations of Kenya", []),
        ("Congolese–Kenyan relations", []),
    ],
)
def test_a_pair_of_states(title, pair):
    assert [s.label for s in under(title).pair] == pair


@pytest.mark.parametrize(
    ("title", "group", "host"),
    [
        ("Danes in Kenya", "Danes in Kenya", "Kenya"),
        ("Kenyans in the United States", "Kenyans in the United States", "United States"),
        ("Koreans in Kenya", "Koreans in Kenya", "Kenya"),
        ("Danish in Kenya", None, None),
        ("Danes of Kenya", None, None),
    ],
)
def test_a_group_in_a_host(title, group, host):
    found = under(title)
    assert (found.group.label if found.group else None) == group
    assert (found.host.label if found.host else None) == host


def test_a_title_without_a_topic_fixes_nothing():
    found = under("A history of tea")
    assert (found.pair, found.group, found.host) == ((), None, None)


def test_the_known_title_serves_where_the_text_has_none():
    made = Document("a", "Tea.", "", "", "plain", (), (), Source(title="Kenya–Norway relations"))
    assert [s.label for s in topic(made).pair] == ["Kenya", "Norway"]


def test_the_first_words_serve_last_and_later_ones_not():
    first, later = "Kenya–Norway relations began in 1963.", "Chad–Mali relations began in 1960."
    text = f"{first}\n{later}"
    blocks = [
        Block(BlockKind.PARAGRAPH, Passage(0, len(first))),
        Block(BlockKind.PARAGRAPH, Passage(len(first) + 1, len(text))),
    ]
    assert [s.label for s in topic(Document("a", text, "", "", "plain", tuple(blocks))).pair] == ["Kenya", "Norway"]
    assert (
        topic(
            Document(
                "a",
                "Tea.\n" + later,
                "",
                "",
                "plain",
                (Block(BlockKind.PARAGRAPH, Passage(0, 4)), Block(BlockKind.PARAGRAPH, Passage(5, 39))),
            )
        ).pair
        == ()
    )


def test_where_neither_says_the_sections_do():
    text = "== Recognition ==\n\nMalta recognized Ghana.\n\n== Legation ==\n\nGhana sent a minister to Malta."
    assert [s.label for s in topic(read_text(text, slug="article")).pair] == ["Malta", "Ghana"]
