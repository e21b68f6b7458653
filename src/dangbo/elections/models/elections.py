"""One vote on one post: what is elected, how, and how far it has come."""

from django.db import models
from django.db.models import Q

from dangbo.elections.models.meetings import Meeting
from dangbo.facts.models import Fact, NfcCharField
from dangbo.registry.models import Decision
from dangbo.rules.elections.ballot import Layout
from dangbo.rules.elections.posts import POST_LABELS, Post

POST_CHOICES = [(post.value, POST_LABELS[post]) for post in Post]


class Way(models.TextChoices):
    """How it is voted (rules.elections.sequence.form_of_voting)."""

    SECRET = "secret", "Phiếu kín"
    HANDS = "hands", "Giơ tay"
    OPINION = "opinion", "Phiếu xin ý kiến, phiếu giới thiệu"


class State(models.TextChoices):
    """How far an election has come; `dangbo.elections.states` says what may follow what."""

    PREPARED = "prepared", "Đang chuẩn bị"
    LIST_FIXED = "list_fixed", "Đã chốt danh sách"
    BALLOTS_ISSUED = "ballots_issued", "Đang bỏ phiếu"
    VOTING_CLOSED = "voting_closed", "Đã bỏ phiếu xong"
    COUNTING = "counting", "Đang kiểm phiếu"
    RECONCILED = "reconciled", "Số liệu đã khớp"
    ANNOUNCED = "announced", "Đã công bố"
    MINUTES_SIGNED = "minutes_signed", "Đã ký biên bản"
    RATIFIED = "ratified", "Đã chuẩn y"
    CANCELLED = "cancelled", "Đã hủy"
    REFUSED = "refused", "Không được chuẩn y"


STYLE_CHOICES = [(Layout.AGREE_DISAGREE.value, "Đồng ý, không đồng ý"), (Layout.STRIKE_OUT.value, "Gạch tên")]


class PaperSize(models.TextChoices):
    A4 = "A4", "A4"
    A5 = "A5", "A5"


class Election(Fact):
    """One vote. `first` is the first vote on the same seats, of which this is a later round or a vote on a tie.

    alternates: alternate delegates wanted from the same list. style_reason: why the ballot is not the usual one.
    issued, present: ballots handed out and people present at the vote. printed_here: the ballots are those that this
    program prints, which it can read; None where nobody said. From the closing of the vote on, what was
    decided until then stands in `frozen` with its SHA-256 and the database refuses to change it.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="elections")
    post = models.CharField(max_length=24, choices=POST_CHOICES)
    title = NfcCharField(max_length=250)
    seats = models.PositiveSmallIntegerField()
    alternates = models.PositiveSmallIntegerField(default=0)
    way = models.CharField(max_length=8, choices=Way.choices, default=Way.SECRET)
    style = models.CharField(max_length=16, choices=STYLE_CHOICES, blank=True)
    style_reason = NfcCharField(max_length=300, blank=True)
    order_reason = NfcCharField(max_length=300, blank=True)
    paper = models.CharField(max_length=2, choices=PaperSize.choices, default=PaperSize.A5)
    round = models.PositiveSmallIntegerField(default=1)
    first = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="later")
    runoff_of_tie = models.BooleanField(default=False)
    state = models.CharField(max_length=16, choices=State.choices, default=State.PREPARED, db_index=True)
    issued = models.PositiveIntegerField(null=True, blank=True)
    present = models.PositiveIntegerField(null=True, blank=True)
    printed_here = models.BooleanField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    frozen = models.JSONField(null=True, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    signed_on = models.DateField(null=True, blank=True)
    ended_reason = NfcCharField(max_length=500, blank=True)
    ratified_on = models.DateField(null=True, blank=True)
    ratification = models.ForeignKey(Decision, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(seats__gte=1), name="elections_at_least_one_seat"),
            models.CheckConstraint(
                condition=Q(round=1, first__isnull=True) | Q(round__gt=1, first__isnull=False),
                name="elections_later_round_has_a_first",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["prepared", "list_fixed", "ballots_issued", "cancelled"]) | ~Q(digest=""),
                name="elections_closed_is_frozen",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def rules_post(self) -> Post:
        return Post(self.post)

    @property
    def by_hands(self) -> bool:
        """Voted by raised hands, without ballots."""
        return self.way == Way.HANDS

    @property
    def asks_opinions(self) -> bool:
        """An opinion or introduction ballot, which elects nobody."""
        return self.way == Way.OPINION

    @property
    def is_closed(self) -> bool:
        """The vote is closed: list, roll and regulation never change again."""
        return bool(self.digest)
