"""Sparing Python's garbage collector while very many rows are made that all stay until the work is done."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def spared_collector() -> Iterator[None]:
    """Put the collector to rest for the length of one piece of work; it would look through every row time and again."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
