"""The election list (danh sách bầu cử): surplus, outside names, order (244 Art 16; 190 Art 14)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from dangbo.rules.elections.posts import POST_LABELS, SURPLUS_REQUIRED, Post
from dangbo.rules.elections.regulation import Regulation
from dangbo.rules.elections.wording import percent_text, whole
from dangbo.rules.verdict import Finding, Severity, Verdict

Named = TypeVar("Named")


@dataclass(frozen=True, slots=True)
class ListResult:
    """The surplus of a list in persons and in percent of the seats, its maximum, and whether the list may be voted."""

    surplus: int
    percent: str
    maximum: int
    allowed: bool


@dataclass(frozen=True, slots=True)
class OutsideName:
    """Somebody not on the prepared list, with the agreements of the opinion ballot (phiếu xin ý kiến)."""

    name: str
    agreed: int


@dataclass(frozen=True, slots=True)
class OutsideNames:
    """Who is taken onto the list, high to low; `undecided` are tied for the last place and await a decision."""

    taken: tuple[str, ...]
    undecided: tuple[str, ...] = ()


def maximum_surplus(post: Post, seats: int, regulation: Regulation) -> int:
    """The largest surplus in whole persons: 30% of the seats rounded down; 1 in a small body where the text says so."""
    if _is_small_body(post, seats, regulation):
        return regulation.number("surplus-small-body")
    return seats * regulation.number("surplus-maximum") // 100


def planned_surplus(seats: int, regulation: Regulation) -> range:
    """The surpluses, in persons, that lie between 10% and 15% of the seats; empty where no whole number does."""
    lowest = -(-seats * regulation.number("surplus-planned-lowest") // 100)
    return range(lowest, seats * regulation.number("surplus-planned-highest") // 100 + 1)


def check_list(post: Post, seats: int, names: int, regulation: Regulation) -> Verdict[ListResult]:
    """Whether a list of so many names may be voted for so many seats (seats at least 1)."""
    surplus, maximum = names - seats, maximum_surplus(post, seats, regulation)
    findings = (
        _explain_maximum(post, seats, regulation),
        *_check_surplus(post, seats, surplus, maximum, regulation),
    )
    allowed = not any(finding.severity is Severity.ERROR for finding in findings)
    return Verdict(ListResult(surplus, percent_text(surplus, seats), maximum, allowed), findings)


def check_list_put_to_vote(post: Post, seats: int, names: int, regulation: Regulation) -> Verdict[ListResult]:
    """The same where 30% of the seats is no whole person though a surplus is asked for: then no list is lawful.

    A list without surplus, or with one person more, becomes a question to the superior instead of a refusal.
    """
    first = check_list(post, seats, names, regulation)
    cannot = [finding for finding in first.warnings if finding.code == "surplus-cannot-be-met"]
    if not cannot or names - seats not in (0, 1):
        return first
    found = (*first.of(Severity.NOTE), *cannot)
    return Verdict(ListResult(first.answer.surplus, first.answer.percent, first.answer.maximum, True), found)


def check_further_list(post: Post, seats: int, names: int, regulation: Regulation) -> Verdict[ListResult]:
    """Whether a list may be voted in a later round, for the seats that stayed empty.

    No text that was read says whether the surplus of the first round binds a later one: what speaks against the list
    becomes one question to the congress. Fewer names than seats is allowed too, since the round may end short.
    """
    first = check_list(post, seats, names, regulation)
    against = [finding.message for finding in first.errors]
    if not against:
        return first
    question = regulation.rule("too-few-elected").warning(
        "congress-decides-further-list",
        f"Danh sách bầu tiếp có {whole(names)} người cho {whole(seats)} ghế. {' '.join(against)}"
        " Quy chế chưa rõ số dư của lần bầu tiếp; đại hội quyết định.",
    )
    notes = first.of(Severity.NOTE)
    return Verdict(
        ListResult(first.answer.surplus, first.answer.percent, first.answer.maximum, True), (*notes, question)
    )


def check_delegate_list(official: int, alternates: int, names: int, regulation: Regulation) -> Verdict[ListResult]:
    """Whether one common list may be voted for official delegates and alternates (190 Art 18).

    No text that was read says whether the surplus is of the official seats or of both: a list within 30% of both
    becomes a question to the congress.
    """
    first = check_list(Post.DELEGATES, official, names, regulation)
    most = alternates + maximum_surplus(Post.DELEGATES, official + alternates, regulation)
    too_long = [finding for finding in first.errors if finding.code == "surplus-above-maximum"]
    if not too_long or not alternates or names - official > most:
        return first
    question = regulation.rule("alternates").warning(
        "congress-decides-delegate-list",
        f"Danh sách chung {whole(names)} người để bầu {whole(official)} đại biểu chính thức và {whole(alternates)} dự"
        f" khuyết, dư {whole(names - official - alternates)} người so với cả hai. Quy chế chưa rõ số dư tính trên số"
        " chính thức hay cả hai; đại hội quyết định.",
    )
    result = ListResult(first.answer.surplus, first.answer.percent, most, True)
    return Verdict(result, (*first.of(Severity.NOTE), question))


def check_outside_name(agreed: int, attending: int, regulation: Regulation) -> Verdict[bool | None]:
    """Whether a name from outside the prepared list may be put to the congress.

    190: agreed by more than 30% of those attending. 244 sets no threshold: None, the congress decides.
    """
    if not regulation.has("outside-names-agreed"):
        question = regulation.rule("outside-names").warning(
            "congress-decides-outside-name",
            f"Được {whole(agreed)}/{whole(attending)} người dự đồng ý; quy chế không định tỷ lệ, đại hội quyết định.",
        )
        return Verdict(None, (question,))
    percent = regulation.number("outside-names-agreed")
    enough = 100 * agreed > percent * attending
    sign, word = (">", "được") if enough else ("≤", "không được")
    note = regulation.rule("outside-names-agreed").note(
        "outside-name-threshold",
        f"Phải quá {percent}% của {whole(attending)} người dự: 100 × {whole(agreed)} = {whole(100 * agreed)} {sign}"
        f" {percent} × {whole(attending)} = {whole(percent * attending)}, {word} đưa ra đại hội.",
    )
    return Verdict(enough, (note,))


def choose_outside_names(
    post: Post, seats: int, prepared: int, opinions: Sequence[OutsideName], regulation: Regulation
) -> Verdict[OutsideNames]:
    """Who of the outside names goes onto a list that would be too long: by agreements from high to low, up to 30%."""
    room = max(0, seats + maximum_surplus(post, seats, regulation) - prepared)
    ranked = sorted(opinions, key=lambda opinion: -opinion.agreed)
    if len(ranked) <= room:
        return Verdict(OutsideNames(tuple(opinion.name for opinion in ranked)))
    if room == 0:
        return Verdict(OutsideNames(()), (_no_room(seats, prepared, regulation),))
    last = ranked[room - 1].agreed
    if ranked[room].agreed < last:
        return Verdict(OutsideNames(tuple(opinion.name for opinion in ranked[:room])))
    taken = tuple(opinion.name for opinion in ranked if opinion.agreed > last)
    undecided = tuple(opinion.name for opinion in ranked if opinion.agreed == last)
    question = _tied_for_the_list(post, seats, room - len(taken), undecided, last, regulation)
    return Verdict(OutsideNames(taken, undecided), (question,))


def in_list_order(names: Iterable[Named], key: Callable[[Named], str]) -> list[Named]:
    """The names in the order of the list: alphabetical by given name; key: the house's Vietnamese name key."""
    return sorted(names, key=key)


def _is_small_body(post: Post, seats: int, regulation: Regulation) -> bool:
    if post not in SURPLUS_REQUIRED or not regulation.has("surplus-small-body"):
        return False
    return regulation.number("small-body-lowest") <= seats <= regulation.number("small-body-highest")


def _explain_maximum(post: Post, seats: int, regulation: Regulation) -> Finding:
    maximum = maximum_surplus(post, seats, regulation)
    if _is_small_body(post, seats, regulation):
        return regulation.rule("surplus-small-body").note(
            "maximum-surplus",
            f"Bầu {whole(seats)} người ({POST_LABELS[post]} có từ {regulation.number('small-body-lowest')} đến"
            f" {regulation.number('small-body-highest')} người): số dư tối đa {maximum} người.",
        )
    percent = regulation.number("surplus-maximum")
    return regulation.rule("surplus-whole-persons").note(
        "maximum-surplus",
        f"Số dư tối đa {percent}% của {whole(seats)} người cần bầu: {percent} × {whole(seats)} / 100,"
        f" lấy tròn người là {whole(maximum)}.",
    )


def _check_surplus(post: Post, seats: int, surplus: int, maximum: int, regulation: Regulation) -> Iterator[Finding]:
    if surplus < 0:
        yield regulation.rule("surplus-whole-persons").error(
            "fewer-names-than-seats",
            f"Danh sách {whole(seats + surplus)} người, ít hơn số cần bầu ({whole(seats)}):"
            f" thiếu {whole(-surplus)} người.",
        )
    if surplus > maximum:
        yield regulation.rule("surplus-maximum").error(
            "surplus-above-maximum",
            f"Số dư {whole(surplus)} người ({percent_text(surplus, seats)}%), quá mức tối đa {whole(maximum)} người.",
        )
    if post not in SURPLUS_REQUIRED:
        return
    if surplus <= 0:
        yield regulation.rule("surplus-required").error(
            "surplus-required", f"Bầu {POST_LABELS[post]} phải có số dư; danh sách này không có số dư."
        )
    if maximum == 0:
        yield regulation.rule("surplus-required").warning(
            "surplus-cannot-be-met",
            f"Bầu {POST_LABELS[post]} phải có số dư, nhưng {regulation.number('surplus-maximum')}% của {whole(seats)}"
            " chưa đủ một người; quy chế không nói trường hợp này, xin ý kiến cấp ủy cấp trên.",
        )


def _no_room(seats: int, prepared: int, regulation: Regulation) -> Finding:
    return regulation.rule("surplus-maximum").note(
        "no-room-on-list", f"Danh sách đã có {whole(prepared)} người cho {whole(seats)} ghế, đủ số dư tối đa."
    )


def _tied_for_the_list(
    post: Post, seats: int, places: int, tied: tuple[str, ...], agreed: int, regulation: Regulation
) -> Finding:
    who = "đại hội quyết định"
    if _is_small_body(post, seats, regulation):
        who = "người đứng đầu cấp ủy lựa chọn"
    return regulation.rule("outside-names").warning(
        "tied-for-the-list",
        f"{', '.join(tied)} cùng được {whole(agreed)} ý kiến đồng ý cho {whole(places)} chỗ cuối của danh sách: {who}.",
    )
