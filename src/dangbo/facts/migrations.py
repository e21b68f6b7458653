"""Statements that Django's schema cannot say and that differ between the two databases."""

from collections.abc import Callable, Sequence
from typing import Any

from django.db import migrations


def per_database(
    *, postgresql: Sequence[str] = (), sqlite: Sequence[str] = (), undo: Sequence[str] = ()
) -> migrations.RunPython:
    """A migration step that runs the statements of the database in use; `undo` runs on both when going back."""

    def runner(statements: dict[str, Sequence[str]]) -> Callable[[Any, Any], None]:
        def run(_apps: Any, editor: Any) -> None:
            for statement in statements.get(editor.connection.vendor, ()):
                editor.execute(statement)

        return run

    return migrations.RunPython(
        runner({"postgresql": postgresql, "sqlite": sqlite}), runner({"postgresql": undo, "sqlite": undo})
    )


def append_only(table: str) -> migrations.RunPython:
    """Refuse every UPDATE and DELETE of a table in the database itself."""
    return per_database(
        postgresql=[
            f"CREATE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{table} is append-only'; END $$",
            f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION {table}_refuse()",
        ],
        sqlite=[
            f"CREATE TRIGGER {table}_no_{what.lower()} BEFORE {what} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            for what in ("UPDATE", "DELETE")
        ],
    )


def no_overlap(table: str, *columns: str) -> migrations.RunPython:
    """Refuse two dated rows of the same `columns` that hold on the same day."""
    equal = ", ".join(f"{column} WITH =" for column in columns)
    same = " AND ".join(f"{column} = NEW.{column}" for column in columns)
    clash = (
        f"SELECT RAISE(ABORT, '{table} rows overlap') WHERE EXISTS (SELECT 1 FROM {table} WHERE {same} "
        "AND id <> NEW.id AND (valid_to IS NULL OR valid_to > NEW.valid_from) "
        "AND (NEW.valid_to IS NULL OR valid_from < NEW.valid_to))"
    )
    return per_database(
        postgresql=[
            f"ALTER TABLE {table} ADD CONSTRAINT {table}_no_overlap "
            f"EXCLUDE USING gist ({equal}, daterange(valid_from, valid_to) WITH &&)"
        ],
        sqlite=[
            f"CREATE TRIGGER {table}_no_overlap_{what.lower()} AFTER {what} ON {table} BEGIN {clash}; END"
            for what in ("INSERT", "UPDATE")
        ],
    )


def byte_order(table: str, *columns: str) -> migrations.RunPython:
    """Sort key columns by their bytes on PostgreSQL as SQLite does, whatever the database's language."""
    return per_database(
        postgresql=[f'ALTER TABLE {table} ALTER COLUMN {column} TYPE varchar COLLATE "C"' for column in columns]
    )
