"""Texts of the congress itself: its name, days, place, contents, bases, plan, groups, outgoing committee."""

from collections.abc import Callable, Iterator

from dangbo.congresses.models import GroupRole, PlanStep, RoundDirective
from dangbo.congresses.papers.facts.base import BLANK, Facts, number, people_table
from dangbo.congresses.queries.plan_page import owner_of
from dangbo.facts.models import holding_at
from dangbo.registry.models.committees import CommitteeKind, CommitteeMember
from dangbo.registry.queries.committees import offices_at, seats_at, term_at
from dangbo.rules.congress.backward import OF_SUPERIOR
from dangbo.rules.congress.contents import CONTENT_LABELS, Content
from dangbo.rules.documents import kinds_of_code
from dangbo.vietnamese.dates import format_date, format_long
from dangbo.vietnamese.symbols import parse_symbol

_ROMAN = ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def name(facts: Facts) -> str:
    """Đại hội đại biểu Đảng bộ X lần thứ V, nhiệm kỳ 2020-2025."""
    kind = "Đại hội đại biểu" if facts.is_delegate_congress else "Đại hội"
    ordinal = f" lần thứ {roman(facts.congress.ordinal)}," if facts.congress.ordinal else ""
    return f"{kind} {facts.name}{ordinal} nhiệm kỳ {facts.congress.round.term_name}"


def roman(value: int) -> str:
    """A number below ninety in Roman figures, as congresses are counted."""
    written = ""
    for worth, sign in _ROMAN:
        times, value = divmod(value, worth)
        written += sign * times
    return written


def committee(facts: Facts) -> str:
    """Ban Chấp hành Đảng bộ X; Chi ủy Chi bộ Y."""
    return f"{'Chi ủy' if facts.is_cell else 'Ban Chấp hành'} {facts.name}"


def term_before(facts: Facts) -> str:
    """The term that the congress ends: by the register, else as many years before."""
    term = term_at(facts.organisation, facts.day or facts.at)
    if term is not None and "-" in term.name and term.name != facts.congress.round.term_name:
        return term.name
    first, last = facts.congress.round.first_year, facts.congress.round.last_year
    return f"{2 * first - last}-{first}"


def days(facts: Facts) -> str:
    """ngày 12 tháng 5 năm 2020; từ ngày … đến ngày …"""
    known = facts.days.known
    if known is None:
        return f"ngày {BLANK}"
    if known.last_day == known.first_day:
        return format_long(known.first_day)
    return f"từ {format_long(known.first_day)} đến {format_long(known.last_day)}"


def length(facts: Facts) -> str:
    """01 ngày, phiên trù bị ngày …"""
    known = facts.days.known
    if known is None:
        return f"{BLANK} ngày"
    whole = f"{(known.last_day - known.first_day).days + 1:02d} ngày"
    return f"{whole}; phiên trù bị ngày {format_date(known.trial_day)}" if known.trial_day else whole


def place(facts: Facts) -> str:
    return (facts.meeting.place if facts.meeting else "") or BLANK


def shape(facts: Facts) -> str:
    return "đại hội đại biểu" if facts.is_delegate_congress else "đại hội đảng viên"


def people(facts: Facts) -> str:
    return "đại biểu" if facts.is_delegate_congress else "đảng viên"


def contents(facts: Facts) -> str:
    """The contents as a list."""
    held = [CONTENT_LABELS[content] for content in Content if content in facts.congress.contents]
    return "\n".join(f"- {said}{'.' if said == held[-1] else ';'}" for said in held)


def bases(facts: Facts) -> str:
    """The directives and guides that hold on the day, as legal bases."""
    rows = RoundDirective.objects.filter(round=facts.congress.round, holds_from__lte=facts.at)
    held = [row for row in rows if row.holds_to is None or row.holds_to > facts.at]
    return "\n".join(map(_base, held)) or f"- Căn cứ Kế hoạch số {BLANK} của cấp ủy cấp trên về đại hội;"


def _base(row: RoundDirective) -> str:
    said = f" {row.abstract}" if row.abstract else ""
    return f"- Căn cứ {_kind(row)}số {row.symbol}, ngày {format_date(row.issued_on)} của {row.issuer}{said};"


def _kind(row: RoundDirective) -> str:
    try:
        code = parse_symbol(row.symbol).kind
    except ValueError:
        return "văn bản "
    found = kinds_of_code(code, row.issued_on)
    return f"{found[0].name} " if len(found) == 1 else "văn bản "


def progress(facts: Facts) -> str:
    """The plan's steps with owner and last day."""
    steps = PlanStep.objects.filter(congress=facts.congress).select_related("owner_person", "owner_group")
    rows: list[tuple[object, ...]] = [(step.title, _owner(facts, step), format_date(step.due_on)) for step in steps]
    return people_table(("TT", "Công việc", "Chủ trì", "Hoàn thành trước"), rows)


def _owner(facts: Facts, step: PlanStep) -> str:
    """Whoever it was given to, else the committee that must do it: the superior's for what is the superior's."""
    return owner_of(step) or (facts.superior_committee if step.code in OF_SUPERIOR else "Cấp ủy")


def groups(facts: Facts) -> str:
    """The preparation groups with their heads."""
    rows: list[tuple[object, ...]] = []
    for group in facts.congress.groups.prefetch_related("members__person"):
        held = [member for member in group.members.all() if member.holds_at(facts.at)]
        head = next((member.person.full_name for member in held if member.role == GroupRole.HEAD), BLANK)
        rows.append((group.name, head, len(held) or BLANK))
    return people_table(("TT", "Tiểu ban", "Trưởng tiểu ban", "Số người"), rows, 1)


def outgoing(facts: Facts) -> Iterator[tuple[CommitteeMember, str]]:
    """The members of the committee before the congress with the office that each holds."""
    at = min(facts.at, facts.day or facts.at)
    term = term_at(facts.organisation, at)
    body = term.committees.filter(kind=CommitteeKind.EXECUTIVE).first() if term else None
    if body is None:
        return
    offices = {each.person_id: each.get_kind_display() for each in offices_at(facts.organisation, at)}
    for seat in seats_at(body, at):
        yield seat, offices.get(seat.person_id, "Ủy viên")


def outgoing_table(facts: Facts) -> str:
    rows: list[tuple[object, ...]] = [
        (seat.person.full_name, seat.person.birth_date.year, office) for seat, office in outgoing(facts)
    ]
    return people_table(("TT", "Họ và tên", "Năm sinh", "Chức vụ"), rows)


def outgoing_count(facts: Facts) -> str:
    return number(sum(1 for _ in outgoing(facts)) or None)


def group_name(facts: Facts) -> str:
    return facts.group.name if facts.group else f"Tiểu ban {BLANK}"


def group_members(facts: Facts) -> str:
    held = facts.group.members.filter(holding_at(facts.at)).select_related("person") if facts.group else []
    rows: list[tuple[object, ...]] = [(each.person.full_name, each.get_role_display()) for each in held]
    return people_table(("TT", "Họ và tên", "Nhiệm vụ"), rows)


def group_count(facts: Facts) -> str:
    return number(facts.group.members.filter(holding_at(facts.at)).count() or None) if facts.group else BLANK


def group_tasks(facts: Facts) -> str:
    tasks = facts.group.tasks.select_related("owner__person") if facts.group else []
    rows: list[tuple[object, ...]] = [
        (
            task.title,
            task.owner.person.full_name if task.owner else BLANK,
            format_date(task.due_on) if task.due_on else BLANK,
        )
        for task in tasks
    ]
    return people_table(("TT", "Việc", "Người làm", "Hoàn thành trước"), rows)


TEXTS: dict[str, tuple[str, Callable[[Facts], str]]] = {
    "dai_hoi.ten": ("Tên đại hội, lần thứ và nhiệm kỳ", name),
    "dai_hoi.nhiem_ky": ("Nhiệm kỳ mà đại hội mở", lambda facts: facts.congress.round.term_name),
    "dai_hoi.nhiem_ky_truoc": ("Nhiệm kỳ mà đại hội khép", term_before),
    "dai_hoi.ban_chap_hanh": ("Ban Chấp hành Đảng bộ …, Chi ủy Chi bộ …", committee),
    "dai_hoi.ngay": ("Ngày họp: đã họp, được duyệt hoặc dự kiến", days),
    "dai_hoi.thoi_luong": ("Số ngày họp, ngày họp trù bị", length),
    "dai_hoi.dia_diem": ("Nơi họp", place),
    "dai_hoi.hinh_thuc": ("đại hội đảng viên, đại hội đại biểu", shape),
    "dai_hoi.nguoi_du": ("đảng viên, đại biểu", people),
    "dai_hoi.nguoi_du_hoa": ("Đảng viên, Đại biểu", lambda facts: people(facts).capitalize()),
    "dai_hoi.noi_dung": ("Các nội dung của đại hội, mỗi dòng một nội dung", contents),
    "dai_hoi.can_cu": ("Các chỉ thị, kế hoạch của đợt đại hội làm căn cứ", bases),
    "dai_hoi.tien_do": ("Bảng tiến độ theo kế hoạch", progress),
    "dai_hoi.tieu_ban": ("Bảng các tiểu ban", groups),
    "dai_hoi.so_trieu_tap": ("Số người được triệu tập", lambda facts: number(facts.summoned)),
    "dai_hoi.so_co_mat": ("Số người có mặt", lambda facts: number(facts.present)),
    "dai_hoi.so_vang": (
        "Số người vắng mặt",
        lambda facts: number(None if facts.present is None else (facts.summoned or 0) - facts.present),
    ),
    "cap_uy_cu.so_luong": ("Số cấp ủy viên đương nhiệm", outgoing_count),
    "cap_uy_cu.danh_sach": ("Bảng cấp ủy viên đương nhiệm", outgoing_table),
    "tieu_ban.ten": ("Tên tiểu ban mà văn bản nói đến", group_name),
    "tieu_ban.so_nguoi": ("Số thành viên của tiểu ban", group_count),
    "tieu_ban.thanh_vien": ("Bảng thành viên của tiểu ban", group_members),
    "tieu_ban.nhiem_vu": ("Bảng việc của tiểu ban", group_tasks),
}
