"""Documents of our own: from draft to issue, with versions, comments, approvals, and what becomes of them after."""

from django.db import models
from django.db.models import Q

from dangbo.access.models import Account
from dangbo.documents.models.numbering import Issuer, SeriesNumber
from dangbo.documents.models.templates import DocumentTemplate
from dangbo.facts.models import Fact, NfcCharField, NfcTextField
from dangbo.registry.models import Organisation
from dangbo.rules.documents import Authority, SignerRank, Urgency


class DocumentState(models.TextChoices):
    """Only drafts and documents under review change; an issued one is replaced or withdrawn by another document."""

    DRAFT = "draft", "Dự thảo"
    IN_REVIEW = "in_review", "Đang duyệt"
    APPROVED = "approved", "Đã duyệt"
    ISSUED = "issued", "Đã ban hành"
    REPLACED = "replaced", "Đã được thay thế"
    WITHDRAWN = "withdrawn", "Đã thu hồi"
    DROPPED = "dropped", "Không ban hành"


OUT_STATES = (DocumentState.ISSUED, DocumentState.REPLACED, DocumentState.WITHDRAWN)
"""States of a document that has left, number and all."""

URGENCY_CHOICES = [(Urgency.URGENT, "Khẩn"), (Urgency.VERY_URGENT, "Thượng khẩn"), (Urgency.EXPRESS, "Hỏa tốc")]
AUTHORITY_CHOICES = [
    (Authority.ON_BEHALF, "T/M"),
    (Authority.FOR_HEAD, "K/T"),
    (Authority.BY_ORDER, "T/L"),
    (Authority.BY_AUTHORISATION, "TUQ"),
    (Authority.DIRECT, "Ký trực tiếp"),
]
RANK_CHOICES = [
    (SignerRank.HEAD, "Cấp trưởng"),
    (SignerRank.DEPUTY, "Cấp phó"),
    (SignerRank.MEMBER, "Ủy viên"),
    (SignerRank.ORGAN_HEAD, "Thủ trưởng cơ quan giúp việc"),
]


class Document(Fact):
    """One document of an organisation.

    abstract, text: of the draft; after issue what was issued stands in `frozen`, which never changes: every text as it
    was set, figures with their values, and `digest` is the SHA-256 of it. symbol_key: for search, without marks.
    co_signer_*: the secretary who signs minutes at the left. delegation: the paper that lets sign by order.
    saved: number of writes, so that two who edit at once do not overwrite one another. own_title: what a paper is
    called that is of none of the kinds (a speech, a list, a slip); it takes no number and is not issued.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="documents")
    issuer = models.ForeignKey(Issuer, on_delete=models.PROTECT, related_name="documents")
    template = models.ForeignKey(DocumentTemplate, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=40)
    own_title = NfcCharField(max_length=120, blank=True)
    state = models.CharField(max_length=10, choices=DocumentState.choices, default=DocumentState.DRAFT)
    abstract = NfcCharField(max_length=500)
    text = NfcTextField(blank=True)
    addressees = models.JSONField(default=list)
    recipient_lines = models.JSONField(default=list)
    urgency = models.CharField(max_length=12, choices=URGENCY_CHOICES, blank=True)
    figures_at = models.DateField(null=True, blank=True)
    in_congress = models.BooleanField(default=False)
    authority = models.CharField(max_length=4, choices=AUTHORITY_CHOICES, blank=True)
    signer_rank = models.CharField(max_length=12, choices=RANK_CHOICES)
    signer_title = NfcCharField(max_length=120)
    signer_name = NfcCharField(max_length=120)
    delegation = NfcCharField(max_length=200, blank=True)
    co_signer_title = NfcCharField(max_length=120, blank=True)
    co_signer_name = NfcCharField(max_length=120, blank=True)
    copies = models.PositiveIntegerField(default=1)
    kept_by = NfcCharField(max_length=200, blank=True)
    note = NfcCharField(max_length=500, blank=True)
    answers = models.ForeignKey(
        "documents.IncomingDocument", null=True, blank=True, on_delete=models.PROTECT, related_name="answered_by"
    )
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    created_by_name = NfcCharField(max_length=200)
    saved = models.PositiveIntegerField(default=1)

    number = models.OneToOneField(
        SeriesNumber, null=True, blank=True, on_delete=models.PROTECT, related_name="document"
    )
    symbol = NfcCharField(max_length=60, blank=True)
    symbol_key = models.CharField(max_length=60, blank=True, db_index=True)
    issued_on = models.DateField(null=True, blank=True, db_index=True)
    issued_at = models.DateTimeField(null=True, blank=True)
    issued_by_name = NfcCharField(max_length=200, blank=True)
    profile = models.CharField(max_length=20, blank=True)
    frozen = models.JSONField(null=True, blank=True)
    digest = models.CharField(max_length=64, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["organisation", "state", "issued_on"], name="documents_of_organisation"),
            models.Index(fields=["organisation", "kind", "issued_on"], name="documents_of_kind"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=["issued", "replaced", "withdrawn"])
                | (Q(number__isnull=False) & Q(issued_on__isnull=False) & ~Q(symbol="") & ~Q(digest="")),
                name="documents_issued_is_whole",
            )
        ]

    def __str__(self) -> str:
        return self.symbol or self.abstract

    @property
    def is_out(self) -> bool:
        """It has its number and has left; it is never edited again."""
        return self.state in OUT_STATES

    @property
    def is_open(self) -> bool:
        """Its text may still change."""
        return self.state in (DocumentState.DRAFT, DocumentState.IN_REVIEW, DocumentState.APPROVED)


class DraftVersion(Fact):
    """The text of a draft as somebody saved it; kept for good."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    abstract = NfcCharField(max_length=500)
    text = NfcTextField(blank=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    made_by_name = NfcCharField(max_length=200)
    note = NfcCharField(max_length=500, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["document", "number"], name="documents_version_once")]

    def __str__(self) -> str:
        return f"lần {self.number}"


class ReviewComment(Fact):
    """What a reviewer says about a version, and how it was settled. quote: the words it is about, may be empty."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="comments")
    version = models.PositiveIntegerField()
    quote = NfcCharField(max_length=500, blank=True)
    text = NfcTextField()
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    made_by_name = NfcCharField(max_length=200)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by_name = NfcCharField(max_length=200, blank=True)
    answer = NfcCharField(max_length=500, blank=True)

    class Meta:
        ordering = ["made_at", "pk"]

    def __str__(self) -> str:
        return self.text[:60]


class ApprovalState(models.TextChoices):
    """lapsed: never decided, because the draft was returned before or changed meanwhile."""

    WAITING = "waiting", "Chờ duyệt"
    APPROVED = "approved", "Đã duyệt"
    RETURNED = "returned", "Trả lại"
    LAPSED = "lapsed", "Không phải duyệt nữa"


class ApprovalStep(Fact):
    """One approval of a round; steps are passed in their order. A returned draft begins a new round."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="steps")
    round = models.PositiveSmallIntegerField()
    order = models.PositiveSmallIntegerField()
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    duty = NfcCharField(max_length=120)
    state = models.CharField(max_length=8, choices=ApprovalState.choices, default=ApprovalState.WAITING)
    version = models.PositiveIntegerField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    note = NfcCharField(max_length=500, blank=True)

    class Meta:
        ordering = ["round", "order"]
        constraints = [models.UniqueConstraint(fields=["document", "round", "order"], name="documents_step_once")]

    def __str__(self) -> str:
        return f"{self.duty}: {self.get_state_display()}"


class RelationKind(models.TextChoices):
    REPLACES = "replaces", "Thay thế"
    WITHDRAWS = "withdraws", "Thu hồi"
    AMENDS = "amends", "Sửa đổi, bổ sung"


class DocumentRelation(Fact):
    """What a document does to an older one, once it is issued."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="relations")
    older = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="later_relations")
    kind = models.CharField(max_length=10, choices=RelationKind.choices)
    reason = NfcCharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["document", "older"], name="documents_relation_once"),
            models.CheckConstraint(condition=~Q(document=models.F("older")), name="documents_relation_to_another"),
        ]

    def __str__(self) -> str:
        return f"{self.document_id} {self.kind} {self.older_id}"


class RecipientOrganisation(Fact):
    """An organisation of the register to which a document is to be sent when it is issued."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="recipients")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["document", "organisation"], name="documents_recipient_once")]

    def __str__(self) -> str:
        return f"{self.document_id} → {self.organisation_id}"
