"""Results of an earlier round in a file (.xlsx, .xls, .ods, .csv): its rows read, and what becomes of each."""

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from dangbo.congresses.models import Congress, CongressRound
from dangbo.congresses.models.imports import FormerResult
from dangbo.registry.exchange.fields import Field, FieldKind
from dangbo.registry.exchange.listed import ListKind, Outcome, Seen, Trouble, outcome_of, read_listed, troubles_of
from dangbo.registry.exchange.rows import Row
from dangbo.registry.models import OrganisationVersion, TreeLink
from dangbo.rules.congress.levels import level_of
from dangbo.rules.congress.roundup import CommitteeFigures, check_figures
from dangbo.rules.vocabulary import OrganisationKind
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.numbers import parse_number
from dangbo.vietnamese.text import search_key

_NUMBERS = (
    ("members", "Số đảng viên", ("Đảng viên", "Tổng số đảng viên")),
    ("seats", "Số lượng cấp ủy", ("Số cấp ủy viên đại hội quyết định", "Số lượng cấp ủy viên")),
    ("elected", "Cấp ủy viên trúng cử", ("Trúng cử", "Số cấp ủy viên được bầu", "Cấp ủy viên được bầu")),
    ("re_elected", "Tái cử", ("Số tái cử",)),
    ("first_time", "Tham gia lần đầu", ("Lần đầu", "Mới tham gia")),
    ("women", "Nữ", ("Cấp ủy viên nữ",)),
    ("young", "Dưới 40 tuổi", ("Cán bộ trẻ", "Tuổi trẻ")),
    ("ethnic", "Dân tộc thiểu số", ("Dân tộc",)),
    ("inspection", "Ủy viên UBKT", ("Ủy viên ủy ban kiểm tra", "UBKT")),
    ("secretaries_direct", "Bầu trực tiếp bí thư", ("Bí thư do đại hội bầu",)),
    ("delegates", "Đại biểu chính thức", ("Đại biểu dự đại hội cấp trên", "Đại biểu được bầu")),
    ("alternates", "Đại biểu dự khuyết", ("Dự khuyết",)),
)
NUMBERS = tuple(key for key, _, _ in _NUMBERS)
FIELDS = {
    each.key: each
    for each in (
        Field("organisation", "Tổ chức", aliases=("Đơn vị", "Tên đơn vị", "Tổ chức đảng", "Mã tổ chức"), required=True,
              longest=250),
        Field("held_on", "Ngày đại hội", FieldKind.DATE, ("Ngày tổ chức", "Ngày họp", "Thời gian"), required=True),
        *(Field(key, heading, FieldKind.TEXT, aliases) for key, heading, aliases in _NUMBERS),
    )
}  # fmt: skip
RESULTS = ListKind("former", FIELDS, ("organisation", "held_on"), "Tệp có tiêu đề cột nhưng không có dòng nào.")
YES = ("có", "x", "co")


@dataclass(frozen=True, slots=True)
class FormerLine:
    """A row of the file. version: of the organisation that is meant; problems: a sentence each."""

    number: int
    name: str
    version: OrganisationVersion | None
    held_on: date | None
    numbers: dict[str, int] = field(default_factory=dict)
    outcome: Outcome = Outcome.NEW
    problems: tuple[Trouble, ...] = ()

    @property
    def label(self) -> str:
        return self.version.name if self.version else self.name

    @property
    def shown(self) -> list[int | None]:
        """The numbers in the order of the columns."""
        return [self.numbers.get(key) for key in NUMBERS]


def read_results(content: bytes | Path, filename: str, round_: CongressRound) -> list[FormerLine]:
    """Every row of the file with its outcome; nothing is stored. Raises FileError for a file without results."""
    return list(_judged(read_listed(content, filename, RESULTS), round_))


def _judged(rows: Sequence[Row], round_: CongressRound) -> Iterator[FormerLine]:
    known, (there, begun) = _known(round_), _there(round_)
    seen = Seen()
    for row in rows:
        held_on, name = row.date_of("held_on"), row.text_of("organisation")
        version = _meant(known.get(search_key(name), []), held_on)
        identity = version.organisation_id if version else None
        numbers: dict[str, int] = {}
        problems = [*troubles_of(row, RESULTS), *_against(name, version, held_on, round_), *_numbers(row, numbers)]
        problems.extend(seen.again(identity, row.number))
        if identity in begun and identity not in there:
            problems.append(Trouble("Đơn vị này đã có đại hội đang ghi trong đợt; kết quả lấy từ đại hội ấy."))
        outcome = outcome_of(problems, identity in there)
        yield FormerLine(row.number, name, version, held_on, numbers, outcome, tuple(problems))


def _against(
    name: str, version: OrganisationVersion | None, held_on: date | None, round_: CongressRound
) -> Iterator[Trouble]:
    """That the unit or the day is none of the round."""
    if version is None and name:
        yield Trouble(f"Không có tổ chức “{name}” trong phạm vi của đợt.", FIELDS["organisation"].heading)
    if held_on is not None and not round_.first_year - 1 <= held_on.year <= round_.first_year:
        day = format_date(held_on)
        yield Trouble(f"Ngày {day} không thuộc đợt đại hội {round_.term_name}.", FIELDS["held_on"].heading)


def _numbers(row: Row, numbers: dict[str, int]) -> Iterator[Trouble]:
    """Fill in the numbers of a row; what is none, and what does not add up."""
    for key in NUMBERS:
        text = row.text_of(key).strip()
        if not text or text == "–":
            continue
        value = 1 if text.lower() in YES else _whole(text)
        if value is None:
            yield Trouble(f"“{text}” không phải là số.", FIELDS[key].heading)
        else:
            numbers[key] = value
    if "elected" in numbers:
        yield from (Trouble(finding.message) for finding in check_figures(_figures(numbers)))


def _whole(text: str) -> int | None:
    try:
        value = parse_number(text)
    except ValueError:
        return None
    return int(value) if value == int(value) and value >= 0 else None


def _figures(numbers: dict[str, int]) -> CommitteeFigures:
    """The numbers as the rules check them; parts that the file does not tell are taken to add up."""
    elected = numbers["elected"]
    again = numbers.get("re_elected", elected - numbers.get("first_time", 0))
    return CommitteeFigures(
        elected=elected,
        re_elected=again,
        first_time=numbers.get("first_time", elected - again),
        women=numbers.get("women", 0),
        young=numbers.get("young", 0),
        ethnic=numbers.get("ethnic", 0),
        seats=numbers.get("seats", 0),
    )


def _known(round_: CongressRound) -> dict[str, list[OrganisationVersion]]:
    """What stood below the superior at any time, by code and by name; one query."""
    below = TreeLink.objects.filter(ancestor=round_.superior, depth__gt=0).values("descendant")
    found: dict[str, list[OrganisationVersion]] = {}
    rows = OrganisationVersion.objects.filter(organisation__in=below).exclude(kind=OrganisationKind.PARTY_GROUP)
    for row in rows.select_related("organisation").order_by("-valid_from"):
        for key in {search_key(row.name), search_key(row.organisation.code)}:
            found.setdefault(key, []).append(row)
    return found


def _meant(versions: Sequence[OrganisationVersion], held_on: date | None) -> OrganisationVersion | None:
    """The version that held on the day, else the latest of that name; None where two organisations bear it."""
    if not versions or len({version.organisation_id for version in versions}) > 1:
        return None
    return next((row for row in versions if held_on is not None and row.holds_at(held_on)), versions[0])


def _there(round_: CongressRound) -> tuple[set[uuid.UUID], set[uuid.UUID]]:
    """Organisations whose results are stored, and those that have a congress in the round; two queries."""
    stored = FormerResult.objects.filter(congress__round=round_).values_list("congress__organisation_id", flat=True)
    return set(stored), set(Congress.objects.filter(round=round_).values_list("organisation_id", flat=True))


def level_at(version: OrganisationVersion) -> str:
    """The level of a congress that an organisation of this kind held."""
    return level_of(OrganisationKind(version.kind)).value
