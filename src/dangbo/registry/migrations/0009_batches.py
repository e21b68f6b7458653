"""Uploaded rows no longer stand with their draft; transfers begun together know their batch."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("registry", "0008_import_rows")]
    operations = [
        migrations.RemoveField("importdraft", "rows"),
        migrations.RemoveField("importdraft", "other_sheets"),
        migrations.AddField("transfer", "batch_id", models.UUIDField(null=True)),
    ]
