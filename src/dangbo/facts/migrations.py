"""Statements that Django's schema cannot say and that differ between the two databases."""

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.operations.models import CreateModel
from django.db.migrations.state import ProjectState


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


class Together(Operation):
    """Tables made in one go. Django renders all related models anew for every table that it makes; here once for all.

    What `operations` add to a table of theirs later (a field whose table comes further down, a constraint on it) is
    made with that table.
    """

    serialization_expand_args: ClassVar[list[str]] = ["operations"]

    def __init__(self, operations: list[Operation]) -> None:
        self.operations = operations

    def deconstruct(self) -> tuple[str, list[object], dict[str, object]]:
        return type(self).__name__, [], {"operations": self.operations}

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        state.__dict__.pop("apps", None)  # rendered when next asked for, and not once more for each table
        for operation in self.operations:
            operation.state_forwards(app_label, state)

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        for operation in self._tables():
            operation.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        for operation in reversed(self._tables()):
            operation.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        return f"Create {len(self._tables())} tables together"

    def _tables(self) -> list[CreateModel]:
        return [operation for operation in self.operations if isinstance(operation, CreateModel)]
