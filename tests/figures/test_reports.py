"""Reports: the same numbers in Word, Excel and JSON; an office's own template; unknown keys."""

import json

import pytest

from dangbo.access.actor import PROGRAM, Actor, NotAllowed
from dangbo.facts.figures import Moment
from dangbo.figures.acts import remove_template, store_template
from dangbo.figures.models import ReportTemplate
from dangbo.figures.reports.document import report
from dangbo.figures.reports.files import to_excel, to_json, to_word
from dangbo.figures.reports.forms import TABLES
from dangbo.figures.reports.outline import Columns, Line, Slot, outline
from dangbo.figures.reports.shipped import SHIPPED
from dangbo.figures.reports.tables import figures_in
from dangbo.figures.reports.templates import UnknownKeysError, UnknownReportError, check_keys, reports_of, template_of
from dangbo.paper.sheets import read_sheets
from dangbo.paper.word import read_keys
from dangbo.paper.word.build import OfficeDocument
from figures.test_every_figure import AT, build, with_committees
from figures.world import World, day

MOMENT = Moment(AT)


@pytest.fixture
def world() -> World:
    people = [
        (code, sex, day("01/01/1980"), "Kinh", "advanced", "admitted", day("01/02/2020"))
        for code, sex in [("c11", "female"), ("c21", "male"), ("cb1", "male")]
    ]
    return with_committees(build(people))


def words(*paragraphs: str) -> bytes:
    document = OfficeDocument(title="Thử")
    for paragraph in paragraphs:
        document.paragraph(paragraph)
    return document.to_bytes()


@pytest.mark.parametrize("key", list(SHIPPED))
def test_the_shipped_templates_use_known_keys_and_are_always_the_same_bytes(key: str) -> None:
    shipped = SHIPPED[key]
    check_keys(shipped.word(), shipped.excel())
    assert shipped.word.__wrapped__() == shipped.word()


@pytest.mark.parametrize("table", TABLES.values(), ids=list(TABLES))
def test_the_tables_of_reports_are_made_of_figures_of_the_catalogue(table) -> None:
    assert figures_in(table)


@pytest.mark.django_db
def test_word_excel_and_json_say_the_same_numbers(world: World) -> None:
    document = report("congress-round", world.organisations["khoi"], MOMENT)
    said = to_json(document)
    texts = {item["key"]: item["text"] for item in said["figures"]}
    assert texts["committees.elected"] == "3"
    assert texts["committees.change.share"] == "tăng 50,00%"
    in_word = {found.key: found.text for found in read_keys(to_word(document)) if found.key in texts}
    assert {key: texts[key] for key in in_word} == in_word
    (sheet,) = read_sheets(to_excel(document), "bao-cao.xlsx")
    found = {row[0]: (row[2], row[3]) for row in sheet.rows}
    assert found["Cấp ủy viên được bầu"][0] == 3
    assert found["Tỷ lệ nữ trong cấp ủy mới"][1] == pytest.approx(0.3333)
    assert json.loads(json.dumps(said))["organisation"] == "khoi"


@pytest.mark.django_db
def test_form_1_balances_and_form_3_adds_up_to_the_members(world: World) -> None:
    world.member("Cũ hơn", "cb1", day("01/01/2010"))
    document = report("member-statistics", world.organisations["khoi"], MOMENT)
    assert document.texts["kiem_tra_bieu_1"] == "Kiểm tra: 1 + 3 − 0 = 4; cuối kỳ 4, đúng."
    form_1 = {row.label: row.cells[0].value for row in document.tables["bieu_1"].rows}
    assert form_1["A. Đảng viên đầu kỳ"] == 1
    assert form_1["2. Kết nạp"] == 3
    form_3 = {row.label: [cell.value for cell in row.cells] for row in document.tables["bieu_3"].rows}
    ages = [form_3[label] for label in form_3 if "tuổi" in label and "." not in label]
    assert [sum(column) for column in zip(*ages, strict=True)] == form_3["Tổng số đảng viên"]
    lines = {row.label: row.cells[0].value for row in document.tables["dang_vien_theo_to_chuc"].rows}
    assert lines == {"Tổ chức cb1": 2, "Tổ chức db1": 1, "Tổ chức db2": 1, "Cộng": 4}


@pytest.mark.django_db
def test_the_texts_of_a_report(world: World) -> None:
    texts = report("congress-round", world.organisations["db1"], MOMENT).texts
    assert (texts["to_chuc"], texts["cap_tren"]) == ("Tổ chức db1", "Tổ chức khoi")
    assert (texts["tu_ngay"], texts["den_ngay"], texts["nhiem_ky"]) == ("01/01/2020", "28/06/2020", "Nhiệm kỳ 2")
    assert texts["ngay_dai"] == "ngày 28 tháng 6 năm 2020"


def test_the_page_shows_the_blocks_of_the_word_template() -> None:
    blocks = outline(SHIPPED["congress-round"].word())
    assert isinstance(blocks[0], Columns)
    roles = [block.role for block in blocks if isinstance(block, Line)]
    assert roles[:5] == ["title", "subtitle", "note", "heading", "text"]
    assert Slot("cap_uy_theo_loai_hinh") in blocks
    keys = [piece.key for block in blocks if isinstance(block, Line) for piece in block.pieces if piece.key]
    assert keys.index("organisations.grassroots") < keys.index("committees.elected") < keys.index("inspection.elected")


@pytest.mark.django_db
def test_an_office_uses_its_own_template_and_so_do_those_below(world: World) -> None:
    own = words("{{to_chuc}}: {{members.total}} đảng viên, nữ {{members.women.share}}.")
    kept = store_template(
        actor=PROGRAM,
        organisation=world.organisations["db1"],
        report="congress-round",
        name="Của đơn vị",
        word=own,
        excel=None,
        moment=MOMENT,
    )
    assert template_of("congress-round", world.organisations["c11"], AT).name == "Của đơn vị"
    assert template_of("congress-round", world.organisations["khoi"], AT).owner is None
    assert reports_of(world.organisations["c11"], AT)["congress-round"] == "Của đơn vị"
    document = report("congress-round", world.organisations["db1"], MOMENT)
    assert {found.key: found.text for found in read_keys(to_word(document))} == {
        "members.total": "1",
        "members.women.share": "100,00%",
    }
    remove_template(actor=PROGRAM, template=kept)
    assert template_of("congress-round", world.organisations["c11"], AT).owner is None


@pytest.mark.django_db
def test_a_template_with_an_unknown_key_is_refused_with_the_nearest(world: World) -> None:
    with pytest.raises(UnknownKeysError) as caught:
        store_template(
            actor=PROGRAM,
            organisation=world.organisations["khoi"],
            report="own",
            name="Sai mã",
            word=words("{{members.totl}}"),
            excel=None,
            moment=MOMENT,
        )
    assert str(caught.value).startswith("Bản mẫu có mã không rõ: “members.totl” (gần nhất: members.total")
    assert ReportTemplate.objects.count() == 0


@pytest.mark.django_db
def test_who_may_not_edit_reports_stores_no_template(world: World) -> None:
    stranger = Actor(world.people["Người 0"].pk, "Người lạ")
    with pytest.raises(NotAllowed):
        store_template(
            actor=stranger,
            organisation=world.organisations["khoi"],
            report="own",
            name="Mẫu",
            word=words("{{members.total}}"),
            excel=None,
            moment=MOMENT,
        )


@pytest.mark.django_db
def test_an_unknown_report_names_those_there_are(world: World) -> None:
    with pytest.raises(UnknownReportError, match="congress-round, member-statistics"):
        report("khong-co", world.organisations["khoi"], MOMENT)
