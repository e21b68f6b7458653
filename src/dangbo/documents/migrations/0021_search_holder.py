"""Which organisations hold a paper, in one narrow index for search."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("documents", "0010_lapsed_steps")]

    operations = [
        migrations.CreateModel(
            name="SearchHolder",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("organisation_id", models.UUIDField()),
                (
                    "part",
                    models.CharField(
                        choices=[("own", "Văn bản đi"), ("draft", "Dự thảo"), ("came", "Văn bản đến")], max_length=5
                    ),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="holders",
                        to="documents.searchentry",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation_id", "part", "entry"), name="documents_holder_once"
                    )
                ]
            },
        ),
    ]
