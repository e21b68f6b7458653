"""Checks on live data that the acts hold and that a wrong restore, a foreign tool or a bug would break."""

from collections.abc import Callable, Iterator
from datetime import date

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from dangbo.facts.models import Dated
from dangbo.office.parameters import office_parameters
from dangbo.registry.acts.refusal import error, warning
from dangbo.registry.acts.tree import load_versions, make_links
from dangbo.registry.models import (
    Attainment,
    CommitteeMember,
    Membership,
    Office,
    Organisation,
    OrganisationVersion,
    Person,
    TreeLink,
)
from dangbo.rules.members import check_party_dates
from dangbo.rules.verdict import Finding
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.numbers import format_int
from dangbo.vietnamese.order import collation_key, name_sort_key
from dangbo.vietnamese.text import search_key

Check = Callable[[], Iterator[Finding]]


def selfcheck() -> Iterator[Finding]:
    """Everything that is wrong in the register, as findings; nothing when all is well."""
    for check in CHECKS:
        yield from check()


def overlaps() -> Iterator[Finding]:
    """Two rows of one person or organisation that hold on the same day."""
    yield from _overlapping(Membership.objects.all(), "person_id", "Thời gian sinh hoạt của một người chồng nhau")
    yield from _overlapping(OrganisationVersion.objects.all(), "organisation_id", "Hai tên, loại của một tổ chức")
    for scale in ("general", "professional", "theory"):
        rows = Attainment.objects.filter(scale=scale)
        yield from _overlapping(rows, "person_id", "Hai trình độ cùng thang của một người")


def lives() -> Iterator[Finding]:
    """Organisations whose versions do not cover their life from the first day to the last."""
    ends: dict[object, tuple[date, date | None]] = {}
    rows = OrganisationVersion.objects.order_by("organisation_id", "valid_from")
    for organisation, start, end in rows.values_list("organisation_id", "valid_from", "valid_to"):
        first, last = ends.get(organisation, (start, start))
        if last != start:
            yield error("version-gap", f"Tổ chức {organisation}: quá trình tên, loại bị ngắt ngày {_day(last)}.")
        ends[organisation] = (first, end)
    for pk, code, founded, ended in Organisation.objects.values_list("pk", "code", "founded_on", "ended_on"):
        if ends.get(pk) != (founded, ended):
            yield error("version-not-life", f"Tổ chức {code}: ngày thành lập, kết thúc không khớp quá trình tên, loại.")


def parents() -> Iterator[Finding]:
    """Organisations under a parent that did not live."""
    rows = OrganisationVersion.objects.filter(parent__isnull=False).filter(
        Q(valid_from__lt=F("parent__founded_on"))
        | Q(parent__ended_on__isnull=False, valid_to__isnull=True)
        | Q(valid_to__gt=F("parent__ended_on"))
    )
    for version in rows.select_related("parent"):
        yield error(
            "parent-not-living", f"{version.name}: cấp trên {version.parent} không hoạt động suốt thời gian đó."
        )


def links() -> Iterator[Finding]:
    """Tree links that are not what the parents say."""
    versions = load_versions()
    expected = {_link(link) for link in make_links(versions, versions)}
    stored = {_link(link) for link in TreeLink.objects.iterator(chunk_size=5000)}
    for name, number in (("thiếu", len(expected - stored)), ("thừa", len(stored - expected))):
        if number:
            yield error("tree-links-stale", f"Cây tổ chức {name} {format_int(number)} liên kết; cần dựng lại cây.")


def memberships_in_life() -> Iterator[Finding]:
    """Memberships before or after the life of their organisation."""
    rows = Membership.objects.filter(
        Q(valid_from__lt=F("organisation__founded_on"))
        | Q(organisation__ended_on__isnull=False, valid_to__isnull=True)
        | Q(valid_to__gt=F("organisation__ended_on"))
    )
    for row in rows.select_related("person", "organisation"):
        message = f"{row.person.full_name}: sinh hoạt từ {_day(row.valid_from)} ngoài thời gian của {row.organisation}."
        yield error("membership-outside-life", message)


def chains() -> Iterator[Finding]:
    """Stretches that point to a stretch of somebody else, or to one that did not end where they begin."""
    rows = Membership.objects.filter(previous__isnull=False).exclude(
        previous__person=F("person"), previous__valid_to=F("valid_from")
    )
    for row in rows.select_related("person"):
        yield error("chain-broken", f"{row.person.full_name}: chặng từ {_day(row.valid_from)} không nối chặng trước.")


def party_dates() -> Iterator[Finding]:
    """Members whose dates of admission and recognition cannot be."""
    values = office_parameters()
    rows = Person.objects.filter(joined_on__isnull=False).only(
        "full_name", "birth_date", "admission_decided_on", "joined_on", "joined_precision", "official_on",
        "official_precision",
    )  # fmt: skip
    for person in rows.iterator(chunk_size=2000):
        findings = check_party_dates(
            birth=person.birth_date,
            decision=person.admission_decided_on,
            ceremony=person.joined_on if person.joined_precision == "d" else None,
            official=person.official_on if person.official_precision == "d" else None,
            parameters=values,
        )
        for finding in findings:
            yield warning(finding.code, f"{person.full_name}: {finding.message}", finding.article)


def posts_of_members() -> Iterator[Finding]:
    """Running seats and offices of people who are no members now."""
    running = Membership.objects.filter(person=OuterRef("person_id"), valid_to=None)
    for rows in (CommitteeMember.objects.all(), Office.objects.all()):
        for row in rows.filter(~Exists(running), valid_to=None).select_related("person"):
            yield warning("post-without-membership", f"{row.person.full_name} còn giữ chức vụ, không còn sinh hoạt.")


def keys() -> Iterator[Finding]:
    """Keys for sorting and searching that do not follow from the name any more."""
    stale = 0
    people = Person.objects.values_list("full_name", "other_names", "name_key", "search_key")
    for name, others, key, found in people.iterator(chunk_size=5000):
        stale += key != name_sort_key(name)[:300] or found != search_key(f"{name} {others}")[:400]
    versions = OrganisationVersion.objects.values_list("name", "name_key")
    stale += sum(key != collation_key(name)[:500] for name, key in versions.iterator(chunk_size=5000))
    if stale:
        yield error("keys-stale", f"{format_int(stale)} tên có khóa sắp xếp, tìm kiếm đã cũ.")


def _overlapping(rows: QuerySet[Dated], owner: str, words: str) -> Iterator[Finding]:
    before: object = None
    busy_until: date | None = None
    for who, start, end in rows.order_by(owner, "valid_from").values_list(owner, "valid_from", "valid_to"):
        if who == before and (busy_until is None or start < busy_until):
            yield error("rows-overlap", f"{words}: {who}, từ ngày {_day(start)}.")
        before, busy_until = who, end


def _link(link: TreeLink) -> tuple[object, ...]:
    ends = (link.valid_from, link.valid_to)
    return link.ancestor_id, link.descendant_id, link.depth, link.is_latest, *ends


def _day(day: date | None) -> str:
    return format_date(day) if day else "chưa kết thúc"


CHECKS: tuple[Check, ...] = (
    overlaps,
    lives,
    parents,
    links,
    memberships_in_life,
    chains,
    party_dates,
    posts_of_members,
    keys,
)
