"""Founding, renaming, changing, moving, upgrading, splitting, merging and dissolving organisations."""

import datetime

import pytest

import build
from dangbo.access.actor import PROGRAM, NotAllowed
from dangbo.access.permissions import Role
from dangbo.journal.chain import verify
from dangbo.journal.models import Entry
from dangbo.registry.acts.organisations import (
    Part,
    change_kind_or_sector,
    dissolve_organisation,
    found_organisation,
    merge_organisations,
    move_organisation,
    rename_organisation,
    split_organisation,
    upgrade_cell,
)
from dangbo.registry.acts.refusal import Refused
from dangbo.registry.models import Decision, Membership, Organisation, Term
from dangbo.registry.queries.headcounts import headcount
from dangbo.registry.queries.history import history
from dangbo.rules.organisations import Headcount
from dangbo.rules.vocabulary import OrganisationKind, Standing, UnitSector

pytestmark = pytest.mark.django_db
DAY = datetime.date(2015, 3, 1)
EVE = DAY - datetime.timedelta(days=1)
CELL, COMMITTEE = OrganisationKind.CELL, OrganisationKind.GRASSROOTS_COMMITTEE


def refused_codes(refused: pytest.ExceptionInfo[Refused]) -> set[str]:
    return set(refused.value.codes)


def found_with(people: list, parent: Organisation, kind: OrganisationKind = CELL, **more: object) -> Organisation:
    return found_organisation(
        actor=PROGRAM,
        part=Part(build.new("moi", kind), people),
        parent=parent,
        on=DAY,
        decision=build.decision(EVE),
        **more,
    )


def test_an_organisation_needs_three_official_members() -> None:
    _, base, cell, _ = build.tree()
    people = build.members(cell, 2) + build.members(cell, 5, standing=Standing.PROBATIONARY)
    with pytest.raises(Refused) as refused:
        found_with(people, base)
    assert refused_codes(refused) == {"too-few-official-members"}
    assert Organisation.objects.filter(code="moi").count() == 0


def test_three_official_members_found_a_cell_and_move_into_it() -> None:
    _, base, cell, _ = build.tree()
    people = build.members(cell, 3)
    founded = found_with(people, base)
    assert headcount(founded.pk, DAY) == Headcount(3)
    assert headcount(cell.pk, EVE) == Headcount(3)
    assert headcount(cell.pk, DAY) == Headcount(0)
    assert headcount(base.pk, DAY) == headcount(base.pk, EVE) == Headcount(3)
    row = Membership.objects.get(person=people[0], valid_to=None)
    assert (row.began_by, row.previous.ended_by) == ("transferred_in", "transferred_out")


def test_a_large_cell_needs_consent_from_thirty_one_members() -> None:
    _, base, cell, _ = build.tree()
    people = build.members(cell, 31)
    with pytest.raises(Refused) as refused:
        found_with(people, base)
    assert refused_codes(refused) == {"large-cell-needs-consent"}
    assert headcount(found_with(people[:30], base).pk, DAY) == Headcount(30)


def test_a_founding_cites_its_decision_once_and_is_journaled() -> None:
    _, base, cell, _ = build.tree()
    found_with(build.members(cell, 3), base)
    entry = Entry.objects.order_by("-number")[0]
    assert entry.act == "found_organisation"
    assert entry.details == {"code": "moi", "members": 3, "children": []}
    assert Decision.objects.count() == 1
    assert list(verify()) == []


def test_founding_without_a_decision_is_refused() -> None:
    _, base, cell, _ = build.tree()
    people = build.members(cell, 3)
    with pytest.raises(Refused) as refused:
        found_organisation(actor=PROGRAM, part=Part(build.new("moi"), people), parent=base, on=DAY)
    assert refused_codes(refused) == {"decision-missing"}


def test_a_code_is_given_once() -> None:
    _, base, _, _ = build.tree()
    with pytest.raises(Refused) as refused:
        build.organisation("cb1", parent=base)
    assert str(refused.value) == "Mã cb1 đã dùng cho tổ chức khác."


def test_only_the_board_above_founds_an_organisation() -> None:
    bloc, base, cell, _ = build.tree()
    people = build.members(cell, 3)
    secretary, elsewhere = build.actor(Role.SECRETARY, bloc), build.actor(Role.ORGANISATION_BOARD, cell)
    for actor in (secretary, elsewhere):
        with pytest.raises(NotAllowed):
            found_organisation(
                actor=actor, part=Part(build.new("moi"), people), parent=base, on=DAY, decision=build.decision()
            )
    board = build.actor(Role.ORGANISATION_BOARD, base)
    part = Part(build.new("moi"), people)
    found = found_organisation(actor=board, part=part, parent=base, on=DAY, decision=build.decision())
    assert found.version_at(DAY).parent == base


def test_a_new_name_holds_from_its_day() -> None:
    _, _, cell, _ = build.tree()
    rename_organisation(
        actor=PROGRAM, organisation=cell, name="  Chi bộ  Văn phòng ", on=DAY, decision=build.decision()
    )
    cell.refresh_from_db()
    assert (cell.version_at(EVE).name, cell.version_at(DAY).name) == ("Chi bộ cb1", "Chi bộ Văn phòng")
    assert [change.kind for change in history(cell)] == ["rename", "found"]


def test_a_change_before_a_later_one_is_refused() -> None:
    _, _, cell, _ = build.tree()
    rename_organisation(actor=PROGRAM, organisation=cell, name="Tên mới", on=DAY, decision=build.decision())
    with pytest.raises(Refused) as refused:
        rename_organisation(actor=PROGRAM, organisation=cell, name="Tên cũ", on=EVE, decision=build.decision())
    assert refused_codes(refused) == {"later-version-exists"}


def test_two_changes_of_one_day_make_one_version() -> None:
    bloc, _, cell, _ = build.tree()
    other = build.organisation("cs2", kind=COMMITTEE, parent=bloc)
    rename_organisation(actor=PROGRAM, organisation=cell, name="Tên mới", on=DAY, decision=build.decision())
    move_organisation(actor=PROGRAM, organisation=cell, parent=other, on=DAY, decision=build.decision())
    assert [(v.name, v.parent.code) for v in cell.versions.order_by("valid_from")] == [
        ("Chi bộ cb1", "cs1"),
        ("Tên mới", "cs2"),
    ]


def test_a_decision_cannot_be_later_than_what_it_brings_about() -> None:
    _, _, cell, _ = build.tree()
    with pytest.raises(Refused) as refused:
        rename_organisation(actor=PROGRAM, organisation=cell, name="Mới", on=EVE, decision=build.decision(DAY))
    assert refused_codes(refused) == {"decision-after-effect"}


def test_a_cell_stands_under_a_committee_not_under_a_cell() -> None:
    _, _, cell, other = build.tree()
    with pytest.raises(Refused) as refused:
        move_organisation(actor=PROGRAM, organisation=cell, parent=other, on=DAY, decision=build.decision())
    assert refused_codes(refused) == {"wrong-parent"}


def test_the_sector_of_a_unit_changes_from_a_day() -> None:
    _, _, cell, _ = build.tree()
    version = change_kind_or_sector(
        actor=PROGRAM, organisation=cell, sector=UnitSector.SCHOOL, on=DAY, decision=build.decision()
    )
    assert (version.kind, version.sector, version.valid_from) == (CELL, UnitSector.SCHOOL, DAY)


def test_an_organisation_with_members_is_dissolved_only_when_they_have_a_place_to_go() -> None:
    _, base, cell, other = build.tree()
    build.members(cell, 4)
    with pytest.raises(Refused) as refused:
        dissolve_organisation(actor=PROGRAM, organisation=cell, on=DAY, decision=build.decision())
    assert refused_codes(refused) == {"members-left"}
    dissolve_organisation(actor=PROGRAM, organisation=cell, members_to=other, on=DAY, decision=build.decision())
    cell.refresh_from_db()
    assert cell.ended_on == DAY
    assert (headcount(other.pk, DAY), headcount(base.pk, EVE)) == (Headcount(4), Headcount(4))


def test_an_organisation_with_children_is_dissolved_only_when_they_have_a_parent() -> None:
    bloc, base, cell, _ = build.tree()
    with pytest.raises(Refused) as refused:
        dissolve_organisation(actor=PROGRAM, organisation=base, on=DAY, decision=build.decision())
    assert refused_codes(refused) == {"organisations-left"}
    heir = build.organisation("cs2", kind=COMMITTEE, parent=bloc)
    dissolve_organisation(actor=PROGRAM, organisation=base, children_to=heir, on=DAY, decision=build.decision())
    assert cell.version_at(DAY).parent == heir
    assert cell.version_at(EVE).parent == base


def test_an_organisation_does_not_end_before_its_members_last_change() -> None:
    _, _, cell, other = build.tree()
    build.member(cell, on=datetime.date(2016, 1, 1))
    with pytest.raises(Refused) as refused:
        dissolve_organisation(actor=PROGRAM, organisation=cell, members_to=other, on=DAY, decision=build.decision())
    assert "later-memberships-exist" in refused_codes(refused)


def test_a_merger_into_a_new_organisation_keeps_everybody() -> None:
    _, base, first, second = build.tree()
    people = build.members(first, 19) + build.members(first, 1, activity="away") + build.members(second, 15)
    merged = merge_organisations(
        actor=PROGRAM,
        organisations=[first, second],
        into=build.new("moi"),
        on=DAY,
        decision=build.decision(),
        consent=True,
    )
    assert headcount(merged.pk, DAY) == headcount(base.pk, EVE) == headcount(base.pk, DAY) == Headcount(35)
    rows = Membership.objects.filter(valid_to=None, organisation=merged, previous__isnull=False, valid_from=DAY)
    assert {row.person_id for row in rows} == {person.pk for person in people}
    assert rows.filter(activity="away").count() == 1
    assert [Organisation.objects.get(pk=each.pk).ended_on for each in (first, second)] == [DAY, DAY]
    change = history(first)[0]
    assert (change.kind, {party.code for party in change.others}) == ("merge", {"cb2", "moi", "cs1"})


def test_a_merger_ends_the_terms_of_those_merged_and_not_of_the_one_that_stays() -> None:
    _, _, first, second = build.tree()
    ended = build.committee(first, build.members(first, 9)[:7], starts_on=datetime.date(2013, 5, 1))
    kept = build.committee(second, build.members(second, 9)[:7], starts_on=datetime.date(2013, 6, 1))
    merge_organisations(actor=PROGRAM, organisations=[first], into=second, on=DAY, decision=build.decision())
    assert Term.objects.get(pk=ended.term_id).ended_on == DAY
    assert {seat.valid_to for seat in ended.members.all()} == {DAY}
    assert Term.objects.get(pk=kept.term_id).ended_on is None
    assert headcount(second.pk, DAY) == Headcount(18)


def test_a_merger_takes_the_lower_organisations_over() -> None:
    bloc, base, cell, _ = build.tree()
    heir = build.organisation("cs2", kind=COMMITTEE, parent=bloc)
    build.members(cell, 30)
    merge_organisations(actor=PROGRAM, organisations=[base], into=heir, on=DAY, decision=build.decision())
    assert (cell.version_at(EVE).parent, cell.version_at(DAY).parent) == (base, heir)
    assert headcount(heir.pk, DAY) == headcount(bloc.pk, DAY) == Headcount(30)


def test_a_split_must_name_everybody() -> None:
    _, base, cell, _ = build.tree()
    people = build.members(cell, 8)
    parts = [Part(build.new("a"), people[:4]), Part(build.new("b"), people[4:7])]
    with pytest.raises(Refused) as refused:
        split_organisation(actor=PROGRAM, organisation=cell, parts=parts, on=DAY, decision=build.decision())
    assert refused_codes(refused) == {"split-loses-members"}
    whole = [parts[0], Part(build.new("b"), people[4:])]
    results = split_organisation(actor=PROGRAM, organisation=cell, parts=whole, on=DAY, decision=build.decision())
    assert [headcount(result.pk, DAY) for result in results] == [Headcount(4), Headcount(4)]
    assert Organisation.objects.get(pk=cell.pk).ended_on == DAY
    assert headcount(base.pk, DAY) == Headcount(8)


def test_a_split_may_leave_the_rest_where_it_is() -> None:
    _, _, cell, _ = build.tree()
    people = build.members(cell, 8)
    [part] = split_organisation(
        actor=PROGRAM,
        organisation=cell,
        parts=[Part(build.new("a"), people[:4])],
        keeps_rest=True,
        on=DAY,
        decision=build.decision(),
    )
    assert (headcount(part.pk, DAY), headcount(cell.pk, DAY)) == (Headcount(4), Headcount(4))
    assert Organisation.objects.get(pk=cell.pk).ended_on is None


def test_nobody_goes_into_two_parts() -> None:
    _, _, cell, _ = build.tree()
    people = build.members(cell, 6)
    parts = [Part(build.new("a"), people[:4]), Part(build.new("b"), people[3:])]
    with pytest.raises(Refused) as refused:
        split_organisation(actor=PROGRAM, organisation=cell, parts=parts, on=DAY, decision=build.decision())
    assert refused_codes(refused) == {"not-in-organisation"}


def test_a_grassroots_cell_of_thirty_eight_becomes_a_committee_with_two_cells() -> None:
    bloc = build.organisation("khoi", kind=OrganisationKind.UPPER_COMMITTEE)
    cell = build.organisation("vp38", kind=OrganisationKind.GRASSROOTS_CELL, parent=bloc)
    people = build.members(cell, 38)
    cells = upgrade_cell(
        actor=PROGRAM,
        cell=cell,
        name="Đảng bộ Văn phòng",
        on=datetime.date(2009, 9, 10),
        decision=build.decision(datetime.date(2009, 9, 10), "2163-QĐ/ĐU"),
        cells=[Part(build.new("cb1"), people[:21]), Part(build.new("cb2"), people[21:])],
    )
    day = datetime.date(2009, 9, 10)
    assert [headcount(each.pk, day) for each in cells] == [Headcount(21), Headcount(17)]
    assert headcount(cell.pk, day) == headcount(cell.pk, day - datetime.timedelta(days=1)) == Headcount(38)
    assert [version.kind for version in cell.versions.order_by("valid_from")] == ["grassroots_cell", COMMITTEE]


def test_a_cell_of_twenty_nine_is_upgraded_only_with_consent() -> None:
    bloc = build.organisation("khoi", kind=OrganisationKind.UPPER_COMMITTEE)
    cell = build.organisation("vp", kind=OrganisationKind.GRASSROOTS_CELL, parent=bloc)
    people = build.members(cell, 29)
    cells = [Part(build.new("cb1"), people)]
    with pytest.raises(Refused) as refused:
        upgrade_cell(actor=PROGRAM, cell=cell, name="Đảng bộ", on=DAY, decision=build.decision(), cells=cells)
    assert refused_codes(refused) == {"committee-below-size"}
    upgrade_cell(actor=PROGRAM, cell=cell, name="Đảng bộ", on=DAY, decision=build.decision(), cells=cells, consent=True)
    assert cell.version_at(DAY).name == "Đảng bộ"
