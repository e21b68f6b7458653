"""Party organisations with a history: what each was called, what kind it was and under whom it stood, by date."""

import datetime

from django.db import models
from django.db.models import Q

from dangbo.facts.models import Dated, Fact, NfcCharField
from dangbo.registry.models.decisions import Decision
from dangbo.rules.vocabulary import KIND_LABELS, SECTOR_LABELS, OrganisationKind, UnitSector


class Organisation(Fact):
    """A party organisation (tổ chức đảng). Its name, kind, sector and parent are in its versions, by date."""

    code = NfcCharField(max_length=60, unique=True)
    founded_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    address = NfcCharField(max_length=300, blank=True)
    phone = NfcCharField(max_length=60, blank=True)
    email = models.EmailField(blank=True)
    may_decide_admission = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gt=models.F("founded_on")),
                name="registry_organisation_ends_after_founding",
            )
        ]

    def __str__(self) -> str:
        return self.code

    def version_at(self, at: datetime.date) -> "OrganisationVersion":
        """What the organisation was on a day; its first or last version outside its life."""
        versions = sorted(self.versions.all(), key=lambda version: version.valid_from)
        for version in versions:
            if version.holds_at(at):
                return version
        return versions[0] if at < versions[0].valid_from else versions[-1]


class OrganisationVersion(Dated):
    """Name, kind, sector of unit (loại hình) and parent of an organisation during a time."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="versions")
    name = NfcCharField(max_length=250)
    short_name = NfcCharField(max_length=120, blank=True)
    name_key = models.CharField(max_length=500)
    search_key = models.CharField(max_length=400, db_index=True)
    kind = models.CharField(max_length=30, choices=[(kind.value, KIND_LABELS[kind]) for kind in OrganisationKind])
    sector = models.CharField(max_length=30, choices=[(s.value, SECTOR_LABELS[s]) for s in UnitSector])
    parent = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="child_versions"
    )
    decision = models.ForeignKey(Decision, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta(Dated.Meta):
        indexes = [models.Index(fields=["kind", "valid_from", "valid_to"], name="registry_version_kind")]
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["organisation"], condition=Q(valid_to__isnull=True), name="registry_version_one_open"
            ),
            models.UniqueConstraint(fields=["organisation", "valid_from"], name="registry_version_starts_once"),
        ]

    def __str__(self) -> str:
        return self.name


class TreeLink(Dated):
    """That one organisation stood at or below another during a time: the tree, opened out for quick sums.

    Derived from the parents in the versions and rebuilt by the acts that change them; depth 0 is the organisation
    itself. `is_latest` marks the links in force now, or at the end of a descendant that has ended.
    """

    ancestor = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="links_down")
    descendant = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="links_up")
    depth = models.PositiveSmallIntegerField()
    is_latest = models.BooleanField()

    class Meta(Dated.Meta):
        indexes = [
            models.Index(fields=["ancestor", "depth"], name="registry_link_down"),
            models.Index(fields=["descendant", "ancestor"], name="registry_link_up"),
        ]
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(fields=["ancestor", "descendant", "valid_from"], name="registry_link_starts_once"),
        ]

    def __str__(self) -> str:
        return f"{self.ancestor_id} ⊇ {self.descendant_id}"


class ChangeKind(models.TextChoices):
    FOUND = "found", "Thành lập"
    RENAME = "rename", "Đổi tên"
    UPGRADE = "upgrade", "Nâng cấp"
    CHANGE_KIND = "change_kind", "Đổi loại tổ chức, loại hình"
    SPLIT = "split", "Chia tách"
    MERGE = "merge", "Sáp nhập, hợp nhất"
    MOVE = "move", "Chuyển giao"
    DISSOLVE = "dissolve", "Giải thể"


class OrganisationChange(Fact):
    """One change of organisations by a numbered decision."""

    kind = models.CharField(max_length=20, choices=ChangeKind.choices)
    effective_on = models.DateField(db_index=True)
    decision = models.ForeignKey(Decision, null=True, blank=True, on_delete=models.PROTECT, related_name="changes")
    note = NfcCharField(max_length=500, blank=True)

    class Meta:
        ordering = ["effective_on"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.effective_on:%d/%m/%Y}"


class ChangePart(models.TextChoices):
    SOURCE = "source", "Trước"
    RESULT = "result", "Sau"
    PARENT = "parent", "Cấp trên"


class OrganisationChangeParty(Fact):
    """The part that an organisation had in a change."""

    change = models.ForeignKey(OrganisationChange, on_delete=models.CASCADE, related_name="parties")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="change_parts")
    part = models.CharField(max_length=10, choices=ChangePart.choices)

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.part}"
