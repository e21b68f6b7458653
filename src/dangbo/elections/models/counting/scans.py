"""The files that came from the scanner."""

from django.db import models

from dangbo.elections.models.counting.counts import Batch, Count
from dangbo.facts.models import Fact, NfcCharField


class ScanFile(Fact):
    """A scan as it arrived: its bytes lie in a file named by their SHA-256 that is written once and never again.

    number: order of arrival in the batch. The table is append-only and holds no time.
    """

    count = models.ForeignKey(Count, on_delete=models.PROTECT, related_name="scans")
    batch = models.ForeignKey(Batch, on_delete=models.PROTECT, related_name="scans")
    number = models.PositiveIntegerField()
    filename = NfcCharField(max_length=200)
    suffix = models.CharField(max_length=8)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["count", "sha256"], name="elections_scan_once"),
            models.UniqueConstraint(fields=["batch", "number"], name="elections_scan_numbered_once"),
        ]

    def __str__(self) -> str:
        return self.filename
