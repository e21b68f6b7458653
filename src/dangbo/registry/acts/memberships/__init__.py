"""Acts on memberships: how a person becomes a member, what changes, and how it ends."""

from dangbo.registry.acts.memberships.admitting import admit_member, enter_existing_member
from dangbo.registry.acts.memberships.changing import Destination, change_activity
from dangbo.registry.acts.memberships.correcting import correct_membership_dates
from dangbo.registry.acts.memberships.ending import end_membership
from dangbo.registry.acts.memberships.recognising import recognise_official
from dangbo.registry.acts.memberships.returning import readmit_member, restore_member

__all__ = [
    "Destination",
    "admit_member",
    "change_activity",
    "correct_membership_dates",
    "end_membership",
    "enter_existing_member",
    "readmit_member",
    "recognise_official",
    "restore_member",
]
