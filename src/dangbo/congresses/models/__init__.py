"""The facts of congresses. Those of a subject of its own are imported from its module (models/review.py, …)."""

from dangbo.congresses.collecting import rooms_of
from dangbo.congresses.models.congresses import Congress, CongressDate, DateKind
from dangbo.congresses.models.groups import GroupKind, GroupMember, GroupRole, GroupSession, GroupTask, PreparationGroup
from dangbo.congresses.models.plan import PlanStep
from dangbo.congresses.models.rounds import CongressRound, RoundDirective, RoundRule

SUBJECT_MODULES = rooms_of("models")
"""Imported here so that Django knows the models of every subject."""

__all__ = [
    "Congress",
    "CongressDate",
    "CongressRound",
    "DateKind",
    "GroupKind",
    "GroupMember",
    "GroupRole",
    "GroupSession",
    "GroupTask",
    "PlanStep",
    "PreparationGroup",
    "RoundDirective",
    "RoundRule",
]
