"""Membership: in which cell a person stood, with what standing, during which time; and how they moved."""

from django.db import models
from django.db.models import Q

from dangbo.facts.models import Dated, Fact, NfcCharField
from dangbo.registry.models.decisions import Decision
from dangbo.registry.models.organisations import Organisation
from dangbo.registry.models.people import Person
from dangbo.rules.vocabulary import (
    ACTIVITY_LABELS,
    ENTRY_LABELS,
    EXIT_LABELS,
    STANDING_LABELS,
    Activity,
    EntryCause,
    ExitCause,
    Standing,
)


class Membership(Dated):
    """One stretch of a person's membership in which cell, standing and activity stayed the same.

    At any date a person has at most one such row, so counting people is counting rows. A change of cell, standing or
    activity ends one row and begins the next, which points back with `previous`.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="memberships")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="memberships")
    standing = models.CharField(max_length=12, choices=[(s.value, STANDING_LABELS[s]) for s in Standing])
    activity = models.CharField(max_length=10, choices=[(a.value, ACTIVITY_LABELS[a]) for a in Activity])
    began_by = models.CharField(max_length=20, choices=[(c.value, ENTRY_LABELS[c]) for c in EntryCause])
    ended_by = models.CharField(max_length=20, blank=True, choices=[(c.value, EXIT_LABELS[c]) for c in ExitCause])
    previous = models.OneToOneField("self", null=True, blank=True, on_delete=models.PROTECT, related_name="next")
    decision = models.ForeignKey(Decision, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    note = NfcCharField(max_length=300, blank=True)

    class Meta(Dated.Meta):
        indexes = [
            # Wide enough that counting and belonging are read from the index alone.
            models.Index(
                fields=["organisation", "valid_from", "valid_to", "person", "standing", "activity"],
                name="registry_membership_cell",
            ),
            models.Index(
                fields=["person", "valid_from", "valid_to", "organisation"], name="registry_membership_person"
            ),
            models.Index(
                fields=["organisation", "person"],
                condition=Q(standing=Standing.PROBATIONARY.value),
                name="registry_membership_probation",
            ),
            models.Index(fields=["valid_from"], name="registry_membership_begins"),
            models.Index(fields=["valid_to"], name="registry_membership_ends"),
        ]
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["person"], condition=Q(valid_to__isnull=True), name="registry_membership_one_open"
            ),
            models.UniqueConstraint(fields=["person", "valid_from"], name="registry_membership_starts_once"),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True, ended_by="") | (Q(valid_to__isnull=False) & ~Q(ended_by="")),
                name="registry_membership_end_has_cause",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.standing}"


class TemporaryStay(Dated):
    """Temporary activity of a member in another cell: never counted there (rules/members.md c.3)."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="temporary_stays")
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="temporary_stays"
    )
    place = NfcCharField(max_length=250, blank=True, help_text="Nơi đến, khi ở ngoài sổ")
    letter = NfcCharField(max_length=60, blank=True)
    reason = NfcCharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return f"{self.person_id} {self.place}"


class TransferState(models.TextChoices):
    UNDER_WAY = "under_way", "Đang chuyển"
    ARRIVED = "arrived", "Đã tiếp nhận"
    CANCELLED = "cancelled", "Đã hủy"


class Transfer(Fact):
    """An official transfer of activity (chuyển sinh hoạt) as a chain of hops with their letters and deadlines.

    `batch_id`: what several transfers begun in one act have in common; the journal's entry about them is about it.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="transfers")
    from_organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="transfers_out"
    )
    to_organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="transfers_in"
    )
    from_place = NfcCharField(max_length=250, blank=True)
    to_place = NfcCharField(max_length=250, blank=True)
    reason = NfcCharField(max_length=200)
    decided_on = models.DateField()
    letter = NfcCharField(max_length=60, blank=True)
    letter_date = models.DateField(null=True, blank=True)
    start_by = models.DateField()
    present_by = models.DateField(null=True, blank=True)
    presented_on = models.DateField(null=True, blank=True)
    state = models.CharField(
        max_length=12, choices=TransferState.choices, default=TransferState.UNDER_WAY, db_index=True
    )
    batch_id = models.UUIDField(null=True)

    def __str__(self) -> str:
        return f"{self.person_id} {self.decided_on:%d/%m/%Y}"


class TransferHop(Fact):
    """One box of the introduction letter: from whom to whom, when, signed by whom."""

    transfer = models.ForeignKey(Transfer, on_delete=models.CASCADE, related_name="hops")
    position = models.PositiveSmallIntegerField()
    from_organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    to_organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    from_place = NfcCharField(max_length=250, blank=True)
    to_place = NfcCharField(max_length=250, blank=True)
    signed_on = models.DateField(null=True, blank=True)
    signer = NfcCharField(max_length=120, blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["transfer", "position"], name="registry_hop_position_once")]

    def __str__(self) -> str:
        return f"{self.position}"
