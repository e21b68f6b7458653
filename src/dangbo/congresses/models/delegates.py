"""Delegates of a congress: how many each unit sends, who they are and as what, their cards, who takes whose place."""

from django.db import models
from django.db.models import F, Q

from dangbo.congresses.models.congresses import Congress
from dangbo.elections.models import Candidate, RollEntry
from dangbo.facts.models import Fact, NfcCharField
from dangbo.registry.models import Decision, Organisation, Person
from dangbo.registry.models.people import Sex


class Allocation(Fact):
    """How many delegates the units send (phân bổ đại biểu), by the formula of rules.congress.allocation.

    base, step, extra_from: seats of every unit, members for one seat more, remainder from which one more is given
    (0: none).
    includes_ex_officio: whether a unit's seats hold its ex officio delegates too. fixed_on: from then on it stays.
    """

    congress = models.OneToOneField(Congress, on_delete=models.CASCADE, related_name="allocation")
    counted_on = models.DateField()
    base = models.PositiveSmallIntegerField()
    step = models.PositiveIntegerField()
    extra_from = models.PositiveIntegerField()
    ceiling = models.PositiveSmallIntegerField(null=True, blank=True)
    includes_ex_officio = models.BooleanField(default=True)
    fixed_on = models.DateField(null=True, blank=True)
    decision = models.ForeignKey(Decision, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(step__gte=1), name="congresses_allocation_has_a_step"),
            models.CheckConstraint(
                condition=Q(extra_from__lte=F("step")), name="congresses_allocation_extra_in_a_step"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.congress_id}"


class AllocationLine(Fact):
    """The seats of one unit: what the formula gives on its members, more for its importance, the officer's adjustment.

    Whatever is not of the formula has a reason.
    """

    allocation = models.ForeignKey(Allocation, on_delete=models.CASCADE, related_name="lines")
    unit = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    unit_name = NfcCharField(max_length=250)
    members = models.PositiveIntegerField()
    by_formula = models.PositiveSmallIntegerField()
    special = models.PositiveSmallIntegerField(default=0)
    adjustment = models.SmallIntegerField(default=0)
    reason = NfcCharField(max_length=300, blank=True)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["allocation", "unit"], name="congresses_unit_is_allotted_once"),
            models.CheckConstraint(
                condition=Q(adjustment=0, special=0) | ~Q(reason=""), name="congresses_adjustment_has_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(by_formula__gte=0 - F("special") - F("adjustment")), name="congresses_seats_not_below_none"
            ),
        ]

    def __str__(self) -> str:
        return self.unit_name

    @property
    def seats(self) -> int:
        """What the unit sends after adjustment."""
        return self.by_formula + self.special + self.adjustment


class DelegateKind(models.TextChoices):
    """As what somebody takes part; the last two only in a congress of all members."""

    EX_OFFICIO = "ex_officio", "Đại biểu đương nhiên"
    ELECTED = "elected", "Đại biểu được bầu"
    APPOINTED = "appointed", "Đại biểu được chỉ định"
    ALTERNATE = "alternate", "Đại biểu dự khuyết"
    MEMBER = "member", "Đảng viên chính thức"
    PROBATIONARY = "probationary", "Đảng viên dự bị"


VOTING = (DelegateKind.EX_OFFICIO, DelegateKind.ELECTED, DelegateKind.APPOINTED, DelegateKind.MEMBER)
"""Those who vote by themselves; an alternate votes in the place of the one replaced."""


class DelegateSource(models.TextChoices):
    """Where a delegate came from; nobody elected in dangbo is typed again."""

    REGISTER = "register", "Từ sổ"
    ELECTION = "election", "Từ kết quả bầu cử cấp dưới"
    TYPED = "typed", "Nhập tay"
    IMPORTED = "imported", "Từ tệp Excel"


class Absence(models.TextChoices):
    """Whether somebody who did not come gave a reason."""

    NOT_TOLD = "", "Chưa rõ"
    EXCUSED = "excused", "Có lý do"
    UNEXCUSED = "unexcused", "Không có lý do"


class Delegate(Fact):
    """Somebody who takes part in a congress, with name, unit and post as they were when entered.

    number: on the card, once in a congress. place: order of an alternate within the unit, by the votes. said: facts of
    somebody outside the register, by the names of `queries.credentials.facts`. struck_on: no delegate any more.
    replaces: whose place this alternate took. entry: the line of the meeting's roll.
    """

    congress = models.ForeignKey(Congress, on_delete=models.CASCADE, related_name="delegates")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    full_name = NfcCharField(max_length=120)
    name_key = models.CharField(max_length=300)
    birth_year = models.PositiveSmallIntegerField(null=True, blank=True)
    kind = models.CharField(max_length=12, choices=DelegateKind.choices)
    unit = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    unit_name = NfcCharField(max_length=250, blank=True)
    post = NfcCharField(max_length=200, blank=True)
    number = models.PositiveIntegerField()
    place = models.PositiveSmallIntegerField(default=0)
    source = models.CharField(max_length=8, choices=DelegateSource.choices)
    candidate = models.ForeignKey(Candidate, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    decision = models.ForeignKey(Decision, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    said = models.JSONField(default=dict)
    sex = models.CharField(max_length=6, choices=Sex.choices, blank=True)
    absence = models.CharField(max_length=9, choices=Absence.choices, blank=True)
    absence_reason = NfcCharField(max_length=300, blank=True)
    struck_on = models.DateField(null=True, blank=True)
    struck_reason = NfcCharField(max_length=300, blank=True)
    replaces = models.OneToOneField("self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaced_by")
    replaced_reason = NfcCharField(max_length=300, blank=True)
    entry = models.OneToOneField(RollEntry, null=True, blank=True, on_delete=models.SET_NULL, related_name="delegate")

    class Meta:
        ordering = ["number", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["congress", "person"],
                condition=Q(person__isnull=False, struck_on__isnull=True),
                name="congresses_delegate_once",
            ),
            models.UniqueConstraint(fields=["congress", "number"], name="congresses_delegate_numbered_once"),
            models.CheckConstraint(
                condition=Q(struck_on__isnull=True, struck_reason="")
                | Q(struck_on__isnull=False) & ~Q(struck_reason=""),
                name="congresses_struck_has_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(replaces__isnull=True) | Q(kind="alternate"), name="congresses_alternates_replace"
            ),
        ]
        indexes = [models.Index(fields=["congress", "unit"], name="congresses_delegation")]

    def __str__(self) -> str:
        return self.full_name

    @property
    def sits_by(self) -> str:
        """As what this delegate sits: an alternate in somebody's place sits as that kind of delegate."""
        return self.replaces.kind if self.replaces is not None else self.kind


class DelegateCard(Fact):
    """A card with its code. A lost card is made void and another is issued; the old code is told at the door."""

    delegate = models.ForeignKey(Delegate, on_delete=models.CASCADE, related_name="cards")
    code = models.CharField(max_length=10, unique=True)
    issued_at = models.DateTimeField()
    void_at = models.DateTimeField(null=True, blank=True)
    void_reason = NfcCharField(max_length=300, blank=True)

    class Meta:
        ordering = ["issued_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["delegate"], condition=Q(void_at__isnull=True), name="congresses_one_card_in_force"
            ),
            models.CheckConstraint(
                condition=Q(void_at__isnull=True) | ~Q(void_reason=""), name="congresses_void_card_has_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return self.code
