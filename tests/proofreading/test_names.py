from dangbo.proofreading.names import near_organisation, near_person
from proofreading.checking import said

ORGANISATIONS = ["Đảng bộ Sở Kế hoạch và Đầu tư", "Chi bộ Hành chính - Tổ chức - Quản trị", "Đảng bộ xã Tân Khê Hạ"]


def test_one_name_in_two_spellings_is_doubtful_at_the_rarer() -> None:
    text = "Đồng chí Nông Đình Hảo dự. Đồng chí Nông Đình Hảo phát biểu. Đồng chí Nông Đinh Hảo kết luận."
    assert said(text, "person-name") == [("Nông Đinh Hảo", "doubtful", None)]
    assert said(text.replace("Đinh", "Đình"), "person-name") == []


def test_a_misspelled_name_of_an_organisation_is_found_at_its_word() -> None:
    text = "Dự có Đảng bộ Sở Kế hoạch và Đâu tư và Đảng bộ xã Tân Khê Hà."
    found = list(near_organisation(text, ORGANISATIONS))
    assert [(text[each.start : each.end], each.severity.value) for each in found] == [("Đâu", "doubtful")]
    assert list(near_organisation("Dự có Đảng bộ Sở Kế hoạch và Đầu tư.", ORGANISATIONS)) == []


def test_who_is_called_nearly_as_the_secretary_is_pointed_out_only_with_the_office() -> None:
    holders = [("Nông Đình Hảo", "Bí thư"), ("Vi Thị Mơ", "Phó bí thư")]
    text = "Đồng chí Nông Đinh Hảo, Tỉnh ủy viên, Bí thư Đảng ủy Khối phát biểu."
    near = near_person(text, text.index("Nông"), holders)
    assert near is not None
    assert near.message == "Sổ ghi Bí thư là “Nông Đình Hảo”, trong bài ghi “Nông Đinh Hảo”; xem lại tên."
    for other in (text.replace("Bí thư", "Phó Bí thư"), text.replace(", Tỉnh ủy viên, Bí thư Đảng ủy Khối", "")):
        assert near_person(other, other.index("Nông"), holders) is None
