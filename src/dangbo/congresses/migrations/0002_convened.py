"""When a congress was convened, and the leave for fewer contents."""

from django.db import migrations, models

import dangbo.facts.models


class Migration(migrations.Migration):
    dependencies = [("congresses", "0001_initial")]

    operations = [
        migrations.AddField("congress", "convened_on", models.DateField(blank=True, null=True)),
        migrations.AddField("congress", "contents_leave", dangbo.facts.models.NfcCharField(blank=True, max_length=300)),
    ]
