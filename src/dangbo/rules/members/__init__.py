"""Members: admission, dates, party age, votes, transfers, badges, bands (members.md b and c).

The words themselves (standing, activity, causes of entry and exit) are in `dangbo.rules.vocabulary`. Everything takes
plain values and a date; `parameters` is the office's set, the central regulations where it is None.
"""

from dangbo.rules.members.admission import (
    INTRODUCER_LABELS,
    Introducer,
    IntroducerKind,
    certificate_valid,
    dossier_findings,
    introducers_accepted,
    verification_deadline,
)
from dangbo.rules.members.age import admission_age
from dangbo.rules.members.badges import (
    BadgeDue,
    badge_batch,
    badge_due,
    badge_levels,
    badges_in_batch,
    early_badge,
)
from dangbo.rules.members.bands import Band, age_bands, band_of, party_age_bands
from dangbo.rules.members.dates import (
    ceremony_deadline,
    check_party_dates,
    may_be_official,
    probation_end,
    recognition,
    review_deadline,
)
from dangbo.rules.members.party_age import PartyAge, TimeOut, party_age, party_age_reached
from dangbo.rules.members.readmission import LeavingGround, ground_labels, may_readmit
from dangbo.rules.members.transfers import (
    TRANSFER_LABELS,
    Presentation,
    TransferDeadlines,
    TransferKind,
    presentation,
    transfer_deadlines,
    transfer_kind,
)
from dangbo.rules.members.votes import (
    BODY_LABELS,
    Roll,
    VotingBody,
    convocation_base,
    counts_in_headcount,
    may_vote,
    vote_outcome,
    votes_needed,
)

__all__ = [
    "BODY_LABELS",
    "INTRODUCER_LABELS",
    "TRANSFER_LABELS",
    "BadgeDue",
    "Band",
    "Introducer",
    "IntroducerKind",
    "LeavingGround",
    "PartyAge",
    "Presentation",
    "Roll",
    "TimeOut",
    "TransferDeadlines",
    "TransferKind",
    "VotingBody",
    "admission_age",
    "age_bands",
    "badge_batch",
    "badge_due",
    "badge_levels",
    "badges_in_batch",
    "band_of",
    "ceremony_deadline",
    "certificate_valid",
    "check_party_dates",
    "convocation_base",
    "counts_in_headcount",
    "dossier_findings",
    "early_badge",
    "ground_labels",
    "introducers_accepted",
    "may_be_official",
    "may_readmit",
    "may_vote",
    "party_age",
    "party_age_bands",
    "party_age_reached",
    "presentation",
    "probation_end",
    "recognition",
    "review_deadline",
    "transfer_deadlines",
    "transfer_kind",
    "verification_deadline",
    "vote_outcome",
    "votes_needed",
]
