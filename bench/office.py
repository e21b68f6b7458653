"""Somebody who asks for pages: the board of an organisation on a day, through the whole of Django but no network."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from dangbo.access.models import Account

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@dataclass
class Reader:
    """A signed-in account that looks at one organisation on one day."""

    client: Client
    organisation: str
    day: str

    @classmethod
    def of(cls, username: str, organisation: str, day: str) -> "Reader":
        client = Client()
        client.force_login(Account.objects.get(username=username), backend=BACKEND)
        return cls(client, organisation, day)

    def get(self, name: str, *arguments: object, **parameters: str) -> bytes:
        """The page of a name; fails unless it is whole."""
        query = urlencode({"to-chuc": self.organisation, "ngay": self.day, **parameters})
        answer = self.client.get(f"{reverse(name, args=arguments)}?{query}")
        if answer.status_code != 200:
            raise RuntimeError(f"{name}: {answer.status_code}")
        return answer.content

    def asking(self, name: str, *arguments: object, **parameters: str) -> Callable[[], bytes]:
        return lambda: self.get(name, *arguments, **parameters)

    def queries(self, name: str, *arguments: object, **parameters: str) -> int:
        """How many statements a page asks of the database."""
        self.get(name, *arguments, **parameters)
        with CaptureQueriesContext(connection) as captured:
            self.get(name, *arguments, **parameters)
        return len(captured)
