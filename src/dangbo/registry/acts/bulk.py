"""Storing many rows at once, for imports and for the demo: a few statements, one journal entry with a digest."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date
from operator import attrgetter
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Model

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.registry.acts.inserting import each_once, insert
from dangbo.registry.acts.refusal import refuse
from dangbo.registry.acts.tree import rebuild_links
from dangbo.registry.acts.writing import write
from dangbo.registry.models import Organisation, OrganisationVersion

Rows = Mapping[type[Model], Sequence[Model]]


@transaction.atomic
def store_batch(
    *,
    actor: Actor,
    organisation: Organisation,
    rows: Rows,
    summary: str,
    act: str = "store_batch",
    details: Mapping[str, Any] | None = None,
) -> str:
    """Store new rows of several models, in the order of the mapping; return the digest that the journal keeps.

    The rows are complete: keys of names made, rules checked by the caller. Versions of organisations among them rebuild
    the tree. A row that contradicts another (an overlap, a number given twice) refuses the whole batch.
    """
    actor.require(Permission.IMPORT, organisation)
    try:
        with transaction.atomic():
            for model, instances in rows.items():
                insert(model, instances)
    except IntegrityError:
        refuse(
            "batch-contradicts",
            "Có dòng mâu thuẫn với dữ liệu đã có hoặc với dòng khác (trùng số, trùng thời gian); chưa lưu dòng nào.",
        )
    versions = rows.get(OrganisationVersion, ())
    if versions:
        rebuild_links({version.organisation_id for version in versions})  # type: ignore[attr-defined]
    sha256 = digest(rows)
    counts = {str(model._meta.model_name): len(instances) for model, instances in rows.items()}
    write(
        act,
        actor,
        summary,
        organisation=organisation,
        subject=organisation,
        details={**(details or {}), "rows": counts, "sha256": sha256},
    )
    return sha256


def digest(rows: Rows) -> str:
    """SHA-256 over every value of every row, model by model in the order given."""
    sha = hashlib.sha256()
    for model, instances in rows.items():
        names = [field.attname for field in model._meta.concrete_fields]
        sha.update(f"{model._meta.label_lower}:{','.join(names)}\n".encode())
        columns = [each_once(list(map(attrgetter(name), instances)), _text) for name in names]
        sha.update("".join("\x1f".join(values) + "\n" for values in zip(*columns, strict=True)).encode())
    return sha.hexdigest()


def _text(value: object) -> str:
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else str(value)
