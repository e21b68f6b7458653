#!/usr/bin/env python3
"""Documents: `python bench/documents.py [--postgresql URL] [--clerks N] [--each N] [--runs N]`.

Clerks who issue at once, each a thread with its own connection: numbers given twice, gaps, seconds; and how long one
document takes as Word and as PDF. On SQLite in a home of its own, and on a database made for it on the server named.
"""

import argparse
import os
import secrets
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from uuid import UUID

if TYPE_CHECKING:
    from timing import Measured

    from dangbo.documents.models import Document, Issuer

AT = date(2026, 6, 10)
GENERATED_MS = 100.0
PARAGRAPH = "Đại hội các chi bộ, đảng bộ cơ sở phải được chuẩn bị chu đáo, dân chủ, đúng nguyên tắc. " * 4
TEXT = "\n".join(
    [
        "- Căn cứ Điều lệ Đảng;",
        "Đảng bộ có {{members.total}} đảng viên, ban hành kế hoạch như sau:",
        "I. MỤC ĐÍCH",
        *[PARAGRAPH] * 6,
        "| TT | Công việc | Số chi bộ |",
        "|---|---|--:|",
        *[f"| {number} | Duyệt văn kiện, nhân sự | {number * 7} |" for number in range(1, 16)],
        "II. TỔ CHỨC THỰC HIỆN",
        *[PARAGRAPH] * 4,
    ]
)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--postgresql", metavar="URL", help="a server on which a database may be created")
    parser.add_argument("--clerks", type=int, default=20)
    parser.add_argument("--each", type=int, default=10, help="documents that every clerk issues")
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--inside", metavar="DATABASE", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.inside:
        return inside(options)
    with tempfile.TemporaryDirectory(prefix="dangbo-bench-") as folder:
        again(options, "SQLite", {"DANGBO_HOME": folder})
        if options.postgresql:
            on_server(options, folder)
    return 0


def again(options: argparse.Namespace, database: str, more: dict[str, str]) -> None:
    """This program in a process whose settings are its own."""
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "dangbo.settings.base", **more}
    if "DATABASE_URL" not in more:
        environment.pop("DATABASE_URL", None)
    numbers = ["--clerks", str(options.clerks), "--each", str(options.each), "--runs", str(options.runs)]
    subprocess.run([sys.executable, __file__, "--inside", database, *numbers], env=environment, check=True)


def on_server(options: argparse.Namespace, folder: str) -> None:
    """A database on the server, dropped at the end."""
    import psycopg

    name = f"dangbo_bench_{secrets.token_hex(4)}"
    with psycopg.connect(options.postgresql, autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}"'.encode())
        try:
            url = urlsplit(options.postgresql)._replace(path=f"/{name}").geturl()
            again(options, "PostgreSQL", {"DATABASE_URL": url, "DANGBO_HOME": folder})
        finally:
            server.execute(f'DROP DATABASE "{name}" WITH (FORCE)'.encode())


def inside(options: argparse.Namespace) -> int:
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    from timing import Measured, table

    issuer = an_office()
    seconds = issue_at_once(issuer, options.clerks, options.each)
    given, doubled, gaps = numbers_of(issuer)
    note = f"{options.clerks} clerks, {given} documents; {doubled} numbers twice, {gaps} gaps"
    measured = [Measured(f"Issued at once, {options.inside}", "s", None, (seconds,), note)]
    print(table([*measured, *generated(issuer, options.runs)]), flush=True)
    return 0 if (given, doubled, gaps) == (options.clerks * options.each, 0, 0) else 1


def an_office() -> "Issuer":
    """A grassroots committee that issues as ĐU."""
    from dangbo.access.actor import PROGRAM
    from dangbo.documents.acts.issuers import add_issuer
    from dangbo.registry.acts.organisations import NewOrganisation, Part, found_organisation
    from dangbo.rules.documents import SigningBody
    from dangbo.rules.vocabulary import OrganisationKind, UnitSector

    kind = OrganisationKind.GRASSROOTS_COMMITTEE
    base = found_organisation(
        actor=PROGRAM,
        part=Part(NewOrganisation("do-tai", "Đảng bộ Sở Mẫu", kind, UnitSector.STATE_AGENCY)),
        parent=None,
        on=date(2000, 1, 1),
        already_existing=True,
        accepted_warnings=frozenset({"too-few-official-members", "wrong-parent", "members-above-cells"}),
    )
    return add_issuer(
        actor=PROGRAM,
        organisation=base,
        body=SigningBody.COMMITTEE,
        code="ĐU",
        name="Đảng ủy Sở Mẫu",
        superior="Đảng bộ tỉnh Mẫu",
        body_name="Đảng ủy",
        head_title="Bí thư",
        place="Sông Mẫu",
        valid_from=date(2000, 1, 1),
    )


def a_draft(issuer: "Issuer") -> "Document":
    from dangbo.access.actor import PROGRAM
    from dangbo.documents.acts.drafting import start_draft

    return start_draft(
        actor=PROGRAM,
        organisation=issuer.organisation,
        issuer=issuer,
        kind="plan",
        abstract="tổ chức đại hội chi bộ",
        text=TEXT,
        signer_title="Bí thư",
        signer_name="Trần Văn Mẫu",
        recipient_lines=["Các chi bộ", "Lưu Đảng ủy"],
    )


def issue_at_once(issuer: "Issuer", clerks: int, each: int) -> float:
    """Every clerk issues drafts of their own, all from the same moment on; the seconds until the last is out."""
    from django.db import connection

    from dangbo.access.actor import PROGRAM
    from dangbo.documents.acts.issuing import issue_document

    drafts = [[a_draft(issuer) for _ in range(each)] for _ in range(clerks)]
    start = Barrier(clerks)

    def work(own: "list[Document]") -> None:
        start.wait()
        for draft in own:
            issue_document(actor=PROGRAM, document=draft, issued_on=AT)
        connection.close()

    began = time.perf_counter()
    with ThreadPoolExecutor(clerks) as pool:
        list(pool.map(work, drafts))
    return time.perf_counter() - began


def numbers_of(issuer: "Issuer") -> tuple[int, int, int]:
    """Issued documents, symbols that came twice, numbers left out."""
    from dangbo.documents.models import Document
    from dangbo.documents.queries.gaps import series_states

    symbols = list(Document.objects.exclude(symbol="").values_list("symbol", flat=True))
    gaps = sum(gap.gap.size for state in series_states(issuer.organisation) for gap in state.gaps)
    return len(symbols), len(symbols) - len(set(symbols)), gaps


def generated(issuer: "Issuer", runs: int) -> "list[Measured]":
    """Milliseconds for a document of three pages with a table, from the database to the bytes of the file."""
    from timing import timed

    from dangbo.documents.models import Document
    from dangbo.documents.queries.paper import party_document
    from dangbo.paper.party_documents import PartyDocument, to_docx, to_pdf

    issued = Document.objects.exclude(symbol="").order_by("symbol")[0].pk
    draft = a_draft(issuer).pk
    found: list[Measured] = []
    for what, key in (("issued", issued), ("draft", draft)):
        for form, make in (("Word", to_docx), ("PDF", to_pdf)):

            def act(key: UUID = key, make: Callable[[PartyDocument], bytes] = make) -> None:
                make(party_document(Document.objects.select_related("issuer", "organisation").get(pk=key)))

            found.append(timed(f"Document as {form}, {what}", GENERATED_MS, act, runs))
    return found


if __name__ == "__main__":
    sys.exit(main())
