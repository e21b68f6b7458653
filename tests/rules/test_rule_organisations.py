"""Founding, size, changes and leadership of organisations against the boundary cases of the member rules."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dangbo.rules.organisations import (
    Headcount,
    Leadership,
    MoveScope,
    allowed_parents,
    grassroots_kind,
    inspection_commission_findings,
    is_cell,
    is_grassroots,
    leadership,
    may_decide_dissolution,
    may_dissolve,
    may_found,
    may_merge,
    may_move,
    may_propose_dissolution,
    may_split,
    may_upgrade,
    seal_return_deadline,
    size_findings,
)
from dangbo.rules.parameters import base_parameters
from dangbo.rules.verdict import Certainty, Severity
from dangbo.rules.vocabulary import OrganisationKind, UnitSector

K = OrganisationKind
UNDER_294 = date(2026, 1, 15)
UNDER_24 = date(2024, 1, 15)


def found(kind, official, probationary=0, parent=K.UPPER_COMMITTEE, at=UNDER_294, **more):
    return may_found(kind, Headcount(official, probationary), parent_kind=parent, at=at, **more)


def codes(findings):
    return [(finding.code, finding.severity) for finding in findings]


def test_the_kinds_that_are_grassroots_organisations_and_cells():
    assert [kind for kind in K if is_grassroots(kind)] == [K.GRASSROOTS_COMMITTEE, K.GRASSROOTS_CELL]
    assert [kind for kind in K if is_cell(kind)] == [K.GRASSROOTS_CELL, K.CELL]


def test_case_36_two_official_members_found_nothing():
    verdict = found(K.GRASSROOTS_CELL, 2, 5)
    assert verdict.answer is False
    assert codes(verdict.findings) == [("too-few-official-members", Severity.ERROR)]
    assert verdict.findings[0].message == (
        "Có 2 đảng viên chính thức, cần ít nhất 3; "
        "chưa đủ thì cấp trên ghép đảng viên sinh hoạt ở tổ chức cơ sở đảng phù hợp."
    )
    assert verdict.findings[0].article == "Quy định 294-QĐ/TW, điểm 20.2.1"


def test_case_37_three_official_members_found_a_cell():
    assert found(K.GRASSROOTS_CELL, 3).answer is True
    assert found(K.GRASSROOTS_CELL, 3).findings == ()


@pytest.mark.parametrize(
    ("official", "probationary", "kind", "message"),
    [
        pytest.param(29, 0, K.GRASSROOTS_CELL, "Có 29 đảng viên, dưới 30: chi bộ cơ sở.", id="38"),
        pytest.param(
            26,
            4,
            K.GRASSROOTS_COMMITTEE,
            "Có 30 đảng viên (26 chính thức, 4 dự bị), từ 30 trở lên: đảng bộ cơ sở.",
            id="39",
        ),
    ],
)
def test_cases_38_39_the_number_of_members_decides_the_grassroots_kind(official, probationary, kind, message):
    verdict = grassroots_kind(Headcount(official, probationary), UNDER_294)
    assert verdict.answer is kind
    assert [finding.message for finding in verdict.findings] == [message]


def test_too_few_official_members_form_no_grassroots_organisation():
    verdict = grassroots_kind(Headcount(2, 40), UNDER_294)
    assert (verdict.answer, codes(verdict.findings)) == (None, [("too-few-official-members", Severity.ERROR)])


def test_case_40_a_small_grassroots_committee_needs_a_recorded_consent():
    refused = found(K.GRASSROOTS_COMMITTEE, 28, sector=UnitSector.STATE_AGENCY)
    assert codes(refused.findings) == [("committee-below-size", Severity.ERROR)]
    allowed = found(K.GRASSROOTS_COMMITTEE, 28, sector=UnitSector.STATE_AGENCY, consent=True)
    assert allowed.answer is True
    assert codes(allowed.findings) == [("committee-below-size-by-consent", Severity.NOTE)]


def test_a_small_grassroots_committee_of_an_enterprise_must_give_a_reason():
    verdict = found(K.GRASSROOTS_COMMITTEE, 28, sector=UnitSector.PRIVATE_ENTERPRISE, consent=True)
    assert codes(verdict.warnings) == [("small-committee-needs-reason", Severity.WARNING)]


def test_cases_41_42_a_cell_of_31_needs_consent_and_of_30_does_not():
    at_30 = size_findings(K.CELL, Headcount(30), consent=False, at=UNDER_294)
    at_31 = size_findings(K.CELL, Headcount(31), consent=False, at=UNDER_294)
    assert at_30 == ()
    assert codes(at_31) == [("large-cell-needs-consent", Severity.WARNING)]
    assert at_31[0].message == (
        "Có 31 đảng viên; chi bộ trực thuộc trên 30 đảng viên phải được cấp trên đồng ý bằng văn bản."
    )
    with_consent = size_findings(K.CELL, Headcount(31), consent=True, at=UNDER_294)
    assert codes(with_consent) == [("large-cell-by-consent", Severity.NOTE)]


def test_case_43_a_village_forms_no_grassroots_committee_whatever_its_size():
    verdict = found(K.GRASSROOTS_COMMITTEE, 45, sector=UnitSector.RESIDENTIAL)
    assert codes(verdict.findings) == [("residential-only-cell", Severity.ERROR)]
    assert found(K.CELL, 25, sector=UnitSector.RESIDENTIAL).answer is True
    assert found(K.GRASSROOTS_COMMITTEE, 45, sector=UnitSector.RESIDENTIAL, at=UNDER_24).answer is True


def test_a_grassroots_cell_of_30_should_be_a_committee():
    assert codes(found(K.GRASSROOTS_CELL, 30).findings) == [("cell-at-committee-size", Severity.ERROR)]
    standing = size_findings(K.GRASSROOTS_CELL, Headcount(30), consent=False, at=UNDER_294)
    assert codes(standing) == [("cell-at-committee-size", Severity.WARNING)]


def test_an_intermediate_committee_needs_consent_and_a_grassroots_committee_above_it():
    assert codes(found(K.SUB_COMMITTEE, 60, parent=K.GRASSROOTS_COMMITTEE).findings) == [
        ("sub-committee-needs-consent", Severity.ERROR)
    ]
    verdict = found(K.SUB_COMMITTEE, 60, parent=K.UPPER_COMMITTEE, consent=True)
    assert [finding.message for finding in verdict.findings] == [
        "Đảng bộ bộ phận không trực thuộc đảng bộ cấp trên trực tiếp của cơ sở; cấp trên phải là đảng bộ cơ sở."
    ]


def test_a_small_upper_committee_is_a_matter_for_the_secretariat_except_in_a_commune():
    verdict = found(K.UPPER_COMMITTEE, 420, parent=K.PROVINCIAL_COMMITTEE)
    assert codes(verdict.findings) == [("upper-committee-needs-secretariat", Severity.WARNING)]
    commune = found(K.UPPER_COMMITTEE, 420, parent=K.PROVINCIAL_COMMITTEE, sector=UnitSector.COMMUNE)
    assert commune.findings == ()
    assert found(K.UPPER_COMMITTEE, 420, parent=K.PROVINCIAL_COMMITTEE, at=UNDER_24).findings == ()


def test_a_party_group_needs_no_three_members():
    assert found(K.PARTY_GROUP, 2, parent=K.CELL).findings == ()


def test_a_cell_stands_under_a_commune_since_july_2025():
    assert K.UPPER_COMMITTEE not in allowed_parents(K.CELL, date(2025, 6, 30))
    assert K.UPPER_COMMITTEE in allowed_parents(K.CELL, date(2025, 7, 1))
    assert may_move(K.CELL, K.UPPER_COMMITTEE, at=date(2025, 7, 1)).answer is True
    assert codes(may_move(K.CELL, K.UPPER_COMMITTEE, at=date(2025, 6, 30)).findings) == [
        ("wrong-parent", Severity.ERROR)
    ]


def test_a_move_says_who_decides_it():
    verdict = may_move(K.CELL, K.SUB_COMMITTEE, scope=MoveScope.SAME_GRASSROOTS, at=UNDER_294)
    assert verdict.answer is True
    assert [finding.message for finding in verdict.findings] == ["Chuyển giao: đảng ủy cơ sở quyết định."]
    for scope in MoveScope:
        assert len(may_move(K.CELL, K.SUB_COMMITTEE, scope=scope, at=UNDER_294).findings) == 1


def test_a_provincial_committee_stands_under_no_other_of_the_register():
    verdict = may_move(K.PROVINCIAL_COMMITTEE, K.UPPER_COMMITTEE, at=UNDER_294)
    # The article is memory, so it does not refuse.
    assert [(finding.severity, finding.certainty) for finding in verdict.findings] == [
        (Severity.WARNING, Certainty.UNVERIFIED)
    ]


def test_case_47_a_cell_that_grew_from_17_to_38_may_be_upgraded():
    grown = may_upgrade(K.GRASSROOTS_CELL, Headcount(38), at=date(2009, 9, 10))
    assert grown.answer is True
    assert [finding.message for finding in grown.findings] == [
        "Có 38 đảng viên; cấp ủy cấp trên trực tiếp ra quyết định nâng cấp."
    ]
    assert may_upgrade(K.GRASSROOTS_CELL, Headcount(17), at=date(2012, 9, 10)).answer is False
    assert codes(may_upgrade(K.CELL, Headcount(38), at=UNDER_294).findings) == [
        ("only-grassroots-cell-upgrades", Severity.ERROR)
    ]


def test_a_split_must_give_fit_parts_and_lose_nobody():
    def split(*parts):
        return may_split(Headcount(20, 1), parts, parent_kind=K.GRASSROOTS_COMMITTEE, at=UNDER_294)

    assert split((K.CELL, Headcount(10, 1)), (K.CELL, Headcount(10))).findings == ()
    assert [finding.message for finding in split((K.CELL, Headcount(18, 1)), (K.CELL, Headcount(2))).findings] == [
        "Tổ chức thứ 2: Có 2 đảng viên chính thức, cần ít nhất 3; "
        "chưa đủ thì cấp trên ghép đảng viên sinh hoạt ở tổ chức cơ sở đảng phù hợp."
    ]
    assert codes(split((K.CELL, Headcount(20))).findings) == [
        ("split-needs-two", Severity.ERROR),
        ("split-loses-members", Severity.ERROR),
    ]


def test_case_50_a_merger_counts_everybody():
    parts = [Headcount(20), Headcount(15)]
    merged = may_merge(parts, K.CELL, parent_kind=K.GRASSROOTS_COMMITTEE, at=UNDER_294)
    assert [finding.message for finding in merged.findings] == [
        "Có 35 đảng viên; chi bộ trực thuộc trên 30 đảng viên phải được cấp trên đồng ý bằng văn bản."
    ]
    assert may_merge(parts, K.CELL, parent_kind=K.GRASSROOTS_COMMITTEE, consent=True, at=UNDER_294).answer is True
    assert codes(may_merge([Headcount(20)], K.CELL, parent_kind=None, at=UNDER_294).findings) == [
        ("merger-needs-two", Severity.ERROR)
    ]


def test_an_organisation_is_dissolved_when_nobody_is_left():
    assert codes(may_dissolve(K.CELL, members_left=1, organisations_left=0, at=UNDER_294).findings) == [
        ("members-left", Severity.ERROR)
    ]
    verdict = may_dissolve(K.GRASSROOTS_COMMITTEE, members_left=0, organisations_left=2, at=UNDER_294)
    assert codes(verdict.findings) == [("organisations-left", Severity.ERROR), ("return-seal", Severity.NOTE)]
    assert may_dissolve(K.CELL, members_left=0, organisations_left=0, at=UNDER_294).answer is True
    assert seal_return_deadline(date(2026, 3, 2)) == date(2026, 4, 13)


def test_case_97_six_of_nine_propose_a_dissolution_and_five_do_not():
    assert may_propose_dissolution(6, 9, at=UNDER_294).answer is True
    refused = may_propose_dissolution(5, 9, at=UNDER_294)
    assert refused.answer is False
    assert [finding.message for finding in refused.errors] == ["5 trên 9 cấp ủy viên đề nghị, cần ít nhất 6."]
    assert may_decide_dissolution(10, 20, at=UNDER_294).answer is False
    assert may_decide_dissolution(11, 20, at=UNDER_294).answer is True


def test_case_44_eight_official_members_elect_no_cell_committee():
    verdict = leadership(K.CELL, 8, 0, UNDER_294)
    assert verdict.answer == Leadership(False, None, False, None, False)
    assert codes(verdict.findings) == [("no-cell-committee", Severity.NOTE)]
    assert codes(leadership(K.CELL, 8, 3, UNDER_294).findings) == [("no-cell-committee", Severity.ERROR)]


def test_case_45_nine_official_members_elect_up_to_seven():
    seven = leadership(K.GRASSROOTS_CELL, 9, 7, UNDER_294)
    assert seven.answer == Leadership(True, 7, False, None, False)
    assert seven.errors == ()
    assert [finding.message for finding in leadership(K.GRASSROOTS_CELL, 9, 8, UNDER_294).errors] == [
        "Chi ủy có 8 người, nhiều nhất là 7."
    ]


def test_case_46_a_committee_of_nine_has_a_standing_committee_of_three_at_most():
    eight = leadership(K.GRASSROOTS_COMMITTEE, 100, 8, UNDER_294)
    assert eight.answer == Leadership(True, None, False, None, True)
    nine = leadership(K.GRASSROOTS_COMMITTEE, 100, 9, UNDER_294)
    assert nine.answer == Leadership(True, None, True, 3, True)
    under_208 = date(2026, 8, 1)
    four = leadership(K.GRASSROOTS_COMMITTEE, 100, 9, under_208, standing_committee_members=4)
    assert codes(four.findings) == [("standing-committee-too-large", Severity.ERROR)]
    earlier = leadership(K.GRASSROOTS_COMMITTEE, 100, 9, UNDER_294, standing_committee_members=4)
    assert codes(earlier.findings) == [("standing-committee-too-large", Severity.WARNING)]


def test_a_standing_committee_of_a_small_committee_is_refused():
    verdict = leadership(K.GRASSROOTS_COMMITTEE, 100, 8, UNDER_294, standing_committee_members=3)
    assert codes(verdict.findings) == [("no-standing-committee", Severity.ERROR)]


def test_nothing_is_said_of_a_committee_before_its_election():
    assert leadership(K.GRASSROOTS_COMMITTEE, 100, 0, UNDER_294).findings == ()
    assert leadership(K.PARTY_GROUP, 5, 0, UNDER_294).answer == Leadership(False, None, False, None, False)


def test_an_intermediate_committee_has_no_standing_committee():
    verdict = leadership(K.SUB_COMMITTEE, 60, 9, UNDER_294, standing_committee_members=3)
    assert verdict.answer == Leadership(True, None, False, None, False)
    assert codes(verdict.findings) == [("no-standing-committee", Severity.WARNING)]


def test_an_inspection_commission_is_elected_from_the_grassroots_committee_up():
    assert inspection_commission_findings(K.GRASSROOTS_COMMITTEE, 5, UNDER_294) == ()
    size = inspection_commission_findings(K.GRASSROOTS_COMMITTEE, 7, UNDER_294)
    assert [(finding.severity, finding.certainty) for finding in size] == [(Severity.WARNING, Certainty.UNVERIFIED)]
    assert codes(inspection_commission_findings(K.CELL, 3, UNDER_294)) == [("no-inspection-commission", Severity.ERROR)]
    assert inspection_commission_findings(K.CELL, 0, UNDER_294) == ()


def test_an_office_with_its_own_threshold_is_judged_by_it():
    own = base_parameters().overlay(
        {
            "organisation.grassroots_committee.minimum_members": {
                "value": 35,
                "from": date(2026, 1, 1),
                "source": {"document": "Hướng dẫn 02-HD/TU"},
            }
        }
    )
    verdict = grassroots_kind(Headcount(33), UNDER_294, own)
    assert verdict.answer is K.GRASSROOTS_CELL
    assert verdict.findings[0].article == "Hướng dẫn 02-HD/TU"


def test_a_count_is_never_negative():
    with pytest.raises(ValueError, match="cannot be negative"):
        Headcount(-1)


@given(st.integers(0, 60), st.integers(0, 60), st.dates(date(2011, 1, 19), date(2030, 1, 1)))
def test_the_kind_that_the_number_gives_may_always_be_founded(official, probationary, at):
    headcount = Headcount(official, probationary)
    kind = grassroots_kind(headcount, at).answer
    assert (kind is None) == (official < 3)
    if kind is not None:
        assert may_found(kind, headcount, parent_kind=K.UPPER_COMMITTEE, at=at).answer is True


@given(st.integers(9, 200))
def test_a_standing_committee_is_never_more_than_a_third(committee):
    most = leadership(K.UPPER_COMMITTEE, 0, committee, UNDER_294).answer.standing_committee_most
    assert 3 * most <= committee < 3 * (most + 1)
