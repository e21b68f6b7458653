"""The member sheet (phiếu đảng viên) as Word, items 01 to 30 of rules/members.md §9.2."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from dangbo.access.actor import Actor
from dangbo.paper.word.build import OfficeDocument
from dangbo.registry.acts.writing import write
from dangbo.registry.models import Honour, Person, Portrait
from dangbo.registry.models.people import HonourKind, Scale, Sex
from dangbo.registry.queries import person_page
from dangbo.registry.queries.member_list import written
from dangbo.registry.queries.organisations import breadcrumb
from dangbo.rules.vocabulary import Activity
from dangbo.vietnamese.dates import format_date, format_long

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
BLANK = "…………………………"


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the sheet: headings, rows, widths in millimetres."""

    headings: Sequence[str]
    rows: Sequence[Sequence[str]]
    widths: Sequence[float]


@dataclass(frozen=True, slots=True)
class Item:
    """A numbered item of the sheet: its text, or a table."""

    number: str
    name: str
    text: str = ""
    table: Table | None = None


@transaction.atomic
def member_sheet(*, actor: Actor, person: Person, at: date) -> bytes:
    """The sheet of a person as of a day, for signing. The numbers stand in full, so the printing is on record."""
    place = person_page.place_of(person, at)
    home = place.membership.organisation if place else None
    write("print_member_sheet", actor, f"In phiếu đảng viên của {person.full_name}", organisation=home, subject=person)
    document = OfficeDocument(title=f"Phiếu đảng viên {person.full_name}")
    above = [version.name for version in breadcrumb(home, at)] if home else []
    document.head(
        above[-2] if len(above) > 1 else "",
        above[-1] if above else "",
        f"Số lý lịch: {person.file_number or BLANK}",
        format_long(at),
    )
    photograph = Portrait.objects.filter(person=person).first()
    if photograph is not None:
        document.portrait(bytes(photograph.jpeg))
    document.title("Phiếu đảng viên", f"Số thẻ đảng viên: {person.card_number or BLANK}")
    for name in above:
        document.note(name)
    for item in sheet_items(person, at):
        _add(document, item)
    document.signature(["Lưu hồ sơ đảng viên"], "T/M CẤP ỦY", "BÍ THƯ", "")
    document.signature([], "", "NGƯỜI KHAI", person.full_name)
    return document.to_bytes()


def _add(document: OfficeDocument, item: Item) -> None:
    label = f"{item.number}. {item.name}:"
    if item.table is None:
        document.paragraph(f"{label} {item.text or BLANK}")
        return
    document.paragraph(label if item.table.rows else f"{label} không có")
    if item.table.rows:
        document.table(item.table.headings, item.table.rows, item.table.widths)


def sheet_items(person: Person, at: date) -> list[Item]:
    """The thirty items in the order of the form."""
    return [*_identity(person), _joining(person), *_work(person), *_learning(person, at), *_course(person, at)]


def _identity(person: Person) -> Iterator[Item]:
    yield Item("01", "Họ và tên khai sinh", person.full_name.upper())
    yield Item("02", "Giới tính", str(Sex(person.sex).label))
    yield Item("03", "Tên gọi khác", person.other_names)
    yield Item("04", "Ngày sinh", written(person.birth_date, person.birth_precision))
    yield Item("05", "Nơi đăng ký khai sinh", person.birth_place)
    yield Item("06", "Quê quán", person.native_place)
    yield Item("07", "Nơi thường trú", _joined(person.permanent_address, _after("tạm trú", person.temporary_address)))
    yield Item("08", "Dân tộc", person.ethnic_group)
    yield Item("09", "Tôn giáo", person.religion)
    yield Item("10", "Thành phần gia đình", person.family_origin)
    yield Item(
        "11", "Nghề nghiệp, chức vụ, đơn vị công tác", _joined(person.occupation, person.work_post, person.workplace)
    )


def _joining(person: Person) -> Item:
    decided = person.admission_decided_on
    decision = f"{person.admission_decision} ngày {format_date(decided)}" if decided else person.admission_decision
    return Item(
        "12",
        "Ngày vào Đảng",
        _joined(
            written(person.joined_on, person.joined_precision),
            _after("tại", person.admitting_organisation),
            _after("theo", decision.strip()),
            _after("người giới thiệu:", person.introducers),
            _after("ngày chính thức:", written(person.official_on, person.official_precision)),
            sep="; ",
        ),
    )


def _work(person: Person) -> Iterator[Item]:
    yield Item("13", "Ngày tuyển dụng", person.recruited_on)
    yield Item("14", "Ngày vào Đoàn TNCS Hồ Chí Minh", person.youth_union_on)
    yield Item("15", "Tham gia các tổ chức xã hội", person.associations)
    service = (_after("nhập ngũ", person.enlisted_on), _after("xuất ngũ", person.discharged_on))
    yield Item("16", "Ngày nhập ngũ, xuất ngũ", _joined(*service))


def _learning(person: Person, at: date) -> Iterator[Item]:
    levels = person_page.levels_at(person, at)

    def named(scale: Scale) -> str:
        level = levels.get(scale)
        return _joined(level.name, level.subject) if level else ""

    yield Item(
        "17",
        "Trình độ hiện nay",
        _joined(
            _after("giáo dục phổ thông:", named(Scale.GENERAL)),
            _after("chuyên môn nghiệp vụ:", named(Scale.PROFESSIONAL)),
            _after("học hàm:", person.academic_title),
            _after("lý luận chính trị:", named(Scale.THEORY)),
            _after("ngoại ngữ:", person.foreign_languages),
            _after("tin học:", person.computing),
            _after("tiếng dân tộc thiểu số:", person.minority_language),
            sep="; ",
        ),
    )
    martyr = "gia đình liệt sĩ" if person.martyr_family else ""
    yield Item("18", "Tình trạng sức khỏe", _joined(person.health, _after("thương binh", person.war_invalid), martyr))
    yield Item("19", "Số định danh cá nhân", person.citizen_number)
    exempt = person.memberships.filter(activity=Activity.EXEMPT).order_by("valid_from").first()
    yield Item("20", "Ngày được miễn công tác và sinh hoạt đảng", format_date(exempt.valid_from) if exempt else "không")


def _course(person: Person, at: date) -> Iterator[Item]:
    career = [[_span(line.begins, line.ends), line.text] for line in person.career.order_by("id")]
    yield Item("21", "Quá trình công tác", table=Table(("Từ đến", "Công việc, chức vụ, đơn vị"), career, (40, 125)))
    training = [
        [line.school, line.field, _span(line.begins, line.ends), line.mode, line.certificate]
        for line in person.training.order_by("id")
    ]
    headings = ("Tên trường", "Ngành học", "Từ đến", "Hình thức", "Văn bằng")
    yield Item("22", "Đào tạo, bồi dưỡng", table=Table(headings, training, (45, 40, 28, 24, 28)))
    given = [each for each in person_page.honours(person) if each.given_on <= at]
    yield from _honours(given)
    yield Item("27", "Đặc điểm lịch sử bản thân", person.personal_history)
    yield Item("28", "Quan hệ với nước ngoài", person.foreign_relations)
    family = [
        [line.relation, line.full_name, str(line.birth_year or ""), line.text] for line in person.family.order_by("id")
    ]
    relatives = Table(("Quan hệ", "Họ và tên", "Năm sinh", "Quê quán, nơi ở, nghề nghiệp"), family, (25, 45, 20, 75))
    yield Item("29", "Quan hệ gia đình", table=relatives)
    yield Item("30", "Hoàn cảnh kinh tế gia đình", person.household_economy)


_KINDS = (
    ("23", "Khen thưởng", HonourKind.AWARD),
    ("24", "Huy hiệu Đảng", HonourKind.BADGE),
    ("25", "Danh hiệu được phong", HonourKind.TITLE),
    ("26", "Kỷ luật", HonourKind.DISCIPLINE),
)


def _honours(given: Sequence[Honour]) -> Iterator[Item]:
    for number, name, kind in _KINDS:
        rows = [
            [
                format_date(each.given_on),
                each.text,
                f"{each.decision.symbol}, {each.decision.issuer}" if each.decision else "",
            ]
            for each in reversed(given)
            if each.kind == kind
        ]
        yield Item(number, name, table=Table(("Ngày", "Hình thức, nội dung", "Quyết định"), rows, (28, 77, 60)))


def _after(word: str, text: str) -> str:
    return f"{word} {text}" if text else ""


def _joined(*parts: str, sep: str = ", ") -> str:
    return sep.join(part for part in parts if part)


def _span(begins: str, ends: str) -> str:
    return f"{begins} – {ends}" if ends else begins
