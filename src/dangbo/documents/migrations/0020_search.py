"""The rows of full-text search with the database's own index over their words, and where a forwarded paper began.

SQLite: an FTS5 table without content of its own. Its rowid is the day of the paper, then the entry's id, so that it
gives its hits by date without sorting them. PostgreSQL: a generated column of lexemes with their places; the words
are plain letters and digits already, so no parser of natural language stands between them and the index.
"""

import django.db.models.deletion
from django.db import migrations, models

from dangbo.facts.migrations import per_database

ROWID = "((CAST(julianday({row}.dated) AS INTEGER) << 36) | {row}.id)"
TAKE_OUT = (
    "INSERT INTO documents_search(documents_search, rowid, body) VALUES ('delete', "
    + ROWID.format(row="OLD")
    + ", OLD.body)"
)
PUT_IN = "INSERT INTO documents_search(rowid, body) VALUES (" + ROWID.format(row="NEW") + ", NEW.body)"


class Migration(migrations.Migration):
    dependencies = [("documents", "0002_frozen")]

    operations = [
        migrations.AddField(
            model_name="incomingdocument",
            name="origin",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="copies",
                to="documents.incomingdocument",
            ),
        ),
        migrations.AddConstraint(
            model_name="incomingdocument",
            constraint=models.UniqueConstraint(
                condition=models.Q(("origin__isnull", False)),
                fields=("organisation", "origin"),
                name="documents_forwarded_once",
            ),
        ),
        migrations.DeleteModel(name="SearchEntry"),
        migrations.CreateModel(
            name="SearchEntry",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "document",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="entry",
                        to="documents.document",
                    ),
                ),
                (
                    "incoming",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="entry",
                        to="documents.incomingdocument",
                    ),
                ),
                ("organisation_id", models.UUIDField(db_index=True)),
                ("dated", models.DateField(db_index=True)),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "Dự thảo"), ("out", "Văn bản đi"), ("in", "Văn bản đến")], max_length=5
                    ),
                ),
                ("kind", models.CharField(max_length=40)),
                ("issuer", models.CharField(max_length=250)),
                ("symbol_key", models.CharField(db_index=True, max_length=60)),
                ("body", models.TextField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("document__isnull", True), ("incoming__isnull", True), _connector="XOR"),
                        name="documents_entry_of_one",
                    )
                ]
            },
        ),
        per_database(
            postgresql=[
                "CREATE FUNCTION documents_words(body text) RETURNS tsvector LANGUAGE sql IMMUTABLE STRICT "
                "PARALLEL SAFE AS $$ SELECT coalesce(string_agg(word || ':' || least(place, 16383), ' '), '')"
                "::tsvector FROM unnest(string_to_array(body, ' ')) WITH ORDINALITY AS t(word, place) "
                "WHERE word <> '' $$",
                "ALTER TABLE documents_searchentry ADD COLUMN words tsvector "
                "GENERATED ALWAYS AS (documents_words(body)) STORED",
                # Unpacking the words of thousands of papers costs more than the room they take.
                "ALTER TABLE documents_searchentry ALTER COLUMN words SET STORAGE EXTERNAL",
                "CREATE INDEX documents_search ON documents_searchentry USING gin (words)",
                "CREATE INDEX documents_search_newest ON documents_searchentry (dated DESC, id DESC)",
            ],
            sqlite=[
                "CREATE VIRTUAL TABLE documents_search USING fts5(body, content='', tokenize='ascii', prefix='1 2 3')",
                f"CREATE TRIGGER documents_search_in AFTER INSERT ON documents_searchentry BEGIN {PUT_IN}; END",
                f"CREATE TRIGGER documents_search_gone AFTER DELETE ON documents_searchentry BEGIN {TAKE_OUT}; END",
                "CREATE TRIGGER documents_search_changed AFTER UPDATE ON documents_searchentry "
                f"WHEN OLD.body <> NEW.body OR OLD.dated <> NEW.dated BEGIN {TAKE_OUT}; {PUT_IN}; END",
                "CREATE INDEX documents_search_newest ON documents_searchentry (dated DESC, id DESC)",
            ],
        ),
    ]
