"""Storing the demo's documents once its register stands: figures and citations are asked of what is stored."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from django.db.models import Model

from dangbo.access.actor import PROGRAM
from dangbo.demo.chance import Chance
from dangbo.demo.documents.arriving import Arrivals
from dangbo.demo.documents.issuers import IssuerKey, Leaders, make_issuers, make_periods, make_policies
from dangbo.demo.documents.numbers import NumberBook, moment
from dangbo.demo.documents.papers import Paper, node_of
from dangbo.demo.documents.writing import (
    Citations,
    citation,
    freeze,
    make_desk,
    make_document,
    recipients_of,
    versions_of,
)
from dangbo.demo.plan import Plan
from dangbo.demo.world import World
from dangbo.documents.acts.indexing import index_new
from dangbo.documents.models import (
    CongressPeriod,
    Document,
    DocumentTemplate,
    DraftVersion,
    IncomingCounter,
    IncomingDocument,
    Issuer,
    NumberingPolicy,
    NumberSeries,
    ReadReceipt,
    RecipientOrganisation,
    SeriesNumber,
)
from dangbo.documents.shipped_templates import shipped_templates
from dangbo.registry.acts.bulk import store_batch
from dangbo.rules.documents import SigningBody, profile_at

SUMMARY = "Dựng bản mẫu: văn bản của đợt đại hội là dữ liệu hư cấu"
TEMPLATES_STORED = date(2019, 10, 2)
Issued = list[tuple[Paper, Document]]


def store_documents(world: World, papers: Sequence[Paper], plan: Plan, progress: Callable[[str], None]) -> None:
    """Issuers, templates, numbers, documents and what arrived, with one entry of the journal for each of two steps."""
    progress(f"Văn bản của đợt đại hội: {len(papers)} văn bản")
    chance, leaders = Chance(plan.seed + 2), Leaders(world)
    issuers = make_issuers(world, chance)
    templates = _templates(world, chance)
    _store(
        world,
        {
            Issuer: list(issuers.values()),
            NumberingPolicy: make_policies(world, plan, chance),
            CongressPeriod: make_periods(world, chance),
            DocumentTemplate: list(templates.values()),
        },
    )
    issued, rows = _issue(world, chance, plan, issuers, templates, papers)
    arrivals = Arrivals(chance, leaders)
    arrivals.from_outside(world)
    arrivals.deliver(issued)
    arrivals.number()
    rows |= {IncomingCounter: arrivals.counters, IncomingDocument: arrivals.rows, ReadReceipt: arrivals.receipts}
    _store(world, rows)
    index_new([document for _, document in issued], arrivals.rows)


def _store(world: World, rows: Mapping[type[Model], Sequence[Model]]) -> None:
    top = world.nodes[0].organisation
    store_batch(actor=PROGRAM, organisation=top, rows=rows, summary=SUMMARY, act="build_demo")


def _templates(world: World, chance: Chance) -> dict[str, DocumentTemplate]:
    """The thirty shipped templates as the bloc's own."""
    bloc = world.nodes[0].organisation
    layout = profile_at(TEMPLATES_STORED)
    return {
        shipped.name: DocumentTemplate(
            id=chance.new_id(),
            organisation=bloc,
            kind=shipped.kind,
            name=shipped.name,
            abstract=shipped.abstract,
            text=shipped.text,
            word=shipped.word(layout),
            stored_at=moment(TEMPLATES_STORED),
            stored_by="Văn phòng",
        )
        for shipped in shipped_templates()
    }


def _issue(
    world: World,
    chance: Chance,
    plan: Plan,
    issuers: Mapping[IssuerKey, Issuer],
    templates: Mapping[str, DocumentTemplate],
    papers: Sequence[Paper],
) -> tuple[Issued, dict[type[Model], Sequence[Model]]]:
    """The documents with their numbers and what they say, and the rows to be stored."""
    book, desk = NumberBook(chance, dict(issuers)), make_desk(chance, issuers, templates, Leaders(world))
    given = [(paper, book.give(paper)) for paper in papers]
    for bloc in plan.blocs:
        node = node_of(world, bloc.code)
        if bloc.documents and node is not None:
            issuer = issuers[node.organisation.pk, SigningBody.STANDING_COMMITTEE]
            book.keep_decisions(world, issuer, bloc.issuer, date(2019, 1, 1), bloc.bloc_congress)
    cited: dict[str, str] = {}
    citations = Citations()
    issued: Issued = []
    for paper, number in given:
        document = make_document(desk, chance, paper, number, cited)
        freeze(document, number.number, citations)
        citations.learn(document)
        if paper.key:
            cited[paper.key] = citation(paper, document.symbol)
        issued.append((paper, document))
    documents = [document for _, document in issued]
    recipients = [row for paper, document in issued for row in recipients_of(chance, document, paper)]
    versions = list(versions_of(chance, documents))
    numbered: dict[type[Model], Sequence[Model]] = {
        NumberSeries: book.series,
        SeriesNumber: list(book.numbers.values()),
    }
    return issued, numbered | {Document: documents, DraftVersion: versions, RecipientOrganisation: recipients}
