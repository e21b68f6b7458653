"""The catalogue of the thirty papers of a congress (rules/congress 4.2), each row with its papers and their words.

No list of exactly thirty was ever published: the list is drawn from practice, and a row that could not be found in a
source says that it is unverified.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any

import yaml

from dangbo.rules.verdict import Certainty

_FOLDER = "rows"


class Stage(StrEnum):
    """When in the course of a congress a paper is made."""

    PLAN = "plan"
    PAPERS = "papers"
    PERSONNEL = "personnel"
    DELEGATES = "delegates"
    REVIEW = "review"
    CONVENE = "convene"
    CONGRESS = "congress"
    AFTER = "after"


STAGE_LABELS: Mapping[Stage, str] = {
    Stage.PLAN: "Kế hoạch",
    Stage.PAPERS: "Văn kiện",
    Stage.PERSONNEL: "Nhân sự",
    Stage.DELEGATES: "Đại biểu",
    Stage.REVIEW: "Duyệt đại hội",
    Stage.CONVENE: "Triệu tập",
    Stage.CONGRESS: "Tại đại hội",
    Stage.AFTER: "Sau đại hội",
}


class By(StrEnum):
    """Who issues a paper."""

    COMMITTEE = "committee"
    GROUP = "group"
    SUPERIOR = "superior"
    PRESIDIUM = "presidium"
    SECRETARIAT = "secretariat"
    CREDENTIALS = "credentials"
    TELLERS = "tellers"
    CONGRESS = "congress"
    NEW_COMMITTEE = "new_committee"


BY_LABELS: Mapping[By, str] = {
    By.COMMITTEE: "Cấp ủy",
    By.GROUP: "Tiểu ban",
    By.SUPERIOR: "Cấp ủy cấp trên",
    By.PRESIDIUM: "Đoàn Chủ tịch",
    By.SECRETARIAT: "Đoàn Thư ký",
    By.CREDENTIALS: "Ban Thẩm tra tư cách đại biểu, cấp ủy",
    By.TELLERS: "Ban kiểm phiếu",
    By.CONGRESS: "Đại hội",
    By.NEW_COMMITTEE: "Cấp ủy khóa mới",
}
IN_CONGRESS = frozenset({By.PRESIDIUM, By.SECRETARIAT, By.CREDENTIALS, By.TELLERS, By.CONGRESS})
"""Bodies of the congress itself, whose papers share one series of numbers (36-HD/VPTW II.1.3)."""


class Adoption(StrEnum):
    """What a congress does with a paper; the action programme is discussed and not voted (11977-CV/VPTW)."""

    NONE = ""
    ADOPTED = "adopted"
    DISCUSSED = "discussed"


ADOPTION_LABELS: Mapping[Adoption, str] = {
    Adoption.NONE: "",
    Adoption.ADOPTED: "Đại hội thông qua",
    Adoption.DISCUSSED: "Đại hội thảo luận, không biểu quyết",
}


class Each(StrEnum):
    """Of what there is one paper each."""

    CONGRESS = ""
    GROUP = "group"
    STEP = "step"
    ELECTION = "election"


class Need(StrEnum):
    """What a congress must have for a row to be asked of it."""

    ALWAYS = ""
    COMMITTEE = "committee"
    INSPECTION = "inspection"
    DELEGATION = "delegation"
    DELEGATE_CONGRESS = "delegate_congress"
    ELECTIONS = "elections"


NOT_NEEDED: Mapping[Need, str] = {
    Need.COMMITTEE: "Đại hội này không bầu cấp ủy.",
    Need.INSPECTION: "Chi bộ không bầu ủy ban kiểm tra.",
    Need.DELEGATION: "Đại hội này không bầu đại biểu dự đại hội cấp trên.",
    Need.DELEGATE_CONGRESS: "Đại hội đảng viên không phân bổ đại biểu.",
    Need.ELECTIONS: "Đại hội này không bầu cử.",
}
"""Why a row is not asked of a congress."""


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper of a row: its name, kind, abstract and text with keys.

    own_title: of a paper of none of the kinds, which takes no number; writer: what writes it whole from facts, where
    that can be done; is_main: one of the papers on which opinions are asked; to_superior: addressed to it.
    """

    row: int
    by: By
    key: str
    name: str
    kind: str
    abstract: str
    text: str
    each: Each = Each.CONGRESS
    own_title: str = ""
    writer: str = ""
    is_main: bool = False
    to_superior: bool = False

    @property
    def template(self) -> str:
        """The name under which an office may keep a template of its own for this paper."""
        return f"Mẫu đại hội {self.row:02d}: {self.name}"


@dataclass(frozen=True, slots=True)
class Row:
    """One of the thirty rows. steps: codes of the plan from which its day is taken, the first that is there."""

    number: int
    name: str
    by: By
    stage: Stage
    steps: tuple[str, ...]
    adoption: Adoption
    certainty: Certainty
    fills: tuple[str, ...]
    need: Need
    papers: tuple[Paper, ...]


_STEPS: Mapping[str, tuple[str, ...]] = {
    "plan": ("plan_issued",),
    "groups": ("groups_founded", "plan_issued"),
    "papers": ("drafts_written",),
    "opinions": ("opinions_gathered", "dossier_submitted"),
    "personnel": ("personnel_plan", "personnel_chosen"),
    "delegates": ("delegates_allocated", "delegates_announced"),
    "submission": ("dossier_submitted",),
    "review": ("reviewed",),
    "convene": ("papers_to_delegates",),
    "programme": ("rehearsed", "papers_to_delegates"),
    "results": ("results_sent",),
}
_PAPER_FIELDS = ("key", "name", "kind", "abstract", "own_title", "writer")


@cache
def catalogue() -> tuple[Row, ...]:
    """The rows in the order of their numbers."""
    return tuple(sorted(map(_row, _entries()), key=lambda row: row.number))


def row_of(number: int) -> Row:
    """One row. Raises KeyError."""
    return _by_number()[number]


def paper_of(key: str) -> Paper:
    """One paper. Raises KeyError."""
    return _by_key()[key]


def papers() -> Iterator[Paper]:
    """Every paper of every row."""
    return (paper for row in catalogue() for paper in row.papers)


@cache
def _by_number() -> Mapping[int, Row]:
    return {row.number: row for row in catalogue()}


@cache
def _by_key() -> Mapping[str, Paper]:
    return {paper.key: paper for paper in papers()}


def _entries() -> Iterator[dict[str, Any]]:
    for file in resources.files(__package__).joinpath(_FOLDER).iterdir():
        if file.name.endswith(".yaml"):
            yield from yaml.safe_load(file.read_text(encoding="utf-8"))


def _row(entry: dict[str, Any]) -> Row:
    by = By(entry["issuer"])
    return Row(
        number=entry["number"],
        name=entry["name"],
        by=by,
        stage=Stage(entry["stage"]),
        steps=_STEPS[entry["step"]],
        adoption=Adoption(entry.get("adoption", "")),
        certainty=Certainty(entry.get("certainty", "derived")),
        fills=tuple(entry["fills"]),
        need=Need(entry.get("needs", "")),
        papers=tuple(_paper(entry["number"], by, each) for each in entry["papers"]),
    )


def _paper(row: int, by: By, entry: dict[str, Any]) -> Paper:
    return Paper(
        row=row,
        by=by,
        text=entry["text"].strip("\n"),
        each=Each(entry.get("each", "")),
        is_main=entry.get("main", False),
        to_superior=entry.get("to_superior", False),
        **{name: entry.get(name, "") for name in _PAPER_FIELDS},
    )
