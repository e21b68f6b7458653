"""What is counted once between two acts."""

from django.db import transaction

from dangbo.journal.chain import record
from dangbo.journal.remembering import recalled, remember, remembered, state


def enter() -> None:
    with transaction.atomic():
        record(act="x", actor_id=None, actor_name="Hệ thống", summary="x")


def test_what_was_counted_is_kept_until_the_next_entry(db: None) -> None:
    enter()
    numbers = iter(range(10))
    asked = [remembered(state(), lambda: next(numbers), "rows", 1) for _ in range(3)]
    assert asked == [0, 0, 0]
    enter()
    assert remembered(state(), lambda: next(numbers), "rows", 1) == 1


def test_each_name_is_kept_for_itself(db: None) -> None:
    enter()
    since = state()
    remember(since, 5, "found", "a b")
    assert (recalled(since, "found", "a b"), recalled(since, "found", "a", "b")) == (5, None)
    assert recalled("another state", "found", "a b") is None
