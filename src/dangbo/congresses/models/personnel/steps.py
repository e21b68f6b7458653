"""The two runs of the personnel process and their steps: each a meeting with its people, its ballot and its minutes."""

from django.db import models
from django.db.models import Q

from dangbo.congresses.models.personnel.plans import PersonnelPlan
from dangbo.elections.models import Election
from dangbo.facts.models import Fact, NfcCharField
from dangbo.registry.models import Person
from dangbo.rules.congress.steps import BASE_LABELS, RUN_LABELS, BaseKind, Run


class RunKind(models.TextChoices):
    """Which group a run goes through; first-time only after re-election is finished."""

    RE_ELECTION = Run.RE_ELECTION.value, RUN_LABELS[Run.RE_ELECTION]
    FIRST_TIME = Run.FIRST_TIME.value, RUN_LABELS[Run.FIRST_TIME]


class StepMeeting(models.TextChoices):
    """Who meets in a step."""

    STANDING = "standing_committee", "Ban thường vụ"
    KEY_CADRES = "key_cadres", "Cán bộ chủ chốt"
    COMMITTEE = "committee", "Ban chấp hành"
    MEMBERS = "members", "Toàn thể đảng viên"


class StepWay(models.TextChoices):
    """How a step gives its opinion."""

    SECRET = "secret", "Phiếu kín"
    HANDS = "hands", "Biểu quyết giơ tay"


class StepBase(models.TextChoices):
    """Of whom the percentage is taken; it is shown with every share."""

    SUMMONED = BaseKind.SUMMONED.value, BASE_LABELS[BaseKind.SUMMONED]
    PRESENT = BaseKind.PRESENT.value, BASE_LABELS[BaseKind.PRESENT]


class PersonnelRun(Fact):
    """One group's way through the steps."""

    plan = models.ForeignKey(PersonnelPlan, on_delete=models.PROTECT, related_name="runs")
    kind = models.CharField(max_length=12, choices=RunKind.choices)
    opened_on = models.DateField()

    class Meta:
        ordering = ["opened_on", "pk"]
        constraints = [models.UniqueConstraint(fields=["plan", "kind"], name="congresses_run_once")]

    def __str__(self) -> str:
        return self.get_kind_display()


class PersonnelStep(Fact):
    """One step. What the rules say of it (who meets, ballot, base) is kept as it was when the run began.

    code: of the rules' list, empty for one that was added; task: what the meeting does.
    issued … invalid: ballots, none for raised hands. election: the vote that gave the counts, where one was held.
    closed_on: from then on nothing of the step changes, unless it is reopened with a reason.
    """

    run = models.ForeignKey(PersonnelRun, on_delete=models.PROTECT, related_name="steps")
    number = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=40, blank=True)
    title = NfcCharField(max_length=250)
    task = NfcCharField(max_length=400, blank=True)
    meeting = models.CharField(max_length=20, choices=StepMeeting.choices)
    way = models.CharField(max_length=8, choices=StepWay.choices)
    base = models.CharField(max_length=8, choices=StepBase.choices)
    is_unverified = models.BooleanField(default=False)
    source = NfcCharField(max_length=300, blank=True)
    changed_reason = NfcCharField(max_length=300, blank=True)
    held_on = models.DateField(null=True, blank=True)
    place = NfcCharField(max_length=200, blank=True)
    issued = models.PositiveIntegerField(null=True, blank=True)
    collected = models.PositiveIntegerField(null=True, blank=True)
    valid = models.PositiveIntegerField(null=True, blank=True)
    invalid = models.PositiveIntegerField(null=True, blank=True)
    election = models.OneToOneField(Election, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["number", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["run", "number"], name="congresses_step_number_once"),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | Q(held_on__isnull=False), name="congresses_closed_step_was_held"
            ),
        ]

    def __str__(self) -> str:
        return f"Bước {self.number}: {self.title}"

    @property
    def is_closed(self) -> bool:
        return self.closed_on is not None


class Attendance(models.TextChoices):
    UNKNOWN = "", "Chưa điểm danh"
    PRESENT = "present", "Có mặt"
    ABSENT = "absent", "Vắng"


class Duty(models.TextChoices):
    """What somebody does in the meeting of a step."""

    NONE = "", "–"
    CHAIR = "chair", "Chủ trì"
    SECRETARY = "secretary", "Thư ký"
    HEAD_TELLER = "head_teller", "Tổ trưởng kiểm phiếu"
    TELLER = "teller", "Tổ viên kiểm phiếu"


class StepParticipant(Fact):
    """Somebody summoned to the meeting of a step, with post and unit as they were then."""

    step = models.ForeignKey(PersonnelStep, on_delete=models.CASCADE, related_name="participants")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    full_name = NfcCharField(max_length=120)
    name_key = models.CharField(max_length=300)
    post = NfcCharField(max_length=200, blank=True)
    unit = NfcCharField(max_length=250, blank=True)
    attendance = models.CharField(max_length=8, choices=Attendance.choices, blank=True)
    duty = models.CharField(max_length=12, choices=Duty.choices, blank=True)

    class Meta:
        ordering = ["name_key", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["step", "person"], condition=Q(person__isnull=False), name="congresses_at_the_step_once"
            )
        ]

    def __str__(self) -> str:
        return self.full_name


class DifferenceReport(Fact):
    """The standing committee's opinion differed from the committee's vote: what the superior was asked and answered.

    step: the step in which the standing committee voted otherwise (26-HD/BTCTW, III.9 as reported).
    """

    step = models.OneToOneField(PersonnelStep, on_delete=models.CASCADE, related_name="difference_report")
    reported_on = models.DateField()
    symbol = NfcCharField(max_length=60, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    answer = NfcCharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_on__isnull=True) | ~Q(answer=""), name="congresses_difference_answer_has_words"
            )
        ]

    def __str__(self) -> str:
        return f"{self.step_id} {self.reported_on:%d/%m/%Y}"
