"""A delegate congress from its roll to a closed vote."""

from datetime import date

from dangbo.access.actor import PROGRAM
from dangbo.cli.evening.people import accepting
from dangbo.cli.evening.sizes import Size
from dangbo.elections.acts.candidates import NewCandidate, put_forward
from dangbo.elections.acts.elections import prepare_election
from dangbo.elections.acts.hands import Hands
from dangbo.elections.acts.lists import fix_list
from dangbo.elections.acts.meetings import prepare_meeting
from dangbo.elections.acts.roll_import import enter_listed
from dangbo.elections.acts.rolls import take_attendance
from dangbo.elections.acts.tellers import choose_tellers
from dangbo.elections.acts.voting import close_voting, issue_ballots
from dangbo.elections.forms.roll_import import listed_person
from dangbo.elections.models import Capacity, Election, Meeting, MeetingKind, PaperSize, Source
from dangbo.elections.queries.offering import offered_tellers
from dangbo.elections.queries.roll_file import read_roll
from dangbo.paper.sheets import Column, Table, write_xlsx
from dangbo.registry.exchange.listed import Outcome
from dangbo.registry.models import Organisation, Person
from dangbo.rules.elections.posts import Post

DAY = date(2025, 7, 15)
TELLERS = 7
MOST_ON_A5 = 16
"""Names on one side of A5."""
FILE = "danh-sach-dai-bieu.xlsx"


def congress_of(organisation: Organisation, people: list[Person], size: Size) -> Meeting:
    """The congress with its roll from an Excel file and its attendance."""
    meeting = prepare_meeting(
        actor=PROGRAM,
        organisation=organisation,
        kind=MeetingKind.DELEGATE_CONGRESS,
        name="Đại hội đại biểu Đảng bộ Khối Diễn tập lần thứ I",
        held_on=DAY,
        place="Hội trường",
        ordinal=1,
        term_name="2025-2030",
    )
    listed = read_roll(_workbook(people), FILE, meeting, Capacity.DELEGATE)
    rows = [listed_person(each) for each in listed if each.outcome is Outcome.NEW]
    enter_listed(actor=PROGRAM, meeting=meeting, people=rows, filename=FILE)
    absent = meeting.roll.filter(person__in=people[len(people) - size.absent :]) if size.absent else ()
    take_attendance(actor=PROGRAM, meeting=meeting, absent=[entry.pk for entry in absent])
    return meeting


def _workbook(people: list[Person]) -> bytes:
    columns = [Column("Họ và tên"), Column("Ngày sinh"), Column("Tư cách")]
    rows = [(person.full_name, f"{person.birth_date:%d/%m/%Y}", "Đại biểu chính thức") for person in people]
    return write_xlsx([Table("Đại biểu", columns, rows)])


def vote_of(meeting: Meeting, post: Post, people: list[Person], size: Size, title: str = "") -> Election:
    """A vote whose list is fixed by raised hands, whose ballots are handed out and whose voting is closed."""
    paper = PaperSize.A5 if size.names <= MOST_ON_A5 else PaperSize.A4
    vote: Election = accepting(
        prepare_election, actor=PROGRAM, meeting=meeting, post=post, seats=size.seats, title=title, paper=paper
    )
    named = [NewCandidate(person=person) for person in people[: size.names]]
    put_forward(actor=PROGRAM, election=vote, candidates=named, source=Source.PREPARED)
    present = meeting.roll.filter(presence="present").count()
    hands = Hands(votes_for=present, votes_against=0, abstained=0, present=present)
    counting = [entry for entry in offered_tellers(vote) if entry.presence == "present"][:TELLERS]
    choose_tellers(actor=PROGRAM, election=vote, entries=counting, head=counting[0].pk, hands=hands)
    reason = "Đại hội quyết định dùng phiếu có ô để quét" if size.style else ""
    accepting(fix_list, actor=PROGRAM, election=vote, hands=hands, style=size.layout, style_reason=reason)
    accepting(issue_ballots, actor=PROGRAM, election=vote, issued=present, present=present)
    return accepting(close_voting, actor=PROGRAM, election=vote)  # type: ignore[no-any-return]
