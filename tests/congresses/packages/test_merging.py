"""A congress carried to the hall and back: everything arrives once, both sides' changes stay, conflicts are decided."""

import hashlib
import json
from collections.abc import Callable
from datetime import date

import pytest

import build
from congresses.checkin.doors import Hall, hall
from congresses.delegates import gathering
from congresses.packages.away import packed_in_the_hall
from dangbo.access.actor import PROGRAM, Actor, NotAllowed
from dangbo.access.permissions import Role
from dangbo.congresses.acts.checkin.sessions import add_door
from dangbo.congresses.acts.delegates.changing import note_absence, strike_delegate
from dangbo.congresses.acts.delegates.entering import TypedDelegate, enter_delegates
from dangbo.congresses.acts.packages.carrying import carry_away, export_package, receive_package
from dangbo.congresses.acts.packages.merging import changes_of, merge_package
from dangbo.congresses.models import Congress
from dangbo.congresses.models.checkin import CheckInSession, Door, Outcome, Scan
from dangbo.congresses.models.delegates import Absence, Delegate, DelegateKind
from dangbo.congresses.models.packages import ReceivedPackage
from dangbo.elections.models import Announcement, Election, MeetingKind, State
from dangbo.paper.errors import FileError
from dangbo.paper.packages import read_parts, write_parts
from dangbo.registry.acts.refusal import Refused
from dangbo.registry.models import CommitteeMember
from dangbo.rules.elections.posts import Post
from elections import hall as voting

pytestmark = pytest.mark.django_db


@pytest.fixture
def held() -> Congress:
    """A congress with four delegates and an alternate, two doors, an open session, carried away."""
    made = hall().congress
    carry_away(actor=PROGRAM, congress=made)
    return made


def of(held: Congress) -> Hall:
    """Its hall as it stands in this store."""
    codes = dict(held.delegates.filter(cards__void_at=None).values_list("full_name", "cards__code"))
    return Hall(held, CheckInSession.objects.get(congress=held), list(held.doors.all()), codes)


def received(held: Congress, content: bytes) -> ReceivedPackage:
    return receive_package(actor=PROGRAM, congress=held, filename="goi.dangbo", content=content)


def merged(held: Congress, content: bytes, **decisions: str) -> dict[str, dict[str, int]]:
    return merge_package(actor=PROGRAM, package=received(held, content), decisions=decisions)


def come(*names: str) -> Callable[[Congress], None]:
    """Work in the hall: these people come through the door."""

    def work(congress: Congress) -> None:
        there = of(congress)
        for name in names:
            assert there.scan(there.codes[name]).outcome is Outcome.IN

    return work


def present(held: Congress) -> list[str]:
    """Who is checked in, each as often as stored."""
    rows = Scan.objects.filter(session__congress=held, outcome=Outcome.IN, taken_back_at=None)
    return sorted(rows.values_list("delegate__full_name", flat=True))


def test_what_was_done_in_the_hall_arrives_here(held: Congress) -> None:
    content = packed_in_the_hall(held, come("Lò Văn AAAB", "Lò Văn AAAC"))
    assert present(held) == []
    assert merged(held, content) == {"congresses.scan": {"added": 2}}
    assert present(held) == ["Lò Văn AAAB", "Lò Văn AAAC"]


def test_the_same_package_merged_twice_changes_nothing_more(held: Congress) -> None:
    content = packed_in_the_hall(held, come("Lò Văn AAAB"))
    merged(held, content)
    assert merged(held, content) == {}
    assert (Scan.objects.count(), ReceivedPackage.objects.count()) == (1, 1)


def test_a_second_package_of_the_same_work_changes_nothing_either(held: Congress) -> None:
    merged(held, packed_in_the_hall(held, come("Lò Văn AAAB")))
    again = export_package(actor=PROGRAM, congress=held)
    assert changes_of(received(held, again))[1].is_empty
    assert merged(held, again) == {}


def test_who_came_in_the_hall_and_here_is_in_once(held: Congress) -> None:
    content = packed_in_the_hall(held, come("Lò Văn AAAB", "Lò Văn AAAC"))
    come("Lò Văn AAAB", "Lò Văn AAAD")(held)
    merged(held, content)
    assert present(held) == ["Lò Văn AAAB", "Lò Văn AAAC", "Lò Văn AAAD"]
    assert Scan.objects.filter(outcome=Outcome.ALREADY).count() == 1


def test_changes_of_one_side_alone_stay_and_both_are_kept(held: Congress) -> None:
    first, second = held.delegates.all()[:2]

    def work(congress: Congress) -> None:
        row = congress.delegates.get(pk=first.pk)
        note_absence(actor=PROGRAM, delegate=row, absence=Absence.EXCUSED, reason="Ốm")

    content = packed_in_the_hall(held, work)
    strike_delegate(actor=PROGRAM, delegate=second, on=date(2020, 8, 20), reason="Chuyển công tác")
    assert merged(held, content) == {"congresses.delegate": {"changed": 1}}
    rows = {row.pk: row for row in held.delegates.all()}
    assert (rows[first.pk].absence_reason, rows[second.pk].struck_reason) == ("Ốm", "Chuyển công tác")


@pytest.mark.parametrize(("chosen", "reason"), [("here", "Bận việc gia đình"), ("there", "Ốm")])
def test_what_both_sides_changed_is_decided_by_somebody(held: Congress, chosen: str, reason: str) -> None:
    first = held.delegates.all()[0]

    def absent(why: str) -> Callable[[Congress], None]:
        def work(congress: Congress) -> None:
            row = congress.delegates.get(pk=first.pk)
            note_absence(actor=PROGRAM, delegate=row, absence=Absence.EXCUSED, reason=why)

        return work

    content = packed_in_the_hall(held, absent("Ốm"))
    absent("Bận việc gia đình")(held)
    package = received(held, content)
    (conflict,) = changes_of(package)[1].conflicts
    assert [(each.here, each.there) for each in conflict.differences] == [("Bận việc gia đình", "Ốm")]
    with pytest.raises(Refused, match="Còn 1 chỗ hai nơi cùng sửa"):
        merge_package(actor=PROGRAM, package=package, decisions={})
    merge_package(actor=PROGRAM, package=package, decisions={conflict.key: chosen})
    assert Delegate.objects.get(pk=first.pk).absence_reason == reason


def test_the_same_person_added_on_both_sides_is_one_and_what_hangs_on_them_follows(held: Congress) -> None:
    person = build.member(gathering.units_of(held.organisation)[0], "Vì Văn Sơn")
    typed = TypedDelegate("Vì Văn Sơn", DelegateKind.ELECTED, person=person)

    def work(congress: Congress) -> None:
        (row,) = enter_delegates(actor=PROGRAM, congress=congress, typed=[typed])
        there = of(congress)
        there.record([there.sent("", delegate=row)])

    content = packed_in_the_hall(held, work)
    enter_delegates(actor=PROGRAM, congress=held, typed=[typed])
    merged(held, content)
    assert held.delegates.filter(person=person).count() == 1
    assert present(held) == ["Vì Văn Sơn"]


def test_new_delegates_of_both_sides_keep_numbers_of_their_own(held: Congress) -> None:
    content = packed_in_the_hall(held, lambda congress: [gathering.seated(congress, 1)].clear())
    enter_delegates(
        actor=PROGRAM, congress=held, typed=[TypedDelegate("Cà Văn Bình", DelegateKind.ELECTED, birth_year=1971)]
    )
    merged(held, content)
    assert [row.number for row in held.delegates.all()] == [1, 2, 3, 4, 5, 6, 7]


def test_an_election_counted_in_the_hall_enters_the_register_here() -> None:
    top = gathering.bloc(1, members=12)
    people = [row.person for row in gathering.units_of(top)[0].memberships.select_related("person")]
    held = gathering.congress(top, kind="member")
    held.meeting = voting.congress(top, MeetingKind.MEMBER_CONGRESS, gathering.DAY, term_name="2020-2025", ordinal=14)
    held.save(update_fields=["meeting"])
    carry_away(actor=PROGRAM, congress=held)

    def work(congress: Congress) -> None:
        assert congress.meeting is not None
        vote = voting.election(congress.meeting, Post.COMMITTEE, 3, people[:3])
        voting.announced(vote, [12, 11, 10])

    content = packed_in_the_hall(held, work)
    assert (Election.objects.count(), CommitteeMember.objects.count()) == (0, 0)
    merged(held, content)
    (vote,) = Election.objects.all()
    assert (vote.state, Announcement.objects.get().election) == (State.ANNOUNCED, vote)
    assert set(CommitteeMember.objects.values_list("person", flat=True)) == {person.pk for person in people[:3]}
    assert merged(held, content) == {}


def changed(content: bytes, part: str, edit: Callable[[bytes], bytes]) -> bytes:
    """The package with one part edited."""
    parts = read_parts(content)
    return write_parts({name: edit(told) if name == part else told for name, told in parts.items()})


def with_manifest(content: bytes, **fields: object) -> bytes:
    """The package with fields of its manifest set anew, its seal as it was."""
    return changed(content, "manifest.json", lambda told: json.dumps(json.loads(told) | fields).encode())


def test_a_package_tampered_with_is_refused_even_with_its_digests_made_anew(held: Congress) -> None:
    content = packed_in_the_hall(held, come("Lò Văn AAAB"))
    part = "rows/congresses.scan.jsonl"
    edited = changed(content, part, lambda told: told.replace(b'"in"', b'"already"'))
    digest = hashlib.sha256(read_parts(edited)[part]).hexdigest()
    parts = json.loads(read_parts(content)["manifest.json"])["parts"] | {part: digest}
    for broken in (edited, with_manifest(edited, parts=parts)):
        with pytest.raises(FileError, match="không còn nguyên vẹn"):
            received(held, broken)
    assert ReceivedPackage.objects.count() == 0


def test_a_package_of_another_version_program_or_congress_is_refused_with_its_reason(held: Congress) -> None:
    content = packed_in_the_hall(held, come("Lò Văn AAAB"))
    other = gathering.congress(gathering.bloc(1))
    told = {
        "Gói thuộc phiên bản 2, chương trình này đọc phiên bản 1": (held, with_manifest(content, version=2)),
        "hai máy phải chạy cùng một bản dangbo": (held, with_manifest(content, schema="khac")),
        "không phải đại hội đang xem": (other, content),
        "không phải gói đại hội": (held, write_parts({"a.txt": b"x"})),
    }
    for sentence, (congress, file) in told.items():
        with pytest.raises(FileError, match=sentence):
            received(congress, file)


def test_a_file_that_is_no_package_is_refused(held: Congress) -> None:
    with pytest.raises(FileError):
        received(held, b"khong phai goi")


def test_a_congress_never_carried_away_is_not_exported() -> None:
    with pytest.raises(Refused, match="chưa được ghi mang đi"):
        export_package(actor=PROGRAM, congress=gathering.congress(gathering.bloc(1)))


def test_who_may_not_run_the_congress_merges_nothing(held: Congress) -> None:
    package = received(held, packed_in_the_hall(held, come("Lò Văn AAAB")))
    looker = Actor.of(build.account(Role.COMMITTEE_MEMBER, held.organisation))
    with pytest.raises(NotAllowed):
        merge_package(actor=looker, package=package, decisions={})


def test_doors_opened_under_one_name_on_both_sides_are_one(held: Congress) -> None:
    def work(congress: Congress) -> None:
        door = add_door(actor=PROGRAM, congress=congress, name="Cửa 3")
        there = of(congress)
        there.doors = [door]
        there.scan(there.codes["Lò Văn AAAB"])

    content = packed_in_the_hall(held, work)
    add_door(actor=PROGRAM, congress=held, name="Cửa 3")
    merged(held, content)
    assert Door.objects.filter(congress=held, name="Cửa 3").count() == 1
    assert Scan.objects.get().door.name == "Cửa 3"
