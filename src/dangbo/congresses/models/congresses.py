"""One congress of one organisation in a round, and its days: planned, approved, held, each with its reason."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from dangbo.congresses.models.rounds import LEVEL_CHOICES, CongressRound
from dangbo.elections.models import Meeting
from dangbo.facts.models import Fact, NfcCharField
from dangbo.registry.models import Organisation
from dangbo.rules.congress.contents import Content
from dangbo.rules.congress.kind import CONGRESS_KIND_LABELS, CongressKind
from dangbo.rules.congress.levels import CongressLevel

KIND_CHOICES = [(kind.value, CONGRESS_KIND_LABELS[kind]) for kind in CongressKind]


class Congress(Fact):
    """A congress. Its state is derived (dangbo.congresses.states), its days are `CongressDate`s.

    exception_reason, exception_agreed_by: why the kind is not the one of the rule, and who agreed. The four contents
    (nội dung đại hội) stand as flags; contents_leave: by what the superior lets it meet with fewer. meeting: where it
    elects, made when it is convened (convened_on).
    """

    round = models.ForeignKey(CongressRound, on_delete=models.PROTECT, related_name="congresses")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="congresses")
    level = models.CharField(max_length=20, choices=LEVEL_CHOICES)
    kind = models.CharField(max_length=10, choices=KIND_CHOICES)
    exception_reason = NfcCharField(max_length=500, blank=True)
    exception_agreed_by = NfcCharField(max_length=200, blank=True)
    review_of_term = models.BooleanField(default=True)
    higher_drafts = models.BooleanField(default=True)
    committee_election = models.BooleanField(default=True)
    delegation_election = models.BooleanField(default=True)
    pilot = models.BooleanField(default=False)
    ordinal = models.PositiveSmallIntegerField(null=True, blank=True)
    contents_leave = NfcCharField(max_length=300, blank=True)
    meeting = models.OneToOneField(Meeting, null=True, blank=True, on_delete=models.PROTECT, related_name="congress")
    convened_on = models.DateField(null=True, blank=True)
    cancelled_on = models.DateField(null=True, blank=True)
    cancelled_reason = NfcCharField(max_length=500, blank=True)

    class Meta:
        ordering = ["round", "organisation__code"]
        constraints = [
            models.UniqueConstraint(fields=["round", "organisation"], name="congresses_one_of_an_organisation"),
            models.CheckConstraint(
                condition=Q(cancelled_on__isnull=True, cancelled_reason="")
                | Q(cancelled_on__isnull=False) & ~Q(cancelled_reason=""),
                name="congresses_cancelled_has_a_reason",
            ),
        ]
        indexes = [models.Index(fields=["round", "level"], name="congresses_of_a_level")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.organisation_id}"

    @property
    def rules_level(self) -> CongressLevel:
        return CongressLevel(self.level)

    @property
    def rules_kind(self) -> CongressKind:
        return CongressKind(self.kind)

    @property
    def contents(self) -> frozenset[Content]:
        """The contents of this congress, as the rules name them."""
        return frozenset(content for content in Content if getattr(self, content.value))


class DateKind(models.TextChoices):
    PLANNED = "planned", "Dự kiến"
    APPROVED = "approved", "Được duyệt"
    HELD = "held", "Đã họp"


class CongressDate(Fact):
    """The days of a congress as they were said on a day; of each kind the newest holds and the earlier ones stay.

    trial_day: of the trial session (trù bị); reason: of a move; decided_by: a symbol or a body; leave: the superior's
    leave for days outside the window of the round.
    """

    congress = models.ForeignKey(Congress, on_delete=models.CASCADE, related_name="dates")
    kind = models.CharField(max_length=8, choices=DateKind.choices)
    first_day = models.DateField(db_index=True)
    last_day = models.DateField()
    trial_day = models.DateField(null=True, blank=True)
    reason = NfcCharField(max_length=500, blank=True)
    decided_by = NfcCharField(max_length=200, blank=True)
    leave = NfcCharField(max_length=300, blank=True)
    recorded_on = models.DateField()
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    recorded_by_name = NfcCharField(max_length=200, blank=True)

    class Meta:
        ordering = ["recorded_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(last_day__gte=F("first_day")), name="congresses_date_ends_after_start"),
            models.CheckConstraint(
                condition=Q(trial_day__isnull=True) | Q(trial_day__lte=F("first_day")),
                name="congresses_trial_before_opening",
            ),
        ]
        indexes = [models.Index(fields=["congress", "kind", "recorded_on"], name="congresses_newest_date")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.first_day:%d/%m/%Y}"
