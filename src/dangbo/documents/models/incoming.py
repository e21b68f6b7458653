"""Documents that arrive: from another organisation of the register, or from outside by paper, network or file."""

from django.db import models
from django.db.models import Q

from dangbo.access.models import Account
from dangbo.documents.models.documents import URGENCY_CHOICES, Document
from dangbo.facts.models import Fact, NfcCharField
from dangbo.registry.models import Organisation


class Channel(models.TextChoices):
    """How a paper came or went; the program writes it down and imitates no official network."""

    PROGRAM = "program", "Trong chương trình"
    PARTY_NETWORK = "party_network", "Mạng thông tin diện rộng của Đảng"
    PAPER = "paper", "Bản giấy"
    EMAIL = "email", "Thư điện tử (văn bản thường)"
    FILE = "file", "Tệp trao tay"


class IncomingState(models.TextChoices):
    WAITING = "waiting", "Chờ vào sổ"
    REGISTERED = "registered", "Đã vào sổ"
    RETURNED = "returned", "Trả lại nơi gửi"


class IncomingCounter(Fact):
    """The counter of an organisation's incoming numbers from a day on; its row is the lock."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    first_day = models.DateField()
    highest = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "first_day"], name="documents_counter_once")]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.first_day:%d/%m/%Y}"


class IncomingDocument(Fact):
    """A paper that came to an organisation; sent inside the program it points at its source.

    origin: of a forwarded paper from outside the row under which it first came in; its files hang there.
    number: the arrival number (số đến) inside its counter, given when it is entered in the register; author, symbol,
    issued_on, kind, abstract: of a paper from outside as its register line says; of one from the program as issued.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="incoming_documents")
    source = models.ForeignKey(Document, null=True, blank=True, on_delete=models.PROTECT, related_name="deliveries")
    forwarded_from = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="forwarded_to"
    )
    origin = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="copies")
    state = models.CharField(max_length=10, choices=IncomingState.choices, default=IncomingState.WAITING)
    channel = models.CharField(max_length=14, choices=Channel.choices)
    counter = models.ForeignKey(IncomingCounter, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField(null=True, blank=True)
    arrived_on = models.DateField(db_index=True)
    author = NfcCharField(max_length=250)
    symbol = NfcCharField(max_length=60, blank=True)
    symbol_key = models.CharField(max_length=60, blank=True, db_index=True)
    issued_on = models.DateField(null=True, blank=True, db_index=True)
    kind = models.CharField(max_length=40, blank=True)
    abstract = NfcCharField(max_length=500)
    signer = NfcCharField(max_length=120, blank=True)
    urgency = models.CharField(max_length=12, choices=URGENCY_CHOICES, blank=True)
    handler = NfcCharField(max_length=200, blank=True)
    due_on = models.DateField(null=True, blank=True)
    settled_on = models.DateField(null=True, blank=True)
    note = NfcCharField(max_length=500, blank=True)
    sent_at = models.DateTimeField()
    sent_by_name = NfcCharField(max_length=200)
    registered_at = models.DateTimeField(null=True, blank=True)
    registered_by_name = NfcCharField(max_length=200, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["organisation", "state", "arrived_on"], name="documents_incoming_of"),
            models.Index(fields=["organisation", "due_on"], name="documents_incoming_due"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["counter", "number"], name="documents_arrival_number_once"),
            models.UniqueConstraint(
                fields=["organisation", "source"],
                condition=Q(source__isnull=False),
                name="documents_delivered_once",
            ),
            models.UniqueConstraint(
                fields=["organisation", "origin"],
                condition=Q(origin__isnull=False),
                name="documents_forwarded_once",
            ),
            models.CheckConstraint(
                condition=~Q(state="registered") | Q(number__isnull=False), name="documents_registered_has_number"
            ),
        ]

    def __str__(self) -> str:
        return self.symbol or self.abstract


class ReadReceipt(Fact):
    """Somebody of the receiving organisation said that they have read the paper."""

    incoming = models.ForeignKey(IncomingDocument, on_delete=models.CASCADE, related_name="receipts")
    account = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    reader_name = NfcCharField(max_length=200)
    read_at = models.DateTimeField()

    class Meta:
        ordering = ["read_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["incoming", "account"], condition=Q(account__isnull=False), name="documents_read_once"
            )
        ]

    def __str__(self) -> str:
        return self.reader_name
