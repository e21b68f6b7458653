from django.db import migrations

from dangbo.facts.migrations import append_only


class Migration(migrations.Migration):
    dependencies = [("figures", "0001_initial")]
    operations = [append_only("figures_closedreport")]
