"""A congress carried away in a package and brought back: what was carried, and what came."""

from django.db import models

from dangbo.congresses.models.congresses import Congress
from dangbo.facts.models import Fact, NfcCharField


class CarriedCopy(Fact):
    """That a congress was taken along (mang đi): a digest of every row then, and the key that seals what comes back.

    digests: table → identity → first 16 signs of the SHA-256 of its data. The copy travels with the store that is taken
    along, so both sides know from where they parted.
    """

    congress = models.ForeignKey(Congress, on_delete=models.CASCADE, related_name="copies")
    made_at = models.DateTimeField()
    made_by_name = NfcCharField(max_length=200)
    key = models.CharField(max_length=64)
    digests = models.JSONField()

    class Meta:
        ordering = ["made_at", "pk"]

    def __str__(self) -> str:
        return f"{self.congress_id} {self.made_at:%d/%m/%Y}"


class ReceivedPackage(Fact):
    """A package that came back, kept as it came until it is merged, and then as the record of it.

    digest: SHA-256 of the file; decisions: row → "here" or "there"; result: what was written, table → numbers.
    """

    congress = models.ForeignKey(Congress, on_delete=models.CASCADE, related_name="packages")
    filename = NfcCharField(max_length=200)
    content = models.BinaryField()
    digest = models.CharField(max_length=64, unique=True)
    received_at = models.DateTimeField()
    received_by_name = NfcCharField(max_length=200)
    decisions = models.JSONField(default=dict)
    merged_at = models.DateTimeField(null=True, blank=True)
    merged_by_name = NfcCharField(max_length=200, blank=True)
    result = models.JSONField(default=dict)

    class Meta:
        ordering = ["-received_at", "-pk"]

    def __str__(self) -> str:
        return self.filename
