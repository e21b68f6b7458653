"""Certificate, introducers, verification, dossier and re-admission."""

from datetime import date

import pytest

from dangbo.rules.members import (
    Introducer,
    IntroducerKind,
    LeavingGround,
    certificate_valid,
    dossier_findings,
    ground_labels,
    introducers_accepted,
    may_readmit,
    verification_deadline,
)
from dangbo.rules.verdict import Certainty, Severity
from dangbo.rules.vocabulary import Standing

AT = date(2026, 1, 15)
YOUTH = Introducer("đoàn", IntroducerKind.YOUTH_UNION)
UNION = Introducer("công đoàn", IntroducerKind.TRADE_UNION)


def member(identity="a", months=12, standing=Standing.OFFICIAL):
    return Introducer(identity, IntroducerKind.MEMBER, standing, months)


def codes(verdict):
    return [finding.code for finding in verdict.errors]


def test_case_54_a_certificate_holds_sixty_months_to_its_last_day():
    assert certificate_valid(date(2020, 1, 15), date(2025, 1, 15)).answer is True
    expired = certificate_valid(date(2020, 1, 15), date(2025, 2, 3))
    assert expired.answer is False
    assert [finding.message for finding in expired.findings] == [
        "Giấy chứng nhận cấp ngày 15/01/2020 có giá trị 60 tháng, đến ngày 15/01/2025; "
        "chi bộ xét ngày 03/02/2025 thì phải học lại."
    ]


@pytest.mark.parametrize(
    ("introducers", "expected"),
    [
        pytest.param([member("a", 11), member("b")], ["introducer-too-short"], id="55-11-months"),
        pytest.param([member("a", 12), member("b")], [], id="55-12-months"),
        pytest.param([member("a", standing=Standing.PROBATIONARY), member("b")], ["introducer-not-official"], id="56"),
        pytest.param([member("a"), member("a")], ["introducer-twice"], id="57"),
        pytest.param([YOUTH, member("a")], [], id="58-youth-and-member"),
        pytest.param([UNION, member("a")], [], id="58-trade-union-and-member"),
        pytest.param([YOUTH, UNION], ["introducer-member-missing"], id="58-two-bodies"),
        pytest.param([member("a")], ["introducers-number"], id="one-only"),
    ],
)
def test_two_introducers_of_whom_one_is_an_official_member(introducers, expected):
    verdict = introducers_accepted(introducers, AT)
    assert codes(verdict) == expected
    assert verdict.answer is (expected == [])


def test_case_101_a_verification_is_overdue_after_thirty_working_days():
    assert verification_deadline(date(2026, 3, 2)) == date(2026, 4, 13)
    assert verification_deadline(date(2026, 3, 2), abroad=True) == date(2026, 7, 9)


def test_case_102_a_dossier_of_twelve_months_is_flagged():
    assert dossier_findings(date(2025, 1, 16), AT) == ()
    findings = dossier_findings(date(2025, 1, 15), AT)
    assert [(finding.code, finding.severity, finding.certainty) for finding in findings] == [
        ("dossier-old", Severity.WARNING, Certainty.UNVERIFIED)
    ]


@pytest.mark.parametrize(
    ("ground", "since", "asked", "earlier", "expected"),
    [
        pytest.param(
            LeavingGround.DELETED,
            date(2023, 1, 15),
            date(2025, 12, 15),
            0,
            ["readmission-too-early"],
            id="71-35-months",
        ),
        pytest.param(LeavingGround.DELETED, date(2023, 1, 15), AT, 0, [], id="71-36-months"),
        pytest.param(
            LeavingGround.LESSER_CRIME,
            date(2021, 1, 15),
            date(2025, 12, 15),
            0,
            ["readmission-too-early"],
            id="72-59-months",
        ),
        pytest.param(LeavingGround.LESSER_CRIME, date(2021, 1, 15), AT, 0, [], id="72-60-months"),
        pytest.param(LeavingGround.EXPELLED, date(2000, 1, 15), AT, 1, ["readmission-again"], id="73"),
        pytest.param(LeavingGround.ABANDONED_ACTIVITY, date(2000, 1, 15), AT, 0, ["readmission-barred"], id="74"),
        pytest.param(LeavingGround.FAMILY_HARDSHIP, date(2000, 1, 15), AT, 0, [], id="family-hardship"),
    ],
)
def test_who_may_be_considered_again(ground, since, asked, earlier, expected):
    verdict = may_readmit(ground, since, asked, earlier_readmissions=earlier)
    assert codes(verdict) == expected
    assert verdict.answer is (expected == [])


def test_every_ground_has_its_label():
    assert list(ground_labels()) == list(LeavingGround)
    barred = may_readmit(LeavingGround.ABANDONED_ACTIVITY, date(2000, 1, 15), AT)
    assert [finding.message for finding in barred.errors] == [
        "Không xét kết nạp lại người ra khỏi Đảng vì: tự ý bỏ sinh hoạt đảng."
    ]
