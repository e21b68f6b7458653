"""Who signs in what capacity, and what stands above the name."""

from datetime import date

import pytest

from dangbo.rules.documents import (
    Authority,
    SignatureLines,
    SignerRank,
    SigningBody,
    check_signature,
    is_collective,
    signature_lines,
    usual_authority,
)

AT = date(2026, 6, 1)


def judged(body, authority, rank, **rest):
    verdict = check_signature(body, authority, rank, AT, **rest)
    return verdict.answer, [finding.code for finding in verdict.findings]


@pytest.mark.parametrize("body", list(SigningBody))
@pytest.mark.parametrize("rank", [SignerRank.HEAD, SignerRank.DEPUTY])
def test_the_usual_signature_of_every_body_is_in_order(body, rank):
    assert judged(body, usual_authority(body, rank), rank) == (True, [])


def test_nobody_deputises_for_a_collective_body():
    found = (True, ["no-deputising-for-collective"])
    assert judged(SigningBody.COMMITTEE, Authority.FOR_HEAD, SignerRank.DEPUTY) == found


def test_a_collective_body_is_signed_for_on_its_behalf():
    found = (False, ["collective-signs-on-behalf"])
    assert judged(SigningBody.CELL, Authority.DIRECT, SignerRank.HEAD) == found


@pytest.mark.parametrize(
    ("authority", "rank", "found"),
    [
        (Authority.ON_BEHALF, SignerRank.HEAD, ["headed-body-on-behalf"]),
        (Authority.FOR_HEAD, SignerRank.HEAD, ["head-deputising"]),
        (Authority.DIRECT, SignerRank.DEPUTY, ["deputy-signs-for-head"]),
    ],
)
def test_a_headed_body_is_signed_for_by_its_head_or_for_the_head(authority, rank, found):
    assert judged(SigningBody.ADVISORY_ORGAN, authority, rank) == (False, found)


def test_signing_by_order_needs_a_written_assignment():
    body, rank = SigningBody.STANDING_COMMITTEE, SignerRank.ORGAN_HEAD
    assert judged(body, Authority.BY_ORDER, rank) == (False, ["delegation-not-in-writing"])
    assert judged(body, Authority.BY_ORDER, rank, delegated_in_writing=True) == (True, [])
    authorised = judged(body, Authority.BY_AUTHORISATION, rank, delegated_in_writing=True)
    assert authorised == (True, ["authorisation-form-unverified"])


def test_a_cell_has_no_seal():
    body, rank = SigningBody.CELL, SignerRank.HEAD
    assert judged(body, Authority.ON_BEHALF, rank, sealed=True) == (True, ["cell-has-no-seal"])


def test_committees_decide_together_and_organs_have_a_head():
    assert [body for body in SigningBody if not is_collective(body)] == [
        SigningBody.ADVISORY_ORGAN,
        SigningBody.STEERING_COMMITTEE,
        SigningBody.PREPARATION_GROUP,
    ]


@pytest.mark.parametrize(
    ("arguments", "lines"),
    [
        ((Authority.ON_BEHALF, "Đảng ủy", "Phó Bí thư"), SignatureLines("T/M ĐẢNG ỦY", "PHÓ BÍ THƯ")),
        (
            (Authority.FOR_HEAD, "Ban Tổ chức", "Phó Trưởng Ban", "Trưởng Ban"),
            SignatureLines("K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN"),
        ),
        (
            (Authority.BY_ORDER, "Ban Thường vụ", "Chánh Văn phòng"),
            SignatureLines("T/L BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG"),
        ),
        ((Authority.DIRECT, "Ban Tổ chức", "Trưởng Ban"), SignatureLines("", "TRƯỞNG BAN")),
    ],
)
def test_the_lines_above_the_name(arguments, lines):
    assert signature_lines(*arguments) == lines


def test_deputising_names_the_head():
    with pytest.raises(ValueError, match="K/T TRƯỞNG BAN"):
        signature_lines(Authority.FOR_HEAD, "Ban Tổ chức", "Phó Trưởng Ban")
