"""The congress of a small organisation whose committee issues papers: five seats, two cells, a round of 2020.

congress = house.congress(); house.make(congress, "ke-hoach"); house.make_everything(congress)
"""

from datetime import date

from congresses import world
from congresses.personnel import house as personnel
from dangbo.access.actor import PROGRAM
from dangbo.congresses.acts.congresses.convening import convene
from dangbo.congresses.acts.papers.making import make_all, make_paper
from dangbo.congresses.models import Congress, GroupKind, GroupMember, GroupRole, PreparationGroup
from dangbo.congresses.models.papers import CongressPaper
from dangbo.congresses.queries.papers.wanted import wanted_papers
from dangbo.documents.queries.contents import contents_at
from dangbo.documents.queries.paper import paper_of
from dangbo.paper.party_documents import PartyDocument
from dangbo.paper.party_documents.text import write_text
from dangbo.rules.documents import SigningBody, profile_at
from documents import office
from kept import kept

ON = date(2020, 1, 20)
OPENING = date(2020, 5, 12)


@kept
def congress() -> Congress:
    """The congress with its day planned; its committee and the bloc's issue papers."""
    made = personnel.congress()
    world.planned(made, OPENING)
    for organisation in (made.organisation, made.round.superior):
        office.issuer(organisation, SigningBody.COMMITTEE)
    return Congress.objects.select_related("round__superior", "organisation", "meeting").get(pk=made.pk)


@kept
def convened() -> Congress:
    """The same congress, convened for its day in a hall."""
    found = convene(
        actor=PROGRAM, congress=congress(), on=ON, place="Hội trường tầng 2", accepted_warnings=world.ACCEPTED
    )
    world.held(found, OPENING)
    return found


@kept
def group(of: Congress, name: str = "Tiểu ban Văn kiện", people: int = 2) -> PreparationGroup:
    """A group of the first people of the sitting committee, the first at its head."""
    made = PreparationGroup.objects.create(congress=of, kind=GroupKind.PAPERS, name=name, founded_on=ON)
    for place, person in enumerate(personnel.people(personnel.SITTING)[:people]):
        role = GroupRole.MEMBER if place else GroupRole.HEAD
        GroupMember.objects.create(group=made, person=person, role=role, valid_from=ON, position=place)
    return made


@kept
def make(of: Congress, key: str, about: str = "") -> CongressPaper:
    """One paper of the catalogue."""
    wanted = next(each for each in wanted_papers(of) if each.paper.key == key and about in ("", each.about))
    return make_paper(actor=PROGRAM, congress=of, wanted=wanted, on=ON)


@kept
def make_everything(of: Congress) -> list[CongressPaper]:
    """Every paper that the congress wants."""
    return make_all(actor=PROGRAM, congress=of, wanted=wanted_papers(of), on=ON)


@kept
def set_paper(paper: CongressPaper, on: date = ON) -> PartyDocument:
    """The paper as it would be printed on a day."""
    said = contents_at(paper.document, on)
    assert [problem.message for problem in said.problems] == []
    return paper_of(said.contents, profile_at(on))


def text_of(paper: CongressPaper, on: date = ON) -> str:
    """Its body as it would be printed on a day."""
    return write_text(set_paper(paper, on).body)
