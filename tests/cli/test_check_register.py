"""`dangbo check --organisation`: figures and names of a draft against the register."""

import json
from datetime import date
from pathlib import Path

import pytest

import build
from cli.test_figures import run
from dangbo.cli import check
from dangbo.facts.figures import Moment
from dangbo.figures.reports.document import report as report_of
from dangbo.figures.reports.files import to_word
from dangbo.registry.models import Organisation

AT = date(2020, 7, 1)
TEXT = "Tính đến ngày 01/7/2020, Đảng bộ Khối hiện có 1 đảng bộ cơ sở, 7 đảng viên, trong đó đảng viên nữ 1 đồng chí."


@pytest.fixture
def bloc(db: None) -> Organisation:
    top, base, first, _ = build.tree()
    people = build.members(first, 5)
    build.member(first, "Trần Thị Tiêp", sex="female")
    build.committee(base, people[:3], starts_on=date(2020, 5, 15))
    return top


def checked(path: Path, *arguments: str) -> tuple[int, dict]:
    code, out, err = run(check.main, path, "--format", "json", "--organisation", "khoi", *arguments)
    assert err == ""
    return code, json.loads(out)


def test_a_figure_unlike_the_register_is_doubtful_with_both_values(bloc: Organisation, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    code, said = checked(path)
    (finding,) = said["findings"]
    sentence = "Trong bài ghi 7, sổ ngày 01/07/2020 ghi 6 (đảng viên); xem lại số nào đúng."
    assert (code, finding["message"]) == (1, sentence)
    assert (finding["text"], finding["severity"], finding["figure"], finding["at"]) == (
        "7", "doubtful", "members.total", "2020-07-01",
    )  # fmt: skip
    assert said["coverage"] == {"figures": 3, "checked": 3}


def test_what_agrees_is_told_and_the_day_may_be_given(bloc: Organisation, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Đảng bộ Khối có 6 đảng viên; đồng chí trần thị tiêp dự.", "utf-8")
    code, out, _ = run(check.main, path, "--organisation", "khoi", "--at", "01/07/2020")
    assert (code, "Khớp với sổ ngày 01/07/2020: đảng viên 6" in out) == (0, True)
    assert run(check.main, path, "--organisation", "khoi", "--at", "31/4/2020") == (
        2, "", "dangbo check: Ngày 31/04/2020 không có, tháng 4 chỉ có 30 ngày.\n",
    )  # fmt: skip


def test_a_report_born_in_the_program_is_exact(bloc: Organisation, tmp_path: Path) -> None:
    path = tmp_path / "bao-cao.docx"
    path.write_bytes(to_word(report_of("congress-round", bloc, Moment(AT))))
    _, said = checked(path, "--at", "2020-07-01")
    assert [each for each in said["findings"] if each["rule"] == "register-key"] == []
    build.member(Organisation.objects.get(code="cb1"), on=date(2020, 6, 1))
    _, said = checked(path, "--at", "2020-07-01")
    changed = [(each["severity"], each["figure"]) for each in said["findings"] if each["rule"] == "register-key"]
    assert ("wrong", "members.total") in changed
