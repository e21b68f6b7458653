"""What storing a list of organisations would do: which are new, which change and by which act."""

import datetime
from collections.abc import Iterator, Sequence

from dangbo.facts.models import holding_at
from dangbo.registry.exchange.organisation_fields import BY_KEY
from dangbo.registry.exchange.places import bare_name
from dangbo.registry.exchange.problems import Problem, Way, Weight
from dangbo.registry.exchange.rows import Change, Outcome, Row
from dangbo.registry.exchange.values import shown
from dangbo.registry.models import Organisation, OrganisationVersion
from dangbo.rules.organisations import parent_findings
from dangbo.rules.vocabulary import OrganisationKind, UnitSector
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.names import closest
from dangbo.vietnamese.text import search_key

DIRECT = ("address", "phone", "email")
BY_DECISION = ("name", "short_name", "kind", "sector", "parent")


class KnownOrganisations:
    """The organisations that a file may name or change: those at and below the root, by code and by name."""

    def __init__(self, root: Organisation | None, at: datetime.date) -> None:
        found = OrganisationVersion.objects.filter(holding_at(at)).select_related("organisation", "parent")
        if root is not None:
            found = found.filter(holding_at(at, "organisation__links_up__"), organisation__links_up__ancestor=root)
        self.root = root
        self.versions = {version.organisation.code.casefold(): version for version in found}
        codes = {version.organisation.code for version in found}
        self.taken = {code.casefold() for code in Organisation.objects.values_list("code", flat=True)} - {
            code.casefold() for code in codes
        }
        self._by_name = {search_key(version.name): version.organisation.code for version in found}

    def version(self, code: str) -> OrganisationVersion | None:
        return self.versions.get(code.casefold())

    def code_of(self, text: str) -> str:
        """The code meant by a code or a name; empty where there is none."""
        version = self.version(text)
        return version.organisation.code if version else self._by_name.get(search_key(text), "")

    def nearest(self, text: str) -> list[str]:
        names = {bare_name(version.name): version.organisation.code for version in self.versions.values()}
        return [names[name] for name in closest(bare_name(text), names)]


def plan(rows: Sequence[Row], known: KnownOrganisations, at: datetime.date) -> None:
    """Judge every row and give it its outcome; `place_id` becomes the code of the parent."""
    in_file = {row.text_of("code").casefold(): row for row in reversed(rows) if row.text_of("code")}
    for row in rows:
        for problem in (*_code(row, in_file, known), *_parent(row, in_file, known), *_dates(row, at)):
            row.add(problem)
    for row in rows:
        for problem in (*_circle(row, in_file), *_kind_under_parent(row, in_file, known, at)):
            row.add(problem)
        version = known.version(row.text_of("code"))
        if version is not None:
            row.known_id = str(version.organisation_id)
            row.changes = list(_changes(row, version))
            row.outcome = Outcome.CHANGE if row.changes else Outcome.SAME
            for problem in _decision(row, version):
                row.add(problem)
        row.outcome = row.settled


def _code(row: Row, in_file: dict[str, Row], known: KnownOrganisations) -> Iterator[Problem]:
    code = row.text_of("code")
    first = in_file.get(code.casefold())
    if first is not None and first is not row:
        yield Problem("double-code", Weight.WRONG, "code", f"mã “{code}” đã có ở dòng {first.number}.")
    if code.casefold() in known.taken:
        yield Problem("code-elsewhere", Weight.WRONG, "code", f"mã “{code}” là của tổ chức ngoài phạm vi của tệp.")


def _parent(row: Row, in_file: dict[str, Row], known: KnownOrganisations) -> Iterator[Problem]:
    text = row.text_of("parent")
    if not text:
        yield from _no_parent(row, in_file, known)
        return
    named = in_file.get(text.casefold()) or _named_in_file(text, in_file)
    row.place_id = named.text_of("code") if named is not None else known.code_of(text)
    if not row.place_id and not _is_root(row, known):
        nearest = known.nearest(text)
        ways = tuple(Way(f"Dùng {code}", text=code, everywhere=True) for code in nearest)
        weight = Weight.DOUBTFUL if nearest else Weight.WRONG
        yield Problem("unknown-parent", weight, "parent", f"chưa có tổ chức “{text}”.", "Ghi mã cấp trên.", ways)


def _named_in_file(text: str, in_file: dict[str, Row]) -> Row | None:
    key = search_key(text)
    return next((row for row in in_file.values() if search_key(row.text_of("name")) == key), None)


def _is_root(row: Row, known: KnownOrganisations) -> bool:
    return known.root is not None and row.text_of("code").casefold() == known.root.code.casefold()


def _no_parent(row: Row, in_file: dict[str, Row], known: KnownOrganisations) -> Iterator[Problem]:
    """Without a parent stands only the top: the organisation of the import, or the one top of an empty register."""
    if _is_root(row, known):
        return
    tops = [other for other in in_file.values() if not other.text_of("parent")]
    if known.root is None and tops == [row]:
        return
    yield Problem("no-parent", Weight.WRONG, "parent", "chưa ghi cấp trên.", "Chỉ tổ chức đứng đầu để trống ô này.")


def _dates(row: Row, at: datetime.date) -> Iterator[Problem]:
    for key in ("founded_on", "decision_date"):
        day = row.date_of(key)
        if day is not None and day > at:
            lead = f"{format_date(day)} sau ngày của số liệu ({format_date(at)})."
            yield Problem("after-today", Weight.WRONG, key, lead)
    parts = [row.values.get(key) for key in ("decision_symbol", "decision_date", "decision_issuer")]
    if any(parts) and not all(parts):
        lead = "quyết định cần đủ số, ngày và cơ quan ban hành."
        yield Problem("part-of-decision", Weight.WRONG, "decision_symbol", lead)


def _circle(row: Row, in_file: dict[str, Row]) -> Iterator[Problem]:
    seen, code = {row.text_of("code").casefold()}, row.place_id.casefold()
    while code in in_file:
        if code in seen:
            yield Problem("circle", Weight.WRONG, "parent", "cấp trên của nhau thành vòng tròn.")
            return
        seen.add(code)
        code = in_file[code].place_id.casefold()


def _kind_under_parent(
    row: Row, in_file: dict[str, Row], known: KnownOrganisations, at: datetime.date
) -> Iterator[Problem]:
    kind, parent = row.text_of("kind"), _kind_of(row.place_id, in_file, known)
    if not kind or not parent:
        return
    for finding in parent_findings(OrganisationKind(kind), OrganisationKind(parent), row.date_of("founded_on") or at):
        yield Problem(finding.code, Weight.WRONG, "kind", finding.message[0].lower() + finding.message[1:])


def _kind_of(code: str, in_file: dict[str, Row], known: KnownOrganisations) -> str:
    row, version = in_file.get(code.casefold()), known.version(code)
    if row is not None and row.text_of("kind"):
        return row.text_of("kind")
    return version.kind if version else ""


def _changes(row: Row, version: OrganisationVersion) -> Iterator[Change]:
    stored = {key: getattr(version.organisation, key) for key in DIRECT}
    stored |= {"name": version.name, "short_name": version.short_name, "kind": version.kind, "sector": version.sector}
    for key, before in stored.items():
        value = row.text_of(key)
        if value and value != before:
            yield Change(key, BY_KEY[key].heading, shown(BY_KEY[key], before), shown(BY_KEY[key], value))
    before = version.parent.code if version.parent else ""
    if row.place_id and row.place_id.casefold() != before.casefold():
        yield Change("parent", BY_KEY["parent"].heading, before, row.place_id)


def _decision(row: Row, version: OrganisationVersion) -> Iterator[Problem]:
    """A change of what an organisation is needs its decision, later than what the register knows."""
    headings = [change.heading.lower() for change in row.changes if change.field in BY_DECISION]
    if not headings:
        return
    day = row.date_of("decision_date")
    if day is None:
        lead = f"đổi {', '.join(headings)} cần số, ngày và cơ quan quyết định."
        yield Problem("change-needs-decision", Weight.WRONG, "decision_symbol", lead)
    elif day < version.valid_from:
        lead = f"trong sổ đã có thay đổi từ {format_date(version.valid_from)}, sau ngày quyết định này."
        yield Problem("change-too-early", Weight.WRONG, "decision_date", lead)


def sector_of(row: Row) -> UnitSector:
    return UnitSector(row.text_of("sector") or UnitSector.OTHER)
