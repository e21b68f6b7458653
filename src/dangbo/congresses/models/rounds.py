"""A round of congresses under a superior, the papers that govern it and its own values of the rules."""

from django.db import models
from django.db.models import F, Q

from dangbo.documents.models import Document
from dangbo.facts.models import Fact, NfcCharField
from dangbo.registry.models import Organisation
from dangbo.rules.congress.levels import LEVEL_LABELS, CongressLevel
from dangbo.rules.verdict import CERTAINTY_LABELS, Certainty

LEVEL_CHOICES = [(level.value, LEVEL_LABELS[level]) for level in CongressLevel]


class CongressRound(Fact):
    """A round (đợt đại hội) under a superior: the term it begins, and when the round was opened and closed."""

    superior = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="congress_rounds")
    name = NfcCharField(max_length=200)
    first_year = models.PositiveSmallIntegerField()
    last_year = models.PositiveSmallIntegerField()
    opened_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-first_year", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["superior", "first_year"], name="congresses_round_once"),
            models.CheckConstraint(condition=Q(last_year__gt=F("first_year")), name="congresses_round_has_years"),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | Q(closed_on__gte=F("opened_on")),
                name="congresses_round_closes_after_opening",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def term_name(self) -> str:
        """The term that the round begins, as in 2020-2025."""
        return f"{self.first_year}-{self.last_year}"


class RoundDirective(Fact):
    """A directive, guide or plan under which the round is prepared, for the time in which it holds (end excluded)."""

    round = models.ForeignKey(CongressRound, on_delete=models.CASCADE, related_name="directives")
    symbol = NfcCharField(max_length=60)
    issued_on = models.DateField()
    issuer = NfcCharField(max_length=200)
    abstract = NfcCharField(max_length=500, blank=True)
    holds_from = models.DateField()
    holds_to = models.DateField(null=True, blank=True)
    document = models.ForeignKey(Document, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["holds_from", "issued_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["round", "symbol", "issued_on"], name="congresses_directive_once"),
            models.CheckConstraint(
                condition=Q(holds_to__isnull=True) | Q(holds_to__gt=F("holds_from")),
                name="congresses_directive_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return self.symbol


class RoundRule(Fact):
    """A value of the round's own for one parameter of the rules, laid over the common one (rules.parameters).

    level: empty for every level; a value of a level goes before one for all. value: as in a parameter's YAML.
    """

    round = models.ForeignKey(CongressRound, on_delete=models.CASCADE, related_name="rules")
    level = models.CharField(max_length=20, choices=LEVEL_CHOICES, blank=True)
    key = models.CharField(max_length=120)
    value = models.JSONField()
    holds_from = models.DateField()
    holds_to = models.DateField(null=True, blank=True)
    source = NfcCharField(max_length=200)
    article = NfcCharField(max_length=200, blank=True)
    certainty = models.CharField(
        max_length=12,
        choices=[(each.value, CERTAINTY_LABELS[each]) for each in Certainty],
        default=Certainty.SOURCED.value,
    )

    class Meta:
        ordering = ["key", "level", "holds_from"]
        constraints = [
            models.UniqueConstraint(fields=["round", "level", "key", "holds_from"], name="congresses_rule_starts_once"),
            models.CheckConstraint(
                condition=Q(holds_to__isnull=True) | Q(holds_to__gt=F("holds_from")),
                name="congresses_rule_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return self.key
