"""Terms, the committees of a term, who sits in them and which offices they hold."""

from django.db import models
from django.db.models import Q

from dangbo.facts.models import Dated, Fact, NfcCharField
from dangbo.registry.models.decisions import Decision
from dangbo.registry.models.organisations import Organisation
from dangbo.registry.models.people import Person


class Term(Fact):
    """A term (nhiệm kỳ) of an organisation, from its congress to the next."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="terms")
    name = NfcCharField(max_length=20)
    ordinal = models.PositiveSmallIntegerField()
    starts_on = models.DateField(db_index=True)
    planned_end = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    previous = models.OneToOneField("self", null=True, blank=True, on_delete=models.PROTECT, related_name="next")

    class Meta:
        ordering = ["starts_on"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "ordinal"], name="registry_term_ordinal_once"),
            models.UniqueConstraint(
                fields=["organisation"], condition=Q(ended_on__isnull=True), name="registry_term_one_open"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class CommitteeKind(models.TextChoices):
    EXECUTIVE = "executive", "Cấp ủy"
    STANDING = "standing", "Ban thường vụ"
    INSPECTION = "inspection", "Ủy ban kiểm tra"


class Committee(Fact):
    """A committee of a term: the executive committee, its standing committee or the inspection commission."""

    term = models.ForeignKey(Term, on_delete=models.PROTECT, related_name="committees")
    kind = models.CharField(max_length=12, choices=CommitteeKind.choices)
    seats = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["term", "kind"], name="registry_committee_once")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.term}"


class SeatEntry(models.TextChoices):
    ELECTED = "elected", "Bầu tại đại hội"
    CO_OPTED = "co_opted", "Bầu bổ sung"
    APPOINTED = "appointed", "Chỉ định"


class CommitteeMember(Dated):
    """A person's seat in a committee. Re-elected or first-time is not stored: it is seen from the former term."""

    committee = models.ForeignKey(Committee, on_delete=models.PROTECT, related_name="members")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="seats")
    entry = models.CharField(max_length=10, choices=SeatEntry.choices)
    position = models.PositiveSmallIntegerField(default=0)
    decision = models.ForeignKey(Decision, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta(Dated.Meta):
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(fields=["committee", "person", "valid_from"], name="registry_seat_once"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.committee_id}"


class OfficeKind(models.TextChoices):
    SECRETARY = "secretary", "Bí thư"
    DEPUTY_SECRETARY = "deputy_secretary", "Phó bí thư"
    STANDING_DEPUTY = "standing_deputy", "Phó bí thư thường trực"
    INSPECTION_HEAD = "inspection_head", "Chủ nhiệm Ủy ban kiểm tra"
    INSPECTION_DEPUTY = "inspection_deputy", "Phó chủ nhiệm Ủy ban kiểm tra"


class OfficeEntry(models.TextChoices):
    BY_CONGRESS = "by_congress", "Đại hội bầu trực tiếp"
    BY_COMMITTEE = "by_committee", "Cấp ủy bầu"
    APPOINTED = "appointed", "Cấp trên chỉ định"


class Office(Dated):
    """An office held in a committee of a term."""

    committee = models.ForeignKey(Committee, on_delete=models.PROTECT, related_name="offices")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="offices")
    kind = models.CharField(max_length=20, choices=OfficeKind.choices)
    entry = models.CharField(max_length=12, choices=OfficeEntry.choices)
    decision = models.ForeignKey(Decision, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta(Dated.Meta):
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["committee", "kind"],
                condition=Q(valid_to__isnull=True, kind__in=["secretary", "inspection_head"]),
                name="registry_one_head_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.person_id}"
