"""Server time of the pages and figures, for the demo and for a city."""

from datetime import date

from office import Reader
from timing import Measured, timed

from dangbo.facts.figures import Moment
from dangbo.figures.json import figures_json
from dangbo.figures.reports.document import report
from dangbo.figures.reports.files import to_excel, to_json, to_word
from dangbo.registry.models import Membership, Organisation

REPORT = "congress-round"


def measure_pages(reader: Reader, at: date, page: float, whole: float, runs: int) -> list[Measured]:
    """The pages of an organisation; targets in milliseconds for a page of members and for the whole report."""
    organisation = Organisation.objects.get(code=reader.organisation)
    member = Membership.objects.at(at).filter(organisation__links_up__ancestor=organisation).order_by("pk")[0]
    below = organisation.child_versions.order_by("name_key")[0].organisation.code

    def told(name: str, target: float | None, *asked: str, **parameters: str) -> Measured:
        return timed(name, target, reader.asking(*asked, **parameters), runs)

    return [
        told("Member list, first page", page, "registry:members"),
        told("Member list, a later page", page, "registry:members", trang="50"),
        told("Member list sorted by cell", page, "registry:members", **{"sap-xep": "chi-bo"}),
        told(
            "Filter: women with a degree",
            page,
            "registry:members",
            **{"gioi-tinh": "female", "chuyen-mon": "dai-hoc-tro-len"},
        ),
        told("Filter: committee members", page, "registry:members", **{"chuc-vu": "cap-uy"}),
        told("Filter: party age 30 to 39", page, "registry:members", **{"tuoi-dang": "30_39"}),
        told("Search: nguyen thi h", page, "registry:members", tim="nguyen thi h"),
        told("Search: nobody is called so", page, "registry:members", tim="zzz qqq"),
        told("Search: last digits of a card", page, "registry:members", tim=member.person.card_number[-4:]),
        told("Tree of organisations", None, "registry:organisations"),
        told("One organisation", None, "registry:organisation", below),
        told("One person", None, "registry:person", str(member.person_id)),
        told("Home page", None, "web:home"),
        told("Report of the congress round, page", whole, "figures:report", REPORT),
        timed(
            "Report of the congress round, its values", whole, lambda: report(REPORT, organisation, Moment(at)), runs
        ),
        timed("Report as Word, Excel and JSON", None, lambda: _files(organisation, at), runs),
        timed("All figures as JSON", None, lambda: figures_json(organisation, at), runs),
        told("One figure with its divisions, page", None, "figures:detail", "members.women.share"),
        told("Rows behind a figure, page", None, "figures:rows", "members.women"),
    ]


def _files(organisation: Organisation, at: date) -> None:
    document = report(REPORT, organisation, Moment(at))
    to_word(document)
    to_excel(document)
    to_json(document)


def count_queries(small: Reader, large: Reader, at: date) -> list[Measured]:
    """Statements of a page with few rows and with all: the second should not be more."""
    pages = ("registry:members", "registry:organisations", "web:home")
    found = []
    for name in pages:
        few, many = small.queries(name), large.queries(name)
        found.append(Measured(f"Statements of {name}, few rows against all", "", float(few), (float(many),)))
    person = Membership.objects.at(at).order_by("pk")[0].person_id
    found.append(
        Measured("Statements of one person's page", "", None, (float(large.queries("registry:person", person)),))
    )
    return found
