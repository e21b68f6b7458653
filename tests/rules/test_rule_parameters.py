"""Parameters: dated values, overlays of an office, and the refusals of their loader."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dangbo.rules.parameters import ParameterError, Source, base_parameters, load_parameters
from dangbo.rules.verdict import Certainty

KEY = "organisation.grassroots_committee.minimum_members"

VALUE = "{value: 3, from: 2011-01-19, source: {document: Điều lệ Đảng}, certainty: sourced}"


def write(tmp_path, *values, key="a.b", extra=""):
    lines = [f"{key}:", "  name: Ví dụ", "  unit: người", "  type: integer", "  values:"]
    lines += [f"    - {value}" for value in values]
    file = tmp_path / "mau.yaml"
    file.write_text("\n".join(lines) + f"\n{extra}", encoding="utf-8")
    return file


def refusal(tmp_path, *values, **how):
    with pytest.raises(ParameterError) as refused:
        load_parameters([write(tmp_path, *values, **how)])
    return str(refused.value)


def dated(start, end=None):
    upto = f", to: {end}" if end else ""
    return f"{{value: 1, from: {start}{upto}, source: {{document: Quy định}}, certainty: sourced}}"


def test_a_value_is_that_of_the_date_with_its_source():
    entry = base_parameters().entry(KEY, date(2026, 1, 1))
    assert entry.integer == 30
    assert entry.source == Source("Quy định 294-QĐ/TW", date(2025, 5, 26), "điểm 20.3.1", "HNST")
    assert entry.article == "Quy định 294-QĐ/TW, điểm 20.3.1"
    assert (entry.certainty, entry.local) == (Certainty.SOURCED, False)


def test_a_value_changes_on_its_first_day():
    parameters = base_parameters()
    assert parameters.value("member.ceremony.counted_from", date(2026, 7, 25)) == "received"
    assert parameters.value("member.ceremony.counted_from", date(2026, 7, 26)) == "issued"


def test_before_the_first_known_day_the_oldest_value_is_a_guess():
    entry = base_parameters().entry(KEY, date(2009, 9, 10))
    assert (entry.integer, entry.certainty) == (30, Certainty.UNVERIFIED)
    assert entry.note == "Chưa có tài liệu cho thời gian trước ngày 19/01/2011; tạm dùng giá trị sớm nhất đã biết."


def test_after_the_last_day_nothing_is_in_force(tmp_path):
    parameters = load_parameters([write(tmp_path, dated("2011-01-01", "2012-01-01"))])
    assert parameters.value("a.b", date(2011, 12, 31)) == 1
    with pytest.raises(ParameterError, match="không có giá trị vào ngày 01/01/2012"):
        parameters.value("a.b", date(2012, 1, 1))


def test_fractions_and_lists_keep_their_type():
    parameters = base_parameters()
    assert parameters.entry("vote.cell.share", date(2026, 1, 1)).fraction == Fraction(2, 3)
    assert parameters.entry("organisation.party_group.parents", date(2026, 1, 1)).words == ("cell", "grassroots_cell")
    assert parameters.entry("badge.levels", date(2026, 1, 1)).rows[0] == {"years": 30}


@pytest.mark.parametrize("kind", ["integer", "fraction", "flag", "text", "words"])
def test_a_value_is_never_taken_for_another_type(kind):
    keys = {
        "integer": "vote.cell.share",
        "fraction": KEY,
        "flag": KEY,
        "text": KEY,
        "words": KEY,
    }
    with pytest.raises(ParameterError, match="không phải là"):
        getattr(base_parameters().entry(keys[kind], date(2026, 1, 1)), kind)


def test_the_settings_page_gets_every_parameter_in_the_order_of_keys():
    parameters = base_parameters().all()
    keys = [parameter.key for parameter in parameters]
    assert keys == sorted(set(keys)) == list(base_parameters())
    assert all(parameter.name and parameter.entries for parameter in parameters)


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("organisation.upper_committee.minimum_members", "500"),
        ("vote.cell.share", "2/3"),
        ("organisation.residential.never_grassroots", "Có"),
        ("member.ceremony.counted_from", "Ngày ban hành quyết định"),
        ("organisation.party_group.parents", "Chi bộ trực thuộc; Chi bộ cơ sở"),
        ("organisation.provincial_committee.parents", "Không có"),
        ("badge.levels", "30; 40; 45; 50; 55; 60; 65; 70; 75; 80; 85; 90"),
        (
            "member.age_bands",
            "Từ 18 đến 30 tuổi; Từ 31 đến 40 tuổi; Từ 41 đến 50 tuổi; Từ 51 đến 60 tuổi; Trên 60 tuổi",
        ),
    ],
)
def test_the_settings_page_shows_a_value_in_words(key, text):
    parameters = base_parameters()
    assert parameters.parameter(key).text_of(parameters.entry(key, date(2026, 8, 1))) == text


def test_no_value_holds_a_word_without_its_label():
    for parameter in base_parameters().all():
        for entry in parameter.entries:
            held = entry.value if isinstance(entry.value, tuple) else (entry.value,)
            assert [word for word in held if isinstance(word, str) and word not in parameter.words] == []


def test_every_sourced_value_says_where_it_was_read():
    for parameter in base_parameters().all():
        for entry in parameter.entries:
            assert entry.source.document
            assert entry.source.code or entry.certainty is not Certainty.SOURCED


def test_the_files_are_read_once():
    assert base_parameters() is base_parameters()


def test_an_unknown_key_is_refused():
    with pytest.raises(ParameterError, match=r"Không có tham số “khong\.co”"):
        base_parameters().value("khong.co", date(2026, 1, 1))


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("{from: 2011-01-19, source: {document: X}, certainty: sourced}", "thiếu giá trị (value)"),
        ("{value: 3, source: {document: X}, certainty: sourced}", "thiếu ngày bắt đầu (from)"),
        ("{value: 3, from: 2011-01-19, certainty: sourced}", "thiếu nguồn (source)"),
        (
            "{value: 3, from: 2011-01-19, source: {article: Điều 1}, certainty: sourced}",
            "nguồn thiếu tên văn bản (document)",
        ),
        ("{value: 3, from: 2011-01-19, source: {document: X}}", "thiếu “certainty”"),
        (
            "{value: 3, from: 2011-01-19, source: {document: X}, certainty: sure}",
            "độ chắc chắn không hiểu được “sure”",
        ),
        (
            "{value: ba, from: 2011-01-19, source: {document: X}, certainty: sourced}",
            "giá trị “ba” không đúng kiểu integer",
        ),
        (
            "{value: 3, from: hôm qua, source: {document: X}, certainty: sourced}",
            "“from” không phải là ngày: “hôm qua”",
        ),
        (
            "{value: 3, from: 2011-01-19, to: 2011-01-19, source: {document: X}, certainty: sourced}",
            "ngày kết thúc 19/01/2011 không sau ngày bắt đầu 19/01/2011",
        ),
        (
            "{value: 3, from: 2011-01-19, source: {document: X}, certainty: sourced, ghi_chu: a}",
            "có mục không hiểu được “ghi_chu”",
        ),
        (
            "{value: 3, from: 2011-01-19, source: {document: X, trang: 3}, certainty: sourced}",
            "có mục không hiểu được “trang”",
        ),
    ],
)
def test_an_incomplete_value_is_refused_with_file_and_key(tmp_path, value, reason):
    assert refusal(tmp_path, value) == f"mau.yaml, tham số “a.b”: {reason}."


def test_a_parameter_without_values_or_with_an_unknown_type_is_refused(tmp_path):
    assert refusal(tmp_path, extra="") == "mau.yaml, tham số “a.b”: thiếu danh sách giá trị (values)."
    file = write(tmp_path, VALUE)
    file.write_text(file.read_text(encoding="utf-8").replace("integer", "số"), encoding="utf-8")
    with pytest.raises(ParameterError, match="kiểu giá trị không hiểu được “số”"):
        load_parameters([file])


def test_an_unknown_vocabulary_is_refused(tmp_path):
    file = write(tmp_path, VALUE)
    file.write_text(file.read_text(encoding="utf-8").replace("integer", "integer\n  words: không có"), encoding="utf-8")
    with pytest.raises(ParameterError, match="không có bộ từ “không có”"):
        load_parameters([file])


def test_a_key_written_twice_is_refused(tmp_path):
    file = write(tmp_path, VALUE)
    file.write_text(file.read_text(encoding="utf-8") * 2, encoding="utf-8")
    with pytest.raises(ParameterError, match=r"mau\.yaml: không đọc được YAML ở dòng 7"):
        load_parameters([file])


def test_a_key_of_another_file_is_refused(tmp_path):
    file = write(tmp_path, VALUE)
    other = tmp_path / "khac.yaml"
    other.write_text(file.read_text(encoding="utf-8"), encoding="utf-8")
    with pytest.raises(ParameterError, match=r"mau\.yaml, tham số “a\.b”: đã có trong khac\.yaml"):
        load_parameters([other, file])


@given(st.dates(date(2000, 1, 1), date(2020, 1, 1)), st.integers(1, 1000), st.integers(0, 999))
def test_two_values_on_one_day_are_always_refused(tmp_path_factory, start, length, later):
    end = date.fromordinal(start.toordinal() + length)
    second = date.fromordinal(start.toordinal() + later % length)
    file = write(tmp_path_factory.mktemp("p"), dated(start, end), dated(second))
    with pytest.raises(ParameterError, match="hai giá trị cùng có hiệu lực"):
        load_parameters([file])


@given(st.lists(st.dates(date(2000, 1, 1), date(2020, 1, 1)), min_size=1, max_size=5, unique=True))
def test_an_open_value_ends_where_the_next_begins(tmp_path_factory, starts):
    parameters = load_parameters([write(tmp_path_factory.mktemp("p"), *map(dated, starts))])
    entries = parameters.history("a.b")
    assert [entry.valid_to for entry in entries] == [*sorted(starts)[1:], None]
    assert all(parameters.entry("a.b", entry.valid_from) == entry for entry in entries)


LOCAL = {
    KEY: {
        "value": 40,
        "from": "2026-01-01",
        "to": "2027-01-01",
        "source": {"document": "Hướng dẫn 02-HD/TU", "date": "2025-12-01"},
    }
}


def test_an_office_lays_its_own_value_over_the_base():
    parameters = base_parameters().overlay(LOCAL, "Tỉnh ủy")
    assert parameters.value(KEY, date(2025, 12, 31)) == 30
    assert parameters.value(KEY, date(2026, 1, 1)) == 40
    assert parameters.value(KEY, date(2027, 1, 1)) == 30
    local = parameters.entry(KEY, date(2026, 6, 1))
    assert (local.local, local.certainty, local.article) == (True, Certainty.SOURCED, "Hướng dẫn 02-HD/TU")
    assert base_parameters().value(KEY, date(2026, 1, 1)) == 30


def test_the_history_shows_the_own_value_among_the_base_values():
    parameters = base_parameters().overlay(LOCAL)
    assert [entry.local for entry in parameters.history(KEY)] == [False, False, True]
    shown = {parameter.key: parameter for parameter in parameters.all()}
    assert shown[KEY].entries == parameters.history(KEY)


def test_an_overlay_may_be_yaml_text_with_several_values():
    parameters = base_parameters().overlay(
        "term.cell.months:\n"
        "  - {value: 30, from: 2025-07-01, source: {document: Hướng dẫn 02-HD/TU}, certainty: unverified}\n"
        "  - {value: 60, from: 2026-07-01, source: {document: Hướng dẫn 03-HD/TU}}\n"
    )
    assert parameters.value("term.cell.months", date(2026, 6, 30)) == 30
    assert parameters.value("term.cell.months", date(2026, 7, 1)) == 60


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ({"a.b": {"value": 1}}, "Tỉnh ủy, tham số “a.b”: không có tham số này."),
        ({KEY: []}, f"Tỉnh ủy, tham số “{KEY}”: chưa có giá trị nào."),
        ({KEY: {"value": 40, "from": "2026-01-01"}}, f"Tỉnh ủy, tham số “{KEY}”: thiếu nguồn (source)."),
        (
            {KEY: {"value": "40", "from": "2026-01-01", "source": {"document": "X"}}},
            f"Tỉnh ủy, tham số “{KEY}”: giá trị “40” không đúng kiểu integer.",
        ),
        (
            {"member.probation.missing_day": {"value": "hôm sau", "from": "2026-01-01", "source": {"document": "X"}}},
            "Tỉnh ủy, tham số “member.probation.missing_day”: "
            "giá trị “hôm sau” không có trong các giá trị được dùng: last_day, next_day.",
        ),
        (
            {"badge.levels": {"value": [{"năm": 30}], "from": "2026-01-01", "source": {"document": "X"}}},
            "Tỉnh ủy, tham số “badge.levels”: mỗi dòng phải có cột “years”.",
        ),
        (
            {"badge.levels": {"value": [{"years": "ba"}], "from": "2026-01-01", "source": {"document": "X"}}},
            "Tỉnh ủy, tham số “badge.levels”: cột “years” không đúng như bảng gốc.",
        ),
        ("a: b: c", "Tỉnh ủy: không đọc được YAML ở dòng 1."),
        ("- a", "Tỉnh ủy: nội dung phải là bảng khóa và giá trị."),
    ],
)
def test_a_bad_overlay_is_refused_in_one_sentence(content, sentence):
    with pytest.raises(ParameterError) as refused:
        base_parameters().overlay(content, "Tỉnh ủy")
    assert str(refused.value) == sentence
