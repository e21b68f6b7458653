"""`dangbo ballots print`."""

import json

import pytest

from dangbo.cli.main import main
from dangbo.paper.ballots.layout import lay_out, read_definition, read_layout
from paper.ballots.elections import plain

FILES = ["ballot.pdf", "layout.json", "test-deck.json", "test-deck.pdf"]


@pytest.fixture
def election(tmp_path):
    def write(content) -> str:
        path = tmp_path / "election.json"
        path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
        return str(path)

    return write


def printed(folder) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_four_files_are_written_and_again_the_same(election, tmp_path, capsys):
    source, out = election(plain(4, paper="A5")), tmp_path / "a" / "b"
    assert main(["ballots", "print", source, "--out", str(out)]) == 0
    first = printed(out)
    assert list(first) == FILES
    assert main(["ballots", "print", source, "--out", str(out)]) == 0
    assert printed(out) == first
    assert capsys.readouterr() == ("", "")


def test_the_layout_written_is_that_of_the_ballot(election, tmp_path):
    assert main(["ballots", "print", election(plain(4)), "--out", str(tmp_path / "out")]) == 0
    data = json.loads((tmp_path / "out" / "layout.json").read_bytes())
    assert read_layout(data) == lay_out(read_definition(plain(4)))
    deck = json.loads((tmp_path / "out" / "test-deck.json").read_bytes())
    assert (deck["election"], deck["fingerprint"]) == (data["election"], data["fingerprint"])


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("{", "Tệp {} không phải JSON đúng."),
        (plain(3, seats=9), "Số lượng bầu là 9, nhiều hơn 3 người trong danh sách."),
        (plain(30, paper="A5"), "30 người không xếp vừa hai mặt một tờ A5; hãy chọn khổ A4."),
        (plain(2, title="Bầu 李"), "Phiếu có ký tự “李” (U+674E) mà phông chữ không có: “Bầu 李”."),
    ],
)
def test_bad_input_ends_in_one_line_and_no_file(election, tmp_path, capfd, content, sentence):
    source, out = election(content), tmp_path / "out"
    assert main(["ballots", "print", source, "--out", str(out)]) == 2
    said = capfd.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert said.err == f"dangbo ballots: {sentence.format(source)}\n"
    assert not out.exists()


def test_a_folder_that_cannot_be_written_is_named(election, tmp_path, capfd):
    source = election(plain(2))
    assert main(["ballots", "print", source, "--out", source]) == 2
    assert capfd.readouterr().err == f"dangbo ballots: Không ghi được vào {source}: đã có tệp mang tên này.\n"


@pytest.mark.parametrize("arguments", [[], ["draw"], ["print"], ["print", "a.json"]])
def test_wrong_usage_is_said_in_one_line(arguments, capfd):
    assert main(["ballots", *arguments]) == 2
    assert capfd.readouterr().err.startswith("dangbo ballots: cách dùng: dangbo ballots ")


def test_a_missing_file_is_named(tmp_path, capfd):
    missing = str(tmp_path / "none.json")
    assert main(["ballots", "print", missing, "--out", str(tmp_path)]) == 2
    assert capfd.readouterr().err == f"dangbo ballots: Không đọc được tệp {missing}: không có tệp hoặc thư mục này.\n"
