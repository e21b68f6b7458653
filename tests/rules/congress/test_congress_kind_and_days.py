"""Kind, contents, length and windows of a congress."""

from datetime import date

import pytest

from dangbo.rules.congress.contents import Content, check_contents
from dangbo.rules.congress.kind import CongressKind, congress_kind
from dangbo.rules.congress.levels import CongressLevel, level_of
from dangbo.rules.congress.windows import Sitting, check_sitting, window_of
from dangbo.rules.parameters import ParameterError, base_parameters
from dangbo.rules.verdict import Severity
from dangbo.rules.vocabulary import OrganisationKind

AT = date(2020, 2, 10)
GRASSROOTS = CongressLevel.GRASSROOTS


def codes(verdict):
    return [(finding.code, finding.severity) for finding in verdict.findings]


def test_every_kind_of_organisation_has_its_level_and_a_party_group_has_none():
    assert level_of(OrganisationKind.GRASSROOTS_CELL) is GRASSROOTS
    assert level_of(OrganisationKind.SUB_COMMITTEE) is CongressLevel.CELL_OF_COMMITTEE
    assert level_of(OrganisationKind.UPPER_COMMITTEE) is CongressLevel.ABOVE_GRASSROOTS
    with pytest.raises(ValueError, match="party group"):
        level_of(OrganisationKind.PARTY_GROUP)


@pytest.mark.parametrize(("members", "kind"), [(0, "member"), (199, "member"), (200, "delegate"), (8236, "delegate")])
def test_a_committee_of_two_hundred_holds_a_delegate_congress(members, kind):
    assert congress_kind(GRASSROOTS, members, AT).answer == kind


def test_a_cell_meets_as_members_and_an_upper_committee_as_delegates():
    assert congress_kind(GRASSROOTS, 260, AT, is_cell=True).answer is CongressKind.MEMBER
    assert congress_kind(CongressLevel.ABOVE_GRASSROOTS, 120, AT).answer is CongressKind.DELEGATE


def test_an_exception_needs_a_reason_and_somebody_who_agreed():
    bare = congress_kind(GRASSROOTS, 150, AT, chosen=CongressKind.DELEGATE)
    assert [finding.message for finding in bare.errors] == [
        "Có 150 đảng viên, theo mức 200 là đại hội đảng viên, nhưng chọn đại hội đại biểu; "
        "phải nêu lý do và ghi cấp ủy cấp trên đã đồng ý."
    ]
    agreed = congress_kind(
        GRASSROOTS, 150, AT, chosen=CongressKind.DELEGATE, reason="Ở nhiều nơi", agreed_by="Ban Thường vụ Đảng ủy Khối"
    )
    assert (agreed.answer, codes(agreed)) == (
        CongressKind.DELEGATE,
        [("congress-kind-by-consent", Severity.NOTE)],
    )


def test_a_negative_count_of_members_is_refused():
    with pytest.raises(ValueError, match="negative"):
        congress_kind(GRASSROOTS, -1, AT)


def test_a_congress_of_two_contents_needs_leave():
    two = {Content.REVIEW_OF_TERM, Content.HIGHER_DRAFTS}
    assert codes(check_contents(two, date(2025, 6, 10))) == [("without-election-needs-leave", Severity.ERROR)]
    assert codes(check_contents(two, AT)) == [("without-election-needs-leave", Severity.WARNING)]
    assert check_contents(two, date(2025, 6, 10), leave="163-KL/TW").answer is True
    assert check_contents(set(Content), AT).findings == ()
    assert check_contents(set(), AT).answer is False


def test_a_grassroots_congress_of_2020_sits_within_two_days_of_its_window():
    sitting = Sitting(date(2020, 6, 25), date(2020, 6, 26))
    assert check_sitting(sitting, GRASSROOTS).findings == ()
    assert codes(check_sitting(Sitting(date(2020, 6, 24), date(2020, 6, 26)), GRASSROOTS)) == [
        ("congress-too-long", Severity.ERROR)
    ]


def test_a_day_outside_the_window_needs_leave():
    late = Sitting(date(2020, 7, 2), date(2020, 7, 2))
    assert [finding.message for finding in check_sitting(late, GRASSROOTS).errors] == [
        "Đại hội ngày 02/07/2020 ngoài khoảng từ ngày 01/04/2020 đến hết ngày 30/06/2020 của đảng bộ, chi bộ cơ sở; "
        "phải được cấp trên đồng ý."
    ]
    assert check_sitting(late, GRASSROOTS, leave="công văn 12-CV/ĐUK").answer is True


def test_a_pilot_may_sit_before_the_others():
    early = Sitting(date(2020, 2, 10), date(2020, 2, 11))
    assert check_sitting(early, GRASSROOTS).answer is False
    assert check_sitting(early, GRASSROOTS, pilot=True).answer is True


def test_the_trial_session_counts_inside_the_time_since_2024():
    def sitting(year):
        return Sitting(date(year, 6, 17), date(year, 6, 18), trial_day=date(year, 6, 16))

    assert check_sitting(sitting(2020), GRASSROOTS).answer is True
    assert codes(check_sitting(sitting(2025), GRASSROOTS)) == [("congress-too-long", Severity.ERROR)]
    stated = Sitting(date(2025, 6, 17), date(2025, 6, 18), trial_day=date(2025, 6, 16), half_days=4)
    assert check_sitting(stated, GRASSROOTS).answer is True


def test_days_in_disorder_are_refused():
    assert codes(check_sitting(Sitting(date(2020, 6, 2), date(2020, 6, 1)), GRASSROOTS)) == [
        ("congress-ends-before-it-begins", Severity.ERROR)
    ]
    assert codes(check_sitting(Sitting(date(2020, 6, 2), date(2020, 6, 2), date(2020, 6, 3)), GRASSROOTS)) == [
        ("trial-after-opening", Severity.ERROR)
    ]


def test_between_two_rounds_no_window_binds():
    assert window_of(GRASSROOTS, date(2022, 9, 1)) is None
    assert check_sitting(Sitting(date(2022, 9, 1), date(2022, 9, 1)), GRASSROOTS).findings == ()


def test_a_round_lays_its_own_window_over_the_directive():
    source = {"document": "Kế hoạch 81-KH/ĐUK"}
    rows = [{"form": "ordinary", "first": "2020-03-01", "last": "2020-06-28"}]
    content = {"congress.window.grassroots": {"value": rows, "from": "2019-12-01", "source": source}}
    own = base_parameters().overlay(content)
    window = window_of(GRASSROOTS, AT, parameters=own)
    assert window is not None
    assert str(window) == "từ ngày 01/03/2020 đến hết ngày 28/06/2020"
    open_ended = base_parameters().overlay(
        {
            "congress.window.above_grassroots": {
                **content["congress.window.grassroots"],
                "value": [{**rows[0], "last": ""}],
            }
        }
    )
    upper = window_of(CongressLevel.ABOVE_GRASSROOTS, AT, parameters=open_ended)
    assert str(upper) == "từ ngày 01/03/2020"
    rows[0]["last"] = "hết tháng sáu"
    broken = base_parameters().overlay(content)
    with pytest.raises(ParameterError, match="không phải là ngày"):
        window_of(GRASSROOTS, AT, parameters=broken)
