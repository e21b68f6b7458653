"""What was counted and what was announced; neither is ever changed."""

from django.db import models

from dangbo.access.models import Account
from dangbo.elections.models.elections import Election
from dangbo.facts.models import Fact, NfcCharField


class CountSource(models.TextChoices):
    """How the totals came about."""

    BY_HAND = "by_hand", "Kiểm bằng tay, nhập tổng"
    SCANNED = "scanned", "Quét phiếu"
    KEYED = "keyed", "Nhập từng phiếu"


class CountResult(Fact):
    """The totals of a count of an election; a later count has a higher number and takes the place of the earlier.

    votes: votes on valid ballots by the id of the candidate, for everybody on the list. invalid_reasons:
    [{"reason", "count"}] for the minutes. The table is append-only.
    """

    election = models.ForeignKey(Election, on_delete=models.PROTECT, related_name="counts")
    number = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=8, choices=CountSource.choices)
    issued = models.PositiveIntegerField()
    collected = models.PositiveIntegerField()
    valid = models.PositiveIntegerField()
    invalid = models.PositiveIntegerField()
    invalid_reasons = models.JSONField(default=list)
    votes = models.JSONField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    recorded_by_name = NfcCharField(max_length=200)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["election", "number"], name="elections_count_numbered_once")]

    def __str__(self) -> str:
        return f"{self.election_id} {self.number}"


class Announcement(Fact):
    """The announced result (công bố kết quả): the verdict of the rules on a count, kept as it was said.

    verdict: as `dangbo.elections.verdicts.verdict_data` writes it; digest: SHA-256 of it. The table is append-only.
    """

    election = models.OneToOneField(Election, on_delete=models.PROTECT, related_name="announcement")
    count = models.ForeignKey(CountResult, on_delete=models.PROTECT, related_name="+")
    announced_on = models.DateField()
    announced_at = models.DateTimeField()
    announced_by_name = NfcCharField(max_length=200)
    verdict = models.JSONField()
    digest = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"{self.election_id} {self.announced_on:%d/%m/%Y}"
