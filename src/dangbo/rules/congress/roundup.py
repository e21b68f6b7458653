"""Round-up of a round: progress at a date, shares that always name their base (rules/congress 11)."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dangbo.rules._wording import whole
from dangbo.rules.congress.credentials import check_sum
from dangbo.rules.elections.wording import percent_text
from dangbo.rules.findings import inconsistency
from dangbo.rules.verdict import Finding, Severity


@dataclass(frozen=True, slots=True)
class BasedShare:
    """A share with the name of its base: 46 of 65 “đảng bộ bầu cấp ủy”. ValueError for a part that cannot be."""

    part: int
    whole: int
    base: str

    def __post_init__(self) -> None:
        if not 0 <= self.part <= self.whole or not self.base.strip():
            raise ValueError("the part must lie between zero and the whole, and the base must be named")

    @property
    def percent(self) -> str:
        """The share in percent with two decimals ("70,77"); empty for an empty base."""
        return percent_text(self.part, self.whole) if self.whole else ""

    def __str__(self) -> str:
        percent = f" ({self.percent}%)" if self.whole else ""
        return f"{whole(self.part)}/{whole(self.whole)} {self.base}{percent}"


@dataclass(frozen=True, slots=True)
class Change:
    """A number beside that of an earlier term; the base is kept, not only the percent."""

    now: int
    before: int

    @property
    def difference(self) -> int:
        return self.now - self.before

    @property
    def percent(self) -> str:
        """The change in percent of the earlier number ("-10,46"); empty where that was zero."""
        return percent_text(self.difference, self.before) if self.before else ""


@dataclass(frozen=True, slots=True)
class Progress:
    """How many of the units of a round had held their congress at the end of a day."""

    at: date
    done: int
    total: int

    @property
    def left(self) -> int:
        return self.total - self.done

    @property
    def percent(self) -> str:
        return percent_text(self.done, self.total) if self.total else ""


def progress(held: Sequence[date | None], at: date) -> Progress:
    """Progress at the end of the day. held: the last day of each unit's congress, None for one not yet held."""
    return progress_at(held, [at])[0]


def series(held: Sequence[date | None], at: date) -> tuple[Progress, ...]:
    """Progress on each day on which it rose, up to the date; ends with the date itself."""
    return progress_at(held, sorted({day for day in held if day is not None and day <= at} | {at}))


def progress_at(held: Sequence[date | None], days: Iterable[date]) -> tuple[Progress, ...]:
    """Progress at the end of each of the days; the units are sorted once."""
    over = sorted(day for day in held if day is not None)
    return tuple(Progress(day, bisect_right(over, day), len(held)) for day in days)


class ReportField(StrEnum):
    """The numbers that a finished congress reports upwards."""

    DIRECT_SECRETARY = "direct_secretary"
    SEATS = "seats"
    NOMINATED = "nominated"
    ELECTED = "elected"
    RE_ELECTED = "re_elected"
    FIRST_TIME = "first_time"
    WOMEN = "women"
    YOUNG = "young"
    ETHNIC = "ethnic"
    NOT_RE_ELECTED = "not_re_elected"
    SECRETARIES = "secretaries"
    SECRETARIES_RE_ELECTED = "secretaries_re_elected"
    INSPECTION = "inspection"
    INSPECTION_RE_ELECTED = "inspection_re_elected"
    DELEGATES = "delegates"
    ALTERNATES = "alternates"


FIELD_LABELS: dict[ReportField, str] = {
    ReportField.DIRECT_SECRETARY: "Đại hội trực tiếp bầu bí thư",
    ReportField.SEATS: "Số cấp ủy viên đại hội quyết định",
    ReportField.NOMINATED: "Số người trong danh sách bầu cử",
    ReportField.ELECTED: "Cấp ủy viên trúng cử",
    ReportField.RE_ELECTED: "Tái cử",
    ReportField.FIRST_TIME: "Tham gia lần đầu",
    ReportField.WOMEN: "Nữ",
    ReportField.YOUNG: "Cán bộ trẻ",
    ReportField.ETHNIC: "Dân tộc thiểu số",
    ReportField.NOT_RE_ELECTED: "Tái cử nhưng không trúng cử",
    ReportField.SECRETARIES: "Bí thư",
    ReportField.SECRETARIES_RE_ELECTED: "Bí thư tái cử",
    ReportField.INSPECTION: "Ủy viên ủy ban kiểm tra",
    ReportField.INSPECTION_RE_ELECTED: "Ủy viên ủy ban kiểm tra tái cử",
    ReportField.DELEGATES: "Đại biểu chính thức dự đại hội cấp trên",
    ReportField.ALTERNATES: "Đại biểu dự khuyết",
}


@dataclass(frozen=True, slots=True)
class CommitteeFigures:
    """The standard numbers on committees over the congresses done so far. nominated: names on the lists."""

    elected: int
    re_elected: int
    first_time: int
    women: int = 0
    young: int = 0
    ethnic: int = 0
    seats: int = 0
    nominated: int = 0
    not_re_elected: int = 0

    @property
    def short(self) -> int:
        """Seats fixed by the congresses and left empty."""
        return max(0, self.seats - self.elected) if self.seats else 0

    @property
    def surplus_percent(self) -> str:
        """Names on the lists above the seats, in percent of the seats; empty where no seats are known."""
        return percent_text(self.nominated - self.seats, self.seats) if self.seats else ""

    def share(self, part: int) -> BasedShare:
        return BasedShare(part, self.elected, "cấp ủy viên trúng cử")

    @property
    def lost(self) -> BasedShare:
        """Those who stood for re-election and were not elected, of all who stood for it."""
        stood = self.re_elected + self.not_re_elected
        return BasedShare(self.not_re_elected, stood, "người tái cử")


def check_figures(figures: CommitteeFigures) -> tuple[Finding, ...]:
    """Errors where re-elected and first-time do not add up to the elected, or a part is larger than all."""
    found = list(check_sum("Tái cử và tham gia lần đầu", (figures.re_elected, figures.first_time), figures.elected))
    parts = (("Nữ", figures.women), ("Cán bộ trẻ", figures.young), ("Dân tộc thiểu số", figures.ethnic))
    for label, part in parts:
        if part > figures.elected:
            message = f"{label} {whole(part)} nhiều hơn số trúng cử {whole(figures.elected)}."
            found.append(inconsistency("part-above-total", message))
    if figures.seats and figures.elected > figures.seats:
        message = f"Trúng cử {whole(figures.elected)} nhiều hơn số đại hội quyết định {whole(figures.seats)}."
        found.append(inconsistency("more-elected-than-seats", message))
    return tuple(found)


def secretaries_note(secretaries: int, done: int) -> tuple[Finding, ...]:
    """A note where fewer secretaries are reported than congresses are done: both numbers are shown."""
    if secretaries >= done:
        return ()
    left = whole(done - secretaries)
    message = f"Đã có {whole(secretaries)} bí thư được bầu ở {whole(done)} đơn vị đã đại hội; còn {left}."
    return (inconsistency("secretaries-so-far", message, Severity.NOTE),)
