import pytest
from hypothesis import given
from hypothesis import strategies as st

from dangbo.proofreading import check_text
from dangbo.proofreading.measure.generated import keys_of
from dangbo.proofreading.spelling.lists import terms
from dangbo.proofreading.spelling.nearby import is_slip
from proofreading.checking import findings, said

PAIRS = sorted(terms())


@pytest.mark.parametrize(
    ("text", "place", "suggestion"),
    [
        ("Đảng ủy nâng cao chaats lượng sinh hoạt.", "chaats", "chất"),
        ("Chi bộ hieeujq ảu hơn trước.", "hieeujq ảu", "hiệu quả"),
        ("Chi bộ d9a3ng viên tham gia.", "d9a3ng", "đảng"),
        ("Cấp ủy tiêp tục rèn luyện.", "tiêp", "tiếp"),
        ("Hình thức khiến trách được áp dụng.", "khiến trách", "khiển trách"),
        ("Phấn đấu chở thành đảng viên.", "chở thành", "trở thành"),
        ("Đồng chí đã nghỉ hưu chí năm ngoái.", "hưu chí", "hưu trí"),
        ("Đảng ủy phấn phấn đấu kết nạp.", "phấn phấn", "phấn"),
        ("Bầu đại biểu dự khuyết dự khuyết.", "dự khuyết dự khuyết", "dự khuyết"),
        ("Vừa làm để bảo tiến độ đề ra.", "để bảo", "để bảo đảm"),
        ("Nhờ sự nỗ, chi bộ đã vượt khó.", "sự nỗ", "sự nỗ lực"),
        ("Có 3.004tổ chức tham gia.", "3.004tổ", "3.004 tổ"),
        ("Đại biểu dự khuyết,tuổi đời trẻ.", "khuyết,tuổi", "khuyết, tuổi"),
        ("Theo \u00d0ảng ủy xã thông báo.", "\u00d0ảng", "Đảng"),
    ],
)
def test_a_slip_is_found_with_what_was_meant(text, place, suggestion):
    assert [(where, meant) for where, _, meant in said(text)] == [(place, suggestion)]


@pytest.mark.parametrize(
    "text",
    [
        "Song song với đó, từng bước nâng cao dần dần, ngày ngày rèn luyện; năm năm qua lớp lớp trưởng thành.",
        "Chị có sở thích đọc sách; không chỉ bộ máy mà cả công nhân, cộng tác viên đều dự.",
        "Chị H'Hen Niê ở Đắk Lắk, anh Krông, họp bằng Jitsi Meet, Zoom, email và website.",
        "BCH, BTV, UBKT, TCCSĐ, HĐND tỉnh; khóa XVIII; TP.Hạ Lâm.",
        "Hằng năm, hàng năm đều có kế hoạch kiểm tra, giám sát, tự phê bình và phê bình.",
    ],
)
def test_names_foreign_words_and_reduplications_are_left_alone(text):
    assert findings(text) == []


def test_words_of_names_in_the_register_are_never_flagged():
    text = "Đồng chí nguyễn văn tiêp phát biểu."
    assert [each.rule for each in check_text(text).findings] == ["impossible-syllable"]
    assert check_text(text, known_names=["Nguyễn Văn Tiêp"]).findings == ()


def test_a_line_in_an_old_encoding_is_read():
    text = "ÑAÛNG BOÄ XAÕ TAÂN TRAÏCH"
    assert said(text, "old-encoding") == [(text, "wrong", "ĐẢNG BỘ XÃ TÂN TRẠCH")]


def test_two_placements_of_tone_marks_are_a_note_on_the_rarer():
    text = "Đảng ủy, Tỉnh ủy và Huyện uỷ họp."
    assert said(text, "tone-placement") == [("uỷ", "note", "ủy")]


@given(st.sampled_from(PAIRS), st.sampled_from(["telex", "vni"]))
def test_a_term_left_in_keys_is_never_called_right(pair, way):
    typed = keys_of(pair[0], way)
    text = f"Cấp ủy quan tâm việc {typed} {pair[1]} ở cơ sở."
    place = text.index(typed)
    covered = any(each.start <= place < each.end for each in check_text(text).findings)
    assert covered or typed == pair[0] or typed in ("coong", "y1", "ys")


@given(st.sampled_from(PAIRS))
def test_a_term_itself_is_never_flagged(pair):
    assert findings(f"Cấp ủy quan tâm việc {' '.join(pair)} ở cơ sở.", "term", "keys-left", "doubled") == []


@pytest.mark.parametrize("text", ["Cấp ủy coi trọng trọng tâm này.", "Các tổ chức chức năng họp bàn."])
def test_a_word_that_ends_one_and_begins_another_is_not_doubled(text):
    assert findings(text, "doubled") == []


def test_slips_are_one_step():
    assert [is_slip("trí", "chí"), is_slip("khiển", "khiến"), is_slip("thành", "khánh")] == [True, True, False]
