"""Elections to print: fixed ones, and any that the program must be able to print."""

from typing import Any

from hypothesis import strategies as st

from dangbo.paper.ballots.layout import BallotDefinition, read_definition

NAMES = (
    "Nguyễn Thị Phương Thảo", "Trần Văn Khuyến", "Lê Hoàng Hải Đăng", "Phạm Ngọc Ánh Tuyết", "Hoàng Thị Ưng",
    "Y Blok Ê'Ban", "Đỗ Quốc Tuấn", "Vũ Thị Bích Ngà", "Bùi Xuân Trường", "Đặng Thị Mỹ Linh",
)  # fmt: skip
LONGEST = "Nguyễn Thị Phương Thảo Nguyễn Trường Thượng Phường Khuyến Ưu"


def plain(count: int, **changes: Any) -> dict[str, Any]:
    """An election as JSON; the names differ in their last word."""
    return {
        "id": "đại-hội-2025",
        "title": "Bầu Ban Chấp hành Đảng bộ xã Tân Hòa khóa III, nhiệm kỳ 2025 – 2030",
        "organisation": "Đại hội đại biểu Đảng bộ xã Tân Hòa lần thứ III",
        "regulation": "190-2024",
        "style": "agree_disagree",
        "seats": count,
        "paper": "A4",
        "candidates": [{"name": numbered(NAMES[place % len(NAMES)], place)} for place in range(count)],
    } | changes


def numbered(name: str, place: int) -> str:
    return f"{name} {chr(65 + place % 26)}{'abcd'[place // 26]}"


def definition(count: int, **changes: Any) -> BallotDefinition:
    return read_definition(plain(count, **changes))


def with_longest_names(count: int, **changes: Any) -> BallotDefinition:
    names = [{"name": f"{LONGEST[:-3]} {chr(65 + place % 26)}{'abcd'[place // 26]}"} for place in range(count)]
    return definition(count, candidates=names, **changes)


_WORDS = st.sampled_from(
    ["Nguyễn", "Thị", "Phượng", "Khuyếch", "Trường", "Ưỡng", "Ế", "Ẫ", "Ý", "Y", "Ê'Ban", "Đặng", "Nghiêng", "Ngoẵng"]
)


@st.composite
def any_definition(draw: st.DrawFn, papers: tuple[str, ...] = ("A4", "A5"), most: int = 40) -> BallotDefinition:
    """1 to most names of up to 60 letters, both styles, with and without years of birth."""
    count = draw(st.integers(1, most))
    years = draw(st.booleans())
    stems = draw(st.lists(st.lists(_WORDS, min_size=1, max_size=9).map(" ".join), min_size=count, max_size=count))
    names = [numbered(stem[:57].strip(), place) for place, stem in enumerate(stems)]
    candidates = [{"name": name, **({"birth_year": 1950 + place} if years else {})} for place, name in enumerate(names)]
    return read_definition(
        plain(
            count,
            candidates=candidates,
            seats=draw(st.integers(1, count)),
            paper=draw(st.sampled_from(papers)),
            style=draw(st.sampled_from(("agree_disagree", "strike_out"))),
        )
    )
