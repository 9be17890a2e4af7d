"""The stub studio: a host that answers as OpenAI's does, on this machine, with its own ledger of what it billed."""

from picturebook.studio.stub.misfortune import KINDS, Misfortune, parse_misfortune
from picturebook.studio.stub.studio import House, StubStudio

__all__ = ["KINDS", "House", "Misfortune", "StubStudio", "parse_misfortune"]
