import django.db.models.deletion
from django.db import migrations, models

import dangbo.facts.models


class Migration(migrations.Migration):
    dependencies = [("registry", "0005_wider_indexes")]
    operations = [
        migrations.CreateModel(
            name="Portrait",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("jpeg", models.BinaryField()),
                ("digest", models.CharField(max_length=64)),
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="portrait", to="registry.person"
                    ),
                ),
            ],
            options={"abstract": False},
        ),
    ]
