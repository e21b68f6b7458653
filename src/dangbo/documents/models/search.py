"""What full-text search looks through: one row a document, in letters without marks, kept up by the acts."""

from django.db import models
from django.db.models import Q

from dangbo.documents.models.documents import Document
from dangbo.documents.models.incoming import IncomingDocument


class SearchEntry(models.Model):
    """The searchable text of one document or incoming document, without tone marks and in lower case.

    The index over `body` is the database's own: FTS5 on SQLite, tsvector with GIN on PostgreSQL (migration 0002).
    """

    id = models.BigAutoField(primary_key=True)
    document = models.OneToOneField(Document, null=True, blank=True, on_delete=models.CASCADE, related_name="entry")
    incoming = models.OneToOneField(
        IncomingDocument, null=True, blank=True, on_delete=models.CASCADE, related_name="entry"
    )
    organisation_id = models.UUIDField(db_index=True)
    dated = models.DateField(null=True, blank=True, db_index=True)
    body = models.TextField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(document__isnull=True) ^ Q(incoming__isnull=True), name="documents_entry_of_one"
            )
        ]

    def __str__(self) -> str:
        return self.body[:60]
