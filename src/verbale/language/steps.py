"""Steps: the model's parser and recogniser, made to take their steps without handing the interpreter's lock around.

Both settle a text step by step. Compiled, the model's loop lets the lock go first, and asks for it again for each of
about seventy labels of each word, which is most of the time it takes. The same steps, taken from here while the lock
is held, give the same labels.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any, Protocol, cast

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

FACTORY = "verbale_steps"
STEPPED = ("parser", "ner")
MOST_AT_ONCE = 32
"""Texts whose steps are taken side by side, when nobody says how many."""


def add_steps(model: Language) -> None:
    """Let a pipeline's parser and recogniser take their steps from here; one that looks ahead (a beam) stays."""
    from spacy.language import Language

    Language.factory(FACTORY, default_config={"of": ""}, func=_stepped)
    for name in STEPPED:
        if name in model.pipe_names and _transitions(model, name).cfg["beam_width"] == 1:
            model.add_pipe(FACTORY, name=f"{FACTORY}_{name}", after=name, config={"of": name})
            model.disable_pipe(name)


def _stepped(nlp: Language, name: str, of: str) -> Steps:
    """A component that takes the steps of another."""
    return Steps(nlp, of)


def _transitions(model: Language, name: str) -> Transitions:
    return cast("Transitions", model.get_pipe(name))


class Transitions(Protocol):
    """A parser or recogniser of a pipeline, as far as its steps need it."""

    cfg: dict[str, Any]
    moves: Any
    model: Any

    def transition_states(self, states: list[Any], scores: object) -> list[Any]:
        """Take one step in each state; those not yet at their end."""

    def set_annotations(self, docs: list[Doc], states: list[Any]) -> None:
        """Write what the last states say into the texts."""


class Steps:
    """A component of a pipeline that takes the steps of another one (a parser or a recogniser)."""

    def __init__(self, model: Language, of: str) -> None:
        self.component = _transitions(model, of)

    def __call__(self, doc: Doc) -> Doc:
        """The text with its labels."""
        return next(self.pipe([doc]))

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = MOST_AT_ONCE) -> Iterator[Doc]:
        """Each text with its labels, in order."""
        texts = iter(docs)
        while together := list(islice(texts, batch_size)):
            if any(len(doc) for doc in together):
                self.component.set_annotations(together, self._settled(together))
            yield from together

    def _settled(self, docs: list[Doc]) -> list[Any]:
        """The last state of each text."""
        states = self.component.moves.init_batch(docs)
        model = self.component.model.predict(docs)
        left = [state for state in states if not state.is_final()]
        while left:
            left = self.component.transition_states(left, model.predict(left))
        model.clear_memory()
        return list(states)
