"""Papers of a congress: which document each row of the catalogue became, and rounds of opinions on drafts."""

from django.db import models
from django.db.models import F, Q

from dangbo.congresses.models.congresses import Congress
from dangbo.documents.models import Document, DraftVersion
from dangbo.facts.models import Fact, NfcCharField, NfcTextField
from dangbo.registry.models import Organisation, Person


class PaperCharge(Fact):
    """Who answers for a row of the catalogue and until when, where the plan says otherwise or nothing.

    row: its number; owner: somebody of the register, or words for who it is.
    """

    congress = models.ForeignKey(Congress, on_delete=models.CASCADE, related_name="paper_charges")
    row = models.PositiveSmallIntegerField()
    owner = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    owner_words = NfcCharField(max_length=200, blank=True)
    due_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["row"]
        constraints = [
            models.UniqueConstraint(fields=["congress", "row"], name="congresses_charge_once"),
            models.CheckConstraint(
                condition=Q(owner__isnull=True) | Q(owner_words=""), name="congresses_charge_one_owner"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.row}"


class CongressPaper(Fact):
    """A paper of the catalogue made for a congress: its document, and what it is about where there are several.

    key: of the paper in the catalogue; about: id of the group, personnel step or election, empty for the congress.
    finished_on: of a paper that takes no number, the day on which it was done.
    """

    congress = models.ForeignKey(Congress, on_delete=models.CASCADE, related_name="papers")
    row = models.PositiveSmallIntegerField()
    key = models.CharField(max_length=60)
    about = models.CharField(max_length=36, blank=True)
    title = NfcCharField(max_length=300)
    document = models.OneToOneField(Document, on_delete=models.CASCADE, related_name="congress_paper")
    finished_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["row", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["congress", "key", "about"], name="congresses_paper_once"),
        ]

    def __str__(self) -> str:
        return self.title


class OpinionRound(Fact):
    """A version of a draft sent to units and their members for opinions until a day (đợt lấy ý kiến)."""

    paper = models.ForeignKey(CongressPaper, on_delete=models.CASCADE, related_name="rounds")
    version = models.ForeignKey(DraftVersion, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    opened_on = models.DateField()
    until = models.DateField(db_index=True)
    request = NfcCharField(max_length=500, blank=True)
    opened_by_name = NfcCharField(max_length=200)
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["opened_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["paper", "number"], name="congresses_opinion_round_once"),
            models.UniqueConstraint(
                fields=["paper"], condition=Q(closed_on__isnull=True), name="congresses_one_open_opinion_round"
            ),
            models.CheckConstraint(condition=Q(until__gte=F("opened_on")), name="congresses_opinions_until_later"),
        ]

    def __str__(self) -> str:
        return f"{self.paper} lần {self.number}"


class OpinionCall(Fact):
    """A unit asked for its opinion; answered_on: when it said that it has no more to say, with how many took part."""

    round = models.ForeignKey(OpinionRound, on_delete=models.CASCADE, related_name="calls")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    answered_on = models.DateField(null=True, blank=True)
    took_part = models.PositiveIntegerField(null=True, blank=True)
    answered_by_name = NfcCharField(max_length=200, blank=True)

    class Meta:
        ordering = ["organisation__code"]
        constraints = [models.UniqueConstraint(fields=["round", "organisation"], name="congresses_called_once")]

    def __str__(self) -> str:
        return f"{self.round_id} {self.organisation_id}"


class Taken(models.TextChoices):
    """What became of an opinion."""

    WAITING = "", "Chưa xem xét"
    ACCEPTED = "accepted", "Tiếp thu"
    PARTLY = "partly", "Tiếp thu một phần"
    NOT = "not", "Không tiếp thu"


class Opinion(Fact):
    """What a unit or a member says of a section of a draft, and what became of it.

    section: heading of the draft it is about, empty for the whole; organisation: through whom it came; author: who
    said it, empty where the unit did; given_on: when it was said; reason: why it was taken so.
    """

    round = models.ForeignKey(OpinionRound, on_delete=models.CASCADE, related_name="opinions")
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    author = NfcCharField(max_length=200, blank=True)
    section = NfcCharField(max_length=300, blank=True)
    quote = NfcCharField(max_length=500, blank=True)
    text = NfcTextField()
    given_on = models.DateField()
    entered_at = models.DateTimeField()
    entered_by_name = NfcCharField(max_length=200)
    taken = models.CharField(max_length=8, choices=Taken.choices, blank=True)
    reason = NfcCharField(max_length=500, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by_name = NfcCharField(max_length=200, blank=True)

    class Meta:
        ordering = ["entered_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(taken__in=["", "accepted"]) | ~Q(reason=""), name="congresses_opinion_left_with_a_reason"
            )
        ]

    def __str__(self) -> str:
        return self.text[:60]
