"""Acts on transfers of activity: begin, sign hop by hop, accept, receive from outside, cancel."""

from dangbo.registry.acts.transfers.accepting import accept_transfers
from dangbo.registry.acts.transfers.beginning import begin_transfers
from dangbo.registry.acts.transfers.letters import Letter, Place, Route
from dangbo.registry.acts.transfers.receiving import receive_member
from dangbo.registry.acts.transfers.signing import cancel_transfer, sign_hop

__all__ = [
    "Letter",
    "Place",
    "Route",
    "accept_transfers",
    "begin_transfers",
    "cancel_transfer",
    "receive_member",
    "sign_hop",
]
