"""Graphs into triple stores: running ones by HTTP, embedded ones as a folder.

Loading can be done again at any time: what is sent twice is there once.
"""

from verbale.stores.folder import load_folder
from verbale.stores.layout import Layout
from verbale.stores.loading import GraphCount, Report, load
from verbale.stores.source import Data
from verbale.stores.syncing import sync

__all__ = ["Data", "GraphCount", "Layout", "Report", "load", "load_folder", "sync"]
