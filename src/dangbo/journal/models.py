"""The record of acts: each entry carries the hash of the one before, and no entry can be changed or removed."""

from django.db import models

from dangbo.facts.models import NfcCharField


class Entry(models.Model):
    """One act: who, when, what, on which subject, within which organisation."""

    number = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField(db_index=True)
    act = models.CharField(max_length=80, db_index=True)
    actor_id = models.UUIDField(null=True, db_index=True)
    actor_name = NfcCharField(max_length=200)
    organisation_id = models.UUIDField(null=True, db_index=True)
    subject_type = models.CharField(max_length=60, blank=True)
    subject_id = models.CharField(max_length=64, blank=True, db_index=True)
    summary = NfcCharField(max_length=500)
    details = models.JSONField(default=dict)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ["-number"]

    def __str__(self) -> str:
        return f"{self.number}. {self.summary}"


class Head(models.Model):
    """The last link of the chain: one row, locked while the next entry is written."""

    id = models.SmallIntegerField(primary_key=True, default=1)
    number = models.BigIntegerField(default=0)
    hash = models.CharField(max_length=64, default="")
