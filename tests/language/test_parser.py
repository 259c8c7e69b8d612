"""The parser: real sentences of the model, with their places in the document."""

import pytest

from verbale.language import parser
from verbale.language.parser import load_model, model_sha256, parse, parse_text
from verbale.model import Block, BlockKind, DataFileError, Document, Passage


def document(*blocks):
    """A document of (kind, text, language, noise) blocks, a blank line between each."""
    text, made = "", []
    for kind, words, language, noise in blocks:
        start = len(text)
        passages = tuple(Passage(start + a, start + b) for a, b in noise)
        made.append(Block(kind, Passage(start, start + len(words)), noise=passages, language=language))
        text += words + "\n\n"
    return Document("example", text, "", "", "plain", tuple(made))


def paragraph(words, *noise):
    return BlockKind.PARAGRAPH, words, "en", noise


def test_tokens_stand_where_the_document_has_them():
    made = document(paragraph("Kenya opened an embassy.[4] It closed\nin 1990.", (24, 27)), paragraph("Ties grew."))
    sentences = list(parse(made))
    assert [(s.text, s.block) for s in sentences] == [
        ("Kenya opened an embassy.", 0),
        ("It closed in 1990.", 0),
        ("Ties grew.", 1),
    ]
    assert all(t.passage.of(made.text) == t.text for s in sentences for t in s.tokens)
    assert [s.passage.of(made.text) for s in sentences][1] == "It closed\nin 1990."


def test_only_english_prose_is_parsed():
    made = document(
        (BlockKind.HEADING, "Ties of Kenya", "en", ()),
        (BlockKind.KEY_VALUE, "Capital: Oslo", "en", ()),
        (BlockKind.PARAGRAPH, "Noruega abrió una embajada.", "es", ()),
        (BlockKind.LIST_ITEM, "Norway opened a port.", "en", ()),
    )
    assert [s.text for s in parse(made)] == ["Norway opened a port."]


def test_a_document_without_prose_loads_no_model(monkeypatch):
    monkeypatch.setattr(parser, "load_model", lambda name: pytest.fail("the model was loaded"))
    assert list(parse(document((BlockKind.HEADING, "Ties", "en", ())))) == []


def test_what_is_parsed_before_changes_nothing():
    other, one = "Rebels attacked the base in 1999.", "The treaty was signed in Oslo by Norway."
    alone = parse_text(one)[0]
    after = list(parse(document(*[paragraph(other)] * 40, paragraph(one))))[-1]
    assert [(t.lemma, t.tag, t.dep, t.head, t.entity) for t in after.tokens] == [
        (t.lemma, t.tag, t.dep, t.head, t.entity) for t in alone.tokens
    ]


@pytest.mark.parametrize(
    ("text", "word", "lemma"),
    [
        ("Rebels carried out an attack.", "carried", "carry out"),
        ("Norway hopes to sign the treaty.", "hopes", "hope"),
        ("Kenya re-established relations with Norway in 1990.", "reestablished", "reestablish"),
    ],
)
def test_lemmas_of_the_genre(text, word, lemma):
    assert next(t.lemma for t in parse_text(text)[0].tokens if t.text == word) == lemma


def test_text_without_words_has_no_sentences():
    assert parse_text("") == parse_text(" \n\t ") == []


def test_a_run_without_a_space_is_not_parsed():
    sentences = parse_text("Kenya opened a port. " + "x" * 20_000 + " Norway closed it.")
    assert max(len(t.text) for s in sentences for t in s.tokens) < 600
    assert {"Kenya", "Norway"} <= {t.text for s in sentences for t in s.tokens}


def test_a_long_block_is_parsed_in_pieces_without_loss():
    words = "Norway opened a port in Oslo. " * 1_000
    sentences = parse_text(words.strip())
    assert len(words) > parser.MAX_PARSED_CHARS
    assert sum(t.text == "Oslo" for s in sentences for t in s.tokens) == 1_000
    assert max(len(s.tokens) for s in sentences) < 20
    assert all(t.passage.of(words) == t.text for s in sentences for t in s.tokens)


@pytest.mark.parametrize(
    "text", ["\u202eKenya\u202c met \ufeffChad.", "🕊️ Kenya 🤝 Norway met.", "한국 met Kenya.", "a\u0301́ met b."]
)
def test_odd_characters_keep_their_places(text):
    assert all(t.passage.of(text) == t.text for s in parse_text(text) for t in s.tokens)


def test_a_model_that_is_not_installed_is_named(monkeypatch):
    with pytest.raises(DataFileError, match="language model no_such_model is not installed; run: pip install"):
        load_model("no_such_model")
    monkeypatch.setenv(parser.MODEL_SETTING, "another_model")
    with pytest.raises(DataFileError, match="another_model is not installed"):
        load_model.__wrapped__(None)


def test_a_model_with_other_files_is_refused(monkeypatch):
    monkeypatch.setattr(parser, "PINNED_SHA256", "0" * 64)
    with pytest.raises(DataFileError, match="its files are not the pinned ones; reinstall it with pip"):
        load_model.__wrapped__(parser.DEFAULT_MODEL)


def test_the_pinned_model_is_the_one_installed():
    assert model_sha256() == parser.PINNED_SHA256
    with pytest.raises(DataFileError, match="no_such_model is not installed"):
        model_sha256("no_such_model")
