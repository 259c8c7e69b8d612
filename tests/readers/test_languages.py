"""The language of a block: function words decide the easy ones, the model the rest, and neither errs."""

from __future__ import annotations

import subprocess
import sys

import pytest

from verbale.readers import identify, languages, read_text

SENTENCES = {
    "en": [
        "The two governments opened talks on fisheries in the spring, and the first agreement was signed a year later.",
        "Tonga has maintained an honorary consulate in Oslo since 1999, which is accredited to Finland as well.",
        "Exports fell by 12 % during 2011; some of them were later replaced by imports from Chad.",
        "El Salvador and Costa Rica were among the countries that voted for the resolution of the assembly.",
    ],
    "es": [
        "Los dos gobiernos iniciaron conversaciones sobre pesca y el primer acuerdo fue firmado un año después.",
        "El embajador presentó sus cartas credenciales ante el presidente de la república en una ceremonia.",
        "Las exportaciones del país han aumentado desde entonces, según el ministerio.",
        "La embajada de Noruega se encuentra en Santiago y es también concurrente en Bolivia.",
    ],
    "pt": [
        "Os dois governos iniciaram conversações sobre pesca e o primeiro acordo foi assinado um ano depois.",
        "O embaixador apresentou as suas cartas credenciais ao presidente da república em uma cerimônia.",
        "As exportações do país têm aumentado desde então, segundo o ministério, que não deu números.",
    ],
    "it": [
        "I due governi hanno avviato colloqui sulla pesca e il primo accordo è stato firmato un anno dopo.",
        "L'ambasciatore ha presentato le credenziali al presidente della repubblica in una cerimonia per gli ospiti.",
    ],
    "fr": [
        "Les deux gouvernements ont entamé des pourparlers sur la pêche et le premier accord a été signé un an après.",
        "L'ambassade de la Norvège est sur la place des arts ; elle est aussi compétente pour le Tchad.",
    ],
    "de": [
        "Die beiden Regierungen nahmen Gespräche über die Fischerei auf, und das erste Abkommen wurde geschlossen.",
        "Der Botschafter war in Wien, als in Oslo der neue Minister ins Amt kam.",
    ],
    "nl": [
        "De twee regeringen begonnen gesprekken over visserij en het eerste akkoord was een jaar later in werking.",
        "In 2016 was hij in Oslo de gezant van Noorwegen, en in Wenen was hij consul.",
    ],
    "pl": ["Oba rządy rozpoczęły rozmowy na temat rybołówstwa, a pierwszą umowę podpisano rok później w Oslo."],
    "tr": ["İki hükümet balıkçılık konusunda görüşmelere başladı ve ilk anlaşma bir yıl sonra imzalandı."],
    "id": [
        "Kedua pemerintah memulai pembicaraan tentang perikanan dan perjanjian pertama yang ditandatangani di Oslo."
    ],
    "ko": ["두 정부는 봄에 어업에 관한 회담을 시작했고 일 년 후에 첫 번째 협정에 서명했다."],
    "ru": ["Оба правительства начали переговоры о рыболовстве, и первое соглашение было подписано через год."],
}
PAIRS = [(language, words) for language, sentences in SENTENCES.items() for words in sentences]


@pytest.mark.parametrize(("language", "words"), PAIRS, ids=[f"{language}-{words[:20]}" for language, words in PAIRS])
def test_no_sentence_is_taken_for_another_language(language: str, words: str) -> None:
    assert identify(words)[0] == language


@pytest.mark.parametrize(("language", "words"), PAIRS, ids=[f"{language}-{words[:20]}" for language, words in PAIRS])
def test_function_words_agree_with_the_model_or_leave_it_to_it(language: str, words: str) -> None:
    decided = languages._by_function_words(words)
    assert decided in {None, language}
    assert languages._identify(words)[0] == language


def test_function_words_decide_ordinary_english_and_spanish() -> None:
    for language in ("en", "es"):
        assert {languages._by_function_words(words) for words in SENTENCES[language]} == {language}


@pytest.mark.parametrize(
    "words",
    [
        "Sheikh Sabah al-Sabah, al-Jaber al-Sabah, Amir al-Ahmed",
        "OSCE, NATO, IAEA, OPCW, EFTA, ICAO, UNESCO, FAO, WHO, ILO, WTO",
        "The minister of trade said that the text was: «Los dos países han firmado el acuerdo que se había negociado "
        "entre las partes.»",
        "According to La Nación, the minister of Los Ríos would not attend the summit in Las Palmas.",
        "",
    ],
)
def test_names_and_mixtures_are_left_to_the_model(words: str) -> None:
    assert languages._by_function_words(words) is None


def test_reading_plain_english_loads_no_model() -> None:
    text = "\n\n".join(SENTENCES["en"] + SENTENCES["es"])
    code = (
        "import sys; from verbale.readers import read_text\n"
        f"document = read_text({text!r}, slug='x')\n"
        "print([block.language for block in document.blocks], 'py3langid' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == f"{['en'] * 4 + ['es'] * 4} False"


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("Kenya visited Fiji.", "en"),
        ("Ada Smith, Oslo", "en"),
        ("Kenia y Fiyi en Oslo.", "es"),
        ("케냐는 피지를 방문했다.", "ko"),
        ("Die Kenianer und das Abkommen.", "de"),
    ],
)
def test_many_short_lines(line: str, language: str) -> None:
    document = read_text("\n\n".join([line] * 30) + "\n", slug="x")
    assert {block.language for block in document.blocks} == {language}


def test_a_name_with_particles_is_of_no_language():
    text = "= Two towns =\n\nIn 1989 Lucas Mendoza de la Tapia was named consul in Oslo.\n"
    assert {block.language for block in read_text(text, slug="a").blocks} == {"en"}
