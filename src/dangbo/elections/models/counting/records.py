"""What readers and people said of ballots: rows that are only added, each with the hash of the one before."""

from django.db import models

from dangbo.elections.models.counting.counts import Count
from dangbo.facts.models import NfcCharField


class RecordKind(models.TextChoices):
    """What a record says; `content` holds the rest."""

    OPENED = "opened", "Mở lần kiểm"
    BATCH = "batch", "Số phiếu của tập"
    KEYED = "keyed", "Người nhập một phiếu"
    DECIDED = "decided", "Ban kiểm phiếu kết luận một phiếu"
    SCANNED = "scanned", "Máy đọc một ảnh"
    SHEET = "sheet", "Một tờ phiếu từ các ảnh"
    SEEN = "seen", "Người xem một dòng"
    ROW_DECIDED = "row_decided", "Ban kiểm phiếu kết luận một dòng"
    LEFT_OUT = "left_out", "Bỏ một ảnh quét"
    CLOSED = "closed", "Kiểm xong"
    AUDIT = "audit", "Rút phiếu đối chiếu"
    COMPARED = "compared", "Đối chiếu một phiếu"


class CountRecord(models.Model):
    """One record of a count. batch, sheet, row count from 1 and are 0 where a record is about no such thing.

    who: the teller whose word it is; round: 1 at first, 2 where a difference came back; turn: 1, higher where somebody
    put right their own word. There is no time in it. The table is append-only.
    """

    count = models.ForeignKey(Count, on_delete=models.PROTECT, related_name="chain")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=12, choices=RecordKind.choices)
    batch = models.PositiveSmallIntegerField(default=0)
    sheet = models.PositiveIntegerField(default=0)
    row = models.PositiveSmallIntegerField(default=0)
    who = NfcCharField(max_length=120, blank=True)
    round = models.PositiveSmallIntegerField(default=0)
    turn = models.PositiveSmallIntegerField(default=0)
    content = models.JSONField(default=dict)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["count", "number"], name="elections_record_numbered_once"),
            models.UniqueConstraint(
                fields=["count", "kind", "batch", "sheet", "row", "who", "round", "turn"],
                name="elections_said_once",
            ),
        ]
        indexes = [models.Index(fields=["count", "batch", "number"], name="elections_record_of_batch")]

    def __str__(self) -> str:
        return f"{self.number}. {self.get_kind_display()}"
