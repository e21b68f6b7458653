"""Lines of the member sheet: schooling and theory level, honours, cards, career, training, family."""

from datetime import date

from django.db import transaction

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.registry.acts.people.reaching import require_person
from dangbo.registry.acts.refusal import refuse
from dangbo.registry.acts.writing import CitedDecision, by_decision, enter_decision, write
from dangbo.registry.models import (
    Attainment,
    CareerEntry,
    FamilyMember,
    Honour,
    Organisation,
    PartyCard,
    Person,
    TrainingEntry,
)
from dangbo.registry.models.people import HonourKind, Scale
from dangbo.rules.vocabulary import (
    GENERAL_LABELS,
    PROFESSIONAL_LABELS,
    THEORY_LABELS,
    GeneralLevel,
    ProfessionalLevel,
    TheoryLevel,
)
from dangbo.vietnamese.citizen import check_card_number, mask, plain_number
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.text import clean_line

Level = TheoryLevel | ProfessionalLevel | GeneralLevel
SheetLine = CareerEntry | TrainingEntry | FamilyMember
SCALES: dict[type[Level], Scale] = {
    TheoryLevel: Scale.THEORY,
    ProfessionalLevel: Scale.PROFESSIONAL,
    GeneralLevel: Scale.GENERAL,
}
LINE_LABELS: dict[type[SheetLine], str] = {
    CareerEntry: "quá trình công tác",
    TrainingEntry: "đào tạo, bồi dưỡng",
    FamilyMember: "quan hệ gia đình",
}


@transaction.atomic
def set_attainment(
    *, actor: Actor, person: Person, level: Level, on: date, subject: str = "", is_opening: bool = False
) -> Attainment:
    """Enter the level that a person reached on a scale on a day; it ends the level before.

    `is_opening`: the person had it before the register was begun, so it is no gain of the period. Raises Refused.
    """
    home = require_person(actor, Permission.CHANGE_MEMBERS, person)
    scale = SCALES[type(level)]
    _close_former_level(person, scale, on)
    attainment = Attainment.objects.create(
        person=person,
        scale=scale,
        level=level.value,
        subject=clean_line(subject),
        valid_from=on,
        is_opening=is_opening,
    )
    label = _label(level)
    summary = f"{person.full_name}: {scale.label.lower()} {label.lower()} từ ngày {format_date(on)}"
    write("set_attainment", actor, summary, organisation=home, subject=person, details={"level": level.value})
    return attainment


def _label(level: Level) -> str:
    if isinstance(level, TheoryLevel):
        return THEORY_LABELS[level]
    return PROFESSIONAL_LABELS[level] if isinstance(level, ProfessionalLevel) else GENERAL_LABELS[level]


def _close_former_level(person: Person, scale: Scale, on: date) -> None:
    former = Attainment.objects.select_for_update().filter(person=person, scale=scale).order_by("-valid_from").first()
    if former is None:
        return
    if former.valid_from >= on:
        refuse(
            "later-level-exists",
            f"{scale.label} đã ghi từ ngày {format_date(former.valid_from)}; ngày mới phải sau ngày đó.",
        )
    if former.valid_to is None:
        former.valid_to = on
        former.save(update_fields=["valid_to"])


@transaction.atomic
def give_honour(
    *,
    actor: Actor,
    person: Person,
    kind: HonourKind,
    text: str,
    on: date,
    level: int | None = None,
    decision: CitedDecision | None = None,
) -> Honour:
    """Enter a badge, award, title or disciplinary measure. `level`: the years of a badge."""
    home = require_person(actor, Permission.CHANGE_MEMBERS, person)
    if not clean_line(text):
        refuse("text-missing", "Cần ghi nội dung khen thưởng, kỷ luật.")
    if kind == HonourKind.BADGE and level is None:
        refuse("badge-level-missing", "Cần ghi số năm của Huy hiệu Đảng.")
    entered = enter_decision(decision)
    honour = Honour.objects.create(
        person=person, kind=kind, text=clean_line(text), level=level, given_on=on, decision=entered
    )
    told = kind.label if kind == HonourKind.DISCIPLINE else f"{kind.label}: {honour.text}"
    summary = f"{person.full_name}: {told}, ngày {format_date(on)}{by_decision(entered)}"
    write("give_honour", actor, summary, organisation=home, subject=person, details={"kind": kind.value})
    return honour


@transaction.atomic
def end_discipline(*, actor: Actor, honour: Honour, on: date) -> Honour:
    """Enter the day on which a disciplinary measure ended."""
    home = require_person(actor, Permission.CHANGE_MEMBERS, honour.person)
    if honour.kind != HonourKind.DISCIPLINE or honour.ended_on is not None:
        refuse("not-in-force", "Chỉ ghi ngày hết hiệu lực của hình thức kỷ luật đang có hiệu lực.")
    if on < honour.given_on:
        refuse("ends-before-it-begins", f"Kỷ luật có hiệu lực từ ngày {format_date(honour.given_on)}.")
    honour.ended_on = on
    honour.save(update_fields=["ended_on"])
    summary = f"{honour.person.full_name}: kỷ luật hết hiệu lực ngày {format_date(on)}"
    write("end_discipline", actor, summary, organisation=home, subject=honour.person)
    return honour


@transaction.atomic
def give_card(*, actor: Actor, person: Person, number: str, on: date) -> PartyCard:
    """Enter a new party card; it ends the card before and becomes the person's card number. Raises Refused."""
    home = require_person(actor, Permission.CHANGE_MEMBERS, person)
    plain = plain_number(number)
    problems = check_card_number(plain)
    if problems:
        refuse("wrong-card-number", problems[0])
    _refuse_foreign_card(person, plain)
    former = PartyCard.objects.filter(person=person).order_by("-valid_from").first()
    if former is not None and former.valid_from >= on:
        refuse("later-card-exists", f"Đã có thẻ cấp ngày {format_date(former.valid_from)}; ngày mới phải sau ngày đó.")
    PartyCard.objects.filter(person=person, valid_to=None).update(valid_to=on)
    card = PartyCard.objects.create(person=person, number=plain, valid_from=on)
    Person.objects.filter(pk=person.pk).update(card_number=plain)
    person.card_number = plain
    summary = f"Cấp thẻ đảng viên {mask(plain)} cho {person.full_name} ngày {format_date(on)}"
    write("give_card", actor, summary, organisation=home, subject=person)
    return card


def _refuse_foreign_card(person: Person, number: str) -> None:
    if PartyCard.objects.filter(number=number).exclude(person=person).exists():
        refuse("card-number-taken", "Số thẻ đảng viên này đã cấp cho người khác.")


@transaction.atomic
def add_sheet_line(*, actor: Actor, line: SheetLine) -> SheetLine:
    """Store a new line of career, training or family of a person. Raises Refused for a line without content."""
    home = require_person(actor, Permission.CHANGE_MEMBERS, line.person)
    _write_line("add_sheet_line", actor, "Ghi thêm", line, home)
    line.save(force_insert=True)
    return line


@transaction.atomic
def remove_sheet_line(*, actor: Actor, line: SheetLine) -> None:
    """Take away a line of career, training or family; its words stay in the journal, those on family hidden."""
    home = require_person(actor, Permission.CHANGE_MEMBERS, line.person)
    _write_line("remove_sheet_line", actor, "Bỏ một dòng", line, home)
    line.delete()


def _write_line(act: str, actor: Actor, verb: str, line: SheetLine, home: Organisation | None) -> None:
    words = {
        field.name: getattr(line, field.name)
        for field in line._meta.concrete_fields
        if field.name not in {"id", "person"}
    }
    if not any(words.values()):
        refuse("empty-line", "Dòng chưa có nội dung.")
    told = {} if isinstance(line, FamilyMember) else words
    summary = f"{verb} {LINE_LABELS[type(line)]} của {line.person.full_name}"
    write(act, actor, summary, organisation=home, subject=line.person, details=told)
