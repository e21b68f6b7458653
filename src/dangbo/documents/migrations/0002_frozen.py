"""An issued document keeps its text, number, date and digest: the database itself refuses to change or delete them."""

from django.db import migrations

from dangbo.facts.migrations import per_database

KEPT = ("digest", "symbol", "number_id", "issued_on", "frozen", "profile", "abstract", "text", "kind", "issuer_id")


def _changed(differs: str) -> str:
    return " OR ".join(f"NEW.{column} {differs} OLD.{column}" for column in KEPT)


class Migration(migrations.Migration):
    dependencies = [("documents", "0001_initial")]

    operations = [
        per_database(
            postgresql=[
                "CREATE FUNCTION documents_document_refuse() RETURNS trigger LANGUAGE plpgsql AS "
                "$$ BEGIN RAISE EXCEPTION 'an issued document does not change'; END $$",
                "CREATE TRIGGER documents_document_kept BEFORE UPDATE ON documents_document FOR EACH ROW "
                f"WHEN (OLD.digest <> '' AND ({_changed('IS DISTINCT FROM')})) "
                "EXECUTE FUNCTION documents_document_refuse()",
                "CREATE TRIGGER documents_document_stays BEFORE DELETE ON documents_document FOR EACH ROW "
                "WHEN (OLD.digest <> '') EXECUTE FUNCTION documents_document_refuse()",
            ],
            sqlite=[
                "CREATE TRIGGER documents_document_kept BEFORE UPDATE ON documents_document "
                f"WHEN OLD.digest <> '' AND ({_changed('IS NOT')}) "
                "BEGIN SELECT RAISE(ABORT, 'an issued document does not change'); END",
                "CREATE TRIGGER documents_document_stays BEFORE DELETE ON documents_document "
                "WHEN OLD.digest <> '' BEGIN SELECT RAISE(ABORT, 'an issued document does not change'); END",
            ],
            undo=[],
        ),
    ]
