"""Texts of personnel: structure, the names as they stand, the meeting and the ballot of one step."""

from collections.abc import Callable

from dangbo.congresses.models.personnel import Nominee, PersonnelPlan, PersonnelStep, RunKind, StructureCondition
from dangbo.congresses.papers.facts.base import BLANK, Facts, block, number, people_table
from dangbo.congresses.queries.personnel.lists import loaded_runs, prepared_people, presence_of
from dangbo.congresses.queries.personnel.words import condition_name
from dangbo.elections.papers.writing import post_and_unit, table
from dangbo.rules.elections.posts import POST_LABELS, Post
from dangbo.vietnamese.dates import format_date, format_long
from dangbo.vietnamese.numbers import format_int, percent

_NO_STEP = "bước ……"


def structure(facts: Facts) -> str:
    """What is to be elected, and the conditions on the structure."""
    plan = PersonnelPlan.objects.filter(congress=facts.congress).prefetch_related("seats", "conditions").first()
    if plan is None:
        return people_table(
            ("TT", "Nội dung", "Số lượng"), [("Số lượng cần bầu", BLANK), ("Nữ", BLANK), ("Tham gia lần đầu", BLANK)]
        )
    seats = [(POST_LABELS[Post(row.post)].capitalize(), row.seats) for row in plan.seats.all()]
    conditions = [(condition_name(row), _range(row)) for row in plan.conditions.all()]
    return people_table(("TT", "Nội dung", "Số lượng"), [*seats, *conditions])


def _range(row: StructureCondition) -> str:
    least, most = row.least, row.most
    if least is not None and most is not None:
        return format_int(least) if least == most else f"từ {least} đến {most}"
    return f"từ {least} trở lên" if least is not None else f"không quá {most}"


def nominees(facts: Facts) -> list[Nominee]:
    """Everybody on the lists of both runs as they stand."""
    plan = PersonnelPlan.objects.filter(congress=facts.congress).first()
    return prepared_people(loaded_runs(plan)) if plan else []


def names(facts: Facts) -> str:
    rows: list[tuple[object, ...]] = [
        (row.person.full_name, row.person.birth_date.year, post_and_unit(row.post, row.unit), _run(row))
        for row in nominees(facts)
    ]
    return people_table(("TT", "Họ và tên", "Năm sinh", "Chức vụ, đơn vị", "Tái cử, lần đầu"), rows)


def short_lines(facts: Facts) -> str:
    rows: list[tuple[object, ...]] = [
        (
            row.person.full_name,
            row.person.get_sex_display(),
            format_date(row.person.birth_date),
            row.person.ethnic_group,
            post_and_unit(row.post, row.unit),
            _run(row),
        )
        for row in nominees(facts)
    ]
    return people_table(("TT", "Họ và tên", "Giới", "Ngày sinh", "Dân tộc", "Chức vụ, đơn vị", "Diện"), rows)


def _run(row: Nominee) -> str:
    return "Tái cử" if row.run.kind == RunKind.RE_ELECTION else "Lần đầu"


def step_name(facts: Facts) -> str:
    return name_of_step(facts.step) if facts.step else _NO_STEP


def name_of_step(step: PersonnelStep) -> str:
    """bước 2 (cán bộ chủ chốt), nhân sự tái cử."""
    run = "tái cử" if step.run.kind == RunKind.RE_ELECTION else "tham gia lần đầu"
    return f"bước {step.number} ({step.get_meeting_display().lower()}), nhân sự {run}"


def step_day(facts: Facts) -> str:
    return format_long(facts.step.held_on) if facts.step and facts.step.held_on else f"ngày {BLANK}"


def step_people(facts: Facts) -> str:
    if facts.step is None:
        return f"Triệu tập {BLANK} đồng chí; có mặt {BLANK}; vắng {BLANK}."
    presence = presence_of(_with_people(facts.step))
    away = presence.summoned - presence.present
    return (
        f"Triệu tập {format_int(presence.summoned)} đồng chí; có mặt {format_int(presence.present)}; "
        f"vắng {format_int(away)}."
    )


def _with_people(step: PersonnelStep) -> PersonnelStep:
    return PersonnelStep.objects.prefetch_related("participants").get(pk=step.pk)


def step_ballot(facts: Facts) -> str:
    """The names with the boxes in which voters mark."""
    rows: list[tuple[object, ...]] = []
    for row in facts.step.names.select_related("nominee__person") if facts.step else []:
        person = row.nominee.person
        rows.append((person.full_name, person.birth_date.year, " ", " "))
    return people_table(("TT", "Họ và tên", "Năm sinh", "Đồng ý", "Không đồng ý"), rows)


def step_counts(facts: Facts) -> str:
    step = facts.step
    lines = (("Phát ra", "issued"), ("Thu về", "collected"), ("Hợp lệ", "valid"), ("Không hợp lệ", "invalid"))
    rows = [(label, number(getattr(step, field) if step else None)) for label, field in lines]
    return block(table(("Phiếu", "Số lượng"), rows, numbers=[1]))


def step_result(facts: Facts) -> str:
    """Who agreed to whom, with the share of those whom the step counts."""
    headings = ("TT", "Họ và tên", "Đồng ý", "Tỷ lệ", "Kết luận")
    if facts.step is None:
        return people_table(headings, [])
    step = _with_people(facts.step)
    base = presence_of(step).base(step)
    rows: list[tuple[object, ...]] = []
    for row in step.names.select_related("nominee__person"):
        said = BLANK if row.goes_on is None else "Được giới thiệu tiếp" if row.goes_on else "Không giới thiệu tiếp"
        known = row.agreed is not None and base > 0
        rows.append(
            (
                row.nominee.person.full_name,
                number(row.agreed),
                percent(row.agreed or 0, base) if known else BLANK,
                said,
            )
        )
    told = f"Tỷ lệ tính trên {format_int(base)} người {step.get_base_display()}." if base else ""
    return "\n".join(filter(None, [people_table(headings, rows), told]))


TEXTS: dict[str, tuple[str, Callable[[Facts], str]]] = {
    "nhan_su.co_cau": ("Bảng số lượng, cơ cấu theo đề án nhân sự", structure),
    "nhan_su.danh_sach": ("Bảng nhân sự đang giới thiệu", names),
    "nhan_su.trich_ngang": ("Bảng trích ngang nhân sự", short_lines),
    "buoc.ten": ("Bước của quy trình nhân sự mà văn bản nói đến", step_name),
    "buoc.ngay": ("Ngày họp của bước", step_day),
    "buoc.thanh_phan": ("Số được triệu tập, có mặt ở bước", step_people),
    "buoc.phieu": ("Bảng tên với ô đồng ý, không đồng ý", step_ballot),
    "buoc.so_phieu": ("Bảng số phiếu của bước", step_counts),
    "buoc.ket_qua": ("Bảng kết quả của bước", step_result),
}
