"""Figures of committees elected in the grassroots organisations' term in force: seats, secretaries, inspection."""

from collections.abc import Callable

from django.db.models import Q

from dangbo.facts.figures import Change, Count, Figure, Moment, Ratio, Source, everything, within_sentence
from dangbo.registry.figures.ages import age_on_under
from dangbo.registry.figures.dimensions import BY_KIND_OF_VERSION, BY_SECTOR_OF_VERSION, OF_SEATS, PERSONAL, labelled
from dangbo.registry.figures.sources import COMMITTEE_SEATS, FORMER_SEATS, INSPECTION_SEATS, SECRETARIES
from dangbo.registry.models.committees import OfficeEntry
from dangbo.rules.vocabulary import OrganisationKind

GROUP = "Cấp ủy, bí thư, ủy ban kiểm tra"
_TERM = (
    "Tính các tổ chức cơ sở đảng có nhiệm kỳ đang chạy vào ngày xem số liệu, đếm người trúng cử tại đại hội, "
    "kể cả người thôi giữ chức sau đó."
)
_AGAIN = (
    "Tái cử là người đã ở cùng loại cấp ủy của tổ chức ấy trong nhiệm kỳ trước. Nhiệm kỳ đầu tiên có trong sổ không "
    "tính là tái cử hay lần đầu, vì sổ không biết nhiệm kỳ trước đó."
)


def _given(**conditions: object) -> Callable[[Moment], Q]:
    return lambda _moment: Q(**conditions)


def _seats(
    key: str,
    name: str,
    source: Source,
    where: Callable[[Moment], Q] = everything,
    explanation: str = "",
    phrases: tuple[str, ...] = (),
) -> Count:
    return Count(
        key=key,
        name=name,
        unit="đồng chí",
        source=source,
        where=where,
        breakdowns=OF_SEATS,
        explanation=f"{explanation} {_TERM}".strip(),
        group=GROUP,
        phrases=phrases,
    )


def _of(body: str, *words: str) -> tuple[str, ...]:
    """Phrases in clauses on a body elected in all grassroots organisations."""
    return tuple(f"cơ sở + {body} | {each}" for each in words)


_ELECTED_WORDS = ("bầu … {} đồng chí", "bầu … {} cấp ủy viên", "bầu … {} ủy viên")
_AGAIN_WORDS = ("tái cử … {}", "{} đồng chí tái cử")
_FIRST_WORDS = ("lần đầu … {}", "{} đồng chí tham gia lần đầu")
_WOMEN_WORDS = ("nữ … {} đồng chí", "nữ {}", "{} đồng chí nữ", "{} nữ", "{} đồng chí là nữ")


def _first_time(_moment: Moment) -> Q:
    return Q(again=False, committee__term__previous__isnull=False)


def _under_40(_moment: Moment) -> Q:
    return age_on_under("person__birth_date", "committee__term__starts_on", 40)


ELECTED = _seats("committees.elected", "Cấp ủy viên được bầu", COMMITTEE_SEATS, phrases=_of("cấp ủy", *_ELECTED_WORDS))
RE_ELECTED = _seats(
    "committees.re_elected",
    "Cấp ủy viên tái cử",
    COMMITTEE_SEATS,
    _given(again=True),
    _AGAIN,
    _of("cấp ủy", *_AGAIN_WORDS),
)
FIRST_TIME = _seats(
    "committees.first_time",
    "Cấp ủy viên tham gia lần đầu",
    COMMITTEE_SEATS,
    _first_time,
    _AGAIN,
    _of("cấp ủy", *_FIRST_WORDS),
)
WOMEN = _seats(
    "committees.women",
    "Nữ trong cấp ủy mới",
    COMMITTEE_SEATS,
    _given(person__sex="female"),
    phrases=_of("cấp ủy", *_WOMEN_WORDS),
)
UNDER_40 = _seats(
    "committees.under_40",
    "Cấp ủy viên dưới 40 tuổi",
    COMMITTEE_SEATS,
    _under_40,
    "Tuổi tính tròn năm đến ngày đại hội.",
    _of("cấp ủy", "dưới 40 tuổi … {}", "{} đồng chí dưới 40 tuổi"),
)
FORMER = _seats(
    "committees.former_term",
    "Cấp ủy viên được bầu nhiệm kỳ trước",
    FORMER_SEATS,
    explanation="Đếm ở nhiệm kỳ liền trước nhiệm kỳ đang chạy.",
)
MINORITY = _seats(
    "committees.ethnic_minority",
    "Cấp ủy viên là người dân tộc thiểu số",
    COMMITTEE_SEATS,
    lambda _moment: ~Q(person__ethnic_group="Kinh"),
)


def _share(part: Count, name: str, words: tuple[str, ...], whole: Count = ELECTED) -> Ratio:
    explanation = f"{part.name} chia cho {within_sentence(whole.name)}. {part.explanation}"
    phrases = _of("cấp ủy", *words)
    return Ratio(f"{part.key}.share", name, part, whole, explanation, group=GROUP, phrases=phrases)


CHANGE = Change(
    "committees.change",
    "Cấp ủy viên tăng, giảm so với nhiệm kỳ trước",
    "đồng chí",
    ELECTED,
    FORMER,
    "Số được bầu nhiệm kỳ này trừ số được bầu nhiệm kỳ trước.",
    group=GROUP,
)
CHANGE_SHARE = Change(
    "committees.change.share",
    "Mức tăng, giảm cấp ủy viên so với nhiệm kỳ trước",
    "%",
    ELECTED,
    FORMER,
    "Số tăng, giảm chia cho số được bầu nhiệm kỳ trước.",
    percent=True,
    group=GROUP,
    phrases=_of("cấp ủy", "giảm {} so với", "tăng {} so với"),
)


def _inspectors(
    key: str, name: str, where: Callable[[Moment], Q], words: tuple[str, ...], explanation: str = ""
) -> Count:
    phrases = _of("ủy ban kiểm tra", *words)
    return _seats(f"inspection.{key}", name, INSPECTION_SEATS, where, explanation, phrases)


INSPECTION = _inspectors("elected", "Ủy viên ủy ban kiểm tra được bầu", everything, _ELECTED_WORDS)
INSPECTION_AGAIN = _inspectors("re_elected", "Ủy viên ủy ban kiểm tra tái cử", _given(again=True), _AGAIN_WORDS, _AGAIN)
INSPECTION_FIRST = _inspectors(
    "first_time", "Ủy viên ủy ban kiểm tra tham gia lần đầu", _first_time, _FIRST_WORDS, _AGAIN
)
INSPECTION_WOMEN = _inspectors("women", "Nữ trong ủy ban kiểm tra", _given(person__sex="female"), _WOMEN_WORDS)

_BY_ENTRY = labelled("entry", "Cách giữ chức", "entry", dict(OfficeEntry.choices))
_COMMITTEES = OrganisationKind.GRASSROOTS_COMMITTEE
_CELLS = OrganisationKind.GRASSROOTS_CELL


def _secretaries(key: str, name: str, phrases: tuple[str, ...] = (), **conditions: object) -> Count:
    return Count(
        key=f"secretaries.{key}",
        name=name,
        unit="đồng chí",
        source=SECRETARIES,
        where=_given(**conditions),
        breakdowns=(_BY_ENTRY, BY_SECTOR_OF_VERSION, BY_KIND_OF_VERSION, *PERSONAL),
        explanation="Đếm bí thư đầu tiên của mỗi nhiệm kỳ đang chạy vào ngày xem số liệu, theo cách giữ chức.",
        group=GROUP,
        phrases=phrases,
    )


_ELECTED_ENTRIES = (OfficeEntry.BY_CONGRESS, OfficeEntry.BY_COMMITTEE)
SECRETARIES_ELECTED = _secretaries(
    "elected", "Bí thư đảng bộ cơ sở được bầu", entry__in=_ELECTED_ENTRIES, version__kind=_COMMITTEES
)
ELECTED_DIRECTLY = _secretaries(
    "elected_directly",
    "Bí thư đảng bộ cơ sở do đại hội bầu trực tiếp",
    _of("bí thư", "{} đảng bộ cơ sở bầu trực"),
    entry=OfficeEntry.BY_CONGRESS,
    version__kind=_COMMITTEES,
)

FIGURES: list[Figure] = [
    ELECTED,
    FORMER,
    CHANGE,
    CHANGE_SHARE,
    RE_ELECTED,
    _share(RE_ELECTED, "Tỷ lệ cấp ủy viên tái cử", ("tái cử … {}",)),
    FIRST_TIME,
    _share(FIRST_TIME, "Tỷ lệ cấp ủy viên tham gia lần đầu", ("lần đầu … {}",)),
    WOMEN,
    _share(WOMEN, "Tỷ lệ nữ trong cấp ủy mới", ("nữ … {}",)),
    UNDER_40,
    _share(UNDER_40, "Tỷ lệ cấp ủy viên dưới 40 tuổi", ("dưới 40 tuổi … {}",)),
    MINORITY,
    _secretaries("total", "Bí thư đảng bộ cơ sở", version__kind=_COMMITTEES),
    SECRETARIES_ELECTED,
    ELECTED_DIRECTLY,
    _secretaries(
        "elected_by_committee",
        "Bí thư đảng bộ cơ sở do cấp ủy bầu",
        entry=OfficeEntry.BY_COMMITTEE,
        version__kind=_COMMITTEES,
    ),
    _secretaries(
        "appointed", "Bí thư đảng bộ cơ sở được chỉ định", entry=OfficeEntry.APPOINTED, version__kind=_COMMITTEES
    ),
    _secretaries("women", "Nữ bí thư đảng bộ cơ sở", person__sex="female", version__kind=_COMMITTEES),
    _secretaries("cells.total", "Bí thư chi bộ cơ sở", version__kind=_CELLS),
    INSPECTION,
    INSPECTION_AGAIN,
    INSPECTION_FIRST,
    INSPECTION_WOMEN,
]
