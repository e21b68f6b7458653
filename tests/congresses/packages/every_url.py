"""What the walk over every address needs to know of packages."""

from collections.abc import Callable
from typing import Any

from congresses.delegates.every_url import listed
from dangbo.access.actor import PROGRAM
from dangbo.congresses.acts.packages.carrying import carry_away, export_package, receive_package
from dangbo.congresses.models.packages import ReceivedPackage
from web.conftest import Office


def _carried(office: Office) -> dict[str, Any]:
    held = listed(office)
    if not held.copies.exists():
        carry_away(actor=PROGRAM, congress=held)
    return {"congress_id": held.pk}


def _received(office: Office) -> dict[str, Any]:
    _carried(office)
    held = listed(office)
    found = ReceivedPackage.objects.filter(congress=held).first()
    if found is None:
        content = export_package(actor=PROGRAM, congress=held)
        found = receive_package(actor=PROGRAM, congress=held, filename="goi.dangbo", content=content)
    return {"package_id": found.pk}


PARAMETERS: dict[str, Callable[[Office], dict[str, Any]]] = {
    "congresses:package": _carried,
    "congresses:carry_congress": _carried,
    "congresses:export_package": _carried,
    "congresses:receive_package": _carried,
    "congresses:received_package": _received,
}
