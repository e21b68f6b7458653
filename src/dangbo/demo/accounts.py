"""The sign-ins of the demo: one for each role at the bloc, and one for each of the other organisations."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.contrib.auth.hashers import make_password

from dangbo.access.models import Account, RoleAssignment
from dangbo.access.permissions import ROLE_LABELS, Role
from dangbo.demo.names import full_name
from dangbo.demo.world import Node, World
from dangbo.registry.models import CommitteeMember, Office, Organisation, Person, PersonAccount
from dangbo.registry.models.committees import CommitteeKind, OfficeKind

DEMO_PASSWORD = "Dangbo-demo-2020"  # noqa: S105  # printed by `dangbo start`: the demo holds nothing secret
_CREATED = datetime(2020, 1, 2, 8, 0, tzinfo=UTC)
_SINCE = date(2020, 1, 2)


@dataclass(frozen=True, slots=True)
class SignIn:
    """An account of the demo: its name, its role, and the organisation's code at which the role stands."""

    username: str
    role: Role
    code: str
    place: str


_ACCOUNTS = (
    SignIn("bantochuc", Role.ORGANISATION_BOARD, "khoi", "Đảng ủy Khối"),
    SignIn("vanphong", Role.OFFICE, "khoi", "Đảng ủy Khối"),
    SignIn("kiemtra", Role.INSPECTION_COMMISSION, "khoi", "Đảng ủy Khối"),
    SignIn("bithu", Role.SECRETARY, "khoi", "Đảng ủy Khối"),
    SignIn("capuyvien", Role.COMMITTEE_MEMBER, "khoi", "Đảng ủy Khối"),
    SignIn("totruongkiemphieu", Role.TELLER, "khoi", "Đảng ủy Khối"),
    SignIn("daibieu", Role.DELEGATE, "khoi", "Đảng ủy Khối"),
    SignIn("bientap", Role.EDITOR, "khoi", "Đảng ủy Khối"),
    SignIn("dangvien", Role.MEMBER, "khoi", "Đảng ủy Khối"),
    SignIn("nguoixem", Role.READER, "khoi", "Đảng ủy Khối"),
    SignIn("quantri", Role.SYSTEM_ADMINISTRATOR, "khoi", "Đảng ủy Khối"),
    SignIn("vp106", Role.SECRETARY, "vp106", "Đảng bộ Văn phòng UBND tỉnh"),
    SignIn("vp38", Role.SECRETARY, "vp38", "Đảng bộ Văn phòng UBND tỉnh, từ năm 2004"),
    SignIn("bithuchibo", Role.SECRETARY, "vp32-02", "Chi bộ Hành chính - Tổ chức - Quản trị"),
    SignIn("vp32", Role.SECRETARY, "vp32", "Đảng bộ Văn phòng HĐND tỉnh"),
    SignIn("ccq", Role.ORGANISATION_BOARD, "ccq", "Đảng bộ Các cơ quan tỉnh"),
    SignIn("sotaichinh", Role.SECRETARY, "khoi-001", "Đảng bộ Sở Tài chính"),
    SignIn("chibo", Role.SECRETARY, "khoi-093", "Chi bộ Hội Nạn nhân chất độc da cam tỉnh"),
)
SIGN_INS = [(account.username, DEMO_PASSWORD, f"{ROLE_LABELS[account.role]}, {account.place}") for account in _ACCOUNTS]
"""User name, password and Vietnamese description of every demo account, in the order in which they are printed."""


def make_accounts(world: World) -> None:
    """Add the accounts whose organisations the demo holds, with their roles; some sign in as persons."""
    nodes = {node.organisation.code: node for node in world.nodes}
    password = make_password(DEMO_PASSWORD)
    taken: set[Person] = set()
    for sign_in in _ACCOUNTS:
        node = nodes.get(sign_in.code)
        if node is not None:
            _make_account(world, sign_in, node, password, taken)


def _make_account(world: World, sign_in: SignIn, node: Node, password: str, taken: set[Person]) -> None:
    chance = world.chance
    person = _holder(world, sign_in.role, node.organisation, taken)
    name = person.full_name if person else full_name(chance, "male", 1975, "Kinh")
    account = world.add(
        Account(
            id=chance.new_id(),
            username=sign_in.username,
            full_name=name,
            password=password,
            must_change_password=False,
            created_at=_CREATED,
        )
    )
    world.add(
        RoleAssignment(
            id=chance.new_id(), account=account, role=sign_in.role, organisation=node.organisation, valid_from=_SINCE
        )
    )
    if person is not None:
        taken.add(person)
        world.add(PersonAccount(id=chance.new_id(), person=person, account=account))


def _holder(world: World, role: Role, organisation: Organisation, taken: set[Person]) -> Person | None:
    """The person of the register who signs in with a role: the secretary, a committee member, a member of a cell."""
    if role is Role.SECRETARY:
        return next((person for person in _secretaries(world, organisation) if person not in taken), None)
    if role is Role.COMMITTEE_MEMBER:
        return next(person for person in _seated(world, organisation) if person not in taken)
    if role is Role.MEMBER:
        return next(member.person for member in world.members if not member.leads and member.is_free())
    return None


def _secretaries(world: World, organisation: Organisation) -> list[Person]:
    """The secretary in office at the end."""
    return [
        row.person
        for row in world.rows[Office]
        if isinstance(row, Office)
        and row.kind == OfficeKind.SECRETARY
        and row.valid_to is None
        and row.committee.term.organisation is organisation
    ]


def _seated(world: World, organisation: Organisation) -> list[Person]:
    return [
        row.person
        for row in world.rows[CommitteeMember]
        if isinstance(row, CommitteeMember)
        and row.valid_to is None
        and row.committee.kind == CommitteeKind.EXECUTIVE
        and row.committee.term.organisation is organisation
    ]
