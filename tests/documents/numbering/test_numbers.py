"""Numbers inside a series: in turn, typed by hand, cancelled with a reason, gaps in sight."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dangbo.access.actor import PROGRAM
from dangbo.documents.acts.numbering import cancel_number, explain_gap, take_number
from dangbo.documents.models import NumberSeries, SeriesNumber
from dangbo.documents.queries.gaps import gaps_of, series_states
from dangbo.journal.models import Entry
from dangbo.registry.acts.refusal import Refused
from dangbo.rules.documents import Gap
from documents import office

pytestmark = pytest.mark.django_db
AT = date(2026, 6, 10)
HIGHEST = 99_999


def take(place: office.Office, wanted: int | None = None, at: date = AT, *accepted: str) -> SeriesNumber:
    return take_number(
        actor=place.clerk, issuer=place.issuer, kind="plan", at=at, wanted=wanted, accepted_warnings=accepted
    )


def codes_of(place: office.Office, wanted: int, at: date = AT) -> frozenset[str]:
    with pytest.raises(Refused) as refused:
        take(place, wanted, at)
    return refused.value.codes


def test_a_taken_or_cancelled_number_is_not_given_again() -> None:
    place = office.of_committee()
    take(place)
    assert codes_of(place, 1) == {"number-taken"}
    cancel_number(actor=place.clerk, series=NumberSeries.objects.get(), value=2, reason="Ghi nhầm thể loại")
    assert codes_of(place, 2) == {"number-cancelled"}
    assert take(place).number == 3


@pytest.mark.parametrize("wanted", [0, -4])
def test_numbers_begin_at_one(wanted: int) -> None:
    assert codes_of(office.of_committee(), wanted) == {"number-below-one"}


def test_a_number_has_at_most_five_digits() -> None:
    place = office.of_committee()
    assert codes_of(place, HIGHEST + 1) == {"number-too-large"}
    assert take(place, HIGHEST, AT, "number-leaves-gap").number == HIGHEST
    with pytest.raises(Refused, match="từ 1 đến 99999"):
        take(place)


def test_a_typed_number_that_leaps_over_others_leaves_a_gap_in_sight_until_it_is_explained() -> None:
    place = office.of_committee()
    take(place)
    assert codes_of(place, 5) == {"number-leaves-gap"}
    leapt = take(place, 5, AT, "number-leaves-gap")
    series = NumberSeries.objects.get()
    assert [(open_gap.gap, open_gap.before) for open_gap in gaps_of(series)] == [(Gap(2, 4), leapt)]
    take(place, 3)
    assert [open_gap.gap for open_gap in gaps_of(series)] == [Gap(2, 2), Gap(4, 4)]
    for value in (2, 4):
        cancel_number(actor=place.clerk, series=series, value=value, reason="Không dùng")
    state = series_states(place.organisation)[0]
    assert ([each.number for each in state.cancelled], state.given, state.gaps) == ([2, 4], 3, ())


def test_numbers_given_on_paper_before_the_program_are_explained_at_once() -> None:
    place = office.of_committee()
    take(place, 128, AT, "number-leaves-gap")
    rows = explain_gap(
        actor=place.clerk, series=NumberSeries.objects.get(), first=1, last=127, reason="Đã cấp trên sổ giấy"
    )
    assert (len(rows), gaps_of(NumberSeries.objects.get()), take(place).number) == (127, (), 129)
    entry = Entry.objects.get(act="cancel_number")
    assert entry.summary.startswith("Hủy số 01-127 của Ký hiệu KH của ĐU")


def test_a_number_out_of_the_order_of_dates_is_a_warning() -> None:
    place = office.of_committee()
    take(place)
    earlier = date(2026, 6, 1)
    with pytest.raises(Refused) as refused:
        take(place, None, earlier)
    assert (refused.value.codes, refused.value.may_be_accepted) == ({"number-out-of-date-order"}, True)
    assert take(place, None, earlier, "number-out-of-date-order").number == 2


def test_cancelling_needs_a_reason_and_a_number_that_the_series_reached() -> None:
    place = office.of_committee()
    take(place)
    series = NumberSeries.objects.get()
    for value, reason, code in [(2, " ", "reason-missing"), (3, "Nhầm", "number-not-reached")]:
        with pytest.raises(Refused) as refused:
            cancel_number(actor=place.clerk, series=series, value=value, reason=reason)
        assert refused.value.codes == {code}
    cancel_number(actor=place.clerk, number=SeriesNumber.objects.get(), reason="Văn bản chưa ký")
    with pytest.raises(Refused, match=r"Số 01 đã hủy: Văn bản chưa ký\."):
        cancel_number(actor=place.clerk, series=series, value=1, reason="Lần nữa")


Step = tuple[str, int]
STEPS = st.lists(
    st.one_of(
        st.just(("next", 0)),
        st.tuples(st.just("typed"), st.integers(1, 14)),
        st.tuples(st.just("leap"), st.integers(1, 14)),
        st.tuples(st.just("cancel"), st.integers(1, 14)),
    ),
    max_size=14,
)


def do(place: office.Office, step: Step) -> None:
    """One step of a clerk; what the program refuses leaves no trace."""
    what, value = step
    try:
        if what == "cancel":
            series = NumberSeries.objects.filter(organisation=place.organisation).first()
            if series is not None:
                cancel_number(actor=PROGRAM, series=series, value=value, reason="Không dùng")
        else:
            take(place, value or None, AT, *(["number-leaves-gap"] if what == "leap" else []))
    except Refused:
        return


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_any_order_of_issuing_typing_and_cancelling_leaves_single_numbers_and_every_gap_explained(
    steps: list[Step],
) -> None:
    place = office.of_committee()
    for step in steps:
        do(place, step)
    rows = list(SeriesNumber.objects.filter(series__organisation=place.organisation).order_by("number"))
    values = [row.number for row in rows]
    assert values == sorted(set(values))
    for series in NumberSeries.objects.filter(organisation=place.organisation):
        open_ones = [n for each in gaps_of(series) for n in range(each.gap.first, each.gap.last + 1)]
        assert sorted([*values, *open_ones]) == list(range(1, series.highest + 1))
        assert all(each.before.number == each.gap.last + 1 for each in gaps_of(series))
        if all(what != "leap" for what, _ in steps):
            assert open_ones == []
