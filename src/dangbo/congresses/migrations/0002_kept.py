"""Frozen credentials never change; names of delegates are ordered by their bytes: the database sees to both."""

from django.db import migrations

from dangbo.facts.migrations import append_only, byte_order


class Migration(migrations.Migration):
    dependencies = [("congresses", "0001_initial")]

    operations = [
        append_only("congresses_credentialssnapshot"),
        byte_order("congresses_delegate", "name_key"),
    ]
