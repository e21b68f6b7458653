"""Papers of somebody's file that came in."""

from collections.abc import Collection
from datetime import date

from django.db import transaction

from dangbo.access.actor import Actor
from dangbo.congresses.acts.guards import require_congress
from dangbo.congresses.acts.personnel.guards import write_act
from dangbo.congresses.models.personnel import Nominee, NomineePaper
from dangbo.congresses.queries.personnel.rules import checklist_for
from dangbo.registry.acts.refusal import refuse
from dangbo.vietnamese.dates import format_date


@transaction.atomic
def receive_papers(*, actor: Actor, nominee: Nominee, codes: Collection[str], received_on: date) -> list[NomineePaper]:
    """Write which papers of the checklist are in: new ones with this day, those no longer ticked are taken back.

    Raises Refused for a code that the checklist does not have, and NotAllowed.
    """
    congress = nominee.run.plan.congress
    require_congress(actor, congress)
    known = {item.code: item.label for item in checklist_for(congress, received_on)}
    strange = sorted(set(codes) - set(known))
    if strange:
        refuse("unknown-paper", f"Danh mục hồ sơ không có giấy tờ “{strange[0]}”.")
    there = {row.code for row in nominee.papers.all()}
    gone = there - set(codes)
    nominee.papers.filter(code__in=gone).delete()
    made = NomineePaper.objects.bulk_create(
        NomineePaper(nominee=nominee, code=code, received_on=received_on)
        for code in known
        if code in set(codes) - there
    )
    told = [f"nhận {known[row.code]}" for row in made] + [f"rút {known[code]}" for code in sorted(gone)]
    name = nominee.person.full_name
    summary = f"Hồ sơ nhân sự {name}, ngày {format_date(received_on)}: {'; '.join(told) or 'không đổi'}"
    write_act("receive_nominee_papers", actor, congress, summary, subject=nominee, details={"codes": sorted(codes)})
    return made
