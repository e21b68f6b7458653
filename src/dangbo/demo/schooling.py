"""What people have learnt, with dates: schooling, qualification, political theory, and the courses behind them."""

from datetime import date

from dangbo.demo import words
from dangbo.demo.chance import Chance, Weighted
from dangbo.demo.world import Member, World
from dangbo.registry.models import Attainment, TrainingEntry
from dangbo.registry.models.people import Scale
from dangbo.rules.vocabulary import DEGREE_LEVELS, GeneralLevel, ProfessionalLevel, TheoryLevel

Gains = tuple[tuple[str, date], ...]
"""Levels on one scale with the day each was gained, lowest first."""

SECONDARY, COLLEGE = ProfessionalLevel.SECONDARY, ProfessionalLevel.COLLEGE
UNIVERSITY, MASTER, DOCTOR = ProfessionalLevel.UNIVERSITY, ProfessionalLevel.MASTER, ProfessionalLevel.DOCTOR
ELEMENTARY, INTERMEDIATE = TheoryLevel.ELEMENTARY, TheoryLevel.INTERMEDIATE
ADVANCED, BACHELOR = TheoryLevel.ADVANCED, TheoryLevel.BACHELOR

_OFFICE = Weighted((SECONDARY, 8.0), (COLLEGE, 6.0), (UNIVERSITY, 62.0), (MASTER, 22.5), (DOCTOR, 1.5))
_FIRM = Weighted((SECONDARY, 26.0), (COLLEGE, 14.0), (UNIVERSITY, 54.0), (MASTER, 6.0))
_ELDER = Weighted((SECONDARY, 42.0), (COLLEGE, 12.0), (UNIVERSITY, 46.0))
_LEADER = Weighted((UNIVERSITY, 63.0), (MASTER, 34.0), (DOCTOR, 3.0))
_THEORY: Weighted[str] = Weighted(
    ("", 22.0), (ELEMENTARY, 34.0), (INTERMEDIATE, 34.0), (ADVANCED, 9.4), (BACHELOR, 0.6)
)
_THEORY_YOUNG: Weighted[str] = Weighted(("", 58.0), (ELEMENTARY, 34.0), (INTERMEDIATE, 8.0))
_THEORY_LEADER: Weighted[str] = Weighted((INTERMEDIATE, 33.0), (ADVANCED, 62.0), (BACHELOR, 5.0))
_THEORY_STEPS: dict[str, tuple[TheoryLevel, ...]] = {
    ELEMENTARY: (ELEMENTARY,),
    INTERMEDIATE: (INTERMEDIATE,),
    ADVANCED: (INTERMEDIATE, ADVANCED),
    BACHELOR: (INTERMEDIATE, BACHELOR),
}
_YOUNG = 1984
_TEN_YEAR_SCHOOL_UNTIL = 1972
_AGE_GAINED = {SECONDARY: 21, COLLEGE: 22, UNIVERSITY: 23, MASTER: 31, DOCTOR: 38}


def draw_profession(chance: Chance, member: Member) -> Gains:
    """A qualification for somebody of this unit and age, perhaps reached in two steps."""
    sector, born = member.cell.sector, member.person.birth_date.year
    if member.leads and not member.cell.elders:
        level = chance.chosen(_LEADER)
    elif member.cell.elders:
        level = chance.chosen(_ELDER)
    else:
        level = chance.chosen(_FIRM if "enterprise" in sector else _OFFICE)
    gains = [_gain(chance, level, born)]
    if level in (MASTER, DOCTOR):
        gains = [_gain(chance, UNIVERSITY, born), *gains]
    elif level == UNIVERSITY and chance.happens(0.22):
        later = date(born + chance.between(29, 40), 7, chance.between(1, 28))
        gains = [_gain(chance, SECONDARY, born), (UNIVERSITY, later)]
    return _known(gains, member.known_until)


def draw_theory(chance: Chance, member: Member, known_until: date) -> Gains:
    """Levels of political theory and when they were gained, none after `known_until`."""
    weights = _THEORY_LEADER if member.leads else _THEORY
    if not member.leads and member.person.birth_date.year >= _YOUNG:
        weights = _THEORY_YOUNG
    level = chance.chosen(weights)
    if not level:
        return ()
    joined = member.person.joined_on
    assert joined is not None
    gains, year = [], joined.year + 1
    for step in _THEORY_STEPS[level]:
        year += chance.between(1, 6)
        gains.append((str(step), date(year, chance.one_of((1, 6, 7, 12)), chance.between(1, 28))))
    return _known(gains, known_until)


def store_schooling(world: World, member: Member) -> None:
    """Add the attainments and courses of a member; what was gained before the entry into the register is opening."""
    person = member.person
    _store_general(world, member)
    subject = world.chance.one_of(words.SUBJECTS[member.cell.sector])
    _store_scale(world, member, Scale.PROFESSIONAL, member.profession, subject)
    theory = member.theory or ()
    _store_scale(world, member, Scale.THEORY, theory, "")
    for level, gained in member.profession:
        _store_course(world, member, level, gained, subject)
    for level, gained in theory[-1:]:
        world.add(
            TrainingEntry(
                id=world.chance.new_id(),
                person_id=person.id,
                school=words.THEORY_SCHOOLS[level],
                field="Lý luận chính trị",
                begins=f"{gained.month:02d}/{gained.year - (1 if level != ELEMENTARY else 0)}",
                ends=f"{gained.month:02d}/{gained.year}",
                mode="Không tập trung" if world.chance.happens(0.7) else "Tập trung",
                certificate=THEORY_CERTIFICATES[level],
            )
        )


def _store_general(world: World, member: Member) -> None:
    """Ten years of school for the older, twelve for the others; some of those without a degree left after seven."""
    born = member.person.birth_date.year
    degree = any(level in DEGREE_LEVELS for level, _ in member.profession)
    if born <= _TEN_YEAR_SCHOOL_UNTIL and not degree and world.chance.happens(0.15):
        level, years, leaving = GeneralLevel.LOWER_SECONDARY, "7/10", date(born + 14, 6, 15)
    elif born <= _TEN_YEAR_SCHOOL_UNTIL:
        level, years, leaving = GeneralLevel.UPPER_SECONDARY, "10/10", date(born + 17, 6, 15)
    else:
        level, years, leaving = GeneralLevel.UPPER_SECONDARY, "12/12", date(born + 18, 6, 15)
    _store_scale(world, member, Scale.GENERAL, ((str(level), leaving),), years)


THEORY_CERTIFICATES = {
    "elementary": "Sơ cấp lý luận chính trị",
    "intermediate": "Trung cấp lý luận chính trị",
    "advanced": "Cao cấp lý luận chính trị",
    "bachelor": "Cử nhân chính trị",
}
_CERTIFICATES = {
    SECONDARY: "Bằng tốt nghiệp trung cấp",
    COLLEGE: "Bằng tốt nghiệp cao đẳng",
    UNIVERSITY: "Bằng tốt nghiệp đại học",
    MASTER: "Bằng thạc sĩ",
    DOCTOR: "Bằng tiến sĩ",
}


def _store_course(world: World, member: Member, level: str, gained: date, subject: str) -> None:
    chance = world.chance
    schools = words.SCHOOLS if level in DEGREE_LEVELS else words.VOCATIONAL_SCHOOLS
    world.add(
        TrainingEntry(
            id=chance.new_id(),
            person_id=member.person.id,
            school=chance.one_of(schools),
            field=subject,
            begins=f"09/{gained.year - (4 if level == UNIVERSITY else 2)}",
            ends=f"{gained.month:02d}/{gained.year}",
            mode=chance.chosen(words.MODES),
            certificate=_CERTIFICATES[ProfessionalLevel(level)],
        )
    )


def _store_scale(world: World, member: Member, scale: Scale, gains: Gains, subject: str) -> None:
    ends = [*(gained for _, gained in gains[1:]), None]
    for (level, gained), end in zip(gains, ends, strict=False):
        world.add(
            Attainment(
                id=world.chance.new_id(),
                person_id=member.person.id,
                scale=scale,
                level=level,
                subject=subject,
                is_opening=gained < member.entered,
                valid_from=gained,
                valid_to=end,
            )
        )


def _gain(chance: Chance, level: ProfessionalLevel, born: int) -> tuple[str, date]:
    return str(level), date(born + _AGE_GAINED[level] + chance.between(0, 3), 7, chance.between(1, 28))


def _known(gains: list[tuple[str, date]], until: date) -> Gains:
    """Only what was gained by the time the register tells of."""
    return tuple((level, gained) for level, gained in gains if gained <= until)
