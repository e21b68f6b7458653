"""Papers that came: the round's documents at their receivers, and those from outside at the bloc and the offices."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from dangbo.demo.chance import Chance
from dangbo.demo.documents.issuers import Leaders
from dangbo.demo.documents.numbers import CLERK, moment
from dangbo.demo.documents.papers import Paper, node_of, words
from dangbo.demo.world import Node, World
from dangbo.documents.models import (
    Channel,
    Document,
    IncomingCounter,
    IncomingDocument,
    IncomingState,
    ReadReceipt,
)
from dangbo.registry.models import Decision
from dangbo.rules.calendar import add_working_days
from dangbo.vietnamese.symbols import symbol_search_key

STILL_WAITING_SINCE = date(2020, 6, 22)
_LATE_SHARE, _READ_SHARE = 0.03, 0.82


class Arrivals:
    """The incoming papers of all organisations, each with its arrival number in order of arriving."""

    def __init__(self, chance: Chance, leaders: Leaders) -> None:
        self._chance, self._leaders = chance, leaders
        self._counters: dict[tuple[object, date], IncomingCounter] = {}
        self.rows: list[IncomingDocument] = []
        self.receipts: list[ReadReceipt] = []

    @property
    def counters(self) -> list[IncomingCounter]:
        return list(self._counters.values())

    def deliver(self, issued: Iterable[tuple[Paper, Document]]) -> None:
        """Each document at each receiver: waiting, or entered in the register some days after and mostly read."""
        for paper, document in issued:
            for node in paper.receivers:
                self._arrive(paper, document, node)

    def number(self) -> None:
        """Give arrival numbers in order of arriving; call it once, when all have come."""
        self.rows.sort(key=lambda row: row.arrived_on)
        for row in self.rows:
            if row.state == IncomingState.REGISTERED:
                counter = self._counter(row)
                counter.highest += 1
                row.counter, row.number = counter, counter.highest

    def from_outside(self, world: World) -> None:
        """The papers of the articles that came to the bloc and the offices, as their registers say."""
        for entry in words()["incoming"]:
            node = node_of(world, entry["to"])
            if node is not None:
                told = entry if "about" in entry else {**entry, **_of_decision(world, entry["symbol"])}
                self.rows.append(self._outside(node, told))

    def _arrive(self, paper: Paper, document: Document, node: Node) -> None:
        chance = self._chance
        waits = _waits(paper, chance)
        arrived = paper.on if waits else add_working_days(paper.on, chance.between(1, 3))
        row = IncomingDocument(
            id=chance.new_id(),
            organisation=node.organisation,
            source=document,
            state=IncomingState.WAITING if waits else IncomingState.REGISTERED,
            channel=Channel.PROGRAM,
            arrived_on=arrived,
            author=str(document.issuer)[:250],
            symbol=document.symbol,
            symbol_key=document.symbol_key,
            issued_on=document.issued_on,
            kind=document.kind,
            abstract=document.abstract,
            signer=document.signer_name,
            urgency=document.urgency,
            sent_at=moment(paper.on),
            sent_by_name=CLERK,
            registered_at=None if waits else moment(arrived),
            registered_by_name="" if waits else CLERK,
        )
        self.rows.append(row)
        if not waits and chance.happens(_READ_SHARE):
            self._read(row, node)

    def _read(self, row: IncomingDocument, node: Node) -> None:
        leaders = self._leaders.at(node, row.arrived_on)
        name = leaders[0].name if leaders else CLERK
        self.receipts.append(
            ReadReceipt(id=self._chance.new_id(), incoming=row, reader_name=name, read_at=moment(row.arrived_on, 15))
        )

    def _outside(self, node: Node, entry: Mapping[str, Any]) -> IncomingDocument:
        arrived = entry["day"] if entry.get("urgency") else add_working_days(entry["day"], 3)
        return IncomingDocument(
            id=self._chance.new_id(),
            organisation=node.organisation,
            state=IncomingState.REGISTERED,
            channel=Channel(entry.get("channel", Channel.PARTY_NETWORK)),
            arrived_on=arrived,
            author=entry["author"],
            symbol=entry["symbol"],
            symbol_key=symbol_search_key(entry["symbol"]),
            issued_on=entry["day"],
            kind=entry["kind"],
            abstract=entry["about"],
            urgency=entry.get("urgency", ""),
            handler="Ban Tổ chức" if entry.get("due") else "",
            due_on=entry.get("due"),
            settled_on=entry.get("settled"),
            sent_at=moment(arrived),
            sent_by_name=entry["author"],
            registered_at=moment(arrived),
            registered_by_name=CLERK,
        )

    def _counter(self, row: IncomingDocument) -> IncomingCounter:
        begins = row.arrived_on.replace(month=1, day=1)
        place = (row.organisation_id, begins)
        found = self._counters.get(place)
        if found is None:
            found = IncomingCounter(id=self._chance.new_id(), organisation=row.organisation, first_day=begins)
            self._counters[place] = found
        return found


def _waits(paper: Paper, chance: Chance) -> bool:
    """Those of the last days, and now and then an older one, wait for the register."""
    if not paper.of_round:
        return False
    return (paper.on >= STILL_WAITING_SINCE and chance.happens(0.5)) or chance.happens(_LATE_SHARE)


def _of_decision(world: World, symbol: str) -> dict[str, Any]:
    """What the register says of a decision that came: they must agree."""
    found = next(row for row in _decisions(world) if row.symbol == symbol)
    about = f"{found.abstract[:1].lower()}{found.abstract[1:]}"
    return {"day": found.issued_on, "author": found.issuer, "about": about}


def _decisions(world: World) -> Iterator[Decision]:
    return (row for row in world.rows[Decision] if isinstance(row, Decision))
