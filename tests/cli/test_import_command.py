"""`dangbo import`: a report in plain words, all or nothing, and the first organisations of an empty register."""

from pathlib import Path

import pytest

from build import tree
from dangbo.cli.import_command import main
from dangbo.registry.models import ImportDraft, Membership, Organisation, OrganisationVersion, Person

pytestmark = pytest.mark.django_db

HEAD = "Họ và tên,Ngày sinh,Giới tính,Chi bộ,Ngày vào Đảng,Ngày chính thức\n"
GOOD = "Hà Văn Thụ,01/02/1980,Nam,cb1,03/02/2005,03/02/2006\n"
WRONG = "Lò Thị Mai,31/04/1980,Nữ,cb1,03/02/2005,03/02/2006\n"
ORGANISATIONS = (
    "Mã,Tên tổ chức,Loại,Cấp trên,Ngày thành lập\n"
    "khoi,Đảng bộ Khối,Đảng bộ cấp trên trực tiếp của cơ sở,,01/01/2000\n"
    "cs1,Đảng bộ Sở Một,Đảng bộ cơ sở,khoi,01/01/2000\n"
    "cb1,Chi bộ Một,Chi bộ trực thuộc,cs1,01/01/2000\n"
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "ds.csv"


def run(file: Path, text: str, *more: str) -> int:
    file.write_text(text, encoding="utf-8")
    return main([str(file), "--organisation", "khoi", "--at", "2020-06-28", *more])


def test_check_reports_and_stores_nothing(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tree()
    assert run(file, HEAD + GOOD + WRONG, "--check") == 1
    printed = capsys.readouterr().out
    assert "ds.csv, đảng viên: 2 dòng (1 mới, 1 sai)." in printed
    assert printed.splitlines()[-1].split("  ")[0].strip() == "3"
    assert printed.splitlines()[-1].endswith("Ngày 31/04/1980 không có, tháng 4 chỉ có 30 ngày.")
    assert Person.objects.count() == 0


def test_check_of_a_faultless_file_ends_well(file: Path) -> None:
    tree()
    assert run(file, HEAD + GOOD, "--check") == 0
    assert Person.objects.count() == 0


def test_nothing_is_stored_while_a_row_is_wrong(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tree()
    assert run(file, HEAD + GOOD + WRONG) == 1
    assert "Chưa ghi gì" in capsys.readouterr().out
    assert Person.objects.count() == 0


def test_valid_rows_are_stored_when_told_so(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tree()
    assert run(file, HEAD + GOOD + WRONG, "--valid-rows") == 1
    assert "Đã nhập 1 dòng. Còn 1 dòng chờ quyết định." in capsys.readouterr().out
    assert Person.objects.count() == 1


def test_a_faultless_file_is_stored_and_found_the_same_again(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tree()
    assert run(file, HEAD + GOOD) == 0
    assert [row.organisation.code for row in Membership.objects.all()] == ["cb1"]
    assert run(file, HEAD + GOOD) == 0
    assert "Không có gì để ghi" in capsys.readouterr().out
    assert ImportDraft.objects.count() == 0


def test_the_first_organisations_of_an_empty_register(file: Path) -> None:
    assert run(file, ORGANISATIONS) == 0
    assert set(Organisation.objects.values_list("code", flat=True)) == {"khoi", "cs1", "cb1"}
    assert OrganisationVersion.objects.get(organisation__code="cb1").parent == Organisation.objects.get(code="cs1")


@pytest.mark.parametrize(
    ("text", "more", "sentence"),
    [
        (ORGANISATIONS.replace("khoi,Đảng", "khac,Đảng"), (), "tổ chức đứng đầu"),
        (HEAD + GOOD, (), "không có tổ chức nào mang mã “khoi”"),
        ("Họ và tên,Giới tính\nHà Văn Thụ,Nam\n", (), "thiếu cột Ngày sinh"),
        ("a,b\n1,2\n", (), "Không thấy dòng tiêu đề cột"),
        (HEAD + GOOD, ("--at", "31/02/2020"), "Ngày 31/02/2020 không có"),
        (HEAD + GOOD, ("--sheet", "Hai"), "Không có trang tính “Hai”"),
        (HEAD + GOOD, ("--kind", "khac"), "cách dùng: dangbo import"),
    ],
)
def test_bad_input_is_one_line(
    file: Path, capsys: pytest.CaptureFixture[str], text: str, more: tuple[str, ...], sentence: str
) -> None:
    assert run(file, text, *more) == 2
    printed = capsys.readouterr()
    assert (printed.out, printed.err.count("\n")) == ("", 1)
    assert sentence in printed.err


def test_a_file_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path / "x.xlsx"), "--organisation", "khoi"]) == 2
    assert "Không tìm thấy tệp “x.xlsx”." in capsys.readouterr().err
