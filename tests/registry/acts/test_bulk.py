"""Many rows at once: a few statements, one journal entry, all or nothing."""

import datetime

import pytest

import build
from dangbo.access.actor import PROGRAM, NotAllowed
from dangbo.access.permissions import Role
from dangbo.journal.models import Entry
from dangbo.registry.acts.bulk import digest, store_batch
from dangbo.registry.acts.organisations.versioning import name_keys
from dangbo.registry.acts.people.fields import set_fields
from dangbo.registry.acts.refusal import Refused
from dangbo.registry.models import Membership, Organisation, OrganisationVersion, Person
from dangbo.registry.queries.headcounts import headcount
from dangbo.rules.organisations import Headcount

pytestmark = pytest.mark.django_db
DAY = datetime.date(2010, 1, 1)


def people(number: int) -> list[Person]:
    made = [Person() for _ in range(number)]
    for position, person in enumerate(made):
        set_fields(person, {"full_name": f"Lê Văn {position}", "sex": "male", "birth_date": DAY})
    return made


def row(person: Person, organisation: Organisation, start: datetime.date = DAY) -> Membership:
    return Membership(
        person=person,
        organisation=organisation,
        standing="official",
        activity="normal",
        began_by="opening",
        valid_from=start,
    )


def test_a_batch_is_one_entry_with_counts_and_a_digest() -> None:
    bloc, _, cell, _ = build.tree()
    crowd = people(250)
    rows = {Person: crowd, Membership: [row(person, cell) for person in crowd]}
    before = Entry.objects.count()
    sha256 = store_batch(actor=PROGRAM, organisation=bloc, rows=rows, summary="Nhập 250 đảng viên")
    entry = Entry.objects.order_by("-number")[0]
    assert Entry.objects.count() == before + 1
    assert entry.details == {"rows": {"person": 250, "membership": 250}, "sha256": sha256}
    assert headcount(bloc.pk, DAY) == Headcount(250)
    assert digest(rows) == sha256


@pytest.mark.parametrize("number", [1, 3])
def test_statements_of_a_batch_do_not_grow_with_its_rows(number: int, django_assert_num_queries: object) -> None:
    bloc, _, cell, _ = build.tree()
    crowd = people(number)
    rows = {Person: crowd, Membership: [row(person, cell) for person in crowd]}
    with django_assert_num_queries(9):  # type: ignore[operator]
        store_batch(actor=PROGRAM, organisation=bloc, rows=rows, summary="Nhập")


def test_a_batch_of_organisations_builds_the_tree() -> None:
    bloc, base, _, _ = build.tree()
    cells = [Organisation(code=f"x{n}", founded_on=DAY) for n in range(3)]
    versions = [
        OrganisationVersion(
            organisation=cell,
            name=cell.code,
            kind="cell",
            sector="other",
            parent=base,
            valid_from=DAY,
            **name_keys(cell.code),
        )
        for cell in cells
    ]
    crowd = people(3)
    rows = {
        Organisation: cells,
        OrganisationVersion: versions,
        Person: crowd,
        Membership: [row(person, cell) for person, cell in zip(crowd, cells, strict=True)],
    }
    store_batch(actor=PROGRAM, organisation=bloc, rows=rows, summary="Nhập tổ chức")
    assert headcount(bloc.pk, DAY) == headcount(base.pk, DAY) == Headcount(3)


def test_a_batch_that_contradicts_itself_is_refused_whole() -> None:
    bloc, _, cell, other = build.tree()
    crowd = people(2)
    first = row(crowd[0], cell)
    first.valid_to, first.ended_by = datetime.date(2012, 1, 1), "changed"
    rows = {Person: crowd, Membership: [first, row(crowd[0], other, datetime.date(2011, 1, 1))]}
    with pytest.raises(Refused) as refused:
        store_batch(actor=PROGRAM, organisation=bloc, rows=rows, summary="Nhập")
    assert refused.value.codes == {"batch-contradicts"}
    assert Person.objects.count() == 0


def test_only_who_may_import_stores_a_batch() -> None:
    bloc, *_ = build.tree()
    with pytest.raises(NotAllowed):
        store_batch(actor=build.actor(Role.OFFICE, bloc), organisation=bloc, rows={}, summary="Nhập")
