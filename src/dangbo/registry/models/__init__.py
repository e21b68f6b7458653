"""The facts of the register: organisations, people, memberships, terms, committees, offices, transfers."""

from dangbo.registry.models.committees import Committee, CommitteeMember, Office, Term
from dangbo.registry.models.decisions import Decision
from dangbo.registry.models.imports import ColumnNaming, ImportDraft, ImportRow, ImportSheet
from dangbo.registry.models.memberships import Membership, TemporaryStay, Transfer, TransferHop
from dangbo.registry.models.organisations import (
    Organisation,
    OrganisationChange,
    OrganisationChangeParty,
    OrganisationVersion,
    TreeLink,
)
from dangbo.registry.models.people import (
    Attainment,
    CareerEntry,
    FamilyMember,
    Honour,
    PartyCard,
    Person,
    PersonAccount,
    Portrait,
    TrainingEntry,
)

__all__ = [
    "Attainment",
    "CareerEntry",
    "ColumnNaming",
    "Committee",
    "CommitteeMember",
    "Decision",
    "FamilyMember",
    "Honour",
    "ImportDraft",
    "ImportRow",
    "ImportSheet",
    "Membership",
    "Office",
    "Organisation",
    "OrganisationChange",
    "OrganisationChangeParty",
    "OrganisationVersion",
    "PartyCard",
    "Person",
    "PersonAccount",
    "Portrait",
    "TemporaryStay",
    "Term",
    "TrainingEntry",
    "Transfer",
    "TransferHop",
    "TreeLink",
]
