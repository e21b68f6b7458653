"""Scanned counting: files as they arrived, readings that go on after a break, people for what the machine may not."""

import io
import itertools
from pathlib import Path

import pytest
from django.conf import settings
from django.db import DatabaseError, transaction
from PIL import Image

from dangbo.access.actor import PROGRAM
from dangbo.elections.acts.counting import reading
from dangbo.elections.acts.counting.closing import close_count, confirm_counts
from dangbo.elections.acts.counting.counts import add_batch
from dangbo.elections.acts.counting.keying import conclude_ballot
from dangbo.elections.acts.counting.reading import read_batch
from dangbo.elections.acts.counting.rows import conclude_row, see_row
from dangbo.elections.acts.counting.scans import Scan, leave_out_sheet, take_scans
from dangbo.elections.models import CountSource
from dangbo.elections.models.counting import Batch, CountWay, RecordKind, ScanFile
from dangbo.elections.queries.counting.headers import Header, header_problem, header_wanted
from dangbo.elections.queries.counting.readings import facts_of
from dangbo.elections.queries.counting.reconciling import fails
from dangbo.elections.queries.counting.scan_store import path_of
from dangbo.elections.queries.counting.scanned import TO_ALL, ScannedPile
from dangbo.elections.queries.counting.standing import pile_of, standing_of
from dangbo.elections.queries.counting.vectors import Vector
from dangbo.paper.ballots.printing import header_sheet_pdf
from dangbo.paper.ballots.simulation import rendered_pages
from dangbo.registry.acts.refusal import Refused
from dangbo.rules.elections.posts import Post
from elections.counting.desk import Desk, count_of, desk, key_all
from elections.counting.scanner import layout_of, meant, pictures, read_in, reads, scanned_of, scans_of, sheets

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "MEDIA_ROOT", tmp_path)


def boxes() -> Desk:
    """Three names for three seats: a ballot with boxes."""
    return desk(names=3, seats=3, post=Post.DELEGATES)


def scanned(made: Desk, number: int) -> Batch:
    """A batch for so many ballots in a scanned count."""
    return add_batch(actor=PROGRAM, count=count_of(made, number, CountWay.SCANNED), declared=number)


def see(made: Desk, batch: Batch, who: int, sheet: int, row: int, mark: str) -> None:
    see_row(actor=PROGRAM, batch=batch, teller=made.tellers[who], sheet=sheet, row=row, mark=mark)


def test_what_both_readers_accept_on_a_whole_ballot_needs_nobody() -> None:
    made = boxes()
    found = sheets(layout_of(made.vote), range(4))
    pile = read_in(scanned(made, 4), scans_of(found))
    accepted = {number for number, sheet in pile.sheets.items() if not sheet.for_people and not sheet.is_whole}
    assert pile.settled == {number: Vector(meant(found[number - 1])) for number in sorted(accepted)}
    assert len(pile.there) == 4


def test_a_strike_out_ballot_is_never_final_by_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    made = desk(names=4, seats=3)
    reads(monkeypatch, "kkks", "kksk")
    batch = scanned(made, 2)
    pile = read_in(batch, pictures(2))
    assert (pile.settled, pile.needed) == ({}, (1, 2))
    for who in (0, 1):
        key_all(batch, made.tellers[who], [Vector("kkks"), Vector("kksk")])
    assert pile_of(batch, made.slate).settled == {1: Vector("kkks"), 2: Vector("kksk")}


def test_where_the_machine_sees_a_strike_that_people_do_not_all_tellers_look(monkeypatch: pytest.MonkeyPatch) -> None:
    made = desk(names=4, seats=3)
    reads(monkeypatch, "kkks", "kk?s")
    batch = scanned(made, 2)
    read_in(batch, pictures(2))
    for who in (0, 1):
        key_all(batch, made.tellers[who], [Vector("kksk"), Vector("kkks")])
    pile = pile_of(batch, made.slate)
    assert (pile.settled, pile.to_conclude) == ({2: Vector("kkks")}, [1])


def test_a_doubtful_row_is_settled_by_two_who_agree(monkeypatch: pytest.MonkeyPatch) -> None:
    made = boxes()
    reads(monkeypatch, "a?a", "aad")
    batch = scanned(made, 2)
    pile = read_in(batch, pictures(2))
    assert (pile.settled, pile.rows_for_people) == ({2: Vector("aad")}, [(1, 2)])
    see(made, batch, 0, 1, 2, "d")
    see(made, batch, 0, 1, 2, "d")
    with pytest.raises(Refused, match=r"đã được .* ghi khác"):
        see(made, batch, 0, 1, 2, "a")
    assert scanned_of(batch).settled == {2: Vector("aad")}
    see(made, batch, 1, 1, 2, "d")
    assert scanned_of(batch).settled == {1: Vector("ada"), 2: Vector("aad")}
    with pytest.raises(Refused, match="người thứ ba chỉ kết luận"):
        see(made, batch, 2, 1, 2, "d")


@pytest.mark.parametrize("words", [("d", "b"), ("d", TO_ALL), (TO_ALL, TO_ALL)])
def test_a_row_on_which_two_differ_is_for_all_with_a_reason(
    words: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    made = boxes()
    reads(monkeypatch, "a?a")
    batch = scanned(made, 1)
    read_in(batch, pictures(1))
    say = {"actor": PROGRAM, "batch": batch, "teller": made.tellers[2], "sheet": 1, "row": 2, "mark": "b"}
    with pytest.raises(Refused, match="không chờ kết luận"):
        conclude_row(**say, reason="Hai ô đều có dấu X")
    for who in (0, 1):
        see(made, batch, who, 1, 2, words[who])
    assert scanned_of(batch).rows_to_conclude == [(1, 2)]
    with pytest.raises(Refused, match="Phải ghi lý do"):
        conclude_row(**say, reason=" ")
    conclude_row(**say, reason="Hai ô đều có dấu X")
    assert scanned_of(batch).settled == {1: Vector("aba")}


def test_every_ballot_that_would_not_be_valid_is_seen_whole_by_people(monkeypatch: pytest.MonkeyPatch) -> None:
    made = boxes()
    reads(monkeypatch, "dd?")
    batch = scanned(made, 1)
    read_in(batch, pictures(1))
    assert (scanned_of(batch).needed, scanned_of(batch).settled) == ((1,), {})
    for who in (0, 1):
        key_all(batch, made.tellers[who], [Vector("ddd")])
    assert scanned_of(batch).to_conclude == [1]


def test_reading_goes_on_after_a_break_and_counts_nothing_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    made = boxes()
    reads(monkeypatch, "aaa", "aad", "daa")
    batch = scanned(made, 3)
    take_scans(actor=PROGRAM, batch=batch, scans=pictures(3))
    whole = reading.read_images
    with monkeypatch.context() as broken, pytest.raises(KeyboardInterrupt):
        broken.setattr(reading, "read_images", lambda *args: off_after(whole(*args), 2))
        read_batch(PROGRAM, batch)
    assert batch.count.chain.filter(kind=RecordKind.SCANNED).count() == 2
    assert [read_batch(PROGRAM, batch), read_batch(PROGRAM, batch)] == [3, 0]
    assert batch.count.chain.filter(kind=RecordKind.SCANNED).count() == 3
    assert fails(standing_of(batch.count)) == []


def off_after(images, number):
    """The laptop is switched off."""
    yield from itertools.islice(images, number)
    raise KeyboardInterrupt


def test_scans_are_kept_once_and_never_change(monkeypatch: pytest.MonkeyPatch) -> None:
    made = boxes()
    reads(monkeypatch, "aaa", "aad")
    found = pictures(2)
    batch = scanned(made, 2)
    read_in(batch, found)
    with pytest.raises(Refused, match="đã được nhận"):
        take_scans(actor=PROGRAM, batch=batch, scans=found[:1])
    scan = ScanFile.objects.select_related("count").order_by("number")[0]
    assert path_of(scan).read_bytes() == found[0].data
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        ScanFile.objects.filter(pk=scan.pk).update(sha256="0" * 64)
    path = path_of(scan)
    path.chmod(0o644)
    path.write_bytes(found[0].data[:-1] + b"x")
    assert [each.name for each in fails(standing_of(batch.count))] == ["Ảnh quét như khi nhận"]
    with pytest.raises(Refused, match="không còn như khi nhận"):
        read_batch(PROGRAM, batch)


def test_the_same_scans_are_no_second_count(monkeypatch: pytest.MonkeyPatch) -> None:
    made = boxes()
    reads(monkeypatch, "aaa")
    batch = scanned(made, 1)
    read_in(batch, pictures(1))
    close_count(actor=PROGRAM, count=batch.count)
    second = scanned(made, 1)
    with pytest.raises(Refused, match="là ảnh của lần kiểm 1; xáo phiếu, quét lại"):
        take_scans(actor=PROGRAM, batch=second, scans=pictures(1))


def test_what_is_no_scan_is_refused_and_nothing_is_kept() -> None:
    made = boxes()
    batch = scanned(made, 1)
    with pytest.raises(Refused, match=r"Tệp ghi-chu.txt: tệp không phải ảnh"):
        take_scans(actor=PROGRAM, batch=batch, scans=[*pictures(1), Scan("ghi-chu.txt", b"khong phai anh")])
    assert batch.scans.count() == 0


def test_a_full_disk_is_said_and_nothing_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    made = boxes()
    batch = scanned(made, 1)

    def full(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("dangbo.elections.queries.counting.scan_store.os.fsync", full)
    with pytest.raises(Refused, match="đĩa đầy"):
        take_scans(actor=PROGRAM, batch=batch, scans=pictures(1))
    assert (batch.scans.count(), [path.name for path in Path(settings.MEDIA_ROOT).rglob("*.*")]) == (0, [])


def test_sheets_of_another_election_are_refused_with_the_reason_and_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    made = boxes()
    reads(monkeypatch, "foreign", "batch_header", "aaa")
    batch = scanned(made, 1)
    pile = read_in(batch, pictures(3))
    assert [(sheet.number, sheet.rejected) for sheet in pile.refused] == [(1, "foreign")]
    names = [each.name for each in fails(standing_of(batch.count))]
    assert names == ["Tập 1: số phiếu đã đếm = số phiếu có trong tập"]
    with pytest.raises(Refused, match="còn phiếu chưa kết luận"):
        close_count(actor=PROGRAM, count=batch.count)
    leave_out_sheet(actor=PROGRAM, batch=batch, sheet=1, reason="Phiếu của cuộc bầu khác")
    close_count(actor=PROGRAM, count=batch.count)


def test_a_refused_sheet_is_keyed_from_the_paper(monkeypatch: pytest.MonkeyPatch) -> None:
    made = boxes()
    reads(monkeypatch, "marks_missing")
    batch = scanned(made, 1)
    read_in(batch, pictures(1))
    for who in (0, 1):
        key_all(batch, made.tellers[who], [Vector("aad")])
    assert pile_of(batch, made.slate).settled == {1: Vector("aad")}


def test_scanned_and_keyed_counts_of_the_same_ballots_are_equal(monkeypatch: pytest.MonkeyPatch) -> None:
    made = boxes()
    reads(monkeypatch, "aaa", "a?d", "n??")
    truth = [Vector("aaa"), Vector("aad"), Vector("nad")]
    batch = scanned(made, 3)
    read_in(batch, pictures(3))
    settle(made, batch, scanned_of(batch), truth)
    close_count(actor=PROGRAM, count=batch.count)
    second = count_of(made, 3)
    keyed = add_batch(actor=PROGRAM, count=second, declared=3)
    for who in (0, 1):
        key_all(keyed, made.tellers[who], truth[::-1])
    close_count(actor=PROGRAM, count=second)
    result = confirm_counts(actor=PROGRAM, election=made.vote)
    assert (result.source, [result.votes[key] for key in made.slate.ids]) == (CountSource.SCANNED, [2, 3, 1])


def settle(made: Desk, batch: Batch, pile: ScannedPile, truth: list[Vector]) -> None:
    """People see what the machine does not accept, as it is."""
    for who in (0, 1):
        for sheet, row in pile.rows_todo(made.tellers[who].entry.full_name):
            see(made, batch, who, sheet, row, truth[sheet - 1].marks[row - 1])
    for who in (0, 1):
        key_all(batch, made.tellers[who], truth)


def test_a_conclusion_stands_above_what_the_machine_read(monkeypatch: pytest.MonkeyPatch) -> None:
    made = boxes()
    reads(monkeypatch, "aaa")
    batch = scanned(made, 1)
    read_in(batch, pictures(1))
    conclude_ballot(
        actor=PROGRAM, batch=batch, sheet=1, teller=made.tellers[0], vector=Vector("aad"), reason="Xem lại phiếu giấy"
    )
    assert scanned_of(batch).settled == {1: Vector("aad")}


def test_each_readers_own_words_stand_in_the_record_of_an_image() -> None:
    made = boxes()
    batch = scanned(made, 2)
    read_in(batch, scans_of(sheets(layout_of(made.vote), [1, 2])))
    for record in batch.count.chain.filter(kind=RecordKind.SCANNED):
        assert [reader["page"] for reader in record.content["readers"]] == [1, 1]
        for number, _name, fact, machine, _reasons in record.content["side"]["rows"]:
            words = facts_of(record.content["readers"], number)
            assert len(words) == 2
            assert not machine or words == [fact, fact]


def with_header(made: Desk, number: int, declared: int) -> Scan:
    """The scan of a header sheet that says so."""
    (page,) = rendered_pages(header_sheet_pdf(layout_of(made.vote), number, declared), 150)
    target = io.BytesIO()
    Image.fromarray(page).save(target, "PNG")
    return Scan(f"to-dau-{number}-{declared}.png", target.getvalue())


@pytest.mark.parametrize(
    ("number", "declared", "told"),
    [(1, 2, ""), (1, 3, "Tờ đầu tập ghi 3 phiếu, đã quét 2 tờ"), (2, 2, "Tờ đầu ghi tập 2, đây là tập 1")],
)
def test_a_header_sheet_that_says_otherwise_blocks_with_one_sentence(
    number: int, declared: int, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = boxes()
    batch = scanned(made, 2)
    reads(monkeypatch, "batch_header", "aaa", "aad", "batch_header")
    pile = read_in(batch, [with_header(made, number, declared), *pictures(2)])
    assert len(pile.there) == 2
    standing = standing_of(batch.count)
    (each,) = standing.batches
    problem = header_problem(each.header, batch, each.there)
    assert (told in problem, bool(problem)) == (True, bool(told))
    broken = [each.name for each in fails(standing) if "tờ đầu" in each.name]
    assert broken == (["Tập 1: tờ đầu tập = số tờ đã quét"] if told else [])
    if declared == 3:
        read_in(batch, [with_header(made, 1, 2)])
        (again,) = standing_of(batch.count).batches
        assert header_problem(again.header, batch, again.there) == ""


def test_a_header_sheet_of_another_vote_is_told() -> None:
    made = boxes()
    batch = scanned(made, 1)
    assert "của cuộc bầu khác" in header_problem(Header("ffffffff", "0" * 8, 1, 1), batch, 1)
    wanted = header_wanted(batch, 1)
    assert "mẫu phiếu khác" in header_problem(Header(wanted.election, "0" * 8, 1, 1), batch, 1)
