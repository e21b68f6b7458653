"""People: who they are, apart from any membership. One person in several rolls is one person (design §3)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce

from dangbo.facts.models import Dated, Fact, NfcCharField, NfcTextField
from dangbo.registry.models.decisions import Decision

PRECISION = [("d", "ngày"), ("m", "tháng"), ("y", "năm")]


class Sex(models.TextChoices):
    MALE = "male", "Nam"
    FEMALE = "female", "Nữ"


class Scale(models.TextChoices):
    """The scales on which a person's schooling is measured."""

    GENERAL = "general", "Giáo dục phổ thông"
    PROFESSIONAL = "professional", "Chuyên môn nghiệp vụ"
    THEORY = "theory", "Lý luận chính trị"


class Person(Fact):
    """A person with the fields of the member sheet (rules/members.md §9.2).

    A date that old papers give only as a year or a month is stored as its first day with a `…_precision`.
    """

    full_name = NfcCharField(max_length=120)
    other_names = NfcCharField(max_length=200, blank=True)
    name_key = models.CharField(max_length=300, db_index=True)
    search_key = models.CharField(max_length=400, db_index=True)
    sex = models.CharField(max_length=6, choices=Sex.choices, db_index=True)
    birth_date = models.DateField(db_index=True)
    birth_precision = models.CharField(max_length=1, choices=PRECISION, default="d")
    birth_place = NfcCharField(max_length=300, blank=True)
    native_place = NfcCharField(max_length=300, blank=True)
    permanent_address = NfcCharField(max_length=300, blank=True)
    temporary_address = NfcCharField(max_length=300, blank=True)
    ethnic_group = NfcCharField(max_length=60, default="Kinh", db_index=True)
    religion = NfcCharField(max_length=60, blank=True)
    family_origin = NfcCharField(max_length=80, blank=True)
    occupation = NfcCharField(max_length=120, blank=True)
    work_post = NfcCharField(max_length=200, blank=True)
    workplace = NfcCharField(max_length=200, blank=True)
    recruited_on = NfcCharField(max_length=10, blank=True)
    youth_union_on = NfcCharField(max_length=10, blank=True)
    enlisted_on = NfcCharField(max_length=10, blank=True)
    discharged_on = NfcCharField(max_length=10, blank=True)
    associations = NfcCharField(max_length=300, blank=True)
    academic_title = NfcCharField(max_length=60, blank=True)
    foreign_languages = NfcCharField(max_length=200, blank=True)
    computing = NfcCharField(max_length=120, blank=True)
    minority_language = NfcCharField(max_length=120, blank=True)
    health = NfcCharField(max_length=120, blank=True)
    war_invalid = NfcCharField(max_length=60, blank=True)
    martyr_family = models.BooleanField(default=False)
    phone = NfcCharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    citizen_number = models.CharField(max_length=12, blank=True)
    file_number = NfcCharField(max_length=20, blank=True)
    card_number = models.CharField(max_length=12, blank=True, db_index=True)
    admission_decided_on = models.DateField(null=True, blank=True)
    admission_decision = NfcCharField(max_length=60, blank=True)
    admitting_organisation = NfcCharField(max_length=250, blank=True)
    introducers = NfcCharField(max_length=300, blank=True)
    joined_on = models.DateField(null=True, blank=True, db_index=True)
    joined_precision = models.CharField(max_length=1, choices=PRECISION, default="d")
    official_on = models.DateField(null=True, blank=True)
    official_precision = models.CharField(max_length=1, choices=PRECISION, default="d")
    was_youth_union_member = models.BooleanField(default=False)
    party_age_start = models.DateField(null=True, blank=True, help_text="Thay ngày quyết định khi có lý do")
    party_age_reason = NfcCharField(max_length=300, blank=True)
    months_out = models.PositiveSmallIntegerField(default=0)
    personal_history = NfcTextField(blank=True)
    foreign_relations = NfcTextField(blank=True)
    household_economy = NfcTextField(blank=True)
    died_on = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [
            # Since when party age counts (figures.ages.party_age_start), and the few who were outside for a time.
            models.Index(
                Coalesce("party_age_start", "admission_decided_on", "joined_on"), name="registry_person_party_age"
            ),
            models.Index(fields=["months_out"], condition=Q(months_out__gt=0), name="registry_person_months_out"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["citizen_number"], condition=~Q(citizen_number=""), name="registry_citizen_number_once"
            ),
        ]

    def __str__(self) -> str:
        return self.full_name


class Portrait(Fact):
    """The 3 × 4 photograph of a person, a JPEG without metadata; kept with the facts, so that a backup has it too."""

    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="portrait")
    jpeg = models.BinaryField()
    digest = models.CharField(max_length=64)

    def __str__(self) -> str:
        return self.digest


class PersonAccount(Fact):
    """The account of a person who signs in."""

    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="account_link")
    account = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="person_link")

    def __str__(self) -> str:
        return str(self.person_id)


class Attainment(Dated):
    """The level a person holds on a scale during a time: schooling, qualification or political theory.

    At any date a person has at most one level on each scale; the day it begins is the day it was gained.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="attainments")
    scale = models.CharField(max_length=12, choices=Scale.choices)
    level = models.CharField(max_length=30)
    subject = NfcCharField(max_length=200, blank=True)
    is_opening = models.BooleanField(default=False, help_text="Đã có trước khi ghi sổ: không tính là đạt trong kỳ")

    class Meta(Dated.Meta):
        indexes = [
            models.Index(
                fields=["person", "scale", "valid_from", "valid_to", "level"], name="registry_attainment_person"
            ),
            # Who has a level is read from the index alone.
            models.Index(
                fields=["scale", "level", "person", "valid_from", "valid_to"], name="registry_attainment_level"
            ),
        ]
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["person", "scale"], condition=Q(valid_to__isnull=True), name="registry_attainment_one_open"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.scale}: {self.level}"


class PartyCard(Dated):
    """A party card (thẻ đảng viên) and its number."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="cards")
    number = models.CharField(max_length=12, db_index=True)

    def __str__(self) -> str:
        return self.number


class CareerEntry(Fact):
    """A line of the working life: from, to (mm/yyyy), work, post and unit."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="career")
    begins = NfcCharField(max_length=10)
    ends = NfcCharField(max_length=10, blank=True)
    text = NfcCharField(max_length=400)

    def __str__(self) -> str:
        return self.text


class TrainingEntry(Fact):
    """A course or school: name, field, from, to, mode, certificate."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="training")
    school = NfcCharField(max_length=200)
    field = NfcCharField(max_length=200, blank=True)
    begins = NfcCharField(max_length=10, blank=True)
    ends = NfcCharField(max_length=10, blank=True)
    mode = NfcCharField(max_length=60, blank=True)
    certificate = NfcCharField(max_length=120, blank=True)

    def __str__(self) -> str:
        return self.school


class FamilyMember(Fact):
    """A relative (optional part of the member sheet; sensitive)."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="family")
    relation = NfcCharField(max_length=60)
    full_name = NfcCharField(max_length=120)
    birth_year = models.PositiveSmallIntegerField(null=True, blank=True)
    text = NfcCharField(max_length=400, blank=True)

    def __str__(self) -> str:
        return f"{self.relation} {self.full_name}"


class HonourKind(models.TextChoices):
    BADGE = "badge", "Huy hiệu Đảng"
    AWARD = "award", "Khen thưởng"
    TITLE = "title", "Danh hiệu"
    DISCIPLINE = "discipline", "Kỷ luật"


class Honour(Fact):
    """A badge, award, title or disciplinary measure of a person, by a decision."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="honours")
    kind = models.CharField(max_length=12, choices=HonourKind.choices)
    text = NfcCharField(max_length=300)
    level = models.PositiveSmallIntegerField(null=True, blank=True, help_text="Số năm của Huy hiệu")
    given_on = models.DateField()
    decision = models.ForeignKey(Decision, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    ended_on = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return self.text
