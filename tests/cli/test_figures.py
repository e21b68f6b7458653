"""`dangbo figures`, `dangbo report` and `dangbo selfcheck` on a small register."""

import contextlib
import io
import json
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

import build
from cli.running import Dangbo
from dangbo.cli import figures, report, selfcheck
from dangbo.facts.figures import Moment
from dangbo.figures.json import figures_json
from dangbo.figures.reports.document import report as report_of
from dangbo.figures.reports.files import to_json
from dangbo.paper.word import read_keys
from dangbo.registry.models import Membership, Organisation, TreeLink

AT = date(2020, 7, 1)


@pytest.fixture
def bloc(db: None) -> Organisation:
    top, base, first, _ = build.tree()
    people = build.members(first, 5)
    build.member(first, "Trần Thị Bình", sex="female")
    build.committee(base, people[:3], starts_on=date(2020, 5, 15))
    return top


def console() -> io.TextIOWrapper:
    """A console that knows no Vietnamese letter."""
    return io.TextIOWrapper(io.BytesIO(), encoding="ascii")


def run(command: Callable[[list[str]], int], *arguments: object) -> tuple[int, str, str]:
    """A command within this process, which shares the test's database: exit code, stdout, stderr."""
    out, err = console(), console()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = command([str(argument) for argument in arguments])
    said = (stream.detach().getvalue().decode() for stream in (out, err))  # type: ignore[attr-defined]
    return code, *said


@pytest.mark.parametrize("typed", ["2020-07-01", "01/07/2020", "1/7/2020"])
def test_json_is_alone_on_stdout_in_utf_8_whatever_the_console(bloc: Organisation, typed: str) -> None:
    code, out, err = run(figures.main, "--organisation", "khoi", "--at", typed, "--format", "json")
    assert (code, err) == (0, "")
    assert json.loads(out) == figures_json(bloc, AT)
    assert "Đảng viên" in out


def test_each_figure_has_the_fields_of_the_contract(bloc: Organisation) -> None:
    said = json.loads(run(figures.main, "--organisation", "khoi", "--at", "2020-07-01", "--format", "json")[1])
    assert (said["organisation"], said["at"]) == ("khoi", "2020-07-01")
    for each in said["figures"]:
        assert set(each) - {"period"} == {"key", "name", "unit", "value"}
        assert isinstance(each["value"], float if each["unit"] == "%" and each["value"] is not None else int | None)


def test_text_shows_numbers_as_an_office_writes_them(bloc: Organisation) -> None:
    out = run(figures.main, "--organisation", "khoi", "--at", "2020-07-01")[1]
    assert out.startswith("Đảng bộ Khối (khoi), số liệu đến ngày 01/07/2020\n")
    assert "           6  Đảng viên [members.total]" in out
    assert "      16,67%  Tỷ lệ đảng viên nữ [members.women.share]" in out


def test_without_a_date_the_day_is_that_of_the_pages(bloc: Organisation, monkeypatch) -> None:
    monkeypatch.setenv("DANGBO_AS_OF_DATE", "2011-11-30")
    assert json.loads(run(figures.main, "--organisation", "khoi", "--format", "json")[1])["at"] == "2011-11-30"


@pytest.mark.parametrize("command", [(figures.main,), (report.main, "congress-round")])
@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--organisation", "khoy"], "Không có tổ chức nào mang mã “khoy”. Gần nhất: “khoi”."),
        (["--organisation", "zzzzzzzz"], "Không có tổ chức nào mang mã “zzzzzzzz”."),
        (["--organisation", "khoi", "--at", "31/04/2020"], "Ngày 31/04/2020 không có, tháng 4 chỉ có 30 ngày."),
        (
            ["--organisation", "khoi", "--at", "hôm qua"],
            "“hôm qua” không phải là ngày; hãy ghi ngày/tháng/năm, ví dụ 28/06/2020.",
        ),
        (
            ["--organisation", "khoi", "--at", "2020-01-01", "--since", "2020-01-02"],
            "Ngày đầu kỳ phải trước hoặc trùng ngày lấy số liệu.",
        ),
    ],
)
def test_bad_input_ends_in_one_line(bloc: Organisation, command, arguments, sentence: str) -> None:
    main, *first = command
    assert run(main, *first, *arguments) == (2, "", f"{sentence}\n")


def test_a_report_is_written_in_several_forms_that_say_the_same(bloc: Organisation, tmp_path: Path) -> None:
    asked = ["congress-round", "--organisation", "khoi", "--at", "2020-07-01"]
    code, out, _ = run(report.main, *asked, "--format", "docx,xlsx,json", "--out", tmp_path / "new")
    files = [tmp_path / "new" / f"congress-round-khoi-2020-07-01.{form}" for form in ("docx", "xlsx", "json")]
    assert (code, out.split("\n")) == (0, [*map(str, files), ""])
    said = to_json(report_of("congress-round", bloc, Moment(AT)))
    assert json.loads(files[2].read_text(encoding="utf-8")) == said
    texts = {each["key"]: each["text"] for each in said["figures"]}
    for found in read_keys(files[0].read_bytes()):
        assert (found.key, found.text) == (found.key, texts[found.key])
    assert zipfile.is_zipfile(files[1])
    assert run(report.main, *asked, "--format", "json") == (
        0,
        f"{json.dumps(said, ensure_ascii=False, indent=2)}\n",
        "",
    )


def test_a_report_that_is_not_there_names_those_that_are(bloc: Organisation) -> None:
    sentence = "Không có báo cáo “dai-hoi”. Có: congress-round, member-statistics.\n"
    assert run(report.main, "dai-hoi", "--organisation", "khoi", "--at", "2020-07-01") == (2, "", sentence)
    sentence = "Không có dạng “pdf”. Các dạng: docx, xlsx, json.\n"
    assert run(report.main, "congress-round", "--organisation", "khoi", "--format", "docx,pdf") == (2, "", sentence)


def test_a_folder_that_cannot_be_written_is_named(bloc: Organisation, tmp_path: Path) -> None:
    taken = tmp_path / "tep"
    taken.touch()
    asked = ["congress-round", "--organisation", "khoi", "--at", "2020-07-01", "--out", taken]
    sentence = f"Không ghi được báo cáo: đã có tệp mang tên này ({taken}).\n"
    assert run(report.main, *asked) == (2, "", sentence)


def test_all_is_well_in_a_register_kept_by_the_acts(bloc: Organisation) -> None:
    assert run(selfcheck.main, "--at", "2020-07-01", "--part", "register") == (
        0,
        "Nhật ký, sổ đảng viên và số liệu ngày 01/07/2020 đều đúng.\n",
        "",
    )


def test_what_is_wrong_is_found_and_the_exit_code_says_so(bloc: Organisation) -> None:
    TreeLink.objects.filter(depth=2).delete()
    Membership.objects.filter(person__full_name="Trần Thị Bình").update(valid_from=date(1999, 1, 1))
    code, out, _ = run(selfcheck.main, "--at", "2020-07-01", "--part", "register")
    assert code == 1
    lines = out.splitlines()
    assert lines[0] == "Sai: Cây tổ chức thiếu 2 liên kết; cần dựng lại cây."
    assert lines[1].startswith("Sai: Trần Thị Bình: sinh hoạt từ 01/01/1999")
    assert lines[-1] == f"Tìm thấy {len(lines) - 1} điều."


def test_commands_on_a_store_that_was_never_prepared_say_so(tmp_path: Path) -> None:
    done = Dangbo(tmp_path)("figures", "--organisation", "khoi")
    assert done.refusal == "Kho dữ liệu chưa mở được hoặc chưa chuẩn bị. Hãy chạy dangbo prepare trước."
    assert Dangbo(tmp_path)("figures").refusal.startswith("Cách dùng: dangbo figures")


@pytest.mark.django_db
def test_selfcheck_prints_marks_and_reads_ballots_without_paper() -> None:
    told = "Phiếu thử của cả hai mẫu in ra, đọc lại đúng từng dòng.\n"
    assert run(selfcheck.main, "--part", "ballots") == (0, told, "")
