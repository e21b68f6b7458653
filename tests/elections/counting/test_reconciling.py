"""Two independent counts, equal to the last ballot, make a result; whatever is wrong is found and named."""

from random import Random

import pytest

from dangbo.access.actor import PROGRAM
from dangbo.elections.acts.counting.closing import close_count, confirm_counts
from dangbo.elections.acts.counting.counts import add_batch
from dangbo.elections.acts.counting.keying import conclude_ballot
from dangbo.elections.models import CountSource, Election, State
from dangbo.elections.models.counting import Count
from dangbo.elections.queries.counting.reconciling import differences_of, equations_of
from dangbo.elections.queries.counting.standing import standing_of
from dangbo.elections.queries.counting.vectors import Vector
from dangbo.registry.acts.refusal import Refused
from elections.counting.desk import Desk, count_of, desk, keyed_batch

pytestmark = pytest.mark.django_db
OK, OTHER, SPOILED = Vector("kkks"), Vector("kksk"), Vector("kkkk")


def counted(made: Desk, vectors: list[Vector], seed: int = 0) -> Count:
    """A count of these ballots, shuffled and keyed in two batches, and closed."""
    count = count_of(made, len(vectors))
    shuffled = vectors.copy()
    Random(seed).shuffle(shuffled)
    half = len(shuffled) // 2
    for part in (shuffled[:half], shuffled[half:]):
        keyed_batch(made, count, part)
    return close_count(actor=PROGRAM, count=count)


def test_two_equal_counts_reconcile_the_election() -> None:
    made = desk(members=12)
    vectors = [OK] * 6 + [OTHER] * 4 + [SPOILED]
    counted(made, vectors, 1)
    counted(made, vectors, 2)
    result = confirm_counts(actor=PROGRAM, election=made.vote)
    assert (result.issued, result.collected, result.valid, result.invalid) == (12, 11, 10, 1)
    assert [result.votes[key] for key in made.slate.ids] == [10, 10, 6, 4]
    assert result.invalid_reasons == [{"reason": "Bầu nhiều hơn số cần bầu", "count": 1}]
    assert (result.source, Election.objects.get(pk=made.vote.pk).state) == (CountSource.KEYED, State.RECONCILED)


def test_one_count_is_not_enough() -> None:
    made = desk(members=12)
    counted(made, [OK] * 4)
    with pytest.raises(Refused, match="Phải kiểm hai lần độc lập"):
        confirm_counts(actor=PROGRAM, election=made.vote)


def test_a_difference_between_two_counts_is_named_with_the_ballots_to_fetch() -> None:
    made = desk(members=12)
    counted(made, [OK, OK, OTHER])
    second = counted(made, [OK, OTHER, OTHER])
    with pytest.raises(Refused) as refused:
        confirm_counts(actor=PROGRAM, election=made.vote)
    third, fourth = made.slate.names[2:]
    assert [finding.message for finding in refused.value.findings[:2]] == [
        f"{third}: lần kiểm 1 ghi 2; lần kiểm 2 ghi 1.",
        f"{fourth}: lần kiểm 1 ghi 1; lần kiểm 2 ghi 2.",
    ]
    assert [finding.message.split(":")[0] for finding in refused.value.findings[2:]] == ["Phiếu gạch 4", "Phiếu gạch 3"]
    standing = standing_of(second)
    (batch, sheet) = next(place for place, vector in standing.vectors.items() if vector == OTHER)
    conclude_ballot(
        actor=PROGRAM,
        batch=standing.batches[batch - 1].batch,
        sheet=sheet,
        teller=made.tellers[2],
        vector=OK,
        reason="Xem lại phiếu: gạch số 4",
    )
    with pytest.raises(Refused, match="Còn một lần kiểm chưa xong"):
        confirm_counts(actor=PROGRAM, election=made.vote)
    close_count(actor=PROGRAM, count=second)
    confirm_counts(actor=PROGRAM, election=made.vote)


def test_equal_totals_of_other_ballots_are_no_equal_counts() -> None:
    made = desk(members=12, names=4, seats=3)
    one, other = [Vector("ssks"), Vector("kksk")], [Vector("kkss"), Vector("sskk")]
    first, second = standing_of(counted(made, one)), standing_of(counted(made, other))
    assert (first.totals.votes, first.checksum == second.checksum) == (second.totals.votes, False)
    assert {difference.what for difference in differences_of(first, second)} == {
        "Phiếu gạch 1, 2, 4",
        "Phiếu gạch 3",
        "Phiếu gạch 3, 4",
        "Phiếu gạch 1, 2",
    }


def test_a_count_with_a_ballot_outside_every_batch_does_not_end() -> None:
    made = desk(members=12)
    count = count_of(made, 3)
    keyed_batch(made, count, [OK, OK])
    with pytest.raises(Refused, match="chưa vào tập"):
        close_count(actor=PROGRAM, count=count)
    assert [each.name for each in equations_of(standing_of(count)) if not each.holds] == [
        "Thu vào = tổng số phiếu các tập",
        "Thu vào = hợp lệ + không hợp lệ",
    ]
    add_batch(actor=PROGRAM, count=count, declared=1)
    with pytest.raises(Refused, match="chưa kết luận"):
        close_count(actor=PROGRAM, count=count)
