"""Two tellers key the same pile, blind to each other; what differs comes back; a third concludes."""

from random import Random

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dangbo.access.actor import PROGRAM
from dangbo.elections.acts.counting.chain import append
from dangbo.elections.acts.counting.counts import add_batch, open_count, recount_batch, set_aside_count
from dangbo.elections.acts.counting.keying import Place, conclude_ballot, key_ballot
from dangbo.elections.models import Election, State
from dangbo.elections.models.counting import Batch, Count, CountRecord, CountWay, RecordKind
from dangbo.elections.queries.counting.chain import breaks_of
from dangbo.elections.queries.counting.piles import AGAIN, FIRST
from dangbo.elections.queries.counting.standing import pile_of
from dangbo.elections.queries.counting.totals import Totals
from dangbo.elections.queries.counting.vectors import Vector
from dangbo.registry.acts.refusal import Refused
from dangbo.rules.elections.posts import Post
from elections.counting.desk import Desk, ballots, count_of, desk, key_all, keyed_batch

pytestmark = pytest.mark.django_db
OK, OTHER, SPOILED = Vector("kkks"), Vector("kksk"), Vector("kkkk")


def opened(made: Desk, *vectors: Vector) -> Batch:
    """A batch for so many ballots."""
    return add_batch(actor=PROGRAM, count=count_of(made, len(vectors)), declared=len(vectors))


def key(
    batch: Batch, made: Desk, who: int, sheet: int, vector: Vector, round_: int = FIRST, turn: int = 1
) -> CountRecord:
    place = Place(sheet, round_, turn)
    return key_ballot(actor=PROGRAM, batch=batch, teller=made.tellers[who], place=place, vector=vector)


def test_a_count_must_account_for_every_ballot_handed_out() -> None:
    made = desk(members=12)
    with pytest.raises(Refused, match="không bằng số phiếu phát ra"):
        open_count(actor=PROGRAM, election=made.vote, way=CountWay.KEYED, collected=11, not_returned=0)
    with pytest.raises(Refused, match="hủy toàn bộ số phiếu và bầu lại"):
        open_count(actor=PROGRAM, election=made.vote, way=CountWay.KEYED, collected=13, not_returned=0)
    assert Count.objects.count() == 0
    count = open_count(actor=PROGRAM, election=made.vote, way=CountWay.KEYED, collected=11, not_returned=1)
    assert (count.number, count.records, Election.objects.get(pk=made.vote.pk).state) == (1, 1, State.COUNTING)


def test_batches_hold_no_more_than_the_box_did() -> None:
    made = desk(members=12)
    count = count_of(made, 10)
    add_batch(actor=PROGRAM, count=count, declared=6)
    with pytest.raises(Refused, match="nhiều hơn số phiếu thu vào"):
        add_batch(actor=PROGRAM, count=count, declared=5)
    second = add_batch(actor=PROGRAM, count=count, declared=3)
    recount_batch(actor=PROGRAM, batch=second, declared=4, reason="Hai phiếu dính nhau")
    assert list(count.batches.values_list("number", "declared")) == [(1, 6), (2, 4)]


def test_two_who_agree_settle_a_batch() -> None:
    made = desk()
    vectors = [OK, OTHER, SPOILED]
    batch = keyed_batch(made, count_of(made, 3), vectors)
    pile = pile_of(batch, made.slate)
    assert pile.settled == dict(enumerate(vectors, start=1))
    totals = Totals.of(pile.settled.values(), made.slate)
    assert (totals.valid, totals.invalid, totals.votes, totals.others) == (2, 1, [2, 2, 1, 1], [0, 0, 1, 1])
    assert dict(totals.reasons) == {"Bầu nhiều hơn số cần bầu": 1}


def test_nothing_is_compared_before_both_are_through() -> None:
    made = desk()
    batch = opened(made, OK, OK)
    key(batch, made, 0, 1, OK)
    key(batch, made, 1, 1, OTHER)
    key(batch, made, 0, 2, OK)
    pile = pile_of(batch, made.slate)
    assert (pile.differing, pile.to_conclude, pile.settled) == ([], [], {})
    assert pile.todo(made.tellers[1].entry.full_name) == (FIRST, [2])


def test_a_difference_comes_back_to_both_and_then_to_all() -> None:
    made = desk()
    batch = opened(made, OK, OK, OK)
    key_all(batch, made.tellers[0], [OK, OK, OK])
    key_all(batch, made.tellers[1], [OK, OTHER, OTHER])
    names = [teller.entry.full_name for teller in made.tellers]
    assert [pile_of(batch, made.slate).todo(name) for name in names[:2]] == [(AGAIN, [2, 3]), (AGAIN, [2, 3])]
    key_all(batch, made.tellers[0], [OK, OK, OK])
    assert pile_of(batch, made.slate).settled == {1: OK}
    key_all(batch, made.tellers[1], [OK, OK, OTHER])
    pile = pile_of(batch, made.slate)
    assert (pile.settled, pile.to_conclude) == ({1: OK, 2: OK}, [3])
    conclude_ballot(
        actor=PROGRAM, batch=batch, sheet=3, teller=made.tellers[2], vector=OTHER, reason="Nét gạch qua cả họ và tên"
    )
    assert pile_of(batch, made.slate).settled == {1: OK, 2: OK, 3: OTHER}


def test_a_third_person_keys_nothing() -> None:
    made = desk()
    batch = opened(made, OK)
    key(batch, made, 0, 1, OK)
    key(batch, made, 1, 1, OK)
    with pytest.raises(Refused, match="người thứ ba chỉ kết luận"):
        key(batch, made, 2, 1, OK)


def test_the_same_word_sent_twice_counts_once_and_another_is_refused() -> None:
    made = desk()
    batch = opened(made, OK, OK)
    first = key(batch, made, 0, 1, OK)
    assert key(batch, made, 0, 1, OK) == first
    with pytest.raises(Refused, match="đã được ghi khác"):
        key(batch, made, 0, 1, OTHER)
    with pytest.raises(Refused, match="đang chờ phiếu 2"):
        key(batch, made, 0, 3, OK)
    assert batch.count.chain.filter(kind=RecordKind.KEYED).count() == 1


def test_a_slip_is_put_right_by_another_record_until_both_are_through() -> None:
    made = desk()
    batch = opened(made, OK, OK)
    key(batch, made, 0, 1, OTHER)
    key(batch, made, 0, 1, OK, turn=2)
    key(batch, made, 0, 2, OK)
    key_all(batch, made.tellers[1], [OK, OK])
    assert pile_of(batch, made.slate).settled == {1: OK, 2: OK}
    with pytest.raises(Refused, match="không sửa được nữa"):
        key(batch, made, 0, 2, OTHER, turn=2)


def test_what_the_regulation_leaves_open_waits_for_the_tellers() -> None:
    made = desk(names=3, seats=3, post=Post.DELEGATES)
    nobody = Vector("ddd")
    batch = keyed_batch(made, count_of(made, 2), [Vector("aaa"), nobody])
    assert pile_of(batch, made.slate).to_conclude == [2]
    with pytest.raises(Refused, match="ban kiểm phiếu phải kết luận"):
        conclude_ballot(actor=PROGRAM, batch=batch, sheet=2, teller=made.tellers[2], vector=nobody, reason="x")
    with pytest.raises(Refused, match="không kết luận khác"):
        conclude_ballot(
            actor=PROGRAM, batch=batch, sheet=2, teller=made.tellers[2], vector=Vector("aaa", ruling=False), reason="x"
        )
    ruled = Vector("ddd", ruling=True)
    conclude_ballot(
        actor=PROGRAM, batch=batch, sheet=2, teller=made.tellers[2], vector=ruled, reason="Đồng chí không bầu ai"
    )
    totals = Totals.of(pile_of(batch, made.slate).settled.values(), made.slate)
    assert (totals.valid, totals.invalid, totals.open, totals.others) == (2, 0, 0, [1, 1, 1])


def test_records_are_chained_and_the_database_keeps_them() -> None:
    made = desk()
    batch = keyed_batch(made, count_of(made, 2), [OK, OTHER])
    count = Count.objects.get(pk=batch.count_id)
    assert (count.records, list(breaks_of(count))) == (6, [])
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        count.chain.filter(number=3).update(who="Ai đó")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        count.chain.filter(number=3).delete()
    with pytest.raises(IntegrityError), transaction.atomic():
        who = made.tellers[0].entry.full_name
        append(count, RecordKind.KEYED, {"vector": OK.data()}, batch=1, sheet=1, who=who, round_=1, turn=1)
    assert list(breaks_of(Count.objects.get(pk=count.pk))) == []


def test_a_vote_whose_only_count_is_set_aside_waits_for_another() -> None:
    made = desk()
    count = count_of(made, 12)
    set_aside_count(actor=PROGRAM, count=count, reason="Tập phiếu bị đổ, xếp lại")
    assert Election.objects.get(pk=made.vote.pk).state == State.VOTING_CLOSED
    with pytest.raises(Refused, match="không ghi thêm được"):
        add_batch(actor=PROGRAM, count=count, declared=3)
    assert count_of(made, 12).number == 2


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10_000), slips=st.sets(st.tuples(st.integers(0, 1), st.integers(0, 5)), max_size=6))
def test_whatever_slips_two_make_a_settled_ballot_is_what_both_saw(seed: int, slips: set[tuple[int, int]]) -> None:
    with transaction.atomic():
        made = desk()
        true = ballots(made.slate, 6, Random(seed))
        batch = opened(made, *true)
        for who in (0, 1):
            seen = [flipped(vector) if (who, place) in slips else vector for place, vector in enumerate(true)]
            key_all(batch, made.tellers[who], seen)
        for who in (0, 1):
            key_all(batch, made.tellers[who], true)
        pile = pile_of(batch, made.slate)
        both = {place + 1 for place in range(6) if {(0, place), (1, place)} <= slips}
        expected = {sheet: flipped(vector) if sheet in both else vector for sheet, vector in enumerate(true, start=1)}
        assert (pile.settled, pile.to_conclude) == (expected, [])
        transaction.set_rollback(True)


def flipped(vector: Vector) -> Vector:
    """The same ballot with its first name seen wrongly."""
    return Vector({"k": "s", "s": "k"}[vector.marks[0]] + vector.marks[1:], vector.foreign, vector.writing)
