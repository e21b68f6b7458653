"""The catalogue of thirty: whole, sound, each paper with words in the form that the guideline wants."""

import pytest

from dangbo.congresses.papers.catalogue import Adoption, Paper, catalogue, paper_of, papers, row_of
from dangbo.congresses.papers.facts import TEXTS
from dangbo.documents.texts import check_texts
from dangbo.paper.party_documents import read_text
from dangbo.rules.documents import check_abstract, check_body, document_kind
from dangbo.rules.verdict import Certainty

from .house import ON


def test_there_are_thirty_rows_in_order_each_with_a_paper() -> None:
    assert [row.number for row in catalogue()] == list(range(1, 31))
    assert all(row.papers and row.fills for row in catalogue())


def test_a_row_found_in_no_source_says_so() -> None:
    assert [row.number for row in catalogue() if row.certainty is Certainty.UNVERIFIED] == [9]


def test_the_action_programme_is_discussed_and_never_adopted() -> None:
    discussed = [row.number for row in catalogue() if row.adoption is Adoption.DISCUSSED]
    assert discussed == [7]
    assert "không biểu quyết thông qua" in paper_of("du-thao-chuong-trinh-hanh-dong").text


def test_the_main_papers_are_those_of_the_rules() -> None:
    assert [paper.key for paper in papers() if paper.is_main] == [
        "bao-cao-chinh-tri",
        "bao-cao-kiem-diem",
        "du-thao-nghi-quyet",
        "du-thao-chuong-trinh-hanh-dong",
    ]
    assert row_of(30).papers[2].name == "Tờ trình đề nghị chuẩn y"


@pytest.mark.parametrize("paper", list(papers()), ids=lambda paper: paper.key)
def test_a_paper_has_known_keys_a_known_kind_and_the_form_of_the_guideline(paper: Paper) -> None:
    assert check_texts([paper.name, paper.abstract, paper.text]) == ()
    assert check_abstract(paper.abstract).findings == ()
    filled = f"{paper.text}." if paper.text.endswith("}}") else paper.text
    assert check_body(filled.splitlines()).findings == ()
    assert document_kind(paper.kind, ON).key == paper.kind
    assert read_text(paper.text)


def test_every_text_that_is_offered_is_used() -> None:
    words = "".join(paper.name + paper.abstract + paper.text for paper in papers())
    assert [key for key in TEXTS if f"{{{{{key}" not in words] == []
