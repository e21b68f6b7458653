"""Taking a list of a round out as Excel; what leaves is on record."""

from dataclasses import replace
from datetime import date

from django.db import transaction

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.congresses.models import CongressRound
from dangbo.paper.sheets.writing import Table, write_xlsx
from dangbo.registry.acts.writing import write
from dangbo.registry.models import Organisation
from dangbo.vietnamese.dates import format_date


@transaction.atomic
def export_round_list(*, actor: Actor, round_: CongressRound, superior: Organisation, table: Table, at: date) -> bytes:
    """A list of the round for a superior as .xlsx with its heads. Raises NotAllowed."""
    actor.require(Permission.EXPORT, superior)
    name = superior.version_at(at).name
    title = [f"{table.name}, {round_.name}".upper(), name, f"Số liệu đến ngày {format_date(at)}"]
    content = write_xlsx([replace(table, title=title)])
    summary = f"Xuất Excel danh sách {table.name.lower()} của {round_.name}"
    write("export_round_list", actor, summary, organisation=superior, subject=round_, details={"at": at})
    return content
