"""What stands when a vote is closed, as data that never changes: roll, list, tellers, regulation, ballot.

Version 1: {"v", "meeting": {"id", "name", "kind", "held_on", "organisation", "organisation_name"}, "election":
{"title", "post", "seats", "alternates", "round", "first", "runoff_of_tie", "way", "style", "style_reason", "paper",
"issued", "present"}, "regulation": {"name", "document", "rules": {key: {"value", "article", "certainty"}}},
"roll": {field of the rules' roll: number}, "entries": [...], "candidates": [...], "tellers": [...],
"decisions": [...]}. Dates in ISO form; numbers and texts that are not there are null or empty.
"""

from typing import Any

from dangbo.elections.models import Candidate, Election, Meeting
from dangbo.elections.queries.lists import listed, names_of
from dangbo.elections.queries.regulations import regulation_of
from dangbo.elections.queries.roll_lines import roll_counts
from dangbo.rules.elections.regulation import Regulation

VERSION = 1
Contents = dict[str, Any]


def contents_of(election: Election) -> Contents:
    """Everything that was decided until now about an election."""
    meeting = election.meeting
    return {
        "v": VERSION,
        "meeting": _meeting(meeting),
        "election": _election(election),
        "regulation": _regulation(regulation_of(meeting)),
        "roll": roll_counts(meeting),
        "entries": _entries(meeting),
        "candidates": _candidates(listed(election)),
        "tellers": [
            {"name": teller.entry.full_name, "is_head": teller.is_head}
            for teller in election.tellers.select_related("entry")
        ],
        "decisions": list(election.decisions.values("code", "question", "answer", "agreed", "decided_by", "reason")),
    }


def _meeting(meeting: Meeting) -> Contents:
    return {
        "id": str(meeting.pk),
        "name": meeting.name,
        "kind": meeting.kind,
        "held_on": meeting.held_on.isoformat(),
        "organisation": str(meeting.organisation_id),
        "organisation_name": meeting.organisation.version_at(meeting.held_on).name,
    }


def _election(election: Election) -> Contents:
    names = ("title", "post", "seats", "alternates", "round", "runoff_of_tie", "way", "style", "style_reason", "paper")
    fields = {name: getattr(election, name) for name in (*names, "issued", "present")}
    return {**fields, "first": str(election.first_id) if election.first_id else None}


def _regulation(regulation: Regulation) -> Contents:
    rules = {
        key: {"value": rule.value, "article": rule.article, "certainty": rule.certainty.value}
        for key, rule in regulation.rules.items()
    }
    return {"name": regulation.name, "document": regulation.document, "rules": rules}


def _entries(meeting: Meeting) -> list[Contents]:
    rows = meeting.roll.select_related("replaces")
    return [
        {
            "person": str(row.person_id) if row.person_id else None,
            "name": row.full_name,
            "birth_year": row.birth_year,
            "post": row.post,
            "unit": row.unit,
            "capacity": row.capacity,
            "is_convener": row.is_convener,
            "summoned": row.summoned,
            "exclusion": row.exclusion,
            "accepted_by": row.accepted_by,
            "presence": row.presence,
            "replaces": row.replaces.full_name if row.replaces else None,
        }
        for row in rows
    ]


def _candidates(rows: list[Candidate]) -> list[Contents]:
    return [
        {
            "id": str(row.pk),
            "person": str(row.person_id) if row.person_id else None,
            "name": row.full_name,
            "ballot_name": name,
            "birth_year": row.birth_year,
            "post": row.post,
            "unit": row.unit,
            "source": row.source,
            "place": row.place,
        }
        for row, name in zip(rows, names_of(rows), strict=True)
    ]
