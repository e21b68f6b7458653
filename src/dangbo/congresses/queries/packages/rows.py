"""A row as JSON and back, and the digest by which two are compared."""

import datetime
import hashlib
import json
import uuid
from collections.abc import Mapping
from typing import Any

from django.db.models import JSONField, Model

from dangbo.congresses.models import Congress
from dangbo.congresses.queries.packages.tables import Carried, tables

Row = dict[str, Any]
DIGEST_SIGNS = 16


def row_of(instance: Model) -> Row:
    """Every stored column by its name; moments, days and times in ISO form with their microseconds."""
    return {field.attname: _plain(field.value_from_object(instance)) for field in instance._meta.concrete_fields}


def _plain(value: Any) -> Any:
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    return str(value) if isinstance(value, uuid.UUID) else value


def instance_of(model: type[Model], row: Row) -> Model:
    """The instance, not stored. Raises ValidationError for what is no value of its column, KeyError for one missing."""
    values = {}
    for field in model._meta.concrete_fields:
        value = row[field.attname]
        values[field.attname] = value if isinstance(field, JSONField) else _typed(field, value)
    return model(**values)


def _typed(field: Any, value: Any) -> Any:
    target = field.target_field if field.is_relation else field
    return None if value is None else target.to_python(value)


def digest_of_row(row: Mapping[str, Any]) -> str:
    """The beginning of the SHA-256 of a row."""
    written = json.dumps(row, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()[:DIGEST_SIGNS]


def rows_of(table: Carried, congress: Congress) -> dict[str, Row]:
    """The rows of a table by their identity; one query."""
    return {str(instance.pk): row_of(instance) for instance in table.rows(congress)}


def digests_of(congress: Congress) -> dict[str, dict[str, str]]:
    """Table → identity → digest, of everything that a package of the congress would carry."""
    return {table.label: {pk: digest_of_row(row) for pk, row in rows_of(table, congress).items()} for table in tables()}


def schema_of() -> str:
    """What changes when a table gains, loses or renames a column: packages of another schema are not read."""
    columns = {table.label: [field.attname for field in table.model._meta.concrete_fields] for table in tables()}
    return digest_of_row(columns)
