"""The personnel plan of a congress (đề án nhân sự): how many are to be elected to what, and the structure wanted."""

from django.db import models
from django.db.models import F, Q

from dangbo.elections.models.elections import POST_CHOICES
from dangbo.facts.models import Fact, NfcCharField
from dangbo.rules.elections.posts import POST_LABELS, Post


class Measure(models.TextChoices):
    """What a structure condition counts; ages are those at the reference month of the round."""

    WOMEN = "women", "Nữ"
    FIRST_TIME = "first_time", "Tham gia lần đầu"
    RE_ELECTED = "re_elected", "Tái cử"
    ETHNIC = "ethnic", "Dân tộc thiểu số"
    AGE = "age", "Độ tuổi"
    FIXED_POST = "fixed_post", "Chức danh cơ cấu"


class PersonnelPlan(Fact):
    """The plan; ages and months to retirement are counted at the month that the rules of the round name."""

    congress = models.OneToOneField("congresses.Congress", on_delete=models.PROTECT, related_name="personnel")
    drawn_up_on = models.DateField()

    def __str__(self) -> str:
        return f"{self.congress_id} {self.drawn_up_on:%d/%m/%Y}"

    def seats_for(self, post: Post) -> int | None:
        """Seats planned for a post; None where the plan does not say. Reads the prefetched rows."""
        return next((row.seats for row in self.seats.all() if row.post == post), None)


class PlannedSeats(Fact):
    """How many are to be elected to one body or office."""

    plan = models.ForeignKey(PersonnelPlan, on_delete=models.CASCADE, related_name="seats")
    post = models.CharField(max_length=24, choices=POST_CHOICES)
    seats = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "post"], name="congresses_planned_seats_once"),
            models.CheckConstraint(condition=Q(seats__gte=1), name="congresses_at_least_one_planned_seat"),
        ]

    def __str__(self) -> str:
        return f"{POST_LABELS[Post(self.post)]}: {self.seats}"


class StructureCondition(Fact):
    """One condition on the structure of the new committee: a target, not a bar ("phấn đấu").

    least, most: people; age_from (included) and age_below (not included): full years at the reference month.
    words: what the fixed post is, or how the condition is worded; source: where it comes from.
    """

    plan = models.ForeignKey(PersonnelPlan, on_delete=models.CASCADE, related_name="conditions")
    place = models.PositiveSmallIntegerField()
    measure = models.CharField(max_length=12, choices=Measure.choices)
    least = models.PositiveSmallIntegerField(null=True, blank=True)
    most = models.PositiveSmallIntegerField(null=True, blank=True)
    age_from = models.PositiveSmallIntegerField(null=True, blank=True)
    age_below = models.PositiveSmallIntegerField(null=True, blank=True)
    words = NfcCharField(max_length=200, blank=True)
    source = NfcCharField(max_length=300, blank=True)
    is_unverified = models.BooleanField(default=False)

    class Meta:
        ordering = ["place", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(least__isnull=False) | Q(most__isnull=False), name="congresses_condition_has_a_number"
            ),
            models.CheckConstraint(
                condition=Q(least__isnull=True) | Q(most__isnull=True) | Q(most__gte=F("least")),
                name="congresses_condition_range",
            ),
            models.CheckConstraint(
                condition=~Q(measure="age") | Q(age_from__isnull=False) | Q(age_below__isnull=False),
                name="congresses_condition_of_an_age",
            ),
            models.CheckConstraint(
                condition=~Q(measure="fixed_post") | ~Q(words=""), name="congresses_condition_of_a_post"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_measure_display()} {self.least}–{self.most}"
