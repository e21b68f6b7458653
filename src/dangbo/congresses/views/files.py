"""A list of a round as a download."""

from django.http import HttpResponse

from dangbo.congresses.acts.rounds.exporting import export_round_list
from dangbo.congresses.models import CongressRound
from dangbo.documents.downloads import download
from dangbo.paper.sheets.writing import Table
from dangbo.registry.models import Organisation
from dangbo.registry.sheets.exporting import XLSX
from dangbo.registry.viewing import OfficeRequest


def round_list_file(
    request: OfficeRequest, round_: CongressRound, superior: Organisation, table: Table
) -> HttpResponse:
    """The table as Excel, on record. Raises NotAllowed."""
    content = export_round_list(
        actor=request.actor, round_=round_, superior=superior, table=table, at=request.viewing.at
    )
    return download(f"{table.name} {round_.term_name}.xlsx", XLSX, content)
