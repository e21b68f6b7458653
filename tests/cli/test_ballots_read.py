"""`dangbo ballots read`."""

import json

import pytest

from dangbo.cli.main import main
from dangbo.paper.ballots.layout import lay_out, layout_json
from dangbo.paper.ballots.simulation import Mix, simulate
from paper.ballots.elections import definition

LAYOUT = lay_out(definition(4))
CLEAR = Mix(blank=0, hard=0, stains=0, streak=0, folds=0, agree=0.5)


@pytest.fixture
def scans(tmp_path):
    folder = tmp_path / "scans"
    folder.mkdir()
    for seed in (1, 2, 3):
        (folder / f"{seed}.jpg").write_bytes(simulate(LAYOUT, seed, mix=CLEAR).jpeg)
    return folder


@pytest.fixture
def layout(tmp_path) -> str:
    path = tmp_path / "layout.json"
    path.write_text(json.dumps(layout_json(LAYOUT)), encoding="utf-8")
    return str(path)


def test_a_folder_is_read_into_the_contract_in_order(scans, layout, capsys):
    (scans / "10.png").write_bytes(b"broken")
    assert main(["ballots", "read", "--layout", layout, "--format", "json", str(scans)]) == 0
    out, err = capsys.readouterr()
    read = json.loads(out)
    assert err == "Đã đọc 4/4 ảnh.\n"
    assert read["election"] == LAYOUT.election
    assert [sheet["source"] for sheet in read["sheets"]] == [
        str(scans / f"{n}") for n in ("1.jpg", "2.jpg", "3.jpg", "10.png")
    ]
    assert [sheet["status"] for sheet in read["sheets"]] == ["read", "read", "read", "rejected"]
    assert read["sheets"][3] | {"source": ""} == {
        "source": "",
        "sheet": 1,
        "status": "rejected",
        "reason": "no_image",
        "images": [{"source": str(scans / "10.png"), "image": 1}],
        "doubts": [],
        "rows": [],
    }
    assert list(read["summary"]) == ["sheets", "rejected", "rows", "rows_to_people", "sheets_to_people", "totals"]
    votes = [
        row["name"] for sheet in read["sheets"] for row in sheet["rows"] if row["machine"] and row["fact"] == "agree"
    ]
    assert read["summary"]["totals"] == {row.name: votes.count(row.name) for row in LAYOUT.rows}


def test_two_runs_say_the_same(scans, layout, capsys):
    def run() -> str:
        assert main(["ballots", "read", "--layout", layout, "--format", "json", str(scans)]) == 0
        return capsys.readouterr().out

    assert run() == run()


def test_without_a_format_the_result_is_in_words(scans, layout, capsys):
    assert main(["ballots", "read", "--layout", layout, str(scans / "1.jpg")]) == 0
    out = capsys.readouterr().out
    assert "Số tờ: 1; bị loại khi đọc: 0." in out
    assert all(row.name in out for row in LAYOUT.rows)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--layout", "{layout}", "{tmp}/absent.png"], "Không có tệp hoặc thư mục"),
        (["--layout", "{layout}", "{tmp}"], "Không mở được ảnh quét"),
        (["--layout", "{tmp}/a.png", "{tmp}/a.png"], "không phải JSON"),
        (["--layout", "{layout}"], "cách dùng"),
        (["{tmp}/a.png"], "cách dùng"),
    ],
)
def test_what_cannot_be_used_is_refused_with_one_line(tmp_path, layout, capsys, arguments, sentence):
    folder = tmp_path / "empty"
    folder.mkdir()
    (folder / "a.png").write_bytes(b"nonsense")
    given = [text.format(layout=layout, tmp=folder) for text in arguments]
    assert main(["ballots", "read", *given]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert sentence in err
