"""The plan of a congress: each step with its last day, counted back from the opening, and who owns it."""

from django.db import models
from django.db.models import Q

from dangbo.congresses.models.congresses import Congress
from dangbo.congresses.models.groups import PreparationGroup
from dangbo.documents.models import Document
from dangbo.facts.models import Fact, NfcCharField
from dangbo.registry.models import Person


class PlanStep(Fact):
    """A step of the plan.

    code: of the rules' backward plan, empty for a step of the congress's own; offset: working days from the opening day
    (negative before it), null where the day was fixed by hand and stays; one owner at most, or words for one.
    """

    congress = models.ForeignKey(Congress, on_delete=models.CASCADE, related_name="steps")
    code = models.CharField(max_length=60, blank=True)
    title = NfcCharField(max_length=250)
    due_on = models.DateField(db_index=True)
    offset = models.SmallIntegerField(null=True, blank=True)
    owner_person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    owner_group = models.ForeignKey(
        PreparationGroup, null=True, blank=True, on_delete=models.PROTECT, related_name="steps"
    )
    owner_words = NfcCharField(max_length=200, blank=True)
    done_on = models.DateField(null=True, blank=True)
    done_note = NfcCharField(max_length=500, blank=True)
    paper = models.ForeignKey(Document, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["congress", "code"], condition=~Q(code=""), name="congresses_step_of_the_rules_once"
            ),
            models.CheckConstraint(
                condition=Q(owner_person__isnull=True) | Q(owner_group__isnull=True), name="congresses_step_one_owner"
            ),
        ]

    def __str__(self) -> str:
        return self.title
