"""Review of a congress by its superior (duyệt đại hội): dossier, appraisals, sessions, conclusions, supplements."""

from django.db import models
from django.db.models import Q

from dangbo.congresses.models.congresses import Congress
from dangbo.congresses.models.rounds import CongressRound
from dangbo.documents.models import Document
from dangbo.elections.models.elections import POST_CHOICES
from dangbo.facts.models import Fact, NfcCharField, NfcTextField
from dangbo.registry.models import Organisation, Person


class DossierPaper(Fact):
    """A paper attached to the dossier: a document of the house, or a note on what is handed in on paper.

    code: of the checklist of the rules (congress.review.dossier).
    """

    congress = models.ForeignKey(Congress, on_delete=models.CASCADE, related_name="dossier")
    code = models.CharField(max_length=40)
    document = models.ForeignKey(Document, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    note = NfcCharField(max_length=300, blank=True)
    attached_on = models.DateField()
    attached_by_name = NfcCharField(max_length=200)

    class Meta:
        ordering = ["attached_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["congress", "code"], name="congresses_dossier_paper_once"),
            models.CheckConstraint(
                condition=Q(document__isnull=False) | ~Q(note=""), name="congresses_dossier_paper_is_something"
            ),
        ]

    def __str__(self) -> str:
        return self.code


class Submission(Fact):
    """The dossier as it was submitted: `papers` are frozen, each {code, label, document, title, note}.

    returned_on: when the superior gave it back, with the reason; a later submission takes its place.
    """

    congress = models.ForeignKey(Congress, on_delete=models.CASCADE, related_name="submissions")
    number = models.PositiveSmallIntegerField()
    submitted_on = models.DateField(db_index=True)
    submitted_by_name = NfcCharField(max_length=200)
    papers = models.JSONField(default=list)
    returned_on = models.DateField(null=True, blank=True)
    returned_reason = NfcCharField(max_length=500, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["congress", "number"], name="congresses_submission_once"),
            models.UniqueConstraint(
                fields=["congress"], condition=Q(returned_on__isnull=True), name="congresses_one_dossier_lies_open"
            ),
            models.CheckConstraint(
                condition=Q(returned_on__isnull=True) | ~Q(returned_reason=""), name="congresses_returned_with_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.congress_id} lần {self.number}"


class Appraisal(Fact):
    """What a department or working team says of a dossier (thẩm định). agrees: None until it is given."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="appraisals")
    department = NfcCharField(max_length=200)
    appraiser = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    asked_on = models.DateField()
    due_on = models.DateField(null=True, blank=True, db_index=True)
    given_on = models.DateField(null=True, blank=True)
    agrees = models.BooleanField(null=True, blank=True)
    opinion = NfcTextField(blank=True)
    given_by_name = NfcCharField(max_length=200, blank=True)

    class Meta:
        ordering = ["asked_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["submission", "department"], name="congresses_department_asked_once"),
            models.CheckConstraint(
                condition=Q(given_on__isnull=True, agrees__isnull=True)
                | Q(given_on__isnull=False, agrees__isnull=False),
                name="congresses_appraisal_given_says_yes_or_no",
            ),
        ]

    def __str__(self) -> str:
        return self.department


class SessionForm(models.TextChoices):
    ON_SITE = "on_site", "Trực tiếp"
    ONLINE = "online", "Trực tuyến"


class ReviewSession(Fact):
    """A session of the superior that reviews one congress or several. link: of the on-line room.

    took_place_on: known once it was held; until then `called_for` is the day for which it is called.
    """

    superior = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    round = models.ForeignKey(CongressRound, on_delete=models.CASCADE, related_name="review_sessions")
    name = NfcCharField(max_length=250)
    called_for = models.DateField(db_index=True)
    begins_at = models.TimeField(null=True, blank=True)
    form = models.CharField(max_length=8, choices=SessionForm.choices, default=SessionForm.ON_SITE)
    place = NfcCharField(max_length=200, blank=True)
    link = models.URLField(max_length=300, blank=True)
    took_place_on = models.DateField(null=True, blank=True)
    minutes = NfcTextField(blank=True)

    class Meta:
        ordering = ["-called_for", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(form="online") | ~Q(link=""), name="congresses_session_on_line_has_a_link"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Review(Fact):
    """One congress in a session, and what was concluded on it (thông báo kết luận).

    approved: None until concluded; symbol, document: of the conclusion notice.
    """

    session = models.ForeignKey(ReviewSession, on_delete=models.CASCADE, related_name="reviews")
    congress = models.ForeignKey(Congress, on_delete=models.PROTECT, related_name="reviews")
    place = models.PositiveSmallIntegerField()
    approved = models.BooleanField(null=True, blank=True)
    concluded_on = models.DateField(null=True, blank=True, db_index=True)
    conclusion = NfcTextField(blank=True)
    symbol = NfcCharField(max_length=60, blank=True)
    document = models.ForeignKey(Document, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["place", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["session", "congress"], name="congresses_reviewed_once_a_session"),
            models.CheckConstraint(
                condition=Q(concluded_on__isnull=True, approved__isnull=True)
                | Q(concluded_on__isnull=False, approved__isnull=False),
                name="congresses_conclusion_says_yes_or_no",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.session_id} {self.congress_id}"


class ReviewerRole(models.TextChoices):
    CHAIR = "chair", "Chủ trì"
    MEMBER = "member", "Tham gia"
    SECRETARY = "secretary", "Thư ký"


class Reviewer(Fact):
    """Somebody who reviews in a session. aside_from: congresses at whose review this person steps aside."""

    session = models.ForeignKey(ReviewSession, on_delete=models.CASCADE, related_name="reviewers")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=9, choices=ReviewerRole.choices, default=ReviewerRole.MEMBER)
    aside_from = models.ManyToManyField(Congress, related_name="+", blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["session", "person"], name="congresses_reviewer_once"),
            models.UniqueConstraint(
                fields=["session"], condition=Q(role="chair"), name="congresses_session_has_one_chair"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()} {self.person_id}"


class ReviewQuestion(Fact):
    """A question put to the unit in its review, and the answer."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="questions")
    asked_by = NfcCharField(max_length=200)
    text = NfcTextField()
    answered_by = NfcCharField(max_length=200, blank=True)
    answer = NfcTextField(blank=True)
    answered_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.text[:60]


class ApprovedPost(Fact):
    """Somebody whom the superior agrees to or introduces for a post (secretary, deputy, …) in the conclusion."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="posts")
    post = models.CharField(max_length=24, choices=POST_CHOICES)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["review", "post", "person"], name="congresses_approved_post_once")
        ]

    def __str__(self) -> str:
        return f"{self.post} {self.person_id}"


class Supplement(Fact):
    """Something that the unit must still add or put right after its review, until a day."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="supplements")
    text = NfcCharField(max_length=500)
    due_on = models.DateField(db_index=True)
    delivered_on = models.DateField(null=True, blank=True)
    delivered_note = NfcCharField(max_length=500, blank=True)
    document = models.ForeignKey(Document, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    accepted_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(accepted_on__isnull=True) | Q(delivered_on__isnull=False),
                name="congresses_supplement_delivered_first",
            )
        ]

    def __str__(self) -> str:
        return self.text
