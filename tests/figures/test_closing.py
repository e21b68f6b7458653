"""A closed report keeps its numbers and rows for good, and says what changed since."""

import datetime

import pytest
from django.db import DatabaseError, transaction

from dangbo.access.actor import PROGRAM, Actor, NotAllowed
from dangbo.facts.figures import Moment
from dangbo.figures.acts import CloseRefusedError, close_report
from dangbo.figures.catalogue import figure
from dangbo.figures.closing.comparing import changes_since
from dangbo.figures.closing.contents import kept_document
from dangbo.figures.closing.keeping import gather, is_intact, pack, unpack
from dangbo.figures.models import ClosedReport
from dangbo.figures.reports.document import report
from dangbo.journal.models import Entry
from dangbo.registry.models import CommitteeMember, Membership, Person
from figures.test_every_figure import AT, build, with_committees
from figures.world import World, day

pytestmark = pytest.mark.django_db
MOMENT = Moment(AT)


@pytest.fixture
def world() -> World:
    rest = ("female", day("01/01/1980"), "Kinh", "", "admitted", day("01/02/2020"))
    return with_committees(build([(code, *rest) for code in ("c11", "c21", "cb1")]))


def close(world: World, reason: str = "", name: str = "congress-round") -> ClosedReport:
    return close_report(
        actor=PROGRAM, organisation=world.organisations["khoi"], name=name, moment=MOMENT, reason=reason
    )


def test_a_closed_report_keeps_its_values_and_the_rows_behind_them(world: World) -> None:
    closed = close(world)
    document = report("congress-round", world.organisations["khoi"], MOMENT)
    kept_report = kept_document(ClosedReport.objects.get())
    assert kept_report.values == document.values
    assert kept_report.tables == document.tables
    assert kept_report.texts == document.texts | {"ma_chot": closed.code}
    kept = unpack(closed.rows)
    assert len(kept["committee_seats"].counting("committees.elected")) == document.values["committees.elected"] == 3
    assert len(kept["members"].counting("members.total")) == document.values["members.total"]
    assert is_intact(closed)
    assert closed.code == f"{closed.digest[:4]}-{closed.digest[4:8]}"
    entry = Entry.objects.get(act="close_report")
    assert entry.summary == f"Chốt Tổng hợp kết quả đại hội đến ngày 28/06/2020, mã chốt {closed.code}"
    assert entry.details["digest"] == closed.digest


def test_the_database_refuses_to_change_a_closed_report(world: World) -> None:
    closed = close(world)
    with pytest.raises(DatabaseError), transaction.atomic():
        ClosedReport.objects.filter(pk=closed.pk).update(contents={})
    with pytest.raises(DatabaseError), transaction.atomic():
        ClosedReport.objects.filter(pk=closed.pk).delete()
    assert is_intact(ClosedReport.objects.get())


def test_nothing_changed_says_nothing(world: World) -> None:
    changes = changes_since(close(world))
    assert (changes.rows, changes.figures) == (0, ())


def test_rows_that_came_went_and_changed_are_named_with_the_figures_they_moved(world: World) -> None:
    closed = close(world)
    CommitteeMember.objects.filter(person=world.people["Người 2"], committee__kind="executive").delete()
    world.person("Đến sau", sex="male")
    world.member("Đến sau", "c11", day("01/05/2020"), began_by="transferred_in")
    Person.objects.filter(full_name="Người 0").update(full_name="Người không")
    Membership.objects.filter(person=world.people["Người 1"]).update(standing="probationary")
    changes = changes_since(closed)
    assert {(change.figure.key, change.kept, change.now) for change in changes.figures} >= {
        ("committees.elected", 3, 2),
        ("committees.first_time", 2, 1),
        ("members.total", 3, 4),
    }
    found = {source.name: [(row.way, row.cells[0]) for row in source.rows] for source in changes.sources}
    assert sorted(found["đảng viên"]) == [
        ("thêm", ("Đến sau", "Đến sau")),
        ("đổi", ("Người 0", "Người không")),
        ("đổi", ("Người 1", "Người 1")),
    ]
    assert ("bớt", ("Người 2", "Người 2")) in found["cấp ủy viên được bầu"]
    assert is_intact(closed)


def test_closing_again_needs_a_reason_and_supersedes(world: World) -> None:
    first = close(world)
    with pytest.raises(CloseRefusedError, match=f"đã chốt với mã {first.code}"):
        close(world)
    second = close(world, "Bổ sung kết quả của một đơn vị")
    assert second.supersedes == first
    assert first.superseded_by == second
    with pytest.raises(CloseRefusedError, match=second.code):
        close(world)


def test_a_day_to_come_cannot_be_closed(world: World) -> None:
    with pytest.raises(CloseRefusedError, match="chưa đến"):
        close_report(
            actor=PROGRAM,
            organisation=world.organisations["khoi"],
            name="congress-round",
            moment=Moment(datetime.date(2199, 1, 1)),
        )


def test_who_may_not_close_closes_nothing(world: World) -> None:
    with pytest.raises(NotAllowed):
        close_report(
            actor=Actor(world.people["Người 0"].pk, "Người lạ"),
            organisation=world.organisations["khoi"],
            name="congress-round",
            moment=MOMENT,
        )


def test_the_same_rows_are_kept_as_the_same_bytes(world: World) -> None:
    document = report("member-statistics", world.organisations["khoi"], MOMENT)
    figures = [figure(key) for key in document.figures]
    rows = pack(gather(figures, world.organisations["khoi"].pk, MOMENT))
    assert rows == pack(gather(figures, world.organisations["khoi"].pk, MOMENT))
    assert unpack(rows) == gather(figures, world.organisations["khoi"].pk, MOMENT)
