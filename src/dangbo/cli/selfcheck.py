"""`dangbo selfcheck`: journal, register and figures held against what must always be true of them; ballots printed,
marked and read without paper; when asked for, a whole evening of elections."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from dangbo.cli.arguments import BadInputError, Parser, day_of, refuse, write
from dangbo.cli.evening.sizes import Size
from dangbo.cli.evening.starting import start_evening
from dangbo.facts.figures import Count, Moment, Sum
from dangbo.figures.catalogue import catalogue
from dangbo.figures.evaluation import evaluate
from dangbo.figures.rows import row_lists
from dangbo.journal.chain import verify
from dangbo.office.options import options
from dangbo.registry.models import Organisation, OrganisationVersion
from dangbo.registry.queries.selfcheck import selfcheck
from dangbo.rules.elections.ballot import Layout
from dangbo.rules.verdict import Severity
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.numbers import format_int

TRIAL = {
    "id": "tu-kiem-tra",
    "title": "Bầu thử",
    "organisation": "Tự kiểm tra",
    "regulation": "190-2024",
    "seats": 3,
    "paper": "A4",
    "candidates": [{"name": name} for name in ("Bùi Thị Ánh", "Đỗ Văn Được", "Nguyễn Thị Hiền", "Vũ Quốc Uy")],
}
"""The list on which printing and reading of ballots are tried."""
WORDS = {Severity.ERROR: "Sai", Severity.WARNING: "Cần xem lại", Severity.NOTE: "Lưu ý"}


def main(argv: list[str]) -> int:
    """Exit 0 when all is well, 1 when something was found, 2 for bad input."""
    parser = Parser(
        prog="dangbo selfcheck", description="Tự kiểm tra nhật ký, sổ đảng viên, số liệu; in và đọc phiếu thử."
    )
    parser.add_argument("--part", choices=[*PARTS, EVENING], action="append", help="chỉ kiểm phần này")
    parser.add_argument("--at", metavar="NGÀY", help="ngày của số liệu được kiểm tra")
    _add_evening(parser)
    try:
        asked = parser.parse_args(argv)
        if EVENING in (asked.part or ()):
            return _evening(asked)
        at = day_of(asked.at) if asked.at else options().default_as_of
    except BadInputError as error:
        return refuse(error)
    found = 0
    for part in asked.part or PARTS:
        for line in PARTS[part](Moment(at)):
            write(sys.stdout, line)
            found += 1
    if found:
        write(sys.stdout, f"Tìm thấy {format_int(found)} điều.")
        return 1
    for part in asked.part or PARTS:
        write(sys.stdout, GOOD[part].format(day=format_date(at)))
    return 0


def _add_evening(parser: Parser) -> None:
    usual = Size()
    group = parser.add_argument_group(
        "cả buổi bầu cử (--part evening)",
        "Diễn lại một đại hội trong kho dữ liệu riêng: in, đánh dấu, quét, đọc, xem, kiểm hai lần, công bố, biên bản.",
    )
    for name, what in (("delegates", "số đại biểu"), ("names", "số người trong danh sách"), ("seats", "số cần bầu")):
        group.add_argument(f"--{name}", type=int, default=getattr(usual, name), help=what)
    group.add_argument("--seed", type=int, default=usual.seed, help="hạt giống của mọi điều ngẫu nhiên")
    group.add_argument("--style", choices=list(Layout), help="mẫu phiếu; mặc định theo quy chế")
    group.add_argument("--out", type=Path, metavar="THƯ_MỤC", help="thư mục trống để lại biên bản, gói bằng chứng")


def _evening(asked: argparse.Namespace) -> int:
    style = Layout(asked.style) if asked.style else None
    size = Size(asked.delegates, asked.names, asked.seats, style, seed=asked.seed)
    return start_evening(size, asked.out)


def everything(moment: Moment) -> Iterator[str]:
    """Each thing that is wrong, in one sentence."""
    for broken in verify():
        yield f"Sai: {broken.reason}"
    for finding in selfcheck():
        yield f"{WORDS[finding.severity]}: {finding.message}"
    for top in tops(moment):
        yield from unequal_figures(top, moment)


def ballots_read_otherwise(_moment: Moment) -> Iterator[str]:
    """What the two readers read on the test decks of both styles otherwise than it was printed."""
    from dangbo.paper.ballots.layout import lay_out, read_definition
    from dangbo.paper.ballots.proving import prove_reading

    for style in ("agree_disagree", "strike_out"):
        yield from (f"Sai: {told}" for told in prove_reading(lay_out(read_definition({**TRIAL, "style": style}))))


def tops(moment: Moment) -> list[Organisation]:
    """The organisations that stood under no other on the day."""
    versions = OrganisationVersion.objects.at(moment.at).filter(parent=None).select_related("organisation")
    return [version.organisation for version in versions.order_by("organisation__code")]


def unequal_figures(organisation: Organisation, moment: Moment) -> Iterator[str]:
    """Figures whose value is not the number of their rows."""
    counts = [figure for figure in catalogue().values() if isinstance(figure, Count | Sum)]
    values = evaluate(counts, organisation.pk, moment)
    for figure in counts:
        rows = sum(part.shown for part in row_lists(figure, organisation.pk, moment))
        if rows != values[figure.key]:
            yield f"Sai: {organisation.code}: “{figure.name}” là {values[figure.key]} nhưng có {rows} dòng."


EVENING = "evening"
PARTS = {"register": everything, "ballots": ballots_read_otherwise}
GOOD = {
    "register": "Nhật ký, sổ đảng viên và số liệu ngày {day} đều đúng.",
    "ballots": "Phiếu thử của cả hai mẫu in ra, đọc lại đúng từng dòng.",
}
