"""The roll of a meeting (danh sách triệu tập): the people whose half decides, each by name."""

from django.db import models
from django.db.models import Q

from dangbo.elections.models.meetings import Meeting
from dangbo.facts.models import Fact, NfcCharField
from dangbo.registry.models import Person


class Capacity(models.TextChoices):
    """As what somebody is on the roll; alternates sit in the hall and do not vote until they replace somebody."""

    MEMBER = "member", "Đảng viên chính thức"
    DELEGATE = "delegate", "Đại biểu chính thức"
    ALTERNATE = "alternate", "Đại biểu dự khuyết"
    COMMITTEE_MEMBER = "committee_member", "Ủy viên"
    PARTICIPANT = "participant", "Thành phần hội nghị"


class Exclusion(models.TextChoices):
    """Why somebody summoned may not count in the base; whether they do follows from the kind of meeting."""

    NONE = "", "Không"
    TEMPORARY_ELSEWHERE = "temporary_elsewhere", "Sinh hoạt tạm thời nơi khác"
    EXEMPT = "exempt", "Được miễn công tác và sinh hoạt"
    SUSPENDED = "suspended", "Bị đình chỉ sinh hoạt đảng"
    PROSECUTED = "prosecuted", "Bị khởi tố, truy tố hoặc tạm giam"
    EXCUSED = "excused", "Vắng suốt đại hội có lý do được đồng ý"


class Presence(models.TextChoices):
    """absent: throughout the meeting. Who is away for a part of it is present."""

    UNKNOWN = "", "Chưa điểm danh"
    PRESENT = "present", "Dự"
    ABSENT = "absent", "Vắng suốt"


class RollEntry(Fact):
    """Somebody on the roll, with name, birth year, post and unit as they were then.

    is_convener: member of the convening committee (cấp ủy triệu tập), whom Art 13 binds and Art 30 counts apart.
    accepted_by: who accepted the reason of an absence throughout. replaces: whose seat this alternate took.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="roll")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    full_name = NfcCharField(max_length=120)
    name_key = models.CharField(max_length=300)
    birth_year = models.PositiveSmallIntegerField(null=True, blank=True)
    post = NfcCharField(max_length=200, blank=True)
    unit = NfcCharField(max_length=250, blank=True)
    capacity = models.CharField(max_length=16, choices=Capacity.choices)
    is_convener = models.BooleanField(default=False)
    summoned = models.BooleanField(default=True)
    exclusion = models.CharField(max_length=20, choices=Exclusion.choices, blank=True)
    accepted_by = NfcCharField(max_length=200, blank=True)
    note = NfcCharField(max_length=300, blank=True)
    presence = models.CharField(max_length=8, choices=Presence.choices, blank=True)
    replaces = models.OneToOneField("self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaced_by")

    class Meta:
        ordering = ["name_key", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "person"], condition=Q(person__isnull=False), name="elections_on_the_roll_once"
            ),
            models.CheckConstraint(
                condition=~Q(exclusion="excused") | ~Q(accepted_by=""), name="elections_excuse_is_accepted_by_somebody"
            ),
            models.CheckConstraint(
                condition=Q(replaces__isnull=True) | Q(capacity="alternate"), name="elections_alternates_replace"
            ),
        ]

    def __str__(self) -> str:
        return self.full_name
