"""Kinds, codes, issuers, authority, marks, registers, wording of documents."""

from datetime import date

import pytest

from dangbo.rules.documents import (
    IssuingBody,
    Register,
    Retention,
    Secrecy,
    Urgency,
    accepts_secrecy,
    check_abstract,
    check_body,
    check_issuer_code,
    check_kind,
    check_symbol_label,
    document_kind,
    document_kinds,
    due_for_review,
    kinds_of_code,
    may_issue,
    register_columns,
    retention_groups,
    secrecy_marked,
    urgency_mark,
)
from dangbo.rules.parameters import ParameterError, base_parameters
from dangbo.rules.verdict import Certainty

NOW, BEFORE = date(2026, 6, 1), date(2020, 3, 1)


def codes(verdict):
    return [finding.code for finding in verdict.findings]


def test_the_regulation_of_2026_lists_25_kinds_and_8_slips():
    listed = [kind for kind in document_kinds(NOW) if kind.listed]
    assert len(listed) == 25 + 8
    assert {"option_plan", "project"} == {kind.key for kind in listed} - {
        kind.key for kind in document_kinds(BEFORE) if kind.listed
    }


def test_decision_and_regulation_share_one_code():
    assert [kind.key for kind in kinds_of_code("QĐ", NOW)] == ["decision", "regulation"]


@pytest.mark.parametrize(("code", "keys"), [("QyĐ", ["regulation"]), ("QĐi", ["regulation"]), ("XX", [])])
def test_foreign_codes_are_understood_on_import_only(code, keys):
    assert [kind.key for kind in kinds_of_code(code, NOW)] == keys
    assert code not in {kind.code for kind in document_kinds(NOW)}


@pytest.mark.parametrize(
    ("kind", "found"),
    [
        ("plan", []),
        ("telegram", ["kind-not-listed"]),
        ("project", ["kind-code-unverified"]),
        ("appeal", ["kind-without-code"]),
        ("nghị quyết", ["unknown-document-kind"]),
    ],
)
def test_a_kind_is_judged_by_list_and_code(kind, found):
    assert codes(check_kind(kind, NOW)) == found


def test_an_unknown_kind_is_refused_by_name():
    with pytest.raises(ParameterError, match="Không có thể loại văn bản “thơ”"):
        document_kind("thơ", NOW)


@pytest.mark.parametrize(
    ("kind", "body", "allowed"),
    [
        ("plan", IssuingBody.CELL, True),
        ("guideline", IssuingBody.COMMITTEE, False),
        ("guideline", IssuingBody.STANDING_COMMITTEE, True),
        ("working_rules", IssuingBody.STANDING_COMMITTEE, False),
        ("regulation", IssuingBody.CELL, False),
        ("directive", IssuingBody.COMMITTEE, False),
        ("resolution", IssuingBody.CELL_CONGRESS, True),
        ("report", IssuingBody.CELL_CONGRESS, False),
    ],
)
def test_authority_warns_and_never_forbids(kind, body, allowed):
    verdict = may_issue(kind, body, NOW)
    assert (verdict.answer, verdict.errors) == (allowed, ())
    assert codes(verdict) == ([] if allowed else ["kind-beyond-authority"])


def test_authority_before_the_regulation_is_said_to_be_unverified():
    (finding,) = may_issue("guideline", IssuingBody.CELL, BEFORE).findings
    assert finding.certainty is Certainty.UNVERIFIED
    assert finding.message == "Chi bộ không ban hành hướng dẫn theo bảng thẩm quyền ở cơ sở."


def test_a_kind_outside_the_table_of_authority_is_noted():
    assert codes(may_issue("invitation", IssuingBody.CELL, NOW)) == ["authority-unknown"]


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("ĐU", []),
        ("BTCĐU", []),
        ("UBKTTU", []),
        ("BTCTU-UBKTTU", []),
        ("ĐUX", ["issuer-code-unknown"]),
        ("đu", ["issuer-code-shape"]),
        ("", ["issuer-code-shape"]),
    ],
)
def test_issuer_codes_are_held_against_the_list(code, found):
    assert codes(check_issuer_code(code, NOW)) == found


def test_an_office_adds_its_own_issuer_code():
    rows = [*({**row} for row in base_parameters().entry("document.issuers", NOW).rows)]
    own = {"code": "ĐUX", "label": "Đảng ủy Xã", "certainty": "sourced"}
    office = base_parameters().overlay(
        {"document.issuers": {"value": [*rows, own], "from": "2025-07-01", "source": {"document": "Bảng của cơ quan"}}}
    )
    assert codes(check_issuer_code("ĐUX", NOW, office)) == []
    assert codes(check_issuer_code("ĐUX", date(2025, 6, 30), office)) == ["issuer-code-unknown"]


def test_open_papers_alone_are_kept():
    assert accepts_secrecy(None, NOW).answer is True
    verdict = accepts_secrecy(Secrecy.HIGHLY_CONFIDENTIAL, NOW)
    assert (verdict.answer, codes(verdict)) == (False, ["secret-paper-refused"])
    assert verdict.errors[0].message.startswith("Chương trình chỉ giữ văn bản thường. Văn bản “Tối mật” phải")


@pytest.mark.parametrize(
    ("lines", "mark"),
    [
        (["ĐẢNG ỦY", "[ MẬT ]"], Secrecy.CONFIDENTIAL),
        (["MẬT", "TUYỆT MẬT"], Secrecy.MOST_CONFIDENTIAL),
        (["Bảo vệ bí mật nhà nước", "Mật"], None),
        ([], None),
    ],
)
def test_a_secrecy_mark_is_seen_on_its_own_line(lines, mark):
    assert secrecy_marked(lines) is mark


def test_urgency_marks_are_printed_in_capitals():
    assert [urgency_mark(urgency) for urgency in Urgency] == ["KHẨN", "THƯỢNG KHẨN", "HỎA TỐC"]


def test_registers_have_their_columns():
    assert [len(register_columns(register, NOW)) for register in Register] == [8, 9, 5]
    assert register_columns(Register.OUTGOING, NOW)[2].heading == "Tên loại và trích yếu nội dung"


def test_congress_papers_are_kept_for_ever_and_never_listed():
    papers = retention_groups(NOW)[0]
    assert (papers.group, papers.months) == ("congress_papers", None)
    assert due_for_review(date(1960, 1, 1), papers, NOW).answer is False


def test_a_file_is_listed_when_its_term_has_ended():
    letters = Retention("letters", "Công văn trao đổi", 60, Certainty.UNVERIFIED)
    assert due_for_review(date(2021, 6, 2), letters, NOW).answer is False
    verdict = due_for_review(date(2021, 6, 1), letters, NOW)
    assert (verdict.answer, codes(verdict)) == (True, ["retention-ended"])


@pytest.mark.parametrize(
    ("abstract", "found"),
    [
        ("tổ chức đại hội các cấp", []),
        ("Đảng bộ trong sạch, vững mạnh năm 2025", []),
        ("Tổ chức đại hội", ["abstract-capital"]),
        ("V/v tổ chức đại hội", ["abstract-abbreviated"]),
        ("về việc tổ chức đại hội.", ["abstract-full-stop"]),
        (" ", ["abstract-missing"]),
    ],
)
def test_the_abstract_is_written_as_the_guideline_wants(abstract, found):
    assert codes(check_abstract(abstract)) == found


@pytest.mark.parametrize(
    ("paragraphs", "found"),
    [
        (["Một.", "Hai./.", " "], ["closing-of-state"]),
        (["Một."], []),
        (["Một"], ["closing-full-stop"]),
        ([], []),
    ],
)
def test_a_text_closes_with_a_full_stop(paragraphs, found):
    assert codes(check_body(paragraphs)) == found


@pytest.mark.parametrize(("text", "found"), [("Số: 12-KH/ĐU", ["colon-after-number"]), ("Số 12-KH/ĐU", [])])
def test_no_colon_stands_after_the_word_for_number(text, found):
    assert codes(check_symbol_label(text)) == found
