"""The delegates as they were at the opening, frozen: what the credentials report is computed from."""

from django.db import models

from dangbo.congresses.models.checkin import CheckInSession
from dangbo.congresses.models.congresses import Congress
from dangbo.facts.models import Fact, NfcCharField


class CredentialsSnapshot(Fact):
    """Everybody summoned with their facts at a moment; a later one has a higher number. The table is append-only.

    contents: as `dangbo.congresses.credentials_contents` writes it; digest: SHA-256 of it.
    """

    congress = models.ForeignKey(Congress, on_delete=models.PROTECT, related_name="snapshots")
    session = models.ForeignKey(CheckInSession, on_delete=models.PROTECT, related_name="snapshots")
    number = models.PositiveSmallIntegerField()
    taken_at = models.DateTimeField()
    taken_by_name = NfcCharField(max_length=200)
    contents = models.JSONField()
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["congress", "number"], name="congresses_snapshot_numbered_once")]

    def __str__(self) -> str:
        return f"{self.congress_id} {self.number}"
