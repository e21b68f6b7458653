"""Joins the lines of migrations that the subjects keep (0001 core, 0100 review, 0200 delegates, …) into one end.

A new migration of a subject depends on the last of its own subject (the first on 0001_initial), never on this one.
"""

from pathlib import Path

from django.db import migrations

OTHERS = sorted(file.stem for file in Path(__file__).parent.glob("[0-9]*.py") if file.stem != Path(__file__).stem)


class Migration(migrations.Migration):
    dependencies = [("congresses", name) for name in OTHERS]
    operations = []
