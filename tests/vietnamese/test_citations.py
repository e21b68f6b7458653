"""Symbols are found in running text in every spelling met, with the date behind them, and nothing else is taken."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dangbo.vietnamese.citations import find_symbols
from dangbo.vietnamese.symbols import Symbol, format_symbol


def cited(text: str) -> list[tuple[str, date | None]]:
    return [(format_symbol(found.symbol), found.date) for found in find_symbols(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kế hoạch số 193-KH/TU, ngày 28/8/2019 của Tỉnh ủy", [("193-KH/TU", date(2019, 8, 28))]),
        ("Căn cứ Chỉ thị 35-CT/TW ngày 30 tháng 5 năm 2019;", [("35-CT/TW", date(2019, 5, 30))]),
        ("theo Số: 05 – NQ/ĐU (ngày 03.2.2026)", [("05-NQ/ĐU", date(2026, 2, 3))]),
        ("Hướng dẫn 23-HD/ĐUK và 101-KH/ĐU.", [("23-HD/ĐUK", None), ("101-KH/ĐU", None)]),
        ("kế hoạch 1-kh/đu", [("01-KH/ĐU", None)]),
        ("Chương trình 12-CTr/BTCTU-UBKTTU", [("12-CTr/BTCTU-UBKTTU", None)]),
        ("Nghị định 30/2020/NĐ-CP ngày 05/3/2020", [("30/2020/NĐ-CP", date(2020, 3, 5))]),
        ("Quyết định 1206/QĐ-HVTC", [("1206/QĐ-HVTC", None)]),
        ("Luật 22/2018/QH14", [("22/2018/QH14", None)]),
        ("15-QĐ/ĐUK, ngày 31/2/2026", [("15-QĐ/ĐUK", None)]),
        ("đi 10-20 km/giờ, 5-10 đ/c, ngày 28/8/2019, nhiệm kỳ 2020-2025, 2019-BC", []),
        ("159-TB", []),
    ],
)
def test_symbols_in_text(text: str, found: list[tuple[str, date | None]]) -> None:
    assert cited(text) == found


def test_the_short_form_means_the_document_that_was_cited_with_its_date() -> None:
    text = "Chỉ thị 35-CT/TW, ngày 30/5/2019; thực hiện 35-CT/TW; Chỉ thị 35-CT/TW ngày 14/6/2024; 35-CT/TW"
    assert [found.date for found in find_symbols(text)] == [
        date(2019, 5, 30),
        date(2019, 5, 30),
        date(2024, 6, 14),
        date(2024, 6, 14),
    ]


@given(
    number=st.integers(1, 99_999),
    kind=st.sampled_from(["KH", "QĐ", "NQ", "CTr", "TTr", "BC", "GGT"]),
    issuer=st.sampled_from(["TU", "ĐU", "ĐUK", "BTCĐU", "VPTW", "CB", "ĐH", "BTCTU-UBKTTU"]),
    before=st.sampled_from(["", "số ", "Số: ", "(", "theo "]),
    after=st.sampled_from(["", ".", ",", " của cấp trên", ")", ";"]),
)
def test_every_printed_symbol_is_found_where_it_stands(
    number: int, kind: str, issuer: str, before: str, after: str
) -> None:
    symbol = Symbol(number, kind, issuer)
    text = f"Căn cứ {before}{format_symbol(symbol)}{after}"
    found = find_symbols(text)
    assert [(each.symbol, text[each.start : each.end]) for each in found] == [(symbol, format_symbol(symbol))]


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    assert all(0 <= found.start < found.end <= len(text) for found in find_symbols(text))
