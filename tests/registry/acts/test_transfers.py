"""Transfers: letters box by box, deadlines, arrival, members from outside and to outside."""

import datetime

import pytest

import build
from dangbo.access.actor import PROGRAM, NotAllowed
from dangbo.access.permissions import Role
from dangbo.journal.chain import verify
from dangbo.journal.models import Entry
from dangbo.registry.acts.bulk import digest
from dangbo.registry.acts.refusal import Refused
from dangbo.registry.acts.transfers import (
    Letter,
    Place,
    accept_transfers,
    begin_transfers,
    cancel_transfer,
    receive_member,
    sign_hop,
)
from dangbo.registry.models import Membership, Organisation, Person, Transfer, TransferHop
from dangbo.registry.queries.headcounts import headcount
from dangbo.registry.queries.transfer_list import journal_of
from dangbo.rules.organisations import Headcount
from dangbo.rules.vocabulary import OrganisationKind

pytestmark = pytest.mark.django_db
DECIDED = datetime.date(2026, 6, 1)
LETTER = Letter("10 ô số 7", datetime.date(2026, 6, 1))


def begin(people: list[Person], to: Place, **more: object) -> list[Transfer]:
    return begin_transfers(
        actor=more.pop("actor", PROGRAM),
        people=people,
        to=to,
        decided_on=DECIDED,
        reason="Chuyển công tác",
        **more,
    )


def second_base(bloc: Organisation) -> tuple[Organisation, Organisation]:
    base = build.organisation("cs2", kind=OrganisationKind.GRASSROOTS_COMMITTEE, parent=bloc)
    return base, build.organisation("cb21", parent=base)


def test_a_letter_goes_up_to_the_common_superior_and_down_again() -> None:
    bloc, base, cell, _ = build.tree()
    other_base, target = second_base(bloc)
    [transfer] = begin([build.member(cell)], Place(target), letter=LETTER)
    hops = [(hop.from_organisation, hop.to_organisation) for hop in transfer.hops.all()]
    assert hops == [(cell, base), (base, bloc), (bloc, other_base), (other_base, target)]
    assert (transfer.start_by, transfer.present_by) == (datetime.date(2026, 8, 24), datetime.date(2026, 7, 13))


def test_inside_one_organisation_the_letter_takes_two_hops_and_outside_it_goes_to_the_top() -> None:
    bloc, base, cell, sibling = build.tree()
    inside, outside = (
        begin([build.member(cell)], Place(sibling)),
        begin([build.member(cell)], Place(name="Đảng bộ khác")),
    )
    assert [hop.to_organisation for hop in inside[0].hops.all()] == [base, sibling]
    assert [(hop.to_organisation, hop.to_place) for hop in outside[0].hops.all()] == [
        (base, ""),
        (bloc, ""),
        (None, "Đảng bộ khác"),
    ]


def test_arrival_moves_the_member_with_linked_rows() -> None:
    _, base, cell, sibling = build.tree()
    person = build.member(cell)
    transfers = begin([person], Place(sibling), letter=LETTER)
    day = datetime.date(2026, 7, 13)
    [row] = accept_transfers(actor=PROGRAM, transfers=transfers, on=day)
    former = row.previous
    assert (former.organisation, former.valid_to, former.ended_by) == (cell, day, "transferred_out")
    assert (row.organisation, row.valid_from, row.began_by) == (sibling, day, "transferred_in")
    assert Transfer.objects.get().state == "arrived"
    assert headcount(base.pk, day) == Headcount(1)


def test_a_letter_presented_late_must_be_accepted_as_late() -> None:
    _, _, cell, sibling = build.tree()
    transfers = begin([build.member(cell)], Place(sibling), letter=LETTER)
    with pytest.raises(Refused) as late:
        accept_transfers(actor=PROGRAM, transfers=transfers, on=datetime.date(2026, 7, 14))
    assert late.value.codes == {"letter-late"}
    with pytest.raises(Refused) as very_late:
        accept_transfers(actor=PROGRAM, transfers=transfers, on=datetime.date(2026, 9, 2))
    assert very_late.value.codes == {"letter-late", "deletion-may-start"}


def test_several_members_go_and_arrive_together_or_not_at_all() -> None:
    _, _, cell, sibling = build.tree()
    people = build.members(cell, 3)
    transfers = begin(people, Place(sibling))
    with pytest.raises(Refused):
        accept_transfers(actor=PROGRAM, transfers=[*transfers, transfers[0]], on=datetime.date(2026, 6, 5))
    assert headcount(sibling.pk, datetime.date(2026, 6, 5)) == Headcount(0)
    accept_transfers(actor=PROGRAM, transfers=transfers, on=datetime.date(2026, 6, 5))
    assert headcount(sibling.pk, datetime.date(2026, 6, 5)) == Headcount(3)


def test_a_member_who_leaves_the_register_ends_here() -> None:
    _, _, cell, _ = build.tree()
    [transfer] = begin([build.member(cell)], Place(name="Đảng bộ tỉnh khác"))
    [row] = accept_transfers(actor=PROGRAM, transfers=[transfer], on=datetime.date(2026, 6, 20))
    assert (row.valid_to, row.ended_by) == (datetime.date(2026, 6, 20), "transferred_out")
    assert Membership.objects.filter(valid_to=None).count() == 0


def test_a_member_from_outside_comes_with_a_letter() -> None:
    _, _, cell, _ = build.tree()
    person = build.person()
    row = receive_member(
        actor=PROGRAM,
        person=person,
        organisation=cell,
        from_place="Đảng bộ tỉnh khác",
        on=datetime.date(2026, 6, 20),
        letter=LETTER,
    )
    assert (row.began_by, row.previous) == ("transferred_in", None)
    with pytest.raises(Refused) as refused:
        begin([person], Place(cell))
    assert refused.value.codes == {"destination-is-home"}


def test_boxes_are_signed_in_order_and_the_first_dates_the_letter() -> None:
    _, _, cell, sibling = build.tree()
    [transfer] = begin([build.member(cell)], Place(sibling))
    sign_hop(actor=PROGRAM, transfer=transfer, signed_on=datetime.date(2026, 6, 3), signer="Bí thư chi bộ")
    with pytest.raises(Refused) as refused:
        sign_hop(actor=PROGRAM, transfer=transfer, signed_on=datetime.date(2026, 6, 2), signer="Bí thư")
    assert refused.value.codes == {"signed-too-early"}
    sign_hop(actor=PROGRAM, transfer=transfer, signed_on=datetime.date(2026, 6, 4), signer="Bí thư đảng ủy")
    transfer.refresh_from_db()
    assert transfer.letter_date == datetime.date(2026, 6, 3)
    with pytest.raises(Refused) as done:
        sign_hop(actor=PROGRAM, transfer=transfer, signed_on=datetime.date(2026, 6, 5), signer="Bí thư")
    assert done.value.codes == {"all-signed"}


def test_a_cancelled_transfer_leaves_the_member_and_cannot_be_accepted() -> None:
    _, _, cell, sibling = build.tree()
    [transfer] = begin([build.member(cell)], Place(sibling))
    cancel_transfer(actor=PROGRAM, transfer=transfer, reason="Không chuyển nữa")
    with pytest.raises(Refused) as refused:
        accept_transfers(actor=PROGRAM, transfers=[transfer], on=datetime.date(2026, 6, 20))
    assert str(refused.value) == "Việc chuyển sinh hoạt này đã hủy."
    assert headcount(cell.pk, DECIDED) == Headcount(1)


def test_the_giving_cell_begins_and_the_receiving_cell_accepts() -> None:
    _, _, cell, sibling = build.tree()
    person = build.member(cell)
    giving, receiving = build.actor(Role.SECRETARY, cell), build.actor(Role.SECRETARY, sibling)
    with pytest.raises(NotAllowed):
        begin([person], Place(sibling), actor=receiving)
    transfers = begin([person], Place(sibling), actor=giving)
    with pytest.raises(NotAllowed):
        accept_transfers(actor=giving, transfers=transfers, on=datetime.date(2026, 6, 20))
    [row] = accept_transfers(actor=receiving, transfers=transfers, on=datetime.date(2026, 6, 20))
    assert row.organisation == sibling


def test_one_transfer_at_a_time() -> None:
    _, _, cell, sibling = build.tree()
    person = build.member(cell)
    begin([person], Place(sibling))
    with pytest.raises(Refused) as refused:
        begin([person], Place(name="Nơi khác"))
    assert refused.value.codes == {"transfer-under-way"}


def test_transfers_begun_together_are_one_entry_with_a_digest_of_their_rows() -> None:
    bloc, base, cell, sibling = build.tree()
    _, target = second_base(bloc)
    people = [*build.members(cell, 2), build.member(sibling)]
    transfers = begin(people, Place(target), letter=LETTER)
    entry = Entry.objects.get(act="begin_transfer")
    hops = [hop for each in transfers for hop in each.hops.all()]
    assert entry.details == {
        "letter": LETTER.number,
        "decided_on": "2026-06-01",
        "rows": {"transfer": 3, "transferhop": 12},
        "sha256": digest({Transfer: transfers, TransferHop: hops}),
    }
    assert entry.organisation_id == base.pk
    assert entry.summary.startswith(f"Giới thiệu 3 đảng viên chuyển sinh hoạt đến {target.version_at(DECIDED).name}: ")
    assert all(person.full_name in entry.summary for person in people)
    assert list(verify()) == []


def test_every_transfer_of_a_batch_finds_the_entry_of_its_beginning() -> None:
    _, _, cell, sibling = build.tree()
    first, second = begin(build.members(cell, 2), Place(sibling))
    [alone] = begin([build.member(cell)], Place(sibling))
    cancel_transfer(actor=PROGRAM, transfer=second, reason="Không chuyển nữa")
    acts = [[entry.act for entry in journal_of(each)] for each in (first, second, alone)]
    assert acts == [["begin_transfer"], ["begin_transfer", "cancel_transfer"], ["begin_transfer"]]
    assert journal_of(first).get() == journal_of(second)[0] != journal_of(alone).get()
    assert [alone.batch_id, first.batch_id == second.batch_id] == [None, True]


def test_a_batch_from_one_cell_is_told_there() -> None:
    _, _, cell, sibling = build.tree()
    begin(build.members(cell, 2), Place(sibling))
    assert Entry.objects.get(act="begin_transfer").organisation_id == cell.pk
