"""Which documents there shall be: of each what, when, by whom, to whom and with which words, still without numbers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib import resources
from typing import Any

import yaml

from dangbo.demo.plan import BlocPlan, Plan
from dangbo.demo.world import Node, World
from dangbo.registry.models import Committee, Decision, Term
from dangbo.registry.models.committees import CommitteeKind
from dangbo.rules.calendar import add_working_days
from dangbo.rules.documents import SigningBody
from dangbo.vietnamese.dates import format_date

LAST_DAY = date(2020, 6, 26)
FIRST_REPORT, LAST_REPORT = (2019, 10), (2020, 6)
REVIEW_BEFORE, REPLY_BEFORE, RATIFIED_AFTER = 14, 38, 8
"""Days before the congress of a review's conclusion and of a reply to its plan; working days after it of ratifying."""
_REPORT_WORDS = (
    "Thực hiện Kế hoạch số 193-KH/TU, ngày 28/8/2019 và <ke-hoach>, Đảng ủy Khối báo cáo <about> như sau:\n"
    "I. TIẾN ĐỘ\n{said}\nII. NHIỆM VỤ\nTiếp tục đôn đốc các đơn vị theo kế hoạch, thẩm định hồ sơ và dự đại hội."
)
_PREPARING = "Các cấp ủy cơ sở đã quán triệt, thành lập tiểu ban và xây dựng dự thảo văn kiện."
_HELD = (
    "Từ đầu năm đã có {{congresses.held}}/{{organisations.grassroots}} tổ chức cơ sở đảng tổ chức đại hội, bầu "
    "{{committees.elected}} đồng chí cấp ủy viên."
)
_CONCLUSION = (
    "Ban Thường vụ Đảng ủy Khối đã nghe báo cáo và có <about>:\nI. VĂN KIỆN\n"
    "Cơ bản thống nhất; bổ sung số liệu theo sổ đảng viên.\nII. NHÂN SỰ\n"
    "Đồng ý số lượng cấp ủy {seats} đồng chí, thực hiện theo <nhan-su>.\nIII. THỜI GIAN\n"
    "Đồng ý tổ chức đại hội ngày {day}."
)
_RATIFYING = (
    "- Căn cứ Điều lệ Đảng Cộng sản Việt Nam;\n- Xét đề nghị của {name},\nBAN THƯỜNG VỤ ĐẢNG ỦY KHỐI QUYẾT ĐỊNH\n"
    "Điều 1. Chuẩn y cấp ủy {name} nhiệm kỳ 2020-2025, được đại hội ngày {day} bầu, gồm {seats} đồng chí.\n"
    "Điều 2. Cấp ủy làm việc theo Điều lệ Đảng và quy chế làm việc.\n"
    "Điều 3. Văn phòng, Ban Tổ chức Đảng ủy Khối và {name} chịu trách nhiệm thi hành quyết định này."
)
_REPLY = (
    "Ban Thường vụ Đảng ủy Khối nhận được kế hoạch đại hội của {name}.\nCăn cứ <ke-hoach>, đồng ý thời gian dự kiến; "
    "đề nghị gửi hồ sơ duyệt trước ngày {day} và thực hiện quy trình nhân sự theo <nhan-su>."
)


@dataclass(eq=False, slots=True)
class Paper:
    """One document. key: by which others cite it; receivers: who finds it among their incoming papers."""

    owner: Node
    body: SigningBody
    kind: str
    on: date
    abstract: str
    text: str
    receivers: Sequence[Node] = ()
    audience: str = "none"
    key: str = ""
    template: str = ""
    urgency: str = ""
    figures_at: date | None = None
    decision: Decision | None = None
    number: int | None = None
    of_round: bool = False

    @property
    def in_congress(self) -> bool:
        return self.body is SigningBody.CONGRESS


@cache
def words() -> dict[str, Any]:
    """What `round.yaml` holds."""
    return dict(yaml.safe_load(resources.files(__package__).joinpath("round.yaml").read_text(encoding="utf-8")))


def make_papers(world: World, plan: Plan) -> list[Paper]:
    """All documents in order of their days; decisions of the bloc are cited in the register's own book of decisions."""
    papers: list[Paper] = []
    for bloc in plan.blocs:
        if bloc.documents:
            papers += _of_round(world, bloc)
    papers += _published(world)
    papers += _of_congresses(world)
    papers.sort(key=lambda paper: paper.on)
    for bloc in plan.blocs:
        _cite_decisions(world, bloc, papers)
    return papers


def node_of(world: World, code: str) -> Node | None:
    """The organisation of a code, None where this plan has none."""
    return next((node for node in world.nodes if node.organisation.code == code), None)


def congress_days(world: World) -> dict[object, date]:
    """The day of the congress of 2020 by organisation."""
    terms = [term for term in world.rows[Term] if isinstance(term, Term)]
    return {term.organisation_id: term.starts_on for term in terms if term.name == "2020-2025"}


def grassroots_at(bloc: Node, on: date) -> list[Node]:
    """The bloc's grassroots organisations on a day."""
    nodes = [node for node in bloc.children if node.organisation.ended_on is None]
    return [node for node in nodes if node.organisation.founded_on <= on]


def pilots(world: World, bloc: Node) -> list[Node]:
    """The committees that held their congress first."""
    days = congress_days(world)
    held = [node for node in bloc.children if node.is_committee and node.organisation.pk in days]
    return sorted(held, key=lambda node: (days[node.organisation.pk], node.organisation.code))[:3]


def _of_round(world: World, plan: BlocPlan) -> list[Paper]:
    """As many documents as the plan wants: fixed ones, those of each organisation, and replies to fill up."""
    bloc = node_of(world, plan.code)
    assert bloc is not None
    made = [*_fixed(world, bloc), *_progress_reports(bloc), *_week_invitations(world, bloc)]
    own = [paper for node in bloc.children for paper in _of_one(world, bloc, node)]
    replies = [paper for paper in own if paper.kind == "official_letter"]
    made += [paper for paper in own if paper.kind != "official_letter" and paper.on <= LAST_DAY]
    missing = plan.documents - len(made)
    if not 0 <= missing <= len(replies):
        raise ValueError(f"{plan.documents} documents cannot be made: {len(made)} are fixed, {len(replies)} are free")
    made += sorted(replies, key=lambda paper: (paper.on, paper.owner.organisation.code))[:missing]
    for paper in made:
        paper.of_round = True
    return made


def _fixed(world: World, bloc: Node) -> Iterator[Paper]:
    for entry in words()["documents"]:
        yield _from_entry(world, bloc, SigningBody.STANDING_COMMITTEE, entry)


def _from_entry(world: World, owner: Node, body: SigningBody, entry: Mapping[str, Any]) -> Paper:
    on: date = entry["day"]
    groups = {
        "all": grassroots_at(owner, on),
        "cells": owner.children,
        "pilots": pilots(world, owner) if entry.get("to") == "pilots" else [],
        "none": [],
    }
    return Paper(
        owner=owner,
        body=body,
        kind=entry["kind"],
        on=on,
        abstract=entry["about"],
        text=str(entry.get("text") or words()["usual"][entry["kind"]]).strip(),
        receivers=groups[entry["to"]],
        audience=entry["to"],
        key=entry.get("id", ""),
        template=entry.get("template", ""),
        urgency=entry.get("urgency", ""),
        figures_at=entry.get("figures_at"),
        number=entry.get("number"),
    )


def _progress_reports(bloc: Node) -> Iterator[Paper]:
    """A report to the province every month, with figures once congresses are held."""
    year, month = FIRST_REPORT
    while (year, month) <= LAST_REPORT:
        on = add_working_days(date(year, month, 23), 1)
        held = on >= date(2020, 3, 1)
        about = f"tiến độ công tác đại hội tháng {month}/{year}"
        text = _REPORT_WORDS.replace("{said}", _HELD if held else _PREPARING)
        yield Paper(bloc, SigningBody.STANDING_COMMITTEE, "report", on, about, text, figures_at=on if held else None)
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)


def _week_invitations(world: World, bloc: Node) -> Iterator[Paper]:
    """One invitation for the reviews of each week, to those reviewed."""
    weeks: dict[date, list[Node]] = {}
    for node in bloc.children:
        day = congress_days(world).get(node.organisation.pk)
        if day is not None:
            reviewed = _review_day(day)
            weeks.setdefault(reviewed - timedelta(days=reviewed.weekday()), []).append(node)
    for monday, nodes in sorted(weeks.items()):
        on = add_working_days(monday - timedelta(days=6), 1)
        about = f"dự các phiên duyệt đại hội tuần từ ngày {format_date(monday)}"
        yield Paper(
            bloc,
            SigningBody.STANDING_COMMITTEE,
            "invitation",
            on,
            about,
            words()["usual"]["invitation"].strip(),
            nodes,
            "some",
            template="Giấy mời duyệt đại hội",
        )


def _review_day(congress: date) -> date:
    return add_working_days(congress - timedelta(days=REVIEW_BEFORE + 1), 1)


def _of_one(world: World, bloc: Node, node: Node) -> Iterator[Paper]:
    """What one organisation received: a reply to its plan, the conclusion of its review, its committee ratified."""
    day = congress_days(world).get(node.organisation.pk)
    if day is None:
        return
    told = {"name": node.name, "day": format_date(day), "seats": str(_seats(world, node))}
    ratified = add_working_days(day, RATIFIED_AFTER)
    replied = add_working_days(day - timedelta(days=REPLY_BEFORE), 1)
    body, one = SigningBody.STANDING_COMMITTEE, [node]
    about = f"về việc cho ý kiến về kế hoạch đại hội của {node.name}"
    until = {**told, "day": format_date(_review_day(day) - timedelta(days=5))}
    yield Paper(bloc, body, "official_letter", replied, about, _with(_REPLY, until), one, "one")
    about = f"kết luận duyệt nội dung, nhân sự Đại hội {node.name}"
    concluded, ratifying = "Thông báo kết luận duyệt đại hội", "Quyết định chuẩn y ban chấp hành"
    yield Paper(bloc, body, "notice", _review_day(day), about, _with(_CONCLUSION, told), one, "one", template=concluded)
    about = f"về việc chuẩn y cấp ủy {node.name} nhiệm kỳ 2020-2025"
    yield Paper(bloc, body, "decision", ratified, about, _with(_RATIFYING, told), one, "one", template=ratifying)


def _with(text: str, told: Mapping[str, str]) -> str:
    for name, value in told.items():
        text = text.replace(f"{{{name}}}", value)
    return text


def _seats(world: World, node: Node) -> int:
    committees = (row for row in world.rows[Committee] if isinstance(row, Committee))
    return next(
        row.seats
        for row in committees
        if row.term.organisation is node.organisation
        and row.kind == CommitteeKind.EXECUTIVE
        and row.term.name == "2020-2025"
    )


def _published(world: World) -> Iterator[Paper]:
    """The documents that the articles name, with their published numbers, days and abstracts."""
    for entry in words()["published"]:
        owner = node_of(world, entry["of"])
        if owner is not None:
            body = SigningBody.COMMITTEE if entry["of"] == "vp32" else SigningBody.STANDING_COMMITTEE
            yield _from_entry(world, owner, body, entry)


def congresses_with_papers(world: World) -> list[tuple[Node, date, date]]:
    """The organisations whose congress papers the demo holds, with the days from trial session to closing."""
    days, found = congress_days(world), []
    for node in world.nodes:
        if node.parent is None and node.organisation.code in ("khoi", "vp106"):
            closing = days.get(node.organisation.pk)
            if closing is not None:
                trial = closing - timedelta(days=1) if node.organisation.code == "khoi" else closing
                found.append((node, trial, closing))
                found += [
                    (pilot, days[pilot.organisation.pk], days[pilot.organisation.pk]) for pilot in pilots(world, node)
                ]
    return found


def _of_congresses(world: World) -> Iterator[Paper]:
    for node, _, closing in congresses_with_papers(world):
        receivers = [node.parent] if node.parent else []
        for entry in words()["congress_papers"]:
            made = {**entry, "day": closing, "to": "none"}
            paper = _from_entry(world, node, SigningBody.CONGRESS, made)
            paper.receivers = receivers if paper.kind == "resolution" else []
            paper.audience = "above" if paper.receivers else "none"
            yield paper


def _cite_decisions(world: World, plan: BlocPlan, papers: Sequence[Paper]) -> None:
    """Decisions of a bloc have their numbers from its one book of decisions, with those of the register."""
    book = world.open_book(plan.issuer, plan.symbol)
    for paper in papers:
        if paper.kind == "decision" and paper.owner.organisation.code == plan.code:
            paper.decision = book.cite(paper.on, f"{paper.abstract[:1].upper()}{paper.abstract[1:]}")
