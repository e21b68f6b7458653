"""The bound register of a term: as PDF; `python bench/documents_registers.py [--rows N] [--runs N]`."""

import argparse
import sys
from datetime import date, timedelta

from timing import Measured, table, timed

PDF_SECONDS = 5.0
FIRST = date(2020, 1, 6)
SUBJECT = "Kế hoạch tổ chức đại hội chi bộ, đảng bộ trực thuộc tiến tới đại hội đảng bộ nhiệm kỳ 2025 - 2030"
WIDTHS = (
    ("Số, ký hiệu", 2.0), ("Ngày, tháng", 1.5), ("Tên loại và trích yếu nội dung", 6.0), ("Người ký", 2.2),
    ("Nơi nhận văn bản", 3.6), ("Đơn vị, người nhận bản lưu", 2.0), ("Số lượng bản", 1.0), ("Ghi chú", 2.2),
)  # fmt: skip


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    results = [measure(options.rows, options.runs)]
    print(table(results))
    return int(results[0].median > PDF_SECONDS)


def measure(rows: int, runs: int) -> Measured:
    """Seconds to set so many lines of the outgoing register."""
    from dangbo.paper.bound_registers import PrintedColumn, RegisterPaper, register_pdf

    columns = [PrintedColumn(heading, width) for heading, width in WIDTHS]
    lines = [_line(place) for place in range(1, rows + 1)]
    paper = RegisterPaper("Sổ đăng ký văn bản đi", "Đảng ủy", "", "Nhiệm kỳ 2020 - 2025", "", columns, lines)
    return timed(f"Register of {rows} lines as PDF", PDF_SECONDS, lambda: register_pdf(paper), runs, unit="s")


def _line(place: int) -> tuple[str, ...]:
    day = FIRST + timedelta(days=place % 1_800)
    signer = f"Nguyễn Văn Mẫu {place % 7}"
    return (f"{place:02d}-KH/ĐUK", f"{day:%d/%m/%Y}", f"{SUBJECT}, lần {place}", signer, "Các chi bộ; Lưu Văn phòng",
            "Văn phòng", str(place % 90 + 1), "")  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
