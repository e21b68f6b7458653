"""What is exported, imported into an empty register and exported again is identical, cell by cell."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dangbo.access.actor import PROGRAM
from dangbo.demo.build import build_demo
from dangbo.demo.plan import small
from dangbo.paper.sheets import Table, read_sheets, write_csv, write_xlsx
from dangbo.registry.acts.bulk import store_batch
from dangbo.registry.acts.organisations.versioning import name_keys
from dangbo.registry.acts.people.fields import set_fields
from dangbo.registry.exchange.members.exporting import export_members
from dangbo.registry.exchange.organisations.exporting import export_organisations
from dangbo.registry.exchange.rows import Outcome
from dangbo.registry.exchange.tables import best_table, plan_table, store_table
from dangbo.registry.models import (
    Attainment,
    Decision,
    Membership,
    Organisation,
    OrganisationVersion,
    Person,
)
from dangbo.registry.models.imports import ImportKind
from dangbo.rules.vocabulary import (
    Activity,
    EntryCause,
    ExitCause,
    GeneralLevel,
    OrganisationKind,
    ProfessionalLevel,
    Standing,
    TheoryLevel,
    UnitSector,
)

pytestmark = pytest.mark.django_db

AT = date(2020, 6, 28)
FOUNDED = date(1950, 1, 1)
LETTERS = "aáảãạăắằâấầbcdđeéêếềghiíìklmnoóòôốồơớờpqrstuúùưứừvxyýỳ"
FAMILY = ["Nguyễn", "Trần", "Lò", "Đặng", "Hà", "Tống", "Bùi"]
KINDS = {
    OrganisationKind.UPPER_COMMITTEE: (OrganisationKind.GRASSROOTS_COMMITTEE, OrganisationKind.GRASSROOTS_CELL),
    OrganisationKind.GRASSROOTS_COMMITTEE: (OrganisationKind.CELL,),
}

words = st.text(LETTERS, min_size=2, max_size=6).map(str.capitalize)
texts = st.one_of(
    st.just(""),
    st.sampled_from(["=1+1", "0012", "'nháy", 'có "ngoặc", phẩy', "-5", "x;y", "31/12", "Không"]),
    st.lists(words, min_size=1, max_size=4).map(" ".join),
)


@st.composite
def people(draw: Any, number: int) -> dict[str, Any]:
    """A person with a membership and levels; the number keeps names and personal numbers apart."""
    birth = draw(st.dates(date(1940, 1, 1), date(1980, 12, 31)))
    joined = birth + timedelta(days=draw(st.integers(21 * 366, 26 * 366)))
    official = joined + timedelta(days=draw(st.integers(370, 2000)))
    sex = draw(st.sampled_from(["male", "female"]))
    is_official = official <= AT and draw(st.booleans())
    since = draw(st.dates(min(joined, AT), AT))
    number_given = draw(st.booleans())
    precisions = {key: draw(st.sampled_from("dmy")) for key in ("birth", "joined", "official")}
    values: dict[str, Any] = {
        "full_name": f"{draw(st.sampled_from(FAMILY))} {draw(words)} {LETTERS[number % 60]}{draw(words)}",
        "sex": sex,
        "birth_date": at_precision(birth, precisions["birth"]),
        "joined_on": at_precision(joined, precisions["joined"]) if joined <= AT and draw(st.booleans()) else None,
        "official_on": at_precision(official, precisions["official"]) if is_official else None,
        "citizen_number": f"001{int(sex == 'female')}{birth.year % 100:02}{number:06}" if number_given else "",
        "card_number": f"{number:08}" if draw(st.booleans()) else "",
        "file_number": f"{number:06}HN" if draw(st.booleans()) else "",
        "ethnic_group": draw(st.sampled_from(["Kinh", "Tày", "Ê-đê"])),
        "martyr_family": draw(st.booleans()),
        "was_youth_union_member": draw(st.booleans()),
        "email": draw(st.sampled_from(["", "a.b@tinh.vn"])),
        "phone": draw(st.sampled_from(["", "0912 345 678", "02033123456"])),
        "admission_decided_on": joined if joined <= AT and draw(st.booleans()) else None,
        **{f"{key}_precision": value for key, value in precisions.items()},
        **{key: draw(texts) for key in ("native_place", "work_post", "religion", "other_names")},
    }
    return {
        "values": values,
        "standing": Standing.OFFICIAL if is_official else draw(st.sampled_from(Standing)),
        "activity": draw(st.sampled_from(Activity)),
        "former": draw(st.booleans()),
        "since": since,
        "levels": draw(levels(since)),
    }


def at_precision(day: date, precision: str) -> date:
    return day if precision == "d" else day.replace(day=1) if precision == "m" else day.replace(month=1, day=1)


@st.composite
def levels(draw: Any, since: date) -> list[dict[str, Any]]:
    scales = {"general": GeneralLevel, "professional": ProfessionalLevel, "theory": TheoryLevel}
    made = []
    for scale, choices in scales.items():
        if draw(st.booleans()):
            is_opening = scale == "general" or draw(st.booleans())
            made.append(
                {
                    "scale": scale,
                    "level": draw(st.sampled_from(choices)),
                    "subject": draw(texts) if scale == "professional" else "",
                    "is_opening": is_opening,
                    "valid_from": since if is_opening else draw(st.dates(FOUNDED, AT)),
                }
            )
    return made


@st.composite
def registers(draw: Any) -> list[tuple[dict[str, Any], int | None, list[dict[str, Any]]]]:
    """Organisations with the index of the one above, and the people of each cell."""
    made: list[tuple[dict[str, Any], int | None, list[dict[str, Any]]]] = []
    count = 0

    def grow(kind: OrganisationKind, above: int | None) -> None:
        nonlocal count
        index = len(made)
        folk = []
        if kind not in KINDS:
            for _ in range(draw(st.integers(0, 3))):
                count += 1
                folk.append(draw(people(count)))
        made.append((draw(organisations(index, kind)), above, folk))
        for _ in range(draw(st.integers(1, 2)) if kind in KINDS else 0):
            grow(draw(st.sampled_from(KINDS[kind])), index)

    grow(draw(st.sampled_from(list(KINDS))), None)
    return made


@st.composite
def organisations(draw: Any, index: int, kind: OrganisationKind) -> dict[str, Any]:
    word = {True: "Đảng bộ", False: "Chi bộ"}[kind in KINDS]
    return {
        "code": f"{index:03}" if draw(st.booleans()) else f"tc-{index}",
        "name": f"{word} {draw(words)} {index}",
        "short_name": draw(st.one_of(st.just(""), words)),
        "kind": kind,
        "sector": draw(st.sampled_from(UnitSector)),
        "founded_on": FOUNDED if kind not in KINDS else draw(st.dates(date(1930, 2, 3), AT)),
        "decided": draw(st.booleans()),
        "address": draw(texts),
        "phone": draw(st.sampled_from(["", "0203 3123 456"])),
    }


def store(register: Sequence[tuple[dict[str, Any], int | None, list[dict[str, Any]]]]) -> Organisation:
    """Put a drawn register into the store; returns its top."""
    rows: dict[type[Any], list[Any]] = {
        model: [] for model in (Decision, Organisation, OrganisationVersion, Person, Membership, Attainment)
    }
    for drawn, above, folk in register:
        organisation = store_organisation(rows, drawn, above)
        for person in folk:
            store_person(rows, person, organisation)
    top: Organisation = rows[Organisation][0]
    store_batch(actor=PROGRAM, organisation=top, rows=rows, summary="thử")
    return top


def store_organisation(rows: dict[type[Any], list[Any]], drawn: dict[str, Any], above: int | None) -> Organisation:
    made = Organisation(**{key: drawn[key] for key in ("code", "founded_on", "address", "phone")})
    decision = None
    if drawn["decided"]:
        decision = Decision(
            symbol=f"{len(rows[Organisation])}-QĐ/ĐU", issued_on=drawn["founded_on"], issuer="Đảng ủy Khối"
        )
        rows[Decision].append(decision)
    rows[Organisation].append(made)
    rows[OrganisationVersion].append(
        OrganisationVersion(
            organisation=made,
            parent=None if above is None else rows[Organisation][above],
            valid_from=drawn["founded_on"],
            decision=decision,
            **{key: drawn[key] for key in ("name", "short_name", "kind", "sector")},
            **name_keys(drawn["name"], drawn["short_name"], drawn["code"]),
        )
    )
    return made


def store_person(rows: dict[type[Any], list[Any]], drawn: dict[str, Any], cell: Organisation) -> None:
    person = Person()
    set_fields(person, drawn["values"])
    rows[Person].append(person)
    common = {"person": person, "organisation": cell, "standing": drawn["standing"]}
    stretch = {"valid_from": drawn["since"], "began_by": EntryCause.OPENING, "activity": drawn["activity"]}
    middle = drawn["since"] + (AT - drawn["since"]) / 2
    if drawn["former"] and drawn["since"] < middle:
        before = Membership(**common, **stretch | {"valid_to": middle, "ended_by": ExitCause.CHANGED})
        rows[Membership].append(before)
        stretch |= {"valid_from": middle, "began_by": EntryCause.CHANGED, "previous": before}
    rows[Membership].append(Membership(**common, **stretch))
    rows[Attainment].extend(Attainment(person=person, **level) for level in drawn["levels"])


def exported(top: Organisation) -> tuple[Table, Table]:
    return (
        export_organisations(actor=PROGRAM, organisation=top, at=AT),
        export_members(actor=PROGRAM, organisation=top, at=AT, full_numbers=True),
    )


def imported(kind: ImportKind, data: bytes, top: Organisation | None) -> None:
    table = best_table(read_sheets(data, "x"), kind)
    planned = plan_table(
        kind=kind, rows=table.sheet.rows, first=table.first, mapped=table.mapped, organisation=top, at=AT
    )
    assert [(row.number, row.problems) for row in planned.rows if row.outcome is not Outcome.NEW] == []
    store_table(actor=PROGRAM, planned=planned, organisation=top, at=AT, filename="x", file_digest="")


def contents(table: Table) -> tuple[list[str], list[list[Any]]]:
    return [column.heading for column in table.columns], [list(row) for row in table.rows]


def written(table: Table, as_csv: bool) -> bytes:
    return write_csv(table) if as_csv else write_xlsx([table])


@given(registers(), st.booleans())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_export_import_into_an_empty_register_export_is_identical(register: Any, as_csv: bool) -> None:
    with transaction.atomic():
        first = exported(store(register))
        transaction.set_rollback(True)
    assert (Organisation.objects.count(), Person.objects.count()) == (0, 0)
    with transaction.atomic():
        imported(ImportKind.ORGANISATIONS, written(first[0], as_csv), None)
        top = Organisation.objects.get(code=register[0][0]["code"])
        imported(ImportKind.MEMBERS, written(first[1], as_csv), top)
        again = exported(top)
        transaction.set_rollback(True)
    assert contents(again[0]) == contents(first[0])
    assert contents(again[1]) == contents(first[1])


def test_a_scaled_demo_goes_through_the_same_loop() -> None:
    """The same code as the whole demo, which bench/ takes through the loop."""
    with transaction.atomic():
        build_demo(plan=small())
        first = exported(Organisation.objects.get(code="khoi"))
        transaction.set_rollback(True)
    assert (Organisation.objects.count(), Person.objects.count()) == (0, 0)
    imported(ImportKind.ORGANISATIONS, write_xlsx([first[0]]), None)
    top = Organisation.objects.get(code="khoi")
    imported(ImportKind.MEMBERS, write_xlsx([first[1]]), top)
    stored = (Organisation.objects.count(), Membership.objects.filter(valid_to=None).count())
    assert stored == (len(list(first[0].rows)), len(list(first[1].rows)))
    again = exported(top)
    assert contents(again[0]) == contents(first[0])
    assert contents(again[1]) == contents(first[1])
