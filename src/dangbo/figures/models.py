"""What an office keeps of reports: its own templates, and reports closed for good."""

from django.db import models
from django.db.models import F, Q

from dangbo.access.models import Account
from dangbo.facts.models import Fact, NfcCharField
from dangbo.registry.models import Organisation


class ReportTemplate(Fact):
    """An office's own Word template of a report, perhaps an Excel one too; used by it and all below it."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="report_templates")
    report = models.SlugField(max_length=60)
    name = NfcCharField(max_length=120)
    word = models.BinaryField()
    excel = models.BinaryField(null=True, blank=True)
    stored_at = models.DateTimeField()
    stored_by = NfcCharField(max_length=200)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "report"], name="figures_template_once"),
        ]

    def __str__(self) -> str:
        return self.name


class ClosedReport(Fact):
    """A report closed (chốt) for good: its numbers and tables, the rows behind, its words, and a digest of all.

    Never changed: closing the same report of the same day again makes a new one that supersedes it, with a reason.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="closed_reports")
    report = models.SlugField(max_length=60)
    name = NfcCharField(max_length=120)
    at = models.DateField(db_index=True)
    since = models.DateField()
    closed_at = models.DateTimeField()
    closed_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    closed_by_name = NfcCharField(max_length=200)
    contents = models.JSONField()
    word = models.BinaryField()
    excel = models.BinaryField()
    rows = models.BinaryField()
    digest = models.CharField(max_length=64, unique=True)
    supersedes = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="superseded_by"
    )
    reason = NfcCharField(max_length=500, blank=True)

    class Meta:
        ordering = ["-closed_at"]
        indexes = [models.Index(fields=["organisation", "report", "at"], name="figures_closed_of_day")]
        constraints = [
            models.CheckConstraint(condition=Q(since__lte=F("at")), name="figures_closed_period"),
            models.CheckConstraint(
                condition=Q(supersedes__isnull=True) | ~Q(reason=""), name="figures_closed_again_with_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.at:%d/%m/%Y}"

    @property
    def code(self) -> str:
        """The closing code as it is printed: 7f3a-91c2, the head of the digest."""
        return f"{self.digest[:4]}-{self.digest[4:8]}"
