"""Which paper a congress adopted by a vote."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("congresses", "0500_day"), ("congresses", "0400_papers")]

    operations = [
        migrations.AddField(
            model_name="agendavote",
            name="paper",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="votes",
                to="congresses.congresspaper",
            ),
        )
    ]
