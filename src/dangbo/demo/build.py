"""Building the demo in an empty store."""

from collections.abc import Callable
from datetime import date

from django.db import connection, transaction
from django.db.models import Model

from dangbo.access.actor import PROGRAM
from dangbo.access.models import Account, RoleAssignment
from dangbo.demo.accounts import make_accounts
from dangbo.demo.chance import Chance
from dangbo.demo.changes import make_history
from dangbo.demo.congress import hold_congresses
from dangbo.demo.congress_delegates import store_delegates
from dangbo.demo.congress_personnel import store_personnel
from dangbo.demo.congresses.store import store_congresses
from dangbo.demo.documents.papers import make_papers
from dangbo.demo.documents.store import store_documents
from dangbo.demo.elections.store import store_elections
from dangbo.demo.events import make_events
from dangbo.demo.growth import make_growth
from dangbo.demo.lives import store_life
from dangbo.demo.members import fill_bloc
from dangbo.demo.offices import make_office
from dangbo.demo.organisations import make_bloc, record_foundings
from dangbo.demo.plan import FULL, BlocPlan, Plan
from dangbo.demo.schooling import draw_profession, draw_theory, store_schooling
from dangbo.demo.seats import make_rosters
from dangbo.demo.stretches import store_membership
from dangbo.demo.world import World
from dangbo.facts.collector import spared_collector
from dangbo.journal.models import Entry
from dangbo.office.models import OfficeSetting
from dangbo.office.options import DEFAULT_AS_OF
from dangbo.registry import models
from dangbo.registry.acts.bulk import store_batch
from dangbo.vietnamese.numbers import format_int

Progress = Callable[[str], None]
ORDER: tuple[type[Model], ...] = (
    models.Decision,
    models.Organisation,
    models.OrganisationVersion,
    models.OrganisationChange,
    models.OrganisationChangeParty,
    models.Person,
    models.PartyCard,
    models.Membership,
    models.TemporaryStay,
    models.Transfer,
    models.TransferHop,
    models.Attainment,
    models.TrainingEntry,
    models.CareerEntry,
    models.FamilyMember,
    models.Honour,
    models.Term,
    models.Committee,
    models.CommitteeMember,
    models.Office,
)
"""The facts of the register in the order in which they are stored: what is pointed at comes first."""
ACCOUNTS: tuple[type[Model], ...] = (Account, RoleAssignment, models.PersonAccount)
REPORTED_ON = date(2020, 6, 28)
"""The day to which the third article gives its figures: pages of the demo open on it."""
ACT = "build_demo"
SUMMARY = "Dựng bản mẫu: tổ chức, đảng viên, nhiệm kỳ đều là dữ liệu hư cấu"


def demo_exists() -> bool:
    """Whether the demo stands in the store: its building was the first that the journal wrote."""
    first = Entry.objects.order_by("number").first()
    return first is not None and first.act == ACT


def build_demo(progress: Progress = lambda _line: None, plan: Plan = FULL) -> None:
    """Fill an empty, migrated store with the demo of a plan, always with the same rows.

    All in one transaction, with entries of the journal that carry the digests of the rows.
    """
    with spared_collector():
        world = invent(plan, progress)
        facts = {model: world.rows[model] for model in ORDER}
        progress(f"Lưu {format_int(sum(map(len, facts.values())))} dòng")
        with transaction.atomic():
            top = world.nodes[0].organisation
            store_batch(actor=PROGRAM, organisation=top, rows=facts, summary=SUMMARY, act=ACT)
            for model in ACCOUNTS:
                model._default_manager.bulk_create(world.rows[model])
            _take_statistics()
            store_documents(world, world.papers, plan, progress)
            store_elections(world, plan.seed + 3)
            store_congresses(world, plan.seed + 4)
            store_personnel(plan.seed + 5)
            store_delegates(world, plan.seed + 6)
            OfficeSetting.objects.create(key=DEFAULT_AS_OF, value=REPORTED_ON.isoformat())
            _take_statistics()


def invent(plan: Plan, progress: Progress = lambda _line: None) -> World:
    """Everything that the demo holds, not yet stored."""
    world = World(Chance(plan.seed))
    for bloc in plan.blocs:
        progress(f"{bloc.name}: tổ chức đảng, đảng viên, đại hội")
        _make_bloc(world, bloc)
    for office in plan.offices:
        progress(office.name)
        make_office(world, office)
    progress(f"Đảng bộ {plan.growth.name}, từ năm {plan.growth.founded.year}")
    make_growth(world, plan.growth)
    progress("Lý lịch, trình độ, quá trình công tác")
    for member in world.members:
        member.profession = member.profession or draw_profession(world.chance, member)
        if member.theory is None:
            member.theory = draw_theory(world.chance, member, member.known_until)
        store_membership(world, member)
        store_schooling(world, member)
        store_life(world, member)
    record_foundings(world)
    world.papers = make_papers(world, plan)
    world.number_decisions()
    make_accounts(world)
    return world


def _make_bloc(world: World, plan: BlocPlan) -> None:
    bloc = make_bloc(world, plan)
    make_history(world, plan, bloc)
    rosters = make_rosters(plan, bloc)
    fill_bloc(world, bloc, rosters)
    make_events(world, bloc)
    hold_congresses(world, plan, bloc, rosters)


def _take_statistics() -> None:
    """Let the database know at once how its tables are filled; else it plans as if they were still empty."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
