"""Acts on terms, committees, seats and offices."""

from dangbo.registry.acts.committees.offices import end_office, give_office
from dangbo.registry.acts.committees.seats import NewSeat, end_seat, seat_members
from dangbo.registry.acts.committees.terms import open_term, set_committee

__all__ = ["NewSeat", "end_office", "end_seat", "give_office", "open_term", "seat_members", "set_committee"]
