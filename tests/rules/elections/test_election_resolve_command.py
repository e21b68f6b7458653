"""`dangbo resolve`: what it reads, prints and refuses, and how."""

import copy
import io
import json
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from dangbo.cli.resolve import main

SOURCE = Path(__file__).resolve().parents[3] / "src"

RESULT = {
    "id": "EL-1",
    "op": "result",
    "regulation": "190-2024",
    "meeting": "delegate_congress",
    "roll": {"summoned": 170, "delegates_absent_throughout": 5, "replaced_by_alternates": 5},
    "seats": 2,
    "candidates": [{"name": "An", "votes": 86}, {"name": "Bình", "votes": 85}],
    "ballots": {"issued": 170, "collected": 170, "valid": 169, "invalid": 1},
    "runoff_of_tie": False,
    "office": "delegates",
    "round": 1,
}
BALLOT = {
    "id": "EL-2",
    "op": "ballot",
    "regulation": "244-2014",
    "layout": "agree_disagree",
    "seats": 2,
    "names": ["An", "Bình"],
    "marks": {"An": ["agree"], "Bình": []},
    "issued_by_tellers": True,
    "extra_writing": False,
    "unlisted_names": 0,
}
STRIKES = {**BALLOT, "layout": "strike_out", "seats": 1, "marks": {"An": "kept", "Bình": "struck"}}
LIST = {
    "id": "EL-3",
    "op": "list",
    "regulation": "190-2024",
    "election": "committee",
    "seats": 15,
    "names_on_list": 19,
}
ABSENT = object()
NOT_COUNTS = [None, True, False, "5", 5.0, 1e3, -1, [], {}, float("nan"), float("inf"), 10**40]


def changed(case, path, value):
    """A copy of the case with the value at the path replaced; ABSENT takes it away."""
    copied = copy.deepcopy(case)
    *way, last = path
    inner = copied
    for step in way:
        inner = inner[step]
    if value is ABSENT:
        del inner[last]
    else:
        inner[last] = value
    return copied


@pytest.fixture
def run(tmp_path, capsysbinary):
    def run_on(content):
        file = tmp_path / "CASE.json"
        data = content if isinstance(content, bytes) else json.dumps(content, ensure_ascii=False).encode()
        file.write_bytes(data)
        code = main([str(file)])
        captured = capsysbinary.readouterr()
        return code, captured.out.decode(), captured.err.decode()

    return run_on


@pytest.fixture
def refused(run):
    def refuse(content, *words):
        code, out, err = run(content)
        assert (code, out) == (2, "")
        assert err.endswith("\n")
        assert len(err.splitlines()) == 1
        for word in words:
            assert word in err
        return err

    return refuse


def answered(run, content):
    code, out, err = run(content)
    assert (code, err) == (0, "")
    return json.loads(out)


def without_findings(found):
    return {key: value for key, value in found.items() if key != "findings"}


def test_a_result_has_every_key_of_the_contract_in_order(run):
    found = answered(run, RESULT)
    assert list(found) == [
        "id",
        "base",
        "needed",
        "candidates",
        "elected",
        "tied",
        "seats_unfilled",
        "next",
        "findings",
    ]
    assert without_findings(found) == {
        "id": "EL-1",
        "base": 170,
        "needed": 86,
        "candidates": [
            {"name": "An", "votes": 86, "percent": "50,59", "over_half": True, "outcome": "elected"},
            {"name": "Bình", "votes": 85, "percent": "50,00", "over_half": False, "outcome": "not_elected"},
        ],
        "elected": ["An"],
        "tied": [],
        "seats_unfilled": 1,
        "next": "vote_again",
    }


def test_a_ballot_and_a_list_are_answered(run):
    assert without_findings(answered(run, BALLOT)) == {"id": "EL-2", "valid": True, "counted_for": ["An"]}
    assert without_findings(answered(run, STRIKES)) == {"id": "EL-2", "valid": True, "counted_for": ["An"]}
    assert without_findings(answered(run, LIST)) == {
        "id": "EL-3",
        "surplus": 4,
        "surplus_percent": "26,67",
        "max_surplus": 4,
        "allowed": True,
    }


def test_a_list_of_cases_is_answered_in_its_order(run):
    assert [found["id"] for found in answered(run, [LIST, RESULT, BALLOT])] == ["EL-3", "EL-1", "EL-2"]


def test_an_empty_list_is_answered_with_an_empty_list(run):
    assert answered(run, []) == []


def test_a_byte_order_mark_is_read_over(run):
    assert answered(run, b"\xef\xbb\xbf" + json.dumps(LIST).encode())["id"] == "EL-3"


def test_withheld_and_cancelled_verdicts_exit_with_zero(run):
    slip = answered(run, changed(RESULT, ["ballots", "invalid"], 2))
    assert (slip["next"], slip["elected"]) == ("none", [])
    assert [finding["code"] for finding in slip["findings"] if finding["severity"] == "error"] == [
        "valid-and-invalid-not-collected"
    ]
    assert answered(run, changed(RESULT, ["ballots", "issued"], 169))["next"] == "whole_vote_cancelled"


def test_a_finding_has_code_severity_article_and_message(run):
    assert answered(run, LIST)["findings"] == [
        {
            "code": "maximum-surplus",
            "severity": "note",
            "article": "Điều 14 Quyết định 190-QĐ/TW ngày 10/10/2024",
            "message": "Số dư tối đa 30% của 15 người cần bầu: 30 × 15 / 100, lấy tròn người là 4.",
        }
    ]


def test_an_unverified_rule_is_named_in_a_finding(run):
    found = answered(run, changed(BALLOT, ["extra_writing"], True))
    assert [finding["code"] for finding in found["findings"]] == ["extra-writing", "unverified"]
    assert found["findings"][-1]["message"] == (
        "Chưa kiểm chứng với nguyên văn (unverified): extra-writing. Cần đối chiếu văn bản trước khi công bố."
    )


@pytest.mark.parametrize(("case", "key"), [(RESULT, "office"), (LIST, "election")])
def test_a_post_we_do_not_know_is_judged_by_the_common_rules_and_says_so(run, case, key):
    found = answered(run, changed(case, [key], "guild_master"))
    assert "unknown-post" in [finding["code"] for finding in found["findings"]]


@pytest.mark.parametrize("key", ["ballots", "runoff_of_tie", "office", "round"])
def test_optional_fields_of_a_result_may_be_absent(run, key):
    assert answered(run, changed(RESULT, [key], ABSENT))["elected"] == ["An"]


@pytest.mark.parametrize("key", ["issued_by_tellers", "extra_writing", "unlisted_names"])
def test_optional_fields_of_a_ballot_may_be_absent(run, key):
    assert answered(run, changed(BALLOT, [key], ABSENT))["valid"] is True


@pytest.mark.parametrize(
    ("case", "key"),
    [
        *((RESULT, key) for key in ("id", "op", "regulation", "meeting", "roll", "seats", "candidates")),
        *((BALLOT, key) for key in ("id", "op", "regulation", "layout", "seats", "names", "marks")),
        *((LIST, key) for key in ("id", "op", "regulation", "election", "seats", "names_on_list")),
    ],
)
def test_a_missing_field_is_refused_by_name(refused, case, key):
    refused(changed(case, [key], ABSENT), "trường hợp", f"trường {key}", "bị thiếu")


@pytest.mark.parametrize("value", [ABSENT, *NOT_COUNTS])
@pytest.mark.parametrize(
    "path",
    [
        ["roll", "summoned"],
        ["seats"],
        ["candidates", 1, "votes"],
        ["ballots", "issued"],
        ["ballots", "collected"],
        ["ballots", "valid"],
        ["ballots", "invalid"],
    ],
)
def test_a_count_is_a_whole_number_that_is_there(refused, path, value):
    refused(changed(RESULT, path, value), "EL-1", str(path[-1]))


@pytest.mark.parametrize("value", NOT_COUNTS)
@pytest.mark.parametrize("path", [["roll", "replaced_by_alternates"], ["round"]])
def test_an_optional_count_is_a_whole_number(refused, path, value):
    refused(changed(RESULT, path, value), "EL-1", str(path[-1]))


@pytest.mark.parametrize("value", NOT_COUNTS)
def test_counts_of_ballots_and_lists_are_whole_numbers(refused, value):
    refused(changed(BALLOT, ["unlisted_names"], value), "EL-2", "unlisted_names")
    refused(changed(BALLOT, ["seats"], value), "EL-2", "seats")
    refused(changed(LIST, ["seats"], value), "EL-3", "seats")
    refused(changed(LIST, ["names_on_list"], value), "EL-3", "names_on_list")


@pytest.mark.parametrize("case", [RESULT, BALLOT, LIST])
def test_an_election_has_at_least_one_seat(refused, case):
    refused(changed(case, ["seats"], 0), case["id"], "seats")


def test_rounds_count_from_one(refused):
    refused(changed(RESULT, ["round"], 0), "EL-1", "round")


@pytest.mark.parametrize("value", [None, 0, 1, "true", "false", [], {}])
def test_flags_are_true_or_false(refused, value):
    refused(changed(RESULT, ["runoff_of_tie"], value), "EL-1", "runoff_of_tie")
    refused(changed(BALLOT, ["issued_by_tellers"], value), "EL-2", "issued_by_tellers")
    refused(changed(BALLOT, ["extra_writing"], value), "EL-2", "extra_writing")


@pytest.mark.parametrize("value", [None, 1, True, [], {}, "", "Result", "result ", "all"])
@pytest.mark.parametrize(
    ("case", "key"),
    [(RESULT, "op"), (RESULT, "regulation"), (RESULT, "meeting"), (BALLOT, "layout")],
)
def test_words_are_those_of_the_contract(refused, case, key, value):
    refused(changed(case, [key], value), case["id"], f"trường {key}")


@pytest.mark.parametrize("value", [None, 1, True, [], {}, "", "Quốc hội", "Branch_Secretary", "a b"])
def test_a_post_is_one_plain_word(refused, value):
    refused(changed(RESULT, ["office"], value), "EL-1", "office")
    refused(changed(LIST, ["election"], value), "EL-3", "election")


@pytest.mark.parametrize(
    ("case", "path"),
    [
        (RESULT, ["note"]),
        (RESULT, ["names_on_list"]),
        (RESULT, ["roll", "suspended"]),
        (RESULT, ["roll", "absent"]),
        (RESULT, ["candidates", 0, "age"]),
        (RESULT, ["ballots", "blank"]),
        (BALLOT, ["note"]),
        (BALLOT, ["marks", "Chi"]),
        (LIST, ["candidates"]),
    ],
)
def test_an_unknown_field_is_refused_by_name(refused, case, path):
    refused(changed(case, path, 1), case["id"], path[-1])


@pytest.mark.parametrize(
    ("meeting", "key"),
    [
        ("member_congress", "replaced_by_alternates"),
        ("delegate_congress", "exempt_absent"),
        ("committee_meeting", "absent_throughout_excused"),
    ],
)
def test_a_roll_has_only_the_exclusions_of_its_meeting(refused, meeting, key):
    case = {**RESULT, "meeting": meeting, "roll": {"summoned": 170, key: 1}}
    refused(case, "EL-1", f"roll.{key}")


@pytest.mark.parametrize(
    "twin",
    ["An", " An ", "A\u200an"[:1] + "n", unicodedata.normalize("NFD", "An")],
)
def test_two_candidates_of_one_name_are_refused(refused, twin):
    refused(changed(RESULT, ["candidates", 1, "name"], twin), "EL-1", "candidates[1].name")


def test_names_are_compared_in_one_form_and_with_single_spaces(refused, run):
    full, same = "Nguyễn  Thị Bình", unicodedata.normalize("NFD", " Nguyễn Thị\u00a0Bình")
    case = changed(changed(RESULT, ["candidates", 0, "name"], full), ["candidates", 1, "name"], same)
    refused(case, "EL-1", "candidates[1].name")
    found = answered(run, changed(RESULT, ["candidates", 0, "name"], same))
    assert found["elected"] == ["Nguyễn Thị Bình"]


def test_two_names_on_a_ballot_are_not_the_same(refused):
    refused(changed(BALLOT, ["names"], ["An", "An "]), "EL-2", "names[1]")


def test_marks_find_their_name_in_any_form(run):
    name = unicodedata.normalize("NFD", "Bình")
    assert answered(run, changed(BALLOT, ["marks"], {"An": [], name: ["agree"]}))["counted_for"] == ["Bình"]


def test_two_marks_for_one_name_are_refused(refused):
    case = changed(BALLOT, ["marks"], {"An": [], "An ": ["agree"], "Bình": []})
    refused(case, "EL-2", "marks.An")


@pytest.mark.parametrize("value", [None, 1, True, [], {}, "", "  ", "A\u200bn", "A\x00n", "x" * 201])
def test_a_name_is_a_text_that_can_be_shown(refused, value):
    refused(changed(RESULT, ["candidates", 0, "name"], value), "EL-1", "candidates[0].name")
    refused(changed(BALLOT, ["names"], [value, "Bình"]), "EL-2", "names[0]")


@pytest.mark.parametrize("value", [None, 1, True, "", " ", [], "a\u0007b"])
def test_an_id_is_a_text_and_its_case_is_named_by_number(refused, value):
    refused([LIST, changed(RESULT, ["id"], value)], "trường hợp thứ 2", "trường id")


def test_a_lone_surrogate_is_refused(refused):
    refused(b'{"id": "\\ud800", "op": "list"}', "trường id")
    refused(
        b'{"id": "EL-9", "op": "list", "regulation": "190-2024", "election": "committee", "seats": 9,'
        b' "names_on_list": 9, "\\ud800": 1}',
        "EL-9",
    )


@pytest.mark.parametrize("value", [[], None, {}, "An", 1])
def test_candidates_and_names_are_lists_that_are_not_empty(refused, value):
    refused(changed(RESULT, ["candidates"], value), "EL-1", "candidates")
    refused(changed(BALLOT, ["names"], value), "EL-2", "names")


@pytest.mark.parametrize("value", [None, [], "An", 1, True])
def test_objects_are_objects(refused, value):
    refused(changed(RESULT, ["roll"], value), "EL-1", "roll")
    refused(changed(RESULT, ["ballots"], value), "EL-1", "ballots")
    refused(changed(RESULT, ["candidates", 0], value), "EL-1", "candidates[0]")
    refused(changed(BALLOT, ["marks"], value), "EL-2", "marks")
    refused([value], "trường hợp thứ 1")


@pytest.mark.parametrize("value", [ABSENT, None, "agree", ["yes"], ["agree", "agree"], [1], [None], {}, [["agree"]]])
def test_boxes_are_agree_and_disagree_once_each(refused, value):
    refused(changed(BALLOT, ["marks", "An"], value), "EL-2", "marks.An")


@pytest.mark.parametrize("value", [ABSENT, None, "agree", [], ["kept"], 1, ""])
def test_strikes_are_struck_or_kept(refused, value):
    refused(changed(STRIKES, ["marks", "An"], value), "EL-2", "marks.An")


def test_ids_in_a_list_are_not_repeated(refused):
    refused([LIST, RESULT, LIST], "EL-3", "trường id", "trùng")


def test_one_bad_case_refuses_the_whole_list(refused):
    refused([LIST, changed(RESULT, ["seats"], -1), BALLOT], "EL-1", "seats")


def test_a_key_written_twice_is_refused(refused):
    refused(b'{"id": "EL-9", "op": "list", "seats": 9, "seats": 10}', "EL-9", "seats", "hai lần")
    refused(b'{"id": "EL-9", "a\\nb": 9, "a\\nb": 10}', "hai lần")


@pytest.mark.parametrize("data", [b"", b"   ", b"{", b"[1,", b"{'id': 1}", b'{"id": 1,}', b"nul", b"\x00", b'"\x01"'])
def test_what_is_no_json_is_refused_with_its_place(refused, data):
    refused(data, "JSON", "dòng")


@pytest.mark.parametrize("data", [b"null", b"1", b'"x"', b"true", b"NaN"])
def test_json_that_is_no_case_is_refused(refused, data):
    refused(data, "trường hợp thứ 1")


@pytest.mark.parametrize("data", [b"[" * 200_000, b'{"id":' * 100_000, b"[" * 50_000 + b"]" * 50_000])
def test_deep_nesting_is_refused(refused, data):
    refused(data)


def test_a_number_of_ten_thousand_digits_is_refused_by_field(refused):
    data = json.dumps(LIST).replace("19", "9" * 10_000).encode()
    refused(data.replace(b'"190-2024"', b'"190-2024"'), "EL-3")


@pytest.mark.parametrize("text", ["NaN", "Infinity", "-Infinity", "1e400", "-1", "1.0", "1e2"])
def test_numbers_that_json_writers_let_through_are_refused_by_field(refused, text):
    refused(json.dumps(LIST).replace('"names_on_list": 19', f'"names_on_list": {text}').encode(), "names_on_list")


def test_huge_whole_numbers_are_exact(run):
    base = 10**20
    case = {**RESULT, "meeting": "committee_meeting", "roll": {"summoned": base}, "seats": 1}
    case["candidates"] = [{"name": "An", "votes": base // 2}, {"name": "Bình", "votes": base // 2 + 1}]
    del case["ballots"]
    assert answered(run, case)["elected"] == ["Bình"]


@pytest.mark.parametrize("data", ["Bình".encode("utf-16"), b'{"id": "B\xecnh"}', b"\xff", b"PK\x03\x04\xff"])
def test_a_file_that_is_not_utf8_is_refused(refused, data):
    refused(data, "UTF-8")


@pytest.mark.parametrize("name", ["không có.json", "."])
def test_a_file_that_cannot_be_read_is_refused(tmp_path, capsysbinary, name):
    assert main([str(tmp_path / name)]) == 2
    captured = capsysbinary.readouterr()
    assert captured.out == b""
    assert len(captured.err.decode().splitlines()) == 1


@pytest.mark.parametrize("arguments", [[], ["a.json", "b.json"], ["--unknown", "a.json"]])
def test_wrong_arguments_are_refused_in_one_line(capsysbinary, arguments):
    assert main(arguments) == 2
    captured = capsysbinary.readouterr()
    assert captured.out == b""
    assert captured.err.decode() == ("dangbo resolve: cách dùng: dangbo resolve CASE.json (hoặc - để đọc từ đầu vào)\n")


def test_a_dash_reads_the_standard_input(monkeypatch, capsysbinary):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(json.dumps(LIST).encode())))
    assert main(["-"]) == 0
    assert json.loads(capsysbinary.readouterr().out)["allowed"] is True


def test_output_is_utf8_whatever_the_console_and_django_stays_out(tmp_path):
    file = tmp_path / "CASE.json"
    file.write_text(json.dumps(RESULT), encoding="utf-8")
    program = (
        "import sys; from dangbo.cli.resolve import main; code = main(sys.argv[1:]);"
        "sys.exit(code or 9 * ('django' in sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(file)],
        capture_output=True,
        env={"PYTHONPATH": str(SOURCE), "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout.decode("utf-8"))["candidates"][1]["name"] == "Bình"
