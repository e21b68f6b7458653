"""Inserting very many rows of one model: every column is made ready for the database at once, each value only once.

Of 8,236 people most columns hold few different values; `bulk_create` prepares and compiles each of them anew.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import chain
from operator import attrgetter
from typing import Any
from uuid import UUID

from django.db import connections, router, transaction
from django.db.models import Field, Model, UUIDField

PARAMETERS = 30_000
"""How many values one statement may carry; SQLite takes 32,766."""


def insert(model: type[Model], instances: Sequence[Model]) -> None:
    """Store new rows whose identities are set. Raises IntegrityError."""
    if not instances:
        return
    alias = router.db_for_write(model)
    connection = connections[alias]
    fields = model._meta.concrete_fields
    columns = [_prepared(field, instances, connection) for field in fields]
    names = ", ".join(connection.ops.quote_name(str(field.column)) for field in fields)
    head = f"INSERT INTO {connection.ops.quote_name(model._meta.db_table)} ({names}) VALUES "  # noqa: S608 - names of the model's own table
    line = f"({', '.join(['%s'] * len(fields))})"
    with transaction.atomic(using=alias, savepoint=False), connection.cursor() as cursor:
        for rows in _pieces(list(zip(*columns, strict=True)), PARAMETERS // len(fields)):
            cursor.execute(head + ", ".join([line] * len(rows)), list(chain.from_iterable(rows)))
    for instance in instances:
        instance._state.adding, instance._state.db = False, alias


def _prepared(field: "Field[Any, Any]", instances: Sequence[Model], connection: Any) -> list[Any]:
    """The values of a column as the database takes them."""
    if type(field).pre_save is Field.pre_save:
        values = list(map(attrgetter(field.attname), instances))
    else:
        values = [field.pre_save(instance, add=True) for instance in instances]
    if isinstance(getattr(field, "target_field", field), UUIDField):
        native = connection.features.has_native_uuid_field
        return values if native else [value and value.hex for value in values]
    return each_once(values, lambda value: field.get_db_prep_save(value, connection))


def each_once(values: Sequence[Any], make: Callable[[Any], Any]) -> list[Any]:
    """What `make` gives for each value, called once for equal values of one type.

    An identity is made anew each time: it seldom comes twice, and looking it up takes longer than making it.
    """
    if isinstance(next(filter(None, values), None), UUID):
        return list(map(make, values))
    try:
        return list(map(lru_cache(maxsize=None, typed=True)(make), values))
    except TypeError:  # lists and mappings, as JSON columns hold
        return list(map(make, values))


def _pieces(rows: list[tuple[Any, ...]], size: int) -> Iterator[list[tuple[Any, ...]]]:
    return (rows[start : start + size] for start in range(0, len(rows), size))
