"""Ordinary articles of any size about relations between states, for measuring; every sentence is invented.

    python benchmarks/generate.py BYTES [SEED] > article.txt

The same size and seed give the same bytes. Names of persons and towns are made of syllables, so that a long article
has thousands of them, as an archive of articles would; states and organisations are real, their doings are not.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator

STATES = (
    "Angola", "Austria", "Belize", "Bhutan", "Botswana", "Bulgaria", "Cambodia", "Canada", "Chad", "Croatia",
    "Cyprus", "Denmark", "Djibouti", "Ecuador", "Eritrea", "Estonia", "Fiji", "Finland", "Gabon", "Ghana",
    "Greece", "Guyana", "Haiti", "Iceland", "Jamaica", "Kenya", "Kuwait", "Laos", "Latvia", "Lesotho",
    "Liberia", "Malta", "Mongolia", "Namibia", "Nauru", "Nepal", "Norway", "Oman", "Panama", "Portugal",
    "Samoa", "Senegal", "Slovenia", "Suriname", "Tonga", "Togo", "Uruguay", "Zambia",
)  # fmt: skip
DEMONYMS = {"Austria": "Austrian", "Canada": "Canadian", "Fiji": "Fijian", "Kenya": "Kenyan", "Norway": "Norwegian"}
CAPITALS = (
    "Vienna", "Ottawa", "Suva", "Nairobi", "Oslo", "Accra", "Athens", "Lisbon", "Kathmandu", "Gaborone",
    "Lusaka", "Montevideo",
)  # fmt: skip
BODIES = ("the United Nations", "the African Union", "the World Trade Organization", "the Commonwealth")
GOODS = (
    "timber", "copper", "tea", "fishmeal", "cement", "rice", "machinery", "wool", "sugar", "fertiliser",
    "vaccines", "textiles",
)  # fmt: skip
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
SYLLABLES = (
    "ba", "da", "fe", "go", "hi", "ka", "le", "mo", "na", "po", "ri", "sa", "ta", "ve", "wo", "yu", "zar",
    "den", "lin", "mar", "nel", "ros", "tam", "vik",
)  # fmt: skip
TITLES = ("president", "foreign minister", "prime minister", "ambassador", "trade minister")
TEMPLATES = (
    "{a} and {b} established diplomatic relations on {date}.",
    "In {year}, {a} opened an embassy in {city}.",
    "{a} closed its embassy in {city} in {month} {year}, but {b} kept a consulate there.",
    "{person}, the {title} of {a}, visited {b} in {month} {year} and met {person2}.",
    "On {date}, the two countries signed an agreement on {good} in {city}.",
    "The agreement was ratified by {b} two years later.",
    "{a} exported {good} worth US$ {n} million to {b} in {year}.",
    "Trade between the two countries fell by {percent} % from US$ {n} million to US$ {m} million in {year}.",
    "According to {person}, {a} did not support the bid of {b} to join {body}.",
    "{a} condemned the attack on the embassy of {b} in {city} on {date}.",
    "The {title} of {a}, {person}, said that his country would send {n} tonnes of {good} to {b}.",
    "About {n} citizens of {a} lived in {b} as of {year}, most of them in {town}.",
    "{demonym} officials expelled the ambassador of {b}, {person}, in response to the incident.",
    "He returned to {city} the same year.",
    "It joined {body} in {year}.",
    "{person} was appointed ambassador to {b} in {year}, succeeding {person2}.",
    "The embassy was moved to {town} after the flood of {year}.",
    "{b} denied that it had supplied arms to {a}.",
    "Both states have been members of {body} since {year}.",
    "Their relations were described as cordial by {person2}, who taught history at the University of {town}.",
    "The harbour of {town}, long neglected, was rebuilt with a loan of US$ {n} million from {a}.",
    "Heavy rain had delayed the ceremony, and few of the guests stayed until the evening.",
)


def article(size: int, seed: int = 1) -> str:
    """A plain-text article of about ``size`` bytes (ASCII), the same for the same arguments."""
    chance = random.Random(seed)
    parts = ["Relations of some states"]
    length = len(parts[0])
    for paragraph in _paragraphs(chance):
        parts.append(paragraph)
        length += len(paragraph) + 2
        if length >= size:
            break
    return "\n\n".join(parts) + "\n"


def note(seed: int) -> str:
    """A plain-text document of one to three paragraphs, as most of an archive's are; the same for the same seed."""
    chance = random.Random(f"note {seed}")
    title = "{} and {}".format(*chance.sample(STATES, 2))
    paragraphs = (" ".join(_sentence(chance) for _ in range(chance.randint(2, 8))) for _ in range(chance.randint(1, 3)))
    return "\n\n".join([title, *paragraphs]) + "\n"


def _paragraphs(chance: random.Random) -> Iterator[str]:
    while True:
        for _ in range(chance.randint(4, 12)):
            yield " ".join(_sentence(chance) for _ in range(chance.randint(2, 8)))


def _sentence(chance: random.Random) -> str:
    a, b = chance.sample(STATES, 2)
    year = chance.randint(1950, 2022)
    sentence = chance.choice(TEMPLATES).format(
        a=a,
        b=b,
        demonym=DEMONYMS[chance.choice(sorted(DEMONYMS))],
        body=chance.choice(BODIES),
        city=chance.choice(CAPITALS),
        date=f"{chance.choice(MONTHS)} {chance.randint(1, 28)}, {year}",
        good=chance.choice(GOODS),
        m=chance.randint(2, 900),
        month=chance.choice(MONTHS),
        n=f"{chance.randint(2, 99_999):,}",
        percent=chance.randint(2, 90),
        person=_name(chance, 2),
        person2=_name(chance, 2),
        title=chance.choice(TITLES),
        town=_name(chance, 1),
        year=year,
    )
    return sentence[0].upper() + sentence[1:]


def _name(chance: random.Random, words: int) -> str:
    return " ".join("".join(chance.choices(SYLLABLES, k=chance.randint(2, 3))).capitalize() for _ in range(words))


if __name__ == "__main__":
    sys.stdout.write(article(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1))
