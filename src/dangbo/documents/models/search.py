"""What full-text search looks through: one row a paper, in letters without marks, kept up by the acts."""

from django.db import models
from django.db.models import Q

from dangbo.documents.models.documents import Document
from dangbo.documents.models.incoming import IncomingDocument


class EntryState(models.TextChoices):
    """draft: ours, not yet issued; out: ours, issued; in: came from outside the program."""

    DRAFT = "draft", "Dự thảo"
    OUT = "out", "Văn bản đi"
    IN = "in", "Văn bản đến"


class SearchEntry(models.Model):
    """The searchable text of one document of ours, or of one paper that came from outside.

    A paper sent or forwarded inside the program has this one entry, whoever received it. organisation_id: whose
    document it is, or who received it first; issuer: search key of the issuing body; symbol_key: as the parts of a
    symbol are searched; body: plain words parted by spaces, as `dangbo.documents.words` makes them. The index over
    `body` is the database's own: FTS5 on SQLite, a tsvector with GIN on PostgreSQL (migration 0020). It stands last,
    so that the columns before it are read without it.
    """

    id = models.BigAutoField(primary_key=True)
    document = models.OneToOneField(Document, null=True, blank=True, on_delete=models.CASCADE, related_name="entry")
    incoming = models.OneToOneField(
        IncomingDocument, null=True, blank=True, on_delete=models.CASCADE, related_name="entry"
    )
    organisation_id = models.UUIDField(db_index=True)
    dated = models.DateField(db_index=True)
    state = models.CharField(max_length=5, choices=EntryState.choices)
    kind = models.CharField(max_length=40)
    issuer = models.CharField(max_length=250)
    symbol_key = models.CharField(max_length=60, db_index=True)
    body = models.TextField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(document__isnull=True) ^ Q(incoming__isnull=True), name="documents_entry_of_one"
            )
        ]

    def __str__(self) -> str:
        return self.body[:60]


class HolderPart(models.TextChoices):
    """own: the organisation issued it; draft: it is about to; came: it received it, from outside or inside."""

    OWN = "own", "Văn bản đi"
    DRAFT = "draft", "Dự thảo"
    CAME = "came", "Văn bản đến"


class SearchHolder(models.Model):
    """That an organisation holds the paper of an entry, as far as search needs to know who may find it."""

    id = models.BigAutoField(primary_key=True)
    organisation_id = models.UUIDField()
    part = models.CharField(max_length=5, choices=HolderPart.choices)
    entry = models.ForeignKey(SearchEntry, on_delete=models.CASCADE, related_name="holders")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation_id", "part", "entry"], name="documents_holder_once")
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.part}"
