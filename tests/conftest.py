"""What every test shares: databases, property tests that repeat, the examples beside the project, loud skips."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.core.cache import cache
from django.test import TransactionTestCase
from hypothesis import HealthCheck, settings
from pytest_django.plugin import DjangoDbBlocker, blocking_manager_key

from databases import DEMO, MIGRATED, Databases, databases
from kept import KEEPER

SHARED = Path(__file__).resolve().parents[2] / "shared"
DATABASE_FIXTURES = {"db", "transactional_db", "live_server", "django_db_setup"}

settings.register_profile("new", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True)
settings.register_profile("same", settings.get_profile("new"), derandomize=True, database=None)
settings.load_profile("same" if os.environ.get("CI") else "new")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--only-database", action="store_true", help="leave out what no database can change, and pages")


def pytest_configure(config: pytest.Config) -> None:
    if is_first_process(config):
        Path(django_settings.HOME).mkdir(parents=True, exist_ok=True)


def pytest_unconfigure(config: pytest.Config) -> None:
    if is_first_process(config):
        with config.stash[blocking_manager_key].unblock():
            databases("").drop_originals()
        if Path(django_settings.HOME).name.startswith("dangbo-test-"):
            shutil.rmtree(django_settings.HOME, ignore_errors=True)


def is_first_process(config: pytest.Config) -> bool:
    """Whether this is the process that was started, and none of the workers that it started in turn."""
    return not hasattr(config, "workerinput")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--only-database"):
        wanted = [uses_database(item) and not is_of_a_page(item) for item in items]
        config.hook.pytest_deselected(
            items=[item for item, is_wanted in zip(items, wanted, strict=True) if not is_wanted]
        )
        items[:] = [item for item, is_wanted in zip(items, wanted, strict=True) if is_wanted]


def uses_database(item: pytest.Item) -> bool:
    """Whether the test asks for a database, or says by its mark that it uses PostgreSQL in another way."""
    fixtures = DATABASE_FIXTURES & set(getattr(item, "fixturenames", ()))
    marked = item.get_closest_marker("django_db") or item.get_closest_marker("postgresql")
    of_django = issubclass(getattr(item, "cls", None) or object, TransactionTestCase)
    return bool(fixtures) or marked is not None or of_django


def is_of_a_page(item: pytest.Item) -> bool:
    """Whether what a page says is tested: its acts and queries are on both databases, and the walk opens every page."""
    return "pages" in (item.path.parent.name, item.path.stem.split("_")[-1])


def pytest_runtest_setup() -> None:
    KEEPER.forget()


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(fixturedef: pytest.FixtureDef[object], request: pytest.FixtureRequest) -> Iterator[None]:
    """When a test is given its database nobody has changed anything yet: what its builders write is kept."""
    made = yield
    if fixturedef.argname == "_django_db_helper":
        held: Databases = request.getfixturevalue("django_db_setup")
        held.restart_numbers()
        KEEPER.begin(held.original)
        if held.original == MIGRATED:
            cache.clear()  # rows written again are the same rows: nothing may be remembered of those of a test before
    return made


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_blocker: DjangoDbBlocker, worker_id: str
) -> Iterator[Databases]:
    """In the place of pytest-django's: a copy of the run's one migrated database."""
    flush = TransactionTestCase._fixture_teardown
    made = databases(worker_id)
    with django_db_blocker.unblock():
        made.use(MIGRATED)
    TransactionTestCase._fixture_teardown = lambda _test: made.use(MIGRATED)
    yield made
    TransactionTestCase._fixture_teardown = flush
    with django_db_blocker.unblock():
        made.leave()


@pytest.fixture(scope="module")
def full_demo(django_db_setup: Databases, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The whole demo, for tests that roll back; those with a server call `django_db_setup.use(DEMO)` themselves."""
    with django_db_blocker.unblock():
        django_db_setup.use(DEMO)
    yield
    with django_db_blocker.unblock():
        django_db_setup.use(MIGRATED)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of examples beside the project; the test is skipped loudly where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("KHÔNG CHẠY: không có thư mục shared/ bên cạnh dự án")
    return SHARED
