"""The page for the hall's screen: who opened it to the hall, and until when."""

from django.db import models
from django.db.models import Q

from dangbo.elections.models.elections import Election
from dangbo.facts.models import Fact, NfcCharField


class HallScreen(Fact):
    """The screen of one vote, open to whoever knows its address. The address is a secret of 128 bits."""

    election = models.ForeignKey(Election, on_delete=models.CASCADE, related_name="screens")
    token = models.CharField(max_length=32, unique=True)
    opened_at = models.DateTimeField()
    opened_by_name = NfcCharField(max_length=200)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["election"], condition=Q(closed_at__isnull=True), name="elections_one_open_screen"
            )
        ]

    def __str__(self) -> str:
        return f"{self.election_id}"
