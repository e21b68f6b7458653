"""What a frozen snapshot of the delegates holds.

Version 1: {"v", "opening", "kind" of the congress, "session", "people": [{"id", "number", "name", "kind", "unit",
"post", "birth_year", "sex", "birth", "admitted", "traits": {…}, "here", "replaces": id or null, "absence",
"absence_reason", "barred": the rule's sentence or empty}]}. Dates in ISO form; who was struck off is not there.
"""

from typing import Any

from dangbo.congresses.models.checkin import CheckInSession
from dangbo.congresses.models.delegates import Delegate
from dangbo.congresses.queries.checkin.presence import came
from dangbo.congresses.queries.credentials.facts import facts_of
from dangbo.congresses.queries.delegates.days import opening_day
from dangbo.congresses.queries.delegates.rules import barred

VERSION = 1
Contents = dict[str, Any]


def contents_of(session: CheckInSession) -> Contents:
    """Everybody summoned with their facts on the opening day, and who came in this session; about twelve queries."""
    congress = session.congress
    on = opening_day(congress) or session.day
    rows = list(congress.delegates.filter(struck_on=None).select_related("person"))
    facts, here, against = facts_of(rows, on), came(session), barred(congress, rows)
    return {
        "v": VERSION,
        "opening": on.isoformat(),
        "kind": congress.kind,
        "session": session.name,
        "people": [
            _person(row)
            | facts[row.pk]
            | {"here": row.pk in here, "barred": next((each.message for each in against.get(row.pk, ())), "")}
            for row in rows
        ],
    }


def _person(row: Delegate) -> Contents:
    return {
        "id": str(row.pk),
        "number": row.number,
        "name": row.full_name,
        "kind": row.kind,
        "unit": row.unit_name,
        "post": row.post,
        "birth_year": row.birth_year,
        "replaces": str(row.replaces_id) if row.replaces_id else None,
        "absence": row.absence,
        "absence_reason": row.absence_reason,
    }
