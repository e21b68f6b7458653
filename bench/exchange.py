"""Import of the demo's own members: checked against a register that has them, stored into one that has none."""

import gc
import tempfile
import time
from datetime import date
from pathlib import Path

from django.db import connection, transaction
from timing import Measured

from dangbo.access.actor import PROGRAM
from dangbo.paper.sheets import write_xlsx
from dangbo.registry.exchange.drafts import plan_draft, start_draft, store_draft
from dangbo.registry.exchange.members.exporting import export_members
from dangbo.registry.models import ImportDraft, Organisation
from dangbo.registry.models.imports import ImportKind

CHECK_SECONDS, STORE_SECONDS = 5.0, 15.0
PEOPLE = (
    "access_savedsearch",
    "registry_transferhop",
    "registry_transfer",
    "registry_temporarystay",
    "registry_office",
    "registry_committeemember",
    "registry_honour",
    "registry_careerentry",
    "registry_trainingentry",
    "registry_familymember",
    "registry_partycard",
    "registry_attainment",
    "registry_personaccount",
    "registry_membership",
    "registry_person",
)


def measure_import(code: str, at: date, runs: int = 3) -> list[Measured]:
    """Seconds to read and judge a file of all members, and to store it; nothing of it stays."""
    organisation = Organisation.objects.get(code=code)
    table = export_members(actor=PROGRAM, organisation=organisation, at=at, full_numbers=True)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "dang-vien.xlsx"
        file.write_bytes(write_xlsx([table]))
        note = f"{len(table.rows):,} rows, {file.stat().st_size / 1e6:.1f} MB".replace(",", " ")
        checked, again, stored = [], [], []
        for _ in range(runs):
            again.append(_check(organisation, at, file)[0])
            with transaction.atomic():
                _forget_people()
                seconds, draft = _check(organisation, at, file)
                checked.append(seconds)
                stored.append(_store(draft, len(table.rows)))
                transaction.set_rollback(True)
    return [
        Measured("Import checked, all members new", "s", CHECK_SECONDS, tuple(checked), note),
        Measured("Import checked, all members known", "s", CHECK_SECONDS, tuple(again)),
        Measured("Import stored", "s", STORE_SECONDS, tuple(stored)),
    ]


def _check(organisation: Organisation, at: date, file: Path) -> tuple[float, ImportDraft]:
    gc.collect()
    began = time.perf_counter()
    draft = start_draft(
        actor=PROGRAM, organisation=organisation, at=at, kind=ImportKind.MEMBERS, filename=file.name, data=file
    )
    plan_draft(draft)
    return time.perf_counter() - began, draft


def _store(draft: ImportDraft, rows: int) -> float:
    gc.collect()
    began = time.perf_counter()
    stored = store_draft(actor=PROGRAM, draft=draft)
    seconds = time.perf_counter() - began
    if stored.new != rows:
        raise RuntimeError(f"{stored.new} of {rows} rows stored")
    return seconds


def _forget_people() -> None:
    with connection.cursor() as cursor:
        for name in PEOPLE:
            cursor.execute(f"DELETE FROM {name}")
