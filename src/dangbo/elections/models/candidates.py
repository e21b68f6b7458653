"""Who stands: from the prepared list, by themselves, nominated; who withdrew; in which order the list has them."""

from django.db import models
from django.db.models import Q

from dangbo.elections.models.decisions import Decider, HandVote
from dangbo.elections.models.elections import Election
from dangbo.elections.models.roll import RollEntry
from dangbo.facts.models import Fact, NfcCharField
from dangbo.registry.models import Person
from dangbo.rules.elections.outcome import Outcome
from dangbo.rules.vocabulary import STANDING_LABELS, Standing


class Source(models.TextChoices):
    """How somebody came to be proposed."""

    PREPARED = "prepared", "Danh sách do cấp ủy triệu tập chuẩn bị"
    SELF = "self", "Tự ứng cử"
    NOMINATED = "nominated", "Được đề cử"
    EARLIER_ROUND = "earlier_round", "Từ lần bầu trước"


ALTERNATE = "alternate"
"""Outcome of a delegate election besides those of the rules: taken as an alternate by decision of the congress."""
OUTCOME_CHOICES = [
    (Outcome.ELECTED.value, "Trúng cử"),
    (Outcome.NOT_ELECTED.value, "Không trúng cử"),
    (Outcome.TIED.value, "Bằng phiếu"),
    (ALTERNATE, "Dự khuyết"),
]


class Candidate(Fact):
    """A name proposed for an election, with what was true of the person then.

    agreed, asked: agreements of the opinion ballot and people asked, for names from outside the prepared list.
    place: place on the list, 0 until it is ordered. votes, outcome, rank: from the announced count.
    """

    election = models.ForeignKey(Election, on_delete=models.CASCADE, related_name="candidates")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="candidacies")
    full_name = NfcCharField(max_length=120)
    name_key = models.CharField(max_length=300)
    birth_date = models.DateField(null=True, blank=True)
    birth_year = models.PositiveSmallIntegerField(null=True, blank=True)
    post = NfcCharField(max_length=200, blank=True)
    unit = NfcCharField(max_length=250, blank=True)
    standing = models.CharField(
        max_length=12, choices=[(s.value, STANDING_LABELS[s]) for s in Standing], default=Standing.OFFICIAL
    )
    source = models.CharField(max_length=16, choices=Source.choices)
    nominated_by = models.ForeignKey(
        RollEntry, null=True, blank=True, on_delete=models.PROTECT, related_name="nominations"
    )
    agreement = models.BooleanField(default=False)
    file_received = models.DateField(null=True, blank=True)
    file_papers = models.JSONField(default=list)
    agreed = models.PositiveIntegerField(null=True, blank=True)
    asked = models.PositiveIntegerField(null=True, blank=True)
    withdrawal_asked_on = models.DateField(null=True, blank=True)
    withdrawal_reason = NfcCharField(max_length=300, blank=True)
    withdrawal_allowed = models.BooleanField(null=True, blank=True)
    withdrawal_decided_by = models.CharField(max_length=20, choices=Decider.choices, blank=True)
    withdrawal_vote = models.ForeignKey(HandVote, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    on_list = models.BooleanField(default=True)
    left_off_reason = NfcCharField(max_length=300, blank=True)
    place = models.PositiveSmallIntegerField(default=0)
    votes = models.PositiveIntegerField(null=True, blank=True)
    outcome = models.CharField(max_length=12, choices=OUTCOME_CHOICES, blank=True)
    rank = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["place", "name_key", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["election", "person"], condition=Q(person__isnull=False), name="elections_candidate_once"
            ),
            models.CheckConstraint(
                condition=Q(withdrawal_allowed__isnull=True) | Q(withdrawal_asked_on__isnull=False),
                name="elections_withdrawal_was_asked",
            ),
        ]

    def __str__(self) -> str:
        return self.full_name
