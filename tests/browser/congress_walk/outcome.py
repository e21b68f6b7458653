"""What must be true after a walk, read from the store and from the folder."""

from pathlib import Path

import docx
import pypdfium2

from browser.congress_walk.ledger import CONTENTS, SCREENS, Ledger
from browser.congress_walk.planning import OPENING
from browser.congress_walk.register import Small
from dangbo.congresses.models import Congress
from dangbo.registry.models import CommitteeMember, Office, Term
from dangbo.registry.models.committees import CommitteeKind, OfficeKind


def congress_of(small: Small) -> Congress:
    """The congress that was walked through."""
    return Congress.objects.select_related("organisation", "round", "meeting").get(organisation=small.office)


def terms_of(small: Small) -> tuple[Term, Term]:
    """The term that ended with the congress and the one that began."""
    before, after = Term.objects.filter(organisation=small.office).order_by("starts_on")
    return before, after


def seated(term: Term, kind: CommitteeKind = CommitteeKind.EXECUTIVE) -> set[str]:
    """Who entered a committee of a term on the day of the congress and sits in it still."""
    rows = CommitteeMember.objects.filter(committee__term=term, committee__kind=kind, valid_from=OPENING, valid_to=None)
    return {row.person.full_name for row in rows.select_related("person")}


def in_office(term: Term) -> dict[str, str]:
    """Office of a term since the day of the congress → who holds it."""
    rows = Office.objects.filter(committee__term=term, valid_from=OPENING, valid_to=None).select_related("person")
    return {OfficeKind(row.kind).value: row.person.full_name for row in rows}


def unreadable(ledger: Ledger) -> list[str]:
    """Files of the folder that are empty or do not open as what they are called."""
    files = [path for path in sorted(ledger.folder.iterdir()) if path.name not in (SCREENS, CONTENTS)]
    return [path.name for path in files if not _opens(path)]


def _opens(path: Path) -> bool:
    if path.suffix == ".docx":
        found = docx.Document(str(path))
        return bool(found.paragraphs or found.tables)
    if path.suffix == ".pdf":
        document = pypdfium2.PdfDocument(path)
        pages = len(document)
        document.close()
        return pages > 0
    return path.suffix == ".xlsx" and path.stat().st_size > 0
