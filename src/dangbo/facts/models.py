"""What every stored fact has: an identity made anywhere, text in one form, and the time in which it holds."""

import datetime
import unicodedata
import uuid
from typing import TYPE_CHECKING, Any, Self, TypeVar

from django.db import models
from django.db.models import F, Q
from uuid_utils.compat import uuid7

Model = TypeVar("Model", bound=models.Model, covariant=True)

if TYPE_CHECKING:
    _Char = models.CharField[str, str]
    _Text = models.TextField[str, str]
else:
    _Char, _Text = models.CharField, models.TextField


def new_id() -> uuid.UUID:
    """A UUID of version 7: ordered by time, so that a laptop and a server can both create facts (design §3)."""
    return uuid7()


class NfcCharField(_Char):
    """Text kept in Unicode NFC."""

    def get_prep_value(self, value: Any) -> Any:
        prepared = super().get_prep_value(value)
        return unicodedata.normalize("NFC", prepared) if isinstance(prepared, str) else prepared


class NfcTextField(_Text):
    """Long text kept in Unicode NFC."""

    def get_prep_value(self, value: Any) -> Any:
        prepared = super().get_prep_value(value)
        return unicodedata.normalize("NFC", prepared) if isinstance(prepared, str) else prepared


class Fact(models.Model):
    """A row with an identity that any machine can give."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)

    class Meta:
        abstract = True


def holding_at(at: datetime.date | F, prefix: str = "") -> Q:
    """The condition that a dated row holds on a day: valid_from <= at < valid_to, an open end holding for ever."""
    return Q(**{f"{prefix}valid_from__lte": at}) & (
        Q(**{f"{prefix}valid_to__isnull": True}) | Q(**{f"{prefix}valid_to__gt": at})
    )


def overlapping(start: datetime.date, end: datetime.date | None, prefix: str = "") -> Q:
    """The condition that a dated row holds on some day of [start, end)."""
    after_start = Q(**{f"{prefix}valid_to__isnull": True}) | Q(**{f"{prefix}valid_to__gt": start})
    return after_start if end is None else after_start & Q(**{f"{prefix}valid_from__lt": end})


class DatedQuerySet(models.QuerySet[Model]):
    """Rows asked for as of a day."""

    def at(self, at: datetime.date) -> Self:
        return self.filter(holding_at(at))

    def overlapping(self, start: datetime.date, end: datetime.date | None) -> Self:
        return self.filter(overlapping(start, end))


class Dated(Fact):
    """A fact that holds from a day (included) to a day (excluded); an open end has no `valid_to`."""

    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")),
                name="%(app_label)s_%(class)s_ends_after_it_begins",
            )
        ]

    def holds_at(self, at: datetime.date) -> bool:
        return self.valid_from <= at and (self.valid_to is None or self.valid_to > at)
