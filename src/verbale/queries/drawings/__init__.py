"""Pictures of answers: a timeline, and a network of what is tied to what, as SVG that stands alone."""

from verbale.queries.drawings.network import Edge, Network, Node, network_of
from verbale.queries.drawings.network_picture import draw_network
from verbale.queries.drawings.occurrences import Occurrence, occurrences_of
from verbale.queries.drawings.roles import picture_of
from verbale.queries.drawings.timeline import draw_timeline

__all__ = [
    "Edge",
    "Network",
    "Node",
    "Occurrence",
    "draw_network",
    "draw_timeline",
    "network_of",
    "occurrences_of",
    "picture_of",
]
