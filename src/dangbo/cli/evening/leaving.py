"""What stays of an evening: minutes as Word and PDF, list, report, and the evidence pack, counted by its script."""

import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

from dangbo.access.actor import PROGRAM
from dangbo.elections.acts.counting.exporting import export_evidence
from dangbo.elections.models import Election, Meeting
from dangbo.elections.papers import OF_ELECTION, OF_MEETING, file_of, paper_of_election, paper_of_meeting
from dangbo.elections.papers.setting import PDF, WORD
from dangbo.elections.papers.writing import grouped
from dangbo.elections.queries.counting.evidence import SCRIPT

ENDINGS = {WORD: "docx", PDF: "pdf"}


def leave_papers(vote: Election, folder: Path) -> list[Path]:
    """The minutes of a vote as Word and PDF."""
    return [_write(folder / key, file_of(paper_of_election(vote, key), form), form)
            for key in OF_ELECTION for form in ENDINGS]  # fmt: skip


def leave_reports(meeting: Meeting, folder: Path) -> list[Path]:
    """List of the elected and report as Word and PDF."""
    return [_write(folder / key, file_of(paper_of_meeting(meeting, key), form), form)
            for key in OF_MEETING for form in ENDINGS]  # fmt: skip


def _write(path: Path, content: bytes, form: str) -> Path:
    found = path.with_suffix(f".{ENDINGS[form]}")
    found.parent.mkdir(parents=True, exist_ok=True)
    found.write_bytes(content)
    return found


def leave_evidence(vote: Election, folder: Path) -> Iterator[str]:
    """Write the evidence pack, unpack it and let its script count; a sentence for each thing that is not equal."""
    pack = folder / "goi-bang-chung.zip"
    pack.parent.mkdir(parents=True, exist_ok=True)
    with pack.open("wb") as file:
        sha256 = export_evidence(actor=PROGRAM, election=vote, target=file)
    unpacked = folder / "goi-bang-chung"
    with zipfile.ZipFile(pack) as archive:
        archive.extractall(unpacked)
    text = paper_of_election(vote, "kiem-phieu").text
    if grouped(sha256) not in text:
        yield "Biên bản kiểm phiếu không ghi đúng mã của gói bằng chứng."
    script = [sys.executable, "-I", "-S", "-X", "utf8", str(unpacked / SCRIPT)]
    done = subprocess.run(script, capture_output=True, text=True, encoding="utf-8", check=False)  # noqa: S603
    if done.returncode:
        yield from (f"Đếm lại từ gói bằng chứng: {line}" for line in (done.stdout + done.stderr).splitlines())
