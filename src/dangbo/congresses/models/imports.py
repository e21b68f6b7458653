"""Results of an earlier round, taken from a file: what each unit reported then, kept as it was told."""

from django.db import models

from dangbo.congresses.models.congresses import Congress
from dangbo.facts.models import Fact, NfcCharField


class FormerResult(Fact):
    """The numbers of one congress of an earlier round; None where the file does not tell one.

    source: the name of the file; line: its line there.
    """

    congress = models.OneToOneField(Congress, on_delete=models.CASCADE, related_name="former_result")
    members = models.PositiveIntegerField(null=True, blank=True)
    seats = models.PositiveSmallIntegerField(null=True, blank=True)
    elected = models.PositiveSmallIntegerField(null=True, blank=True)
    re_elected = models.PositiveSmallIntegerField(null=True, blank=True)
    first_time = models.PositiveSmallIntegerField(null=True, blank=True)
    women = models.PositiveSmallIntegerField(null=True, blank=True)
    young = models.PositiveSmallIntegerField(null=True, blank=True)
    ethnic = models.PositiveSmallIntegerField(null=True, blank=True)
    inspection = models.PositiveSmallIntegerField(null=True, blank=True)
    secretaries_direct = models.PositiveSmallIntegerField(null=True, blank=True)
    delegates = models.PositiveSmallIntegerField(null=True, blank=True)
    alternates = models.PositiveSmallIntegerField(null=True, blank=True)
    source = NfcCharField(max_length=200)
    line = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.congress_id}"
