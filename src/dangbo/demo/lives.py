"""The working life of a person and the badges, awards, titles and measures that they received."""

from datetime import date, timedelta

from dangbo.demo.chance import Chance, years_after
from dangbo.demo.names import full_name
from dangbo.demo.world import Member, World
from dangbo.registry.models import CareerEntry, FamilyMember, Honour
from dangbo.registry.models.people import HonourKind

_BADGE_YEARS = (30, 40, 45, 50, 55)
_BADGE_DAYS = ((2, 3), (5, 19), (9, 2), (11, 7))
"""The four days of a year on which badges are given (rules/members.md c.6)."""
_AWARDS = (
    "Giấy khen của Đảng ủy cấp trên: đảng viên hoàn thành xuất sắc nhiệm vụ năm {year}",
    "Giấy khen của thủ trưởng cơ quan về thành tích công tác năm {year}",
    "Bằng khen của Ủy ban nhân dân tỉnh năm {year}",
)
_TITLES = ("Chiến sĩ thi đua cơ sở năm {year}", "Lao động tiên tiến năm {year}")
_FIRST_POSTS = ("Nhân viên", "Cán bộ", "Nhân viên hợp đồng", "Cán bộ Đoàn")
_MIDDLE_POSTS = ("Phó Trưởng phòng", "Trưởng phòng")
_FAMILY_KNOWN = 0.08
_MEASURES = ("Khiển trách", "Khiển trách", "Cảnh cáo")


def store_life(world: World, member: Member) -> None:
    """Add the lines of working life, for some the family, and the honours of a member."""
    _store_career(world, member)
    _store_badges(world, member)
    if member.leads or world.chance.happens(_FAMILY_KNOWN):
        _store_family(world, member)
    chance = world.chance
    first = max(member.entered.year, member.official_on.year)
    last = member.known_until.year - 1
    if first > last:
        return
    if chance.happens(0.12 if member.leads else 0.05):
        year = chance.between(first, last)
        _honour(world, member, HonourKind.AWARD, chance.one_of(_AWARDS).format(year=year), date(year + 1, 1, 20))
    if chance.happens(0.06):
        year = chance.between(first, last)
        _honour(world, member, HonourKind.TITLE, chance.one_of(_TITLES).format(year=year), date(year + 1, 1, 15))
    if not member.leads and member.left is None and member.entered.year < 2015 and chance.happens(0.0015):
        given = chance.workday(date(2015, 3, 2), date(2018, 11, 30))
        _honour(world, member, HonourKind.DISCIPLINE, chance.one_of(_MEASURES), given, ended=years_after(given, 1))


def _store_career(world: World, member: Member) -> None:
    """Two or three lines from the first work to the present post; who leads has risen step by step."""
    chance, person = world.chance, member.person
    start = int(person.recruited_on[-4:])
    latest = max(start + 1, member.known_until.year - 1)
    stops = sorted(
        {start, *(chance.between(start + 1, latest) for _ in range(2 if member.leads or chance.happens(0.4) else 1))}
    )
    posts = [*_early_posts(chance, len(stops) - 1, leads=member.leads), person.work_post]
    months = [f"{chance.between(1, 12):02d}/{year}" for year in stops]
    months[0] = person.recruited_on
    for begins, ends, post in zip(months, [*months[1:], ""], posts, strict=True):
        text = f"{post}, {person.workplace}"
        world.add(CareerEntry(id=chance.new_id(), person_id=person.id, begins=begins, ends=ends, text=text))


def _store_family(world: World, member: Member) -> None:
    """Husband or wife and one or two children; children bear the father's family name."""
    chance, person = world.chance, member.person
    born, group = person.birth_date.year, person.ethnic_group
    spouse_sex = "female" if member.is_man else "male"
    spouse = full_name(chance, spouse_sex, born, group)
    father = person.full_name if member.is_man else spouse
    relatives = [("Vợ" if member.is_man else "Chồng", spouse, born + chance.between(-3, 3))]
    for _ in range(chance.between(1, 2)):
        sex, year = chance.one_of(("male", "female")), born + chance.between(25, 32)
        if year >= member.known_until.year:
            continue
        name = full_name(chance, sex, year, group)
        relatives.append(("Con", f"{father.split()[0]} {name.split(maxsplit=1)[1]}", year))
    for relation, name, year in relatives:
        text = person.permanent_address
        world.add(
            FamilyMember(
                id=chance.new_id(), person_id=person.id, relation=relation, full_name=name, birth_year=year, text=text
            )
        )


def _early_posts(chance: Chance, count: int, *, leads: bool) -> list[str]:
    if leads:
        return [chance.one_of(_FIRST_POSTS), chance.one_of(_MIDDLE_POSTS)][:count]
    return [chance.one_of(_FIRST_POSTS) for _ in range(count)]


def _store_badges(world: World, member: Member) -> None:
    start = member.person.admission_decided_on
    assert start is not None
    last = min(member.left or member.known_until, member.known_until)
    for years in _BADGE_YEARS:
        given = badge_day(years_after(start, years))
        if given <= last:
            _honour(world, member, HonourKind.BADGE, f"Huy hiệu {years} năm tuổi Đảng", given, level=years)


def badge_day(reached: date) -> date:
    """The day on which a badge is given to somebody who reaches the years on a day (rules/members.md c.6)."""
    if reached.month == 12:
        return date(reached.year + 1, 2, 3)
    limits = ((2, 0), (5, 1), (9, 2), (11, 3))
    index = next(index for last_month, index in limits if reached.month <= last_month)
    month, day = _BADGE_DAYS[index]
    return date(reached.year, month, day)


def _honour(
    world: World,
    member: Member,
    kind: HonourKind,
    text: str,
    given: date,
    *,
    level: int | None = None,
    ended: date | None = None,
) -> None:
    while given.weekday() > 4 and kind is not HonourKind.BADGE:
        given += timedelta(days=1)
    if member.left is not None and given >= member.left:
        return
    world.add(
        Honour(
            id=world.chance.new_id(),
            person_id=member.person.id,
            kind=kind,
            text=text,
            level=level,
            given_on=given,
            ended_on=ended,
        )
    )
