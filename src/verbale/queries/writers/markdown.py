"""A Markdown table (GitHub's) for people: labels for IRIs, hidden columns left out, quotes as a list below."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verbale.queries.results import Result
from verbale.queries.writers.base import Page, proofs_of, quotes_of, shown_columns
from verbale.queries.writers.text import cell_text, cited


def lines(result: Result, page: Page) -> Iterator[str]:
    """The lines, each with its line feed."""
    if result.form == "ask":
        yield ("yes" if result.truth else "no") + "\n"
        return
    shown = shown_columns(result)
    proofs = proofs_of(result)
    noted = bool(any(result.quotes) or any(proofs))
    heads = (["#"] if noted else []) + [escape(result.columns[i]) for i in shown]
    yield "| " + " | ".join(heads) + " |\n"
    yield "|" + "---|" * len(heads) + "\n"
    for number, row in enumerate(result.rows, 1):
        cells = ([str(number)] if noted else []) + [escape(cell_text(result, row[i])) for i in shown]
        yield "| " + " | ".join(cells) + " |\n"
    if not noted:
        return
    yield "\n"
    for index in range(len(result.rows)):
        notes = [escape(cited(quote)) for quote in quotes_of(result, index)]
        notes += [escape(line.strip()) for line in (proofs[index] if index < len(proofs) else ())]
        if notes:
            yield f"{index + 1}. " + "\n   ".join(f"- {note}" for note in notes) + "\n"


def escape(text: str) -> str:
    r"""A text that Markdown shows as it is.

    >>> escape("a|b *c* <d>")
    'a\\|b \\*c\\* \\<d\\>'
    """
    return re.sub(r"([\\|`*_<>\[\]#~&])", r"\\\1", text)
