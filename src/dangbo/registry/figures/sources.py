"""The rows of the register that figures count."""

from collections.abc import Mapping

from django.db.models import Exists, F, FilteredRelation, OuterRef, Q
from django.db.models.expressions import Combinable

from dangbo.facts.figures import Column, Moment, Rows, Source
from dangbo.facts.models import holding_at
from dangbo.registry.figures.ages import party_age_start
from dangbo.registry.models import CommitteeMember, Membership, Office, OrganisationVersion, Term
from dangbo.registry.models.committees import CommitteeKind, OfficeEntry, OfficeKind, SeatEntry
from dangbo.registry.models.people import Scale, Sex
from dangbo.rules.vocabulary import (
    ENTRY_LABELS,
    EXIT_LABELS,
    GRASSROOTS_KINDS,
    KIND_LABELS,
    SECTOR_LABELS,
    STANDING_LABELS,
    THEORY_LABELS,
)

PERSON = Column("person", "Họ và tên", "person", "person")
SEX = Column("sex", "Giới tính", "person__sex", labels=dict(Sex.choices))
BORN = Column("born", "Ngày sinh", "person__birth_date", "date", precision="person__birth_precision")
PLACE = Column("organisation", "Chi bộ", "organisation", "organisation")
STANDING = Column("standing", "Tư cách", "standing", labels=STANDING_LABELS)


def standing_version(organisation: str, moment: Moment) -> FilteredRelation:
    """What the organisation at a path was on the day: its name, kind and sector then."""
    path = f"{organisation}__versions"
    return FilteredRelation(path, condition=holding_at(moment.at, f"{path}__"))


def levels(person: str, moment: Moment) -> dict[str, Combinable | FilteredRelation]:
    """What a person had attained on the day, on each scale, and since when party age counts."""
    path = f"{person}__attainments"
    held = {
        scale.value: FilteredRelation(
            path, condition=Q(**{f"{path}__scale": scale}) & holding_at(moment.at, f"{path}__")
        )
        for scale in Scale
    }
    return {**held, "party_age_start": party_age_start(person)}


def _member_joins(moment: Moment) -> Mapping[str, object]:
    return levels("person", moment) | {"version": standing_version("organisation", moment)}


def _organisations(moment: Moment) -> Rows:
    return OrganisationVersion.objects.at(moment.at)


ORGANISATIONS = Source(
    key="organisations",
    name="tổ chức đảng",
    rows=_organisations,
    person="",
    columns=(
        Column("organisation", "Tổ chức", "organisation", "organisation"),
        Column("kind", "Loại tổ chức", "kind", labels=KIND_LABELS),
        Column("sector", "Loại hình", "sector", labels=SECTOR_LABELS),
        Column("since", "Từ ngày", "valid_from", "date"),
    ),
    order=("name_key", "pk"),
    personal=False,
)


def _members(moment: Moment) -> Rows:
    return Membership.objects.at(moment.at)


MEMBERS = Source(
    key="members",
    name="đảng viên",
    rows=_members,
    columns=(PERSON, SEX, BORN, PLACE, STANDING),
    joins=_member_joins,
)


def _members_before(moment: Moment) -> Rows:
    return Membership.objects.at(moment.eve)


MEMBERS_BEFORE = Source(
    key="members_before",
    name="đảng viên đầu kỳ",
    rows=_members_before,
    columns=MEMBERS.columns,
    at=lambda moment: moment.eve,
)


def _began(moment: Moment) -> Rows:
    return Membership.objects.filter(valid_from__range=moment.period)


BEGINNINGS = Source(
    key="beginnings",
    name="lượt kết nạp",
    rows=_began,
    columns=(PERSON, SEX, BORN, PLACE, Column("on", "Ngày", "valid_from", "date")),
    on="valid_from",
    joins=_member_joins,
)

BEGAN = Column("cause", "Lý do", "began_by", labels=ENTRY_LABELS)
ENDED = Column("cause", "Lý do", "ended_by", labels=EXIT_LABELS)


def _gained(moment: Moment) -> Rows:
    path = "person__attainments"
    gained = Q(**{f"{path}__is_opening": False, f"{path}__valid_from__range": moment.period})
    rows = Membership.objects.alias(gained=FilteredRelation(path, condition=gained))
    return rows.annotate(gained_on=F("gained__valid_from")).filter(
        Q(valid_to__isnull=True) | Q(valid_to__gt=F("gained_on")), valid_from__lte=F("gained_on")
    )


GAINED_LEVELS = Source(
    key="gained_levels",
    name="lượt đạt trình độ",
    rows=_gained,
    columns=(
        PERSON,
        PLACE,
        Column("level", "Trình độ đạt", "gained__level", labels=THEORY_LABELS),
        Column("on", "Ngày đạt", "gained_on", "date"),
    ),
    on="gained_on",
    identity="gained__pk",
    order=("person__name_key", "gained__pk"),
)

_TERM = "committee__term"
_SEAT_COLUMNS = (
    PERSON,
    SEX,
    BORN,
    Column("organisation", "Tổ chức", f"{_TERM}__organisation", "organisation"),
    Column("term", "Nhiệm kỳ", f"{_TERM}__name"),
    Column("again", "Tái cử", "again", labels={True: "Tái cử", False: "Lần đầu"}),
)


def in_force(term: str, moment: Moment) -> Q:
    """The condition that a term had begun on the day and had not ended."""
    return Q(**{f"{term}__starts_on__lte": moment.at}) & (
        Q(**{f"{term}__ended_on__isnull": True}) | Q(**{f"{term}__ended_on__gt": moment.at})
    )


def _elected(moment: Moment, term: str) -> Rows:
    rows = CommitteeMember.objects.alias(version=standing_version(f"{_TERM}__organisation", moment))
    return rows.filter(in_force(term, moment), entry=SeatEntry.ELECTED, version__kind__in=GRASSROOTS_KINDS)


def sat_before() -> Exists:
    """Whether the same person sat in the same kind of committee in the former term: re-elected (tái cử)."""
    return Exists(
        CommitteeMember.objects.filter(
            person=OuterRef("person"),
            committee__kind=OuterRef("committee__kind"),
            committee__term=OuterRef(f"{_TERM}__previous"),
        )
    )


def _seat_joins(moment: Moment) -> Mapping[str, object]:
    return levels("person", moment) | {"again": sat_before()}


def _committee_seats(moment: Moment) -> Rows:
    return _elected(moment, _TERM).filter(committee__kind=CommitteeKind.EXECUTIVE)


COMMITTEE_SEATS = Source(
    key="committee_seats",
    name="cấp ủy viên được bầu",
    rows=_committee_seats,
    organisation=f"{_TERM}__organisation",
    columns=_SEAT_COLUMNS,
    joins=_seat_joins,
)


def _inspection_seats(moment: Moment) -> Rows:
    return _elected(moment, _TERM).filter(committee__kind=CommitteeKind.INSPECTION)


INSPECTION_SEATS = Source(
    key="inspection_seats",
    name="ủy viên ủy ban kiểm tra được bầu",
    rows=_inspection_seats,
    organisation=f"{_TERM}__organisation",
    columns=_SEAT_COLUMNS,
    joins=_seat_joins,
)


def _former_seats(moment: Moment) -> Rows:
    return _elected(moment, f"{_TERM}__next").filter(committee__kind=CommitteeKind.EXECUTIVE)


FORMER_SEATS = Source(
    key="former_committee_seats",
    name="cấp ủy viên nhiệm kỳ trước",
    rows=_former_seats,
    organisation=f"{_TERM}__organisation",
    columns=_SEAT_COLUMNS[:5],
    joins=_seat_joins,
)


def _secretaries(moment: Moment) -> Rows:
    earlier = Office.objects.filter(
        committee=OuterRef("committee"), kind=OfficeKind.SECRETARY, valid_from__lt=OuterRef("valid_from")
    )
    rows = Office.objects.alias(version=standing_version(f"{_TERM}__organisation", moment))
    return rows.filter(
        in_force(_TERM, moment),
        ~Exists(earlier),
        kind=OfficeKind.SECRETARY,
        committee__kind=CommitteeKind.EXECUTIVE,
        version__kind__in=GRASSROOTS_KINDS,
    )


SECRETARIES = Source(
    key="secretaries",
    name="bí thư",
    rows=_secretaries,
    organisation=f"{_TERM}__organisation",
    columns=(*_SEAT_COLUMNS[:5], Column("entry", "Cách giữ chức", "entry", labels=dict(OfficeEntry.choices))),
    joins=lambda moment: levels("person", moment),
)


def _congresses(moment: Moment) -> Rows:
    rows = Term.objects.alias(version=standing_version("organisation", moment))
    return rows.filter(starts_on__range=moment.period, version__kind__in=GRASSROOTS_KINDS)


CONGRESSES = Source(
    key="congresses",
    name="đại hội",
    rows=_congresses,
    person="",
    columns=(
        Column("organisation", "Tổ chức", "organisation", "organisation"),
        Column("term", "Nhiệm kỳ", "name"),
        Column("on", "Ngày đại hội", "starts_on", "date"),
    ),
    order=("version__name_key", "pk"),
    personal=False,
)
