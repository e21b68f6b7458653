"""A round with many units in the middle of its course, stored in bulk: `a_round(size)`."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

AT, OPENED = date(2020, 5, 20), date(2019, 9, 3)
FIRST, LAST = date(2020, 4, 1), date(2020, 6, 28)
SECTORS = ("state_agency", "school", "public_service", "state_enterprise")
STEPS = 18


def a_round(size: int) -> Any:
    """The round of 2020 under a bloc of its own, with so many grassroots cells."""
    import build
    from dangbo.congresses.models import Congress, CongressRound

    top = build.organisation(f"khoi{size}", kind="upper_committee", name=f"Đảng bộ Khối {size}")
    cells = _cells(top, size)
    names = {"name": "Đại hội nhiệm kỳ 2020–2025", "first_year": 2020, "last_year": 2025}
    round_ = CongressRound.objects.create(superior=top, opened_on=OPENED, **names)
    chance = Random(size)
    days = FIRST + timedelta(0), (LAST - FIRST).days
    made = [Congress(round=round_, organisation=cell, level="grassroots", kind="member") for cell in cells]
    opening = {congress.pk: days[0] + timedelta(chance.randrange(days[1])) for congress in made}
    _meetings(made, opening)
    Congress.objects.bulk_create(made)
    _dates(made, opening)
    _plans(made, opening)
    _reviews(round_, made, opening)
    _elections([each for each in made if opening[each.pk] < AT], opening, chance)
    return round_


def _cells(top: Any, size: int) -> list[Any]:
    from dangbo.registry.models import Organisation, OrganisationVersion, TreeLink
    from dangbo.vietnamese.order import collation_key
    from dangbo.vietnamese.text import search_key

    begun = date(2000, 1, 1)
    cells = [Organisation(code=f"u{size}-{number}", founded_on=begun) for number in range(size)]
    names = [f"Chi bộ Sở số {number}" for number in range(size)]
    Organisation.objects.bulk_create(cells)
    OrganisationVersion.objects.bulk_create(
        OrganisationVersion(organisation=cell, name=name, name_key=collation_key(name), search_key=search_key(name),
                            parent=top, kind="grassroots_cell", sector=SECTORS[place % len(SECTORS)], valid_from=begun)
        for place, (cell, name) in enumerate(zip(cells, names, strict=True))
    )  # fmt: skip
    TreeLink.objects.bulk_create(
        TreeLink(ancestor=above, descendant=cell, depth=depth, is_latest=True, valid_from=begun)
        for cell in cells
        for above, depth in ((cell, 0), (top, 1))
    )
    return cells


def _meetings(congresses: list[Any], opening: dict[Any, date]) -> None:
    """Those that meet within a fortnight or have met are convened."""
    from dangbo.elections.models import Meeting

    for congress in congresses:
        day = opening[congress.pk]
        if day < AT + timedelta(14):
            told = day + timedelta(3 + congress.pk.int % 9)
            congress.meeting = Meeting(
                organisation=congress.organisation, kind="member_congress", name="Đại hội", held_on=day, last_day=day,
                reported_on=told if told <= AT else None, received_on=told if told <= AT else None,
            )  # fmt: skip
            congress.convened_on = day - timedelta(20)
    Meeting.objects.bulk_create(each.meeting for each in congresses if each.meeting)


def _dates(congresses: list[Any], opening: dict[Any, date]) -> None:
    from dangbo.congresses.models import CongressDate

    def said() -> Iterator[Any]:
        for congress in congresses:
            day = opening[congress.pk]
            kinds = [("planned", date(2019, 11, 4)), ("planned", date(2020, 1, 6)), ("approved", date(2020, 3, 2))]
            for kind, on in kinds + ([("held", day)] if day < AT else []):
                yield CongressDate(congress=congress, kind=kind, first_day=day, last_day=day, recorded_on=on)

    CongressDate.objects.bulk_create(said())


def _plans(congresses: list[Any], opening: dict[Any, date]) -> None:
    """Every step due before the day is done, but one in every ninth plan."""
    from dangbo.congresses.models import PlanStep

    def steps() -> Iterator[Any]:
        for place, congress in enumerate(congresses):
            for number in range(STEPS):
                due = opening[congress.pk] - timedelta(14 * (STEPS - number))
                is_done = due < AT and not (place % 9 == 0 and number == STEPS - 3)
                yield PlanStep(congress=congress, code=f"c{number}", title="Việc", due_on=due,
                               done_on=due if is_done else None)  # fmt: skip

    PlanStep.objects.bulk_create(steps())


def _reviews(round_: Any, congresses: list[Any], opening: dict[Any, date]) -> None:
    """Nine in ten have submitted a dossier; sessions of fifteen units have reviewed those that meet first."""
    from dangbo.congresses.models.review import Appraisal, Review, ReviewSession, Submission, Supplement

    first = sorted(congresses, key=lambda each: opening[each.pk])
    sent = [
        Submission(congress=each, number=1, submitted_on=date(2020, 2, 3)) for each in first[: len(first) * 9 // 10]
    ]
    Submission.objects.bulk_create(sent)
    Appraisal.objects.bulk_create(
        Appraisal(submission=each, department=name, asked_on=date(2020, 2, 5), given_on=date(2020, 2, 20), agrees=True)
        for each in sent
        for name in ("Ban Tổ chức", "Ủy ban Kiểm tra", "Văn phòng")
    )
    reviewed = first[: len(first) * 8 // 10]
    sessions = [
        ReviewSession(superior=round_.superior, round=round_, name=f"Phiên {place // 15 + 1}",
                      called_for=date(2020, 3, 2), took_place_on=date(2020, 3, 2))
        for place in range(0, len(reviewed), 15)
    ]  # fmt: skip
    ReviewSession.objects.bulk_create(sessions)
    reviews = [
        Review(session=sessions[place // 15], congress=each, place=place % 15 + 1, approved=True,
               concluded_on=date(2020, 3, 5))
        for place, each in enumerate(reviewed)
    ]  # fmt: skip
    Review.objects.bulk_create(reviews)
    Supplement.objects.bulk_create(
        Supplement(review=each, text="Bổ sung", due_on=date(2020, 3, 16), delivered_on=date(2020, 3, 12),
                   accepted_on=date(2020, 3, 13))
        for each in reviews[::3]
    )  # fmt: skip


def _elections(congresses: list[Any], opening: dict[Any, date], chance: Random) -> None:
    """Three votes each, ratified where there was time for it."""
    from dangbo.elections.models import Election

    def votes() -> Iterator[Any]:
        for congress in congresses:
            ratified = opening[congress.pk] + timedelta(chance.randrange(10, 25))
            state, on = ("ratified", ratified) if ratified <= AT else ("announced", None)
            for post, seats in (("committee", 5), ("branch_secretary", 1), ("delegates", 3)):
                yield Election(meeting=congress.meeting, post=post, title="Bầu", seats=seats, state=state,
                               ratified_on=on, digest="0" * 64)  # fmt: skip

    Election.objects.bulk_create(votes())
