"""A small office for tests of pages: a committee with a cell below it, another one beside, an account per role."""

import datetime

from dangbo.access.models import Account, RoleAssignment
from dangbo.access.permissions import Role
from dangbo.registry.models import Organisation, OrganisationVersion, TreeLink
from dangbo.rules.vocabulary import OrganisationKind, UnitSector
from dangbo.vietnamese.order import collation_key
from dangbo.vietnamese.text import search_key
from kept import kept

FOUNDED = datetime.date(2010, 1, 1)
PASSWORD = "mat-khau-thu-2020"


@kept
def organisation(code: str, name: str, kind: OrganisationKind, parent: Organisation | None = None) -> Organisation:
    """An organisation that has been what it is since 2010, with its links in the tree."""
    made = Organisation.objects.create(code=code, founded_on=FOUNDED)
    OrganisationVersion.objects.create(
        organisation=made,
        name=name,
        name_key=collation_key(name),
        search_key=search_key(name),
        kind=kind,
        sector=UnitSector.OTHER,
        parent=parent,
        valid_from=FOUNDED,
    )
    above = [*TreeLink.objects.filter(descendant=parent)] if parent else []
    lines = [(made.pk, 0), *((link.ancestor_id, link.depth + 1) for link in above)]
    for ancestor_id, depth in lines:
        TreeLink.objects.create(
            ancestor_id=ancestor_id, descendant=made, depth=depth, valid_from=FOUNDED, is_latest=True
        )
    return made


@kept
def account(username: str, role: Role | None, place: Organisation | None, name: str = "Lò Thị Mai An") -> Account:
    """An account with at most one role."""
    made = Account.objects.create_user(username, PASSWORD, full_name=name)
    if role is not None and place is not None:
        RoleAssignment.objects.create(account=made, role=role, organisation=place, valid_from=FOUNDED)
    return made
