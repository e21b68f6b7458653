"""The organisations that a file may name: found by code or by name, with the nearest where there is none."""

import datetime
import uuid
from dataclasses import dataclass

from dangbo.facts.models import holding_at
from dangbo.registry.models import Organisation, OrganisationVersion
from dangbo.rules.vocabulary import CELL_KINDS
from dangbo.vietnamese.names import closest
from dangbo.vietnamese.text import search_key

PREFIXES = ("chi bo ", "dang bo ")


@dataclass(frozen=True, slots=True)
class Place:
    """An organisation within reach of the import, as of its date."""

    id: uuid.UUID
    code: str
    name: str
    is_cell: bool


class Places:
    """All organisations at and below one on a day, looked up in memory."""

    def __init__(self, root: Organisation, at: datetime.date) -> None:
        versions = OrganisationVersion.objects.filter(
            holding_at(at),
            holding_at(at, "organisation__links_up__"),
            organisation__links_up__ancestor=root,
        ).values_list("organisation_id", "organisation__code", "name", "short_name", "kind")
        self.root_id = root.pk
        self.by_id: dict[uuid.UUID, Place] = {}
        self._by_code: dict[str, Place] = {}
        self._by_name: dict[str, list[Place]] = {}
        for identity, code, name, short_name, kind in versions:
            place = Place(identity, code, name, kind in CELL_KINDS)
            self.by_id[identity] = place
            self._by_code[code.casefold()] = place
            for called in {called for text in (name, short_name) if text for called in _keys(text)}:
                self._by_name.setdefault(called, []).append(place)

    def find(self, text: str) -> list[Place]:
        """The organisations meant by a code or a name, marks and “Chi bộ” in front aside: none, one or several."""
        by_code = self._by_code.get(text.casefold())
        if by_code is not None:
            return [by_code]
        found = [place for key in _keys(text) for place in self._by_name.get(key, ())]
        return list(dict.fromkeys(found))

    def nearest(self, text: str) -> list[Place]:
        """The organisations whose names are most like the text."""
        names = {place.name: place for place in self.by_id.values() if place.is_cell}
        return [names[name] for name in closest(text, names)]


def _keys(text: str) -> set[str]:
    key = search_key(text)
    bare = next((key.removeprefix(prefix) for prefix in PREFIXES if key.startswith(prefix)), key)
    return {key, bare}
