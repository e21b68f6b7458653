"""Entering and correcting people; lines of the member sheet; numbers masked and opened."""

import datetime

import pytest

import build
from dangbo.access.actor import PROGRAM, NotAllowed
from dangbo.access.permissions import Role
from dangbo.journal.models import Entry
from dangbo.registry.acts.people import (
    add_sheet_line,
    correct_person,
    end_discipline,
    give_card,
    give_honour,
    open_number,
    register_person,
    remove_sheet_line,
    set_attainment,
)
from dangbo.registry.acts.people.numbers import Number
from dangbo.registry.acts.refusal import Refused
from dangbo.registry.models import Attainment, CareerEntry, PartyCard, Person
from dangbo.registry.models.people import HonourKind, Scale
from dangbo.rules.vocabulary import TheoryLevel
from dangbo.vietnamese.order import name_sort_key

pytestmark = pytest.mark.django_db
BORN = datetime.date(1980, 5, 2)
CITIZEN = "001080000123"
DAY = datetime.date(2015, 3, 1)


def register(organisation: object, **fields: object) -> Person:
    accepted = fields.pop("accepted_warnings", ())
    values = {"full_name": "Trần Văn Bình", "sex": "male", "birth_date": BORN, **fields}
    return register_person(actor=PROGRAM, organisation=organisation, fields=values, accepted_warnings=accepted)


def test_a_person_is_kept_in_clean_text_with_keys_to_sort_and_find() -> None:
    _, _, cell, _ = build.tree()
    person = register(cell, full_name="  Trần  Thị Hòa ", sex="female", card_number="12.345.678")
    person.refresh_from_db()
    assert (person.full_name, person.search_key, person.card_number) == ("Trần Thị Hòa", "tran thi hoa", "12345678")
    assert person.name_key == name_sort_key("Trần Thị Hòa")


def test_a_person_without_a_name_is_refused() -> None:
    _, _, cell, _ = build.tree()
    with pytest.raises(Refused) as refused:
        register(cell, full_name=" ")
    assert refused.value.codes == {"invalid-full-name"}


def test_the_same_citizen_number_is_refused_naming_the_other() -> None:
    _, _, cell, _ = build.tree()
    build.member(cell, "Trần Văn An", born=BORN, citizen_number=CITIZEN)
    with pytest.raises(Refused) as refused:
        register(cell, citizen_number=CITIZEN)
    assert str(refused.value) == "Số định danh này đã ghi cho Trần Văn An, sinh 02/05/1980, Chi bộ cb1."
    assert not refused.value.may_be_accepted


def test_who_may_not_see_the_other_is_not_told_their_name() -> None:
    _, _, cell, other = build.tree()
    build.member(other, "Trần Văn An", born=BORN, citizen_number=CITIZEN)
    secretary = build.actor(Role.SECRETARY, cell)
    fields = {"full_name": "Lê Văn Bình", "sex": "male", "birth_date": BORN, "citizen_number": CITIZEN}
    with pytest.raises(Refused) as refused:
        register_person(actor=secretary, organisation=cell, fields=fields)
    assert str(refused.value) == ("Số định danh này đã ghi cho một người khác trong sổ, ngoài phạm vi của đồng chí.")


def test_the_same_name_and_birth_date_is_a_warning_to_accept() -> None:
    _, _, cell, _ = build.tree()
    build.member(cell, "Trần Văn Bình", born=BORN)
    with pytest.raises(Refused) as refused:
        register(cell)
    assert (refused.value.codes, refused.value.may_be_accepted) == ({"same-name-and-birth-date"}, True)
    assert register(cell, accepted_warnings={"same-name-and-birth-date"}).full_name == "Trần Văn Bình"


def test_a_citizen_number_of_eleven_digits_is_refused_and_of_the_other_sex_doubted() -> None:
    _, _, cell, _ = build.tree()
    with pytest.raises(Refused) as refused:
        register(cell, citizen_number="00108000012")
    assert not refused.value.may_be_accepted
    with pytest.raises(Refused) as doubted:
        register(cell, citizen_number="001180000123")
    assert (doubted.value.codes, doubted.value.may_be_accepted) == ({"doubtful-citizen-number"}, True)


def test_dates_out_of_order_are_refused() -> None:
    _, _, cell, _ = build.tree()
    with pytest.raises(Refused) as refused:
        register(cell, joined_on=datetime.date(2024, 10, 10), official_on=datetime.date(2025, 10, 9))
    assert refused.value.codes == {"official-too-early"}


def test_a_correction_keeps_old_and_new_and_masks_numbers() -> None:
    _, _, cell, _ = build.tree()
    person = build.member(cell, "Trần Văn Bình", born=BORN, citizen_number=CITIZEN)
    changes = {"citizen_number": "001080000999", "work_post": "Trưởng phòng", "sex": "male", "religion": "Phật giáo"}
    correct_person(actor=PROGRAM, person=person, changes=changes, reason="Theo căn cước")
    person.refresh_from_db()
    entry = Entry.objects.order_by("-number")[0]
    assert person.citizen_number == "001080000999"
    assert entry.summary == "Sửa Số định danh cá nhân, Chức vụ công tác, Tôn giáo của Trần Văn Bình"
    assert entry.details == {
        "reason": "Theo căn cước",
        "changes": {
            "citizen_number": {"from": "•••• 0123", "to": "•••• 0999"},
            "work_post": {"from": "", "to": "Trưởng phòng"},
            "religion": {"from": "", "to": "••••"},
        },
    }


def test_a_correction_of_nothing_is_not_recorded() -> None:
    _, _, cell, _ = build.tree()
    person = build.member(cell, "Trần Văn Bình", born=BORN)
    before = Entry.objects.count()
    correct_person(actor=PROGRAM, person=person, changes={"full_name": "Trần  Văn Bình"})
    assert Entry.objects.count() == before


def test_a_field_that_does_not_exist_is_a_mistake_of_the_program() -> None:
    _, _, cell, _ = build.tree()
    with pytest.raises(ValueError, match="no such field of a person: search_key"):
        register(cell, search_key="x")


def test_only_who_reaches_the_cell_may_correct() -> None:
    _, _, cell, other = build.tree()
    person = build.member(cell)
    for actor in (build.actor(Role.SECRETARY, other), build.actor(Role.READER, cell)):
        with pytest.raises(NotAllowed):
            correct_person(actor=actor, person=person, changes={"phone": "1"})


def test_opening_a_number_is_on_record() -> None:
    _, _, cell, _ = build.tree()
    person = build.member(cell, "Trần Văn Bình", born=BORN, citizen_number=CITIZEN)
    secretary = build.actor(Role.SECRETARY, cell)
    assert open_number(actor=secretary, person=person, which=Number.CITIZEN) == CITIZEN
    entry = Entry.objects.order_by("-number")[0]
    assert (entry.act, entry.actor_id, entry.subject_id) == ("open_number", secretary.account_id, str(person.pk))
    assert CITIZEN not in str(entry.details) + entry.summary
    with pytest.raises(NotAllowed):
        open_number(actor=build.actor(Role.COMMITTEE_MEMBER, cell), person=person, which=Number.CITIZEN)


def test_a_theory_level_ends_the_one_before() -> None:
    _, _, cell, _ = build.tree()
    person = build.member(cell)
    set_attainment(actor=PROGRAM, person=person, level=TheoryLevel.INTERMEDIATE, on=build.LONG_AGO, is_opening=True)
    set_attainment(actor=PROGRAM, person=person, level=TheoryLevel.ADVANCED, on=DAY)
    levels = Attainment.objects.filter(person=person, scale=Scale.THEORY).order_by("valid_from")
    assert [(row.level, row.valid_to, row.is_opening) for row in levels] == [
        ("intermediate", DAY, True),
        ("advanced", None, False),
    ]
    with pytest.raises(Refused) as refused:
        set_attainment(actor=PROGRAM, person=person, level=TheoryLevel.BACHELOR, on=DAY)
    assert refused.value.codes == {"later-level-exists"}


def test_a_new_card_ends_the_old_one_and_is_the_persons_number() -> None:
    _, _, cell, _ = build.tree()
    person = build.member(cell)
    give_card(actor=PROGRAM, person=person, number="12345678", on=build.LONG_AGO)
    give_card(actor=PROGRAM, person=person, number=CITIZEN, on=DAY)
    person.refresh_from_db()
    assert person.card_number == CITIZEN
    assert [card.valid_to for card in PartyCard.objects.order_by("valid_from")] == [DAY, None]
    with pytest.raises(Refused) as refused:
        give_card(actor=PROGRAM, person=build.member(cell), number=CITIZEN, on=DAY)
    assert refused.value.codes == {"card-number-taken"}


def test_discipline_has_an_end_and_an_award_has_not() -> None:
    _, _, cell, _ = build.tree()
    person = build.member(cell)
    fact = give_honour(actor=PROGRAM, person=person, kind=HonourKind.DISCIPLINE, text="Khiển trách", on=DAY)
    end_discipline(actor=PROGRAM, honour=fact, on=datetime.date(2016, 3, 1))
    assert fact.ended_on == datetime.date(2016, 3, 1)
    award = give_honour(actor=PROGRAM, person=person, kind=HonourKind.AWARD, text="Bằng khen", on=DAY)
    with pytest.raises(Refused):
        end_discipline(actor=PROGRAM, honour=award, on=DAY)


def test_a_line_of_the_sheet_comes_and_goes() -> None:
    _, _, cell, _ = build.tree()
    line = CareerEntry(person=build.member(cell), begins="09/2001", text="Chuyên viên")
    add_sheet_line(actor=PROGRAM, line=line)
    assert CareerEntry.objects.get() == line
    remove_sheet_line(actor=PROGRAM, line=line)
    assert CareerEntry.objects.count() == 0
    assert Entry.objects.order_by("-number")[0].details == {"begins": "09/2001", "ends": "", "text": "Chuyên viên"}
