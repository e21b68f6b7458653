"""The numbered decision on which a fact rests."""

from django.db import models

from dangbo.facts.models import Fact, NfcCharField


class Decision(Fact):
    """A decision (quyết định) or other paper cited for a fact: symbol, date, issuer, signer, abstract."""

    symbol = NfcCharField(max_length=60, db_index=True)
    issued_on = models.DateField(db_index=True)
    issuer = NfcCharField(max_length=200)
    signer = NfcCharField(max_length=120, blank=True)
    abstract = NfcCharField(max_length=500, blank=True)

    class Meta:
        ordering = ["-issued_on", "symbol"]
        constraints = [
            models.UniqueConstraint(fields=["symbol", "issued_on", "issuer"], name="registry_decision_entered_once")
        ]

    def __str__(self) -> str:
        return f"{self.symbol} ngày {self.issued_on:%d/%m/%Y}"
