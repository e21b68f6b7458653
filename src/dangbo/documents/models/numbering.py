"""Who issues documents, how they are counted, and every number that was given or cancelled."""

from django.db import models
from django.db.models import F, Q

from dangbo.access.models import Account
from dangbo.facts.models import Dated, Fact, NfcCharField
from dangbo.registry.models import Organisation
from dangbo.rules.documents import Restart, SigningBody

BODY_LABELS: dict[SigningBody, str] = {
    SigningBody.CONGRESS: "Đại hội",
    SigningBody.COMMITTEE: "Cấp ủy",
    SigningBody.STANDING_COMMITTEE: "Ban thường vụ",
    SigningBody.CELL: "Chi bộ",
    SigningBody.INSPECTION_COMMISSION: "Ủy ban kiểm tra",
    SigningBody.COUNCIL: "Hội đồng",
    SigningBody.ADVISORY_ORGAN: "Cơ quan tham mưu",
    SigningBody.STEERING_COMMITTEE: "Ban chỉ đạo",
    SigningBody.PREPARATION_GROUP: "Tiểu ban, tổ giúp việc",
}


class Issuer(Dated):
    """A body that issues documents for an organisation, with what its papers say in their head, during a time.

    code: as in the symbol (ĐUK, BTCĐU, CB, ĐH); name: the issuing body in the head, lines parted by "\\n"; superior:
    the line above it; body_name: in whose name a paper is signed ("Ban Thường vụ"); head_title: for K/T.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="issuers")
    body = models.CharField(max_length=24, choices=[(body.value, label) for body, label in BODY_LABELS.items()])
    code = NfcCharField(max_length=30)
    name = NfcCharField(max_length=250)
    superior = NfcCharField(max_length=250, blank=True)
    body_name = NfcCharField(max_length=200)
    head_title = NfcCharField(max_length=120)
    place = NfcCharField(max_length=120)

    class Meta(Dated.Meta):
        ordering = ["organisation", "code", "body"]
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["organisation", "body", "code"],
                condition=Q(valid_to__isnull=True),
                name="documents_issuer_once",
            ),
        ]

    def __str__(self) -> str:
        return self.name.replace("\n", " ")


class NumberingPolicy(Dated):
    """How an organisation counts its documents during a time; without one it counts as the guideline says.

    shared: groups of codes with one counter, [["CV", "CĐ"]]; apart: keys of kinds with a counter of their own.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="numbering_policies")
    restart = models.CharField(max_length=4, choices=[(Restart.TERM, "Theo nhiệm kỳ"), (Restart.YEAR, "Theo năm")])
    shared = models.JSONField(default=list)
    apart = models.JSONField(default=list)

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.restart}"


class CongressPeriod(Fact):
    """The days of a congress as far as numbers of documents go (36-HD/VPTW II.1.3); open until it closes."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="congress_periods")
    trial_opening = models.DateField()
    closing = models.DateField(null=True, blank=True)
    first_plenum = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["trial_opening"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closing__isnull=True) | Q(closing__gte=F("trial_opening")),
                name="documents_congress_closes_after_opening",
            ),
            models.UniqueConstraint(
                fields=["organisation"], condition=Q(closing__isnull=True), name="documents_congress_one_open"
            ),
            models.UniqueConstraint(fields=["organisation", "trial_opening"], name="documents_congress_once"),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.trial_opening:%d/%m/%Y}"


class NumberSeries(Fact):
    """One series of numbers; its row is the lock under which the next number is given.

    issuer_code, group, first_day: as in `rules.documents.SeriesKey`. last_day: None while the series is open.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="number_series")
    issuer_code = NfcCharField(max_length=30)
    group = NfcCharField(max_length=60)
    first_day = models.DateField()
    last_day = models.DateField(null=True, blank=True)
    name = NfcCharField(max_length=200)
    highest = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["organisation", "issuer_code", "group", "first_day"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "issuer_code", "group", "first_day"], name="documents_series_once"
            )
        ]

    def __str__(self) -> str:
        return self.name


class SeriesNumber(Fact):
    """A number of a series that was given to a document, or written off with a reason; never given twice.

    text: as it is printed in the symbol ("07"). A number without document is a cancelled one.
    """

    series = models.ForeignKey(NumberSeries, on_delete=models.PROTECT, related_name="numbers")
    number = models.PositiveIntegerField()
    dated = models.DateField()
    given_at = models.DateTimeField()
    given_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    given_by_name = NfcCharField(max_length=200)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancelled_by_name = NfcCharField(max_length=200, blank=True)
    reason = NfcCharField(max_length=500, blank=True)

    class Meta:
        ordering = ["series", "number"]
        constraints = [
            models.UniqueConstraint(fields=["series", "number"], name="documents_number_given_once"),
            models.CheckConstraint(
                condition=Q(cancelled_at__isnull=True) | ~Q(reason=""), name="documents_number_cancelled_with_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number:02d}"
