"""The figures of personnel: who is put forward for the committees of a round, as the lists of its congresses stand."""

from collections.abc import Callable, Mapping
from datetime import date

from django.db.models import Count as CountRows
from django.db.models import Exists, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce

from dangbo.access.permissions import Permission
from dangbo.congresses.models.personnel import Nominee, NomineePaper, PersonnelStep, RunKind, StepName
from dangbo.congresses.models.rounds import LEVEL_CHOICES
from dangbo.congresses.round_figures import latest_round
from dangbo.facts.figures import Breakdown, Column, Count, Figure, Moment, Ratio, Rows, Source, everything
from dangbo.registry.figures.dimensions import BY_ETHNICITY, BY_SEX, at_path
from dangbo.registry.models.people import Sex
from dangbo.rules.congress.age import reference_month
from dangbo.rules.congress.files import file_papers
from dangbo.rules.congress.levels import CongressLevel
from dangbo.rules.congress.quota import committee_bands
from dangbo.rules.members.bands import Band
from dangbo.vietnamese.dates import add_months

GROUP = "Nhân sự đại hội"
BEGUN = date(2019, 5, 30)
BANDS = committee_bands(BEGUN)
"""The bands of the directive of 2019, which later ones kept (rules/congress 7.2)."""
_CONGRESS = "run__plan__congress"


def _on_list() -> Q:
    """That somebody is on the list of the run as it stands: of the step under way, or what the last step handed on."""
    open_ones = PersonnelStep.objects.filter(run=OuterRef("step__run"), closed_on=None)
    later = PersonnelStep.objects.filter(run=OuterRef("step__run"), number__gt=OuterRef("step__number"))
    names = StepName.objects.filter(nominee=OuterRef("pk"))
    under_way = names.filter(~Exists(open_ones.filter(number__lt=OuterRef("step__number"))), step__closed_on=None)
    handed_on = names.filter(~Exists(open_ones), ~Exists(later), goes_on=True)
    return Q(Exists(under_way)) | Q(Exists(handed_on))


def _proposed(moment: Moment) -> Rows:
    return Nominee.objects.filter(
        _on_list(), latest_round(f"{_CONGRESS}__round", moment), run__opened_on__lte=moment.at
    )


def _papers_in(moment: Moment) -> Coalesce:
    """How many papers of the checklist have come in."""
    rows = NomineePaper.objects.filter(nominee=OuterRef("pk"), code__in=_codes(moment), received_on__lte=moment.at)
    counted = rows.order_by().values("nominee").annotate(number=CountRows("pk")).values("number")
    return Coalesce(Subquery(counted), Value(0))


def _codes(moment: Moment) -> list[str]:
    return [paper.code for paper in file_papers(max(moment.at, BEGUN))]


def _joins(moment: Moment) -> Mapping[str, object]:
    return {"papers_in": _papers_in(moment)}


PROPOSED = Source(
    key="congress_personnel",
    name="nhân sự giới thiệu vào cấp ủy",
    rows=_proposed,
    organisation=f"{_CONGRESS}__organisation",
    columns=(
        Column("person", "Họ và tên", "person", "person"),
        Column("sex", "Giới tính", "person__sex", labels=dict(Sex.choices)),
        Column("post", "Chức vụ", "post"),
        Column("run", "Diện", "run__kind", labels=dict(RunKind.choices)),
        Column("organisation", "Đại hội của", f"{_CONGRESS}__organisation", "organisation"),
        Column("papers", "Giấy tờ đã có", "papers_in"),
    ),
    joins=_joins,
    permission=Permission.SEE_MEMBERS,
)


def in_band(band: Band, moment: Moment) -> Q:
    """That somebody is in the band at the reference month of the level and round (age is counted by months).

    The months are those of the directives; a figure asks its rows alone, not what an office laid over them.
    """
    found = Q(pk__in=[])
    for level in CongressLevel:
        for reference in _references(level, moment.at):
            of = Q(**{f"{_CONGRESS}__level": level.value, f"{_CONGRESS}__round__first_year": reference.year})
            found |= of & _born(band, reference)
    return found


def _references(level: CongressLevel, at: date) -> set[date]:
    """The months at which the rounds up to a day counted age."""
    days = [min(at, date(year, 6, 30)) for year in range(BEGUN.year, at.year + 1)]
    return {reference_month(level, day) for day in days if day >= BEGUN}


def _born(band: Band, reference: date) -> Q:
    """Born in such months that the full years at the reference month lie in the band."""
    old_enough = Q(person__birth_date__lt=add_months(reference, 1 - 12 * band.first))
    if band.last is None:
        return old_enough
    return old_enough & Q(person__birth_date__gte=add_months(reference, 1 - 12 * (band.last + 1)))


def _given(**conditions: object) -> Callable[[Moment], Q]:
    return lambda _moment: Q(**conditions)


BY_RUN = Breakdown("run", "Tái cử, lần đầu", at_path("run__kind"), dict(RunKind.choices))
BY_LEVEL = Breakdown("level", "Cấp đại hội", at_path(f"{_CONGRESS}__level"), dict(LEVEL_CHOICES))


def _count(key: str, name: str, where: Callable[[Moment], Q] = everything) -> Count:
    return Count(
        key=f"congress_personnel.{key}",
        name=name,
        unit="đồng chí",
        source=PROPOSED,
        explanation="Tính danh sách nhân sự như đang có ở các đại hội của đợt mở gần nhất, hai lượt tái cử và lần đầu.",
        where=where,
        breakdowns=(BY_RUN, BY_SEX, BY_ETHNICITY, BY_LEVEL),
        group=GROUP,
    )


def _share(key: str, name: str, part: Count) -> Ratio:
    explanation = f"{part.name} chia cho {ALL.name.lower()}."
    return Ratio(f"congress_personnel.{key}.share", name, part, ALL, explanation, group=GROUP)


def _of_band(band: Band) -> Count:
    return _count(band.key, f"Nhân sự {band.label.lower()}", lambda moment: in_band(band, moment))


YOUNG, *OLDER = map(_of_band, BANDS)
ALL = _count("proposed", "Nhân sự giới thiệu vào cấp ủy")
WOMEN = _count("women", "Nhân sự nữ", _given(person__sex=Sex.FEMALE))
FIRST = _count("first_time", "Nhân sự tham gia lần đầu", _given(run__kind=RunKind.FIRST_TIME))
AGAIN = _count("re_election", "Nhân sự tái cử", _given(run__kind=RunKind.RE_ELECTION))
ETHNIC = _count("ethnic_minority", "Nhân sự dân tộc thiểu số", lambda _moment: ~Q(person__ethnic_group="Kinh"))
COMPLETE = _count("files_complete", "Nhân sự đủ hồ sơ", lambda moment: Q(papers_in=len(_codes(moment))))
OPEN = _count("files_open", "Nhân sự còn thiếu giấy tờ", lambda moment: Q(papers_in__lt=len(_codes(moment))))

FIGURES: list[Figure] = [
    ALL,
    WOMEN,
    _share("women", "Tỷ lệ nhân sự nữ", WOMEN),
    AGAIN,
    FIRST,
    _share("first_time", "Tỷ lệ nhân sự tham gia lần đầu", FIRST),
    YOUNG,
    _share("young", f"Tỷ lệ nhân sự {BANDS[0].label.lower()}", YOUNG),
    *OLDER,
    ETHNIC,
    COMPLETE,
    _share("files_complete", "Tỷ lệ nhân sự đủ hồ sơ", COMPLETE),
    OPEN,
]
