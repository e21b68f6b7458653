"""What the meeting decides by raised hands, and what the texts leave open and somebody had to decide."""

from django.db import models
from django.db.models import F, Q

from dangbo.elections.models.elections import Election
from dangbo.elections.models.meetings import Meeting
from dangbo.facts.models import Fact, NfcCharField


class Decider(models.TextChoices):
    """Who decided."""

    CONGRESS = "congress", "Đại hội (hội nghị)"
    PRESIDIUM = "presidium", "Đoàn chủ tịch, chủ tọa"
    TELLERS = "tellers", "Ban kiểm phiếu"
    CONVENERS = "conveners", "Cấp ủy triệu tập"
    HEAD = "head", "Người đứng đầu cấp ủy"
    SUPERIOR = "superior", "Cấp ủy cấp trên"


class Subject(models.TextChoices):
    """What is voted by raised hands with the party card (190 Art 3.2)."""

    PRESIDIUM = "presidium", "Đoàn chủ tịch, chủ tọa"
    SECRETARIAT = "secretariat", "Đoàn thư ký, thư ký"
    CREDENTIALS = "credentials", "Ban thẩm tra tư cách đại biểu"
    TELLERS = "tellers", "Ban kiểm phiếu"
    SEATS = "seats", "Số lượng cần bầu"
    LIST = "list", "Danh sách bầu cử"
    WITHDRAWAL = "withdrawal", "Việc xin rút"
    OTHER = "other", "Việc khác"


class HandVote(Fact):
    """A vote by raised hands with its counts; present: how many were in the hall. about: what exactly was voted."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="hand_votes")
    election = models.ForeignKey(Election, null=True, blank=True, on_delete=models.CASCADE, related_name="hand_votes")
    subject = models.CharField(max_length=12, choices=Subject.choices)
    about = NfcCharField(max_length=300)
    votes_for = models.PositiveIntegerField()
    votes_against = models.PositiveIntegerField(default=0)
    abstained = models.PositiveIntegerField(default=0)
    present = models.PositiveIntegerField()
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["recorded_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(present__gte=F("votes_for") + F("votes_against") + F("abstained")),
                name="elections_hands_within_the_hall",
            )
        ]

    def __str__(self) -> str:
        return f"{self.about}: {self.votes_for}/{self.present}"


class OpenDecision(Fact):
    """The answer to a question that the regulation leaves open, or that nobody could verify.

    code: of the finding that asked; question: its sentence; answer: what was decided, in words; agreed: yes or no.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="decisions")
    election = models.ForeignKey(Election, null=True, blank=True, on_delete=models.CASCADE, related_name="decisions")
    code = models.CharField(max_length=60)
    article = NfcCharField(max_length=200, blank=True)
    question = NfcCharField(max_length=600)
    answer = NfcCharField(max_length=300)
    agreed = models.BooleanField()
    decided_by = models.CharField(max_length=12, choices=Decider.choices)
    vote = models.ForeignKey(HandVote, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    reason = NfcCharField(max_length=500, blank=True)
    decided_at = models.DateTimeField()
    decided_by_name = NfcCharField(max_length=200)

    class Meta:
        ordering = ["decided_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["election", "code"], condition=Q(election__isnull=False), name="elections_decided_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.question} {self.answer}"
