"""A count of the ballots of an election, and the batches in which the ballots lie."""

from django.db import models
from django.db.models import Q

from dangbo.elections.models.elections import Election
from dangbo.facts.models import Fact, NfcCharField

NO_HASH = "0" * 64


class CountWay(models.TextChoices):
    """How the ballots are taken in."""

    KEYED = "keyed", "Nhập từng phiếu"
    SCANNED = "scanned", "Quét phiếu"


class CountState(models.TextChoices):
    """closed: every ballot has one conclusion. set_aside: begun and not used, with the reason."""

    OPEN = "open", "Đang kiểm"
    CLOSED = "closed", "Đã kiểm xong"
    SET_ASIDE = "set_aside", "Đã bỏ"


class Count(Fact):
    """One count (lần kiểm phiếu) of all ballots of an election.

    collected: ballots taken from the box, counted by people before anything else; not_returned: handed out and not in
    the box. records, head: length of the chain of its records and the hash of the last one.
    """

    election = models.ForeignKey(Election, on_delete=models.PROTECT, related_name="ballot_counts")
    number = models.PositiveSmallIntegerField()
    way = models.CharField(max_length=8, choices=CountWay.choices)
    state = models.CharField(max_length=10, choices=CountState.choices, default=CountState.OPEN)
    collected = models.PositiveIntegerField()
    not_returned = models.PositiveIntegerField(default=0)
    ended_reason = NfcCharField(max_length=500, blank=True)
    opened_at = models.DateTimeField()
    opened_by_name = NfcCharField(max_length=200)
    records = models.PositiveIntegerField(default=0)
    head = models.CharField(max_length=64, default=NO_HASH)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["election", "number"], name="elections_ballot_count_numbered_once"),
            models.CheckConstraint(
                condition=~Q(state=CountState.SET_ASIDE.value) | ~Q(ended_reason=""),
                name="elections_count_set_aside_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"Lần kiểm {self.number}"

    @property
    def is_open(self) -> bool:
        return self.state == CountState.OPEN

    @property
    def is_scanned(self) -> bool:
        return self.way == CountWay.SCANNED


class Batch(Fact):
    """A batch (tập phiếu) of a count; declared: ballots in it as people counted them."""

    count = models.ForeignKey(Count, on_delete=models.PROTECT, related_name="batches")
    number = models.PositiveSmallIntegerField()
    declared = models.PositiveIntegerField()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["count", "number"], name="elections_batch_numbered_once"),
            models.CheckConstraint(condition=Q(declared__gte=1), name="elections_batch_holds_a_ballot"),
        ]

    def __str__(self) -> str:
        return f"Tập {self.number}"
