#!/usr/bin/env python3
"""The papers of a congress: `python bench/congress/papers.py [--runs N]`.

Every paper of a delegate congress of the whole catalogue made as a draft, and each set as Word; then as PDF too. On
SQLite in a home of its own.
"""

import argparse
import os
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

if TYPE_CHECKING:
    from dangbo.congresses.models import Congress
    from dangbo.congresses.models.papers import CongressPaper

TARGET_SECONDS = 5.0
ON = date(2020, 1, 20)
OPENING = date(2020, 5, 12)
CELLS, MEMBERS = 7, 30
ACCEPTED = frozenset({"too-few-official-members", "wrong-parent", "members-above-cells", "same-name-and-birth-date"})


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="dangbo-bench-") as folder:
        os.environ |= {"DANGBO_HOME": folder, "DJANGO_SETTINGS_MODULE": "dangbo.settings.base"}
        os.environ.pop("DATABASE_URL", None)
        return inside(options.runs)


def inside(runs: int) -> int:
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    from timing import Measured, table

    congress = a_congress()
    drafts, word, pdf, work = [], [], [], []
    rows: set[int] = set()
    for _ in range(runs):
        worked = time.process_time()
        made, seconds = drafted(congress)
        rows |= {paper.row for paper in made}
        drafts.append(seconds + set_as(made, "word"))
        work.append(time.process_time() - worked)
        word.append(drafts[-1] - seconds)
        pdf.append(set_as(made, "pdf"))
    note = f"{len(made)} papers of {len(rows)} rows"
    print(
        table(
            [
                Measured(
                    "All papers of a congress: drafts and Word", "s", TARGET_SECONDS, tuple(drafts), note, tuple(work)
                ),
                Measured("of it, set as Word", "s", None, tuple(word)),
                Measured("The same as PDF", "s", None, tuple(pdf)),
            ]
        )
    )
    return 0 if len(rows) == 30 else 1


def a_congress() -> "Congress":
    """A delegate congress of a grassroots committee with cells, groups, plan and roll; both issue papers."""
    from dangbo.access.actor import PROGRAM
    from dangbo.congresses.acts.congresses.days import set_days
    from dangbo.congresses.acts.congresses.starting import start_congresses
    from dangbo.congresses.acts.plan.steps import draw_up_plan
    from dangbo.congresses.acts.rounds.founding import open_round
    from dangbo.congresses.models import Congress, DateKind, GroupKind, PreparationGroup
    from dangbo.rules.congress.levels import CongressLevel

    top, base = organisations()
    held = open_round(actor=PROGRAM, superior=top, first_year=2020, last_year=2025, opened_on=date(2019, 9, 3))
    start_congresses(actor=PROGRAM, round_=held, levels=[CongressLevel.GRASSROOTS], on=held.opened_on)
    Congress.objects.filter(organisation=base).update(kind="delegate")
    congress = Congress.objects.select_related("round__superior", "organisation", "meeting").get(organisation=base)
    set_days(actor=PROGRAM, congress=congress, kind=DateKind.PLANNED, first_day=OPENING, on=date(2019, 11, 4))
    draw_up_plan(actor=PROGRAM, congress=congress, at=date(2019, 11, 4))
    for kind in (GroupKind.PAPERS, GroupKind.PERSONNEL, GroupKind.SERVICE):
        PreparationGroup.objects.create(congress=congress, kind=kind, name=str(kind.label), founded_on=ON)
    return congress


def organisations() -> tuple[object, object]:
    """A bloc and its committee with cells of members, each with a body that issues papers."""
    from dangbo.access.actor import PROGRAM
    from dangbo.documents.acts.issuers import add_issuer
    from dangbo.registry.acts.memberships import enter_existing_member
    from dangbo.registry.acts.organisations import NewOrganisation, Part, found_organisation
    from dangbo.registry.acts.people import register_person
    from dangbo.rules.documents import SigningBody
    from dangbo.rules.vocabulary import OrganisationKind, Standing, UnitSector

    def found(code: str, name: str, kind: OrganisationKind, parent: object) -> object:
        part = Part(NewOrganisation(code, name, kind, UnitSector.STATE_AGENCY))
        return found_organisation(
            actor=PROGRAM,
            part=part,
            parent=parent,
            on=date(2000, 1, 1),
            already_existing=True,
            accepted_warnings=ACCEPTED,
        )

    top = found("khoi", "Đảng bộ Khối", OrganisationKind.UPPER_COMMITTEE, None)
    base = found("co-so", "Đảng bộ Sở Mẫu", OrganisationKind.GRASSROOTS_COMMITTEE, top)
    for organisation, code, name in ((top, "ĐUK", "Đảng ủy Khối"), (base, "ĐU", "Đảng ủy Sở Mẫu")):
        add_issuer(
            actor=PROGRAM,
            organisation=organisation,
            body=SigningBody.COMMITTEE,
            code=code,
            name=name,
            body_name=name,
            head_title="Bí thư",
            place="Sông Mẫu",
            valid_from=date(2000, 1, 1),
            accepted_warnings=frozenset({"issuer-code-unknown"}),
        )
    for number in range(CELLS):
        cell = found(f"cb{number}", f"Chi bộ {number}", OrganisationKind.CELL, base)
        for place in range(MEMBERS):
            fields = {"full_name": f"Nguyễn Văn {number}{place}", "sex": "male", "birth_date": date(1970, 1, 1)}
            person = register_person(actor=PROGRAM, organisation=cell, fields=fields, accepted_warnings=ACCEPTED)
            enter_existing_member(
                actor=PROGRAM,
                person=person,
                organisation=cell,
                on=date(2005, 1, 1),
                standing=Standing.OFFICIAL,
                accepted_warnings=ACCEPTED,
            )
    return top, base


def drafted(congress: "Congress") -> "tuple[list[CongressPaper], float]":
    """Every paper made anew, and the seconds for it."""
    from dangbo.access.actor import PROGRAM
    from dangbo.congresses.acts.papers.making import make_all
    from dangbo.congresses.models.papers import CongressPaper
    from dangbo.congresses.queries.papers.wanted import wanted_papers

    CongressPaper.objects.all().delete()
    began = time.perf_counter()
    made = make_all(actor=PROGRAM, congress=congress, wanted=wanted_papers(congress), on=ON)
    return made, time.perf_counter() - began


def set_as(made: "list[CongressPaper]", form: str) -> float:
    """Seconds until every draft is a file."""
    from dangbo.documents.queries.paper import party_document
    from dangbo.paper.party_documents import to_docx, to_pdf

    make = {"word": to_docx, "pdf": to_pdf}[form]
    began = time.perf_counter()
    for paper in made:
        make(party_document(paper.document))
    return time.perf_counter() - began


if __name__ == "__main__":
    sys.exit(main())
