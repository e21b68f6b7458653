"""A paper may have a title of its own in place of its kind. Added as a column: remaking the table loses its triggers."""

from django.db import migrations

import dangbo.facts.models
from dangbo.facts.migrations import per_database

_ADD = "ALTER TABLE documents_document ADD COLUMN own_title varchar(120) NOT NULL DEFAULT ''"


class Migration(migrations.Migration):
    dependencies = [("documents", "0021_search_holder")]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AddField(
                    model_name="document",
                    name="own_title",
                    field=dangbo.facts.models.NfcCharField(blank=True, max_length=120),
                )
            ],
            database_operations=[
                per_database(
                    postgresql=[_ADD], sqlite=[_ADD], undo=["ALTER TABLE documents_document DROP COLUMN own_title"]
                )
            ],
        )
    ]
