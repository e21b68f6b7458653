"""A closed vote keeps what was decided before it; counts and announcements never change: the database refuses it."""

from django.db import migrations

from dangbo.facts.migrations import append_only, byte_order, per_database

KEPT = (
    "digest",
    "frozen",
    "closed_at",
    "meeting_id",
    "post",
    "seats",
    "alternates",
    "way",
    "style",
    "round",
    "first_id",
    "runoff_of_tie",
    "issued",
    "present",
)


def _changed(differs: str) -> str:
    return " OR ".join(f"NEW.{column} {differs} OLD.{column}" for column in KEPT)


class Migration(migrations.Migration):
    dependencies = [("elections", "0001_initial")]

    operations = [
        per_database(
            postgresql=[
                "CREATE FUNCTION elections_election_refuse() RETURNS trigger LANGUAGE plpgsql AS "
                "$$ BEGIN RAISE EXCEPTION 'a closed vote does not change'; END $$",
                "CREATE TRIGGER elections_election_kept BEFORE UPDATE ON elections_election FOR EACH ROW "
                f"WHEN (OLD.digest <> '' AND ({_changed('IS DISTINCT FROM')})) "
                "EXECUTE FUNCTION elections_election_refuse()",
                "CREATE TRIGGER elections_election_stays BEFORE DELETE ON elections_election FOR EACH ROW "
                "WHEN (OLD.digest <> '') EXECUTE FUNCTION elections_election_refuse()",
            ],
            sqlite=[
                "CREATE TRIGGER elections_election_kept BEFORE UPDATE ON elections_election "
                f"WHEN OLD.digest <> '' AND ({_changed('IS NOT')}) "
                "BEGIN SELECT RAISE(ABORT, 'a closed vote does not change'); END",
                "CREATE TRIGGER elections_election_stays BEFORE DELETE ON elections_election "
                "WHEN OLD.digest <> '' BEGIN SELECT RAISE(ABORT, 'a closed vote does not change'); END",
            ],
            undo=[],
        ),
        append_only("elections_countresult"),
        append_only("elections_announcement"),
        byte_order("elections_candidate", "name_key"),
        byte_order("elections_rollentry", "name_key"),
    ]
