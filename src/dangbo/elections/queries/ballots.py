"""The ballot of an election as it is laid out on paper."""

from dangbo.elections.models import Election
from dangbo.elections.queries.lists import listed, names_of, usual_style
from dangbo.elections.queries.regulations import regulation_of
from dangbo.paper.ballots.layout import BallotDefinition, Layout, lay_out, read_definition


def ballot_definition(election: Election) -> BallotDefinition:
    """What is printed on the ballot: the names of the list in its order; the usual style until one is fixed.

    Raises FileError for a list that no sheet can hold.
    """
    meeting, rows = election.meeting, listed(election)
    return read_definition(
        {
            "id": str(election.pk),
            "title": election.title,
            "organisation": meeting.organisation.version_at(meeting.held_on).name,
            "regulation": regulation_of(meeting).name,
            "style": election.style or usual_style(election, len(rows)).value,
            "seats": election.seats,
            "paper": election.paper,
            "candidates": [
                {"name": name, "birth_year": row.birth_year} for row, name in zip(rows, names_of(rows), strict=True)
            ],
        }
    )


def ballot_layout(election: Election) -> Layout:
    """Where everything stands on the ballot; the same for every print and for reading. Raises FileError."""
    return lay_out(ballot_definition(election))
