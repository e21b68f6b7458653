import pytest
from hypothesis import given
from hypothesis import strategies as st

from dangbo.vietnamese.symbols import Symbol, format_symbol, parse_symbol, suggest_symbol, symbol_search_key

# fmt: off
REAL_SYMBOLS = [
    "35-CT/TW", "45-CT/TW", "118-KL/TW", "60-KL/TW", "200-KL/TW", "66-QĐ/TW", "399-QĐ/TW", "341-QĐ/TW", "190-QĐ/TW",
    "337-QĐ/TW", "04-HD/TW", "26-HD/BTCTW", "27-HD/BTCTW", "392-TTr/BTCTW", "8548-CV/BTCTW", "447-BC/BTCTW",
    "436-BC/VPTW", "11977-CV/VPTW", "36-HD/VPTW", "05-HD/VPTW", "62-HD/VPTW", "693-QĐ/VPTW", "151-HD/BTGTW",
    "193-KH/TU", "2140-CĐ/TU", "07-NQ/TU", "18-NQ/TU", "84-KH/TU", "94-KH/TU", "09-TT/TU", "13-TT/TU", "155-KH/HU",
    "03-TT/QU", "81-KH/ĐUK", "23-HD/ĐUK", "133-KH/ĐUK", "134-GM/ĐUK", "133-GM/ĐUK", "132-GM/ĐUK", "189-TB/ĐUK",
    "101-KH/ĐU", "01-KH/ĐU", "2163-QĐ/ĐU", "08-HD/ĐU", "01-HD/BTCĐU", "134-CV/UBKTTU", "24-BS/UBKTTU", "127-QĐ/TW",
    "03-BC/CB", "01-BB/ĐH", "-QĐ/ĐU", "30/2020/NĐ-CP", "1206/QĐ-HVTC", "80/2015/QH13", "12/QĐ-TTg",
]
# fmt: on

kinds = st.sampled_from(["KH", "QĐ", "NQ", "CTr", "TTr", "GM", "TB", "CĐ"])
issuers = st.lists(st.sampled_from(["TW", "TU", "ĐU", "ĐUK", "CB", "BTCĐU", "UBKTTU"]), min_size=1, max_size=2)
party_symbols = st.builds(
    Symbol,
    number=st.one_of(st.none(), st.integers(1, 99_999)),
    kind=kinds,
    issuer=issuers.map("-".join),
)


@pytest.mark.parametrize("symbol", REAL_SYMBOLS)
def test_real_symbols_are_read_and_written_back(symbol):
    assert format_symbol(parse_symbol(symbol)) == symbol
    assert str(parse_symbol(symbol.lower())) == symbol


@pytest.mark.parametrize(
    ("typed", "symbol"),
    [
        ("Số: 2163-QĐ/ĐU", Symbol(2163, "QĐ", "ĐU")),
        ("Số 05-NQ/ĐU", Symbol(5, "NQ", "ĐU")),
        ("số05-NQ/ĐU.", Symbol(5, "NQ", "ĐU")),
        ("24- CT/HU", Symbol(24, "CT", "HU")),
        ("31 - HD / BTCTW", Symbol(31, "HD", "BTCTW")),
        ("193–KH/TU", Symbol(193, "KH", "TU")),
        ("1-kh/đu", Symbol(1, "KH", "ĐU")),
        ("0193-KH/TU", Symbol(193, "KH", "TU")),
        ("66-Q\u00d0/TW", Symbol(66, "QĐ", "TW")),
        ("Số …… -QĐ/ĐU", Symbol(None, "QĐ", "ĐU")),
        ("Số      -QĐ/ĐU", Symbol(None, "QĐ", "ĐU")),
        ("12a-QĐ/TU", Symbol(12, "QĐ", "TU", suffix="a")),
        ("08-KH/BTCTU-UBKTTU", Symbol(8, "KH", "BTCTU-UBKTTU")),
        ("30/2020/NĐ-CP", Symbol(30, "NĐ", "CP", 2020, form="state")),
        ("1206/QĐ-HVTC", Symbol(1206, "QĐ", "HVTC", form="state")),
        ("66/2025/qh15", Symbol(66, "", "QH15", 2025, form="state")),
    ],
)
def test_symbols_are_read_in_the_spellings_that_occur(typed, symbol):
    assert parse_symbol(typed) == symbol


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Chưa ghi số, ký hiệu."),
        ("159-TB", "Số, ký hiệu “159-TB” thiếu tên viết tắt của cơ quan ban hành; hãy ghi đủ, ví dụ 193-KH/TU."),
        ("193", "Số, ký hiệu “193” thiếu tên viết tắt của cơ quan ban hành; hãy ghi đủ, ví dụ 193-KH/TU."),
        ("123456-KH/TU", "Số, ký hiệu “123456-KH/TU” có số quá dài; số văn bản có nhiều nhất 5 chữ số."),
        ("KH/TU", "Số, ký hiệu “KH/TU” không đúng dạng số-loại/cơ quan; hãy ghi như 193-KH/TU."),
        ("217, 218-QĐ/TW", "Số, ký hiệu “217, 218-QĐ/TW” không đúng dạng số-loại/cơ quan; hãy ghi như 193-KH/TU."),
    ],
)
def test_what_is_no_symbol_is_refused_in_one_sentence(typed, sentence):
    with pytest.raises(ValueError) as refusal:
        parse_symbol(typed)
    assert str(refusal.value) == sentence


@given(party_symbols)
def test_reading_undoes_writing(symbol):
    assert parse_symbol(format_symbol(symbol)) == symbol


@given(party_symbols)
def test_searching_finds_a_symbol_however_it_is_typed(symbol):
    written = format_symbol(symbol)
    spread = written.replace("-", " – ").replace("/", " / ").replace("Đ", "D").lower()
    assert symbol_search_key(f"Số: {spread}") == symbol_search_key(written)


def test_a_part_of_a_symbol_finds_the_whole():
    assert symbol_search_key("01-kh") in symbol_search_key("Số 01-KH/ĐU")
    assert symbol_search_key("duk") in symbol_search_key("134-GM/ĐUK")


def test_a_forgotten_bar_is_suggested_and_not_put_in_silently():
    typed = parse_symbol("133-KH/DUK")
    assert format_symbol(typed) == "133-KH/DUK"
    assert suggest_symbol(typed) == Symbol(133, "KH", "ĐUK")
    assert suggest_symbol(parse_symbol("66-QD/BTCDU")) == Symbol(66, "QĐ", "BTCĐU")
    assert suggest_symbol(parse_symbol("05-DA/TU")) is None
