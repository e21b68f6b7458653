"""The evidence pack: anybody counts again from it with nothing but Python, and a changed pack is found out."""

import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path
from random import Random

import pytest
from PIL import Image

from dangbo.access.actor import PROGRAM
from dangbo.elections.acts.counting.closing import close_count
from dangbo.elections.acts.counting.counts import add_batch
from dangbo.elections.models.counting import CountWay
from dangbo.elections.queries.counting.evidence import evidence_digest, write_evidence
from dangbo.elections.queries.counting.vectors import Vector
from dangbo.rules.elections.posts import Post
from elections.counting.desk import Desk, count_of, desk, key_all, keyed_batch
from elections.counting.scanner import pictures, read_in, reads

pytestmark = pytest.mark.django_db


def counted(made: Desk, vectors: list[Vector]) -> Desk:
    """Two keyed counts of these ballots, the second one shuffled."""
    for seed in (1, 2):
        shuffled = vectors.copy()
        Random(seed).shuffle(shuffled)
        count = count_of(made, len(vectors))
        keyed_batch(made, count, shuffled)
        close_count(actor=PROGRAM, count=count)
    return made


def unpacked(made: Desk, folder: Path) -> Path:
    """The pack of a vote, unpacked."""
    pack = io.BytesIO()
    assert write_evidence(made.vote, pack) == evidence_digest(made.vote)
    with zipfile.ZipFile(pack) as archive:
        archive.extractall(folder)
    return folder


def recounted(folder: Path) -> tuple[int, str]:
    """What the script of the pack says, run by a bare Python outside of the program."""
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-X", "utf8", str(folder / "dem_lai.py")], capture_output=True, check=False
    )
    return done.returncode, done.stdout.decode() + done.stderr.decode()


BALLOTS = [Vector("kkks"), Vector("kksk"), Vector("kkkk"), Vector("kkss", writing=True), Vector("ssss")]


def test_anybody_counts_again_and_finds_the_same(tmp_path: Path) -> None:
    folder = unpacked(counted(desk(), BALLOTS), tmp_path)
    assert recounted(folder) == (0, "Kết luận: BẰNG NHAU.\n")
    totals = json.loads((folder / "count-1-totals.json").read_text("utf-8"))
    assert (totals["totals"]["valid"], totals["totals"]["invalid"]) == (2, 3)


def test_a_changed_pack_is_found_out(tmp_path: Path) -> None:
    folder = unpacked(counted(desk(), BALLOTS), tmp_path)
    records = folder / "count-1-records.jsonl"
    before = records.read_text("utf-8")
    records.write_text(before.replace('"marks":"kkks"', '"marks":"kksk"'), "utf-8")
    code, said = recounted(folder)
    assert code == 1
    assert "tệp count-1-records.jsonl đã bị đổi" in said
    assert "nội dung bản ghi" in said
    records.write_text(before, "utf-8")
    (folder / "them.txt").write_text("x")
    assert recounted(folder) == (1, "KHÁC: tệp them.txt không có trong danh mục\nKết luận: có 1 chỗ khác.\n")


def test_a_scanned_count_is_counted_again_from_readings_and_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: object
) -> None:
    settings.MEDIA_ROOT = tmp_path / "files"  # type: ignore[attr-defined]
    made = desk(names=3, seats=3, post=Post.DELEGATES)
    reads(monkeypatch, "aaa", "aad", "marks_missing")
    count = count_of(made, 3, CountWay.SCANNED)
    batch = add_batch(actor=PROGRAM, count=count, declared=3)
    read_in(batch, pictures(3))
    truth = [Vector("aaa"), Vector("aad"), Vector("dda")]
    for who in (0, 1):
        key_all(batch, made.tellers[who], truth)
    close_count(actor=PROGRAM, count=count)
    second = count_of(made, 3)
    keyed_batch(made, second, truth[::-1])
    close_count(actor=PROGRAM, count=second)
    folder = unpacked(made, tmp_path / "pack")
    assert recounted(folder) == (0, "Kết luận: BẰNG NHAU.\n")
    images = sorted((folder / "images").iterdir())
    assert len(images) == 3
    for path in images:
        with Image.open(path) as image:
            assert (image.info, image.mode) == ({}, "L")


def test_the_pack_holds_no_time_and_no_voter() -> None:
    made = counted(desk(), BALLOTS)
    pack = io.BytesIO()
    sha256 = write_evidence(made.vote, pack)
    with zipfile.ZipFile(pack) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        texts = {name: archive.read(name).decode() for name in archive.namelist() if name.endswith(("json", "jsonl"))}
    assert len(sha256) == 64
    voters = [entry.full_name for entry in made.vote.meeting.roll.all()]
    allowed = {*made.slate.names, *(teller.entry.full_name for teller in made.tellers)}
    for name, text in texts.items():
        assert [voter for voter in voters if voter not in allowed and f'"{voter}"' in text] == [], name
        assert "_at" not in text, name
