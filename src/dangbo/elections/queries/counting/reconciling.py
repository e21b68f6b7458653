"""The equations that must hold before a count may end, and the comparison of two counts with each other."""

from collections.abc import Iterator
from dataclasses import dataclass

from dangbo.documents.frozen import digest_of
from dangbo.elections.models.counting import CountRecord, CountState, RecordKind
from dangbo.elections.queries.counting.chain import breaks_of
from dangbo.elections.queries.counting.headers import header_problem, header_wanted
from dangbo.elections.queries.counting.scan_store import is_intact
from dangbo.elections.queries.counting.standing import Standing
from dangbo.elections.queries.counting.totals import Totals
from dangbo.elections.queries.counting.vectors import Slate, short_words
from dangbo.vietnamese.numbers import format_int


@dataclass(frozen=True, slots=True)
class Equation:
    """One equation in words with both its sides; of_name: it tells votes, which nobody sees before the count ends."""

    name: str
    left: str
    right: str
    holds: bool
    of_name: bool = False


def equations_of(standing: Standing) -> list[Equation]:
    """Everything that must hold of one count, in the order in which tellers look for a slip."""
    return [
        *_ballots(standing),
        *_batches(standing),
        *_candidates(standing.totals, standing.slate),
        *_sums(standing),
        *_records(standing),
    ]


def fails(standing: Standing) -> list[Equation]:
    """The equations that do not hold."""
    return [each for each in equations_of(standing) if not each.holds]


def _number(name: str, left: int, right: int, *, of_name: bool = False) -> Equation:
    return Equation(name, format_int(left), format_int(right), left == right, of_name)


def _ballots(standing: Standing) -> Iterator[Equation]:
    count, totals = standing.count, standing.totals
    issued = count.election.issued or 0
    yield _number("Phát ra = thu vào + không thu về", issued, count.collected + count.not_returned)
    yield _number("Thu vào = tổng số phiếu các tập", count.collected, standing.declared)
    yield _number("Thu vào = hợp lệ + không hợp lệ", count.collected, totals.valid + totals.invalid)
    yield _number("Không hợp lệ = tổng theo lý do", totals.invalid, sum(totals.reasons.values()))


def _batches(standing: Standing) -> Iterator[Equation]:
    for each in standing.batches:
        name = str(each.batch)
        yield _number(f"{name}: số phiếu đã đếm = số phiếu có trong tập", each.batch.declared, each.there)
        yield _number(f"{name}: số phiếu đã đếm = số phiếu đã kết luận", each.batch.declared, len(each.final))
        if each.header is not None:
            problem = header_problem(each.header, each.batch, each.there)
            wanted = header_wanted(each.batch, each.there).words
            yield Equation(f"{name}: tờ đầu tập = số tờ đã quét", each.header.words, wanted, not problem)


def _candidates(totals: Totals, slate: Slate) -> Iterator[Equation]:
    for place, name in enumerate(slate.names):
        told = totals.votes[place] + totals.others[place] + totals.uncounted[place]
        yield _number(f"{name}: bầu + không bầu + không tính = hợp lệ", told, totals.valid, of_name=True)


def _sums(standing: Standing) -> Iterator[Equation]:
    slate = standing.slate
    parts = [Totals.of(each.final.values(), slate) for each in standing.batches]
    for place, name in enumerate(slate.names):
        inside, whole = sum(part.votes[place] for part in parts), standing.totals.votes[place]
        yield _number(f"{name}: tổng các tập = số phiếu chung", inside, whole, of_name=True)


def _records(standing: Standing) -> Iterator[Equation]:
    count = standing.count
    broken = list(breaks_of(count))
    yield Equation("Chuỗi bản ghi nối liền", broken[0] if broken else "nối liền", "nối liền", not broken)
    vote = count.election
    kept = count.chain.filter(kind=RecordKind.OPENED).values_list("content", flat=True).first() or {}
    same = kept.get("frozen") == vote.digest == digest_of(vote.frozen or {})
    yield Equation("Danh sách, quy chế như khi đóng bỏ phiếu", "không đổi" if same else "đã đổi", "không đổi", same)
    opened = (kept.get("collected"), kept.get("not_returned"))
    ours = (count.collected, count.not_returned)
    yield Equation("Thu vào, không thu về như khi mở hòm", _pair(ours), _pair(opened), ours == opened)
    yield from _declared(standing)
    yield from _twice(standing)
    yield from _scans(standing)
    if count.state == CountState.CLOSED:
        yield from _closing(standing)


def _pair(ballots: tuple[int | None, int | None]) -> str:
    return ", ".join(str(number) for number in ballots)


def _sizes(batches: dict[int, int]) -> str:
    """The sizes of a few batches, or how many there are."""
    return " + ".join(str(size) for _, size in sorted(batches.items())[:8]) + (" + …" if len(batches) > 8 else "")


def _declared(standing: Standing) -> Iterator[Equation]:
    told: dict[int, int] = {}
    for record in standing.count.chain.filter(kind=RecordKind.BATCH).order_by("number"):
        told[record.batch] = record.content["declared"]
    ours = {each.batch.number: each.batch.declared for each in standing.batches}
    yield Equation("Số phiếu từng tập như đã ghi", _sizes(ours), _sizes(told), ours == told)


def _twice(standing: Standing) -> Iterator[Equation]:
    """A word written past the desk would stand beside the first one: no teller speaks twice in the same turn."""
    rows = standing.count.chain.filter(kind__in=[RecordKind.KEYED, RecordKind.SEEN, RecordKind.SCANNED])
    words = [(row.kind, row.batch, row.sheet, row.row, row.who, row.round, row.turn) for row in rows]
    yield _number("Mỗi lời ghi một lần", len(words), len(set(words)))
    outside = [row for row in rows if _is_outside(row, standing)]
    yield _number("Không có bản ghi ngoài các tập", len(outside), 0)


def _scans(standing: Standing) -> Iterator[Equation]:
    """Every scan lies on the disk as it arrived, was read from that very file, and every image is in one sheet."""
    count = standing.count
    if not count.is_scanned:
        return
    scans = list(count.scans.select_related("count", "batch"))
    changed = [scan.filename for scan in scans if not is_intact(scan)]
    yield Equation("Ảnh quét như khi nhận", changed[0] if changed else "không đổi", "không đổi", not changed)
    told = {(row.batch, row.sheet, row.content["sha256"]) for row in count.chain.filter(kind=RecordKind.SCANNED)}
    ours = {(scan.batch.number, scan.number, scan.sha256) for scan in scans}
    yield _number("Tệp quét đã nhận = tệp đã đọc", len(ours), len(told & ours) if told <= ours else len(told | ours))
    read = [(row.batch, row.sheet, row.row - 1) for row in count.chain.filter(kind=RecordKind.SCANNED)
            if row.content["side"]["rejected"] != "batch_header"]  # fmt: skip
    used = [(row.batch, *image) for row in count.chain.filter(kind=RecordKind.SHEET) for image in row.content["images"]]
    yield Equation("Mỗi ảnh ở đúng một tờ phiếu", format_int(len(read)), format_int(len(used)),
                   sorted(read) == sorted(used))  # fmt: skip


def _is_outside(record: CountRecord, standing: Standing) -> bool:
    return not any(record.batch == each.batch.number for each in standing.batches)


def _closing(standing: Standing) -> Iterator[Equation]:
    last = standing.count.chain.filter(kind=RecordKind.CLOSED).order_by("-number").first()
    told = last.content if last else {}
    ours = standing.totals.data(standing.slate)
    yield Equation(
        "Số liệu như khi kiểm xong", _brief(ours), _brief(told.get("totals", {})), told.get("totals") == ours
    )
    yield Equation("Tập hợp phiếu như khi kiểm xong", standing.checksum[:12], str(told.get("checksum", ""))[:12],
                   told.get("checksum") == standing.checksum)  # fmt: skip


def _brief(totals: dict[str, object]) -> str:
    return f"hợp lệ {totals.get('valid', '–')}, không hợp lệ {totals.get('invalid', '–')}"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing in which two counts differ: what, and what each says, with the places of the ballots to fetch."""

    what: str
    first: str
    second: str


def differences_of(first: Standing, second: Standing) -> list[Difference]:
    """Where two counts of the same ballots differ: totals, then kinds of ballots; empty where they are equal."""
    return [*_total_differences(first, second), *_set_differences(first, second)]


def _total_differences(first: Standing, second: Standing) -> Iterator[Difference]:
    one, other = first.totals, second.totals
    pairs = [
        ("Thu vào", first.count.collected, second.count.collected),
        ("Hợp lệ", one.valid, other.valid),
        ("Không hợp lệ", one.invalid, other.invalid),
        *zip(first.slate.names, one.votes, other.votes, strict=True),
        *((reason, one.reasons[reason], other.reasons[reason]) for reason in sorted(one.reasons | other.reasons)),
    ]
    for what, left, right in pairs:
        if left != right:
            yield Difference(what, format_int(left), format_int(right))


def _set_differences(first: Standing, second: Standing) -> Iterator[Difference]:
    one, other = _places(first), _places(second)
    for key in sorted(one.keys() | other.keys()):
        left, right = one.get(key, []), other.get(key, [])
        if len(left) != len(right):
            found = first.vectors[left[0]] if left else second.vectors[right[0]]
            yield Difference(f"Phiếu {short_words(found, first.slate)}", _where(left), _where(right))


def _places(standing: Standing) -> dict[str, list[tuple[int, int]]]:
    found: dict[str, list[tuple[int, int]]] = {}
    for place, vector in standing.vectors.items():
        found.setdefault(vector.key, []).append(place)
    return found


def _where(places: list[tuple[int, int]]) -> str:
    if not places:
        return "không có"
    shown = [f"tập {batch} phiếu {sheet}" for batch, sheet in places[:6]]
    more = f" và {len(places) - 6} phiếu nữa" if len(places) > 6 else ""
    return f"{format_int(len(places))} phiếu: {', '.join(shown)}{more}"
