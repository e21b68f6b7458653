"""Texts that an app above offers to documents."""

from datetime import date

import pytest

from dangbo.documents import texts
from dangbo.documents.queries.contents import contents_at
from dangbo.documents.queries.shown_paper import ShownGrid, ShownLine, shown_paper
from dangbo.documents.texts import About, Source, check_texts, fill_texts, render
from dangbo.registry.viewing import Viewing
from documents import office

pytestmark = pytest.mark.django_db
ROWS = "\n| TT | Họ và tên |\n|---|---|\n| 1 | Lò Thị Mai An |\n"


def _values(about: About, _keys: frozenset[str]) -> dict[str, str]:
    return {
        "hop.ten": "Đại hội lần thứ V",
        "hop.nguoi": ROWS,
        "hop.cua": about.document.abstract if about.document else "",
    }


@pytest.fixture(autouse=True)
def an_app(monkeypatch: pytest.MonkeyPatch) -> None:
    """An app that offers three texts."""
    offered = Source({"hop.ten": "Tên", "hop.nguoi": "Bảng người dự", "hop.cua": "Trích yếu"}, _values)
    monkeypatch.setattr(texts, "sources", lambda: (offered,))


def test_the_texts_of_an_app_are_filled_in_and_known() -> None:
    base = office.of_committee()
    assert render("Dự {{hop.ten}}", base.organisation, office.TODAY).text == "Dự Đại hội lần thứ V"
    assert check_texts(["{{hop.ten}}"]) == ()
    (finding,) = check_texts(["{{hop.te}}"])
    assert finding.message == "Không có mã “hop.te”. Gần nhất: hop.ten, hop.cua, hop.nguoi."


def test_a_document_tells_the_app_which_it_is_and_takes_tables_from_it() -> None:
    base = office.of_committee()
    draft = base.draft(abstract="họp", text="{{hop.cua}}: {{members.total}} đồng chí\n{{hop.nguoi}}")
    said = contents_at(draft, date(2026, 6, 10))
    assert said.problems == ()
    assert said.contents["body"][0]["text"] == "họp: 0 đồng chí"
    assert said.contents["body"][1]["rows"] == [["1", "Lò Thị Mai An"]]


def test_figures_stay_links_beside_a_table_of_an_app() -> None:
    base = office.of_committee()
    draft = base.draft(text="Có {{members.total}} đồng chí.\n{{hop.nguoi}}")
    assert fill_texts(draft.text, base.organisation, office.TODAY) == f"Có {{{{members.total}}}} đồng chí.\n{ROWS}"
    viewing = Viewing(base.organisation, base.organisation.version_at(office.TODAY), office.TODAY, frozenset(), ())
    line, grid = shown_paper(draft, viewing, {}).body
    assert isinstance(line, ShownLine) and [piece.is_figure for piece in line.pieces] == [False, True, False]
    assert isinstance(grid, ShownGrid)
