"""HTTP to one place: bounded, verified, never redirected elsewhere. Knows nothing of SPARQL; standard library only."""

from verbale.transport.address import Address
from verbale.transport.client import Client, Reply
from verbale.transport.credentials import Credentials
from verbale.transport.errors import TransportError, cleaned

__all__ = ["Address", "Client", "Credentials", "Reply", "TransportError", "cleaned"]
