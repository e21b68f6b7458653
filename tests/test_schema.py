"""The schema says what the design says: facts do not overlap, the journal cannot be changed."""

import datetime

import pytest
from django.core.management import call_command
from django.db import DatabaseError, transaction

from dangbo.journal.chain import record, verify
from dangbo.journal.models import Entry
from dangbo.registry.models import Organisation, OrganisationVersion

pytestmark = pytest.mark.django_db


def test_migrations_say_everything_the_models_say() -> None:
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


def test_two_versions_of_an_organisation_cannot_hold_on_one_day() -> None:
    organisation = Organisation.objects.create(code="a", founded_on=datetime.date(2010, 1, 1))

    def version(start: int, end: int) -> OrganisationVersion:
        return OrganisationVersion.objects.create(
            organisation=organisation,
            name="Chi bộ A",
            kind="cell",
            sector="other",
            valid_from=datetime.date(start, 1, 1),
            valid_to=datetime.date(end, 1, 1),
        )

    version(2010, 2015)
    version(2015, 2018)
    with pytest.raises(DatabaseError), transaction.atomic():
        version(2017, 2020)
    assert organisation.versions.count() == 2


def test_a_journal_entry_can_be_neither_changed_nor_removed() -> None:
    record(act="test", actor_id=None, actor_name="Hệ thống", summary="Một việc")
    record(act="test", actor_id=None, actor_name="Hệ thống", summary="Việc nữa")
    assert list(verify()) == []
    with pytest.raises(DatabaseError), transaction.atomic():
        Entry.objects.filter(number=1).update(summary="Khác")
    with pytest.raises(DatabaseError), transaction.atomic():
        Entry.objects.filter(number=2).delete()
    assert [entry.summary for entry in Entry.objects.order_by("number")] == ["Một việc", "Việc nữa"]
