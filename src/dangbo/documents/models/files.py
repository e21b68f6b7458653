"""Files behind documents, each kept with its SHA-256, and how documents left as files."""

from django.db import models
from django.db.models import Q

from dangbo.documents.models.documents import Document
from dangbo.documents.models.incoming import Channel, IncomingDocument
from dangbo.facts.models import Fact, NfcCharField, NfcTextField


class FileForm(models.TextChoices):
    """pdf, word: made by the program from an issued document; the others were uploaded."""

    PDF = "pdf", "Bản PDF"
    WORD = "word", "Bản Word"
    ATTACHED = "attached", "Tệp đính kèm"
    SIGNED = "signed", "Bản đã ký, đóng dấu"


class StoredFile(Fact):
    """One file of a document or of an incoming document, never changed; `text` is what was read from it for search."""

    document = models.ForeignKey(Document, null=True, blank=True, on_delete=models.CASCADE, related_name="files")
    incoming = models.ForeignKey(
        IncomingDocument, null=True, blank=True, on_delete=models.CASCADE, related_name="files"
    )
    form = models.CharField(max_length=8, choices=FileForm.choices)
    filename = NfcCharField(max_length=200)
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64, db_index=True)
    content = models.BinaryField()
    text = NfcTextField(blank=True)
    stored_at = models.DateTimeField()
    stored_by_name = NfcCharField(max_length=200)

    class Meta:
        ordering = ["stored_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(document__isnull=True) ^ Q(incoming__isnull=True), name="documents_file_of_one"
            ),
            models.UniqueConstraint(
                fields=["document", "form"], condition=Q(form__in=["pdf", "word"]), name="documents_made_file_once"
            ),
        ]

    def __str__(self) -> str:
        return self.filename


class Dispatch(Fact):
    """That a document left as a file or on paper to somebody outside the program: how, when, to whom, by whom."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="dispatches")
    channel = models.CharField(max_length=14, choices=Channel.choices)
    sent_on = models.DateField()
    sent_to = NfcCharField(max_length=250)
    sha256 = models.CharField(max_length=64, blank=True)
    written_at = models.DateTimeField()
    written_by_name = NfcCharField(max_length=200)
    note = NfcCharField(max_length=500, blank=True)

    class Meta:
        ordering = ["sent_on", "pk"]

    def __str__(self) -> str:
        return self.sent_to
