"""Who issues documents in the demo, who signs them, and how the bloc and one office count."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dangbo.demo.chance import Chance
from dangbo.demo.documents.papers import congresses_with_papers, node_of
from dangbo.demo.plan import Plan
from dangbo.demo.world import Node, World
from dangbo.documents.models import CongressPeriod, Issuer, NumberingPolicy
from dangbo.registry.models import Office
from dangbo.registry.models.committees import OfficeKind
from dangbo.rules.documents import CONGRESS_CODE, Restart, SigningBody
from dangbo.vietnamese.committees import committee_of

PLACE = "Lạc Giang"
COUNTED_SINCE = date(2019, 1, 1)
"""From this day the bloc and one office count by year, as their published numbers show."""
_TITLES = {
    OfficeKind.SECRETARY: "Bí thư",
    OfficeKind.STANDING_DEPUTY: "Phó Bí thư Thường trực",
    OfficeKind.DEPUTY_SECRETARY: "Phó Bí thư",
}
IssuerKey = tuple[object, SigningBody]


@dataclass(frozen=True, slots=True)
class Leader:
    """Somebody who may sign for an organisation on a day."""

    title: str
    name: str
    is_head: bool


class Leaders:
    """The secretaries and deputies of every organisation in the demo."""

    def __init__(self, world: World) -> None:
        self._offices: dict[object, list[Office]] = defaultdict(list)
        for row in world.rows[Office]:
            if isinstance(row, Office) and row.kind in _TITLES:
                self._offices[row.committee.term.organisation_id].append(row)

    def at(self, node: Node, on: date) -> list[Leader]:
        """Those in office on a day, the secretary first."""
        held = [office for office in self._offices[node.organisation.pk] if office.holds_at(on)]
        held.sort(key=lambda office: list(_TITLES).index(OfficeKind(office.kind)))
        return [
            Leader(_TITLES[OfficeKind(office.kind)], office.person.full_name, office.kind == OfficeKind.SECRETARY)
            for office in held
        ]


def make_issuers(world: World, chance: Chance) -> dict[IssuerKey, Issuer]:
    """One issuing body for every organisation down to the grassroots, of the bloc also its standing committee."""
    wanted = [node for node in world.nodes if node.parent is None or node.parent.parent is None]
    running = [node for node in wanted if node.organisation.ended_on is None]
    issuers: dict[IssuerKey, Issuer] = {}
    for node in running:
        for issuer in _of(node, chance):
            issuers[node.organisation.pk, SigningBody(issuer.body)] = issuer
    for node, _, _ in congresses_with_papers(world):
        issuers[node.organisation.pk, SigningBody.CONGRESS] = _congress(node, chance)
    return issuers


def _of(node: Node, chance: Chance) -> Iterable[Issuer]:
    name, above = committee_of(node.name), committee_of(node.parent.name) if node.parent else f"Tỉnh ủy {PLACE}"
    top_of_many = any(child.children for child in node.children)
    if not node.is_committee and not top_of_many:
        yield _issuer(
            node, chance, SigningBody.CELL, "CB", node.name, node.parent.name if node.parent else above, "Chi bộ"
        )
        return
    code = {"khoi": "ĐUK", "ccq": "ĐUCCQ"}.get(node.organisation.code, "ĐU")
    yield _issuer(node, chance, SigningBody.COMMITTEE, code, name, above, "Đảng ủy")
    if top_of_many:
        yield _issuer(node, chance, SigningBody.STANDING_COMMITTEE, code, name, above, "Ban Thường vụ")


def _congress(node: Node, chance: Chance) -> Issuer:
    above = node.parent.name if node.parent else f"Đảng bộ tỉnh {PLACE}"
    name = f"Đại hội {node.name}\nNhiệm kỳ 2020-2025"
    return _issuer(node, chance, SigningBody.CONGRESS, CONGRESS_CODE, name, above, "Đoàn Chủ tịch")


def _issuer(
    node: Node, chance: Chance, body: SigningBody, code: str, name: str, superior: str, body_name: str
) -> Issuer:
    return Issuer(
        id=chance.new_id(),
        organisation=node.organisation,
        body=body.value,
        code=code,
        name=name,
        superior=superior,
        body_name=body_name,
        head_title="Bí thư" if body is not SigningBody.CONGRESS else "Chủ tịch",
        place=PLACE,
        valid_from=node.organisation.founded_on,
    )


def make_policies(world: World, plan: Plan, chance: Chance) -> list[NumberingPolicy]:
    """The bloc counts by year until its congress and then as the guideline says; one office by year."""
    ends = {bloc.code: bloc.bloc_congress for bloc in plan.blocs if bloc.documents}
    found = []
    for code in (*ends, "vp32"):
        node = node_of(world, code)
        if node is not None:
            until = date.fromordinal(ends[code].toordinal() + 1) if code in ends else None
            found.append(
                NumberingPolicy(
                    id=chance.new_id(),
                    organisation=node.organisation,
                    restart=Restart.YEAR.value,
                    shared=[],
                    apart=[],
                    valid_from=COUNTED_SINCE,
                    valid_to=until,
                )
            )
    return found


def make_periods(world: World, chance: Chance) -> list[CongressPeriod]:
    """The days of the congresses whose papers the demo holds."""
    return [
        CongressPeriod(id=chance.new_id(), organisation=node.organisation, trial_opening=trial, closing=closing)
        for node, trial, closing in congresses_with_papers(world)
    ]
