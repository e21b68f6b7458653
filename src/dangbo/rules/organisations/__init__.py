"""Party organisations: kinds, founding and later changes, size, leadership (members.md a.1, a.2, a.4).

Everything takes plain values and a date; `parameters` is the office's set, the central regulations where it is None.
"""

from dangbo.rules.organisations.changes import (
    MoveScope,
    may_dissolve,
    may_found,
    may_merge,
    may_move,
    may_split,
    may_upgrade,
    seal_return_deadline,
)
from dangbo.rules.organisations.discipline import may_decide_dissolution, may_propose_dissolution
from dangbo.rules.organisations.kinds import allowed_parents, is_cell, is_grassroots, parent_findings
from dangbo.rules.organisations.leadership import Leadership, inspection_commission_findings, leadership
from dangbo.rules.organisations.size import Headcount, grassroots_kind, size_findings

__all__ = [
    "Headcount",
    "Leadership",
    "MoveScope",
    "allowed_parents",
    "grassroots_kind",
    "inspection_commission_findings",
    "is_cell",
    "is_grassroots",
    "leadership",
    "may_decide_dissolution",
    "may_dissolve",
    "may_found",
    "may_merge",
    "may_move",
    "may_propose_dissolution",
    "may_split",
    "may_upgrade",
    "parent_findings",
    "seal_return_deadline",
    "size_findings",
]
