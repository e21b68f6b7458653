"""In which series a document counts: by kind within a term, a congress together, or as the office chose."""

from datetime import date

import pytest

from dangbo.access.actor import PROGRAM, NotAllowed
from dangbo.documents.acts.congresses import close_congress, hold_first_plenum, open_congress
from dangbo.documents.acts.counting import set_numbering
from dangbo.documents.acts.numbering import take_number
from dangbo.documents.models import CongressPeriod, NumberSeries, SeriesNumber
from dangbo.documents.queries.series import numbering_terms, series_at
from dangbo.registry.acts.committees import open_term
from dangbo.registry.acts.refusal import Refused
from dangbo.rules.documents import NumberingTerm, Restart, SigningBody
from documents import office

pytestmark = pytest.mark.django_db
OPENING, CLOSING = date(2025, 6, 26), date(2025, 6, 28)
BEFORE, DURING, AFTER = date(2025, 6, 1), date(2025, 6, 27), date(2025, 7, 1)


def numbers(*taken: SeriesNumber) -> list[int]:
    return [number.number for number in taken]


def test_each_kind_counts_for_itself_and_what_shares_a_code_counts_together() -> None:
    place = office.of_committee()
    kinds = ["plan", "plan", "notice", "decision", "regulation", "plan"]
    taken = [take_number(actor=place.clerk, issuer=place.issuer, kind=kind, at=BEFORE) for kind in kinds]
    assert numbers(*taken) == [1, 2, 1, 1, 2, 3]
    assert sorted(NumberSeries.objects.values_list("group", "highest")) == [("KH", 3), ("QĐ", 2), ("TB", 1)]


def test_bodies_that_share_a_code_share_their_numbers_and_joint_papers_count_with_the_lead_body() -> None:
    place = office.of_committee()
    standing = office.issuer(place.organisation, SigningBody.STANDING_COMMITTEE, body_name="Ban Thường vụ")
    joint = office.issuer(place.organisation, SigningBody.INSPECTION_COMMISSION, code="ĐU-UBKTĐU")
    board = office.issuer(place.organisation, SigningBody.ADVISORY_ORGAN, code="BTCĐU", head_title="Trưởng Ban")
    issuers = [place.issuer, standing, joint, board]
    taken = [take_number(actor=place.clerk, issuer=each, kind="plan", at=BEFORE) for each in issuers]
    assert numbers(*taken) == [1, 2, 3, 1]


def test_a_term_begins_the_day_after_the_congress_of_the_register() -> None:
    place = office.of_committee()
    open_term(actor=PROGRAM, organisation=place.organisation, name="2020-2025", starts_on=date(2020, 6, 28))
    open_term(actor=PROGRAM, organisation=place.organisation, name="2025-2030", starts_on=CLOSING)
    assert numbering_terms(place.organisation) == [
        NumberingTerm(date(2000, 1, 1), date(2020, 6, 28)),
        NumberingTerm(date(2020, 6, 29), date(2025, 6, 28)),
        NumberingTerm(date(2025, 6, 29), None),
    ]
    days = [CLOSING, CLOSING, date(2025, 6, 29), CLOSING]
    assert numbers(*(take_number(actor=PROGRAM, issuer=place.issuer, kind="plan", at=at) for at in days)) == [
        1,
        2,
        1,
        3,
    ]


def test_the_days_of_a_congress_that_were_written_down_stand_before_those_of_the_register() -> None:
    place = office.of_committee()
    congress = {"actor": PROGRAM, "organisation": place.organisation}
    open_congress(**congress, trial_opening=OPENING)
    open_term(**congress, name="2025-2030", starts_on=DURING)
    assert numbering_terms(place.organisation) == [NumberingTerm(date(2000, 1, 1), None)]
    close_congress(**congress, closing=CLOSING)
    assert numbering_terms(place.organisation) == [
        NumberingTerm(date(2000, 1, 1), CLOSING),
        NumberingTerm(date(2025, 6, 29), None),
    ]


def test_a_first_plenum_during_the_congress_begins_the_term_that_day() -> None:
    place = office.of_committee()
    congress = {"actor": PROGRAM, "organisation": place.organisation}
    matter = {"actor": PROGRAM, "issuer": place.issuer, "kind": "decision"}
    open_congress(**congress, trial_opening=OPENING)
    assert take_number(**matter, at=OPENING).number == 1
    hold_first_plenum(**congress, on=DURING)
    assert take_number(**matter, at=DURING).number == 1
    close_congress(**congress, closing=CLOSING)
    assert (take_number(**matter, at=OPENING).number, take_number(**matter, at=CLOSING).number) == (2, 2)
    assert list(NumberSeries.objects.order_by("first_day").values_list("first_day", "last_day")) == [
        (date(2000, 1, 1), OPENING),
        (DURING, None),
    ]


def test_papers_of_a_congress_count_together_whatever_their_kind_and_body() -> None:
    place = office.of_committee()
    presidium = office.issuer(place.organisation, SigningBody.CONGRESS, code="ĐH", body_name="Đoàn Chủ tịch")
    open_congress(actor=PROGRAM, organisation=place.organisation, trial_opening=OPENING)
    matter = {"actor": place.clerk, "at": DURING}
    taken = [
        take_number(**matter, issuer=presidium, kind="minutes"),
        take_number(**matter, issuer=presidium, kind="resolution"),
        take_number(**matter, issuer=place.issuer, kind="report", in_congress=True),
        take_number(**matter, issuer=place.issuer, kind="report"),
    ]
    assert numbers(*taken) == [1, 2, 3, 1]


def test_a_congress_takes_no_paper_before_its_opening_or_after_its_closing() -> None:
    place = office.of_committee()
    congress = {"actor": PROGRAM, "organisation": place.organisation}
    matter = {"actor": PROGRAM, "issuer": place.issuer, "kind": "report", "in_congress": True}
    with pytest.raises(Refused, match="Chưa mở dãy số đại hội"):
        take_number(**matter, at=DURING)
    open_congress(**congress, trial_opening=OPENING)
    close_congress(**congress, closing=CLOSING)
    with pytest.raises(Refused) as refused:
        take_number(**matter, at=AFTER)
    assert str(refused.value) == "Ngày 01/07/2025 ngoài thời gian đại hội, từ 26/06/2025 đến hết 28/06/2025."


def test_a_congress_is_not_closed_before_its_last_paper_and_only_one_is_open() -> None:
    place = office.of_committee()
    congress = {"actor": PROGRAM, "organisation": place.organisation}
    open_congress(**congress, trial_opening=OPENING)
    with pytest.raises(Refused) as open_already:
        open_congress(**congress, trial_opening=AFTER)
    take_number(actor=PROGRAM, issuer=place.issuer, kind="report", at=CLOSING, in_congress=True)
    with pytest.raises(Refused) as too_early:
        close_congress(**congress, closing=DURING)
    assert (open_already.value.codes, too_early.value.codes) == ({"congress-open"}, {"congress-paper-after-closing"})
    assert CongressPeriod.objects.get().closing is None


def test_papers_that_took_numbers_of_the_old_term_after_the_closing_are_named() -> None:
    place = office.of_committee()
    congress = {"actor": PROGRAM, "organisation": place.organisation}
    open_congress(**congress, trial_opening=OPENING)
    take_number(actor=PROGRAM, issuer=place.issuer, kind="plan", at=AFTER)
    with pytest.raises(Refused) as refused:
        close_congress(**congress, closing=CLOSING)
    assert (refused.value.codes, refused.value.may_be_accepted) == ({"papers-after-closing"}, True)
    close_congress(**congress, closing=CLOSING, accepted_warnings=refused.value.codes)
    assert take_number(actor=PROGRAM, issuer=place.issuer, kind="plan", at=AFTER).number == 1


def test_a_congress_written_down_late_does_not_begin_a_used_series_again() -> None:
    place = office.of_committee()
    open_term(actor=PROGRAM, organisation=place.organisation, name="2025-2030", starts_on=DURING)
    take_number(actor=PROGRAM, issuer=place.issuer, kind="plan", at=AFTER)
    with pytest.raises(Refused) as refused:
        open_congress(actor=PROGRAM, organisation=place.organisation, trial_opening=OPENING)
    assert refused.value.codes == {"series-would-begin-anew"}
    assert CongressPeriod.objects.count() == 0


def test_a_date_before_the_founding_or_after_the_end_belongs_to_no_term() -> None:
    place = office.of_committee(on=date(2020, 1, 1))
    with pytest.raises(Refused, match=r"Ngày 31/12/2019 không thuộc nhiệm kỳ nào; tổ chức thành lập ngày 01/01/2020\."):
        series_at(place.issuer, "plan", date(2019, 12, 31))
    place.organisation.ended_on = AFTER
    with pytest.raises(Refused, match=r"Tổ chức đã kết thúc hoạt động ngày 01/07/2025\."):
        series_at(place.issuer, "plan", AFTER)


def test_an_office_may_count_by_year_and_let_codes_share_a_counter() -> None:
    place = office.of_committee()
    way = {"actor": PROGRAM, "organisation": place.organisation, "valid_from": date(2025, 1, 1)}
    with pytest.raises(Refused) as refused:
        set_numbering(**way, restart=Restart.YEAR, shared=[["CV", "CĐ"]], apart=["regulation"])
    assert refused.value.codes == {"restart-by-year"}
    set_numbering(
        **way,
        restart=Restart.YEAR,
        shared=[["CV", "CĐ"]],
        apart=["regulation"],
        accepted_warnings={"restart-by-year"},
    )
    asked = [
        ("official_letter", BEFORE),
        ("telegram", BEFORE),
        ("decision", BEFORE),
        ("regulation", BEFORE),
        ("telegram", date(2026, 1, 1)),
    ]
    taken = [take_number(actor=PROGRAM, issuer=place.issuer, kind=kind, at=at) for kind, at in asked]
    assert numbers(*taken) == [1, 2, 1, 1, 1]


def test_the_way_of_counting_does_not_change_in_the_middle_of_a_used_series() -> None:
    place = office.of_committee()
    take_number(actor=PROGRAM, issuer=place.issuer, kind="official_letter", at=BEFORE)
    way = {"actor": PROGRAM, "organisation": place.organisation, "shared": [["CV", "CĐ"]]}
    with pytest.raises(Refused) as refused:
        set_numbering(**way, valid_from=AFTER)
    assert refused.value.codes == {"numbering-changes-mid-series"}
    open_term(actor=PROGRAM, organisation=place.organisation, name="2025-2030", starts_on=CLOSING)
    set_numbering(**way, valid_from=date(2025, 6, 29))
    assert take_number(actor=PROGRAM, issuer=place.issuer, kind="telegram", at=AFTER).series.group == "CV+CĐ"


@pytest.mark.parametrize(
    ("way", "code"),
    [
        ({"shared": [["CV", "XX"]]}, "unknown-code"),
        ({"shared": [["CV"]]}, "group-of-one"),
        ({"shared": [["CV", "CĐ"], ["CV", "TB"]]}, "code-in-two-groups"),
        ({"apart": ["poem"]}, "unknown-document-kind"),
    ],
)
def test_an_unsound_way_of_counting_is_refused(way: dict[str, object], code: str) -> None:
    place = office.of_committee()
    with pytest.raises(Refused) as refused:
        set_numbering(actor=PROGRAM, organisation=place.organisation, valid_from=BEFORE, **way)  # type: ignore[arg-type]
    assert refused.value.codes == {code}


def test_only_those_who_may_issue_take_a_number() -> None:
    place, other = office.of_committee(), office.of_committee()
    with pytest.raises(NotAllowed):
        take_number(actor=other.clerk, issuer=place.issuer, kind="plan", at=BEFORE)
