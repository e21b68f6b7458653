"""The people whom a run considers, the names put to each step with their agreements, and the papers of their files."""

from django.db import models
from django.db.models import Q

from dangbo.congresses.models.personnel.plans import StructureCondition
from dangbo.congresses.models.personnel.steps import PersonnelRun, PersonnelStep
from dangbo.elections.models.elections import POST_CHOICES
from dangbo.facts.models import Fact, NfcCharField
from dangbo.registry.models import Person
from dangbo.rules.congress.retirement import ORDINARY


class Nominee(Fact):
    """Somebody considered in a run (nhân sự), with post and unit as they were then.

    fixed_post: the post of the structure that this person would fill. retirement_group: of the schedule of retirement,
    for those who retire earlier or later than others.
    """

    run = models.ForeignKey(PersonnelRun, on_delete=models.PROTECT, related_name="nominees")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    post = NfcCharField(max_length=200, blank=True)
    unit = NfcCharField(max_length=250, blank=True)
    retirement_group = models.CharField(max_length=40, default=ORDINARY)
    fixed_post = models.ForeignKey(
        StructureCondition, null=True, blank=True, on_delete=models.PROTECT, related_name="filled_by"
    )

    class Meta:
        ordering = ["person__name_key", "pk"]
        constraints = [models.UniqueConstraint(fields=["run", "person"], name="congresses_nominee_once")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.run_id}"


class IntendedPost(Fact):
    """A body or office besides the committee for which somebody is planned."""

    nominee = models.ForeignKey(Nominee, on_delete=models.CASCADE, related_name="intended")
    post = models.CharField(max_length=24, choices=POST_CHOICES)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["nominee", "post"], name="congresses_intended_once")]

    def __str__(self) -> str:
        return f"{self.nominee_id} {self.post}"


class StepName(Fact):
    """A name put to a step, and what came of it.

    entry_reason: why it is on the list though the step before did not hand it on. agreed: ballots or hands for it.
    goes_on: whether it goes on to the next step, known once the step is closed; reason: why, where that is not what
    the count says.
    """

    step = models.ForeignKey(PersonnelStep, on_delete=models.CASCADE, related_name="names")
    nominee = models.ForeignKey(Nominee, on_delete=models.PROTECT, related_name="names")
    entry_reason = NfcCharField(max_length=300, blank=True)
    agreed = models.PositiveIntegerField(null=True, blank=True)
    goes_on = models.BooleanField(null=True, blank=True)
    reason = NfcCharField(max_length=300, blank=True)

    class Meta:
        ordering = ["nominee__person__name_key", "pk"]
        constraints = [models.UniqueConstraint(fields=["step", "nominee"], name="congresses_put_to_the_step_once")]

    def __str__(self) -> str:
        return f"{self.step_id} {self.nominee_id}"


class DroppedName(Fact):
    """A name that the step before handed on and that was taken off the list before the meeting, with the reason."""

    step = models.ForeignKey(PersonnelStep, on_delete=models.CASCADE, related_name="dropped")
    nominee = models.ForeignKey(Nominee, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    reason = NfcCharField(max_length=300)

    class Meta:
        ordering = ["on", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="congresses_dropped_with_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.nominee_id} {self.reason}"


class NomineePaper(Fact):
    """A paper of somebody's file (hồ sơ nhân sự) that has come in. code: of the checklist of the rules."""

    nominee = models.ForeignKey(Nominee, on_delete=models.CASCADE, related_name="papers")
    code = models.CharField(max_length=40)
    received_on = models.DateField()
    note = NfcCharField(max_length=200, blank=True)

    class Meta:
        ordering = ["code", "pk"]
        constraints = [models.UniqueConstraint(fields=["nominee", "code"], name="congresses_paper_in_once")]

    def __str__(self) -> str:
        return f"{self.nominee_id} {self.code}"
