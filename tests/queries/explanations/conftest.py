"""The invented graph of the queries' tests, ready to be explained."""

import pytest

from verbale.queries.explanations.naming import Naming
from verbale.queries.explanations.reasoned import explainer_of


@pytest.fixture(scope="session")
def explainer(data):
    return explainer_of([data])


@pytest.fixture(scope="session")
def explain(explainer):
    naming = Naming(explainer.graph, explainer.closure)
    return lambda *names: explainer.explain(naming.triple(*names))
