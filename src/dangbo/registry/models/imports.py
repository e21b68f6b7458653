"""A file on its way into the register: kept until the user agrees, and then as the record of what was stored."""

from typing import Any

from django.db import models
from django.utils import timezone

from dangbo.facts.models import Fact, NfcCharField
from dangbo.registry.models.organisations import Organisation


class ImportKind(models.TextChoices):
    MEMBERS = "members", "Đảng viên"
    ORGANISATIONS = "organisations", "Tổ chức đảng"


class ImportDraft(Fact):
    """One uploaded table with the user's decisions about it. Nothing of it is in the register before `stored_at`."""

    kind = models.CharField(max_length=14, choices=ImportKind.choices)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    at = models.DateField()
    owner_id = models.UUIDField(null=True, db_index=True)
    filename = NfcCharField(max_length=200)
    sheet_name = NfcCharField(max_length=120, blank=True)
    file_digest = models.CharField(max_length=64)
    row_count = models.PositiveIntegerField(default=0)
    column_count = models.PositiveIntegerField(default=0)
    header = models.PositiveIntegerField(null=True, help_text="Chỉ số của dòng tiêu đề cuối cùng")
    headings = models.JSONField(default=list, help_text="Tiêu đề từng cột, dòng gộp đã nối lại")
    mapped = models.JSONField(default=dict, help_text="Số thứ tự cột → tên trường")
    decisions = models.JSONField(default=dict)
    tally = models.JSONField(default=dict)
    created_at = models.DateTimeField(default=timezone.now)
    stored_at = models.DateTimeField(null=True)
    result = models.JSONField(default=dict)

    class Meta:
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return self.filename


class ImportSheet(Fact):
    """One sheet of an uploaded file as it was read."""

    draft = models.ForeignKey(ImportDraft, on_delete=models.CASCADE, related_name="sheets")
    position = models.PositiveIntegerField()
    name = NfcCharField(max_length=120, blank=True)
    rows = models.JSONField(help_text="Các dòng của trang tính; ngày ghi là {'d': 'YYYY-MM-DD'}")

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["draft", "position"], name="registry_import_sheet_once")]

    def __str__(self) -> str:
        return self.name


class ImportRow(Fact):
    """A row of a draft as it was last judged, for the preview alone: storing judges every row again.

    `cells`: field key → cell after corrections. `told` is empty for a row that tells nothing: no problem, no change,
    nothing decided about it. `marks`: a line for each problem with its code, its field and the text of the cell.
    """

    draft = models.ForeignKey(ImportDraft, on_delete=models.CASCADE, related_name="judged_rows")
    number = models.PositiveIntegerField()
    outcome = models.CharField(max_length=8)
    cells = models.JSONField()
    told = models.JSONField(default=dict)
    marks = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["draft", "number"], name="registry_import_row_once")]
        indexes = [models.Index(fields=["draft", "outcome", "number"], name="registry_import_row_outcome")]

    def __str__(self) -> str:
        return f"{self.number}"

    @property
    def problems(self) -> list[dict[str, Any]]:
        """The gravest first."""
        found: list[dict[str, Any]] = self.told.get("problems", [])
        return found

    @property
    def changes(self) -> list[dict[str, str]]:
        found: list[dict[str, str]] = self.told.get("changes", [])
        return found


class ColumnNaming(Fact):
    """How an office named the columns of a table with certain headings, for its next file of that form."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=14, choices=ImportKind.choices)
    headings_digest = models.CharField(max_length=64)
    mapped = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "kind", "headings_digest"], name="registry_column_naming_once"
            )
        ]

    def __str__(self) -> str:
        return self.headings_digest
