"""Storing the demo's rounds once register and elections stand: the bloc's with all its units, the small office's."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from django.db.models import Model, QuerySet

from dangbo.access.actor import PROGRAM
from dangbo.congresses.models import (
    Congress,
    CongressDate,
    CongressRound,
    GroupMember,
    GroupTask,
    PlanStep,
    PreparationGroup,
    RoundDirective,
    RoundRule,
)
from dangbo.congresses.models.review import Review, ReviewSession, Submission
from dangbo.congresses.queries.rules import values_by_level
from dangbo.demo.chance import Chance
from dangbo.demo.congresses.days import PILOTS_UNTIL, days_of, planned_and_held
from dangbo.demo.congresses.groups import bloc_groups, office_groups
from dangbo.demo.congresses.plans import KNOWN_UNTIL, steps_of
from dangbo.demo.congresses.reviews import review_rows
from dangbo.demo.world import World
from dangbo.elections.models import Meeting
from dangbo.elections.models.meetings import CONGRESSES
from dangbo.registry.acts.bulk import store_batch
from dangbo.registry.models import Organisation, OrganisationVersion, Term
from dangbo.registry.queries.headcounts import headcounts_below
from dangbo.registry.queries.organisations import versions_within
from dangbo.rules.congress.kind import congress_kind
from dangbo.rules.congress.levels import CongressLevel, level_of
from dangbo.rules.vocabulary import CELL_KINDS, GRASSROOTS_KINDS, OrganisationKind

SUMMARY = "Dựng bản mẫu: đợt đại hội nhiệm kỳ 2020-2025 là dữ liệu hư cấu"
TERM = "2020-2025"
COUNTED_ON = date(2019, 12, 31)
OFFICE_KNOWN_UNTIL = date(2020, 3, 19)
"""The day to which the fourth article tells of the small office."""
ORDER: tuple[type[Model], ...] = (
    CongressRound,
    RoundDirective,
    RoundRule,
    Congress,
    CongressDate,
    PreparationGroup,
    GroupMember,
    GroupTask,
    PlanStep,
    ReviewSession,
    Submission,
    Review,
)
DIRECTIVES = (
    ("35-CT/TW", date(2019, 5, 30), "Bộ Chính trị", "về đại hội đảng bộ các cấp tiến tới Đại hội đại biểu toàn quốc "
     "lần thứ XIII của Đảng"),
    ("193-KH/TU", date(2019, 8, 28), "Ban Thường vụ Tỉnh ủy", "tổ chức đại hội đảng bộ các cấp"),
    ("26-HD/BTCTW", date(2019, 10, 18), "Ban Tổ chức Trung ương", "một số nội dung Chỉ thị 35-CT/TW"),
)  # fmt: skip
EPIDEMIC_ORDER = ("2140-CĐ/TU", date(2020, 3, 26), "Ban Thường vụ Tỉnh ủy",
                  "tập trung công tác phòng, chống dịch COVID-19 trong tình hình mới")  # fmt: skip
OFFICE_PLAN = ("01-KH/ĐU", date(2019, 12, 31), "Đảng ủy Văn phòng Hội đồng nhân dân tỉnh",
               "tổ chức đại hội các chi bộ trực thuộc và Đại hội Đảng bộ lần thứ IV")  # fmt: skip
WINDOW = [
    {"form": "ordinary", "first": "2020-03-01", "last": "2020-06-30"},
    {"form": "pilot", "first": "2020-02-01", "last": "2020-06-30"},
]


def store_congresses(world: World, seed: int) -> None:
    """The rounds with everything in them, in one entry of the journal."""
    chance = Chance(seed)
    rows: dict[type[Model], list[Model]] = defaultdict(list)
    for made in (_bloc_round(chance, "khoi"), _office_round(chance, "vp32")):
        for row in made:
            rows[type(row)].append(row)
    facts = {model: rows[model] for model in ORDER if rows[model]}
    if facts:
        top = world.nodes[0].organisation
        store_batch(actor=PROGRAM, organisation=top, rows=facts, summary=SUMMARY, act="build_demo")


def _bloc_round(chance: Chance, code: str) -> Iterator[Model]:
    superior = Organisation.objects.filter(code=code).first()
    if superior is None:
        return
    round_ = CongressRound(
        id=chance.new_id(),
        superior=superior,
        name=f"Đại hội nhiệm kỳ {TERM}",
        first_year=2020,
        last_year=2025,
        opened_on=date(2019, 9, 3),
    )
    yield round_
    yield from _directives(chance, round_, (*DIRECTIVES, EPIDEMIC_ORDER))
    yield RoundRule(
        id=chance.new_id(),
        round=round_,
        key="congress.window.grassroots",
        value=WINDOW,
        holds_from=date(2019, 9, 3),
        source="Kế hoạch 193-KH/TU",
        certainty="unverified",
    )
    yield from _units(chance, round_)
    yield from _own_congress(chance, round_)


def _directives(chance: Chance, round_: CongressRound, papers: Iterable[tuple[str, date, str, str]]) -> Iterator[Model]:
    for symbol, issued_on, issuer, abstract in papers:
        yield RoundDirective(
            id=chance.new_id(),
            round=round_,
            symbol=symbol,
            issued_on=issued_on,
            issuer=issuer,
            abstract=abstract,
            holds_from=issued_on,
        )


def _units(chance: Chance, round_: CongressRound) -> Iterator[Model]:
    """The congress of every grassroots organisation, held on the day with which its term began."""
    counts, rules = headcounts_below(round_.superior_id, COUNTED_ON), values_by_level(round_, COUNTED_ON)
    terms = Term.objects.filter(name=TERM, organisation__in=_grassroots(round_).values("organisation"))
    held: list[tuple[Congress, date]] = []
    kinds = dict(_grassroots(round_).values_list("organisation", "kind"))
    for term in terms.select_related("organisation").order_by("organisation__code"):
        kind, level = OrganisationKind(kinds[term.organisation_id]), CongressLevel.GRASSROOTS
        members = counts[term.organisation_id].total if term.organisation_id in counts else 0
        is_cell = kind in CELL_KINDS
        congress = Congress(
            id=chance.new_id(),
            round=round_,
            organisation=term.organisation,
            level=level.value,
            kind=congress_kind(level, members, COUNTED_ON, is_cell=is_cell, parameters=rules[level]).answer.value,
            pilot=term.starts_on < PILOTS_UNTIL,
            ordinal=term.ordinal,
        )
        held.append((congress, term.starts_on))
        yield congress
        yield from days_of(chance, congress, term.starts_on)
        yield from steps_of(chance, congress, term.starts_on, rules, KNOWN_UNTIL)
    yield from review_rows(chance, round_, held)


def _grassroots(round_: CongressRound) -> QuerySet[OrganisationVersion]:
    return OrganisationVersion.objects.filter(parent=round_.superior, kind__in=GRASSROOTS_KINDS, valid_to=None)


def _own_congress(chance: Chance, round_: CongressRound) -> Iterator[Model]:
    """The congress of the bloc itself, by delegates, with its groups and the working teams."""
    meeting = _meeting(round_.superior)
    if meeting is None:
        return
    congress = _convened(chance, round_, round_.superior, meeting, CongressLevel.ABOVE_GRASSROOTS)
    days = (meeting.held_on, meeting.last_day)
    yield congress
    yield from planned_and_held(chance, congress, date(2020, 6, 15), (days[0], date(2020, 4, 20)), days)
    yield from bloc_groups(chance, congress, date(2019, 11, 18))
    rules = values_by_level(round_, COUNTED_ON)
    yield from steps_of(chance, congress, days[0], rules, KNOWN_UNTIL)


def _meeting(organisation: Organisation) -> Meeting | None:
    return Meeting.objects.filter(organisation=organisation, kind__in=CONGRESSES).order_by("-held_on").first()


def _convened(
    chance: Chance, round_: CongressRound, organisation: Organisation, meeting: Meeting, level: CongressLevel
) -> Congress:
    return Congress(
        id=chance.new_id(),
        round=round_,
        organisation=organisation,
        level=level.value,
        kind="delegate" if meeting.kind == "delegate_congress" else "member",
        ordinal=meeting.ordinal,
        meeting=meeting,
        convened_on=date.fromordinal(meeting.held_on.toordinal() - 10),
    )


def _office_round(chance: Chance, code: str) -> Iterator[Model]:
    """The office of two cells on the day of the fourth article: cells about to meet, its own congress prepared."""
    top = Organisation.objects.filter(code=code).first()
    if top is None:
        return
    round_ = CongressRound(
        id=chance.new_id(),
        superior=top,
        name=f"Đại hội Đảng bộ nhiệm kỳ {TERM} và đại hội các chi bộ trực thuộc",
        first_year=2020,
        last_year=2025,
        opened_on=date(2019, 12, 31),
    )
    yield round_
    yield from _directives(chance, round_, (DIRECTIVES[0], OFFICE_PLAN))
    rules, on = values_by_level(round_, COUNTED_ON), date(2020, 1, 6)
    for version in _at_or_below(top, on):
        level = level_of(OrganisationKind(version.kind))
        meeting = _meeting(version.organisation)
        if meeting is not None:
            congress = _convened(chance, round_, version.organisation, meeting, level)
        else:
            congress = Congress(
                id=chance.new_id(),
                round=round_,
                organisation=version.organisation,
                level=level.value,
                kind="member",
                ordinal=4 if level is CongressLevel.GRASSROOTS else None,
            )
        yield congress
        opening = meeting.held_on if meeting else _office_day(level)
        yield from planned_and_held(chance, congress, opening, (opening, on), _held(meeting))
        yield from steps_of(chance, congress, opening, rules, OFFICE_KNOWN_UNTIL)
        if level is CongressLevel.GRASSROOTS:
            yield from office_groups(chance, congress, on)


def _held(meeting: Meeting | None) -> tuple[date, date] | None:
    return (meeting.held_on, meeting.last_day) if meeting else None


def _office_day(level: CongressLevel) -> date:
    """The cells on 24 March 2020, the office in the middle of May."""
    return date(2020, 5, 15) if level is CongressLevel.GRASSROOTS else date(2020, 3, 24)


def _at_or_below(top: Organisation, on: date) -> Iterable[OrganisationVersion]:
    rows = versions_within(top, on).prefetch_related("organisation__versions")
    return rows.order_by("organisation__code")
