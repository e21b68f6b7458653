"""`dangbo report`: a report of an organisation as Word, Excel or JSON."""

import json
import sys
from pathlib import Path

from dangbo.cli.arguments import BadInputError, Parser, moment_of, organisation_of_code, refuse, why, write, write_json
from dangbo.figures.reports.document import ReportDocument, report
from dangbo.figures.reports.files import EXCEL, JSON, WORD, to_excel, to_json, to_word
from dangbo.figures.reports.templates import UnknownReportError
from dangbo.paper.errors import FileError

FORMATS = (WORD, EXCEL, JSON)


def main(argv: list[str]) -> int:
    """Exit 0 with the files written (JSON asked alone goes to stdout), 2 with one line on stderr for bad input."""
    parser = Parser(prog="dangbo report", description="Một báo cáo của một tổ chức tại một ngày.")
    parser.add_argument("name", metavar="BÁO_CÁO", help="mã báo cáo, như congress-round")
    parser.add_argument("--organisation", required=True, metavar="MÃ", help="mã tổ chức")
    parser.add_argument("--at", metavar="NGÀY", help="số liệu đến ngày, như 2020-07-01 hoặc 01/07/2020")
    parser.add_argument("--since", metavar="NGÀY", help="ngày đầu kỳ; nếu không ghi thì từ ngày 01/01 của năm")
    parser.add_argument(
        "--format", default=WORD, metavar="DẠNG", help="docx, xlsx, json; nhiều dạng cách nhau dấu phẩy"
    )
    parser.add_argument("--out", type=Path, default=Path(), metavar="THƯ_MỤC", help="nơi ghi tệp")
    try:
        asked = parser.parse_args(argv)
        formats = formats_of(asked.format)
        organisation = organisation_of_code(asked.organisation)
        document = report(asked.name, organisation, moment_of(asked.at, asked.since))
        if formats == [JSON]:
            write_json(to_json(document))
        else:
            for form in formats:
                write(sys.stdout, str(write_file(document, form, asked.out)))
    except (BadInputError, UnknownReportError, FileError) as error:
        return refuse(error)
    except OSError as error:
        return refuse(f"Không ghi được báo cáo: {why(error)}")
    return 0


def formats_of(text: str) -> list[str]:
    """The forms asked for, each once. Raises BadInputError."""
    asked = list(dict.fromkeys(part.strip().lower() for part in text.split(",") if part.strip()))
    unknown = [form for form in asked if form not in FORMATS]
    if unknown or not asked:
        raise BadInputError(f"Không có dạng “{', '.join(unknown)}”. Các dạng: {', '.join(FORMATS)}.")
    return asked


def write_file(document: ReportDocument, form: str, folder: Path) -> Path:
    """Write one form of a report into a folder, in place of an earlier one. Raises BadInputError, FileError."""
    content = content_of(document, form)
    if not content:
        raise BadInputError(f"Báo cáo {document.template.key} không có bản {form}.")
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{document.template.key}-{document.organisation.code}-{document.moment.at.isoformat()}.{form}"
    unfinished = file.with_name(f"{file.name}.dang-ghi")
    unfinished.write_bytes(content)
    unfinished.replace(file)
    return file


def content_of(document: ReportDocument, form: str) -> bytes:
    """The bytes of one form; none where the report has no template for it. Raises FileError."""
    match form:
        case "json":
            return json.dumps(to_json(document), ensure_ascii=False, indent=2).encode()
        case "xlsx":
            return to_excel(document)
    return to_word(document)
