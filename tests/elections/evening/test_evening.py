"""A small evening from the roll to the minutes: scanned and keyed, both ways give the same record."""

import zipfile
from pathlib import Path
from typing import Any

import pytest

from dangbo.cli.evening.ballots import FIRST, SECOND, passing
from dangbo.cli.evening.clock import Clock
from dangbo.cli.evening.outcome import differences, outcome_of
from dangbo.cli.evening.running import evening
from dangbo.cli.evening.sizes import Size
from dangbo.cli.evening.timeline import Timeline
from dangbo.cli.selfcheck import main
from dangbo.elections.models import Election
from dangbo.elections.models.counting import CountRecord, CountWay, RecordKind
from dangbo.journal.chain import verify
from dangbo.rules.elections.ballot import Layout


@pytest.mark.django_db
@pytest.mark.parametrize("size", [Size(16, 5, 4, processes=1), Size(14, 6, 5, Layout.AGREE_DISAGREE, processes=1)])
def test_both_ways_of_counting_give_the_same_record(size: Size, tmp_path: Path, settings: Any) -> None:
    settings.MEDIA_ROOT = tmp_path / "files"
    told: list[str] = []
    clock = Clock(told.append)
    assert evening(size, tmp_path / "out", clock) == []
    scanned, keyed = Election.objects.order_by("pk")
    assert list(differences(outcome_of(scanned), outcome_of(keyed))) == []
    ways = [list(vote.ballot_counts.values_list("way", "state")) for vote in (scanned, keyed)]
    assert ways == [[(CountWay.SCANNED, "closed")] * 2, [(CountWay.KEYED, "closed")] * 2]
    found = outcome_of(scanned)
    assert (found.issued, found.collected, found.valid + found.invalid) == (
        size.delegates,
        size.delegates,
        size.delegates,
    )
    assert CountRecord.objects.filter(kind=RecordKind.LEFT_OUT).count() >= 2, "a stray sheet and one that went twice"
    assert list(verify()) == []
    assert clock.table()[-1].startswith("Cộng")
    assert [line.split(",")[0] for line in told if "từ lúc mở hòm phiếu" in line] == ["Quét phiếu", "Nhập từng phiếu"]
    left = sorted(path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").glob("*/*.*"))
    for way in ("quet", "nhap"):
        for paper in ("kiem-phieu", "bau-cu"):
            assert {f"{way}/{paper}.docx", f"{way}/{paper}.pdf"} <= set(left)
        with zipfile.ZipFile(tmp_path / "out" / way / "goi-bang-chung.zip") as pack:
            assert "manifest.json" in pack.namelist()


def test_batches_wait_for_the_scanner_the_readers_and_their_pair() -> None:
    line = Timeline([0.0, 0.0])
    line.batch(0, scanned=10, read=3, seen=30)
    line.batch(1, scanned=10, read=3, seen=4)
    line.batch(0, scanned=10, read=15, seen=5)
    line.count_ended()
    line.close(7)
    assert (line.scanner, line.readers, line.pairs) == (30, 45, [50, 27])
    assert line.marks == [50, 57]


def test_a_difference_of_any_kind_is_told() -> None:
    from dataclasses import fields, replace

    from dangbo.cli.evening.outcome import WORDS, Outcome

    one = Outcome(9, 9, 9, 0, (), (("A", 9),), (("A", "100,00", "elected"),), ("A",), "x")
    assert list(differences(one, one)) == []
    assert set(WORDS) == {field.name for field in fields(Outcome)}
    for field in fields(Outcome):
        (sentence,) = differences(one, replace(one, **{field.name: None}))
        assert WORDS[field.name] in sentence


def test_each_ballot_goes_through_once_each_time_besides_what_troubles_the_first() -> None:
    size = Size(20, 4, 3, batch=8)
    seeds = list(range(100, 120))
    for time in (FIRST, SECOND):
        batches = passing(seeds, time, size)
        assert sorted(sheet.seed for batch in batches for sheet in batch if sheet.counts) == seeds
        assert [len(batch) for batch in batches] == ([10, 10, 6] if time == FIRST else [8, 8, 4])
    orders = [[sheet.seed for batch in passing(seeds, time, size) for sheet in batch] for time in (FIRST, SECOND)]
    assert orders[0] != orders[1]


@pytest.mark.parametrize("given", [["--names", "50"], ["--seats", "40"], ["--delegates", "35"]])
def test_a_size_that_no_vote_has_is_bad_input(given: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--part", "evening", *given]) == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1


def test_a_folder_that_holds_something_is_not_written_into(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("x")
    assert main(["--part", "evening", "--out", str(tmp_path)]) == 2
    assert "đã có tệp" in capsys.readouterr().err
