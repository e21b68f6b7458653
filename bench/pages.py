"""Server time of the pages and figures, for the demo and for a city."""

from datetime import date

from django.core.cache import cache
from office import Reader
from timing import Measured, timed

from dangbo.facts.figures import Moment
from dangbo.figures.json import figures_json
from dangbo.figures.reports.document import report
from dangbo.figures.reports.files import to_excel, to_json, to_word
from dangbo.registry.models import Membership, Organisation

REPORT, STATISTICS = "congress-round", "member-statistics"
COUNTED = ("registry:members", "web:home", "figures:detail")
"""Pages that keep what they count until the next entry of the journal."""


def measure_pages(reader: Reader, at: date, page: float, whole: float, runs: int) -> list[Measured]:
    """The pages of an organisation; targets in milliseconds for a page of members and for the whole report.

    Twice where counts are kept until the next act: as it is opened again, and as the first who opens it finds it.
    """
    organisation = Organisation.objects.get(code=reader.organisation)
    member = Membership.objects.at(at).filter(organisation__links_up__ancestor=organisation).order_by("pk")[0]
    below = organisation.child_versions.order_by("name_key")[0].organisation.code

    def told(name: str, target: float | None, *asked: str, **parameters: str) -> list[Measured]:
        opened = reader.asking(*asked, **parameters)

        def opened_first() -> None:
            cache.clear()
            opened()

        first = [] if asked[0] not in COUNTED else [timed(f"{name}, first after an act", None, opened_first, runs)]
        return [timed(name, target, opened, runs), *first]

    listed = [(f"Member list: {name}", page, "registry:members", asked) for name, asked in _lists(member).items()]
    others = [
        ("Tree of organisations", None, "registry:organisations"),
        ("One organisation", None, "registry:organisation", below),
        ("One person", None, "registry:person", str(member.person_id)),
        ("Home page", None, "web:home"),
        ("Report of the congress round, page", whole, "figures:report", REPORT),
        ("Report of member statistics, page", whole, "figures:report", STATISTICS),
        ("One figure with its divisions, page", None, "figures:detail", "members.women.share"),
        ("Rows behind a figure, page", None, "figures:rows", "members.women"),
    ]
    return [
        *(found for name, target, url, asked in listed for found in told(name, target, url, **asked)),
        *(found for name, target, *asked in others for found in told(name, target, *asked)),
        timed(
            "Report of the congress round, its values", whole, lambda: report(REPORT, organisation, Moment(at)), runs
        ),
        timed("Report as Word, Excel and JSON", None, lambda: _files(organisation, at), runs),
        timed("All figures as JSON", None, lambda: figures_json(organisation, at), runs),
    ]


def _lists(member: Membership) -> dict[str, dict[str, str]]:
    """What the member list is asked for."""
    women = {"gioi-tinh": "female", "chuyen-mon": "dai-hoc-tro-len"}
    return {
        "first page": {},
        "a later page": {"trang": "50"},
        "the last page": {"trang": "9999999"},
        "sorted by cell": {"sap-xep": "chi-bo"},
        "sorted by activity": {"sap-xep": "sinh-hoat"},
        "women with a degree": women,
        "women with a degree, counted": {**women, "dem": "1"},
        "committee members": {"chuc-vu": "cap-uy"},
        "party age 30 to 39": {"tuoi-dang": "30_39"},
        "badges of the next batch": {"huy-hieu": "dot-toi"},
        "nguyen thi h": {"tim": "nguyen thi h"},
        "nguyen thi h, counted": {"tim": "nguyen thi h", "dem": "1"},
        "nobody is called so": {"tim": "zzz qqq"},
        "last digits of a card": {"tim": member.person.card_number[-4:]},
    }


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
