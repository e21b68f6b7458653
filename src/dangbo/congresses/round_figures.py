"""The figures of a round of congresses: units done, and what the terms begun by its congresses elected."""

from collections.abc import Callable
from dataclasses import replace

from django.db.models import Count as CountRows
from django.db.models import Exists, F, OuterRef, Q

from dangbo.access.permissions import Permission
from dangbo.congresses.models import Congress, CongressDate, CongressRound, DateKind
from dangbo.congresses.models.delegates import Delegate, DelegateKind
from dangbo.congresses.models.rounds import LEVEL_CHOICES
from dangbo.elections.models import Candidate
from dangbo.elections.models.candidates import OUTCOME_CHOICES
from dangbo.elections.states import DECIDED
from dangbo.facts.figures import Breakdown, Column, Count, Figure, Moment, Ratio, Rows, Source, everything
from dangbo.registry.figures.ages import age_on_under
from dangbo.registry.figures.dimensions import OF_SEATS, at_path
from dangbo.registry.figures.sources import COMMITTEE_SEATS, FORMER_SEATS, INSPECTION_SEATS, SECRETARIES, in_force
from dangbo.registry.models import Committee, CommitteeMember, Office
from dangbo.registry.models.committees import CommitteeKind, OfficeEntry, OfficeKind, SeatEntry
from dangbo.registry.models.people import Sex
from dangbo.rules.congress.levels import CongressLevel
from dangbo.rules.elections.outcome import Outcome
from dangbo.rules.elections.posts import Post
from dangbo.rules.vocabulary import OrganisationKind

GROUP = "Đợt đại hội"
_TERM = "committee__term"


def latest_round(round_path: str, moment: Moment) -> Q:
    """That a round is the latest of its superior that had been opened by the day."""
    later = CongressRound.objects.filter(
        superior=OuterRef(f"{round_path}__superior"),
        first_year__gt=OuterRef(f"{round_path}__first_year"),
        opened_on__lte=moment.at,
    )
    return Q(~Exists(later), **{f"{round_path}__opened_on__lte": moment.at})


def begun_in_round(term: str, moment: Moment) -> Exists:
    """That a term began with a congress of the latest round; term: the path to it."""
    held = CongressDate.objects.filter(
        latest_round("congress__round", moment),
        kind=DateKind.HELD,
        congress__organisation=OuterRef(f"{term}__organisation"),
        first_day__lte=OuterRef(f"{term}__starts_on"),
        last_day__gte=OuterRef(f"{term}__starts_on"),
    )
    return Exists(held)


def _narrowed(source: Source, key: str, name: str, term: str = _TERM) -> Source:
    """A source of the register, only of terms that the congresses of the round began."""
    rows = source.rows
    return replace(source, key=key, name=name, rows=lambda moment: rows(moment).filter(begun_in_round(term, moment)))


def _held_by(moment: Moment) -> Exists:
    return Exists(CongressDate.objects.filter(congress=OuterRef("pk"), kind=DateKind.HELD, last_day__lte=moment.at))


def _units(moment: Moment) -> Rows:
    rows = Congress.objects.filter(latest_round("round", moment), level=CongressLevel.GRASSROOTS.value)
    return rows.filter(Q(cancelled_on=None) | Q(cancelled_on__gt=moment.at))


UNITS = Source(
    key="congress_round_units",
    name="đại hội của tổ chức cơ sở trong đợt",
    rows=_units,
    person="",
    columns=(
        Column("organisation", "Tổ chức", "organisation", "organisation"),
        Column("round", "Đợt", "round__name", opens="congresses:congress"),
        Column("level", "Cấp", "level", labels=dict(LEVEL_CHOICES)),
    ),
    joins=lambda moment: {"held": _held_by(moment)},
    order=("organisation__code", "pk"),
    personal=False,
    permission=Permission.SEE_CONGRESSES,
)
SEATS = _narrowed(COMMITTEE_SEATS, "congress_round_seats", "cấp ủy viên được đại hội trong đợt bầu")
FORMER = _narrowed(FORMER_SEATS, "congress_round_former", "cấp ủy viên khóa trước", f"{_TERM}__next")
INSPECTORS = _narrowed(INSPECTION_SEATS, "congress_round_inspectors", "ủy viên ủy ban kiểm tra được bầu trong đợt")
HEADS = _narrowed(SECRETARIES, "congress_round_secretaries", "bí thư của nhiệm kỳ bắt đầu trong đợt")


def _delegates(moment: Moment) -> Rows:
    return Delegate.objects.filter(latest_round("congress__round", moment), struck_on=None)


DELEGATES = Source(
    key="congress_round_delegates",
    name="đại biểu dự đại hội trong đợt",
    rows=_delegates,
    organisation="congress__organisation",
    columns=(
        Column("name", "Họ và tên", "full_name"),
        Column("kind", "Diện", "kind", labels=dict(DelegateKind.choices)),
        Column("unit", "Đơn vị", "unit_name"),
        Column("organisation", "Đại hội của", "congress__organisation", "organisation"),
    ),
    order=("congress_id", "number", "pk"),
    permission=Permission.SEE_CONGRESSES,
)


def _listed(moment: Moment) -> Rows:
    return Candidate.objects.filter(
        latest_round("election__meeting__congress__round", moment),
        on_list=True,
        election__post=Post.COMMITTEE,
        election__round=1,
        election__state__in=DECIDED,
        election__announcement__announced_on__lte=moment.at,
    )


LISTED = Source(
    key="congress_round_candidates",
    name="người trong danh sách bầu cấp ủy trong đợt",
    rows=_listed,
    organisation="election__meeting__organisation",
    columns=(
        Column("name", "Họ và tên", "full_name"),
        Column("organisation", "Tổ chức", "election__meeting__organisation", "organisation"),
        Column("election", "Cuộc bầu", "election__title", opens="elections:election", opened="election_id"),
        Column("votes", "Số phiếu", "votes"),
        Column("outcome", "Kết quả", "outcome", labels=dict(OUTCOME_CHOICES)),
    ),
    order=("election_id", "place", "pk"),
    permission=Permission.SEE_ELECTIONS,
)
BY_KIND = Breakdown("kind", "Diện đại biểu", at_path("kind"), dict(DelegateKind.choices))


def _given(**conditions: object) -> Callable[[Moment], Q]:
    return lambda _moment: Q(**conditions)


def _count(
    key: str, name: str, source: Source, where: Callable[[Moment], Q] = everything, unit: str = "đồng chí"
) -> Count:
    explanation = "Tính các đại hội của đợt mở gần nhất, đến ngày xem số liệu."
    breakdowns = OF_SEATS if source in (SEATS, INSPECTORS) else (BY_KIND,) if source is DELEGATES else ()
    return Count(
        key=f"congress_round.{key}",
        name=name,
        unit=unit,
        source=source,
        explanation=explanation,
        where=where,
        breakdowns=breakdowns,
        group=GROUP,
    )


def _share(key: str, name: str, part: Count, whole: Count) -> Ratio:
    explanation = f"{part.name} chia cho {whole.name.lower()}."
    return Ratio(f"congress_round.{key}", name, part, whole, explanation, group=GROUP)


def _under_40(_moment: Moment) -> Q:
    return age_on_under("person__birth_date", f"{_TERM}__starts_on", 40)


def _secretary_before(_moment: Moment) -> Q:
    before = Office.objects.filter(
        person=OuterRef("person"), kind=OfficeKind.SECRETARY, committee__term=OuterRef(f"{_TERM}__previous")
    )
    return Q(Exists(before))


def _sat_until(_moment: Moment) -> Q:
    """That a candidate sat in the committee which the congress ended."""
    day = OuterRef("election__meeting__held_on")
    sat = CommitteeMember.objects.filter(
        Q(valid_to__isnull=True) | Q(valid_to__gte=day),
        person=OuterRef("person"),
        committee__kind=CommitteeKind.EXECUTIVE,
        committee__term__organisation=OuterRef("election__meeting__organisation"),
        valid_from__lt=day,
    )
    return Q(Exists(sat))


def _not_elected(_moment: Moment) -> Q:
    """That a candidate was elected neither by the first vote nor by a later one on the same seats."""
    later = Candidate.objects.filter(
        person=OuterRef("person"), election__first=OuterRef("election"), outcome=Outcome.ELECTED
    )
    return ~Q(outcome=Outcome.ELECTED) & Q(~Exists(later))


def _short(moment: Moment) -> Q:
    """That the congress of a unit elected fewer than the seats it fixed."""
    begun = Committee.objects.filter(
        in_force("term", moment),
        begun_in_round("term", moment),
        kind=CommitteeKind.EXECUTIVE,
        term__organisation=OuterRef("organisation"),
    )
    counted = begun.annotate(chosen=CountRows("members", filter=Q(members__entry=SeatEntry.ELECTED)))
    return Q(Exists(counted.filter(seats__gt=F("chosen"))))


_COMMITTEES = OrganisationKind.GRASSROOTS_COMMITTEE
UNIT, ALL = "đơn vị", _count("units", "Đơn vị của đợt đại hội", UNITS, unit="đơn vị")
HELD = _count("held", "Đơn vị đã đại hội", UNITS, _given(held=True), UNIT)
WAITING = _count("waiting", "Đơn vị chưa đại hội", UNITS, _given(held=False), UNIT)
ELECTED = _count("elected", "Cấp ủy viên trúng cử trong đợt", SEATS)
AGAIN = _count("re_elected", "Cấp ủy viên tái cử trong đợt", SEATS, _given(again=True))
FIRST = _count(
    "first_time",
    "Cấp ủy viên tham gia lần đầu trong đợt",
    SEATS,
    lambda _moment: Q(again=False, committee__term__previous__isnull=False),
)
WOMEN = _count("women", "Nữ trúng cử cấp ủy trong đợt", SEATS, _given(person__sex=Sex.FEMALE))
YOUNG = _count("under_40", "Cấp ủy viên dưới 40 tuổi trúng cử trong đợt", SEATS, _under_40)
ETHNIC = _count(
    "ethnic_minority",
    "Người dân tộc thiểu số trúng cử cấp ủy trong đợt",
    SEATS,
    lambda _moment: ~Q(person__ethnic_group="Kinh"),
)
STOOD = _count("candidates", "Người trong danh sách bầu cấp ủy trong đợt", LISTED)
STOOD_AGAIN = _count("stood_again", "Cấp ủy viên khóa trước ứng cử lại trong đợt", LISTED, _sat_until)
NOT_AGAIN = _count(
    "not_re_elected",
    "Cấp ủy viên khóa trước ứng cử không tái cử trong đợt",
    LISTED,
    lambda moment: _sat_until(moment) & _not_elected(moment),
)
SHORT = _count("units_short", "Đơn vị bầu thiếu số lượng cấp ủy", UNITS, _short, UNIT)
BEFORE = _count("former", "Cấp ủy viên khóa trước của các đơn vị đã đại hội", FORMER)
SECRETARY = _count("secretaries", "Bí thư đảng bộ cơ sở khóa mới", HEADS, _given(version__kind=_COMMITTEES))
DIRECT = _count(
    "secretaries_direct",
    "Bí thư đảng bộ cơ sở do đại hội trong đợt trực tiếp bầu",
    HEADS,
    _given(version__kind=_COMMITTEES, entry=OfficeEntry.BY_CONGRESS),
)
CHOSEN = _count(
    "secretaries_elected",
    "Bí thư đảng bộ cơ sở được bầu trong đợt",
    HEADS,
    _given(version__kind=_COMMITTEES, entry__in=(OfficeEntry.BY_CONGRESS, OfficeEntry.BY_COMMITTEE)),
)
SECRETARY_AGAIN = _count(
    "secretaries_re_elected",
    "Bí thư đảng bộ cơ sở tái cử",
    HEADS,
    lambda moment: Q(version__kind=_COMMITTEES) & _secretary_before(moment),
)
INSPECTION = _count("inspection", "Ủy viên ủy ban kiểm tra được bầu trong đợt", INSPECTORS)
INSPECTION_AGAIN = _count(
    "inspection_re_elected", "Ủy viên ủy ban kiểm tra tái cử trong đợt", INSPECTORS, _given(again=True)
)
EX_OFFICIO = _count("ex_officio", "Đại biểu đương nhiên", DELEGATES, _given(kind=DelegateKind.EX_OFFICIO))
DELEGATED = _count("delegates", "Đại biểu được bầu", DELEGATES, _given(kind=DelegateKind.ELECTED))
ALTERNATES = _count("alternates", "Đại biểu dự khuyết của đợt", DELEGATES, _given(kind=DelegateKind.ALTERNATE))

FIGURES: list[Figure] = [
    ALL,
    HELD,
    _share("held.share", "Tỷ lệ đơn vị đã đại hội", HELD, ALL),
    WAITING,
    ELECTED,
    BEFORE,
    AGAIN,
    _share("re_elected.share", "Tỷ lệ tái cử trong đợt", AGAIN, ELECTED),
    FIRST,
    _share("first_time.share", "Tỷ lệ tham gia lần đầu trong đợt", FIRST, ELECTED),
    WOMEN,
    _share("women.share", "Tỷ lệ nữ trúng cử trong đợt", WOMEN, ELECTED),
    YOUNG,
    _share("under_40.share", "Tỷ lệ dưới 40 tuổi trúng cử trong đợt", YOUNG, ELECTED),
    ETHNIC,
    _share("ethnic_minority.share", "Tỷ lệ dân tộc thiểu số trúng cử trong đợt", ETHNIC, ELECTED),
    STOOD,
    STOOD_AGAIN,
    NOT_AGAIN,
    _share("not_re_elected.share", "Tỷ lệ không tái cử trong đợt", NOT_AGAIN, STOOD_AGAIN),
    SHORT,
    SECRETARY,
    SECRETARY_AGAIN,
    DIRECT,
    CHOSEN,
    _share("secretaries_direct.share", "Tỷ lệ bí thư do đại hội trực tiếp bầu", DIRECT, CHOSEN),
    INSPECTION,
    INSPECTION_AGAIN,
    EX_OFFICIO,
    DELEGATED,
    ALTERNATES,
]
