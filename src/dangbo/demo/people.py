"""Invented people: who they are and their life in the Party, as their member sheets tell it."""

from dataclasses import dataclass
from datetime import date, timedelta

from dangbo.demo import words
from dangbo.demo.chance import Chance, years_after
from dangbo.demo.names import ETHNIC_GROUPS, full_name
from dangbo.demo.world import Node, World
from dangbo.registry.models import Person
from dangbo.vietnamese.order import name_sort_key
from dangbo.vietnamese.text import search_key

UNUSED_PROVINCE = "013"
"""First digits of the invented citizen numbers: a code of no province, within the range that is checked."""
FILE_LETTERS = "HL"
_MAJORITY = 18
_BARE_YEAR_BEFORE = 1962


@dataclass(frozen=True, slots=True)
class Life:
    """The bounds of a life to be invented: days of birth and of the admission ceremony, sex and ethnic mixture."""

    born: tuple[date, date]
    joined: tuple[date, date]
    women: float
    ethnic: str


def make_person(world: World, life: Life, cell: Node, *, leads: bool) -> Person:
    """A person of the unit in which the cell stands, official twelve months after the ceremony."""
    chance = world.chance
    sex = "female" if chance.happens(life.women) else "male"
    born = chance.day(*life.born)
    joined = chance.workday(max(life.joined[0], years_after(born, _MAJORITY) + timedelta(days=90)), life.joined[1])
    ethnic_group = chance.chosen(ETHNIC_GROUPS[life.ethnic])
    name = full_name(chance, sex, born.year, ethnic_group)
    person = Person(
        id=chance.new_id(),
        full_name=name,
        name_key=name_sort_key(name),
        sex=sex,
        birth_date=born,
        ethnic_group=ethnic_group,
        joined_on=joined,
        official_on=years_after(joined, 1),
    )
    _fill_origins(chance, person)
    _fill_work(chance, person, cell, leads=leads)
    _fill_party(world, person, cell)
    person.search_key = search_key(name)
    return person


def _fill_origins(chance: Chance, person: Person) -> None:
    person.native_place = words.place(chance)
    person.birth_place = person.native_place if chance.happens(0.8) else words.place(chance)
    person.permanent_address = words.address(chance)
    if person.birth_date.year < _BARE_YEAR_BEFORE and chance.happens(0.2):
        person.birth_precision, person.birth_date = "y", person.birth_date.replace(month=1, day=1)
    person.religion = chance.chosen(words.RELIGIONS)
    person.family_origin = chance.chosen(words.FAMILY_ORIGINS)
    person.health = chance.chosen(words.HEALTH)
    person.martyr_family = chance.happens(0.04)
    person.foreign_languages = chance.chosen(words.LANGUAGES)
    person.computing = chance.chosen(words.COMPUTING)
    if person.ethnic_group != "Kinh" and chance.happens(0.7):
        person.minority_language = f"Tiếng {person.ethnic_group}"


def _fill_work(chance: Chance, person: Person, cell: Node, *, leads: bool) -> None:
    sector = cell.sector
    person.occupation = words.OCCUPATIONS[sector]
    person.workplace = cell.unit
    person.work_post = words.managing_post(chance, sector) if leads else words.post(chance, sector)
    started = max(person.birth_date.year + chance.between(21, 27), person.birth_date.year + 21)
    begins = min(started, person.joined_on.year if person.joined_on else started)
    person.recruited_on = f"{chance.between(1, 12):02d}/{max(begins, person.birth_date.year + 18)}"
    person.was_youth_union_member = chance.happens(0.93)
    if person.was_youth_union_member:
        person.youth_union_on = f"26/03/{person.birth_date.year + chance.between(15, 17)}"
    if person.sex == "male" and chance.happens(0.14):
        enlisted = person.birth_date.year + chance.between(18, 20)
        person.enlisted_on, person.discharged_on = f"02/{enlisted}", f"01/{enlisted + chance.between(2, 4)}"
    person.associations = "Công đoàn"
    if cell.elders:
        person.occupation, person.work_post, person.associations = words.RETIRED, "Cán bộ Hội", cell.unit


def _fill_party(world: World, person: Person, cell: Node) -> None:
    chance, number = world.chance, world.next_number()
    assert person.joined_on is not None
    person.admission_decided_on = _weekday(person.joined_on - timedelta(days=chance.between(6, 28)))
    person.admission_decision = f"{chance.between(11, 480)}-QĐ/ĐU"
    person.admitting_organisation = cell.name if chance.happens(0.7) else "Chi bộ nơi công tác trước"
    century = {("male", 19): 0, ("female", 19): 1}[person.sex, person.birth_date.year // 100]
    person.citizen_number = f"{UNUSED_PROVINCE}{century}{person.birth_date.year % 100:02d}{number:06d}"
    person.card_number = f"13{number * 37 % 1_000_000:06d}"
    person.file_number = f"{number:06d}{FILE_LETTERS}"
    person.introducers = ", ".join(_introducer(chance) for _ in range(2))


def _introducer(chance: Chance) -> str:
    return full_name(chance, "female" if chance.happens(0.3) else "male", chance.between(1950, 1979), "Kinh")


def _weekday(day: date) -> date:
    return day - timedelta(days=max(0, day.weekday() - 4))
