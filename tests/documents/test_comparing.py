"""Comparing two texts: both can be read back from what is shown."""

from hypothesis import given
from hypothesis import strategies as st

from dangbo.documents.queries.comparing import compare_texts
from dangbo.documents.queries.snippets import marked, snippet
from dangbo.documents.words import terms

LINES = st.lists(st.lists(st.sampled_from(["một", "hai", "ba", "bốn."]), max_size=4).map(" ".join), max_size=6)


@given(LINES.map("\n".join), LINES.map("\n".join))
def test_both_texts_stand_in_the_comparison(older: str, newer: str) -> None:
    lines = compare_texts(older, newer)

    def side(left_out: str) -> str:
        kept = [line for line in lines if line.kind != left_out]
        return "\n".join("".join(part.text for part in line.parts if part.kind != left_out) for line in kept)

    assert side("added") == older
    assert side("removed") == newer


@given(LINES.map(" ".join), st.sampled_from(["mot", "HAI ba", '"bon"', "b"]))
def test_marking_leaves_the_text_as_it_is(text: str, asked: str) -> None:
    assert "".join(piece for piece, _ in marked(text, terms(asked))) == text


def test_a_snippet_shows_the_first_words_found_with_dots_where_text_is_left_off() -> None:
    text = f"{'Đầu văn bản. ' * 20}Công tác nhân sự đại hội.{' Cuối văn bản.' * 20}"
    found = snippet(["không có gì", text], terms("nhan su"))
    assert [piece for piece, hit in found if hit] == ["nhân", "sự"]
    assert found[0][0].startswith("… ")
    assert found[-1][0].endswith(" …")
    assert snippet([text], terms("phi thuyền")) == []


def test_a_snippet_is_taken_where_most_of_the_words_stand_together() -> None:
    text = f"Đại hội khai mạc.{' Giữa văn bản.' * 40} Chuẩn bị nhân sự đại hội.{' Cuối.' * 60}"
    found = snippet(["nhân dân", text], terms("dai hoi nhan su"))
    assert {piece for piece, hit in found if hit} == {"nhân", "sự", "đại", "hội"}
