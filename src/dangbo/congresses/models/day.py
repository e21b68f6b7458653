"""The day of a congress: agenda with script, who runs it, who speaks, what was voted and what happened when."""

from django.db import models
from django.db.models import F, Q

from dangbo.congresses.models.congresses import Congress
from dangbo.congresses.models.papers import CongressPaper
from dangbo.elections.models import HandVote, RollEntry
from dangbo.elections.models.elections import POST_CHOICES
from dangbo.facts.models import Fact, NfcCharField, NfcTextField


class Sitting(models.TextChoices):
    """The trial session (trù bị) and the congress proper."""

    TRIAL = "trial", "Phiên trù bị"
    MAIN = "main", "Phiên chính thức"


class ItemKind(models.TextChoices):
    """What is done in an item of the agenda."""

    CEREMONY = "ceremony", "Nghi lễ"
    ORGAN = "organ", "Bầu cơ quan điều hành"
    VOTE = "vote", "Biểu quyết"
    REPORT = "report", "Trình bày"
    DEBATE = "debate", "Thảo luận"
    ADDRESS = "address", "Phát biểu chỉ đạo"
    ELECTION = "election", "Bầu cử"
    RESOLUTION = "resolution", "Thông qua nghị quyết"
    BREAK = "break", "Nghỉ"


class Body(models.TextChoices):
    """Organs that run a congress, elected by raised hands."""

    PRESIDIUM = "presidium", "Đoàn Chủ tịch"
    SECRETARIAT = "secretariat", "Đoàn Thư ký"
    CREDENTIALS = "credentials", "Ban Thẩm tra tư cách đại biểu"


class AgendaItem(Fact):
    """One item: what, by whom, how long, with which words; and when it began and ended.

    code: of the usual agenda, empty for the congress's own. starts_at: planned, of the first item of a day; the others
    follow by their minutes. body: elected in this item; post: elected in it. happened: what was done, for the minutes.
    left_out: why it was not taken up.
    """

    congress = models.ForeignKey(Congress, on_delete=models.CASCADE, related_name="agenda")
    sitting = models.CharField(max_length=5, choices=Sitting.choices)
    day = models.DateField()
    position = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=40, blank=True)
    kind = models.CharField(max_length=10, choices=ItemKind.choices)
    title = NfcCharField(max_length=250)
    who = NfcCharField(max_length=200, blank=True)
    script = NfcTextField(blank=True)
    starts_at = models.TimeField(null=True, blank=True)
    minutes = models.PositiveSmallIntegerField()
    body = models.CharField(max_length=12, choices=Body.choices, blank=True)
    post = models.CharField(max_length=24, choices=POST_CHOICES, blank=True)
    began_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    happened = NfcTextField(blank=True)
    left_out = NfcCharField(max_length=300, blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["congress", "position"], name="congresses_item_in_its_place"),
            models.UniqueConstraint(
                fields=["congress"],
                condition=Q(began_at__isnull=False, ended_at__isnull=True),
                name="congresses_one_item_runs",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("began_at")),
                name="congresses_item_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(left_out="") | Q(began_at__isnull=True), name="congresses_item_left_out_not_begun"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_over(self) -> bool:
        """Nothing more happens in it."""
        return self.ended_at is not None or bool(self.left_out)


class AgendaVote(Fact):
    """That a vote by raised hands was taken in an item. paper: which the congress adopted or refused by it."""

    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="votes")
    vote = models.OneToOneField(HandVote, on_delete=models.CASCADE, related_name="agenda")
    paper = models.ForeignKey(CongressPaper, null=True, blank=True, on_delete=models.PROTECT, related_name="votes")

    class Meta:
        ordering = ["vote__recorded_at", "pk"]

    def __str__(self) -> str:
        return f"{self.vote_id}"


class OrganMember(Fact):
    """Somebody in an organ of the congress, elected by a vote of raised hands."""

    congress = models.ForeignKey(Congress, on_delete=models.CASCADE, related_name="organ_members")
    body = models.CharField(max_length=12, choices=Body.choices)
    entry = models.ForeignKey(RollEntry, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()
    is_head = models.BooleanField(default=False)
    vote = models.ForeignKey(HandVote, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["body", "position"]
        constraints = [
            models.UniqueConstraint(fields=["congress", "body", "entry"], name="congresses_in_an_organ_once"),
            models.UniqueConstraint(
                fields=["congress", "body"], condition=Q(is_head=True), name="congresses_organ_has_one_head"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body} {self.entry_id}"


class Speaker(Fact):
    """Somebody who asked to speak, and when they were called. entry: on the roll; a guest has a name alone.

    gist: what was said, for the minutes.
    """

    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="speakers")
    entry = models.ForeignKey(RollEntry, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    name = NfcCharField(max_length=120)
    unit = NfcCharField(max_length=250, blank=True)
    topic = NfcCharField(max_length=300, blank=True)
    position = models.PositiveSmallIntegerField()
    registered_at = models.DateTimeField()
    called_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    gist = NfcTextField(blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["item", "position"], name="congresses_speaker_in_place"),
            models.UniqueConstraint(
                fields=["item", "entry"],
                condition=Q(entry__isnull=False, ended_at__isnull=True, withdrawn_at__isnull=True),
                name="congresses_speaker_waits_once",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class AgendaScreen(Fact):
    """The hall's screen of the agenda, open to whoever knows its address. The address is a secret of 128 bits."""

    congress = models.ForeignKey(Congress, on_delete=models.CASCADE, related_name="agenda_screens")
    token = models.CharField(max_length=32, unique=True)
    opened_at = models.DateTimeField()
    opened_by_name = NfcCharField(max_length=200)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["congress"], condition=Q(closed_at__isnull=True), name="congresses_one_open_agenda_screen"
            )
        ]

    def __str__(self) -> str:
        return f"{self.congress_id}"
