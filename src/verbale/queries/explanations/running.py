"""One call from three names to an explanation."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from verbale.queries.explanations.explanation import Explanation, Unfounded
from verbale.queries.explanations.naming import Naming
from verbale.queries.explanations.reasoned import explainer_of
from verbale.queries.running import default_data
from verbale.queries.store import files_of


def explain(
    subject: str,
    predicate: str,
    object: str,
    data: Sequence[Path] | Path | None = None,
    *,
    language: str = "en",
    sensitive: bool = False,
) -> Explanation | Unfounded:
    """Why a triple holds, down to claims with their sentences and to axioms; or what comes near it if it does not.

    Subject, predicate and object are what people type: labels in English, Spanish or Korean, codes, keys
    (``state/PE``), prefixed names (``vb:representedIn``), IRIs; the object may be a literal, in quotation marks or as a
    bare number. ``data`` are folders or RDF files, by default what ``verbale query`` asks; it is reasoned over anew.
    ``language`` is that of labels. Sensitive claims are left out unless ``sensitive``.

    Raises ``QueryError`` for a name that is unknown or ambiguous, ``InputError`` for data that cannot be read.

    >>> why = explain("Peru", "represented in", "North Korea")
    >>> why.last.rule, why.last.words
    ('prp-spo2', 'Peru “represented in” North Korea')
    """
    places = [data] if isinstance(data, Path) else list(data or [default_data()])
    explainer = explainer_of(places, language=language, sensitive=sensitive)
    files = [file for place in places for file in files_of(place)]
    return explainer.explain(Naming(explainer.graph, explainer.closure, files).triple(subject, predicate, object))


def contradictions(
    data: Sequence[Path] | Path | None = None, *, language: str = "en", sensitive: bool = False
) -> tuple[Explanation, ...]:
    """Every contradiction of a graph with its ontology, explained; see ``explain``."""
    places = [data] if isinstance(data, Path) else list(data or [default_data()])
    return explainer_of(places, language=language, sensitive=sensitive).contradictions()
