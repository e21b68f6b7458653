"""Accounts, the roles they hold at organisations, keys of the API, and saved searches."""

import datetime

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils import timezone

from dangbo.access.permissions import ROLE_LABELS, Role
from dangbo.facts.models import Dated, Fact, NfcCharField


class AccountManager(BaseUserManager["Account"]):
    def create_user(self, username: str, password: str | None = None, **fields: object) -> "Account":
        account = self.model(username=username, **fields)
        account.set_password(password)
        account.save()
        return account


class Account(Fact, AbstractBaseUser):
    """One sign-in. What it may do comes from its roles alone."""

    username = models.CharField(max_length=80, unique=True)
    full_name = NfcCharField(max_length=200)
    email = models.EmailField(blank=True)
    is_active = models.BooleanField(default=True)
    must_change_password = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=timezone.now)

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["full_name"]

    objects = AccountManager()

    def __str__(self) -> str:
        return self.full_name

    def get_full_name(self) -> str:
        return self.full_name


class RoleAssignment(Dated):
    """An account holds a role at an organisation, for a time."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="roles")
    role = models.CharField(max_length=30, choices=[(role.value, ROLE_LABELS[role]) for role in Role])
    organisation = models.ForeignKey("registry.Organisation", on_delete=models.PROTECT, related_name="roles")

    class Meta(Dated.Meta):
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["account", "role", "organisation"],
                condition=Q(valid_to__isnull=True),
                name="access_role_held_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account} · {ROLE_LABELS[Role(self.role)]}"


class ApiKey(Fact):
    """A key with which a program asks as an account. Only its hash is kept."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="api_keys")
    name = NfcCharField(max_length=120)
    prefix = models.CharField(max_length=12, unique=True)
    key_hash = models.CharField(max_length=64)
    created_at = models.DateTimeField(default=timezone.now)
    last_used_on = models.DateField(null=True)
    revoked_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.name} ({self.prefix}…)"


class SavedSearch(Fact):
    """A list with its conditions, kept under a name by one account."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="saved_searches")
    page = models.CharField(max_length=40)
    name = NfcCharField(max_length=120)
    query = models.CharField(max_length=1000)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "page", "name"], name="access_search_named_once")]
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


def today() -> datetime.date:
    """The day in the office's time zone."""
    return timezone.localdate()
