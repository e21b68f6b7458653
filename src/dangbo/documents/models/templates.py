"""Templates: Word files with keys that an office edits and drafts are begun from."""

from django.db import models

from dangbo.facts.models import Fact, NfcCharField, NfcTextField
from dangbo.registry.models import Organisation


class DocumentTemplate(Fact):
    """A template of an organisation, for itself and all below it.

    kind: key of the kind of document; abstract, text: read from the Word file when it was stored, with {{key}} in them;
    word: the file as the office edits it. retired_at: no longer offered, kept for the drafts begun from it.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="document_templates")
    kind = models.CharField(max_length=40)
    name = NfcCharField(max_length=200)
    abstract = NfcCharField(max_length=500, blank=True)
    text = NfcTextField()
    word = models.BinaryField()
    stored_at = models.DateTimeField()
    stored_by = NfcCharField(max_length=200)
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["kind", "name"]
        constraints = [models.UniqueConstraint(fields=["organisation", "name"], name="documents_template_named_once")]

    def __str__(self) -> str:
        return self.name
