from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dangbo.vietnamese.dates import (
    DateError,
    PartialDate,
    add_months,
    format_date,
    format_long,
    months_between,
    parse_date,
    parse_partial_date,
    weekday_name,
    years_and_months_text,
)

dates = st.dates(date(1800, 1, 1), date(2199, 12, 31))
partial_dates = st.one_of(
    dates.map(PartialDate.from_date),
    dates.map(lambda day: PartialDate(day.year, day.month)),
    dates.map(lambda day: PartialDate(day.year)),
)


@pytest.mark.parametrize(
    "text",
    [
        "28/06/2020",
        "28/6/2020",
        "28-6-2020",
        "28.6.2020",
        " 28 / 6 / 2020 ",
        "2020-06-28",
        "ngày 28/6/2020",
        "ngày 28 tháng 6 năm 2020",
        "Ngày 28 tháng 06 năm 2020",
        date(2020, 6, 28),
        datetime(2020, 6, 28, tzinfo=UTC),
    ],
)
def test_whole_dates_are_read_in_every_usual_form(text):
    assert parse_date(text) == date(2020, 6, 28)
    assert parse_partial_date(text) == PartialDate(2020, 6, 28)


@pytest.mark.parametrize(
    ("text", "partial"),
    [
        ("11/2011", PartialDate(2011, 11)),
        ("tháng 6/2020", PartialDate(2020, 6)),
        ("tháng 6 năm 2020", PartialDate(2020, 6)),
        ("6-2020", PartialDate(2020, 6)),
        ("2020-06", PartialDate(2020, 6)),
        ("2004", PartialDate(2004)),
        ("năm 2004", PartialDate(2004)),
    ],
)
def test_dates_of_old_records_may_be_partial(text, partial):
    assert parse_partial_date(text) == partial


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("31/04/2015", "Ngày 31/04/2015 không có, tháng 4 chỉ có 30 ngày."),
        ("29/2/2019", "Ngày 29/02/2019 không có, tháng 2 năm 2019 chỉ có 28 ngày."),
        ("06/28/2020", "Tháng 28 không có, một năm chỉ có 12 tháng."),
        ("28/6/20", "Năm “20” phải ghi đủ 4 chữ số, ví dụ 2020."),
        ("28/6/1020", "Năm 1020 quá xa; hãy xem lại năm đã ghi."),
        ("hôm qua", "“hôm qua” không phải là ngày; hãy ghi ngày/tháng/năm, ví dụ 28/06/2020."),
        ("28/6-2020", "“28/6-2020” không phải là ngày; hãy ghi ngày/tháng/năm, ví dụ 28/06/2020."),
        ("6/2020", "“06/2020” thiếu ngày; hãy ghi đủ ngày/tháng/năm, ví dụ 28/06/2020."),
        ("2020", "“2020” thiếu ngày và tháng; hãy ghi đủ ngày/tháng/năm, ví dụ 28/06/2020."),
        (" ", "Chưa ghi ngày."),
    ],
)
def test_a_date_that_cannot_be_is_refused_in_one_sentence(text, sentence):
    with pytest.raises(DateError) as refusal:
        parse_date(text)
    assert str(refusal.value) == sentence


def test_a_day_without_a_month_is_refused():
    with pytest.raises(DateError, match="phải ghi tháng"):
        PartialDate(2020, None, 5)


@pytest.mark.parametrize(
    ("partial", "shown", "iso", "precision", "first", "last"),
    [
        (PartialDate(2004), "2004", "2004", "year", date(2004, 1, 1), date(2004, 12, 31)),
        (PartialDate(2012, 2), "02/2012", "2012-02", "month", date(2012, 2, 1), date(2012, 2, 29)),
        (PartialDate(2020, 6, 28), "28/06/2020", "2020-06-28", "day", date(2020, 6, 28), date(2020, 6, 28)),
    ],
)
def test_partial_dates_say_what_is_known(partial, shown, iso, precision, first, last):
    assert str(partial) == format_date(partial) == shown
    assert partial.iso == iso
    assert partial.precision == precision
    assert (partial.first_day(), partial.last_day()) == (first, last)


def test_partial_dates_sort_with_the_less_known_first():
    ordered = [PartialDate(2003, 12, 31), PartialDate(2004), PartialDate(2004, 1), PartialDate(2004, 1, 1)]
    assert sorted(set(ordered)) == ordered


@given(partial_dates)
def test_reading_undoes_writing_and_storing(partial):
    assert parse_partial_date(str(partial)) == partial
    assert parse_partial_date(partial.iso) == partial


@given(partial_dates, partial_dates)
def test_stored_forms_sort_as_the_dates_and_agree_with_their_days(one, other):
    assert (one < other) == (one.iso < other.iso)
    if one.last_day() < other.first_day():
        assert one < other


@given(dates)
def test_reading_undoes_the_long_form(day):
    assert parse_date(format_long(day)) == day


@pytest.mark.parametrize(
    ("day", "short", "long", "weekday"),
    [
        (date(2020, 6, 28), "28/06/2020", "ngày 28 tháng 6 năm 2020", "Chủ nhật"),
        (date(2026, 2, 5), "05/02/2026", "ngày 05 tháng 02 năm 2026", "Thứ năm"),
        (date(2020, 6, 26), "26/06/2020", "ngày 26 tháng 6 năm 2020", "Thứ sáu"),
    ],
)
def test_dates_are_written_as_in_documents(day, short, long, weekday):
    assert (format_date(day), format_long(day), weekday_name(day)) == (short, long, weekday)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2020, 1, 31), 1, date(2020, 2, 29)),
        (date(2020, 6, 28), 12, date(2021, 6, 28)),
        (date(2020, 1, 15), -1, date(2019, 12, 15)),
    ],
)
def test_months_are_added_with_the_end_of_the_month_kept(day, months, later):
    assert add_months(day, months) == later


@given(dates, st.integers(0, 1200))
def test_months_between_undoes_adding_months(day, months):
    assert months_between(day, add_months(day, months)) == months


@given(dates, dates)
def test_months_between_is_the_most_that_fits(one, other):
    start, end = sorted([one, other])
    months = months_between(start, end)
    assert add_months(start, months) <= end < add_months(start, months + 1)
    assert months_between(end, start) == -months


def test_a_month_is_full_on_its_day_and_not_the_day_before():
    start = date(2019, 6, 29)
    assert months_between(start, date(2020, 6, 29)) == 12
    assert months_between(start, date(2020, 6, 29) - timedelta(days=1)) == 11


@pytest.mark.parametrize(
    ("months", "text"), [(372, "31 năm"), (359, "29 năm 11 tháng"), (5, "5 tháng"), (0, "0 tháng"), (12, "1 năm")]
)
def test_lengths_of_time_are_written_in_years_and_months(months, text):
    assert years_and_months_text(months) == text


def test_a_negative_length_of_time_is_refused():
    with pytest.raises(ValueError, match="số âm"):
        years_and_months_text(-1)
