"""What the walk over every address needs to know of papers."""

from collections.abc import Callable
from typing import Any

from congresses.congresses.every_url import a_congress, of
from congresses.papers import house
from dangbo.access.actor import PROGRAM
from dangbo.congresses.acts.papers.making import make_paper
from dangbo.congresses.acts.papers.opinions import give_opinion, open_opinions
from dangbo.congresses.models.papers import CongressPaper, OpinionRound
from dangbo.congresses.queries.papers.wanted import wanted_papers
from documents import office as issuing
from web.conftest import Office


def paper(office: Office) -> CongressPaper:
    """The political report of the cell's congress, sent to the cell with one opinion on it."""
    congress = a_congress(office)
    found = CongressPaper.objects.filter(congress=congress).first()
    if found is not None:
        return found
    issuing.issuer(congress.organisation)
    wanted = next(each for each in wanted_papers(congress) if each.paper.key == "bao-cao-chinh-tri")
    made = make_paper(actor=PROGRAM, congress=congress, wanted=wanted, on=house.ON)
    held = open_opinions(
        actor=PROGRAM, paper=made, organisations=[congress.organisation], on=house.ON, until=house.OPENING
    )
    give_opinion(actor=PROGRAM, round_=held, organisation=congress.organisation, text="Nên gọn.", on=house.ON)
    return made


def _paper(office: Office) -> dict[str, Any]:
    return of(office) | {"paper_id": paper(office).pk}


def _round(office: Office) -> dict[str, Any]:
    return {"round_id": OpinionRound.objects.get(paper=paper(office)).pk}


def _call(office: Office) -> dict[str, Any]:
    held = OpinionRound.objects.get(paper=paper(office))
    return {"round_id": held.pk, "call_id": held.calls.all()[0].pk}


def _opinion(office: Office) -> dict[str, Any]:
    return {"opinion_id": OpinionRound.objects.get(paper=paper(office)).opinions.all()[0].pk}


PARAMETERS: dict[str, Callable[[Office], dict[str, Any]]] = {
    "congresses:papers": of,
    "congresses:make_paper": of,
    "congresses:make_papers": of,
    "congresses:charge_paper": lambda office: of(office) | {"row": 4},
    "congresses:paper": _paper,
    "congresses:finish_paper": _paper,
    "congresses:ask_opinions": _paper,
    "congresses:opinions": _round,
    "congresses:give_opinion": _round,
    "congresses:close_opinions": _round,
    "congresses:answer_opinions": _call,
    "congresses:settle_opinion": _opinion,
}
