"""Which regulation governs, and at which level the meeting stands."""

from dangbo.elections.models import Meeting, MeetingKind
from dangbo.rules.elections.eligibility import Gathering
from dangbo.rules.elections.regulation import Regulation, regulation_on
from dangbo.rules.vocabulary import OrganisationKind

_DISTRICT_OR_ABOVE = (OrganisationKind.UPPER_COMMITTEE, OrganisationKind.PROVINCIAL_COMMITTEE)


def regulation_of(meeting: Meeting) -> Regulation:
    """The regulation in force on the first day; ParameterError for a day before the first that we know."""
    return regulation_on(meeting.held_on)


def kind_of(meeting: Meeting) -> OrganisationKind:
    """The kind of the organisation on the first day."""
    return OrganisationKind(meeting.organisation.version_at(meeting.held_on).kind)


def gathering_of(meeting: Meeting) -> Gathering:
    """The meeting as the rules on candidates and tellers take it."""
    return Gathering(
        opening=meeting.held_on,
        delegates=meeting.kind == MeetingKind.DELEGATE_CONGRESS,
        district_or_above=kind_of(meeting) in _DISTRICT_OR_ABOVE,
    )
