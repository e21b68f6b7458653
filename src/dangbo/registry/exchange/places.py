"""The organisations that a file may name: found by code or by name, with the nearest where there is none."""

import datetime
import uuid
from dataclasses import dataclass
from functools import lru_cache

from dangbo.registry.models import Organisation, OrganisationVersion, TreeLink
from dangbo.rules.vocabulary import CELL_KINDS
from dangbo.vietnamese.names import closest
from dangbo.vietnamese.text import search_key

PREFIXES = ("chi bo ", "dang bo ")


@dataclass(frozen=True, slots=True)
class Place:
    """An organisation within reach of the import, as of its date; `ended_on` is set where it no longer was then."""

    id: uuid.UUID
    code: str
    name: str
    is_cell: bool
    founded_on: datetime.date
    ended_on: datetime.date | None = None


class Places:
    """All organisations at and below one on a day, looked up in memory; those that had ended by then apart."""

    def __init__(self, root: Organisation, at: datetime.date) -> None:
        self.root_id = root.pk
        self.by_id: dict[uuid.UUID, Place] = {}
        self.by_text: dict[str, Place] = {}
        self._by_code: dict[str, Place] = {}
        self._by_name: dict[str, list[Place]] = {}
        self._by_former_name: dict[str, list[Place]] = {}
        self._ended: dict[str, Place] = {}
        links = TreeLink.objects.filter(ancestor=root)
        below = set(links.at(at).values_list("descendant_id", flat=True))
        ever_below = links.values("descendant_id")
        versions = list(
            OrganisationVersion.objects.filter(organisation_id__in=ever_below, valid_from__lte=at)
            .select_related("organisation")
            .order_by("valid_from")
        )
        for version in versions:
            if version.holds_at(at) and version.organisation_id in below:
                self._add(version)
        for version in versions:
            self._add_former(version, at)

    def _add(self, version: OrganisationVersion) -> None:
        organisation = version.organisation
        place = Place(
            organisation.pk, organisation.code, version.name, version.kind in CELL_KINDS, organisation.founded_on
        )
        self.by_id[place.id] = self.by_text[str(place.id)] = place
        self._by_code[place.code.casefold()] = place
        for called in {called for text in (version.name, version.short_name) if text for called in _keys(text)}:
            self._by_name.setdefault(called, []).append(place)

    def _add_former(self, version: OrganisationVersion, at: datetime.date) -> None:
        organisation = version.organisation
        now = self.by_id.get(organisation.pk)
        for called in _keys(version.name):
            if now is not None:
                self._by_former_name.setdefault(called, []).append(now)
            elif organisation.ended_on is not None and organisation.ended_on <= at:
                ended = Place(
                    organisation.pk,
                    organisation.code,
                    version.name,
                    version.kind in CELL_KINDS,
                    organisation.founded_on,
                    organisation.ended_on,
                )
                self._ended[called] = self._ended[organisation.code.casefold()] = ended

    def name_of(self, identity: str) -> str:
        """The name on the day of the organisation of that identity; empty where it is out of reach."""
        place = self.by_text.get(identity)
        return place.name if place else ""

    def find(self, text: str) -> list[Place]:
        """The organisations meant by a code or a name, marks and “Chi bộ” in front aside: none, one or several.

        A name that nobody bears on the day may be a former one of an organisation that is still there.
        """
        by_code = self._by_code.get(text.casefold())
        if by_code is not None:
            return [by_code]
        keys = _keys(text)
        found = [place for key in keys for place in self._by_name.get(key, ())]
        found = found or [place for key in keys for place in self._by_former_name.get(key, ())]
        return list(dict.fromkeys(found))

    def ended(self, text: str) -> Place | None:
        """The organisation of that code or name that was there and had ended by the day."""
        return next((self._ended[key] for key in (text.casefold(), *_keys(text)) if key in self._ended), None)

    def nearest(self, text: str) -> list[Place]:
        """The organisations whose names are most like the text."""
        names = {bare_name(place.name): place for place in self.by_id.values() if place.is_cell}
        return [names[name] for name in closest(bare_name(text), names)]


def bare_name(name: str) -> str:
    """A name without “Chi bộ”, “Đảng bộ” in front, which would make all names alike."""
    words = name.split()
    return " ".join(words[2:]) if search_key(" ".join(words[:2])) + " " in PREFIXES and len(words) > 2 else name


@lru_cache(maxsize=20_000)
def _keys(text: str) -> tuple[str, ...]:
    """The whole name and the name without “Chi bộ” in front."""
    key = search_key(text)
    bare = next((key.removeprefix(prefix) for prefix in PREFIXES if key.startswith(prefix)), key)
    return (key,) if bare == key else (key, bare)
