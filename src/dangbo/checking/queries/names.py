"""Names of the register in a draft: never taken for misspelled, and those that only nearly fit pointed out."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from django.db.models import QuerySet

from dangbo.facts.models import holding_at
from dangbo.proofreading import Finding
from dangbo.proofreading.names import near_organisation, near_person
from dangbo.registry.models import Office, Organisation, OrganisationVersion, Person
from dangbo.registry.models.committees import OfficeKind
from dangbo.vietnamese.committees import committee_of
from dangbo.vietnamese.text import nfc, search_key

MOST_NAMES = 5_000
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LONGEST_NAME = 6
_ADDRESS = re.compile(r"(?:đồng chí|đ/c|ông|bà|anh|chị|em) $")
_CALLED = re.compile(r"(?:[Đđ]ồng chí|đ/c|Đ/c|[Ôô]ng|[Bb]à)(?: TS\.?| ThS\.?)? (?P<name>(?:[^\W\d_]+ ?){2,6})")


def own_names(organisation: Organisation, at: date) -> list[str]:
    """What an organisation is called on a day, in full and in short, and its committee."""
    version = organisation.version_at(at)
    names = [name for name in (version.name, version.short_name) if name]
    return list(dict.fromkeys([*names, *map(committee_of, names)]))


def names_around(organisation: Organisation, at: date) -> list[str]:
    """The names of the organisations above and below one on a day, itself too; at most `MOST_NAMES`."""
    held = OrganisationVersion.objects.filter(holding_at(at))
    below = held.filter(holding_at(at, "organisation__links_up__"), organisation__links_up__ancestor=organisation)
    above = held.filter(holding_at(at, "organisation__links_down__"), organisation__links_down__descendant=organisation)
    names = [*above.values_list("name", flat=True), *below.values_list("name", flat=True)[:MOST_NAMES]]
    return list(dict.fromkeys([*names, *map(committee_of, names)]))


def is_of_register(text: str, findings: Sequence[Finding], organisations: Iterable[str]) -> set[Finding]:
    """Those of some findings of spelling that stand within a name of the register."""
    if not findings:
        return set()
    lower = nfc(text).lower() if len(nfc(text)) == len(text) else text.lower()
    people = _people_in(text, findings)
    given = {name.split()[-1].lower() for name in people}
    known = [name.lower() for name in (*people, *organisations)]
    return {each for each in findings if _calls(lower, each, given) or _within(lower, each, known)}


def _calls(text: str, finding: Finding, given: set[str]) -> bool:
    """Whether a finding marks the given name of somebody who is called by it: "đồng chí Tiêp"."""
    before = text[max(0, finding.start - 12) : finding.start]
    return text[finding.start : finding.end] in given and _ADDRESS.search(before) is not None


def _within(text: str, finding: Finding, names: Iterable[str]) -> bool:
    words = text[finding.start : finding.end]
    for name in names:
        if words in name:
            start = text.find(name, max(0, finding.start - len(name)), finding.end + len(name))
            if 0 <= start <= finding.start and finding.end <= start + len(name):
                return True
    return False


def _people_in(text: str, findings: Iterable[Finding]) -> list[str]:
    """The people of the register whose names hold the words of a finding; one query."""
    words = [match.span() for match in _WORD.finditer(text)]
    written: dict[str, set[str]] = {}
    for finding in findings:
        for name in _windows(text, words, finding):
            written.setdefault(search_key(name), set()).add(nfc(name).lower())
    if not written:
        return []
    found = Person.objects.filter(search_key__in=written).values_list("full_name", "search_key")
    return [name for name, key in found.distinct() if name.lower() in written[key]]


def _windows(text: str, words: Sequence[tuple[int, int]], finding: Finding) -> Iterator[str]:
    """Every stretch of two to six words that holds the marked ones."""
    inside = [index for index, (start, end) in enumerate(words) if start < finding.end and finding.start < end]
    if not inside:
        return
    for first in range(max(0, inside[-1] - _LONGEST_NAME + 1), inside[0] + 1):
        for last in range(max(inside[-1], first + 1), min(len(words), first + _LONGEST_NAME)):
            name = text[words[first][0] : words[last][1]]
            if "\n" not in name:
                yield name


def near_misses(text: str, organisation: Organisation, at: date, organisations: Sequence[str]) -> list[Finding]:
    """Names of organisations and of people in office that are one slip away from those of the register."""
    found = [*near_organisation(text, organisations)]
    called = [match for match in _CALLED.finditer(text) if match["name"][0].isupper()]
    if not called:
        return found
    holders = [(name, OfficeKind(kind).label) for name, kind in _holders(organisation, at)]
    for match in called:
        near = near_person(text, match.start("name"), holders)
        if near is not None and not _is_known(text[near.start : near.end]):
            found.append(near)
    return found


def _holders(organisation: Organisation, at: date) -> QuerySet[Office, tuple[str, str]]:
    """Who holds an office in the organisation, right above or right below it on a day: name and kind of office."""
    here = holding_at(at, "committee__term__organisation__links_up__")
    below = Office.objects.filter(
        holding_at(at),
        here,
        committee__term__organisation__links_up__ancestor=organisation,
        committee__term__organisation__links_up__depth__lte=1,
    )
    return below.values_list("person__full_name", "kind").distinct()[:MOST_NAMES]


def _is_known(name: str) -> bool:
    return any(
        full_name.lower() == nfc(name).lower()
        for full_name in Person.objects.filter(search_key=search_key(name)).values_list("full_name", flat=True)
    )
