"""The candidate's file (hồ sơ nhân sự): which papers must be there by which stage."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dangbo.rules._wording import whole
from dangbo.rules.congress.values import entry_of
from dangbo.rules.findings import finding_from
from dangbo.rules.parameters import Entry, ParameterError, ParameterSet
from dangbo.rules.parameters.model import Row
from dangbo.rules.verdict import Verdict

SELF_NOMINATED = "self_nominated"


class FileStage(StrEnum):
    """Stages by which papers are asked for, in their order."""

    LISTED = "listed"
    REVIEW = "review"
    ELECTION = "election"


STAGE_LABELS: dict[FileStage, str] = {
    FileStage.LISTED: "Lập danh sách nhân sự",
    FileStage.REVIEW: "Trình duyệt đại hội",
    FileStage.ELECTION: "Bầu cử tại đại hội",
}


@dataclass(frozen=True, slots=True)
class FilePaper:
    """One paper of the file and the stage by which it must be there."""

    code: str
    label: str
    stage: FileStage


def file_papers(
    at: date, *, self_nominated: bool = False, parameters: ParameterSet | None = None
) -> tuple[FilePaper, ...]:
    """Every paper of a candidate's file under the regulation of the date; an application only from self-nominees."""
    entry = entry_of("candidate_file", at, parameters)
    return tuple(
        _paper(row, entry)
        for row in entry.rows
        if not row.get("who") or (row["who"] == SELF_NOMINATED and self_nominated)
    )


def _paper(row: Row, entry: Entry) -> FilePaper:
    stage = str(row.get("stage"))
    if stage not in tuple(FileStage):
        raise ParameterError(f"Tham số “{entry.key}”: giai đoạn “{stage}” không hiểu được.")
    return FilePaper(str(row.get("code")), str(row.get("label")), FileStage(stage))


def missing_papers(
    name: str,
    have: Collection[str],
    stage: FileStage,
    at: date,
    *,
    self_nominated: bool = False,
    parameters: ParameterSet | None = None,
) -> Verdict[tuple[FilePaper, ...]]:
    """What is still missing of a file at the stage, in the order of the table.

    name: the person, for the sentence; have: codes of the papers received.
    """
    order = tuple(FileStage)
    wanted = [
        paper
        for paper in file_papers(at, self_nominated=self_nominated, parameters=parameters)
        if order.index(paper.stage) <= order.index(stage)
    ]
    missing = tuple(paper for paper in wanted if paper.code not in have)
    if not missing:
        return Verdict(())
    names = "; ".join(_lower(paper.label) for paper in missing)
    message = (
        f"Hồ sơ của {name} có {whole(len(wanted) - len(missing))} trên {whole(len(wanted))} giấy tờ, thiếu: {names}."
    )
    return Verdict(missing, (finding_from(entry_of("candidate_file", at, parameters), "file-incomplete", message),))


def _lower(label: str) -> str:
    return label[0].lower() + label[1:]
