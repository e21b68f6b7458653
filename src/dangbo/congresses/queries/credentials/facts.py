"""The facts of delegates that a credentials report counts, from the register as of a day or as typed."""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from dangbo.congresses.models.delegates import Delegate
from dangbo.registry.models import Attainment, Honour, Person
from dangbo.registry.models.people import HonourKind, Scale
from dangbo.rules.vocabulary import GENERAL_LABELS, PROFESSIONAL_LABELS, THEORY_LABELS

TYPED = ("birth", "admitted", "ethnicity", "religion", "general", "professional", "theory", "occupation")
"""What may be said of somebody outside the register; dates in ISO form."""
NO_RELIGION, NO_AWARD, NO_DISCIPLINE = "Không", "Chưa được khen thưởng", "Không bị kỷ luật"
_LABELS: Mapping[str, Mapping[str, str]] = {
    Scale.GENERAL: {level.value: label for level, label in GENERAL_LABELS.items()},
    Scale.PROFESSIONAL: {level.value: label for level, label in PROFESSIONAL_LABELS.items()},
    Scale.THEORY: {level.value: label for level, label in THEORY_LABELS.items()},
}
_TRAITS = {Scale.GENERAL: "general", Scale.PROFESSIONAL: "professional", Scale.THEORY: "theory"}


def facts_of(delegates: Sequence[Delegate], on: date) -> dict[uuid.UUID, dict[str, Any]]:
    """Delegate → {"sex", "birth", "admitted", "traits"}; three queries. Dates in ISO form, empty where unknown."""
    people = {row.person_id: row.person for row in delegates if row.person_id is not None and row.person is not None}
    levels, honours = _levels(people, on), _honours(people, on)
    return {
        row.pk: _registered(row.person, levels[row.person.pk], honours[row.person.pk])
        if row.person is not None
        else _typed(row)
        for row in delegates
    }


def _levels(people: Iterable[uuid.UUID | None], on: date) -> dict[uuid.UUID, dict[str, str]]:
    found: dict[uuid.UUID, dict[str, str]] = defaultdict(dict)
    for row in Attainment.objects.at(on).filter(person__in=list(people)):
        found[row.person_id][_TRAITS[Scale(row.scale)]] = _LABELS[row.scale].get(row.level, row.level)
    return found


def _honours(people: Iterable[uuid.UUID | None], on: date) -> dict[uuid.UUID, set[str]]:
    found: dict[uuid.UUID, set[str]] = defaultdict(set)
    rows = Honour.objects.filter(person__in=list(people), given_on__lte=on).exclude(ended_on__lte=on)
    for person, kind in rows.values_list("person_id", "kind"):
        found[person].add(kind)
    return found


def _registered(person: Person, levels: Mapping[str, str], honours: set[str]) -> dict[str, Any]:
    admitted = person.party_age_start or person.admission_decided_on or person.joined_on
    awarded = bool(honours & {HonourKind.BADGE, HonourKind.AWARD, HonourKind.TITLE})
    return {
        "sex": person.sex,
        "birth": person.birth_date.isoformat(),
        "admitted": admitted.isoformat() if admitted else "",
        "traits": {
            "ethnicity": person.ethnic_group,
            "religion": person.religion or NO_RELIGION,
            "occupation": person.work_post or person.occupation,
            "awards": "Được khen thưởng" if awarded else NO_AWARD,
            "discipline": "Đang chịu kỷ luật" if HonourKind.DISCIPLINE in honours else NO_DISCIPLINE,
            **levels,
        },
    }


def _typed(row: Delegate) -> dict[str, Any]:
    said = {name: row.said.get(name, "") for name in TYPED}
    return {
        "sex": row.sex,
        "birth": said.pop("birth"),
        "admitted": said.pop("admitted"),
        "traits": {
            name: value for name, value in {**said, "occupation": said["occupation"] or row.post}.items() if value
        },
    }
