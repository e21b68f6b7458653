"""The sheets of an uploaded file and its judged rows stand in tables of their own.

A draft that was judged before is judged again when its preview is next opened.
"""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models

import dangbo.facts.models

IDENTITY = models.UUIDField(default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False)


def move_sheets(apps: Any, _editor: Any) -> None:
    sheets = apps.get_model("registry", "ImportSheet")
    for draft in apps.get_model("registry", "ImportDraft").objects.iterator(chunk_size=1):
        found = {draft.sheet_name: draft.rows, **draft.other_sheets}
        sheets.objects.bulk_create(
            sheets(draft=draft, position=position, name=name[:120], rows=rows)
            for position, (name, rows) in enumerate(found.items())
        )
        below = draft.rows[(draft.header or 0) + 1 :]
        draft.row_count = len(draft.rows)
        draft.column_count = max([len(draft.headings), *map(len, below)])
        draft.tally = {}
        draft.save(update_fields=["row_count", "column_count", "tally"])


class Migration(migrations.Migration):
    dependencies = [("registry", "0007_card_digits")]
    operations = [
        migrations.AddField("importdraft", "row_count", models.PositiveIntegerField(default=0)),
        migrations.AddField("importdraft", "column_count", models.PositiveIntegerField(default=0)),
        migrations.CreateModel(
            name="ImportSheet",
            fields=[
                ("id", IDENTITY),
                ("position", models.PositiveIntegerField()),
                ("name", dangbo.facts.models.NfcCharField(blank=True, max_length=120)),
                ("rows", models.JSONField(help_text="Các dòng của trang tính; ngày ghi là {'d': 'YYYY-MM-DD'}")),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="sheets", to="registry.importdraft"
                    ),
                ),
            ],
            options={
                "ordering": ["position"],
                "constraints": [
                    models.UniqueConstraint(fields=("draft", "position"), name="registry_import_sheet_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="ImportRow",
            fields=[
                ("id", IDENTITY.clone()),
                ("number", models.PositiveIntegerField()),
                ("outcome", models.CharField(max_length=8)),
                ("cells", models.JSONField()),
                ("told", models.JSONField(default=dict)),
                ("marks", models.TextField(blank=True)),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="judged_rows",
                        to="registry.importdraft",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["draft", "outcome", "number"], name="registry_import_row_outcome")],
                "constraints": [models.UniqueConstraint(fields=("draft", "number"), name="registry_import_row_once")],
            },
        ),
        migrations.RunPython(move_sheets, migrations.RunPython.noop),
    ]
