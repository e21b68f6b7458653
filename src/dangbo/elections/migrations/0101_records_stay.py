"""What was said of a ballot, and which scan arrived, never changes: the database refuses it."""

from django.db import migrations

from dangbo.facts.migrations import append_only


class Migration(migrations.Migration):
    dependencies = [("elections", "0100_counting")]

    operations = [append_only("elections_countrecord"), append_only("elections_scanfile")]
