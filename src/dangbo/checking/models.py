"""What is remembered of checked texts: that somebody looked at a finding and let it stand. The texts are not kept."""

from django.db import models

from dangbo.access.models import Account
from dangbo.facts.models import Fact, NfcCharField
from dangbo.registry.models import Organisation

LONGEST_REASON = 300


class Dismissal(Fact):
    """A finding that was let stand in a text, with the reason.

    text_digest: SHA-256 of the text. fingerprint: which finding it is, by its rule and words. rule, quote: for the
    reader of the journal; the quote is the marked words alone.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="dismissals")
    text_digest = models.CharField(max_length=64, db_index=True)
    fingerprint = models.CharField(max_length=32)
    rule = models.SlugField(max_length=40)
    quote = NfcCharField(max_length=80)
    reason = NfcCharField(max_length=LONGEST_REASON)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    made_by_name = NfcCharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "text_digest", "fingerprint"], name="checking_dismissed_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rule}: {self.quote}"
