"""Structure conditions, congresses and steps in words."""

from datetime import date

from dangbo.congresses.models import Congress
from dangbo.congresses.models.personnel import Measure, PersonnelStep, StructureCondition
from dangbo.rules.congress.kind import CONGRESS_KIND_LABELS
from dangbo.vietnamese.numbers import format_int


def condition_name(row: StructureCondition) -> str:
    """What a condition counts: "Nữ", "Dưới 50 tuổi", "Đại diện Thường trực HĐND"."""
    if row.measure == Measure.FIXED_POST or row.words:
        return row.words
    return age_words(row.age_from, row.age_below) if row.measure == Measure.AGE else str(row.get_measure_display())


def age_words(age_from: int | None, age_below: int | None) -> str:
    """An age range in full years: "Dưới 50 tuổi", "Từ 50 tuổi", "Từ 40 đến 50 tuổi" (both included)."""
    if age_from is None:
        return f"Dưới {age_below} tuổi"
    if age_below is None:
        return f"Từ {age_from} tuổi trở lên"
    return f"Từ {age_from} đến {age_below - 1} tuổi"


def number_words(row: StructureCondition) -> str:
    """How many: "ít nhất 3", "nhiều nhất 2", "từ 2 đến 3", "đúng 1"."""
    if row.least is None:
        return f"nhiều nhất {format_int(row.most or 0)}"
    if row.most is None:
        return f"ít nhất {format_int(row.least)}"
    if row.most == row.least:
        return f"đúng {format_int(row.least)}"
    return f"từ {format_int(row.least)} đến {format_int(row.most)}"


def condition_words(row: StructureCondition) -> str:
    """The whole condition: "Nữ: ít nhất 3 người"."""
    return f"{condition_name(row)}: {number_words(row)} người"


def congress_title(congress: Congress, on: date) -> str:
    """What a congress is called: "Đại hội đảng viên Đảng bộ Sở Một, nhiệm kỳ 2020-2025"."""
    version = congress.organisation.version_at(on)
    return f"{CONGRESS_KIND_LABELS[congress.rules_kind]} {version.name}, nhiệm kỳ {congress.round.term_name}"


def step_name(step: PersonnelStep) -> str:
    """How a step is called on pages and papers: "Bước 2, nhân sự tái cử"."""
    return f"Bước {step.number}, nhân sự {step.run.get_kind_display().lower()}"
