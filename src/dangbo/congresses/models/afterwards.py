"""After the congress: what of its archive has been handed over."""

from django.db import models

from dangbo.congresses.models.congresses import Congress
from dangbo.facts.models import Fact, NfcCharField


class ArchiveHandover(Fact):
    """A group of files of the congress handed over to the archive. code: of the list in the rules."""

    congress = models.ForeignKey(Congress, on_delete=models.CASCADE, related_name="handovers")
    code = models.CharField(max_length=40)
    handed_on = models.DateField()
    received_by = NfcCharField(max_length=200)
    note = NfcCharField(max_length=300, blank=True)

    class Meta:
        ordering = ["handed_on", "pk"]
        constraints = [models.UniqueConstraint(fields=["congress", "code"], name="congresses_handed_over_once")]

    def __str__(self) -> str:
        return self.code
