"""Where elections take place: a congress, a committee's meeting, a conference; one kind of conference elects nobody."""

from django.db import models
from django.db.models import F, Q

from dangbo.facts.models import Fact, NfcCharField, NfcTextField
from dangbo.registry.models import Committee, Decision, Organisation


class MeetingKind(models.TextChoices):
    """What meets; it decides whose half counts (rules.elections.base).

    A conference (hội nghị lấy ý kiến), as of key cadres, is asked for opinions and introductions and elects nobody.
    """

    MEMBER_CONGRESS = "member_congress", "Đại hội đảng viên"
    DELEGATE_CONGRESS = "delegate_congress", "Đại hội đại biểu"
    COMMITTEE_MEETING = "committee_meeting", "Hội nghị cấp ủy"
    INSPECTION_MEETING = "inspection_meeting", "Hội nghị ủy ban kiểm tra"
    CELL_CONFERENCE = "cell_conference", "Hội nghị chi bộ"
    CONFERENCE = "conference", "Hội nghị lấy ý kiến"


CONGRESSES = (MeetingKind.MEMBER_CONGRESS, MeetingKind.DELEGATE_CONGRESS)
OF_A_BODY = (MeetingKind.COMMITTEE_MEETING, MeetingKind.INSPECTION_MEETING)


class Meeting(Fact):
    """A meeting that elects. The regulation of its first day governs every election held in it.

    ordinal, term_name: of the term that a congress begins. body: the committee that meets, where one does.
    reported_on: when minutes and lists went to the superior; received_on: when they arrived there.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="meetings")
    kind = models.CharField(max_length=20, choices=MeetingKind.choices)
    name = NfcCharField(max_length=250)
    held_on = models.DateField(db_index=True)
    last_day = models.DateField()
    place = NfcCharField(max_length=200, blank=True)
    ordinal = models.PositiveSmallIntegerField(null=True, blank=True)
    term_name = NfcCharField(max_length=20, blank=True)
    body = models.ForeignKey(Committee, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    reported_on = models.DateField(null=True, blank=True)
    report_symbol = NfcCharField(max_length=60, blank=True)
    received_on = models.DateField(null=True, blank=True)
    ballots_destroyed_on = models.DateField(null=True, blank=True)
    ballots_decision = models.ForeignKey(Decision, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-held_on", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(last_day__gte=F("held_on")), name="elections_meeting_ends_after_start"),
            models.CheckConstraint(
                condition=~Q(kind__in=[kind.value for kind in OF_A_BODY]) | Q(body__isnull=False),
                name="elections_meeting_of_a_body",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_congress(self) -> bool:
        """A congress begins a term; other meetings elect within one."""
        return self.kind in CONGRESSES

    @property
    def elects_nobody(self) -> bool:
        """A conference that is only asked for opinions."""
        return self.kind == MeetingKind.CONFERENCE


class Complaint(Fact):
    """A complaint about an election (khiếu nại về bầu cử), received and settled by the superior (190 Art 33)."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="complaints")
    received_on = models.DateField()
    sender = NfcCharField(max_length=120)
    text = NfcTextField()
    settled_on = models.DateField(null=True, blank=True)
    conclusion = NfcCharField(max_length=500, blank=True)

    class Meta:
        ordering = ["received_on", "pk"]

    def __str__(self) -> str:
        return f"{self.sender} {self.received_on:%d/%m/%Y}"
