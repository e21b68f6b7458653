"""Two stores in one database for tests: the hall's work is done, packed, and undone again, as if it were elsewhere."""

from collections.abc import Callable

from django.db import transaction

from dangbo.access.actor import PROGRAM
from dangbo.congresses.acts.packages.carrying import export_package
from dangbo.congresses.models import Congress


class _Home(Exception):  # noqa: N818 - thrown to undo what the hall did
    pass


def packed_in_the_hall(held: Congress, work: Callable[[Congress], None]) -> bytes:
    """The package of what `work` does in the hall; nothing of it stays here."""
    content = b""
    try:
        with transaction.atomic():
            work(Congress.objects.get(pk=held.pk))
            content = export_package(actor=PROGRAM, congress=held)
            raise _Home
    except _Home:
        return content
