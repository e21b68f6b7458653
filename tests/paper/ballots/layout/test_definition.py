"""Elections that cannot be printed are refused with one sentence."""

import unicodedata

import pytest

from dangbo.paper.ballots.layout import BallotCandidate, Style, read_definition
from dangbo.paper.errors import FileError
from paper.ballots.elections import plain


def named(*names):
    return [{"name": name} for name in names]


REFUSED = [
    (7, "Tệp cuộc bầu cử phải là một đối tượng JSON."),
    (plain(3, candidates=[]), "Danh sách bầu cử (candidates) phải có ít nhất một người."),
    (plain(3, candidates="An"), "Danh sách bầu cử (candidates) phải có ít nhất một người."),
    (
        plain(3, candidates=named(*(f"Tên {place}" for place in range(41)))),
        "Danh sách có 41 người; một tờ phiếu chỉ in được tối đa 40 người.",
    ),
    (
        plain(2, candidates=named("Lê Văn An", " lê  văn an")),
        "Tên “Lê Văn An” có hai lần trong danh sách; hãy ghi thêm để phân biệt hai người.",
    ),
    (plain(2, candidates=["An"]), "Người thứ 1 trong danh sách phải là một đối tượng có “name”."),
    (plain(2, candidates=named("An", " ")), "Người thứ 2 trong danh sách thiếu họ và tên (name)."),
    (
        plain(1, candidates=named("Nguyễn " * 9)),
        "Tên “Nguyễn Nguyễn Nguyễn…” dài 62 chữ; phiếu chỉ in được tên dài tối đa 60 chữ.",
    ),
    (plain(1, candidates=named("李明")), "Tên “李明” có chữ mà mẫu phiếu không in được."),
    (plain(1, candidates=[{"name": "An", "birth_year": 70}]), "Năm sinh của “An” phải là số có bốn chữ số."),
    (plain(3, seats=0), "Số lượng bầu (seats) phải là số nguyên từ 1 trở lên."),
    (plain(3, seats=True), "Số lượng bầu (seats) phải là số nguyên từ 1 trở lên."),
    (plain(3, seats=4), "Số lượng bầu là 4, nhiều hơn 3 người trong danh sách."),
    (plain(3, paper="A3"), "Khổ giấy (paper) phải là “A4” hoặc “A5”."),
    (
        plain(3, style="cross"),
        "Kiểu phiếu (style) phải là “agree_disagree” (có ô đồng ý, không đồng ý) hoặc “strike_out” (gạch tên).",
    ),
    (plain(3, title=None), "Thiếu “tên cuộc bầu cử” (title)."),
    (plain(3, organisation="  "), "Thiếu “tổ chức” (organisation)."),
    (plain(3, id="x" * 201), "“mã cuộc bầu cử” (id) dài 201 chữ, quá 200 chữ."),
]


@pytest.mark.parametrize(("data", "sentence"), REFUSED)
def test_a_bad_election_is_refused(data, sentence):
    with pytest.raises(FileError) as refused:
        read_definition(data)
    assert str(refused.value) == sentence


def test_one_name_is_a_ballot_for_a_post():
    read = read_definition(plain(1, candidates=named("Lê Văn An")))
    assert read.candidates == (BallotCandidate("Lê Văn An"),)


def test_texts_are_brought_to_one_form():
    split = unicodedata.normalize("NFD", "Đặng  Thị\tƯởng ")
    read = read_definition(plain(1, candidates=[{"name": split, "birth_year": 1970}], style="strike_out"))
    assert read.candidates == (BallotCandidate("Đặng Thị Ưởng", 1970),)
    assert read.style is Style.STRIKE_OUT
