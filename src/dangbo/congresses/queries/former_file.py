"""Results of an earlier round in a file (.xlsx, .xls, .ods, .csv): its rows read, and what becomes of each."""

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path

from dangbo.congresses.models import Congress, CongressRound
from dangbo.congresses.models.imports import FormerResult
from dangbo.paper.errors import FileError
from dangbo.paper.sheets import Sheet, read_sheets
from dangbo.registry.exchange.fields import Field, FieldKind
from dangbo.registry.exchange.gathering import gather
from dangbo.registry.exchange.guessing import guess
from dangbo.registry.exchange.headings import find_headings
from dangbo.registry.exchange.problems import Decisions
from dangbo.registry.exchange.rows import Row, read_rows
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
NO_HEADINGS = "Không thấy dòng tiêu đề có cột “Tổ chức” và “Ngày đại hội” trong tệp. Hãy ghi tên cột rồi gửi lại."
NOTHING = "Tệp có tiêu đề cột nhưng không có dòng nào."
MOST_ROWS = 5_000
YES = ("có", "x", "co")


class Outcome(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    THERE = "there"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class FormerLine:
    """A row of the file. version: of the organisation that is meant; problems: a sentence each."""

    number: int
    name: str
    version: OrganisationVersion | None
    held_on: date | None
    numbers: dict[str, int] = field(default_factory=dict)
    outcome: Outcome = Outcome.NEW
    problems: tuple[str, ...] = ()

    @property
    def shown(self) -> list[int | None]:
        """The numbers in the order of the columns."""
        return [self.numbers.get(key) for key in NUMBERS]


def read_results(content: bytes | Path, filename: str, round_: CongressRound) -> list[FormerLine]:
    """Every row of the file with its outcome; nothing is stored. Raises FileError for a file without results."""
    rows = max((_rows(sheet) for sheet in read_sheets(content, filename)), key=len, default=[])
    if not rows:
        raise FileError(NO_HEADINGS)
    rows = [row for row in rows if row.cells]
    if not rows:
        raise FileError(NOTHING)
    if len(rows) > MOST_ROWS:
        raise FileError(f"Tệp có hơn {MOST_ROWS} dòng; một đợt đại hội không dài như vậy. Hãy kiểm tra lại tệp.")
    return list(_judged(rows, round_))


def _rows(sheet: Sheet) -> list[Row]:
    """The rows of a sheet whose columns are found; one empty row stands for headings with nothing below."""
    found = find_headings(sheet, list(FIELDS.values()))
    if found is None:
        return []
    first = found.last + 1
    mapped = guess(found.texts, list(FIELDS.values()), sheet.rows[first:])
    if not {"organisation", "held_on"} <= set(mapped.values()):
        return []
    rows = list(read_rows(gather(sheet.rows, first, mapped, FIELDS).rows, FIELDS, Decisions()))
    return rows or [Row(0, {})]


def _judged(rows: Sequence[Row], round_: CongressRound) -> Iterator[FormerLine]:
    known, (there, begun) = _known(round_), _there(round_)
    seen: dict[uuid.UUID, int] = {}
    for row in rows:
        problems = [problem.lead for problem in row.problems]
        held_on, name = row.date_of("held_on"), row.text_of("organisation")
        version = _meant(known.get(search_key(name), []), held_on)
        if version is None and name:
            problems.append(f"Không có tổ chức “{name}” trong phạm vi của đợt.")
        if held_on is not None and not round_.first_year - 1 <= held_on.year <= round_.first_year:
            problems.append(f"Ngày {format_date(held_on)} không thuộc đợt đại hội {round_.term_name}.")
        numbers = dict(_numbers(row, problems))
        problems += [finding.message for finding in check_figures(_figures(numbers))] if "elected" in numbers else []
        identity = version.organisation_id if version else None
        if identity in seen:
            problems.append(f"Trùng với dòng {seen[identity]} của tệp.")
        if identity in begun and identity not in there:
            problems.append("Đơn vị này đã có đại hội đang ghi trong đợt; kết quả lấy từ đại hội ấy.")
        if identity is not None:
            seen.setdefault(identity, row.number)
        outcome = Outcome.WRONG if problems else Outcome.THERE if identity in there else Outcome.NEW
        yield FormerLine(row.number, name, version, held_on, numbers, outcome, tuple(problems))


def _numbers(row: Row, problems: list[str]) -> Iterator[tuple[str, int]]:
    for key in NUMBERS:
        text = row.text_of(key).strip()
        if not text or text == "–":
            continue
        value = 1 if text.lower() in YES else _whole(text)
        if value is None:
            problems.append(f"Cột “{FIELDS[key].heading}”: “{text}” không phải là số.")
        else:
            yield key, value


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
