"""Results of earlier rounds taken from files."""

import django.db.models.deletion
from django.db import migrations, models

import dangbo.facts.models

NUMBERS = (
    "seats",
    "elected",
    "re_elected",
    "first_time",
    "women",
    "young",
    "ethnic",
    "inspection",
    "secretaries_direct",
    "delegates",
    "alternates",
)


class Migration(migrations.Migration):
    dependencies = [("congresses", "0002_convened")]

    operations = [
        migrations.CreateModel(
            name="FormerResult",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("members", models.PositiveIntegerField(blank=True, null=True)),
                *((name, models.PositiveSmallIntegerField(blank=True, null=True)) for name in NUMBERS),
                ("source", dangbo.facts.models.NfcCharField(max_length=200)),
                ("line", models.PositiveIntegerField()),
                (
                    "congress",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="former_result",
                        to="congresses.congress",
                    ),
                ),
            ],
            options={"abstract": False},
        ),
    ]
