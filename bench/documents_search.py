"""Full-text search over 50,000 documents: `python bench/documents_search.py [--documents N] [--runs N]`.

Builds the papers in a new SQLite file, or with DATABASE_URL in that PostgreSQL database, which must be empty; asks as
one who reaches everything, as the office of one committee, and as a member of one cell. Prints a table of medians.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from random import Random
from typing import TYPE_CHECKING, Any

from timing import Measured, table, timed

if TYPE_CHECKING:
    from dangbo.access.actor import Actor
    from dangbo.documents.models import Document, IncomingDocument, Issuer, SearchEntry
    from dangbo.registry.models import Organisation

TARGET_MS = 100.0
WORDS_EACH, OUTSIDE_SHARE, RECEIVERS_EACH, BATCH = 450, 0.2, 3, 2_000
FIRST, DAYS, FOUNDED = date(2015, 1, 5), 4_000, date(2000, 1, 1)
NOW = datetime(2026, 1, 1, tzinfo=UTC)
KINDS = (("plan", "KH"), ("decision", "QĐ"), ("notice", "TB"), ("report", "BC"), ("official_letter", "CV"))
PHRASES = (
    "của", "và", "các", "đảng viên", "tổ chức", "đại hội chi bộ", "nhiệm kỳ mới", "ban thường vụ", "nghị quyết",
    "cấp ủy", "công tác cán bộ", "kiểm tra giám sát", "kế hoạch", "thực hiện", "được", "trong", "theo quy định",
    "nhiệm vụ", "văn kiện", "nhân sự", "báo cáo chính trị", "đoàn kết", "kết quả", "đề nghị", "hướng dẫn",
    "quần chúng ưu tú",
)  # fmt: skip
WEIGHTS = [1 / place for place in range(1, len(PHRASES) + 1)]
RARE = "thẩm định quy hoạch thủy lợi"
QUESTIONS = (
    ("a word that is everywhere", "đảng viên"),
    ("four words, the last unfinished", "ke hoach dai hoi chi b"),
    ("a quoted phrase", '"báo cáo chính trị" "nhiệm kỳ mới"'),
    ("a rare phrase", f'"{RARE}"'),
    ("a symbol", "Số: 0193 – KH/ĐU"),
    ("a word that is nowhere", "zzzz"),
    ("nothing: the newest papers", ""),
)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=50_000)
    parser.add_argument("--runs", type=int, default=9)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="dangbo-bench-") as folder:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dangbo.settings.base")
        os.environ["DANGBO_HOME"] = folder
        return measure(options.documents, options.runs)


def measure(number: int, runs: int) -> int:
    """Build the papers, ask every question as everybody, print the medians; 1 where a median is above the target."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0)
    began = time.perf_counter()
    askers = build(number)
    print(f"{connection.vendor}: {number} papers in {time.perf_counter() - began:.0f} s", flush=True)
    results = [each for asker in askers for each in ask(asker, runs)]
    print(table(results))
    return int(any(each.median > TARGET_MS for each in results))


def ask(asker: "tuple[str, Actor, Organisation]", runs: int) -> Iterator[Measured]:
    """Every question: how many papers, and the first 25 of them."""
    from dangbo.documents.queries.search import search

    who, actor, organisation = asker
    for name, text in QUESTIONS:
        found = len(search(actor, organisation, text))

        def page(text: str = text) -> int:
            hits = search(actor, organisation, text)
            return len(hits) + len(hits[:25])

        yield timed(f"{who}: {name} ({found})", TARGET_MS, page, runs)
    for name, filters in (("a kind", {"kind": "decision"}), ("a year", {"since": date(2020, 1, 1)})):

        def filtered(filters: dict[str, Any] = filters) -> int:
            hits = search(actor, organisation, "đại hội", **filters)
            return len(hits) + len(hits[:25])

        yield timed(f"{who}: two words of {name}", TARGET_MS, filtered, runs)


def build(number: int) -> "list[tuple[str, Actor, Organisation]]":
    """A bloc of 12 committees with 10 cells each and their papers; those who will ask."""
    from dangbo.access.actor import Actor
    from dangbo.access.models import Account, RoleAssignment
    from dangbo.access.permissions import Role
    from dangbo.registry.models import Organisation

    tree = organisations()
    papers(tree, number)
    analyse()
    asking = (
        ("the bloc", Role.OFFICE, tree[0]),
        ("a committee", Role.OFFICE, tree[1]),
        ("a cell", Role.MEMBER, tree[2]),
    )
    found: list[tuple[str, Actor, Organisation]] = []
    for name, role, organisation in asking:
        account = Account.objects.create_user(name.replace(" ", ""), "secret", full_name=name)
        RoleAssignment.objects.create(account=account, role=role, organisation=organisation, valid_from=FOUNDED)
        found.append((name, Actor.of(account), organisation))
    return found


def organisations() -> "list[Organisation]":
    """The bloc, then each committee with its cells after it."""
    from dangbo.access.actor import PROGRAM
    from dangbo.registry.acts.organisations import NewOrganisation, Part, found_organisation
    from dangbo.rules.vocabulary import OrganisationKind, UnitSector

    def found(code: str, kind: OrganisationKind, parent: "Organisation | None") -> "Organisation":
        new = NewOrganisation(code, f"Tổ chức {code}", kind, UnitSector.STATE_AGENCY)
        return found_organisation(
            actor=PROGRAM, part=Part(new), parent=parent, on=FOUNDED, already_existing=True, accepted_warnings=ANYTHING
        )

    bloc = found("khoi", OrganisationKind.UPPER_COMMITTEE, None)
    tree = [bloc]
    for committee in range(12):
        base = found(f"cs{committee}", OrganisationKind.GRASSROOTS_COMMITTEE, bloc)
        cells = [found(f"cb{committee}-{cell}", OrganisationKind.CELL, base) for cell in range(10)]
        tree += [base, *cells]
    return tree


class _Anything(frozenset[str]):
    """Every warning is accepted."""

    def __contains__(self, _code: object) -> bool:
        return True


ANYTHING = _Anything()


def papers(tree: "Sequence[Organisation]", number: int) -> None:
    """Issued documents with their receivers, and papers from outside; each with its entry of search."""
    from django.db import transaction

    from dangbo.documents.models import IncomingDocument, SearchEntry

    chance = Random(7)
    issuers = _issuers(tree)
    outside = int(number * OUTSIDE_SHARE)
    made = _issued(chance, issuers, number - outside)
    while batch := list(islice(made, BATCH)):
        with transaction.atomic():
            _store(batch)
            sent = list(_deliveries(chance, tree, [document for document, _ in batch]))
            IncomingDocument.objects.bulk_create(sent)
            entries = SearchEntry.objects.bulk_create([_own_entry(*each) for each in batch])
            _hold_own(entries, "own")
            _hold_sent(entries, sent)
    arrived = _from_outside(chance, tree, outside)
    while arrivals := list(islice(arrived, BATCH)):
        with transaction.atomic():
            IncomingDocument.objects.bulk_create([row for row, _ in arrivals])
            _hold_own(SearchEntry.objects.bulk_create([_outside_entry(*each) for each in arrivals]), "came")


def analyse() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


def _issuers(tree: "Sequence[Organisation]") -> "dict[Any, Issuer]":
    from dangbo.documents.models import Issuer

    rows = [
        Issuer(
            organisation=each, body="cell" if each.code.startswith("cb") else "committee", code="ĐU", name=each.code,
            body_name=each.code, head_title="Bí thư", place="Nơi", valid_from=FOUNDED,
        )
        for each in tree
    ]  # fmt: skip
    return {row.organisation_id: row for row in Issuer.objects.bulk_create(rows)}


def _issued(chance: Random, issuers: "dict[Any, Issuer]", number: int) -> "Iterator[tuple[Document, str]]":
    from dangbo.documents.models import Document, DocumentState, NumberSeries, SeriesNumber
    from dangbo.vietnamese.symbols import symbol_search_key

    held = list(issuers.values())
    weights = [40, *(4 if row.body == "committee" else 1 for row in held[1:])]
    series = {
        row.pk: NumberSeries.objects.create(
            organisation_id=row.organisation_id, issuer_code="ĐU", group="bench", first_day=FIRST, name="Dãy"
        )
        for row in held
    }
    counts = dict.fromkeys(series, 0)
    for _ in range(number):
        issuer = chance.choices(held, weights)[0]
        counts[issuer.pk] += 1
        kind, code = chance.choice(KINDS)
        dated = FIRST + timedelta(days=chance.randrange(DAYS))
        text = _text(chance)
        symbol = f"{counts[issuer.pk]:02d}-{code}/ĐU"
        yield Document(
            organisation_id=issuer.organisation_id, issuer=issuer, kind=kind, state=DocumentState.ISSUED,
            abstract=text[:90], text=text, signer_rank="head", signer_title="Bí thư", signer_name="Mẫu",
            created_at=NOW, created_by_name="Mẫu", symbol=symbol, symbol_key=symbol_search_key(symbol),
            issued_on=dated, issued_at=NOW, digest="0" * 64, frozen={},
            number=SeriesNumber(
                series=series[issuer.pk], number=counts[issuer.pk], dated=dated, given_at=NOW, given_by_name="Mẫu"
            ),
        ), text  # fmt: skip


def _store(batch: "Sequence[tuple[Document, str]]") -> None:
    from dangbo.documents.models import Document, SeriesNumber

    SeriesNumber.objects.bulk_create([document.number for document, _ in batch if document.number])
    Document.objects.bulk_create([document for document, _ in batch])


def _deliveries(
    chance: Random, tree: "Sequence[Organisation]", documents: "Sequence[Document]"
) -> "Iterator[IncomingDocument]":
    from dangbo.documents.models import IncomingDocument

    for document in documents:
        for receiver in chance.sample(tree, RECEIVERS_EACH):
            if receiver.pk != document.organisation_id:
                yield IncomingDocument(
                    organisation=receiver, source=document, channel="program", arrived_on=document.issued_on,
                    author="Đảng ủy", symbol=document.symbol, symbol_key=document.symbol_key,
                    issued_on=document.issued_on, kind=document.kind, abstract=document.abstract, sent_at=NOW,
                    sent_by_name="Mẫu",
                )  # fmt: skip


def _from_outside(
    chance: Random, tree: "Sequence[Organisation]", number: int
) -> "Iterator[tuple[IncomingDocument, str]]":
    from dangbo.documents.models import IncomingDocument
    from dangbo.vietnamese.symbols import symbol_search_key

    weights = [60, *(1 for _ in tree[1:])]
    for place in range(number):
        dated, text = FIRST + timedelta(days=chance.randrange(DAYS)), _text(chance)
        kind, code = chance.choice(KINDS)
        symbol = f"{place + 1:02d}-{code}/TU"
        yield IncomingDocument(
            organisation=chance.choices(tree, weights)[0], channel="paper", arrived_on=dated, author="Tỉnh ủy",
            symbol=symbol, symbol_key=symbol_search_key(symbol), issued_on=dated, kind=kind, abstract=text[:90],
            sent_at=NOW, sent_by_name="Mẫu",
        ), text  # fmt: skip


def _own_entry(document: "Document", text: str) -> Any:
    from dangbo.documents.models import SearchEntry

    return SearchEntry(
        document=document, organisation_id=document.organisation_id, dated=document.issued_on, state="out",
        kind=document.kind, issuer="du", symbol_key=document.symbol_key, body=_body(document.symbol, text),
    )  # fmt: skip


def _outside_entry(incoming: "IncomingDocument", text: str) -> Any:
    from dangbo.documents.models import SearchEntry

    return SearchEntry(
        incoming=incoming, organisation_id=incoming.organisation_id, dated=incoming.issued_on, state="in",
        kind=incoming.kind, issuer="tinh uy", symbol_key=incoming.symbol_key, body=_body(incoming.symbol, text),
    )  # fmt: skip


def _hold_own(entries: "Sequence[SearchEntry]", part: str) -> None:
    from dangbo.documents.models import SearchHolder

    SearchHolder.objects.bulk_create(
        [SearchHolder(entry=entry, organisation_id=entry.organisation_id, part=part) for entry in entries]
    )


def _hold_sent(entries: "Sequence[SearchEntry]", sent: "Sequence[IncomingDocument]") -> None:
    from dangbo.documents.models import SearchHolder

    of = {entry.document_id: entry for entry in entries}
    SearchHolder.objects.bulk_create(
        [SearchHolder(entry=of[row.source_id], organisation_id=row.organisation_id, part="came") for row in sent]
    )


def _body(symbol: str, text: str) -> str:
    from dangbo.documents.words import body_of

    return body_of([symbol, text])


def _text(chance: Random) -> str:
    """About `WORDS_EACH` words in pieces of 45, drawn from a few hundred such pieces that were made once."""
    if not _PIECES:
        _PIECES.extend(" ".join(_phrases(chance)) for _ in range(600))
    pieces = chance.choices(_PIECES, k=WORDS_EACH // 45)
    return " ".join([*pieces, RARE] if chance.random() < 0.001 else pieces)


def _phrases(chance: Random) -> Iterator[str]:
    """Phrases of the office, and syllables of which a few thousand different ones come."""
    for _ in range(15):
        yield chance.choices(PHRASES, WEIGHTS)[0]
        yield chance.choice(_ONSETS) + chance.choice(_RHYMES)


_PIECES: list[str] = []
_ONSETS = "b c ch d đ g gi h kh l m n ng nh ph s t th tr v x".split()  # noqa: SIM905
_RHYMES = (  # noqa: SIM905
    "a ác ạch ai ám an áng anh ao át ay âm ân âng âp ất âu ây e ẻo en ét ê êm ên ênh êu i ia ích iên iếp iết im in"
    " inh ít o óa oan oang óc oi om on ong ót ô ốc ôi ôm ôn ông ốt ơ ơi ơn u ua uân uất úc ui um un ung uôi uôn úy"
    " ư ừa ức ưng"
).split()


if __name__ == "__main__":
    sys.exit(main())
