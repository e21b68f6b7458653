"""Check-in (điểm danh) at the doors of a congress: sessions, doors, every card read, the screen of those present."""

from django.db import models
from django.db.models import Q

from dangbo.congresses.models.congresses import Congress
from dangbo.congresses.models.delegates import Delegate
from dangbo.facts.models import Fact, NfcCharField


class CheckInSession(Fact):
    """A session of the congress at which people are checked in: trial session, opening, a day."""

    congress = models.ForeignKey(Congress, on_delete=models.CASCADE, related_name="sessions")
    name = NfcCharField(max_length=120)
    day = models.DateField()
    opened_at = models.DateTimeField()
    opened_by_name = NfcCharField(max_length=200)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["opened_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["congress"], condition=Q(closed_at__isnull=True), name="congresses_one_open_session"
            ),
            models.UniqueConstraint(fields=["congress", "name"], name="congresses_session_named_once"),
        ]

    def __str__(self) -> str:
        return self.name


class Door(Fact):
    """A place where cards are read; every device says which door it is."""

    congress = models.ForeignKey(Congress, on_delete=models.CASCADE, related_name="doors")
    name = NfcCharField(max_length=80)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [models.UniqueConstraint(fields=["congress", "name"], name="congresses_door_named_once")]

    def __str__(self) -> str:
        return self.name


class Outcome(models.TextChoices):
    """What came of a card that was read. Only `IN` makes somebody present."""

    IN = "in", "Đã vào"
    ALREADY = "already", "Đã điểm danh trước"
    ALTERNATE = "alternate", "Dự khuyết chưa thay ai"
    SUSPENDED = "suspended", "Bị đình chỉ sinh hoạt đảng"
    STRUCK = "struck", "Không còn là đại biểu"
    REPLACED = "replaced", "Đã có người thay"
    VOID = "void", "Thẻ đã hủy"
    OTHER_CONGRESS = "other-congress", "Thẻ của đại hội khác"
    UNKNOWN = "unknown", "Không có trong danh sách"
    MISTYPED = "mistyped", "Mã gõ sai"
    CLOSED = "closed", "Phiên đã đóng"


class Way(models.TextChoices):
    """How a card was read."""

    CAMERA = "camera", "Máy ảnh"
    SCANNER = "scanner", "Máy quét"
    TYPED = "typed", "Gõ mã"
    NAME = "name", "Chọn tên"


class Scan(Fact):
    """One reading at a door; its identity is given by the device, so that what is sent twice is stored once.

    scanned_at: by the server's clock, the device's being put right; clock_off: seconds by which the device was ahead.
    taken_back_at: a check-in made by mistake.
    """

    session = models.ForeignKey(CheckInSession, on_delete=models.CASCADE, related_name="scans")
    door = models.ForeignKey(Door, on_delete=models.PROTECT, related_name="scans")
    delegate = models.ForeignKey(Delegate, null=True, blank=True, on_delete=models.CASCADE, related_name="scans")
    code = NfcCharField(max_length=80, blank=True)
    outcome = models.CharField(max_length=16, choices=Outcome.choices)
    way = models.CharField(max_length=8, choices=Way.choices)
    scanned_at = models.DateTimeField()
    received_at = models.DateTimeField()
    clock_off = models.IntegerField(default=0)
    by_name = NfcCharField(max_length=200)
    taken_back_at = models.DateTimeField(null=True, blank=True)
    taken_back_reason = NfcCharField(max_length=300, blank=True)

    class Meta:
        ordering = ["scanned_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "delegate"],
                condition=Q(outcome="in", taken_back_at__isnull=True),
                name="congresses_checked_in_once",
            ),
            models.CheckConstraint(
                condition=Q(taken_back_at__isnull=True) | ~Q(taken_back_reason=""),
                name="congresses_taken_back_has_a_reason",
            ),
        ]
        indexes = [models.Index(fields=["session", "received_at"], name="congresses_scans_of_a_session")]

    def __str__(self) -> str:
        return f"{self.code} {self.outcome}"


class PresenceScreen(Fact):
    """The hall's screen of those present, open to whoever knows its address. The address is a secret of 128 bits."""

    session = models.ForeignKey(CheckInSession, on_delete=models.CASCADE, related_name="screens")
    token = models.CharField(max_length=32, unique=True)
    opened_at = models.DateTimeField()
    opened_by_name = NfcCharField(max_length=200)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["session"], condition=Q(closed_at__isnull=True), name="congresses_one_open_presence_screen"
            )
        ]

    def __str__(self) -> str:
        return f"{self.session_id}"
