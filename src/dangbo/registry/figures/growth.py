"""Who came into an organisation and who left it: start + increase − decrease = end, to the day and by cause.

A person comes in on a day on which they stand within the organisation and the day before did not. Either a row of
theirs begins on that day, or the organisation they stand in came under this one with all its members. A move inside is
neither.
"""

import uuid

from django.db.models import CharField, Exists, F, OuterRef, Q, Value
from django.db.models.functions import Cast, Concat

from dangbo.facts.figures import Column, Moment, Rows, Source
from dangbo.facts.scope import Level, links, scope_path, stands_within
from dangbo.registry.figures.sources import BEGAN, BORN, ENDED, PERSON, PLACE, SEX, levels
from dangbo.registry.models import Membership, TreeLink

_LINK = links("organisation")


def _entering(moment: Moment, organisation_id: uuid.UUID, level: Level) -> Rows:
    rows = Membership.objects.filter(
        stands_within("organisation", organisation_id, level, F("valid_from")), valid_from__range=moment.period
    ).annotate(scope=F(scope_path("organisation")))
    inside_before = Membership.objects.filter(
        stands_within("organisation", OuterRef("scope"), Level.ALL, OuterRef("valid_from"), eve=True),
        person=OuterRef("person"),
        valid_to=OuterRef("valid_from"),
    )
    return rows.filter(~Exists(inside_before))


def _leaving(moment: Moment, organisation_id: uuid.UUID, level: Level) -> Rows:
    rows = Membership.objects.filter(
        stands_within("organisation", organisation_id, level, F("valid_to"), eve=True), valid_to__range=moment.period
    ).annotate(scope=F(scope_path("organisation")))
    inside_after = Membership.objects.filter(
        stands_within("organisation", OuterRef("scope"), Level.ALL, OuterRef("valid_to")),
        person=OuterRef("person"),
        valid_from=OuterRef("valid_to"),
    )
    return rows.filter(~Exists(inside_after))


def _crossing(day: F) -> Concat:
    """What tells one crossing of a row from another of the same row."""
    return Concat(Cast("pk", CharField()), Value("@"), Cast(day, CharField()))


def _brought(moment: Moment, organisation_id: uuid.UUID, level: Level) -> Rows:
    day = F(f"{_LINK}__valid_from")
    rows = Membership.objects.filter(
        stands_within("organisation", organisation_id, level, day),
        Q(valid_to__isnull=True) | Q(valid_to__gt=day),
        **{f"{_LINK}__valid_from__range": moment.period, f"{_LINK}__valid_from__gt": F("valid_from")},
    ).annotate(scope=F(scope_path("organisation")), moved_on=day, crossing=_crossing(day))
    stood_before = TreeLink.objects.filter(
        ancestor=OuterRef("scope"), descendant=OuterRef("organisation"), valid_to=OuterRef("moved_on")
    )
    return rows.filter(~Exists(stood_before))


def _taken(moment: Moment, organisation_id: uuid.UUID, level: Level) -> Rows:
    day = F(f"{_LINK}__valid_to")
    rows = Membership.objects.filter(
        stands_within("organisation", organisation_id, level, day, eve=True),
        Q(valid_to__isnull=True) | Q(valid_to__gt=day),
        **{f"{_LINK}__valid_to__range": moment.period, f"{_LINK}__valid_to__gt": F("valid_from")},
    ).annotate(scope=F(scope_path("organisation")), moved_on=day, crossing=_crossing(day))
    stands_after = TreeLink.objects.filter(
        ancestor=OuterRef("scope"), descendant=OuterRef("organisation"), valid_from=OuterRef("moved_on")
    )
    return rows.filter(~Exists(stands_after))


def _source(key: str, name: str, within: object, on: Column, *more: Column, identity: str = "pk") -> Source:
    return Source(
        key=key,
        name=name,
        rows=lambda moment: Membership.objects.all(),
        columns=(PERSON, SEX, BORN, PLACE, *more, on),
        on=on.path,
        identity=identity,
        within=within,  # type: ignore[arg-type]
        joins=lambda moment: levels("person", moment),
        additive=False,
    )


_MOVED_ON = Column("on", "Ngày", "moved_on", "date")
ENTERING = _source("entering", "lượt tăng", _entering, Column("on", "Ngày", "valid_from", "date"), BEGAN)
LEAVING = _source("leaving", "lượt giảm", _leaving, Column("on", "Ngày", "valid_to", "date"), ENDED)
BROUGHT = _source("brought", "lượt đến theo tổ chức", _brought, _MOVED_ON, identity="crossing")
TAKEN = _source("taken", "lượt đi theo tổ chức", _taken, _MOVED_ON, identity="crossing")
