"""The tellers of an election (ban kiểm phiếu)."""

from django.db import models
from django.db.models import Q

from dangbo.elections.models.elections import Election
from dangbo.elections.models.roll import RollEntry
from dangbo.facts.models import Fact


class Teller(Fact):
    """Somebody on the roll who counts an election; one of them is the head (trưởng ban)."""

    election = models.ForeignKey(Election, on_delete=models.CASCADE, related_name="tellers")
    entry = models.ForeignKey(RollEntry, on_delete=models.PROTECT, related_name="counts")
    is_head = models.BooleanField(default=False)

    class Meta:
        ordering = ["-is_head", "entry__name_key"]
        constraints = [
            models.UniqueConstraint(fields=["election", "entry"], name="elections_teller_once"),
            models.UniqueConstraint(
                fields=["election"], condition=Q(is_head=True), name="elections_one_head_of_tellers"
            ),
        ]

    def __str__(self) -> str:
        return str(self.entry)
