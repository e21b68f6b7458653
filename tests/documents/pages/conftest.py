"""Fixtures of the pages: an office with an account for every role, and signed-in clients."""

from web.conftest import office, signed_in

__all__ = ["office", "signed_in"]
