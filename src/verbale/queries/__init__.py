"""Questions to the graph: canned queries and SPARQL in; rows of terms with their sentences out.

>>> import verbale.queries as queries
>>> "timeline" in [query.name for query in queries.catalogue()]
True
"""

from verbale.queries.catalogue import CannedQuery, Parameter, catalogue, find
from verbale.queries.records import Iri, Record
from verbale.queries.results import Quote, Result, Term
from verbale.queries.running import default_data, run
from verbale.queries.writers import FORMATS, write

__all__ = [
    "FORMATS",
    "CannedQuery",
    "Iri",
    "Parameter",
    "Quote",
    "Record",
    "Result",
    "Term",
    "catalogue",
    "default_data",
    "find",
    "run",
    "write",
]
