"""The audit against the paper: dice that anybody can follow, sheets compared blind, what they prove."""

import pytest

from dangbo.access.actor import PROGRAM
from dangbo.elections.acts.counting.auditing import compare_sheet, draw_audit
from dangbo.elections.acts.counting.closing import close_count
from dangbo.elections.models.counting import Count
from dangbo.elections.queries.counting.auditing import audit_of, batch_checksums, plan_of, sheets_of
from dangbo.elections.queries.counting.standing import standing_of
from dangbo.elections.queries.counting.vectors import Vector
from dangbo.registry.acts.refusal import Refused
from dangbo.rules.elections.audit import Conclusion, seed
from elections.counting.desk import Desk, count_of, desk, keyed_batch

pytestmark = pytest.mark.django_db
DICE = "3516244163"
OK, OTHER = Vector("kkks"), Vector("kksk")


def ended(made: Desk) -> Count:
    """A count of seven ballots in two batches."""
    count = count_of(made, 7)
    keyed_batch(made, count, [OK, OK, OTHER, OK])
    keyed_batch(made, count, [OK, OTHER, OK])
    return close_count(actor=PROGRAM, count=count)


def test_a_small_vote_is_counted_by_hand_whole() -> None:
    made = desk()
    count = ended(made)
    plan = plan_of(standing_of(count))
    assert (plan.full_count, plan.sheets) == (True, 7)
    assert plan.reason == "Không quá 150 người: đếm lại toàn bộ bằng tay."


def test_the_sheets_follow_from_dice_and_batches_alone() -> None:
    made = desk()
    count = ended(made)
    draw_audit(actor=PROGRAM, count=count, dice="35162 44163")
    standing = standing_of(count)
    audit = audit_of(standing)
    assert audit is not None
    assert audit.seed == seed(DICE, batch_checksums(standing))
    assert [each.sheet for each in audit.drawn] == list(sheets_of(standing, audit.seed, 7))
    assert sorted((each.sheet.batch, each.sheet.place) for each in audit.drawn) == sorted(standing.vectors)


@pytest.mark.parametrize("dice", ["351624416", "3516244167", "", "abcdefghij"])
def test_too_few_throws_or_other_numbers_draw_nothing(dice: str) -> None:
    made = desk()
    count = ended(made)
    with pytest.raises(Refused, match="Cần ít nhất 10 lần gieo xúc xắc"):
        draw_audit(actor=PROGRAM, count=count, dice=dice)
    assert audit_of(standing_of(count)) is None


def test_a_count_that_goes_on_is_not_audited() -> None:
    made = desk()
    count = count_of(made, 3)
    with pytest.raises(Refused, match="chưa kiểm xong"):
        draw_audit(actor=PROGRAM, count=count, dice=DICE)


def test_what_the_paper_says_otherwise_is_a_difference() -> None:
    made = desk()
    count = ended(made)
    draw_audit(actor=PROGRAM, count=count, dice=DICE)
    standing = standing_of(count)
    for place, vector in standing.vectors.items():
        paper = OTHER if place == (1, 2) else vector
        compare_sheet(actor=PROGRAM, count=count, batch=place[0], sheet=place[1], teller=made.tellers[0], vector=paper)
    audit = audit_of(standing_of(count))
    assert audit is not None
    assert audit.evaluation is not None
    assert [(each.sheet.batch, each.sheet.place) for each in audit.drawn if each.differs] == [(1, 2)]
    assert (audit.evaluation.conclusion, audit.evaluation.differences) == (Conclusion.FULL_COUNT, 1)
    with pytest.raises(Refused, match="đã đối chiếu"):
        compare_sheet(actor=PROGRAM, count=count, batch=1, sheet=2, teller=made.tellers[0], vector=OK)
    with pytest.raises(Refused, match="không được rút"):
        compare_sheet(actor=PROGRAM, count=count, batch=1, sheet=9, teller=made.tellers[0], vector=OK)
