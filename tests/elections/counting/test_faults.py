"""A hundred faults put into two counts behind the back of the desk; each is found and no result comes out."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any

import pytest
from django.db import connection, transaction

from dangbo.access.actor import PROGRAM
from dangbo.elections.acts.counting.closing import close_count, confirm_counts
from dangbo.elections.acts.counting.counts import add_batch
from dangbo.elections.acts.counting.rows import see_row
from dangbo.elections.models import Election
from dangbo.elections.models.counting import Batch, Count, CountRecord, CountWay, RecordKind
from dangbo.elections.queries.counting.chain import hash_of
from dangbo.elections.queries.counting.reconciling import differences_of, fails
from dangbo.elections.queries.counting.scan_store import path_of
from dangbo.elections.queries.counting.standing import standing_of
from dangbo.elections.queries.counting.vectors import Vector
from dangbo.registry.acts.refusal import Refused
from dangbo.rules.elections.posts import Post
from elections.counting.desk import Desk, count_of, desk, key_all, keyed_batch
from elections.counting.scanner import pictures, read_in, reads

pytestmark = pytest.mark.django_db
TRUTH = [Vector(marks) for marks in ("aaa", "aad", "ada", "daa", "aan", "bad")]
FAULTS = 100


def two_counts(monkeypatch: pytest.MonkeyPatch) -> Desk:
    """The same six ballots scanned, then shuffled and keyed in two batches; both counts have ended."""
    made = desk(names=3, seats=3, post=Post.DELEGATES)
    reads(monkeypatch, "aaa", "aad", "a?a", "daa", "aan", "marks_missing")
    count = count_of(made, 6, CountWay.SCANNED)
    batch = add_batch(actor=PROGRAM, count=count, declared=6)
    pile = read_in(batch, pictures(6))
    for who in (0, 1):
        for sheet, row in pile.rows_todo(made.tellers[who].entry.full_name):
            mark = TRUTH[sheet - 1].marks[row - 1]
            see_row(actor=PROGRAM, batch=batch, teller=made.tellers[who], sheet=sheet, row=row, mark=mark)
    for who in (0, 1):
        key_all(batch, made.tellers[who], TRUTH)
    close_count(actor=PROGRAM, count=count)
    second = count_of(made, 6)
    keyed_batch(made, second, TRUTH[3:])
    keyed_batch(made, second, TRUTH[:3])
    close_count(actor=PROGRAM, count=second)
    return made


@contextmanager
def behind_the_desk() -> Iterator[None]:
    """Somebody with the database in their hands: nothing is refused any more, and everything is undone at the end."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'elections_%'")
                for (name,) in cursor.fetchall():
                    cursor.execute(f'DROP TRIGGER "{name}"')
            else:
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
                for table in ("countrecord", "scanfile", "election"):
                    cursor.execute(f"ALTER TABLE elections_{table} DISABLE TRIGGER USER")
        yield
        transaction.set_rollback(True)


def chained_again(count: Count) -> None:
    """Make every number and hash of a chain fit once more."""
    previous = "0" * 64
    rows = list(count.chain.order_by("number"))
    for number, row in enumerate(rows, start=1):
        row.number, row.previous = number, previous
        row.hash = previous = hash_of(row)
    for row in rows:
        CountRecord.objects.filter(pk=row.pk).update(number=row.number, previous=row.previous, hash=row.hash)
    Count.objects.filter(pk=count.pk).update(records=len(rows), head=previous)


def changed_mark(row: CountRecord, chance: Random) -> dict[str, Any]:
    """The content of a record with one mark another."""
    content = dict(row.content)
    if row.kind == RecordKind.SHEET:
        rows = [list(each) for each in content["rows"]]
        chosen = chance.choice(rows)
        chosen[1], chosen[2] = ("disagree" if chosen[1] == "agree" else "agree"), True
        return {**content, "rows": rows}
    if row.kind == RecordKind.SEEN:
        return {"mark": "a" if content["mark"] != "a" else "d"}
    vector = dict(content["vector"])
    place = chance.randrange(len(vector["marks"]))
    other = "a" if vector["marks"][place] != "a" else "d"
    vector["marks"] = vector["marks"][:place] + other + vector["marks"][place + 1 :]
    return {**content, "vector": vector}


def word(count: Count, chance: Random) -> CountRecord:
    """A record that says something of a ballot that counts."""
    kinds = [RecordKind.KEYED, RecordKind.SEEN, RecordKind.SHEET]
    rows = count.chain.filter(kind__in=kinds).order_by("number")
    return chance.choice([row for row in rows if not row.content.get("rejected")])


def change_a_row(count: Count, chance: Random) -> None:
    row = word(count, chance)
    CountRecord.objects.filter(pk=row.pk).update(content=changed_mark(row, chance))


def change_a_row_and_chain_again(count: Count, chance: Random) -> None:
    change_a_row(count, chance)
    chained_again(count)


def change_what_both_said_and_chain_again(count: Count, chance: Random) -> None:
    keyed = list(count.chain.filter(kind=RecordKind.KEYED).order_by("number"))
    chosen = chance.choice(keyed)
    content = changed_mark(chosen, chance)
    for row in keyed:
        if (row.batch, row.sheet) == (chosen.batch, chosen.sheet):
            CountRecord.objects.filter(pk=row.pk).update(content=content)
    chained_again(count)


def lose_a_record(count: Count, chance: Random) -> None:
    word(count, chance).delete()


def lose_a_sheet_and_chain_again(count: Count, chance: Random) -> None:
    row = word(count, chance)
    count.chain.filter(batch=row.batch, sheet=row.sheet).exclude(kind=RecordKind.SCANNED).delete()
    chained_again(count)


def count_a_sheet_twice(count: Count, chance: Random) -> None:
    row = word(count, chance)
    row.pk, row.sheet, row.number = None, 99, count.records + 50
    row.save(force_insert=True)
    Batch.objects.filter(count=count, number=row.batch).update(declared=99)
    chained_again(count)


def put_in_a_foreign_batch(count: Count, chance: Random) -> None:
    Batch.objects.create(count=count, number=9, declared=1)
    for who in ("Một người", "Người khác"):
        CountRecord.objects.create(
            count=count, number=count.chain.count() + 50, kind=RecordKind.KEYED, batch=9, sheet=1, who=who, round=1,
            turn=1, content={"vector": chance.choice(TRUTH).data()}, previous="", hash="",
        )  # fmt: skip
    chained_again(count)


def change_the_size_of_a_batch(count: Count, chance: Random) -> None:
    batch = chance.choice(list(count.batches.order_by("number")))
    Batch.objects.filter(pk=batch.pk).update(declared=batch.declared + chance.choice([1, 2]))


def change_what_the_box_held(count: Count, chance: Random) -> None:
    more = chance.choice([1, 2, 3])
    Count.objects.filter(pk=count.pk).update(collected=6 + more, not_returned=count.not_returned - more)


def change_the_totals_of_the_end(count: Count, chance: Random) -> None:
    row = count.chain.filter(kind=RecordKind.CLOSED).get()
    totals = dict(row.content["totals"])
    name = chance.choice(sorted(totals["votes"]))
    totals["votes"] = totals["votes"] | {name: totals["votes"][name] + 1}
    CountRecord.objects.filter(pk=row.pk).update(content=row.content | {"totals": totals})
    chained_again(count)


def change_the_frozen_list(count: Count, chance: Random) -> None:
    frozen = dict(count.election.frozen)
    names = frozen["candidates"]
    first, second = chance.sample(range(len(names)), 2)
    names[first], names[second] = names[second], names[first]
    Election.objects.filter(pk=count.election_id).update(frozen=frozen)


def cut_off_the_end(count: Count, chance: Random) -> None:
    count.chain.filter(number__gt=count.records - chance.choice([1, 2, 3])).delete()


ON_BOTH: list[Callable[[Count, Random], None]] = [
    change_a_row,
    change_a_row_and_chain_again,
    change_what_both_said_and_chain_again,
    lose_a_record,
    lose_a_sheet_and_chain_again,
    count_a_sheet_twice,
    put_in_a_foreign_batch,
    change_the_size_of_a_batch,
    change_what_the_box_held,
    change_the_totals_of_the_end,
    change_the_frozen_list,
    cut_off_the_end,
]


def is_found(vote: Election) -> bool:
    """Whether anything that the desk asks before it gives a result does not hold."""
    counts = [standing_of(count) for count in Count.objects.filter(election=vote).select_related("election")]
    whole = all(standing.is_settled and not fails(standing) for standing in counts)
    return not whole or bool(differences_of(*counts))


def test_a_hundred_faults_are_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, settings: Any) -> None:
    settings.MEDIA_ROOT = tmp_path
    made = two_counts(monkeypatch)
    assert not is_found(made.vote)
    missed = []
    for number in range(FAULTS - 10):
        chance, fault = Random(number), ON_BOTH[number % len(ON_BOTH)]
        count = Count.objects.filter(election=made.vote).select_related("election")[number // len(ON_BOTH) % 2]
        with behind_the_desk():
            fault(count, chance)
            if not is_found(made.vote):
                missed.append(f"{fault.__name__} {number}")
    assert missed == []
    assert [number for number in range(10) if not _image_fault_is_found(made, number)] == []
    confirm_counts(actor=PROGRAM, election=made.vote)


def _image_fault_is_found(made: Desk, number: int) -> bool:
    """A byte of a scan is changed, or the scan is gone."""
    scans = Count.objects.get(election=made.vote, way=CountWay.SCANNED).scans.select_related("count")
    path = path_of(scans.order_by("number")[number % 6])
    before = path.read_bytes()
    path.chmod(0o644)
    if number % 2:
        path.unlink()
    else:
        place = Random(number).randrange(len(before))
        path.write_bytes(before[:place] + bytes([before[place] ^ 1]) + before[place + 1 :])
    with pytest.raises(Refused), transaction.atomic():
        confirm_counts(actor=PROGRAM, election=made.vote)
    found = is_found(made.vote)
    path.write_bytes(before)
    return found
