"""Preparation groups of a congress (tiểu ban): who is in them, what each does until when, what they discussed."""

from django.db import models
from django.db.models import Q

from dangbo.congresses.models.congresses import Congress
from dangbo.documents.models import Document
from dangbo.facts.models import Dated, Fact, NfcCharField, NfcTextField
from dangbo.registry.models import Decision, Person


class GroupKind(models.TextChoices):
    """What a group prepares (rules/congress.md §3)."""

    PAPERS = "papers", "Tiểu ban Văn kiện"
    PERSONNEL = "personnel", "Tiểu ban Nhân sự"
    SERVICE = "service", "Tiểu ban Tuyên truyền, khánh tiết, phục vụ"
    SECURITY = "security", "Tiểu ban An ninh"
    OTHER = "other", "Tiểu ban khác"


class PreparationGroup(Fact):
    """A group set up by a decision of the committee."""

    congress = models.ForeignKey(Congress, on_delete=models.CASCADE, related_name="groups")
    kind = models.CharField(max_length=10, choices=GroupKind.choices)
    name = NfcCharField(max_length=200)
    decision = models.ForeignKey(Decision, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    founded_on = models.DateField()

    class Meta:
        ordering = ["founded_on", "pk"]
        constraints = [models.UniqueConstraint(fields=["congress", "name"], name="congresses_group_name_once")]

    def __str__(self) -> str:
        return self.name


class GroupRole(models.TextChoices):
    HEAD = "head", "Trưởng tiểu ban"
    DEPUTY = "deputy", "Phó trưởng tiểu ban"
    MEMBER = "member", "Thành viên"


class GroupMember(Dated):
    """Somebody's part in a group; valid_to ends it (the day itself excluded)."""

    group = models.ForeignKey(PreparationGroup, on_delete=models.CASCADE, related_name="members")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="preparation_groups")
    role = models.CharField(max_length=6, choices=GroupRole.choices)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta(Dated.Meta):
        ordering = ["position", "pk"]
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["group", "person"], condition=Q(valid_to__isnull=True), name="congresses_in_a_group_once"
            ),
            models.UniqueConstraint(
                fields=["group"], condition=Q(valid_to__isnull=True, role="head"), name="congresses_group_has_one_head"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()} {self.person_id}"


class GroupTask(Fact):
    """Something a group has to do, by whom and until when."""

    group = models.ForeignKey(PreparationGroup, on_delete=models.CASCADE, related_name="tasks")
    title = NfcCharField(max_length=300)
    owner = models.ForeignKey(GroupMember, null=True, blank=True, on_delete=models.PROTECT, related_name="tasks")
    due_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = [models.F("due_on").asc(nulls_last=True), "pk"]

    def __str__(self) -> str:
        return self.title


class GroupSession(Fact):
    """A meeting of a group with its minutes, typed here or kept as a document."""

    group = models.ForeignKey(PreparationGroup, on_delete=models.CASCADE, related_name="sessions")
    held_on = models.DateField()
    present = models.ManyToManyField(GroupMember, related_name="sessions", blank=True)
    minutes = NfcTextField(blank=True)
    document = models.ForeignKey(Document, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-held_on", "-pk"]

    def __str__(self) -> str:
        return f"{self.group_id} {self.held_on:%d/%m/%Y}"
