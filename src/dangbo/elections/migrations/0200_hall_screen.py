"""The hall's screen of a vote."""

import django.db.models.deletion
from django.db import migrations, models

import dangbo.facts.models


class Migration(migrations.Migration):
    dependencies = [("elections", "0101_records_stay")]

    operations = [
        migrations.CreateModel(
            name="HallScreen",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("token", models.CharField(max_length=32, unique=True)),
                ("opened_at", models.DateTimeField()),
                ("opened_by_name", dangbo.facts.models.NfcCharField(max_length=200)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "election",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="screens", to="elections.election"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("closed_at__isnull", True)),
                        fields=("election",),
                        name="elections_one_open_screen",
                    )
                ],
            },
        ),
    ]
