"""`dangbo check` on files of every kind, as its users run it and by its own functions."""

import io
import json
import zipfile
from pathlib import Path

import docx
import pytest

from cli.running import Dangbo
from dangbo.cli import check
from dangbo.paper.errors import FileError

TEXT = "Đại hội bầu 64 đồng chí, trong đó tái cử 45 đồng chí, lần đầu 18 đồng chí.\nĐảng ủy phấn phấn đấu tốt hơn nữa."


@pytest.fixture
def dangbo(tmp_path):
    return Dangbo(tmp_path / "home")


def write(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def word_file(*paragraphs: str) -> bytes:
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_json_keeps_to_the_contract(dangbo, tmp_path):
    done = dangbo("check", write(tmp_path / "a.txt", TEXT), "--format", "json")
    answer = json.loads(done.out)
    assert (done.code, done.err, sorted(answer)) == (1, "", ["coverage", "figures", "file", "findings"])
    assert answer["figures"][0] == {
        "start": 12, "end": 14, "text": "64", "value": 64, "unit": "đồng chí", "kind": "count",
    }  # fmt: skip
    assert [sorted(each) for each in answer["findings"]] == [
        ["end", "evidence", "message", "rule", "severity", "start", "suggestion", "text"]
    ] * 2
    assert [(each["rule"], each["severity"], each["text"]) for each in answer["findings"]] == [
        ("partition-sum", "wrong", "64"),
        ("doubled", "wrong", "phấn phấn"),
    ]
    assert answer["coverage"] == {"figures": 3, "checked": 3}


def test_a_clean_text_exits_with_nothing_found(dangbo, tmp_path):
    done = dangbo("check", write(tmp_path / "a.txt", "Đảng bộ có 12 chi bộ, hoàn thành tốt nhiệm vụ được giao."))
    assert (done.code, done.err) == (0, "")
    assert "Không thấy gì cần xem lại." in done.out


def test_a_word_file_gives_what_its_paragraphs_give_as_text(tmp_path):
    plain = check.read_text(write(tmp_path / "a.txt", TEXT))
    assert check.read_text(write(tmp_path / "a.docx", word_file(*TEXT.split("\n")))) == plain == TEXT


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16"])
def test_text_is_read_in_the_encodings_met(tmp_path, codec):
    text = "Đảng bộ có 12 chi bộ"
    assert check.read_text(write(tmp_path / "a.txt", text.encode(codec))) == text


def bomb() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "wordprocessingml")
        package.writestr("word/document.xml", b"0" * 60_000_000)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"", "rỗng"),
        ("a.txt", b"  \n\n ", "không có chữ nào"),
        ("a.docx", b"%PDF-1.7\n1 0 obj", "tệp PDF đổi tên thành .docx"),
        ("a.docx", word_file("Đảng bộ")[:600], "bị hỏng"),
        ("a.docx", bomb(), "bung ra quá lớn"),
        ("a.txt", "The committee met on Monday and adopted the report of its secretary.", "không phải tiếng Việt"),
        ("a.txt", "Le comité a adopté le rapport présenté à la réunion générale de l'été.", "không phải tiếng Việt"),
        ("a.png", b"\x89PNG\r\n\x1a\n\0\0", "tệp ảnh"),
    ],
)
def test_what_cannot_be_checked_is_refused_in_one_sentence(tmp_path, name, content, reason):
    path = write(tmp_path / name, content)
    with pytest.raises(FileError, match=reason) as refusal:
        check.read_text(path)
    assert "\n" not in str(refusal.value)


def test_a_refusal_leaves_stdout_empty(dangbo, tmp_path):
    good, bad = write(tmp_path / "a.txt", TEXT), write(tmp_path / "b.docx", b"%PDF-1.7")
    assert "tệp PDF" in dangbo("check", good, bad).refusal


def test_a_file_of_fifty_megabytes_is_refused_unread(dangbo, tmp_path):
    path = tmp_path / "a.txt"
    with path.open("wb") as stream:
        stream.truncate(50 * 1024 * 1024)
    assert "quá mức" in dangbo("check", path).refusal


def test_an_absent_file_and_no_file_are_refused(dangbo, tmp_path):
    assert "Không tìm thấy" in dangbo("check", tmp_path / "no.txt").refusal
    assert "cách dùng" in dangbo("check").refusal


def test_the_day_needs_an_organisation_and_an_unknown_one_is_refused(dangbo, tmp_path):
    path = write(tmp_path / "a.txt", TEXT)
    assert "--at đi cùng --organisation" in dangbo("check", path, "--at", "2020-07-01").refusal
    assert "Kho dữ liệu chưa mở được" in dangbo("check", path, "--organisation", "khoi").refusal
