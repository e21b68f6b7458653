"""`dangbo figures`: every figure of an organisation and all below it, as of a day."""

import sys
from itertools import groupby

from dangbo.cli.arguments import BadInputError, Parser, moment_of, organisation_of_code, refuse, write, write_json
from dangbo.facts.figures import Moment
from dangbo.figures.catalogue import listed
from dangbo.figures.evaluation import evaluate
from dangbo.figures.json import figures_json
from dangbo.figures.values import text_of
from dangbo.registry.models import Organisation
from dangbo.registry.queries.organisations import names_at
from dangbo.vietnamese.dates import format_date


def main(argv: list[str]) -> int:
    """Exit 0 with the figures on stdout, 2 with one line on stderr for bad input."""
    parser = Parser(prog="dangbo figures", description="Mọi số liệu của một tổ chức và các tổ chức trực thuộc.")
    parser.add_argument("--organisation", required=True, metavar="MÃ", help="mã tổ chức")
    parser.add_argument("--at", metavar="NGÀY", help="số liệu đến ngày, như 2020-07-01 hoặc 01/07/2020")
    parser.add_argument("--since", metavar="NGÀY", help="ngày đầu kỳ; nếu không ghi thì từ ngày 01/01 của năm")
    parser.add_argument("--format", choices=["text", "json"], default="text")
    try:
        asked = parser.parse_args(argv)
        organisation = organisation_of_code(asked.organisation)
        moment = moment_of(asked.at, asked.since)
    except BadInputError as error:
        return refuse(error)
    if asked.format == "json":
        write_json(figures_json(organisation, moment.at, moment.since))
    else:
        write(sys.stdout, as_text(organisation, moment))
    return 0


def as_text(organisation: Organisation, moment: Moment) -> str:
    """The figures in groups, one a line: its key, its value, its unit and its name."""
    figures = listed()
    values = evaluate(figures, organisation.pk, moment)
    name = names_at([organisation.pk], moment.at).get(organisation.pk, organisation.code)
    lines = [f"{name} ({organisation.code}), số liệu đến ngày {format_date(moment.at)}"]
    for group, members in groupby(figures, key=lambda figure: figure.group):
        lines += ["", group] if group else [""]
        for figure in members:
            value = text_of(figure, values[figure.key])
            lines.append(f"  {value:>10}  {figure.name} [{figure.key}]")
    return "\n".join(lines)
